"""Number the search index in フリガナ order, so that a first page needs no sorting.

The numbers are spelled out: a released migration is never edited and imports nothing of today.
"""

from collections.abc import Iterator

from alembic import op
from sqlalchemy import Connection

revision = "0003"
down_revision = "0002"

_FOLLOWING = """
    SELECT person.id, person.kana_key, before.terms FROM person
    JOIN person_search_before AS before ON before.rowid = person.id
    WHERE (person.kana_key, person.id) > (?, ?)
    ORDER BY person.kana_key, person.id LIMIT 500
"""
_KANA_FIRST, _KANA_LAST = 0x30A1, 0x30FF
_PLANE = 0x10000


def upgrade() -> None:
    connection = op.get_bind()
    op.execute("ALTER TABLE person_search RENAME TO person_search_before")
    op.execute("CREATE VIRTUAL TABLE person_search USING fts5(terms, tokenize = 'unicode61')")
    op.execute("INSERT INTO person_search(person_search, rank) VALUES ('secure-delete', 1)")
    op.execute("INSERT INTO person_search(person_search, rank) VALUES ('hashsize', 33554432)")
    for rows in _chunks(connection):
        values = sorted((_number(key, person_id), terms) for person_id, key, terms in rows)
        connection.exec_driver_sql("INSERT INTO person_search(rowid, terms) VALUES (?, ?)", values)
    op.execute("INSERT INTO person_search(person_search, rank) VALUES ('hashsize', 1048576)")
    op.execute("DROP TABLE person_search_before")


def _chunks(connection: Connection) -> Iterator[list[tuple[int, str, str]]]:
    key, last = "", 0
    while rows := [tuple(row) for row in connection.exec_driver_sql(_FOLLOWING, (key, last))]:
        yield rows
        last, key, _ = rows[-1]


def _number(kana_key: str, person_id: int) -> int:
    digits: list[int] = []
    for character in kana_key[:6]:
        digits += _digits(ord(character))
    prefix = 0
    for digit in [*digits, *(0,) * 6][:6]:
        prefix = prefix << 7 | digit
    return ((prefix - (1 << 41)) << 22) | person_id


def _digits(code: int) -> tuple[int, ...]:
    if _KANA_FIRST <= code <= _KANA_LAST:
        return (8 + code - _KANA_FIRST,)
    if code >= _PLANE:
        rest = code - _PLANE
        return (127, rest >> 14, rest >> 7 & 127, rest & 127)
    since, step, first = (0, 1779, 1) if code < _KANA_FIRST else (_KANA_LAST + 1, 2208, 103)
    lead, rest = divmod(code - since, step)
    return (first + lead, rest >> 7, rest & 127)
