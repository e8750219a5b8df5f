"""The search index: folded characters and pairs in FTS5.

FTS5's trigram tokenizer finds nothing under three characters and most surnames have two, so every
text is cut into single characters and pairs (platform.md, "Store: measured"). Rows are numbered
in フリガナ order (`domain.kana_order`), so that a first page is found without sorting.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, TextualSelect, bindparam, column, select, text

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.ids import PersonId
from desktop.core.domain.kana_order import KEY_BITS, order_number
from desktop.core.domain.sheet import ApplicantRow
from desktop.core.domain.text_folding import (
    bigrams,
    fold_email,
    fold_kana,
    fold_name,
    fold_phone,
    pairs_of,
    to_katakana,
)
from desktop.core.storage.tables import person

_GAP = " zzgapzz "
"""Stands between fields, so that a phrase never runs from one into the next."""
_INSERT = "INSERT INTO person_search(rowid, terms) VALUES (?, ?)"
_BULK_CHUNK = 200
_MANY = 2000
_BULK_BYTES, _USUAL_BYTES = 32 << 20, 1 << 20


def kana_key_of(draft: PersonDraft | ApplicantRow) -> str:
    """Return what a person is listed by: the reading, or the name where there is none."""
    return fold_kana(draft.kana).casefold() or fold_name(draft.name)


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
    is_many = len(person_ids) > _MANY
    if is_many:
        _set_option(connection, "secure-delete", 0)
    keys = select(person.c.id, person.c.kana_key).where(
        person.c.id.in_(bindparam("ids", expanding=True))
    )
    for at in range(0, len(person_ids), _BULK_CHUNK):
        found = connection.execute(keys, {"ids": list(person_ids[at : at + _BULK_CHUNK])})
        rows = [{"number": order_number(row.kana_key, PersonId(row.id))} for row in found]
        if rows:
            connection.execute(text("DELETE FROM person_search WHERE rowid = :number"), rows)
    if is_many:
        # Written anew without them: as gone as by secure-delete, which takes minutes for many.
        connection.exec_driver_sql("INSERT INTO person_search(person_search) VALUES ('optimize')")
        _set_option(connection, "secure-delete", 1)


def index_in_order(connection: Connection, chunks: Iterable[list[tuple[int, str]]]) -> None:
    """Write the search terms of many people who have none, in the order of their numbers.

    FTS5 writes out what it holds whenever a number is lower than the one before, so people in
    file order cost ten times as much.
    """
    _set_option(connection, "hashsize", _BULK_BYTES)
    for rows in chunks:
        connection.exec_driver_sql(_INSERT, rows)
    _set_option(connection, "hashsize", _USUAL_BYTES)


def _set_option(connection: Connection, name: str, value: int) -> None:
    connection.exec_driver_sql(
        "INSERT INTO person_search(person_search, rank) VALUES (?, ?)", (name, value)
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


def searched_keys(values: tuple[Any, ...]) -> tuple[str, str, str, str]:
    """Return name, reading, mail and telephone, folded, of a person's columns.

    The columns are those of `bulk_people.person_values`.
    """
    _, name_key, _, kana_key, _, email_key, _, phone_key, *_ = values
    return name_key, kana_key, email_key, phone_key


class Terms:
    """Makes the search terms of people; what many share is folded once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of_draft(self, draft: PersonDraft) -> str:
        """Return the terms of a person as typed."""
        listed = (*draft.skills, *draft.qualifications)
        keys = (fold_name(draft.name), kana_key_of(draft))
        return self.of_keys((*keys, fold_email(draft.email), fold_phone(draft.phone)), listed)

    def of_keys(self, keys: Sequence[str], listed: Sequence[str]) -> str:
        """Return the terms of a person whose keys are folded: see `searched_keys`."""
        name_key, kana_key, email_key, phone_key = keys
        fields = [bigrams(to_katakana(key)) for key in (name_key, kana_key) if key]
        # No single characters of these: nobody looks for all who have a 9 in their number.
        fields += [" ".join(pairs_of(key)) for key in (email_key, phone_key) if key]
        fields += [self._shared(one) for one in listed if one]
        return _GAP.join(fields)

    def _shared(self, field: str) -> str:
        found = self._known.get(field)
        if found is None:
            found = self._known[field] = bigrams(_fold(field))
        return found


def _fold(field: str) -> str:
    return fold_kana(fold_name(field))


def _phrase(word: str) -> str:
    folded = _fold(word)
    if len(folded) <= 1:
        return folded
    return " ".join(folded[at : at + 2] for at in range(len(folded) - 1))
