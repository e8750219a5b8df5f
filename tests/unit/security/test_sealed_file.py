"""A sealed file opens with its own key, under its own number, and not otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.security.sealed_file import new_file_key, seal, unseal

_KEY = bytes(range(32))


@given(st.binary(max_size=200))
def test_content_comes_back(content: bytes) -> None:
    assert unseal(_KEY, 7, seal(_KEY, 7, content)) == content


def test_the_same_content_never_looks_the_same() -> None:
    assert seal(_KEY, 1, b"x" * 32) != seal(_KEY, 1, b"x" * 32)
    assert new_file_key() != new_file_key()


@pytest.mark.parametrize(
    ("key", "number", "change"),
    [
        (bytes(32), 1, lambda sealed: sealed),
        (_KEY, 2, lambda sealed: sealed),
        (_KEY, 1, lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1])),
        (_KEY, 1, lambda sealed: sealed[:10]),
        (_KEY, 1, lambda _sealed: b""),
        (_KEY, 1, lambda sealed: b"CRA2" + sealed[4:]),
    ],
    ids=["key", "number", "bit", "cut", "empty", "mark"],
)
def test_what_does_not_fit_is_damaged(key: bytes, number: int, change: object) -> None:
    assert callable(change)
    with pytest.raises(AppError) as damaged:
        unseal(key, number, change(seal(_KEY, 1, b"content")))

    assert damaged.value.code is ErrorCode.ATTACHMENT_DAMAGED
