"""Look whether the store is sound: pages, foreign keys, the audit chain."""

from dataclasses import dataclass

from desktop.core.security.audit_chain import first_broken
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.migrate import REVISIONS
from desktop.core.storage.queries.workspace import is_sound, list_audit


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What the check found. ``first_broken_audit`` counts from 0; None means the chain holds."""

    is_sound: bool
    schema: str
    audit_rows: int
    first_broken_audit: int | None


def check_store(workspace: Workspace) -> StoreHealth:
    """Read every page of the store and every link of the audit chain."""
    with workspace.store.read() as connection:
        rows = list_audit(connection)
        return StoreHealth(is_sound(connection), REVISIONS[-1], len(rows), first_broken(rows))
