"""People and applications by the hundred thousand: prepared statements over plain tuples.

`queries.people` writes the same columns one act at a time; a test holds the two together.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import Outcome
from desktop.core.domain.text_folding import fold_email, fold_name, fold_phone
from desktop.core.settings import TOKYO
from desktop.core.storage.search_index import kana_key_of

PersonValues = tuple[
    str, str, str, str, str, str, str, str, str | None, str, str, str, str, int | None, str, str,
    str, str, bool, str,
]  # fmt: skip
"""Columns of a person from ``name`` to ``note``, in the order of `PERSON_COLUMNS`."""

ApplicationValues = tuple[
    str | None, str, str | None, str, str | None, str | None, str | None
]  # fmt: skip
"""``applied_on``, ``route``, ``stage``, ``outcome``, ``reason``, ``decided_on``, ``closed_at``."""

PERSON_COLUMNS: Final = (
    "name", "name_key", "kana", "kana_key", "email", "email_key", "phone", "phone_key",
    "birth_date", "postal_code", "address", "prefecture_code", "education", "experience_years",
    "qualifications", "qualification_family", "skills", "nationality", "is_eu_origin", "note",
)  # fmt: skip
_APPLICATION_COLUMNS: Final = (
    "applied_on", "route", "stage", "outcome", "reason", "decided_on", "closed_at",
)  # fmt: skip
_NO_MARKS: Final = (False, False, False, False)


def _insert(table: str, columns: Sequence[str]) -> str:
    marks = ", ".join("?" for _ in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our names


_PERSON: Final = _insert(
    "person",
    ("id", *PERSON_COLUMNS, "latest_application_id", "import_id", "created_at", "updated_at",
     "has_objected", "is_released", "has_reapproach_consent", "erase_after_notice"),
)  # fmt: skip
_APPLICATION: Final = _insert(
    "application",
    ("id", "person_id", "vacancy_id", *_APPLICATION_COLUMNS, "import_id", "created_at",
     "with_relay", "notice_state"),
)  # fmt: skip
_EVENT: Final = _insert("person_event", ("person_id", "application_id", "at", "kind", "detail"))
_CONSENT_TEXT: Final = "import-column/1"
_CONSENT: Final = _insert(
    "consent", ("person_id", "purpose", "is_granted", "at", "channel", "text_version", "actor")
)
_ROW: Final = _insert(
    "imported_row", ("sheet_id", "row_number", "person_id", "application_id", "cells")
)


def stored_moment(moment: datetime) -> str:
    """Return an aware moment as the store keeps it (`columns.UtcDateTime`)."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def person_values(draft: PersonDraft) -> PersonValues:
    """Return the columns of a person, keys folded beside what was typed."""
    return (
        draft.name,
        fold_name(draft.name),
        draft.kana,
        kana_key_of(draft),
        draft.email,
        fold_email(draft.email),
        draft.phone,
        fold_phone(draft.phone),
        draft.birth_date.isoformat() if draft.birth_date else None,
        draft.postal_code,
        draft.address,
        draft.prefecture_code,
        draft.education,
        draft.experience_years,
        _list_text(draft.qualifications),
        draft.qualification_family,
        _list_text(draft.skills),
        draft.nationality,
        draft.is_eu_origin,
        draft.note,
    )


@lru_cache(maxsize=4096)
def _list_text(values: tuple[str, ...]) -> str:
    """Return a list as the store keeps it; the same few recur in every row of a file."""
    return json.dumps(values, ensure_ascii=False)


def application_values(draft: ApplicationDraft) -> ApplicationValues:
    """Return the columns of an application; ``closed_at`` None is for now, where it has ended."""
    decided = draft.decided_on
    is_open = draft.outcome is Outcome.IN_PROGRESS
    return (
        draft.applied_on.isoformat() if draft.applied_on else None,
        draft.route,
        draft.stage.value if draft.stage else None,
        draft.outcome.value,
        draft.reason.value if draft.reason else None,
        decided.isoformat() if decided else None,
        None if is_open or decided is None else _end_of(decided),
    )


@lru_cache(maxsize=4096)
def _end_of(day: date) -> str:
    return stored_moment(datetime.combine(day, time(23, 59), TOKYO))


def insert_people_values(
    connection: Connection,
    rows: Sequence[tuple[int, PersonValues, int]],
    *,
    import_id: int,
    now: str,
) -> None:
    """Write new people: (number, columns, newest application). They are not in the index yet."""
    shared = (import_id, now, now, *_NO_MARKS)
    _many(connection, _PERSON, [(key, *values, newest, *shared) for key, values, newest in rows])


def insert_application_values(
    connection: Connection,
    rows: Sequence[tuple[int, int, int | None, ApplicationValues]],
    *,
    import_id: int,
    now: str,
) -> None:
    """Write applications: (number, person, vacancy, columns)."""
    shared = (import_id, now, True, "none")
    _many(
        connection,
        _APPLICATION,
        [
            (key, person, vacancy, *values[:-1], _closed_at(values, now), *shared)
            for key, person, vacancy, values in rows
        ],
    )


def _closed_at(values: ApplicationValues, now: str) -> str | None:
    """Return when an application ended: never later than now, which is when we learned of it."""
    if values[3] == Outcome.IN_PROGRESS.value:
        return None
    return min(now, values[6] or now)


def append_event_values(
    connection: Connection, rows: Sequence[tuple[int, int, str, str, str]]
) -> None:
    """Append to timelines: (person, application, moment, kind, detail as JSON)."""
    _many(connection, _EVENT, rows)


def append_consent_values(
    connection: Connection, rows: Sequence[tuple[int, str, bool]], *, now: str, actor: str
) -> None:
    """Append answers in a column of the file: (person, purpose, granted), and the projection."""
    shared = (now, "import", _CONSENT_TEXT, actor)
    _many(connection, _CONSENT, [(*row, *shared) for row in rows])
    answers = [(given, person) for person, purpose, given in rows if purpose == "reapproach"]
    _many(connection, "UPDATE person SET has_reapproach_consent = ? WHERE id = ?", answers)


def insert_row_values(
    connection: Connection, rows: Sequence[tuple[int, int, int, int, bytes]]
) -> None:
    """Keep rows as they lay in the file: (sheet, row number, person, application, cells)."""
    _many(connection, _ROW, rows)


def _many(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        connection.exec_driver_sql(statement, list(rows))
