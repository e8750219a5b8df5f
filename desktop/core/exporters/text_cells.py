"""Text that a spreadsheet program would run, and cells as the text a person sees."""

from datetime import date, datetime
from typing import Final

from desktop.core.domain.sheet import CellValue

# A cell beginning with one of these is run as a formula when the file is saved as text and opened
# again. Source: OWASP, CSV Injection.
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
_CONTROL: Final = {code: None for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}


def is_dangerous(text: str) -> bool:
    """Say whether a program may take the text for a formula."""
    return text.startswith(_DANGEROUS)


def neutralize(text: str) -> str:
    """Return text that no spreadsheet program runs, for files without cell types (CSV).

    `desktop.core.importers.csv_file` takes one apostrophe off again, so that text which has one
    already gets another.
    """
    plain = text.translate(_CONTROL)
    return f"'{plain}" if is_dangerous(plain.lstrip("'")) else plain


def text_of_cell(cell: CellValue) -> str:
    """Return a cell as text for a file without cell types; text is neutralized."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutralize(cell)
    if isinstance(cell, datetime):
        return f"{cell:%Y/%m/%d %H:%M}"
    return f"{cell:%Y/%m/%d}" if isinstance(cell, date) else str(cell)
