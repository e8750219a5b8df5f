"""The cells of a file as they are kept beside its people: all but what was refused."""

from desktop.core.domain.import_memory import KeptColumn
from desktop.core.domain.sheet import ApplicantRow, CellValue, SheetAnalysis
from desktop.core.domain.sheet_findings import CellFate
from desktop.core.storage.queries.imported_rows import encode_cells


class CellKeeper:
    """Gives the columns of a sheet and the cells of its rows in the form the store keeps.

    Attributes:
        name: Of the sheet.
        columns: One for every column that has a header or a cell.
    """

    def __init__(self, analysis: SheetAnalysis) -> None:
        self.name = analysis.sheet.name
        self._sheet = analysis.sheet
        known = [
            KeptColumn(one.header, one.field, is_refused=one.fate is CellFate.REFUSED)
            for one in analysis.mappings
        ]
        width = max((len(row) for row in analysis.sheet.rows), default=0)
        self.columns = (*known, *(KeptColumn("") for _ in range(len(known), width)))
        self._refused = [at for at, one in enumerate(self.columns) if one.is_refused]
        self._refused_cells: dict[int, list[int]] = {}
        for found in analysis.sensitive:
            if found.row_number:
                self._refused_cells.setdefault(found.row_number, []).append(found.column)

    def cells_of(self, row: ApplicantRow) -> bytes:
        """Return a row as it lies in the file, encoded, what was refused left empty."""
        cells = self._raw(row)
        for at in (*self._refused, *self._refused_cells.get(row.row_number, ())):
            if at < len(cells):
                cells[at] = None
        while cells and cells[-1] is None:
            cells.pop()
        return encode_cells(cells)

    def _raw(self, row: ApplicantRow) -> list[CellValue]:
        at = row.row_number - self._sheet.first_row_number
        is_there = 0 <= at < len(self._sheet.rows)
        return list(self._sheet.rows[at] if is_there else row.raw)
