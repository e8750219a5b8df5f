"""Employers: who takes part, from which networks, on which terms, and what they offer."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from agency.store.tables import balances, employer_counters, employer_networks, employers
from wire import events, ledger

_ID_HEX = 16


@dataclass(frozen=True, slots=True)
class Employer:
    """One employer taking part.

    Attributes:
        id: A random number of 62 bits.
        name: Company name as candidates see it.
        mail_domain: Its own mail domain, for reviews; perhaps empty.
        terms_version: Version of the terms it agreed to.
        offered_items: Names of the profile items candidates may be asked about, in order.
    """

    id: int
    name: str
    mail_domain: str
    terms_version: str
    offered_items: tuple[str, ...] = ()

    @property
    def public_id(self) -> str:
        """The identifier as it stands on the wire."""
        return public_id(self.id)


def public_id(employer_id: int) -> str:
    """Return the identifier of an employer as it stands on the wire."""
    return f"e_{employer_id:0{_ID_HEX}x}"


def from_public(text: str) -> int | None:
    """Return the number of a public identifier, or `None` for anything else."""
    digits = text.removeprefix("e_")
    if len(digits) != _ID_HEX or not set(digits) <= set("0123456789abcdef"):
        return None
    return int(digits, 16)


def add(connection: Connection, employer: Employer, *, at: int) -> None:
    """Add an employer with an empty ledger."""
    connection.execute(
        insert(employers).values(
            employer_id=employer.id,
            name=employer.name,
            mail_domain=employer.mail_domain,
            created_at=at,
            terms_version=employer.terms_version,
            offered_items=" ".join(employer.offered_items),
            batch_no=0,
            event_seq=0,
            chain_head=events.GENESIS,
            ledger_seq=0,
            ledger_head=ledger.GENESIS,
        )
    )
    connection.execute(
        insert(balances).values(
            employer_id=employer.id, world=0, avail=0, resv=0, used=0, deferred=0
        )
    )


def find(connection: Connection, employer_id: int) -> Employer | None:
    """Return an employer by its number."""
    row = connection.execute(
        select(
            employers.c.name,
            employers.c.mail_domain,
            employers.c.terms_version,
            employers.c.offered_items,
        ).where(employers.c.employer_id == employer_id)
    ).one_or_none()
    if row is None:
        return None
    return Employer(
        employer_id, row.name, row.mail_domain, row.terms_version, tuple(row.offered_items.split())
    )


def all_ids(connection: Connection) -> tuple[int, ...]:
    """Return the numbers of all employers."""
    return tuple(connection.execute(select(employers.c.employer_id)).scalars())


def all_of_them(connection: Connection) -> tuple[Employer, ...]:
    """Return all employers, by name."""
    rows = connection.execute(
        select(
            employers.c.employer_id,
            employers.c.name,
            employers.c.mail_domain,
            employers.c.terms_version,
            employers.c.offered_items,
        ).order_by(employers.c.name, employers.c.employer_id)
    )
    return tuple(Employer(*row[:4], tuple(row.offered_items.split())) for row in rows)


def offer(connection: Connection, employer_id: int, items: tuple[str, ...]) -> None:
    """Write which profile items candidates may be asked about."""
    connection.execute(
        update(employers)
        .where(employers.c.employer_id == employer_id)
        .values(offered_items=" ".join(items))
    )


def agree(connection: Connection, employer_id: int, terms_version: str) -> None:
    """Write to which terms an employer has agreed."""
    connection.execute(
        update(employers)
        .where(employers.c.employer_id == employer_id)
        .values(terms_version=terms_version)
    )


def note_network(connection: Connection, employer_id: int, network: str) -> None:
    """Remember a network the employer has synced from."""
    if network not in networks(connection, employer_id):
        connection.execute(
            insert(employer_networks).values(employer_id=employer_id, network=network)
        )


def networks(connection: Connection, employer_id: int) -> frozenset[str]:
    """Return the networks the employer has synced from."""
    return frozenset(
        connection.execute(
            select(employer_networks.c.network).where(
                employer_networks.c.employer_id == employer_id
            )
        ).scalars()
    )


def count(connection: Connection, employer_id: int, name: str, amount: int = 1) -> int:
    """Add to a counter of an employer and return what it shows now."""
    own = (employer_counters.c.employer_id == employer_id, employer_counters.c.name == name)
    shown = connection.execute(select(employer_counters.c.count).where(*own)).scalar_one_or_none()
    total = (shown or 0) + amount
    if shown is None:
        values = {"employer_id": employer_id, "name": name, "count": total}
        connection.execute(insert(employer_counters).values(values))
    else:
        connection.execute(update(employer_counters).where(*own).values({"count": total}))
    return int(total)


def counted(connection: Connection, employer_id: int, prefix: str) -> dict[str, int]:
    """Return the counters whose names begin in one way and that do not show zero."""
    rows = connection.execute(
        select(employer_counters.c.name, employer_counters.c.count).where(
            employer_counters.c.employer_id == employer_id,
            employer_counters.c.name.startswith(prefix, autoescape=True),
            employer_counters.c.count > 0,
        )
    )
    return {row[0]: int(row[1]) for row in rows}
