"""One act in the audit log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

GENESIS = "0" * 64
"""What the first act follows."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act: who, when, what, in ids and codes only.

    ``hash`` binds it to ``prev``, the hash of the act before.
    """

    at: datetime
    actor: str
    os_user: str
    act: str
    detail: Mapping[str, str | int]
    prev: str
    hash: str
