"""The search index: folded characters and pairs in FTS5.

FTS5's trigram tokenizer finds nothing under three characters and most surnames have two, so every
text is cut into single characters and pairs (platform.md, "Store: measured"). Rows are numbered
in フリガナ order (`domain.kana_order`), so that a first page is found without sorting.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    TextualSelect,
    bindparam,
    column,
    select,
    text,
    tuple_,
)

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.ids import ImportId, PersonId
from desktop.core.domain.kana_order import KEY_BITS, order_number
from desktop.core.domain.text_folding import bigrams, fold_kana, fold_name, fold_phone
from desktop.core.storage.tables import person

_GAP = " zzgapzz "
"""Stands between fields, so that a phrase never runs from one into the next."""
_INSERT = "INSERT INTO person_search(rowid, terms) VALUES (?, ?)"
_BULK_CHUNK = 500
_BULK_BYTES, _USUAL_BYTES = 32 << 20, 1 << 20
_SEARCHED = (
    person.c.id,
    person.c.kana_key,
    person.c.name,
    person.c.kana,
    person.c.email,
    person.c.phone,
    person.c.skills,
    person.c.qualifications,
)


def kana_key_of(draft: PersonDraft) -> str:
    """Return what a person is listed by: the reading, or the name where there is none."""
    return fold_kana(draft.kana) or fold_name(draft.name)


def index_people(connection: Connection, people: Sequence[tuple[PersonId, PersonDraft]]) -> None:
    """Write the search terms of people who have none."""
    terms = Terms()
    rows = sorted(
        (order_number(kana_key_of(draft), key), terms.of_draft(draft)) for key, draft in people
    )
    if rows:
        connection.exec_driver_sql(_INSERT.replace("INSERT", "INSERT OR REPLACE"), rows)


def unindex_people(connection: Connection, person_ids: Sequence[int]) -> None:
    """Take people's search terms out, before their rows change or go."""
    keys = select(person.c.id, person.c.kana_key).where(
        person.c.id.in_(bindparam("ids", expanding=True))
    )
    found = connection.execute(keys, {"ids": list(person_ids)})
    rows = [{"number": order_number(row.kana_key, PersonId(row.id))} for row in found]
    if rows:
        connection.execute(text("DELETE FROM person_search WHERE rowid = :number"), rows)


def index_import(connection: Connection, import_id: ImportId) -> None:
    """Write the search terms of everybody an import brought, in the index's own order.

    FTS5 writes out what it holds whenever a number is lower than the one before, so people in
    file order cost ten times as much.
    """
    _set_pending_bytes(connection, _BULK_BYTES)
    terms = Terms()
    for rows in _in_order(connection, import_id):
        numbered = [
            (order_number(row.kana_key, PersonId(row.id)), terms.of_row(row)) for row in rows
        ]
        numbered.sort()
        connection.exec_driver_sql(_INSERT, numbered)
    _set_pending_bytes(connection, _USUAL_BYTES)


def _in_order(connection: Connection, import_id: ImportId) -> Iterator[Sequence[Any]]:
    """Return people in chunks, each beginning after the last one of the chunk before."""
    last: tuple[str, int] = ("", 0)
    following = (
        select(*_SEARCHED)
        .where(
            person.c.import_id == import_id,
            tuple_(person.c.kana_key, person.c.id) > tuple_(bindparam("key"), bindparam("last")),
        )
        .order_by(person.c.kana_key, person.c.id)
        .limit(_BULK_CHUNK)
    )
    while rows := connection.execute(following, {"key": last[0], "last": last[1]}).all():
        yield rows
        last = (rows[-1].kana_key, rows[-1].id)


def _set_pending_bytes(connection: Connection, size_bytes: int) -> None:
    connection.exec_driver_sql(
        "INSERT INTO person_search(person_search, rank) VALUES ('hashsize', ?)", (size_bytes,)
    )


def match_expression(typed: str) -> str:
    """Return the FTS5 expression for typed words: all of them, each as a phrase."""
    phrases = [_phrase(word) for word in typed.replace('"', " ").split()]
    return " AND ".join(f'"{phrase}"' for phrase in phrases if phrase) or '"zznothingzz"'


def matching_people(typed: str) -> TextualSelect:
    """Return a query of the numbers of everybody who matches, in no order."""
    numbers = text(
        f"SELECT rowid & {(1 << KEY_BITS) - 1} AS id FROM person_search"  # noqa: S608 - a number
        " WHERE person_search MATCH :words"
    )
    return numbers.bindparams(words=match_expression(typed)).columns(column("id", Integer))


class Terms:
    """Makes the search terms of people; what many share is folded once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of_draft(self, draft: PersonDraft) -> str:
        """Return the terms of a person as typed."""
        shared = [self._shared(one) for one in (*draft.skills, *draft.qualifications) if one]
        return _joined(draft, shared)

    def of_row(self, row: Any) -> str:  # noqa: ANN401 - a row of person
        """Return the terms of a person in the store."""
        shared = [
            self._shared(one)
            for told in (row.skills, row.qualifications)
            if told != "[]"
            for one in json.loads(told)
            if one
        ]
        return _joined(row, shared)

    def _shared(self, field: str) -> str:
        found = self._known.get(field)
        if found is None:
            found = self._known[field] = bigrams(_fold(field))
        return found


def _joined(who: Any, shared: Sequence[str]) -> str:  # noqa: ANN401 - a draft or a row of person
    folded = [bigrams(_fold(field)) for field in (who.name, who.kana, who.email) if field]
    folded += shared
    if who.phone:
        folded.append(bigrams(fold_phone(who.phone)))
    return _GAP.join(folded)


def _fold(field: str) -> str:
    return fold_kana(fold_name(field))


def _phrase(word: str) -> str:
    folded = _fold(word)
    if len(folded) <= 1:
        return folded
    return " ".join(folded[at : at + 2] for at in range(len(folded) - 1))
