"""Redemptions of one employer: 紹介枠 asked for, held, given back or used."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from agency.store.tables import redemptions
from wire.redemption import RedemptionState


@dataclass(frozen=True, slots=True)
class HeldRedemption:
    """One redemption. Moments in seconds since 1970.

    Attributes:
        employer_id: Whose it is.
        id: The UUID the employer chose.
        state: Where it stands.
        units: How many units it holds or used.
        request: Canonical JSON of what is asked for.
        reason: Why it was released; empty before.
        reserved_at: When it was reserved.
        introduced_at: When somebody was proposed first, or `None`.
        closed_at: When it ended, or `None`.
    """

    employer_id: int
    id: str
    state: RedemptionState
    units: int
    request: str
    reason: str
    reserved_at: int
    introduced_at: int | None = None
    closed_at: int | None = None


_ALL = select(
    redemptions.c.employer_id,
    redemptions.c.redemption_id,
    redemptions.c.state,
    redemptions.c.units,
    redemptions.c.request,
    redemptions.c.reason,
    redemptions.c.reserved_at,
    redemptions.c.introduced_at,
    redemptions.c.closed_at,
)


def add(connection: Connection, redemption: HeldRedemption) -> None:
    """Keep a redemption whose units are reserved."""
    connection.execute(
        insert(redemptions).values(
            employer_id=redemption.employer_id,
            redemption_id=redemption.id,
            state=redemption.state.value,
            units=redemption.units,
            request=redemption.request,
            reason=redemption.reason,
            reserved_at=redemption.reserved_at,
        )
    )


def find(connection: Connection, employer_id: int, redemption_id: str) -> HeldRedemption | None:
    """Return a redemption by its identifier."""
    own = (
        redemptions.c.employer_id == employer_id,
        redemptions.c.redemption_id == redemption_id,
    )
    row = connection.execute(_ALL.where(*own)).one_or_none()
    return (
        None if row is None else HeldRedemption(row[0], row[1], RedemptionState(row[2]), *row[3:])
    )


def unclosed(
    connection: Connection, *, employer_id: int | None = None, until: int | None = None
) -> tuple[HeldRedemption, ...]:
    """Return redemptions that have not ended, the oldest first.

    Args:
        connection: An open transaction.
        employer_id: Only of this employer.
        until: Only those still without an introduction and reserved at this moment or before.
    """
    states = [RedemptionState.RESERVED.value, RedemptionState.INTRODUCED.value]
    query = _ALL.where(redemptions.c.state.in_(states if until is None else states[:1]))
    if employer_id is not None:
        query = query.where(redemptions.c.employer_id == employer_id)
    if until is not None:
        query = query.where(redemptions.c.reserved_at <= until)
    rows = connection.execute(
        query.order_by(redemptions.c.reserved_at, redemptions.c.redemption_id)
    )
    return tuple(HeldRedemption(row[0], row[1], RedemptionState(row[2]), *row[3:]) for row in rows)


def change(
    connection: Connection,
    held: HeldRedemption,
    state: RedemptionState,
    *,
    at: int,
    reason: str = "",
) -> None:
    """Write where a redemption stands now."""
    moments = {"introduced_at" if state is RedemptionState.INTRODUCED else "closed_at": at}
    connection.execute(
        update(redemptions)
        .where(
            redemptions.c.employer_id == held.employer_id, redemptions.c.redemption_id == held.id
        )
        .values(state=state.value, reason=reason, **moments)
    )
