"""The ledger of registration units, and the cached accounts the database itself keeps sound."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from agency.store.tables import balances, earn_claims, ledger_entries, units
from wire.ledger import MOVES, Account, Entry, EntryKind


@dataclass(frozen=True, slots=True)
class Unit:
    """One registration unit. Moments in seconds since 1970.

    Attributes:
        employer_no: Whose unit it is.
        unit: Its random name, the only one the employer learns.
        token: The relay token it came from; stays here (decision 2).
        personal_token: The token again if it may earn once only.
        common_person: Token and person if a common link may earn once per person.
        earned_at: When it was earned.
        triggers: Names of the review triggers it met; empty for none.
        policy: Version of the policy that judged it.
    """

    employer_no: int
    unit: str
    token: str
    personal_token: str | None
    common_person: str | None
    earned_at: int
    triggers: str
    policy: str


@dataclass(frozen=True, slots=True)
class UnitState:
    """Where a unit stands. Moments in seconds since 1970."""

    employer_no: int
    unit: str
    earned_at: int
    review_since: int | None
    review_ended_at: int | None
    triggers: str


@dataclass(frozen=True, slots=True)
class Accounts:
    """The cached accounts, named as the ledger names them, and what is still owed (I9)."""

    world: int
    avail: int
    resv: int
    used: int
    deferred: int


_STATES = select(
    units.c.employer_no,
    units.c.unit,
    units.c.earned_at,
    units.c.review_since,
    units.c.review_ended_at,
    units.c.triggers,
)


def post(
    connection: Connection, employer_no: int, entry: Entry, *, at: int, reason: str | None = None
) -> bool:
    """Enter something into the ledger; return whether it was new (I7)."""
    if _holds(connection, employer_no, entry):
        return False
    connection.execute(
        insert(ledger_entries).values(
            employer_no=employer_no,
            kind=entry.kind.value,
            ref=entry.ref,
            units=entry.units,
            at=at,
            reason=reason,
        )
    )
    if entry.kind in MOVES:
        _move(connection, employer_no, entry)
    return True


def entries(connection: Connection, employer_no: int) -> list[Entry]:
    """Return all entries of an employer."""
    rows = connection.execute(
        select(ledger_entries.c.kind, ledger_entries.c.ref, ledger_entries.c.units).where(
            ledger_entries.c.employer_no == employer_no
        )
    )
    return [Entry(EntryKind(row.kind), row.ref, row.units) for row in rows]


def accounts(connection: Connection, employer_no: int) -> Accounts:
    """Return the cached accounts of an employer."""
    row = connection.execute(
        select(
            balances.c.world,
            balances.c.avail,
            balances.c.resv,
            balances.c.used,
            balances.c.deferred,
        ).where(balances.c.employer_no == employer_no)
    ).one()
    return Accounts(*row)


def add_unit(connection: Connection, unit: Unit) -> None:
    """Keep a unit; a token or a person that has earned already breaks a UNIQUE rule (I3)."""
    is_reviewed = bool(unit.triggers)
    connection.execute(
        insert(units).values(
            employer_no=unit.employer_no,
            unit=unit.unit,
            token=unit.token,
            personal_token=unit.personal_token,
            common_person=unit.common_person,
            earned_at=unit.earned_at,
            review_since=unit.earned_at if is_reviewed else None,
            triggers=unit.triggers,
            policy=unit.policy,
        )
    )


def has_earned(connection: Connection, common_person: str) -> bool:
    """Tell whether a person has earned a unit on this common link before (I3)."""
    found = connection.execute(
        select(units.c.unit).where(units.c.common_person == common_person)
    ).one_or_none()
    return found is not None


def earned_since(connection: Connection, employer_no: int, since: int) -> int:
    """Return how many units an employer has earned since a moment."""
    rows = connection.execute(
        select(units.c.unit).where(units.c.employer_no == employer_no, units.c.earned_at > since)
    )
    return len(rows.all())


def in_review(
    connection: Connection, *, employer_no: int | None = None, until: int | None = None
) -> tuple[UnitState, ...]:
    """Return units in review, the oldest review first.

    Args:
        connection: An open transaction.
        employer_no: Only of this employer.
        until: Only those whose review began at this moment or before.
    """
    query = _STATES.where(units.c.review_since.is_not(None), units.c.review_ended_at.is_(None))
    if employer_no is not None:
        query = query.where(units.c.employer_no == employer_no)
    if until is not None:
        query = query.where(units.c.review_since <= until)
    rows = connection.execute(query.order_by(units.c.review_since, units.c.unit))
    return tuple(UnitState(*row) for row in rows)


def end_review(connection: Connection, employer_no: int, unit: str, *, at: int) -> None:
    """Note that a review has ended."""
    connection.execute(
        update(units)
        .where(units.c.employer_no == employer_no, units.c.unit == unit)
        .values(review_ended_at=at)
    )


def unit(connection: Connection, name: str) -> UnitState | None:
    """Return a unit by its name."""
    row = connection.execute(_STATES.where(units.c.unit == name)).one_or_none()
    return None if row is None else UnitState(*row)


def claim(connection: Connection, person_keys: Sequence[str], *, since: int, at: int) -> bool:
    """Claim the person's unit of this window; return whether nobody had it yet (I4).

    Claims older than the window are forgotten, as the privacy notice promises.
    """
    connection.execute(delete(earn_claims).where(earn_claims.c.earned_at <= since))
    rows = connection.execute(
        select(earn_claims.c.person_key).where(earn_claims.c.person_key.in_(person_keys))
    )
    if rows.first() is not None:
        return False
    claims = [{"person_key": key, "earned_at": at} for key in person_keys]
    connection.execute(insert(earn_claims), claims)
    return True


def _holds(connection: Connection, employer_no: int, entry: Entry) -> bool:
    found = connection.execute(
        select(ledger_entries.c.ref).where(
            ledger_entries.c.employer_no == employer_no,
            ledger_entries.c.kind == entry.kind.value,
            ledger_entries.c.ref == entry.ref,
        )
    ).one_or_none()
    return found is not None


def _move(connection: Connection, employer_no: int, entry: Entry) -> None:
    now = accounts(connection, employer_no)
    source, target = MOVES[entry.kind]
    holdings = {account: getattr(now, account.value) for account in Account}
    holdings[Account.AVAILABLE] -= now.deferred
    holdings[source] -= entry.units
    holdings[target] += entry.units
    deferred = 0
    if entry.kind is not EntryKind.RESERVE:
        # What is voided after it was spent is taken from the next units that come (I9). Reserving
        # more than there is stays below zero here, and the database refuses it.
        deferred = max(0, -holdings[Account.AVAILABLE])
        holdings[Account.AVAILABLE] += deferred
    holdings[Account.WORLD] = 0
    holdings[Account.WORLD] = -sum(holdings.values())
    values = {account.value: held for account, held in holdings.items()}
    connection.execute(
        update(balances)
        .where(balances.c.employer_no == employer_no)
        .values(**values, deferred=deferred)
    )
