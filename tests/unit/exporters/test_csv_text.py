"""Text tables: nothing is run, nothing is exchanged in silence, everything comes back."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.exporters.csv_text import TextEncoding, lost_characters, write_csv
from desktop.core.importers.read_file import read_workbook
from tests.fault.rig import never, quiet

_TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
    st.from_regex(r"[=+\-@\t\r][a-z0-9(]{0,5}", fullmatch=True),
)


def read_back(path: Path) -> tuple[tuple[object, ...], ...]:
    (sheet,) = read_workbook(path, progress=quiet, is_cancelled=never)
    return sheet.rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=5))
def test_texts_come_back(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    write_csv(tmp_path / "out.csv", [("氏名", "備考"), *rows])

    assert read_back(tmp_path / "out.csv") == (("氏名", "備考"), *rows)


@pytest.mark.parametrize("encoding", list(TextEncoding))
def test_common_names_are_written_in_either_encoding(
    tmp_path: Path, encoding: TextEncoding
) -> None:
    rows = [("氏名", "電話"), ("髙﨑 ①㈱", "+81-90-0000-0001"), ("見本,\n花子", "=1+1")]

    write_csv(tmp_path / "out.csv", rows, encoding)

    assert read_back(tmp_path / "out.csv") == tuple(rows)
    raw = (tmp_path / "out.csv").read_bytes()
    assert b"'=1+1" in raw
    assert raw.startswith(b"\xef\xbb\xbf") is (encoding is TextEncoding.UTF_8)


def test_characters_cp932_cannot_hold_are_named_and_no_file_is_left(tmp_path: Path) -> None:
    rows = [("氏名",), ("𠮷田",), ("〜—",), ("\x80",)]

    with pytest.raises(AppError) as refused:
        write_csv(tmp_path / "out.csv", rows, TextEncoding.CP932)

    assert refused.value.code is ErrorCode.EXPORT_CHARACTERS
    assert refused.value.context == {"characters": "\x80 — 〜 𠮷", "count": 4}
    assert list(tmp_path.iterdir()) == []
    write_csv(tmp_path / "out.csv", rows)
    assert read_back(tmp_path / "out.csv")[1] == ("𠮷田",)


def test_only_a_few_of_many_lost_characters_are_shown(tmp_path: Path) -> None:
    rows = [("".join(map(chr, range(0x20000, 0x20020))),)]

    with pytest.raises(AppError) as refused:
        write_csv(tmp_path / "out.csv", rows, TextEncoding.CP932)

    assert refused.value.context["count"] == 32
    assert len(str(refused.value.context["characters"]).split()) == 10


@given(st.characters(exclude_categories=["Cs"]))
def test_what_is_not_called_lost_comes_back(char: str) -> None:
    is_lost = bool(lost_characters(char, TextEncoding.CP932))

    assert is_lost or char.encode("cp932").decode("cp932") == char
    assert not lost_characters(char, TextEncoding.UTF_8)


def test_other_values_are_written_as_a_person_sees_them(tmp_path: Path) -> None:
    moment = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
    write_csv(tmp_path / "out.csv", [("a", None, -3, 1.5, date(2026, 4, 1), moment, True)])

    assert (tmp_path / "out.csv").read_text("utf-8-sig") == (
        "a,,-3,1.5,2026/04/01,2026/04/01 09:30,True\n"
    )
