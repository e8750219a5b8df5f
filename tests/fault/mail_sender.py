"""The program that sends, as a process of its own that can be killed at any point."""

import os
import time
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from desktop.core.domain.workspace import SmtpSecurity, SmtpSettings, Unlock
from desktop.core.mail.smtp import SmtpTransport
from desktop.core.ports import MailUnsent
from desktop.core.security.keystore import MemoryKeyStore
from desktop.core.services.notices import dispatch
from desktop.core.services.workspace import open_workspace as opening
from desktop.core.services.workspace.context import WorkspacePorts
from desktop.core.storage.queries import notices

_TAKE_UP_AGAIN = "UPDATE notice SET handed_over_at = NULL WHERE state = 'waiting'"


def send_everything(folder: Path, secret: tuple[str, bytes], port: int, mutant: str = "") -> None:
    """Open the workspace as a start does, send all that is due, and end."""
    keys = MemoryKeyStore()
    keys.write(*secret)
    with ExitStack() as planted:
        # Nobody waits two minutes for a server that is back at once.
        planted.enter_context(patch.object(dispatch, "pause_after", lambda _: timedelta()))
        if mutant:
            planted.enter_context(patch(*MUTANTS[mutant]))
        workspace = opening.open_workspace(folder, Unlock(), WorkspacePorts(keys))
        transport = SmtpTransport(SmtpSettings("127.0.0.1", port, SmtpSecurity.NONE))
        dispatch.send_all_due(
            workspace,
            lambda: transport,
            wait=lambda pause: time.sleep(min(0.05, pause.total_seconds())),
            patience=timedelta(days=1),
            is_cancelled=lambda: False,
        )
        workspace.close()
    os._exit(0)


def _try_interrupted_again(connection: notices.Connection) -> int:
    return connection.exec_driver_sql(_TAKE_UP_AGAIN).rowcount


def _write_nothing_before(_connection: object, *_: object, **values: object) -> int:
    # Only the answer is written; that hand-over was begun is not.
    if "handed_over_at" in values and "attempts" in values:
        return 0
    return notices.set_notice_state(_connection, *_, **values)  # type: ignore[arg-type]


MUTANTS = {
    "what was interrupted is sent again": (
        "desktop.core.storage.queries.notices.settle_interrupted",
        _try_interrupted_again,
    ),
    "hand-over is not written down before": (
        "desktop.core.services.notices.dispatch.set_notice_state",
        _write_nothing_before,
    ),
    "a line that broke is taken for a mail that did not leave": (
        "desktop.core.mail.smtp.MailUnknown",
        MailUnsent,
    ),
}
