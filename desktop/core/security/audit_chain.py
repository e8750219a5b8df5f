"""The audit log's hash chain: any row changed or removed breaks every later hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act: who, when, what, in ids and codes only."""

    at: datetime
    actor: str
    os_user: str
    act: str
    detail: Mapping[str, str | int]
    prev: str
    hash: str


def chain_hash(prev: str, at: datetime, who: tuple[str, str], *, act: str, detail: str) -> str:
    """Return the SHA-256 that binds a row to the one before it."""
    text = json.dumps([prev, at.isoformat(), *who, act, detail], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken(rows: Iterable[AuditRow]) -> int | None:
    """Return the index of the first row that does not follow from the one before, or None."""
    prev = GENESIS
    for index, row in enumerate(rows):
        detail = json.dumps(dict(row.detail), ensure_ascii=False, sort_keys=True)
        expected = chain_hash(prev, row.at, (row.actor, row.os_user), act=row.act, detail=detail)
        if row.prev != prev or row.hash != expected:
            return index
        prev = row.hash
    return None
