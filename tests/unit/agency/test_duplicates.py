"""What a second employer may learn of people who were counted before: a large enough number."""

import pytest

from tests.unit.agency.rig import Employer, Rig
from wire.events import Notice, typed_data
from wire.link_token import TokenKind

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def register_at_both(rig: Rig, first: Employer, second: Employer, count: int) -> None:
    for employer in (first, second):
        common = employer.token(TokenKind.COMMON)
        for number in range(count):
            rig.register(common, number)


@pytest.mark.parametrize(
    ("count", "told"),
    [(4, []), (5, [Notice(topic="duplicates", month="2026-11", n=5)])],
)
def test_duplicates_are_told_after_the_month_and_from_five_on(
    rig: Rig, employer: Employer, count: int, told: list[Notice]
) -> None:
    second = rig.employer()
    register_at_both(rig, employer, second, count)
    assert second.api.events(after=0).events == ()

    rig.clock.move(days=10)

    for _ in range(2):
        page = second.api.events(after=0)
        assert [typed_data(event) for event in page.events] == told
    assert "notice" not in {event.kind for event in employer.api.events(after=0).events}
