"""Which files beside a list belong to whom: named in a column, or called like the person."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath
from typing import Final

from desktop.core.domain.attachments import (
    MAX_ATTACHMENT_BYTES,
    MAX_ATTACHMENTS_A_ROW,
    AttachmentFault,
    AttachmentProblem,
)
from desktop.core.domain.sheet import ApplicantField, ApplicantRow, SheetAnalysis

_MOST_FILES: Final = 20_000
_SEPARATORS: Final = str.maketrans(dict.fromkeys("、，,;；/／|", "\n"))
_OWN: Final = ("~$", ".")


@dataclass(frozen=True, slots=True)
class FoundAttachment:
    """A file and the row it belongs to."""

    row_number: int
    path: Path


@dataclass(frozen=True, slots=True)
class FoundAttachments:
    """Files in row order, and names no file answers to."""

    files: tuple[FoundAttachment, ...]
    problems: tuple[AttachmentProblem, ...]


def find_attachments(path: Path, analysis: SheetAnalysis) -> FoundAttachments:
    """Look for the attachments of a list in the folder it lies in, by exact name.

    Only names the folder itself lists are ever opened: a cell cannot lead anywhere else. A file
    nobody names is taken for the person whose name or number it bears, if that is one person.
    """
    beside = _files_beside(path)
    files: list[FoundAttachment] = []
    problems: list[AttachmentProblem] = []
    for number, names in _named(analysis, beside):
        for name in names[:MAX_ATTACHMENTS_A_ROW]:
            found = beside.get(_key(name))
            if found is None:
                problems.append(AttachmentProblem(number, name, AttachmentFault.MISSING))
            else:
                files.append(FoundAttachment(number, found))
        problems += [
            AttachmentProblem(number, name, AttachmentFault.TOO_MANY)
            for name in names[MAX_ATTACHMENTS_A_ROW:]
        ]
    taken = {one.path for one in files}
    by_name, doubtful = _called_like_somebody(analysis, beside, taken)
    files += by_name
    problems += doubtful
    files.sort(key=lambda one: (one.row_number, one.path.name))
    return FoundAttachments(tuple(dict.fromkeys(files)), tuple(problems))


def _files_beside(path: Path) -> Mapping[str, Path]:
    """Return the plain files of a folder by name; links are not followed."""
    try:
        with os.scandir(path.parent) as entries:
            return {
                _key(entry.name): path.parent / entry.name
                for entry in islice(entries, _MOST_FILES)
                if entry.name != path.name
                and not entry.name.startswith(_OWN)
                and entry.is_file(follow_symlinks=False)
            }
    except OSError:
        return {}


def _key(name: str) -> str:
    # macOS hands out names decomposed: ガ as カ and a mark.
    return unicodedata.normalize("NFC", name)


def _named(analysis: SheetAnalysis, beside: Mapping[str, Path]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each row that names files, and the names."""
    wanted = ApplicantField.ATTACHMENTS
    columns = [one.column for one in analysis.mappings if one.field is wanted]
    for row in analysis.rows if columns else ():
        if names := list(_names(row, columns, beside)):
            yield row.row_number, names


def _names(row: ApplicantRow, columns: list[int], beside: Mapping[str, Path]) -> Iterator[str]:
    for cell in (row.raw[at].strip() for at in columns if at < len(row.raw)):
        # A name may hold a comma itself: the folder decides.
        whole = [cell] if _key(cell) in beside else cell.translate(_SEPARATORS).splitlines()
        yield from dict.fromkeys(name.strip() for name in whole if name.strip())


def _called_like_somebody(
    analysis: SheetAnalysis, beside: Mapping[str, Path], taken: set[Path]
) -> tuple[list[FoundAttachment], list[AttachmentProblem]]:
    calls = {_bare(PurePath(name).stem) for name, path in beside.items() if path not in taken}
    rows: dict[str, list[int]] = {}
    for row in analysis.rows if calls else ():
        for call in {_bare(row.name), _bare(row.applicant_number)} & calls - {""}:
            rows.setdefault(call, []).append(row.row_number)
    files, problems = [], []
    for name, path in beside.items():
        numbers = rows.get(_bare(PurePath(name).stem), []) if path not in taken else []
        if len(numbers) == 1:
            files.append(FoundAttachment(numbers[0], path))
        elif numbers:
            fault = AttachmentFault.SEVERAL_PEOPLE
            problems.append(AttachmentProblem(numbers[0], name, fault))
    return files, problems


def _bare(text: str) -> str:
    return "".join(_key(text).split())


def read_whole(path: Path) -> bytes | AttachmentFault:
    """Return the content of a file, or why it cannot be taken."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_ATTACHMENT_BYTES + 1)
    except FileNotFoundError:
        return AttachmentFault.MISSING
    except OSError:
        return AttachmentFault.UNREADABLE
    if not content:
        return AttachmentFault.EMPTY
    return AttachmentFault.TOO_LARGE if len(content) > MAX_ATTACHMENT_BYTES else content
