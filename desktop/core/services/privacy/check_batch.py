"""Let the independent checker read the bytes: before approval and again before sending."""

from collections.abc import Iterator

from desktop.core.domain.ids import BatchId
from desktop.core.privacy.checker import CheckFault, check_bytes
from desktop.core.privacy.hierarchies import tables_bytes
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.batches import forbidden_texts, list_members, read_batch


def faults_of_bytes(workspace: Workspace, body: bytes, k: int) -> tuple[CheckFault, ...]:
    """Return why these bytes must not go; nothing of anybody in the store may stand in them."""
    with workspace.store.read() as connection:
        return check_bytes(body, tables_bytes(), expected_k=k, forbidden=_tokens(connection, None))


def forbidden_faults(workspace: Workspace, batch_id: BatchId) -> tuple[CheckFault, ...]:
    """Return why an approved batch must not be sent, read anew from its frozen bytes."""
    with workspace.store.read() as connection:
        row = read_batch(connection, batch_id)
        if row is None:
            return (CheckFault("missing"),)
        members = list_members(connection, batch_id)
        return check_bytes(
            row.body,
            tables_bytes(),
            expected_k=settings_of(connection).k,
            forbidden=_tokens(connection, members),
        )


def _tokens(connection: Connection, members: tuple[int, ...] | None) -> Iterator[str]:
    for texts in forbidden_texts(connection, members):
        yield from (text for text in texts if text)
