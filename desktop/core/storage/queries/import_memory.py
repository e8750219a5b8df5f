"""What is asked once: profiles of files, words of the company, pairs decided, files declined."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.core.domain.ids import ImportId, PersonId
from desktop.core.domain.import_memory import DecidedPair, ImportProfile, PairDecision
from desktop.core.storage.queries.imported_rows import columns_of_text, columns_to_text
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.tables import (
    company_word,
    duplicate_decision,
    import_profile,
    import_run,
    imported_row,
    imported_sheet,
    person_event,
    tombstone,
    watched_file,
)


def write_profile(connection: Connection, profile: ImportProfile, now: datetime) -> None:
    """Write a profile; one shape has one."""
    values = {
        "name": profile.name,
        "table_key": profile.table_key,
        "columns": columns_to_text(profile.columns),
        "has_hidden_rows": profile.has_hidden_rows,
        "used_at": now,
    }
    statement = insert(import_profile).values(shape_key=profile.shape_key, created_at=now, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["shape_key"], set_=values))


def read_profile(connection: Connection, shape_key: str) -> ImportProfile | None:
    """Return the profile of a shape, or None."""
    found = connection.execute(
        select(import_profile).where(import_profile.c.shape_key == shape_key)
    ).one_or_none()
    return None if found is None else _profile(found)


def list_profile_rows(connection: Connection) -> tuple[ImportProfile, ...]:
    """Return every profile, the last used first."""
    columns = import_profile.c
    rows = connection.execute(
        select(import_profile).order_by(columns.used_at.desc(), columns.id.desc())
    )
    return tuple(map(_profile, rows))


def touch_profile(connection: Connection, shape_key: str, now: datetime) -> None:
    """Note that a profile was used."""
    ours = import_profile.c.shape_key == shape_key
    connection.execute(update(import_profile).where(ours).values(used_at=now))


def delete_profile(connection: Connection, shape_key: str) -> int:
    """Forget a profile; return how many there were."""
    ours = import_profile.c.shape_key == shape_key
    return connection.execute(delete(import_profile).where(ours)).rowcount


def _profile(row: Row[Any]) -> ImportProfile:
    return ImportProfile(
        shape_key=row.shape_key,
        columns=columns_of_text(row.columns),
        table_key=row.table_key,
        name=row.name,
        has_hidden_rows=row.has_hidden_rows,
        used_at=row.used_at,
    )


def write_words(connection: Connection, kind: str, words: Mapping[str, str], now: datetime) -> None:
    """Remember words of one kind; a word asked again takes the newer answer."""
    for word, code in words.items():
        values = {"code": code, "decided_at": now}
        statement = insert(company_word).values(kind=kind, word=word, **values)
        connection.execute(
            statement.on_conflict_do_update(index_elements=["kind", "word"], set_=values)
        )


def read_words(connection: Connection) -> dict[str, dict[str, str]]:
    """Return every remembered word: kind → word → code."""
    found: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(company_word).order_by(company_word.c.word)):
        found.setdefault(row.kind, {})[row.word] = row.code
    return found


def delete_word(connection: Connection, kind: str, word: str) -> int:
    """Forget a word; return how many there were."""
    columns = company_word.c
    ours = (columns.kind == kind) & (columns.word == word)
    return connection.execute(delete(company_word).where(ours)).rowcount


def write_decisions(
    connection: Connection,
    pairs: Iterable[DecidedPair],
    *,
    import_id: ImportId | None,
    actor: str,
    now: datetime,
) -> None:
    """Remember what was decided of pairs; the newer answer wins."""
    for pair in pairs:
        values = {
            "other_id": pair.other_id,
            "decision": pair.decision.value,
            "import_id": import_id,
            "actor": actor,
            "decided_at": now,
        }
        statement = insert(duplicate_decision).values(
            person_id=pair.person_id, row_hash=pair.row_hash, **values
        )
        connection.execute(
            statement.on_conflict_do_update(index_elements=["person_id", "row_hash"], set_=values)
        )


def read_decisions(
    connection: Connection, person_ids: Collection[int]
) -> dict[tuple[PersonId, bytes], DecidedPair]:
    """Return the decisions on these people by (person, hash of the row)."""
    found: dict[tuple[PersonId, bytes], DecidedPair] = {}
    columns = duplicate_decision.c
    for chunk in chunks(sorted(person_ids)):
        rows = connection.execute(select(duplicate_decision).where(columns.person_id.in_(chunk)))
        for row in rows:
            person_id = PersonId(row.person_id)
            other = None if row.other_id is None else PersonId(row.other_id)
            pair = DecidedPair(person_id, row.row_hash, PairDecision(row.decision), other)
            found[person_id, row.row_hash] = pair
    return found


def has_decisions(connection: Connection) -> bool:
    """Say whether anything was ever decided of a pair."""
    return connection.execute(select(duplicate_decision.c.id).limit(1)).first() is not None


def rows_of_same_file(
    connection: Connection, file_sha256: str, sheet_name: str
) -> dict[int, PersonId]:
    """Return whom each row number of these same bytes became, where that was not undone."""
    columns = imported_row.c
    rows = connection.execute(
        select(columns.row_number, columns.person_id)
        .join(imported_sheet, imported_sheet.c.id == columns.sheet_id)
        .join(import_run, import_run.c.id == imported_sheet.c.import_id)
        .where(
            import_run.c.file_sha256 == file_sha256,
            import_run.c.imported_at.is_not(None),
            import_run.c.undone_at.is_(None),
            imported_sheet.c.name == sheet_name,
        )
        .order_by(columns.id)
    )
    return {row.row_number: PersonId(row.person_id) for row in rows}


def read_tombstones(
    connection: Connection, hashes: Sequence[bytes]
) -> dict[bytes, tuple[str, datetime]]:
    """Return what agrees and since when, for the hashes that belong to erased people."""
    found: dict[bytes, tuple[str, datetime]] = {}
    for at in range(0, len(hashes), 500):
        ours = tombstone.c.hash.in_(hashes[at : at + 500])
        for row in connection.execute(select(tombstone).where(ours)):
            found[row.hash] = (row.kind, row.erased_at)
    return found


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """A line of a timeline that an undo may take away again."""

    event_id: int
    person_id: PersonId
    detail: Mapping[str, Any]


def events_of_kind(connection: Connection, kind: str) -> tuple[KeptEvent, ...]:
    """Return the lines of one kind on all timelines, the newest first."""
    columns = person_event.c
    rows = connection.execute(
        select(columns.id, columns.person_id, columns.detail)
        .where(columns.kind == kind)
        .order_by(columns.id.desc())
    )
    return tuple(KeptEvent(row.id, PersonId(row.person_id), json.loads(row.detail)) for row in rows)


def drop_event(connection: Connection, event_id: int) -> None:
    """Take one line off its timeline."""
    connection.execute(delete(person_event).where(person_event.c.id == event_id))


def decline_files(connection: Connection, sha256s: Sequence[str], now: datetime) -> None:
    """Remember that files of the watched folder are not wanted."""
    for sha256 in sha256s:
        statement = insert(watched_file).values(sha256=sha256, declined_at=now)
        connection.execute(statement.on_conflict_do_nothing())


def known_files(connection: Connection, sha256s: Sequence[str]) -> set[str]:
    """Return which files were imported (and not undone) or declined."""
    found: set[str] = set()
    for at in range(0, len(sha256s), 500):
        chunk = sha256s[at : at + 500]
        imported = select(import_run.c.file_sha256).where(
            import_run.c.file_sha256.in_(chunk),
            import_run.c.imported_at.is_not(None),
            import_run.c.undone_at.is_(None),
        )
        declined = select(watched_file.c.sha256).where(watched_file.c.sha256.in_(chunk))
        found |= set(connection.execute(imported).scalars())
        found |= set(connection.execute(declined).scalars())
    return found
