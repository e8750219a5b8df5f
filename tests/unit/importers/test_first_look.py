"""The first rows of a file are the first rows of the full read."""

import zipfile
from pathlib import Path

import pytest

from desktop.core.importers.first_look import first_rows
from desktop.core.importers.read_file import read_workbook

FILES = Path(__file__).parents[2] / "golden" / "files"
SEEN = sorted(
    path.name for path in FILES.iterdir() if path.suffix in {".xlsx", ".xlsm", ".csv", ".tsv"}
)


def trimmed(rows: tuple[tuple[object, ...], ...]) -> list[tuple[object, ...]]:
    """Return rows without the empty cells and rows at their ends."""
    made = []
    for row in rows:
        cells = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        made.append(tuple(cells))
    while made and not made[-1]:
        made.pop()
    return made


@pytest.mark.parametrize("name", SEEN)
def test_a_first_look_shows_what_the_full_read_will_find(name: str) -> None:
    sheets = read_workbook(
        FILES / name, progress=lambda _done, _total: None, is_cancelled=lambda: False
    )

    look = first_rows(FILES / name, 4)

    assert look is not None
    assert look.name == sheets[0].name
    assert trimmed(look.rows) == trimmed(sheets[0].rows[:4])


@pytest.mark.parametrize("name", ["format_xls.xls", "office_words.ods", "html_utf_8.xls"])
def test_other_formats_have_no_first_look(name: str) -> None:
    assert first_rows(FILES / name) is None


def test_a_damaged_part_has_no_first_look(tmp_path: Path) -> None:
    data = bytearray((FILES / "format_xlsx.xlsx").read_bytes())
    with zipfile.ZipFile(FILES / "format_xlsx.xlsx") as archive:
        start = archive.getinfo("xl/styles.xml").header_offset + 60
    data[start : start + 40] = b"\xff" * 40
    (tmp_path / "list.xlsx").write_bytes(bytes(data))

    assert first_rows(tmp_path / "list.xlsx") is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"a\x01b"])
def test_what_is_broken_has_no_first_look_and_raises_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "list.xlsx").write_bytes(data)

    assert first_rows(tmp_path / "list.xlsx") is None
    assert first_rows(tmp_path / "gone.xlsx") is None
