"""Batches and their records."""

from dataclasses import dataclass
from typing import Final

from msgspec.structs import astuple
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from agency.store import bulk
from agency.store.tables import batches, employers, records
from wire.batch import Batch
from wire.vocabulary import FIELDS

_RECORD_COLUMNS: Final = ("employer_id", "batch_no", "line", *FIELDS)


@dataclass(frozen=True, slots=True)
class HeldBatch:
    """What the agency knows of a batch; moments in seconds since 1970.

    Attributes:
        no: Number of the batch at this employer.
        n: Number of its records; 0 if it was withdrawn before it arrived.
        seq: The number it was taken under; `None` if it never arrived.
        received_at: When it arrived, or `None`.
        withdrawn_at: When it was withdrawn, or `None`.
    """

    no: int
    n: int
    seq: int | None
    received_at: int | None
    withdrawn_at: int | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A batch that has passed every check, with who sent it and under which number."""

    batch: Batch
    employer_id: int
    sha256: str
    device_id: str
    seq: int


def find(connection: Connection, employer_id: int, sha256: str) -> HeldBatch | None:
    """Return a batch by its identifier."""
    row = connection.execute(_FIND, {"employer": employer_id, "batch": sha256}).one_or_none()
    if row is None:
        return None
    return HeldBatch(row.no, row.n, row.seq, row.received_at, row.withdrawn_at)


def taken_since(connection: Connection, employer_id: int, since: int) -> int:
    """Return how many records of an employer were taken since a moment."""
    given = {"employer": employer_id, "since": since}
    return int(connection.execute(_TAKEN, given).scalar_one())


def add(connection: Connection, arrival: Arrival, *, at: int) -> None:
    """Keep a batch and all its records."""
    employer_id, manifest = arrival.employer_id, arrival.batch.manifest
    number = _next_no(connection, employer_id)
    values = {
        "employer_id": employer_id,
        "sha256": arrival.sha256,
        "no": number,
        "device_id": arrival.device_id,
        "seq": arrival.seq,
        "n": manifest.n,
        "k": manifest.k,
        "l": manifest.l,
        "quarter": manifest.quarter,
        "hier": manifest.hier,
        "received_at": at,
    }
    connection.execute(_ADD, values)
    rows = (
        (employer_id, number, line, *astuple(record))
        for line, record in enumerate(arrival.batch.records, start=2)
    )
    if bulk.insert_rows(connection, records, _RECORD_COLUMNS, rows) != len(arrival.batch.records):
        raise RuntimeError("the number of a new batch has records already")


def withdraw(connection: Connection, employer_id: int, sha256: str, *, at: int) -> None:
    """Mark a batch as withdrawn and delete its records; also before it arrived."""
    held = find(connection, employer_id, sha256)
    if held is None:
        connection.execute(
            insert(batches).values(
                employer_id=employer_id,
                sha256=sha256,
                no=_next_no(connection, employer_id),
                device_id="",
                n=0,
                k=0,
                l=0,
                quarter="",
                hier="",
                withdrawn_at=at,
            )
        )
        return
    connection.execute(
        update(batches)
        .where(batches.c.employer_id == employer_id, batches.c.sha256 == sha256)
        .values(withdrawn_at=at)
    )
    connection.execute(
        delete(records).where(records.c.employer_id == employer_id, records.c.batch_no == held.no)
    )


def _next_no(connection: Connection, employer_id: int) -> int:
    return int(connection.execute(_NEXT_NO, {"employer": employer_id}).scalar_one())


# Asked for every batch: put together once.
_ADD: Final = insert(batches)
_FIND: Final = select(batches).where(
    batches.c.employer_id == bindparam("employer"), batches.c.sha256 == bindparam("batch")
)
_TAKEN: Final = select(func.coalesce(func.sum(batches.c.n), 0)).where(
    batches.c.employer_id == bindparam("employer"), batches.c.received_at >= bindparam("since")
)
_NEXT_NO: Final = (
    update(employers)
    .where(employers.c.employer_id == bindparam("employer"))
    .values(batch_no=employers.c.batch_no + 1)
    .returning(employers.c.batch_no)
)
