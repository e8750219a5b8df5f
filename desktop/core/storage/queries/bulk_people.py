"""People and applications by the hundred thousand: their columns as plain tuples.

`queries.people` writes the same columns one act at a time; a test holds the two together.
"""

import json
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Final

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import Outcome
from desktop.core.domain.sheet import ApplicantRow
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
APPLICATION_COLUMNS: Final = (
    "applied_on", "route", "stage", "outcome", "reason", "decided_on", "closed_at",
)  # fmt: skip


def stored_moment(moment: datetime) -> str:
    """Return an aware moment as the store keeps it (`columns.UtcDateTime`)."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def person_values(who: PersonDraft | ApplicantRow, note: str) -> PersonValues:
    """Return the columns of a person, keys folded beside what was typed."""
    return (
        who.name,
        fold_name(who.name),
        who.kana,
        kana_key_of(who),
        who.email,
        fold_email(who.email),
        who.phone,
        fold_phone(who.phone),
        who.birth_date.isoformat() if who.birth_date else None,
        who.postal_code,
        who.address,
        who.prefecture_code,
        str(who.education) if who.education else "",
        who.experience_years,
        _list_text(who.qualifications),
        str(who.qualification_family) if who.qualification_family else "",
        _list_text(who.skills),
        who.nationality,
        who.is_eu_origin,
        note,
    )


@lru_cache(maxsize=4096)
def _list_text(values: tuple[str, ...]) -> str:
    """Return a list as the store keeps it; the same few recur in every row of a file."""
    return json.dumps(values, ensure_ascii=False)


def application_values(told: ApplicationDraft | ApplicantRow) -> ApplicationValues:
    """Return the columns of an application; ``closed_at`` None is for now, where it has ended."""
    decided = told.decided_on
    outcome = told.outcome or Outcome.IN_PROGRESS
    is_open = outcome is Outcome.IN_PROGRESS
    return (
        told.applied_on.isoformat() if told.applied_on else None,
        told.route,
        str(told.stage) if told.stage else None,
        str(outcome),
        str(told.reason) if told.reason else None,
        decided.isoformat() if decided else None,
        None if is_open or decided is None else _end_of(decided),
    )


@lru_cache(maxsize=4096)
def _end_of(day: date) -> str:
    return stored_moment(datetime.combine(day, time(23, 59), TOKYO))
