"""Any table file is read by what it is; what cannot be read is refused by name."""

import errno
import zipfile
from datetime import date, datetime
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import MAX_ROWS, RawSheet, SheetWarning
from desktop.core.importers import archive_guard, csv_file, excel_file, read_file
from desktop.core.importers.read_file import read_workbook


def read(path: Path) -> tuple[RawSheet, ...]:
    return read_workbook(path, progress=lambda _done, _total: None, is_cancelled=lambda: False)


def refused(path: Path) -> ErrorCode:
    with pytest.raises(AppError) as caught:
        read(path)
    return caught.value.code


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def workbook(folder: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    path = folder / "list.xlsx"
    book.save(path)
    return path


def test_whole_numbers_are_whole_and_days_are_days(tmp_path: Path) -> None:
    row = (9012345678.0, 1.5, date(2026, 4, 1), datetime(2026, 4, 1, 9, 30), True, None, "髙")  # noqa: DTZ001 - cells have no zone

    sheet = read(workbook(tmp_path, row))[0]

    assert sheet.rows == ((9012345678, 1.5, date(2026, 4, 1), row[3], True, None, "髙"),)


def test_empty_rows_and_columns_beside_a_table_keep_its_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["C3"] = "氏名"
    book.save(tmp_path / "list.xlsx")

    rows = read(tmp_path / "list.xlsx")[0].rows

    assert (rows[2][2], len([cell for row in rows for cell in row if cell])) == ("氏名", 1)


def test_a_hidden_sheet_is_left_out_and_that_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["氏名"])
    book.create_sheet("旧").sheet_state = "hidden"
    book.save(tmp_path / "list.xlsx")

    sheets = read(tmp_path / "list.xlsx")

    assert [sheet.name for sheet in sheets] == ["Sheet"]
    assert sheets[0].warnings == (SheetWarning.HIDDEN_SHEETS,)


@pytest.mark.parametrize(
    "encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "euc_jp", "iso2022_jp"]
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_tables_are_read_in_every_usual_encoding(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = (("氏名", "結果"), ("山田 太郎", "不採用"), ("佐藤 花子", "選考中"))
    text = "".join(delimiter.join(row) + "\r\n" for row in rows)

    sheet = read(written(tmp_path, "list.csv", text.encode(encoding)))[0]

    assert sheet.rows == rows


@pytest.mark.parametrize("text", ["髙﨑①㈱", "ﾔﾏﾀﾞ ﾀﾛｳ", "～−∥"])
def test_windows_characters_are_read_as_cp932_never_as_shift_jis(tmp_path: Path, text: str) -> None:
    data = f"氏名,備考\r\n山田太郎,{text}\r\n".encode("cp932", errors="replace")

    sheet = read(written(tmp_path, "list.csv", data))[0]

    assert (sheet.encoding, sheet.rows[1][1]) == ("cp932", data.decode("cp932").split(",")[-1][:-2])


def test_a_few_broken_bytes_are_told_not_fatal(tmp_path: Path) -> None:
    data = "氏名,備考\n".encode("cp932") + "山田,あ\n".encode("cp932") * 60 + b"a,\x81\xff\n"

    sheet = read(written(tmp_path, "list.csv", data))[0]

    assert sheet.warnings == (SheetWarning.UNDECODABLE_CHARACTERS,)


def test_a_quoted_cell_keeps_its_commas_and_line_breaks(tmp_path: Path) -> None:
    sheet = read(written(tmp_path, "list.csv", '氏名,備考\n山田,"a,b\nc"\n'.encode()))[0]

    assert sheet.rows[1] == ("山田", "a,b\nc")


def test_a_cell_of_a_megabyte_is_read_whole(tmp_path: Path) -> None:
    sheet = read(written(tmp_path, "list.csv", f"氏名,備考\n山田,{'あ' * 500_000}\n".encode()))[0]

    assert len(str(sheet.rows[1][1])) == 500_000


@pytest.mark.parametrize("charset", ["utf-8", "shift_jis"])
def test_an_html_table_renamed_to_xls_is_read_and_told(tmp_path: Path, charset: str) -> None:
    html = (
        f"<html><head><meta charset='{charset}'><style>td{{}}</style></head><table>"
        "<tr><th colspan=2>氏名<th>結果</tr><tr><td>山田</td><td>太郎</td>"
        "<td>不&nbsp;採用<br>可</td></tr></table></html>"
    )

    sheet = read(written(tmp_path, "list.xls", html.encode(charset)))[0]

    assert sheet.rows == (("氏名", None, "結果"), ("山田", "太郎", "不\xa0採用\n可"))
    assert sheet.warnings == (SheetWarning.RENAMED_TEXT,)


def test_a_text_table_renamed_to_xls_is_read_and_told(tmp_path: Path) -> None:
    sheet = read(written(tmp_path, "list.xls", "氏名\t結果\n山田\t辞退\n".encode("cp932")))[0]

    assert (sheet.rows[1], sheet.warnings) == (("山田", "辞退"), (SheetWarning.RENAMED_TEXT,))


def test_a_workbook_held_open_by_excel_is_read_with_a_warning(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("氏名",))
    written(tmp_path, "~$list.xlsx", b"x")

    assert read(path)[0].warnings == (SheetWarning.OPEN_ELSEWHERE,)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ErrorCode.IMPORT_EMPTY),
        (b"\r\n\r\n", ErrorCode.IMPORT_EMPTY),
        (b"%PDF-1.7 ...", ErrorCode.IMPORT_WRONG_TYPE),
        (b"\x89PNG\r\n\x1a\n", ErrorCode.IMPORT_WRONG_TYPE),
        (b"PK\x03\x04 no archive", ErrorCode.IMPORT_WRONG_TYPE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no workbook", ErrorCode.IMPORT_WRONG_TYPE),
        (b"\x00\x01\x02\x03" * 40, ErrorCode.IMPORT_WRONG_TYPE),
        (b"a\x01b", ErrorCode.IMPORT_WRONG_TYPE),
        (b"<html><p>no table</p></html>", ErrorCode.IMPORT_WRONG_TYPE),
        (b"a,\xff\xff\xff\xff\n" * 9, ErrorCode.IMPORT_WRONG_TYPE),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, data: bytes, code: ErrorCode) -> None:
    assert refused(written(tmp_path, "list.xlsx", data)) is code


def test_an_empty_workbook_is_refused_by_name(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path)) is ErrorCode.IMPORT_EMPTY


def test_a_word_document_is_refused_by_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "letter.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")

    assert refused(tmp_path / "letter.docx") is ErrorCode.IMPORT_WRONG_TYPE


def test_a_password_protected_workbook_is_refused_by_name(tmp_path: Path) -> None:
    plain = workbook(tmp_path, ("氏名",))
    locked = tmp_path / "locked.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt("secret", target)

    assert refused(locked) is ErrorCode.IMPORT_PASSWORD


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.xlsx") is ErrorCode.IMPORT_FILE_MISSING
    assert refused(tmp_path) is ErrorCode.IMPORT_WRONG_TYPE


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, ErrorCode.IMPORT_LOCKED),
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EIO, ErrorCode.IMPORT_UNREADABLE),
    ],
)
def test_what_the_system_says_becomes_a_named_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int, code: ErrorCode
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(number, "system")

    path = workbook(tmp_path, ("氏名",))
    monkeypatch.setattr(Path, "open", fail)

    assert refused(path) is code


def test_more_rows_than_the_limit_are_refused_by_name(tmp_path: Path) -> None:
    data = b"name,mail\n" + b"a,b\n" * MAX_ROWS

    assert refused(written(tmp_path, "list.csv", data)) is ErrorCode.IMPORT_TOO_MANY_ROWS


def test_limits_of_workbooks_and_tables_are_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    book = workbook(tmp_path, ("氏名",), ("a",), ("b",))
    table = written(tmp_path, "list.xls", b"<table><tr><td>a</tr><tr><td>b</tr></table>")
    monkeypatch.setattr(excel_file, "MAX_ROWS", 2)
    monkeypatch.setattr("desktop.core.importers.html_file.MAX_ROWS", 1)

    assert refused(book) is refused(table) is ErrorCode.IMPORT_TOO_MANY_ROWS


def test_a_file_beyond_the_size_limit_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(read_file, "MAX_FILE_BYTES", 4)

    assert refused(written(tmp_path, "list.csv", b"a,b\nc")) is ErrorCode.IMPORT_TOO_LARGE


def test_a_file_that_unpacks_to_gigabytes_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(archive_guard, "MAX_UNPACKED_BYTES", 10)

    assert refused(workbook(tmp_path, ("氏名",))) is ErrorCode.IMPORT_BOMB


def test_a_cancelled_read_stops_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(csv_file, "_CHECK_EVERY", 1)
    monkeypatch.setattr(excel_file, "_CHECK_EVERY", 1)
    for path in (workbook(tmp_path, ("氏名",)), written(tmp_path, "a.csv", b"a,b\nc,d\n")):
        with pytest.raises(AppError) as caught:
            read_workbook(path, progress=lambda _done, _total: None, is_cancelled=lambda: True)

        assert caught.value.code is ErrorCode.CANCELLED
