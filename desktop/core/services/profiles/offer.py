"""The company's switch: which items candidates may let it hand over (decision 3)."""

from collections.abc import Sequence

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.profile import OfferedProfile, ProfileField
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.agency import present_agency
from desktop.core.storage.queries.outbox import queue_item
from desktop.core.storage.queries.profiles import append_offer, read_offer

OFFER = "profile_offer"


def read_profile_offer(workspace: Workspace) -> OfferedProfile:
    """Return what is offered now and who confirmed it; nothing before it was switched on."""
    with workspace.store.read() as connection:
        return read_offer(connection)


def offer_profiles(workspace: Workspace, items: Sequence[ProfileField], statement: str) -> Done:
    """Offer these items from now on; none switches the hand-over off.

    Args:
        workspace: The open workspace.
        items: What candidates may be asked about.
        statement: What the person at work confirms: that the legal check was done. It is kept with
            their name and the time.

    Raises:
        AppError: NOT_ENROLLED; SETTING_INVALID with ``field`` ``profile_statement`` where items are
            offered and nothing is confirmed, or nobody is at work.
    """
    chosen = tuple(item for item in ProfileField if item in set(items))
    if chosen and not (statement.strip() and workspace.actor):
        raise AppError(ErrorCode.SETTING_INVALID, {"field": "profile_statement"})
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        present_agency(connection)
        offered = OfferedProfile(chosen, statement.strip() if chosen else "")
        append_offer(connection, offered, at=now, actor=workspace.actor)
        queue_item(connection, OFFER, "", now)
        workspace.audit(connection, "profile.offered", items=len(chosen))
    return Done(len(chosen), frozenset({Change.SETTINGS, Change.REQUESTS}))
