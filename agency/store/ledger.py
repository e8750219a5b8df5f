"""The ledger of registration units: chained entries, and the accounts the database keeps sound."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from agency.store.tables import balances, employers, ledger_entries
from wire import canonical
from wire.ledger import GENESIS, MOVES, Account, Entry, EntryKind


@dataclass(frozen=True, slots=True)
class Accounts:
    """The cached accounts, named as the ledger names them, and what is still owed (I9)."""

    world: int
    avail: int
    resv: int
    used: int
    deferred: int


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it stands in the chain; `at` in seconds since 1970.

    Attributes:
        seq: Its number at this employer, from 1, without gaps.
        entry: What happened.
        at: When.
        reason: Why, where a person said so; stays at the agency.
        prev: Hash of the entry before.
        id: Its own hash.
    """

    seq: int
    entry: Entry
    at: int
    reason: str
    prev: str
    id: str


def post(
    connection: Connection, employer_id: int, entry: Entry, *, at: int, reason: str = ""
) -> bool:
    """Enter something into the ledger; return whether it was new (I7)."""
    if holds(connection, employer_id, entry.kind, entry.ref):
        return False
    last = connection.execute(
        select(employers.c.ledger_seq, employers.c.ledger_head).where(
            employers.c.employer_id == employer_id
        )
    ).one()
    source, target = MOVES.get(entry.kind, (None, None))
    seq = last.ledger_seq + 1
    name = line_id(employer_id, seq, entry, at=at, reason=reason, prev=last.ledger_head)
    connection.execute(
        insert(ledger_entries).values(
            employer_id=employer_id,
            seq=seq,
            kind=entry.kind.value,
            ref=entry.ref,
            units=entry.units,
            source="" if source is None else source.value,
            target="" if target is None else target.value,
            at=at,
            reason=reason,
            prev=last.ledger_head,
            id=name,
        )
    )
    connection.execute(
        update(employers)
        .where(employers.c.employer_id == employer_id)
        .values(ledger_seq=seq, ledger_head=name)
    )
    if entry.kind in MOVES:
        _move(connection, employer_id, entry)
    return True


def line_id(employer_id: int, seq: int, entry: Entry, *, at: int, reason: str, prev: str) -> str:
    """Return the hash an entry must have: SHA-256 of its canonical members and the one before."""
    members = {
        "employer": employer_id,
        "seq": seq,
        "kind": entry.kind.value,
        "ref": entry.ref,
        "units": entry.units,
        "at": at,
        "reason": reason,
        "prev": prev,
    }
    return canonical.sha256_hex(canonical.encode(members))


def holds(connection: Connection, employer_id: int, kind: EntryKind, ref: str) -> bool:
    """Tell whether something was entered already."""
    found = connection.execute(
        select(ledger_entries.c.seq).where(
            ledger_entries.c.employer_id == employer_id,
            ledger_entries.c.kind == kind.value,
            ledger_entries.c.ref == ref,
        )
    ).one_or_none()
    return found is not None


def lines(connection: Connection, employer_id: int) -> list[Line]:
    """Return all entries of an employer in their order."""
    rows = connection.execute(
        select(
            ledger_entries.c.seq,
            ledger_entries.c.kind,
            ledger_entries.c.ref,
            ledger_entries.c.units,
            ledger_entries.c.at,
            ledger_entries.c.reason,
            ledger_entries.c.prev,
            ledger_entries.c.id,
        )
        .where(ledger_entries.c.employer_id == employer_id)
        .order_by(ledger_entries.c.seq)
    )
    return [
        Line(
            row.seq,
            Entry(EntryKind(row.kind), row.ref, row.units),
            row.at,
            row.reason,
            row.prev,
            row.id,
        )
        for row in rows
    ]


def entries(connection: Connection, employer_id: int) -> list[Entry]:
    """Return what happened, without the chain."""
    return [line.entry for line in lines(connection, employer_id)]


def total(connection: Connection, employer_id: int, kinds: Sequence[EntryKind]) -> int:
    """Return the units of all entries of some kinds."""
    found = connection.execute(
        select(func.coalesce(func.sum(ledger_entries.c.units), 0)).where(
            ledger_entries.c.employer_id == employer_id,
            ledger_entries.c.kind.in_([kind.value for kind in kinds]),
        )
    )
    return int(found.scalar_one())


def first_broken(connection: Connection, employer_id: int) -> int | None:
    """Return the number of the first entry that does not follow from the one before, or `None`.

    An entry cut off at the end shows as well: the employer remembers number and hash of the last.
    """
    prev, seq = GENESIS, 0
    for line in lines(connection, employer_id):
        seq += 1
        expected = line_id(employer_id, seq, line.entry, at=line.at, reason=line.reason, prev=prev)
        if (line.seq, line.prev, line.id) != (seq, prev, expected):
            return seq
        prev = line.id
    head = connection.execute(
        select(employers.c.ledger_seq, employers.c.ledger_head).where(
            employers.c.employer_id == employer_id
        )
    ).one()
    return None if (head.ledger_seq, head.ledger_head) == (seq, prev) else seq + 1


def accounts(connection: Connection, employer_id: int) -> Accounts:
    """Return the cached accounts of an employer."""
    row = connection.execute(
        select(
            balances.c.world,
            balances.c.avail,
            balances.c.resv,
            balances.c.used,
            balances.c.deferred,
        ).where(balances.c.employer_id == employer_id)
    ).one()
    return Accounts(*row)


def _move(connection: Connection, employer_id: int, entry: Entry) -> None:
    now = accounts(connection, employer_id)
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
        .where(balances.c.employer_id == employer_id)
        .values(**values, deferred=deferred)
    )
