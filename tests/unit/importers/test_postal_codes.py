"""What a postal code tells, what it fills in, and when it and the address cannot both be right."""

import hashlib
import re
import struct
import time
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from desktop.core.domain.sheet import ApplicantRow, CellValue, ProblemCode, RawSheet, SheetAnalysis
from desktop.core.importers import postal_codes
from desktop.core.importers.analysis import analyse
from desktop.core.importers.places import Place, with_postal_code
from desktop.core.importers.postal_codes import cities_of, find_place, known_cities, month_of_list
from desktop.core.paths import resources_folder
from tools.make_postal_codes import pack, rows_of_jigyosyo, rows_of_ken_all

TODAY = date(2026, 11, 22)
_FOLDER = resources_folder() / "taxonomies"


def _read(head: tuple[str, ...], *cells: CellValue) -> tuple[ApplicantRow, SheetAnalysis]:
    sheet = RawSheet("応募者", (("氏名", *head), ("山本 空", *cells), ("森 海", *cells)))
    found = analyse(sheet, TODAY)
    return found.rows[0], found


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("105-0011", "東京都港区芝公園"),
        ("0600000", "北海道札幌市中央区"),
        ("999-8531", "山形県飽海郡遊佐町菅里"),
        ("452-0961", "愛知県清須市春日"),  # several towns: what they share
        ("441-1602", "愛知県新城市池場"),
        ("522-0317", "滋賀県犬上郡多賀町一円"),
        ("100-0301", "東京都利島村"),  # 利島村一円
        ("029-5523", "岩手県和賀郡西和賀町"),  # several hamlets with numbers
        ("060-8621", "北海道札幌市中央区"),  # a large office
        ("498-0000", ""),  # in two prefectures
    ],
)
def test_a_code_tells_as_much_as_leaves_no_doubt(code: str, address: str) -> None:
    found = find_place(code)

    assert found is not None
    assert found.address == address


@pytest.mark.parametrize("code", ["", "105", "000-0000", "１０５００１１", "10a-0011", "99999999"])
def test_what_is_no_code_tells_nothing(code: str) -> None:
    assert find_place(code) is None
    assert cities_of(code) == ()


def test_the_list_is_the_one_its_source_is_named_for() -> None:
    digest = hashlib.sha256((_FOLDER / "postal_codes.bin").read_bytes()).hexdigest()
    sources = (_FOLDER / "SOURCES.md").read_text(encoding="utf-8")

    assert digest in sources
    assert f"as of {month_of_list()}" in sources
    assert re.fullmatch(r"20\d\d-\d\d", month_of_list())
    assert 1_700 < len(known_cities()) < 2_000


def test_a_damaged_list_is_refused() -> None:
    content = (_FOLDER / "postal_codes.bin").read_bytes()
    twisted = bytearray(content)
    twisted[len(b"CRPC") + 1 + 7] ^= 1

    with pytest.raises(ValueError, match="damaged"):
        postal_codes._Table(bytes(twisted))
    with pytest.raises(ValueError, match="another version"):
        postal_codes._Table(b"CRPC\x02" + content[5:])


def test_a_look_up_is_quick_and_the_list_is_small() -> None:
    content = (_FOLDER / "postal_codes.bin").read_bytes()
    tracemalloc.start()
    table = postal_codes._Table(content)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    codes = [f"{code:07d}" for code in table._codes[::29]]
    start = time.thread_time()
    for code in codes:
        table.town(table.find(code))
    each = (time.thread_time() - start) / len(codes)

    assert len(content) < 1_500_000
    assert kept < 6_000_000
    assert each < 0.001
    assert struct.calcsize("I") == table._codes.itemsize == 4


@pytest.mark.parametrize(
    ("postal", "told", "filled"),
    [
        # (prefecture, city, address) as read → what is known then
        ("105-0011", ("", "", ""), Place("13", "港区")),
        ("105-0011", ("", "", "港区芝公園4-2-8"), Place("13", "港区")),
        ("105-0011", ("", "", "芝公園4-2-8"), Place("13", "港区")),
        ("105-0011", ("13", "", ""), Place("13", "港区")),
        ("105-0011", ("13", "", "港区芝公園4-2-8"), Place("13", "港区")),
        ("105-0011", ("13", "", "東京都みなとく"), Place("13", "")),
        ("105-0011", ("13", "港区", "東京都港区芝公園4-2-8"), Place("13", "港区")),
        ("060-0042", ("", "", "中央区大通西1"), Place("01", "札幌市中央区")),
        ("060-0042", ("01", "札幌市", "北海道札幌市"), Place("01", "札幌市")),
        ("999-8531", ("06", "遊佐町", "山形県遊佐町菅里"), Place("06", "遊佐町")),
        ("999-8531", ("", "", "遊佐町菅里"), Place("06", "飽海郡遊佐町")),
        ("498-0000", ("", "", ""), Place("", "")),
        ("498-0000", ("", "", "弥富市前ケ須町"), Place("23", "弥富市")),
        ("498-0000", ("24", "", ""), Place("24", "桑名郡木曽岬町")),
        # A name of before the merger proves nothing.
        ("330-0063", ("11", "浦和市", "埼玉県浦和市高砂"), Place("11", "浦和市")),
        # An address abroad, an unknown code.
        ("105-0011", ("", "", "Musterstr. 5, Berlin"), Place("", "")),
        ("000-0000", ("27", "堺市", "大阪府堺市"), Place("27", "堺市")),
        # A 町 called like one elsewhere.
        ("238-0007", ("", "", "大津町1-1"), Place("14", "横須賀市")),
    ],
)
def test_what_the_address_does_not_tell_is_filled_in(
    postal: str, told: tuple[str, str, str], filled: Place
) -> None:
    assert with_postal_code(postal, *told) == filled


@pytest.mark.parametrize(
    ("postal", "told"),
    [
        ("105-0011", ("27", "堺市", "大阪府堺市堺区")),
        ("105-0011", ("13", "新宿区", "東京都新宿区")),
        ("105-0011", ("", "", "堺市堺区南瓦町")),
        ("105-0011", ("", "堺市", "")),
        ("498-0000", ("27", "", "")),
    ],
)
def test_what_cannot_both_be_right_is_told_and_left_as_typed(
    postal: str, told: tuple[str, str, str]
) -> None:
    assert with_postal_code(postal, *told) == Place(told[0], told[1], agrees=False)


def test_an_import_fills_in_beside_the_raw_value() -> None:
    row, found = _read(("郵便番号", "住所"), "1050011", "港区芝公園4-2-8")

    assert (row.prefecture_code, row.city) == ("13", "港区")
    assert (row.address, row.raw) == ("港区芝公園4-2-8", ("山本 空", "1050011", "港区芝公園4-2-8"))
    assert not found.problems


def test_a_contradiction_is_a_finding_that_does_not_hold_the_row_up() -> None:
    row, found = _read(("郵便番号", "住所"), "105-0011", "大阪府堺市堺区南瓦町3-1")

    assert {(one.column, one.code, one.is_blocking) for one in found.problems} == {
        (1, ProblemCode.POSTAL_CODE_DISAGREES, False)
    }
    assert (row.prefecture_code, row.city, row.postal_code) == ("27", "堺市堺区", "105-0011")
    assert row.address == "大阪府堺市堺区南瓦町3-1"


def test_japan_posts_own_files_give_the_same_list(tmp_path: Path) -> None:
    ken_all, offices = tmp_path / "KEN_ALL.CSV", tmp_path / "JIGYOSYO.CSV"
    end = ",0,0,0,0,0,0\r\n"
    ken_all.write_text(
        f'13103,"105  ","1050011","ト","ミ","シ","東京都","港区","芝公園"{end}'
        f'13362,"10003","1000301","ト","ト","ト","東京都","利島村","利島村一円"{end}'
        f'03366,"02955","0295523","イ","ワ","ア","岩手県","和賀郡西和賀町","穴明（２２地割、"{end}'
        f'03366,"02955","0295523","イ","ワ","ア","岩手県","和賀郡西和賀町","２３地割）"{end}',
        encoding="cp932",
        newline="",
    )
    offices.write_text(
        '01101,"カ","（株）見本","北海道","札幌市中央区","北一条西","1","0608621"\r\n',
        encoding="cp932",
        newline="",
    )
    rows = [*rows_of_ken_all(ken_all), *rows_of_jigyosyo(offices)]

    table = postal_codes._Table(pack(rows, "2026-11"))

    assert table.month == "2026-11"
    codes = ("1050011", "1000301", "0295523", "0608621")
    assert [(table.cities(at), table.town(at)) for at in map(table.find, codes)] == [
        ((("13", "港区"),), "芝公園"),
        ((("13", "利島村"),), ""),
        ((("03", "和賀郡西和賀町"),), "穴明"),
        ((("01", "札幌市中央区"),), ""),
    ]
