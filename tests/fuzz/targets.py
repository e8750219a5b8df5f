"""What is fuzzed: bytes in, a table or a named fault out."""

import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desktop.core.domain.errors import AppError
from desktop.core.importers.accounting import account_for
from desktop.core.importers.analysis import analyse
from desktop.core.importers.csv_file import read_csv
from desktop.core.importers.first_look import first_rows
from desktop.core.importers.html_file import read_html
from desktop.core.importers.pasted_text import read_pasted
from desktop.core.importers.read_file import read_workbook
from desktop.core.importers.tables import find_tables

FILES: Final = Path(__file__).parents[1] / "golden" / "files"
_TODAY: Final = date(2026, 11, 20)
_PLACE: Final = Path(tempfile.gettempdir())


def any_file(data: bytes) -> None:
    """Read a file of any kind, all of its tables, and account for every cell."""
    with tempfile.NamedTemporaryFile(dir=_PLACE, suffix=".xls") as file:
        file.write(data)
        file.flush()
        first_rows(Path(file.name))
        try:
            sheets = read_workbook(
                Path(file.name), progress=lambda _d, _t: None, is_cancelled=lambda: False
            )
        except AppError:
            return
    for table in find_tables(sheets):
        try:
            analysis = analyse(sheets[table.sheet_index], _TODAY, table=table)
        except AppError:
            continue
        for account in account_for(analysis):
            if account.row_number < 1:
                raise AssertionError("a cell outside the sheet")


def text_table(data: bytes) -> None:
    """Read bytes as a text table."""
    try:
        read_csv(data, progress=lambda _d, _t: None, is_cancelled=lambda: False)
    except AppError:
        return


def html_table(data: bytes) -> None:
    """Read bytes as an HTML table."""
    try:
        read_html(data)
    except AppError:
        return


def pasted(data: bytes) -> None:
    """Read bytes as cells from the clipboard."""
    try:
        read_pasted(data.decode("utf-8", errors="replace"))
    except AppError:
        return


def worksheet(data: bytes) -> None:
    """Read bytes as the worksheet of an otherwise sound workbook."""
    any_file(with_part(FILES / "format_xlsx.xlsx", "xl/worksheets/sheet1.xml", data))


def open_document(data: bytes) -> None:
    """Read bytes as the content of an otherwise sound .ods."""
    any_file(with_part(FILES / "office_format_xlsx.ods", "content.xml", data))


def binary_sheet(data: bytes) -> None:
    """Read bytes as the worksheet of an otherwise sound .xlsb."""
    any_file(with_part(FILES / "sheetjs_format_xlsx.xlsb", "xl/worksheets/sheet1.bin", data))


def with_part(path: Path, name: str, data: bytes) -> bytes:
    """Return a workbook with one part replaced."""
    made = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, data if one == name else old.read(one))
    return made.getvalue()


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = MappingProxyType(
    {
        "any_file": any_file,
        "text_table": text_table,
        "html_table": html_table,
        "pasted": pasted,
        "worksheet": worksheet,
        "open_document": open_document,
        "binary_sheet": binary_sheet,
    }
)


def seeds_of(target: str) -> list[bytes]:
    """Return sound inputs of a target, from the golden files."""
    parts = {
        "worksheet": ("format_xlsx.xlsx", "xl/worksheets/sheet1.xml"),
        "open_document": ("office_format_xlsx.ods", "content.xml"),
        "binary_sheet": ("sheetjs_format_xlsx.xlsb", "xl/worksheets/sheet1.bin"),
    }
    if target in parts:
        name, part = parts[target]
        with zipfile.ZipFile(FILES / name) as archive:
            return [archive.read(part)]
    names = {
        "text_table": ("csv_cp932.csv", "csv_utf_16.csv", "csv_line_breaks.csv"),
        "html_table": ("html_utf_8.xls",),
        "pasted": ("tsv_utf_8.tsv",),
        "any_file": ("format_xls.xls", "office_format_xlsx.xls", "format_xlsx.xlsx", "totals.xlsx"),
    }
    return [(FILES / name).read_bytes() for name in names[target]]
