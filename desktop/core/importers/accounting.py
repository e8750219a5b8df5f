"""What became of every filled cell of a sheet: imported, kept raw, or refused with a reason."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from desktop.core.domain.sheet import ApplicantField, CellProblem, ProblemCode, SheetAnalysis
from desktop.core.domain.sheet_findings import CellAccount, CellFate, SkipReason
from desktop.core.importers.normalize import text_of

_SKIPPED_FATES: Final = {SkipReason.HEADER: CellFate.IMPORTED}
_TAKEN_ALL_THE_SAME: Final = frozenset(
    {
        ProblemCode.AGE_DISAGREES,
        ProblemCode.NAME_SPLIT_UNSURE,
        ProblemCode.POSTAL_CODE_BROKEN,
        ProblemCode.POSTAL_CODE_DISAGREES,
    }
)


def account_for(analysis: SheetAnalysis) -> Iterator[CellAccount]:
    """Yield one account for every filled cell of the sheet, in file order.

    A cell whose value could not be understood is refused but kept raw in the row while it waits;
    cells of a refused column and texts that touch the 14 items are not kept.
    """
    skipped = {one.row_number: one.reason for one in analysis.skipped}
    people = {row.row_number for row in analysis.rows}
    problems: dict[tuple[int, int], CellProblem] = {}
    for problem in analysis.problems:
        problems.setdefault((problem.row_number, problem.column), problem)
    refused: dict[int, dict[int, str]] = defaultdict(dict)
    for finding in analysis.sensitive:
        refused[finding.row_number][finding.column] = finding.kind.value
    for index, cells in enumerate(analysis.sheet.rows):
        number = analysis.sheet.first_row_number + index
        for column, cell in enumerate(cells):
            if not text_of(cell).strip():
                continue
            if number in people:
                problem_here = problems.get((number, column))
                reason = refused[number].get(column) or refused[0].get(column, "")
                yield _of_person(analysis, (number, column), problem_here, reason)
            elif number in skipped:
                reason_here = skipped[number]
                fate = _SKIPPED_FATES.get(reason_here, CellFate.REFUSED)
                yield CellAccount(number, column, fate, reason_here.value)


def _of_person(
    analysis: SheetAnalysis, place: tuple[int, int], problem: CellProblem | None, refused: str
) -> CellAccount:
    number, column = place
    mapping = analysis.mappings[column] if column < len(analysis.mappings) else None
    if refused:
        return CellAccount(number, column, CellFate.REFUSED, refused)
    if mapping is None:
        return CellAccount(number, column, CellFate.KEPT_RAW)
    note = mapping.note.value if mapping.note else ""
    if mapping.fate is not CellFate.IMPORTED or mapping.field is ApplicantField.CUSTOM:
        is_own = mapping.field is ApplicantField.CUSTOM
        return CellAccount(number, column, CellFate.KEPT_RAW if is_own else mapping.fate, note)
    if problem is not None and (problem.is_blocking or not _is_imported(problem)):
        return CellAccount(number, column, CellFate.REFUSED, problem.code.value)
    return CellAccount(number, column, CellFate.IMPORTED)


def _is_imported(problem: CellProblem) -> bool:
    """Tell whether the value was taken although something is to be said of it."""
    return problem.code in _TAKEN_ALL_THE_SAME
