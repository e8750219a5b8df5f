"""Pace, daily cap and office hours, counted in Japan."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.business_days import is_business_day
from desktop.core.domain.sending import Sendings, day_began, next_sending, pause_after
from desktop.core.domain.workspace import SendingRules
from desktop.core.settings import TOKYO

_RULES = SendingRules()
_START = datetime(2024, 1, 1, tzinfo=UTC)
_ROUND_THE_CLOCK = SendingRules(hour_from=0, hour_to=0, business_days_only=False)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of November 2026 in Japan; the 20th is a Friday, the 23rd a holiday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        pytest.param(at(20, 9), at(20, 9), id="as the office opens"),
        pytest.param(at(20, 17, 59), at(20, 17, 59), id="just before it closes"),
        pytest.param(at(20, 8, 59), at(20, 9), id="before it opens"),
        pytest.param(at(19, 18), at(20, 9), id="after it closed"),
        pytest.param(at(20, 18), at(24, 9), id="over a weekend and a holiday"),
        pytest.param(at(21, 12), at(24, 9), id="on a Saturday"),
        pytest.param(at(23, 10), at(24, 9), id="on a holiday"),
    ],
)
def test_mail_leaves_in_office_hours_of_business_days(now: datetime, leaves: datetime) -> None:
    assert next_sending(now, _RULES, Sendings()) == leaves


def test_weekends_and_nights_may_be_allowed() -> None:
    assert next_sending(at(21, 3), _ROUND_THE_CLOCK, Sendings()) == at(21, 3)
    only_days = SendingRules(hour_from=0, hour_to=0)
    assert next_sending(at(21, 3), only_days, Sendings()) == at(24, 0)
    only_hours = SendingRules(business_days_only=False)
    assert next_sending(at(21, 3), only_hours, Sendings()) == at(21, 9)


def test_one_message_follows_another_at_the_pace_set() -> None:
    last = at(20, 12)

    assert next_sending(last + timedelta(seconds=1), _RULES, Sendings(1, last)) == last + timedelta(
        seconds=3
    )
    assert next_sending(at(20, 13), _RULES, Sendings(1, last)) == at(20, 13)


def test_a_clock_that_was_set_back_holds_nothing_up() -> None:
    now = at(20, 12)

    found = next_sending(now, _RULES, Sendings(1, now + timedelta(days=300)))

    assert found == now + timedelta(seconds=3)


def test_beyond_the_daily_cap_the_rest_leaves_tomorrow() -> None:
    full = Sendings(_RULES.daily_cap, at(19, 11))

    assert next_sending(at(19, 12), _RULES, full) == at(20, 9)
    assert next_sending(at(19, 12), _ROUND_THE_CLOCK, full) == at(20, 0)


@given(
    st.integers(0, 4 * 366 * 24 * 60).map(lambda number: _START + timedelta(minutes=number)),
    st.integers(0, 22),
    st.integers(1, 24),
    st.booleans(),
)
def test_what_is_returned_may_leave_and_is_never_earlier(
    now: datetime,
    hour_from: int,
    hours: int,
    is_every_day: bool,  # noqa: FBT001 - drawn
) -> None:
    hour_to = min(24, hour_from + hours)
    rules = SendingRules(hour_from=hour_from, hour_to=hour_to, business_days_only=not is_every_day)

    found = next_sending(now, rules, Sendings())

    local = found.astimezone(TOKYO)
    assert found >= now
    assert hour_from <= local.hour < hour_to
    assert is_every_day or is_business_day(local.date())
    assert next_sending(found, rules, Sendings()) == found


def test_the_day_begins_at_midnight_in_japan() -> None:
    assert day_began(datetime(2026, 11, 19, 15, 0, tzinfo=UTC)) == at(20, 0)
    assert day_began(datetime(2026, 11, 19, 14, 59, tzinfo=UTC)) == at(19, 0)


def test_a_server_that_says_later_is_left_alone_ever_longer() -> None:
    pauses = [pause_after(number) for number in range(9)]

    assert pauses[0] == pauses[1] == timedelta(minutes=2)
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=12)


def test_weekends_and_holidays_are_no_business_days() -> None:
    found = [day for day in range(19, 27) if is_business_day(at(day, 0).date())]

    assert found == [19, 20, 24, 25, 26]
