"""The search index: folded characters and pairs in FTS5.

FTS5's trigram tokenizer finds nothing under three characters and most surnames have two, so every
text is cut into single characters and pairs (platform.md, "Store: measured").
"""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.ids import PersonId
from desktop.core.domain.text_folding import bigrams, fold_kana, fold_name, fold_phone

_GAP = " zzgapzz "
"""Stands between fields, so that a phrase never runs from one into the next."""


def index_people(connection: Connection, people: Sequence[tuple[PersonId, PersonDraft]]) -> None:
    """Write the search terms of people anew."""
    rows = [{"id": key, "terms": _terms(draft)} for key, draft in people]
    connection.execute(text("DELETE FROM person_search WHERE rowid = :id"), rows)
    connection.execute(text("INSERT INTO person_search(rowid, terms) VALUES (:id, :terms)"), rows)


def match_expression(typed: str) -> str:
    """Return the FTS5 expression for typed words: all of them, each as a phrase."""
    phrases = [_phrase(word) for word in typed.replace('"', " ").split()]
    return " AND ".join(f'"{phrase}"' for phrase in phrases if phrase) or '"zznothingzz"'


def _terms(draft: PersonDraft) -> str:
    fields = (draft.name, draft.kana, draft.email, *draft.skills, *draft.qualifications)
    folded = [bigrams(_fold(field)) for field in fields if field]
    if draft.phone:
        folded.append(bigrams(fold_phone(draft.phone)))
    return _GAP.join(folded)


def _fold(field: str) -> str:
    return fold_kana(fold_name(field))


def _phrase(word: str) -> str:
    folded = _fold(word)
    if len(folded) <= 1:
        return folded
    return " ".join(folded[at : at + 2] for at in range(len(folded) - 1))
