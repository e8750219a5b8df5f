"""The rows that wait, in a workbook of their own: same headings, and what is to be mended."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.import_memory import ImportProfile, KeptColumn
from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import CellProblem, CellValue, SheetAnalysis
from desktop.core.domain.sheet_findings import CellFate
from desktop.core.exporters.xlsx import Sheet, write_book
from desktop.core.importers.shapes import shape_key
from desktop.core.services.import_profiles.profiles import profile_of
from desktop.core.services.imports.kept_cells import CellKeeper
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.import_memory import write_profile
from desktop.core.storage.queries.imported_rows import decode_cells

_WIDTH: Final = 16
_REASON_WIDTH: Final = 50
Wording = Callable[[CellProblem], str]
"""Says what is wrong with a cell in the user's language; the interface has the words."""


@dataclass(frozen=True, slots=True)
class CorrectionsWritten:
    """The workbook and how many rows wait in it."""

    path: Path
    row_count: int
    changes: Changes


def write_corrections(
    workspace: Workspace,
    preview: ImportPreview,
    path: Path,
    *,
    reason_heading: str,
    wording: Wording,
) -> CorrectionsWritten:
    """Write the rows that cannot be imported as they are, the cells at fault highlighted.

    The mended file can be imported as it is: how its columns were read is remembered under its
    own shape, and the column of reasons is left out. Cells that are refused stay in the user's
    file; their headings are here, so that the two files look alike.

    Args:
        workspace: The open workspace.
        preview: What was looked at; its ``held_rows`` are written.
        path: Replaced if it exists; never the file that was read.
        reason_heading: Of the column of reasons, in the user's language.
        wording: Says what is wrong with one cell.

    Raises:
        AppError: EXPORT_NOTHING where no row waits; EXPORT_FOLDER or DISK_FULL.
    """
    analysis = preview.analysis
    if not preview.held_rows:
        raise AppError(ErrorCode.EXPORT_NOTHING)
    keeper = CellKeeper(analysis)
    heading = _free_heading(reason_heading, keeper.columns)
    held = [analysis.rows[at] for at in preview.held_rows]
    problems = _problems_by_row(analysis)
    last = len(keeper.columns)
    marked = _marked_cells([row.row_number for row in held], problems, last)

    def rows() -> Iterator[Sequence[CellValue]]:
        yield [*(one.header for one in keeper.columns), heading]
        for row in held:
            cells = decode_cells(keeper.cells_of(row))
            missing = [None] * (last - len(cells))
            found = problems.get(row.row_number, ())
            yield [*cells, *missing, "\n".join(_told(one, keeper, wording) for one in found)]

    widths = (*([_WIDTH] * last), _REASON_WIDTH)
    name = analysis.sheet.name or "Sheet1"
    write_book(path, [Sheet(name, rows(), widths=widths, has_header=True, marked=marked)])
    profile = _profile_of_corrections(analysis, keeper, heading)
    with workspace.store.write() as connection:
        write_profile(connection, profile, workspace.clock.now())
        workspace.audit(connection, "corrections.written", count=len(held))
    return CorrectionsWritten(path, len(held), frozenset({Change.IMPORTS}))


def _marked_cells(
    row_numbers: Sequence[int], problems: Mapping[int, Sequence[CellProblem]], last: int
) -> set[tuple[int, int]]:
    """Return (line, column) of the cells at fault; a fault of a whole row marks its reason."""
    return {
        (at, last if one.column < 0 else one.column)
        for at, number in enumerate(row_numbers, start=1)
        for one in problems.get(number, ())
    }


def _problems_by_row(analysis: SheetAnalysis) -> dict[int, list[CellProblem]]:
    found: dict[int, list[CellProblem]] = {}
    for problem in analysis.problems:
        if problem.is_blocking:
            found.setdefault(problem.row_number, []).append(problem)
    return found


def _told(problem: CellProblem, keeper: CellKeeper, wording: Wording) -> str:
    words = wording(problem)
    if not 0 <= problem.column < len(keeper.columns):
        return words
    header = keeper.columns[problem.column].header
    return f"{header}: {words}" if header else words


def _free_heading(wanted: str, columns: Sequence[KeptColumn]) -> str:
    """Return a heading no column of the file has: a file mended twice has it already."""
    taken = {one.header for one in columns}
    number, heading = 1, wanted
    while heading in taken:
        number += 1
        heading = f"{wanted} {number}"
    return heading


def _profile_of_corrections(
    analysis: SheetAnalysis, keeper: CellKeeper, heading: str
) -> ImportProfile:
    """Return how to read the mended file: as the user's own, without the column of reasons."""
    own = profile_of(analysis)
    refused = {one.column for one in analysis.mappings if one.fate is CellFate.REFUSED}
    columns = tuple(
        KeptColumn(one.header, one.field, is_refused=at in refused)
        for at, one in enumerate(keeper.columns)
    )
    key = shape_key([*(one.header for one in columns), heading])
    return ImportProfile(key, (*columns, KeptColumn(heading)), name=own.name)
