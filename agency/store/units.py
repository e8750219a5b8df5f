"""Registration units and the arrivals they were earned by, on the employer's side.

An arrival is what the employer's side knows of a registration: a token, and no person.
"""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, insert, select, update

from agency.store.engine import insert_new
from agency.store.tables import arrivals, units


@dataclass(frozen=True, slots=True)
class Arrival:
    """A registration on its employer's side. `arrived_at` in seconds since 1970.

    Attributes:
        employer_id: Whose link it came from.
        registration_id: Its random name.
        token: The relay token; stays here (decision 2).
        personal_token: The token again if it may be used once only.
        common_person: Keyed hash of token and person, if the link counts each person once.
        is_disclosed: The employer has been told.
        is_contact_stopped: The employer has been asked for no more contact.
        arrived_at: When.
    """

    employer_id: int
    registration_id: str
    token: str
    personal_token: str | None
    common_person: str | None
    is_disclosed: bool
    is_contact_stopped: bool
    arrived_at: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One registration unit. Moments in seconds since 1970.

    Attributes:
        employer_id: Whose unit it is.
        unit: Its random name, the only one the employer learns.
        registration_id: What it was earned by; the arrival of this name holds the token (I12).
        earned_at: When it was earned.
        triggers: Names of the review triggers it met; empty for none.
        policy: Version of the policy that judged it.
    """

    employer_id: int
    unit: str
    registration_id: str
    earned_at: int
    triggers: str
    policy: str


@dataclass(frozen=True, slots=True)
class UnitState:
    """Where a unit stands. Moments in seconds since 1970."""

    employer_id: int
    unit: str
    earned_at: int
    review_since: int | None
    review_ended_at: int | None
    triggers: str


_STATES = select(
    units.c.employer_id,
    units.c.unit,
    units.c.earned_at,
    units.c.review_since,
    units.c.review_ended_at,
    units.c.triggers,
)


def arrive(connection: Connection, arrival: Arrival) -> bool:
    """Keep an arrival; return whether its name, its personal token and its person were new."""
    return insert_new(connection, arrivals, [asdict(arrival)]) == 1


def arrival(connection: Connection, employer_id: int, registration_id: str) -> Arrival | None:
    """Return an arrival by its name."""
    row = connection.execute(
        select(arrivals).where(
            arrivals.c.employer_id == employer_id, arrivals.c.registration_id == registration_id
        )
    ).one_or_none()
    if row is None:
        return None
    return Arrival(
        employer_id=employer_id,
        registration_id=registration_id,
        token=row.token,
        personal_token=row.personal_token,
        common_person=row.common_person,
        is_disclosed=row.is_disclosed,
        is_contact_stopped=row.is_contact_stopped,
        arrived_at=row.arrived_at,
    )


def is_used(connection: Connection, employer_id: int, token: str) -> bool:
    """Tell whether a personal token has led to a registration."""
    found = connection.execute(
        select(arrivals.c.registration_id).where(
            arrivals.c.employer_id == employer_id, arrivals.c.personal_token == token
        )
    ).one_or_none()
    return found is not None


def has_come(connection: Connection, employer_id: int, common_person: str) -> bool:
    """Tell whether a person has come by this common link before (I3)."""
    found = connection.execute(
        select(arrivals.c.registration_id).where(
            arrivals.c.employer_id == employer_id, arrivals.c.common_person == common_person
        )
    ).one_or_none()
    return found is not None


def choose(connection: Connection, employer_id: int, registration_id: str, **choices: bool) -> None:
    """Write what the employer has been told: `is_disclosed` or `is_contact_stopped`."""
    connection.execute(
        update(arrivals)
        .where(arrivals.c.employer_id == employer_id, arrivals.c.registration_id == registration_id)
        .values(**choices)
    )


def add(connection: Connection, unit: Unit) -> None:
    """Keep a unit; an arrival that has earned already breaks a UNIQUE rule (I3)."""
    connection.execute(
        insert(units).values(
            employer_id=unit.employer_id,
            unit=unit.unit,
            registration_id=unit.registration_id,
            earned_at=unit.earned_at,
            review_since=unit.earned_at if unit.triggers else None,
            triggers=unit.triggers,
            policy=unit.policy,
        )
    )


def earned_since(connection: Connection, employer_id: int, since: int) -> int:
    """Return how many units an employer has earned since a moment."""
    found = connection.execute(
        select(func.count()).where(units.c.employer_id == employer_id, units.c.earned_at > since)
    )
    return int(found.scalar_one())


def earned_until(connection: Connection, employer_id: int, until: int) -> int:
    """Return how many units an employer had earned at a moment."""
    found = connection.execute(
        select(func.count()).where(units.c.employer_id == employer_id, units.c.earned_at <= until)
    )
    return int(found.scalar_one())


def in_review(
    connection: Connection, *, employer_id: int | None = None, until: int | None = None
) -> tuple[UnitState, ...]:
    """Return units in review, the oldest review first.

    Args:
        connection: An open transaction.
        employer_id: Only of this employer.
        until: Only those whose review began at this moment or before.
    """
    query = _STATES.where(units.c.review_since.is_not(None), units.c.review_ended_at.is_(None))
    if employer_id is not None:
        query = query.where(units.c.employer_id == employer_id)
    if until is not None:
        query = query.where(units.c.review_since <= until)
    rows = connection.execute(query.order_by(units.c.review_since, units.c.unit))
    return tuple(UnitState(*row) for row in rows)


def end_review(connection: Connection, employer_id: int, unit: str, *, at: int) -> None:
    """Note that a review has ended."""
    connection.execute(
        update(units)
        .where(units.c.employer_id == employer_id, units.c.unit == unit)
        .values(review_ended_at=at)
    )


def find(connection: Connection, name: str, *, employer_id: int | None = None) -> UnitState | None:
    """Return a unit by its name; of one employer, or for the agency's own staff of any."""
    query = _STATES.where(units.c.unit == name)
    if employer_id is not None:
        query = query.where(units.c.employer_id == employer_id)
    row = connection.execute(query).one_or_none()
    return None if row is None else UnitState(*row)
