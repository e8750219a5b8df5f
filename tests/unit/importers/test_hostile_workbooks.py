"""A workbook made to hurt is refused by name before anything parses it."""

import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped]

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import MAX_ROWS, RawSheet, SheetWarning
from desktop.core.domain.sheet_findings import MergedRange
from desktop.core.importers import archive_guard
from desktop.core.importers.read_file import read_workbook


def read(path: Path, *, has_hidden: bool = False) -> tuple[RawSheet, ...]:
    return read_workbook(
        path,
        progress=lambda _done, _total: None,
        is_cancelled=lambda: False,
        has_hidden=has_hidden,
    )


def refused(path: Path) -> ErrorCode:
    with pytest.raises(AppError) as caught:
        read(path)
    return caught.value.code


def plain(folder: Path, **cells: str) -> Path:
    book = openpyxl.Workbook()
    for place, value in ({"A1": "氏名", "A2": "山田"} | cells).items():
        book.worksheets[0][place] = value
    path = folder / "list.xlsx"
    book.save(path)
    return path


def rewritten(path: Path, part: str, change: "list[tuple[bytes, bytes]]") -> Path:
    """Return a copy of a workbook with bytes of one part replaced."""
    target = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                for before, after in change:
                    assert before in data
                    data = data.replace(before, after)
            new.writestr(name, data)
    return target


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("A1048576", ErrorCode.IMPORT_TOO_MANY_ROWS),
        ("XFD2", ErrorCode.IMPORT_TOO_WIDE),
        ("ZZ199999", ErrorCode.IMPORT_TOO_WIDE),
    ],
)
def test_a_value_far_from_the_table_is_refused(tmp_path: Path, place: str, code: ErrorCode) -> None:
    assert refused(plain(tmp_path, **{place: "x"})) is code


@pytest.mark.parametrize(
    "spelling",
    [
        b"<c\tr='XFD2'",
        b'<c s="0" r="XFD2"',
        b'<c r = "xfd2"',
        b'<c r="MMMMMMMMMMMM2"',
        b'<c r="Xfd2"',
    ],
)
def test_it_is_found_however_the_place_is_spelt(tmp_path: Path, spelling: bytes) -> None:
    path = rewritten(plain(tmp_path), SHEET, [(b'<c r="A2"', spelling)])

    assert refused(path) is ErrorCode.IMPORT_TOO_WIDE


def test_formatted_empty_cells_at_the_end_of_the_sheet_are_nothing(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    path = rewritten(plain(tmp_path), SHEET, [(b"</sheetData>", far)])

    assert [row for row in read(path)[0].rows if any(row)] == [("氏名",), ("山田",)]


def test_a_document_type_is_refused_before_its_entities_can_grow(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'
    path = rewritten(plain(tmp_path), SHEET, [(b"<worksheet", bomb)])

    assert refused(path) is ErrorCode.IMPORT_ENTITIES


def test_an_archive_that_lies_about_its_size_is_counted(tmp_path: Path) -> None:
    """The directory says 10 bytes; what comes out is 80 MB of nothing."""
    path = tmp_path / "liar.xlsx"
    body = zlib.compress(b"<worksheet>" + b"<a/>" * (20 << 20), 9)[2:-4]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(SHEET, body)
    data = path.read_bytes()
    # Method 8 (deflate) and a size of 10, in the local header and in the directory.
    local, directory = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    changed = bytearray(data)
    changed[local + 8 : local + 10] = changed[directory + 10 : directory + 12] = b"\x08\0"
    changed[local + 22 : local + 26] = changed[directory + 24 : directory + 28] = b"\x0a\0\0\0"
    path.write_bytes(bytes(changed))

    assert refused(path) is ErrorCode.IMPORT_BOMB


def test_an_archive_of_very_many_members_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(archive_guard, "_MAX_MEMBERS", 3)

    assert refused(plain(tmp_path)) is ErrorCode.IMPORT_BOMB


def test_an_archive_with_a_password_is_refused_by_name(tmp_path: Path) -> None:
    data = bytearray(plain(tmp_path).read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    path = tmp_path / "locked.xlsx"
    path.write_bytes(bytes(data))

    assert refused(path) is ErrorCode.IMPORT_PASSWORD


def test_a_cut_off_archive_is_refused_by_name(tmp_path: Path) -> None:
    path = plain(tmp_path)
    path.write_bytes(path.read_bytes()[:-400])

    assert refused(path) in {ErrorCode.IMPORT_WRONG_TYPE, ErrorCode.IMPORT_UNREADABLE}


def test_macros_and_links_are_told_and_values_are_read(tmp_path: Path) -> None:
    path = plain(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")

    sheet = read(path)[0]

    assert set(sheet.warnings) == {SheetWarning.MACROS, SheetWarning.EXTERNAL_LINKS}
    assert sheet.rows == (("氏名",), ("山田",))


def test_hidden_rows_and_merged_cells_are_known(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["氏名", "連絡先", None], [None, "電話", "メール"], ["山田", "1", "a@example.org"]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "list.xlsx")

    found = read(tmp_path / "list.xlsx")[0]

    assert found.hidden_rows == {2}
    assert set(found.merged) == {MergedRange(0, 0, 1, 0), MergedRange(0, 1, 0, 2)}
    assert found.warnings == (SheetWarning.HIDDEN_ROWS,)


def test_hidden_sheets_are_named_and_read_when_asked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["氏名"])
    book.create_sheet("旧").append(["山田"])
    book.worksheets[1].sheet_state = "hidden"
    path = tmp_path / "list.xlsx"
    book.save(path)

    assert read(path)[0].hidden_sheet_names == ("旧",)
    assert [(one.name, one.is_hidden) for one in read(path, has_hidden=True)] == [
        ("Sheet", False),
        ("旧", True),
    ]


ODS = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="a">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
CELL = '<table:table-cell {}office:value-type="string"><text:p>氏名</text:p></table:table-cell>'


def ods(folder: Path, rows: str) -> Path:
    path = folder / "list.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows=rows))
        archive.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest "
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


MANY_ROWS = '<table:table-row table:number-rows-repeated="1048576">' + CELL.format("")
MANY_COLUMNS = "<table:table-row>" + CELL.format('table:number-columns-repeated="16384" ')


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (MANY_ROWS, ErrorCode.IMPORT_TOO_MANY_ROWS),
        (MANY_COLUMNS, ErrorCode.IMPORT_TOO_WIDE),
    ],
)
def test_cells_repeated_a_million_times_are_refused(
    tmp_path: Path, row: str, code: ErrorCode
) -> None:
    assert refused(ods(tmp_path, f"{row}</table:table-row>")) is code


def test_empty_cells_repeated_a_million_times_are_nothing(tmp_path: Path) -> None:
    rows = (
        f"<table:table-row>{CELL.format('')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048575" table:visibility="collapse">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )

    sheet = read(ods(tmp_path, rows))[0]

    assert (sheet.rows[0], len(sheet.rows) <= MAX_ROWS) == (("氏名",), True)


def test_a_character_set_nobody_knows_is_refused_by_name(tmp_path: Path) -> None:
    path = rewritten(ods(tmp_path, ""), "content.xml", [(b"?>", b' encoding="UTV-8"?>')])

    assert refused(path) is ErrorCode.IMPORT_UNREADABLE


def test_a_cut_off_binary_sheet_is_refused_by_name(tmp_path: Path) -> None:
    """A row header that claims twelve bytes and has two."""
    sound = Path(__file__).parents[2] / "golden" / "files" / "sheetjs_format_xlsx.xlsb"
    path = tmp_path / "list.xlsb"
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            is_sheet = name.endswith("sheet1.bin")
            new.writestr(name, b"\x00\x0c\x01\x02" if is_sheet else old.read(name))

    assert refused(path) is ErrorCode.IMPORT_UNREADABLE


def test_an_encrypted_ods_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"\x93 not readable")
        archive.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")

    assert refused(path) is ErrorCode.IMPORT_PASSWORD


def old_workbook(folder: Path) -> bytearray:
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "name")
    book.save(str(folder / "list.xls"))
    return bytearray((folder / "list.xls").read_bytes())


def changed_at(folder: Path, data: bytearray, at: int, value: bytes) -> Path:
    data[at : at + len(value)] = value
    path = folder / "changed.xls"
    path.write_bytes(bytes(data))
    return path


def test_a_chain_of_sectors_that_bites_its_tail_is_refused(tmp_path: Path) -> None:
    """Calamine alone would follow it until the memory is used up and the program ends."""
    data = old_workbook(tmp_path)
    first_fat = int.from_bytes(data[0x4C:0x50], "little")
    directory = int.from_bytes(data[0x30:0x34], "little")
    at = (first_fat + 1) * 512 + directory * 4

    path = changed_at(tmp_path, data, at, directory.to_bytes(4, "little"))

    assert refused(path) is ErrorCode.IMPORT_UNREADABLE


def test_a_cell_far_away_in_an_old_workbook_is_refused(tmp_path: Path) -> None:
    data = old_workbook(tmp_path)
    at = data.index(b"\xfd\x00\x0a\x00") + 4

    path = changed_at(tmp_path, data, at, b"\xff\xff\xff\xff")

    assert refused(path) is ErrorCode.IMPORT_TOO_WIDE


def test_a_size_an_old_workbook_only_claims_is_refused(tmp_path: Path) -> None:
    data = old_workbook(tmp_path)
    at = data.index(b"\x00\x02\x0e\x00") + 4

    path = changed_at(tmp_path, data, at, b"\0\0\0\0\xff\xff\xff\x7f\0\0\xff\xff")

    assert refused(path) is ErrorCode.IMPORT_TOO_WIDE


def test_an_old_workbook_with_a_password_is_refused_by_name(tmp_path: Path) -> None:
    data = old_workbook(tmp_path)
    at = data.index(b"\x09\x08\x10\x00") + 20

    path = changed_at(tmp_path, data, at, b"\x2f\x00")

    assert refused(path) is ErrorCode.IMPORT_PASSWORD
