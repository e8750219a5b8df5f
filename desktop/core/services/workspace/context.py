"""What every use case works with."""

import getpass
import hmac
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.ports import Clock, KeyStore
from desktop.core.settings import TOKYO

if TYPE_CHECKING:
    from desktop.core.storage.engine import Connection, Store
    from desktop.core.storage.lock import WorkspaceLock


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class WorkspacePorts:
    """The outside world a workspace needs."""

    key_store: KeyStore
    clock: Clock = field(default_factory=SystemClock)


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace; the first argument of every use case.

    Attributes:
        folder: Where it lies.
        actor: The 担当者 at work; written into every audit row.
        is_demo: Marked at creation, for good (decision 32).
        hash_key: Key of every keyed hash in this store.
    """

    folder: Path
    store: "Store"
    clock: Clock
    lock: "WorkspaceLock"
    workspace_id: str
    is_demo: bool
    actor: str = ""
    os_user: str = field(default_factory=getpass.getuser)
    hash_key: bytes = field(default=b"", repr=False)

    def today(self) -> date:
        """Return today's date in Japan."""
        return self.clock.now().astimezone(TOKYO).date()

    def audit(self, connection: "Connection", act: str, **detail: str | int) -> None:
        """Append one act to the audit log, in the act's own transaction."""
        # Not above: a start reads its first list before the queries are imported.
        from desktop.core.security.audit_chain import chained  # noqa: PLC0415
        from desktop.core.storage.queries.workspace import (  # noqa: PLC0415
            append_audit,
            last_audit_hash,
        )

        prev = last_audit_hash(connection)
        who = (self.actor, self.os_user)
        row = chained(prev, self.clock.now(), who, act=act, detail=detail)
        append_audit(connection, row)

    def keyed_hash(self, kind: str, value: str) -> bytes:
        """Return a hash that means something inside this store only (decision 15)."""
        return hmac.digest(self.hash_key, f"{kind}\0{value}".encode(), "sha256")

    def close(self) -> None:
        """Remove plain copies of attachments, close the store and give the lock back."""
        from desktop.core.storage.outside_copies import remove_outside_copies  # noqa: PLC0415

        remove_outside_copies(self.folder)
        self.store.close()
        self.lock.release()


def choose_actor(workspace: Workspace, name: str) -> Workspace:
    """Return the workspace with another 担当者 at work."""
    return replace(workspace, actor=name)
