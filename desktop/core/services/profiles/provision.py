"""第三者提供記録 of a profile: whose it was is sealed, kept three years, and found by no search.

Source:
    個人情報の保護に関する法律 第29条; decision 21.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from desktop.core.domain.application import PersonDraft
from desktop.core.security.sealed_file import new_file_key, seal, unseal
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import present_agency
from desktop.core.storage.queries.profiles import (
    RequestRow,
    drop_old_provisions,
    insert_sealed_provision,
    list_provision_rows,
)

KEPT_YEARS: Final = 3
ITEMS: Final = "cr.profile/1"
BASIS: Final = "本人の同意"
_NUMBER: Final = 0
"""The seal is bound to its key alone: each record has a key of its own."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One 第三者提供記録 as read.

    Attributes:
        items: Name of the schema; of a profile the names of its items.
        person_name: Whose profile; empty for anonymous records and once its time is past.
    """

    at: datetime
    recipient: str
    items: str
    basis: str
    record_count: int
    sha256: str
    person_name: str = field(default="", repr=False)
    consent_id: str = ""


def sealed_record(row: RequestRow, person: PersonDraft) -> tuple[bytes, bytes]:
    """Return (key, sealed content) of the record a hand-over will leave."""
    told = {
        "name": person.name,
        "items": list(row.items),
        "consent_id": row.consent_id,
        "text_version": row.text_version,
        "text_sha256": row.text_sha256,
    }
    key = new_file_key()
    return key, seal(key, _NUMBER, json.dumps(told, ensure_ascii=False, sort_keys=True).encode())


def record_provision(workspace: Workspace, connection: Connection, row: RequestRow) -> None:
    """Append the record of a profile that was handed over, in the transaction that says so."""
    today = workspace.today()
    values = {
        "at": workspace.clock.now(),
        "recipient": present_agency(connection).profile.name,
        "items": ITEMS,
        "basis": BASIS,
        "record_count": 1,
        "sha256": row.body_sha256,
    }
    keep_until = _years_later(today)
    insert_sealed_provision(connection, values, (row.seal_key, row.sealed), keep_until)


def read_provisions(workspace: Workspace) -> tuple[Provision, ...]:
    """Open the records, newest first; the audit log tells who did and when."""
    with workspace.store.write() as connection:
        rows = list_provision_rows(connection)
        workspace.audit(connection, "provisions.read", count=len(rows))
    found: list[Provision] = []
    for row in rows:
        told = {"name": "", "items": [], "consent_id": ""}
        if row.seal_key is not None and row.sealed is not None:
            told = json.loads(unseal(row.seal_key, _NUMBER, row.sealed))
        items = "、".join(told["items"]) or row.items
        plain = (row.at, row.recipient, items, row.basis, row.record_count, row.sha256)
        found.append(Provision(*plain, str(told["name"]), str(told["consent_id"])))
    return tuple(found)


def forget_old_provisions(workspace: Workspace) -> int:
    """Destroy whose profile it was where three years are past; return how many."""
    with workspace.store.write() as connection:
        count = drop_old_provisions(connection, workspace.today())
        if count:
            workspace.audit(connection, "provisions.forgotten", count=count)
    return count


def _years_later(day: date) -> date:
    try:
        return day.replace(year=day.year + KEPT_YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + KEPT_YEARS, month=3, day=1)
