"""Anonymize a file by itself, and count people, on the command line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.app.duty_acts import pdf_without_window
from desktop.app.parts import sheet_reader
from desktop.core.domain.attributes import Attribute, Ladder
from desktop.core.domain.counts import (
    CountBy,
    CountQuestion,
    Precision,
    business_year_of,
)
from desktop.core.domain.document import DocumentForm, PaperLanguage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.file_release import FileReading
from desktop.core.services.privacy.anonymize_file import FileWishes, anonymize_file
from desktop.core.services.privacy.count_paper import shown_cells, write_counts
from desktop.core.services.privacy.count_people import count_people, read_ledger
from desktop.core.services.privacy.duty_papers import write_document
from desktop.core.services.privacy.file_memory import remember_choices
from desktop.core.services.privacy.read_release_file import read_release_file
from desktop.core.services.privacy.save_release_file import file_report, save_release_file
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings

Facts = Mapping[str, object]
Note = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class ReleaseWishes:
    """What the command line asks for.

    Attributes:
        out: The workbook to write; None only tells how columns are read.
        columns: ``heading=attribute`` or ``heading=attribute:hierarchy``.
        report: Folder of the risk report, as PDF.
    """

    out: Path | None = None
    columns: Sequence[str] = ()
    k: int | None = None
    leave_out_known: bool = False
    report: Path | None = None


def anonymize(workspace: Workspace, path: Path, wishes: ReleaseWishes, note: Note) -> Facts:
    """Read a file, anonymize it, write it and its risk report."""
    reading = _read(workspace, path, wishes.columns)
    facts: dict[str, object] = {"columns": _columns(reading), "rows": reading.row_count}
    if wishes.out is None:
        return facts
    made = anonymize_file(
        workspace,
        reading,
        FileWishes(k=wishes.k, leave_out_known=wishes.leave_out_known),
        progress=note,
        is_cancelled=_never,
    )
    saved = save_release_file(workspace, made, wishes.out, sheet_reader())
    remember_choices(workspace, reading)
    facts |= {
        "file": str(saved.path),
        "sha256": saved.sha256,
        "records": saved.record_count,
        "left_out": {why.value: count for why, count in made.left_out.items()},
        "hidden": list(made.hidden),
        "unread": dict(made.unread),
        "dropped": list(made.dropped),
        "smallest_group": made.report.smallest,
        "highest_risk": made.report.highest,
    }
    if wishes.report is not None:
        document = file_report(workspace, made, saved)
        target, form = (wishes.report, "risk-report"), DocumentForm.PDF
        written = write_document(workspace, document, form, target, make_pdf=pdf_without_window)
        facts["report"] = str(written)
    return facts


def counts(
    workspace: Workspace,
    asked: tuple[str | None, str | None, int | None, int],
    exact: str,
    out: Path | None,
) -> Facts:
    """Count people with noise, or tell what was asked and spent so far.

    Args:
        workspace: Whose people.
        asked: Lines or None, columns or None, business year or None for this one, quarter.
        exact: Name of a `Precision`.
        out: A workbook to write.
    """
    by, across, year, quarter = asked
    if by is None:
        ledger = read_ledger(workspace)
        return {"spent": dict(ledger.spent), "asked": [one.question.key for one in ledger.asked]}
    if year is None:
        year = business_year_of(workspace.today())
    question = CountQuestion(year, quarter, CountBy(by), CountBy(across) if across else None)
    table = count_people(workspace, question, Precision[exact.upper()])
    if out is not None:
        write_counts(workspace, table, out)
    return {
        "table": shown_cells(table, read_settings(workspace).k, PaperLanguage.JAPANESE),
        "spent": table.spent / 1000,
        "left": read_ledger(workspace).left(year) / 1000,
    }


def _read(workspace: Workspace, path: Path, columns: Sequence[str]) -> FileReading:
    reader = sheet_reader()
    reading = read_release_file(
        workspace, reader, path, choices=None, progress=_quiet, is_cancelled=_never
    )
    if not columns:
        return reading
    numbers = {rule.header: rule.column for rule in reading.profile.rules}
    choices = dict(reading.choices)
    for told in columns:
        heading, _, wanted = told.rpartition("=")
        attribute, _, ladder = wanted.partition(":")
        if heading not in numbers:
            raise AppError(ErrorCode.IMPORT_NO_COLUMNS)
        try:
            choices[numbers[heading]] = (Attribute(attribute), Ladder(ladder) if ladder else None)
        except ValueError as error:
            column = numbers[heading] + 1
            raise AppError(ErrorCode.FILE_COLUMN_FIXED, {"column": column}) from error
    return read_release_file(
        workspace, reader, path, choices=choices, progress=_quiet, is_cancelled=_never
    )


def _columns(reading: FileReading) -> list[dict[str, str]]:
    return [
        {
            "heading": rule.header,
            "attribute": rule.attribute.value,
            "hierarchy": rule.ladder.value if rule.ladder else "",
        }
        for rule in reading.profile.rules
    ]


def _quiet(_done: int, _total: int | None) -> None:
    """Take no note."""


def _never() -> bool:
    return False
