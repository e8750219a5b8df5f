"""Write the golden files of tests/golden: lists as people keep them, and what they mean.

Run from the repository root: ``python -m tools.make_golden_workbooks`` writes every file our own
libraries can write, with the expected rows as JSON beside it.

``--converted`` also makes copies with other programs, which need not be installed to test:

* LibreOffice (Debian: libreoffice-calc-nogui): ``soffice --headless --convert-to ods FILE``
* SheetJS for .xlsb (``npm install xlsx@0.18.5``; NODE_PATH points to it): tools/golden_xlsb.cjs
"""

import argparse
import csv
import html
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import openpyxl

from desktop.core.domain.sheet import CellValue
from tools.golden_shapes import Cells, Page, Shape, everything

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "tests" / "golden" / "files"
# What LibreOffice and SheetJS write again: a shape, the suffix, LibreOffice's own name of it.
_OFFICE: Final = (
    ("ods", "ods"),
    ("xls", "xls:MS Excel 97"),
    ("xlsx", "xlsx:Calc MS Excel 2007 XML"),
)
CONVERTED: Final = (
    "format_xlsx",
    "birth_day",
    "birth_long",
    "phone_number",
    "words",
    "two_header_rows",
    "header_merged_down",
    "hidden_rows",
    "hidden_sheet",
    "totals",
)
_BINARY: Final = ("format_xlsx", "birth_day", "phone_number", "two_header_rows", "words")


def main() -> None:
    """Write the files asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--converted", action="store_true")
    asked = parser.parse_args()
    count = write_all(asked.out)
    if asked.converted:
        count += convert_all(asked.out)
    print(f"{count} golden files written")


def write_all(folder: Path) -> int:
    """Write every shape with its expectations; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    shapes = everything()
    for shape in shapes:
        _write(folder / file_name(shape), shape)
        _expect(folder / f"{file_name(shape)}.json", expectation(shape))
    return len(shapes)


def file_name(shape: Shape) -> str:
    """Return the name of a shape's file."""
    kind, _, rest = shape.kind.partition(":")
    suffix = {"csv": ".tsv" if rest.endswith("\t") else ".csv", "html": ".xls"}.get(kind, kind)
    return f"{shape.name}{suffix}"


def expectation(shape: Shape) -> dict[str, object]:
    """Return what reading a shape has to find."""
    return {"rows": shape.rows, **shape.more}


def _expect(path: Path, expected: dict[str, object]) -> None:
    text = json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")


def _write(path: Path, shape: Shape) -> None:
    kind, _, rest = shape.kind.partition(":")
    if kind == "csv":
        encoding, _, delimiter = rest.partition(":")
        _write_csv(path, shape.pages[0].rows, encoding, delimiter)
    elif kind == "html":
        path.write_text(_html(shape.pages[0].rows), encoding=rest)
    elif kind == ".xls":
        _write_xls(path, shape.pages)
    else:
        _write_xlsx(path, shape.pages)


def _write_csv(path: Path, rows: Sequence[Cells], encoding: str, delimiter: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([_as_text(cell) for cell in row] for row in rows)


def _html(rows: Sequence[Cells]) -> str:
    lines = ("".join(f"<td>{html.escape(_as_text(cell))}</td>" for cell in row) for row in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    head = "<html><head><meta charset='utf-8'></head><body><table border=1>"
    return f"{head}\n{body}\n</table></body></html>\n"


def _as_text(cell: CellValue) -> str:
    if cell is None:
        return ""
    return f"{cell.year}/{cell.month}/{cell.day}" if isinstance(cell, date) else str(cell)


def _write_xlsx(path: Path, pages: Sequence[Page]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.name)
        for down, row in enumerate(page.rows, start=1):
            for across, value in enumerate(row, start=1):
                cell = sheet.cell(down, across, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # =1+1 typed as text is no formula
        for area in page.merges:
            sheet.merge_cells(area)
        for number in page.hidden_rows:
            sheet.row_dimensions[number].hidden = True
        sheet.sheet_state = "hidden" if page.is_hidden else "visible"
    book.active = next(at for at, page in enumerate(pages) if not page.is_hidden)
    book.save(path)


def _write_xls(path: Path, pages: Sequence[Page]) -> None:
    import xlwt  # type: ignore[import-untyped]

    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="yyyy/m/d")
    for page in pages:
        sheet = book.add_sheet(page.name)
        for down, row in enumerate(page.rows):
            for across, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write(down, across, cell, day)
                elif cell is not None:
                    sheet.write(down, across, cell)
    book.save(str(path))


def convert_all(folder: Path) -> int:
    """Let other programs write some of the shapes again; return how many files there are."""
    with tempfile.TemporaryDirectory() as place:
        count = sum(_convert(folder, Path(place), *target) for target in _OFFICE)
    script = ROOT / "tools" / "golden_xlsb.cjs"
    for name in _BINARY:
        target = folder / f"sheetjs_{name}.xlsb"
        command = ["node", str(script), str(folder / f"{name}.xlsx"), str(target)]
        subprocess.run(command, check=True, env=dict(os.environ))
        shutil.copy(folder / f"{name}.xlsx.json", f"{target}.json")
    return count + len(_BINARY)


def _convert(folder: Path, place: Path, suffix: str, office_filter: str) -> int:
    sources = [str(folder / f"{name}.xlsx") for name in CONVERTED]
    command = ["soffice", "--headless", "--convert-to", office_filter, "--outdir", str(place)]
    quiet = {"stdout": subprocess.DEVNULL}
    subprocess.run([*command, *sources], check=True, **quiet)  # type: ignore[call-overload]  # one option
    for name in CONVERTED:
        target = folder / f"office_{name}.{suffix}"
        shutil.copy(place / f"{name}.{suffix}", target)
        shutil.copy(folder / f"{name}.xlsx.json", f"{target}.json")
    return len(CONVERTED)


if __name__ == "__main__":
    main()
