"""What many do at once is counted once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from agency.service.registrations import Outcome
from agency.store.tables import arrivals
from tests.integration.agency.rig import a_body
from tests.unit.agency.rig import Employer, Rig
from wire.batch import GENESIS
from wire.link_token import TokenKind

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
CROWD = 8


def test_many_people_confirming_one_personal_link_at_once_earn_one_unit(
    rig: Rig, employer: Employer
) -> None:
    token = employer.token()
    begun = [rig.ask(token, number) for number in range(3)]
    with ThreadPoolExecutor(CROWD) as pool:
        outcomes = list(pool.map(rig.confirm, begun, range(3)))

    assert sorted(outcomes) == [Outcome.REGISTERED, Outcome.USED, Outcome.USED]
    assert employer.api.balance().earned == 1


def test_many_people_on_a_common_link_at_once_are_all_counted(rig: Rig, employer: Employer) -> None:
    common = employer.token(TokenKind.COMMON)
    begun = [rig.ask(common, number) for number in range(CROWD)]
    with ThreadPoolExecutor(CROWD) as pool:
        outcomes = set(pool.map(rig.confirm, begun, range(CROWD)))

    page = employer.api.events(after=0)
    assert outcomes == {Outcome.REGISTERED}
    assert employer.api.balance().earned == CROWD
    assert [event.seq for event in page.events] == list(range(1, len(page.events) + 1))


def test_one_batch_sent_many_times_at_once_is_kept_once(rig: Rig, employer: Employer) -> None:
    del rig
    body = a_body()

    def put(_: int) -> bool:
        return employer.api.put_batch(body, seq=1, prev=GENESIS).is_replay

    with ThreadPoolExecutor(CROWD) as pool:
        replays = list(pool.map(put, range(CROWD)))

    assert replays.count(False) == 1
    assert len(employer.api.events(after=0).events) == 1


def test_every_unit_points_at_a_genuine_token_of_its_employer(rig: Rig, employer: Employer) -> None:
    other = rig.employer()
    for number, owner in enumerate((employer, other, employer)):
        rig.register(owner.token(), number)
    with rig.agency.store.reading() as connection:
        rows = connection.execute(select(arrivals.c.employer_id, arrivals.c.token)).all()

    assert len(rows) == 3
    assert all(rig.agency.links.own_text(token, number) == token for number, token in rows)
