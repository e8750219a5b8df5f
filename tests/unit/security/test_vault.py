"""The store key comes back by recovery key or passphrase, and by nothing else."""

import json
from pathlib import Path

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.paths import HEADER_NAME
from desktop.core.security.header_file import read_header, write_header
from desktop.core.security.vault import (
    make_header,
    new_recovery_key,
    new_store_key,
    open_by_passphrase,
    open_by_recovery_key,
)


def test_the_recovery_key_opens_however_it_is_typed() -> None:
    key, recovery = new_store_key(), "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"
    header = make_header("w", key, recovery, "")

    for typed in (
        recovery,
        recovery.lower(),
        recovery.replace("-", " "),
        recovery.replace("0", "o"),
    ):
        assert open_by_recovery_key(header, typed) == key
    assert open_by_recovery_key(header, recovery.replace("1", "l")) == key


@pytest.mark.parametrize(
    "typed", ["", "0123", "0" * 32, "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-9"]
)
def test_another_recovery_key_does_not_open(typed: str) -> None:
    header = make_header("w", new_store_key(), new_recovery_key(), "")

    with pytest.raises(AppError) as refused:
        open_by_recovery_key(header, typed)

    assert refused.value.code is ErrorCode.RECOVERY_KEY_WRONG


def test_recovery_keys_are_printable_and_never_the_same() -> None:
    made = {new_recovery_key() for _ in range(200)}

    assert len(made) == 200
    assert {len(key) for key in made} == {39}
    assert not set("".join(made)) & set("ILOU")


def test_the_passphrase_opens_and_another_does_not() -> None:
    key = new_store_key()
    header = make_header("w", key, new_recovery_key(), "正しい合言葉")

    assert open_by_passphrase(header, "正しい合言葉") == key
    with pytest.raises(AppError) as refused:
        open_by_passphrase(header, "正しい合言葉 ")
    assert refused.value.code is ErrorCode.PASSPHRASE_WRONG


def test_where_no_passphrase_was_set_none_opens() -> None:
    header = make_header("w", new_store_key(), new_recovery_key(), "")

    with pytest.raises(AppError) as refused:
        open_by_passphrase(header, "")

    assert refused.value.code is ErrorCode.PASSPHRASE_WRONG


def test_a_header_read_back_opens_and_holds_no_secret(tmp_path: Path) -> None:
    key, recovery = new_store_key(), new_recovery_key()
    write_header(tmp_path, make_header("w", key, recovery, "合言葉"))

    header = read_header(tmp_path)

    assert open_by_recovery_key(header, recovery) == open_by_passphrase(header, "合言葉") == key
    text = (tmp_path / HEADER_NAME).read_text("utf-8")
    assert recovery not in text
    assert key.hex() not in text
    assert json.loads(text)["version"] == 1
    assert [path.name for path in tmp_path.iterdir()] == [HEADER_NAME]


def test_two_headers_of_one_key_have_nothing_in_common() -> None:
    key, recovery = new_store_key(), new_recovery_key()
    first, second = (make_header("w", key, recovery, "合言葉") for _ in range(2))

    assert first.recovery.sealed != second.recovery.sealed
    assert first.recovery.salt != second.recovery.salt
    assert first.passphrase != second.passphrase


def test_a_header_that_cannot_be_read_is_told_and_names_no_path(tmp_path: Path) -> None:
    (tmp_path / HEADER_NAME).mkdir()

    with pytest.raises(AppError) as refused:
        read_header(tmp_path)

    assert refused.value.code is ErrorCode.STORE_UNWRITABLE
    assert str(tmp_path) not in str(refused.value)


def test_a_header_that_cannot_be_written_leaves_no_draft_of_it(tmp_path: Path) -> None:
    (tmp_path / HEADER_NAME).mkdir()
    (tmp_path / HEADER_NAME / "inside").touch()

    with pytest.raises(OSError):  # noqa: PT011 - which one differs by system
        write_header(tmp_path, make_header("w", new_store_key(), new_recovery_key(), ""))

    assert [path.name for path in tmp_path.iterdir()] == [HEADER_NAME]
