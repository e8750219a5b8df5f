"""加工方法等情報: how records were processed, kept apart, opened only by a logged act, destroyable.

It holds what would let somebody with the source records retrace the groups: the seed and how long
the search ran. It names nobody and holds no row and no class (privacy.md, "Legal duties" d and e).

Source:
    個人情報の保護に関する法律施行規則 第35条.
"""

import json
from collections.abc import Mapping

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.duties import MethodRead, MethodRow
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import BatchId
from desktop.core.security.sealed_file import new_file_key, seal, unseal
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.duties import (
    delete_method,
    insert_method,
    list_method_rows,
    read_method_row,
)

_NUMBER = 0
"""The seal is bound to its key alone: each row has a key of its own."""


def keep_method(
    workspace: Workspace,
    connection: Connection,
    facts: Mapping[str, str | int],
    of: tuple[str, BatchId | None],
) -> None:
    """Seal and keep what records were made with; ``of`` is (SHA-256 of the result, batch or None).

    With a batch that nobody approved it goes too.
    """
    sha256, batch_id = of
    key = new_file_key()
    content = json.dumps(dict(facts), sort_keys=True).encode()
    values = {
        "created_at": workspace.clock.now(),
        "batch_id": batch_id,
        "sha256": sha256,
        "seal_key": key,
        "sealed": seal(key, _NUMBER, content),
    }
    insert_method(connection, values)


def list_methods(workspace: Workspace) -> tuple[MethodRow, ...]:
    """Return which are kept, newest first; not what they hold."""
    with workspace.store.read() as connection:
        return list_method_rows(connection)


def read_method(workspace: Workspace, method_id: int) -> MethodRead:
    """Open one; the audit log tells who did and when.

    Raises:
        AppError: BATCH_CHANGED where it was destroyed.
    """
    with workspace.store.write() as connection:
        found = read_method_row(connection, method_id)
        if found is None:
            raise AppError(ErrorCode.BATCH_CHANGED)
        workspace.audit(connection, "method.read", method=method_id)
    key, sealed = found
    return MethodRead(json.loads(unseal(key, _NUMBER, sealed)), frozenset())


def destroy_method(workspace: Workspace, method_id: int) -> Done:
    """Destroy one for good.

    Raises:
        AppError: BATCH_CHANGED where it is gone already.
    """
    with workspace.store.write() as connection:
        if not delete_method(connection, method_id):
            raise AppError(ErrorCode.BATCH_CHANGED)
        workspace.audit(connection, "method.destroyed", method=method_id)
    return Done(1, frozenset({Change.BATCHES}))
