"""The words of the generalization tables."""

import json

import pytest

from tests.unit.wire.vocabulary_sample import TABLES, VOCABULARY
from wire import canonical, vocabulary


def test_the_tables_are_named_by_their_bytes() -> None:
    assert VOCABULARY.sha256 == canonical.sha256_hex(TABLES)


@pytest.mark.parametrize(
    ("field", "value", "is_allowed"),
    [
        ("region", "関東", True),
        ("region", "*", True),
        ("region", "火星", False),
        ("name", "関東", False),
        ("quarter", "2026Q3", True),
        ("quarter", "2026", True),
        ("quarter", "2026-07", False),
        ("quarter", "2026Q5", False),
        ("region", "2026Q3", False),
    ],
)
def test_a_field_says_only_its_own_words(field: str, value: str, is_allowed: bool) -> None:  # noqa: FBT001 a table column
    assert VOCABULARY.allows(field, value) is is_allowed


def test_tables_without_a_field_are_refused() -> None:
    tables = json.loads(TABLES)
    del tables["fields"]["region"]

    with pytest.raises(ValueError, match="region"):
        vocabulary.parse(json.dumps(tables).encode())


def test_the_published_tables_name_every_field() -> None:
    published = vocabulary.published()

    assert all(published.allows(name, vocabulary.SUPPRESSED) for name in vocabulary.FIELDS)
    assert not published.allows("name", vocabulary.SUPPRESSED)
