"""The event feed: identifiers, chain and typed members."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from wire import events
from wire.events import Event, EventType, ProfileRequested, UnitEvent

AT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def a_feed(length: int) -> tuple[Event, ...]:
    feed: list[Event] = []
    for seq in range(1, length + 1):
        data = UnitEvent(unit=f"u{seq}", month="2026-11")
        prev = feed[-1].id if feed else events.GENESIS
        kind = EventType.REGISTRATION_CONFIRMED
        feed.append(events.make_event(seq=seq, kind=kind, at=AT, data=data, prev=prev))
    return tuple(feed)


def test_an_event_keeps_its_identifier_on_the_wire() -> None:
    event = a_feed(1)[0]
    received = msgspec.json.decode(msgspec.json.encode(event), type=Event)

    assert received == event
    assert events.event_id(received) == event.id


def test_a_feed_goes_on_where_the_last_page_ended() -> None:
    feed = a_feed(4)

    assert events.is_chained(feed, after_seq=0, prev=events.GENESIS)
    assert events.is_chained(feed[2:], after_seq=2, prev=feed[1].id)
    assert events.is_chained((), after_seq=9, prev="anything")


@pytest.mark.parametrize(
    "broken",
    [
        lambda feed: feed[1:],
        lambda feed: (feed[0], feed[2]),
        lambda feed: (feed[0], msgspec.structs.replace(feed[1], data={"unit": "u9"}), feed[2]),
        lambda feed: (feed[0], msgspec.structs.replace(feed[1], prev="0" * 64), feed[2]),
    ],
    ids=["starts late", "gap", "altered", "fork"],
)
def test_a_gap_a_fork_or_an_altered_event_breaks_the_chain(
    broken: Callable[[tuple[Event, ...]], tuple[Event, ...]],
) -> None:
    assert not events.is_chained(broken(a_feed(3)), after_seq=0, prev=events.GENESIS)


def test_members_of_a_known_event_are_typed() -> None:
    assert events.typed_data(a_feed(1)[0]) == UnitEvent(unit="u1", month="2026-11")


def test_members_added_by_a_later_version_are_ignored() -> None:
    event = a_feed(1)[0]
    richer = msgspec.structs.replace(event, data={**event.data, "colour": "blue"})

    assert events.typed_data(richer) == UnitEvent(unit="u1", month="2026-11")


def test_an_event_of_a_later_version_is_not_read() -> None:
    unknown = msgspec.structs.replace(a_feed(1)[0], kind="slot.gifted")

    assert events.typed_data(unknown) is None


def test_a_known_event_that_lacks_a_member_is_refused() -> None:
    broken = msgspec.structs.replace(a_feed(1)[0], data={})

    with pytest.raises(ValueError, match="unit"):
        events.typed_data(broken)


def test_units_lead_to_no_token() -> None:
    assert set(UnitEvent.__struct_fields__) == {"unit", "month"}


def test_what_can_be_erased_stands_outside_the_identifier() -> None:
    asked = ProfileRequested(
        token="t",
        consent_id="c",
        items=("education",),
        text_version="1",
        text_sha256="0" * 64,
        name="試験 花子",
        email="hanako@example.org",
    )
    kind = EventType.PROFILE_REQUESTED
    whole = events.make_event(seq=1, kind=kind, at=AT, data=asked, prev=events.GENESIS)
    erased = msgspec.structs.replace(whole, data=whole.data | {"name": "", "email": ""})
    moved = msgspec.structs.replace(whole, data=whole.data | {"token": "u"})

    assert events.event_id(erased) == whole.id
    assert events.event_id(moved) != whole.id
    assert events.typed_data(whole) == asked
    assert events.UNCHAINED[EventType.PROFILE_REQUESTED] == {"name", "email"}
