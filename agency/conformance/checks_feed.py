"""The event feed and the statement of the ledger."""

from typing import Final

from agency.conformance.bench import Bench
from agency.conformance.checking import (
    Check,
    Clause,
    DeviationError,
    check,
    expect,
    expect_equal,
    expect_message,
    expect_problem,
    expect_status,
)
from wire import events, ledger
from wire.events import Event, EventType, Moved, UnitEvent
from wire.ledger import Balance, Entry, EntryKind
from wire.messages import BalanceStatement, EventPage
from wire.problems import Problem

_EVENTS: Final = "/v1/events"
_KINDS: Final = {
    EventType.CREDIT_EARNED: EntryKind.EARN,
    EventType.CREDIT_VOIDED: EntryKind.VOID,
    EventType.CREDIT_RESERVED: EntryKind.RESERVE,
    EventType.CREDIT_RELEASED: EntryKind.RELEASE,
    EventType.CREDIT_CONSUMED: EntryKind.CONSUME,
    EventType.CREDIT_BONUS: EntryKind.BONUS,
    EventType.CREDIT_EXPIRED: EntryKind.EXPIRE,
    EventType.REGISTRATION_REVIEW: EntryKind.REVIEW,
    EventType.REGISTRATION_CLEARED: EntryKind.CLEAR,
}
_UNIT_ONLY: Final = frozenset(UnitEvent.__struct_fields__)
_NUMBERS_ONLY: Final = (
    EventType.REGISTRATION_CONFIRMED,
    EventType.REGISTRATION_REVIEW,
    EventType.REGISTRATION_CLEARED,
    EventType.CREDIT_EARNED,
    EventType.CREDIT_VOIDED,
)


@check("feed.chained", Clause.EVENTS)
def chained(bench: Bench) -> None:
    """The feed has no gap and no fork, and every identifier is the hash of its event."""
    prev = events.GENESIS
    for number, event in enumerate(bench.feed(), start=1):
        expect_equal(event.seq, number, "seq")
        expect(event.prev == prev, f"prev of event {number}: the one before", "another")
        expect(event.id == events.event_id(event), f"id of event {number}: its hash", "another")
        prev = event.id


@check("feed.pages", Clause.EVENTS)
def pages(bench: Bench) -> None:
    """Short pages tell the same events as long ones, and the end is an empty page."""
    whole = bench.feed()
    if not whole:
        return
    last = whole[-1].seq
    for after in (0, max(0, last - 3), last - 1):
        page = bench.page(after, limit=2)
        wanted = whole[after : after + 2]
        expect(page.events == wanted, f"events {after + 1} and following", "others")
        expect_equal(page.next, wanted[-1].seq, "next")
    end = bench.page(last)
    expect(not end.events, "no event after the last", f"{len(end.events)}")
    expect_equal(end.next, last, "next at the end")


@check("feed.stable", Clause.EVENTS)
def stable(bench: Bench) -> None:
    """What was told once is told again in the same words."""
    first, second = bench.feed(), bench.feed()
    expect(second[: len(first)] == first, "the same events", "others")


@check("feed.poll", Clause.EVENTS)
def poll(bench: Bench) -> None:
    """A page says when to ask again."""
    answer = expect_status(bench.device.ask("GET", _EVENTS, query="after=0&limit=1"), 200)
    page = expect_message(answer, EventPage)
    expect(page.poll_after_s > 0, "poll_after_s above 0", page.poll_after_s)


@check("feed.head", Clause.EVENTS)
def head(bench: Bench) -> None:
    """A page tells number and identifier of the last batch of this device."""
    device = bench.device
    told = bench.page(0, limit=1).head
    expect((told.seq, told.id) == (device.seq, device.prev), f"head {device.seq}", told.seq)


@check("feed.cursor", Clause.EVENTS)
def cursor(bench: Bench) -> None:
    """A cursor or limit that is no number is refused."""
    for query in ("after=-1", "after=x", "limit=1e3", f"after={10**20}"):
        answer = bench.device.ask("GET", _EVENTS, query=query)
        expect_problem(answer, Problem.SCHEMA, 400, 422)


@check("feed.batches", Clause.EVENTS)
def batches(bench: Bench) -> None:
    """Each batch taken or withdrawn is told exactly once."""
    told = bench.feed()
    accepted = [event.data for event in told if event.kind == EventType.BATCH_ACCEPTED]
    found = {data.get("batch"): (data.get("n"), data.get("seq")) for data in accepted}
    expect_equal(len(accepted), len(bench.receipts), "batch.accepted")
    expect(found == bench.receipts, "the batches of the receipts", "others")
    gone = [
        str(event.data.get("batch")) for event in told if event.kind == EventType.BATCH_WITHDRAWN
    ]
    expect_equal(len(gone), len(bench.withdrawn), "batch.withdrawn")
    expect(set(gone) == bench.withdrawn, "the batches withdrawn", "others")


@check("feed.members", Clause.EVENTS)
def members(bench: Bench) -> None:
    """Every event of a known type has the members of its type."""
    for event in bench.feed():
        try:
            events.typed_data(event)
        except ValueError:
            raise DeviationError(f"the members of {event.kind}", "others") from None


@check("feed.numbers-only", Clause.EVENTS)
def numbers_only(bench: Bench) -> None:
    """Registrations and units name no link and no person, and tell the month alone."""
    for event in bench.feed():
        if event.kind in _NUMBERS_ONLY:
            more = set(event.data) - _UNIT_ONLY
            expect(not more, f"{event.kind} with unit and month alone", f"{len(more)} more")


@check("ledger.statement", Clause.LEDGER)
def statement(bench: Bench) -> None:
    """The statement is the sum of the events up to the one it names."""
    answer = expect_status(bench.device.ask("GET", "/v1/balance"), 200)
    told = expect_message(answer, BalanceStatement)
    known = [event for event in bench.feed() if event.seq <= told.as_of_seq]
    expect_equal(told.as_of_seq, known[-1].seq if known else 0, "as_of_seq")
    head_id = known[-1].id if known else events.GENESIS
    expect(told.chain_head == head_id, "chain_head: the identifier of that event", "another")
    summed = ledger.balance(_entries(known))
    for name, wanted in _parts(summed, told.ratio).items():
        expect_equal(getattr(told, name), wanted, name)


@check("ledger.ratio", Clause.LEDGER)
def ratio(bench: Bench) -> None:
    """The statement counts by the ratio of the terms."""
    told = expect_message(bench.device.ask("GET", "/v1/balance"), BalanceStatement)
    expect_equal(told.ratio, bench.enrolment.terms.ratio, "ratio")


def _entries(known: list[Event]) -> list[Entry]:
    found = []
    for event in known:
        kind = _KINDS.get(EventType(event.kind)) if event.kind in set(EventType) else None
        data = events.typed_data(event) if kind is not None else None
        if kind is not None and isinstance(data, UnitEvent):
            found.append(Entry(kind, data.unit))
        elif kind is not None and isinstance(data, Moved):
            found.append(Entry(kind, data.ref, data.n))
    return found


def _parts(balance: Balance, ratio: int) -> dict[str, int]:
    return {
        "earned": balance.earned,
        "voided": balance.voided,
        "bonus": balance.bonus,
        "expired": balance.expired,
        "in_review": balance.in_review,
        "reserved": balance.reserved,
        "consumed": balance.consumed,
        "available": balance.available,
        "slots": balance.slots(ratio),
        "open_slots": balance.open_slots(ratio),
    }


CHECKS: Final[tuple[Check, ...]] = (
    chained,
    pages,
    stable,
    poll,
    head,
    cursor,
    batches,
    members,
    numbers_only,
    statement,
    ratio,
)
