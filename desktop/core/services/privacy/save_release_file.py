"""Write an anonymized table, read it back, let the independent checker look, and only then keep it.

What goes out is written beside its target first; whatever the checker finds, or whatever stops us,
leaves no file and marks nobody.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from desktop.core.domain.attributes import PROFILE_SCHEMA, Attribute
from desktop.core.domain.changes import Change
from desktop.core.domain.document import MARKING, Document, PaperLanguage
from desktop.core.domain.duties import EvidenceKind
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.file_release import FileMade, FileReading, FileSaved
from desktop.core.domain.sheet import CellValue, RawSheet
from desktop.core.exporters.xlsx import Sheet, write_book
from desktop.core.ports import SheetReader
from desktop.core.privacy.checker import CheckFault
from desktop.core.privacy.file_checker import FileExpectation, check_file
from desktop.core.privacy.file_trees import file_tables, load_file_trees
from desktop.core.services.imports.row_facts import person_of
from desktop.core.services.people.erase_people import tombstone_hashes
from desktop.core.services.privacy.evidence import note_evidence
from desktop.core.services.privacy.file_columns import DIRECT
from desktop.core.services.privacy.methods import keep_method
from desktop.core.services.privacy.paper_words import LEFT_OUT_WORDS, RISK, say
from desktop.core.services.privacy.risk_paper import risk_document
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import APP_ID
from desktop.core.storage.queries.duties import add_released

_DATA: Final = "匿名加工情報"
_ABOUT: Final = "説明"


def save_release_file(
    workspace: Workspace, made: FileMade, path: Path, reader: SheetReader
) -> FileSaved:
    """Write, check, mark and keep; in that order, all or nothing.

    Args:
        workspace: Where people are marked as released and the evidence is kept.
        made: The anonymized table.
        path: The workbook; nothing may stand there yet.
        reader: Reads the written file back: another program than the one that wrote it.

    Raises:
        AppError: EXPORT_FOLDER where something stands there or nothing can be written; DISK_FULL;
            BATCH_CHECK_FAILED with the fault the checker found.
    """
    if path.exists():
        raise AppError(ErrorCode.EXPORT_FOLDER)
    unchecked = path.with_name(f"{path.name}.unchecked")
    try:
        write_book(unchecked, _sheets(workspace, made))
        data = unchecked.read_bytes()
        faults = faults_of_file(made, data, unchecked, reader)
        if faults:
            raise AppError(ErrorCode.BATCH_CHECK_FAILED, {"fault": faults[0].code})
        digest = hashlib.sha256(data).hexdigest()
        _keep(workspace, made, (unchecked, path), digest)
    finally:
        unchecked.unlink(missing_ok=True)
    changes = frozenset({Change.BATCHES, Change.PEOPLE})
    return FileSaved(path, digest, len(made.rows), changes)


def faults_of_file(
    made: FileMade, data: bytes, path: Path, reader: SheetReader
) -> tuple[CheckFault, ...]:
    """Return why a written file must not be given away."""
    sheets = reader(path, progress=lambda _done, _total: None, is_cancelled=lambda: False)
    rows = [_cells(row) for row in sheets[0].rows]
    if rows:
        rows[0] = rows[0][:1]
    return check_file(
        data,
        rows,
        _expectation(made),
        tables=file_tables(),
        forbidden=forbidden_texts_of(made.reading),
    )


def file_report(
    workspace: Workspace,
    made: FileMade,
    saved: FileSaved | None,
    language: PaperLanguage = PaperLanguage.JAPANESE,
) -> Document:
    """Return the リスク評価書 of a file."""
    profile = made.reading.profile
    texts = {
        "subject": say(RISK["of-file"], language),
        "day": workspace.today().isoformat(),
        "rule": say(RISK["rule-text"], language, k=profile.k, l=profile.l),
        "columns": f"{PROFILE_SCHEMA}　{profile.sha256}",
        "trees": load_file_trees().sha256,
    }
    about = {say(RISK[key], language): text for key, text in texts.items()}
    if saved is not None:
        about["SHA-256"] = saved.sha256
    left = {say(LEFT_OUT_WORDS[why], language): count for why, count in made.left_out.items()}
    return risk_document(made.report, about, left, language)


def forbidden_texts_of(reading: FileReading) -> Iterator[str]:
    """Yield the texts of the source that must not appear: all that names, and all that is rare."""
    sheet, k = reading.analysis.sheet, reading.profile.k
    numbers = [row.row_number for row in reading.analysis.rows]
    direct = {one.column for one in reading.analysis.mappings if one.field in DIRECT}
    for rule in reading.profile.rules:
        texts = [text for number in numbers for text in _source(sheet, number, rule.column)]
        if rule.column in direct or rule.attribute is Attribute.FORBIDDEN:
            yield from dict.fromkeys(texts)
            continue
        yield from (text for text, count in Counter(texts).items() if count < k)


def _source(sheet: RawSheet, number: int, column: int) -> Iterator[str]:
    row = sheet.rows[number - sheet.first_row_number]
    cell = row[column] if column < len(row) else None
    if isinstance(cell, (date, datetime)):
        yield f"{cell:%Y-%m-%d}"
        yield f"{cell:%Y/%m/%d}"
    elif cell is not None and cell != "":
        yield str(cell)


def _expectation(made: FileMade) -> FileExpectation:
    profile, headings = made.reading.profile, made.headings
    quasi, sensitive, plain = {}, {}, []
    kinds = {rule.ladder.value: rule.attribute for rule in profile.rules if rule.ladder}
    free = {
        f"{rule.header.strip() or '列'}#{rule.column}": rule.attribute for rule in profile.rules
    }
    for name, heading in headings.items():
        kind = kinds.get(name) or free[name]
        if kind is Attribute.QUASI:
            quasi[heading] = name
        elif kind is Attribute.SENSITIVE:
            sensitive[heading] = name if name in kinds else ""
        else:
            plain.append(heading)
    return FileExpectation(quasi, sensitive, plain, profile.k, profile.l, len(made.rows))


def _sheets(workspace: Workspace, made: FileMade) -> list[Sheet]:
    head = tuple(made.headings.values())
    rows: list[Sequence[CellValue]] = [(MARKING,), head, *made.rows]
    profile = made.reading.profile
    about: list[Sequence[CellValue]] = [
        (MARKING,),
        ("作成", workspace.today().isoformat()),
        ("作成したソフトウェア", APP_ID),
        ("件数", len(made.rows)),
        ("同じ特徴の人の数", f"{profile.k}名以上"),
        ("列の設定", f"{PROFILE_SCHEMA} {profile.sha256}"),
        ("加工の段階表", load_file_trees().sha256),
        (
            "お願い",
            "個人を識別するために、ほかの情報と照合しないでください（個人情報保護法第45条）。",
        ),
    ]
    return [Sheet(_DATA, rows, widths=[18] * len(head)), Sheet(_ABOUT, about, widths=(24, 90))]


def _cells(row: Sequence[CellValue]) -> list[CellValue]:
    cells = list(row)
    while cells and cells[-1] in (None, ""):
        cells.pop()
    return cells


def _keep(workspace: Workspace, made: FileMade, files: tuple[Path, Path], digest: str) -> None:
    """Mark who went and note the evidence; the file gets its name in the same transaction."""
    rows = made.reading.analysis.rows
    known = made.reading.known
    keys = [key for at in made.released for key in tombstone_hashes(workspace, person_of(rows[at]))]
    people = [known[at] for at in made.released if at in known]
    trees = load_file_trees().sha256
    profile = made.reading.profile
    method: dict[str, str | int] = {"seed": made.seed, "app": APP_ID, "hierarchies": trees}
    facts: dict[str, str | int] = {
        "schema": PROFILE_SCHEMA,
        "profile": profile.sha256,
        "hierarchies": trees,
        "k": profile.k,
        "l": profile.l,
        "groups": made.report.groups,
        "smallest_group": made.report.smallest,
        "hidden": ",".join(made.hidden),
        "columns": ",".join(made.headings.values()),
        "left_out": sum(made.left_out.values()),
        "checks": "marking,form,k,l,share,vocabulary,rare-words,order,forbidden-text",
    }
    source, target = files
    with workspace.store.write() as connection:
        add_released(connection, keys, people)
        keep_method(workspace, connection, method, (digest, None))
        result = (digest, len(made.rows))
        note_evidence(workspace, connection, EvidenceKind.FILE_MADE, facts, result=result)
        workspace.audit(connection, "file.anonymized", sha256=digest, count=len(made.rows))
        try:
            source.replace(target)
        except OSError as error:
            raise AppError(ErrorCode.EXPORT_FOLDER) from error
