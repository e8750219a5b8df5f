"""Hold back mails that are no news any more, because the computer was off for days."""

from desktop.core.domain.sending import STALE_AFTER
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.mail_desk import first_due, read_desk, write_desk


def hold_stale(workspace: Workspace, connection: Connection) -> bool:
    """Pause where notices are due that long that they are not news any more; a person decides."""
    desk, due = read_desk(connection), first_due(connection)
    now = workspace.clock.now()
    if desk.paused_at is not None or due is None or now - due < STALE_AFTER:
        return False
    write_desk(connection, paused_at=now, paused_by="", reason="stale")
    return True
