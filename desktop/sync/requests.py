"""Send what people decided about profiles and slots; each is asked for until it is answered."""

from collections.abc import Callable, Mapping

import msgspec

from desktop.core.domain.profile import RequestState
from desktop.core.services.credits.redeem import RELEASE, USE
from desktop.core.services.profiles.offer import OFFER
from desktop.core.services.profiles.provision import record_provision
from desktop.core.services.profiles.requests import HAND_OVER, REFUSAL, note_on_timeline
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.feed import append_sync_log
from desktop.core.storage.queries.outbox import OutboxItem, claim_item, set_item_state
from desktop.core.storage.queries.profiles import (
    RequestRow,
    decide_request,
    present_request,
    read_offer,
)
from desktop.core.storage.queries.redemptions import note_fault, redemption_body
from desktop.sync.failures import Remedy, remedy_of
from wire.api import AgencyApi, AgencyRefusedError
from wire.problems import Problem
from wire.profile import ProfileHandOver, ProfileItem, ProfileOffer, ProfileState, RefusalCode
from wire.redemption import RedemptionRequest

_REFUSED = "SYNC-0403"
_TAKEN_BACK_SINCE = frozenset({Problem.CONSENT_REQUIRED, Problem.CONFLICT})
"""What answers a repetition where the first try may have arrived before the consent ended."""


def send_request(workspace: Workspace, client: AgencyApi, item: OutboxItem) -> bool:
    """Send one item; return whether the agency took it.

    Raises:
        AgencyError: A failure that concerns more than this item.
    """
    with workspace.store.write() as connection:
        is_ours = claim_item(connection, item.item_id)
    if not is_ours:
        return False
    try:
        return SENDERS[item.kind](workspace, client, item)
    except AgencyRefusedError as error:
        if remedy_of(error) is not Remedy.SET_ASIDE:
            raise
        _REFUSALS[item.kind](workspace, item, error)
        return False


def _offer(workspace: Workspace, client: AgencyApi, item: OutboxItem) -> bool:
    """Say what is offered now: of several changes only the last one counts."""
    with workspace.store.read() as connection:
        offered = read_offer(connection)
    client.offer_profiles(ProfileOffer(items=tuple(ProfileItem(one) for one in offered.items)))
    with workspace.store.write() as connection:
        _close(workspace, connection, item, "profile.offered", count=len(offered.items))
    return True


def _offer_refused(workspace: Workspace, item: OutboxItem, _error: AgencyRefusedError) -> None:
    with workspace.store.write() as connection:
        _close(workspace, connection, item, "profile.offered", state="quarantined")


def _hand_over(workspace: Workspace, client: AgencyApi, item: OutboxItem) -> bool:
    """Hand over exactly what was approved; receipt and record come in one transaction."""
    with workspace.store.read() as connection:
        row = present_request(connection, int(item.ref))
    if row.state is not RequestState.APPROVED:
        # Closed in this moment, for its person is erased: the refusal that follows settles it.
        return False
    values = msgspec.json.decode(row.body, type=dict[ProfileItem, str])
    profile = ProfileHandOver(token=row.token, consent_id=row.consent_id, items=values)
    receipt = client.hand_over_profile(profile)
    if receipt.state != ProfileState.HANDED_OVER:
        _not_taken(workspace, item, receipt.state)
        return False
    with workspace.store.write() as connection:
        record_provision(workspace, connection, row)
        now = present_request(connection, row.request_id)
        is_wanted = now.state is RequestState.APPROVED
        # Erased while it was on its way: it stays refused here, and on record as handed over.
        state = RequestState.HANDED_OVER if is_wanted else now.state
        decide_request(connection, row.request_id, state)
        note_on_timeline(workspace, connection, now, "profile.handed_over")
        count = len(values)
        workspace.audit(connection, "profile.handed_over", request=row.request_id, items=count)
        _close(workspace, connection, item, "profile.sent", count=count)
    return True


def _hand_over_refused(workspace: Workspace, item: OutboxItem, error: AgencyRefusedError) -> None:
    may_have_arrived = item.attempts > 0 and error.problem in _TAKEN_BACK_SINCE
    _not_taken(workspace, item, str(error), may_have_arrived=may_have_arrived)


def _not_taken(
    workspace: Workspace, item: OutboxItem, fault: str, *, may_have_arrived: bool = False
) -> None:
    with workspace.store.write() as connection:
        if may_have_arrived:
            # The answer to an earlier try is lost: what may have arrived is on record (Art. 29).
            _record_arrived(workspace, connection, present_request(connection, int(item.ref)))
        decide_request(connection, int(item.ref), RequestState.FAILED, fault=fault)
        workspace.audit(connection, "profile.not_taken", request=int(item.ref))
        _close(workspace, connection, item, "profile.sent", state="refused")


def _refuse(workspace: Workspace, client: AgencyApi, item: OutboxItem) -> bool:
    with workspace.store.read() as connection:
        row = present_request(connection, int(item.ref))
    client.refuse_profile(row.consent_id, RefusalCode(row.refusal))
    with workspace.store.write() as connection:
        # What was kept until the agency's word was here is emptied.
        decide_request(connection, row.request_id, row.state)
        _close(workspace, connection, item, "profile.refused", count=1)
    return True


def _refuse_refused(workspace: Workspace, item: OutboxItem, error: AgencyRefusedError) -> None:
    """Record what had arrived, or may have: a sealed record is kept only where it was tried."""
    with workspace.store.write() as connection:
        row = present_request(connection, int(item.ref))
        if error.problem in _TAKEN_BACK_SINCE and row.sealed:
            _record_arrived(workspace, connection, row)
        decide_request(connection, row.request_id, row.state)
        _close(workspace, connection, item, "profile.refused", state="refused")


def _record_arrived(workspace: Workspace, connection: Connection, row: RequestRow) -> None:
    record_provision(workspace, connection, row)
    count = len(row.items)
    workspace.audit(connection, "profile.handed_over", request=row.request_id, items=count)


def _use(workspace: Workspace, client: AgencyApi, item: OutboxItem) -> bool:
    with workspace.store.read() as connection:
        body = redemption_body(connection, item.ref)
    client.redeem(item.ref, msgspec.json.decode(body, type=RedemptionRequest))
    with workspace.store.write() as connection:
        _close(workspace, connection, item, "slot.asked", count=1)
    return True


def _use_refused(workspace: Workspace, item: OutboxItem, error: AgencyRefusedError) -> None:
    with workspace.store.write() as connection:
        note_fault(connection, item.ref, str(error))
        _close(workspace, connection, item, "slot.asked", state="refused")


def _release(workspace: Workspace, client: AgencyApi, item: OutboxItem) -> bool:
    client.release(item.ref)
    with workspace.store.write() as connection:
        _close(workspace, connection, item, "slot.released", count=1)
    return True


def _release_refused(workspace: Workspace, item: OutboxItem, _error: AgencyRefusedError) -> None:
    with workspace.store.write() as connection:
        _close(workspace, connection, item, "slot.released", state="refused")


def _close(
    workspace: Workspace,
    connection: Connection,
    item: OutboxItem,
    kind: str,
    *,
    count: int = 0,
    state: str = "sent",
) -> None:
    now, error = workspace.clock.now(), "" if state == "sent" else _REFUSED
    set_item_state(connection, item.item_id, state, now=now)
    append_sync_log(connection, at=now, kind=kind, count=count, error=error)


SENDERS: Mapping[str, Callable[[Workspace, AgencyApi, OutboxItem], bool]] = {
    OFFER: _offer,
    HAND_OVER: _hand_over,
    REFUSAL: _refuse,
    USE: _use,
    RELEASE: _release,
}
_REFUSALS: Mapping[str, Callable[[Workspace, OutboxItem, AgencyRefusedError], None]] = {
    OFFER: _offer_refused,
    HAND_OVER: _hand_over_refused,
    REFUSAL: _refuse_refused,
    USE: _use_refused,
    RELEASE: _release_refused,
}
