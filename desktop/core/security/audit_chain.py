"""The audit log's hash chain: any row changed or removed breaks every later hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from desktop.core.domain.audit import GENESIS, AuditRow


def chained(
    prev: str,
    at: datetime,
    who: tuple[str, str],
    *,
    act: str,
    detail: Mapping[str, str | int],
) -> AuditRow:
    """Return the act that follows the one whose hash is ``prev``.

    Args:
        prev: `GENESIS` for the first act.
        at: When.
        who: 担当者 and operating-system user.
        act: What, as a code.
        detail: Ids, codes and counts.
    """
    row = AuditRow(at, who[0], who[1], act, dict(detail), prev, "")
    return replace(row, hash=_hash(row))


def first_broken(rows: Iterable[AuditRow]) -> int | None:
    """Return the index of the first row that does not follow from the one before, or None."""
    prev = GENESIS
    for index, row in enumerate(rows):
        if row.prev != prev or row.hash != _hash(row):
            return index
        prev = row.hash
    return None


def _hash(row: AuditRow) -> str:
    detail = json.dumps(dict(row.detail), ensure_ascii=False, sort_keys=True)
    told = [row.prev, row.at.isoformat(), row.actor, row.os_user, row.act, detail]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
