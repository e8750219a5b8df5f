"""Terms as a versioned object: what an employer agreed to is what counts for it."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agency.policy import DEMO, REAL
from agency.server import Options, RefusedToServeError, open_agency
from agency.service import due, settling
from agency.settings import DEFAULT_TERMS
from agency.store import employers, ledger, published
from agency.store.people import Registration
from agency.store.units import Arrival
from tests.integration.agency.rig import a_body
from tests.unit.agency.rig import Employer, Rig
from wire import canonical
from wire.api import AgencyRefusedError
from wire.batch import GENESIS
from wire.events import EventType
from wire.messages import Terms
from wire.problems import Problem

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
WITH_BONUS = Terms(version="70", text="x", bonus_every_units=60, bonus_units=10)
MANY = (600, 60) if os.environ.get("CAREER_RELAY_SOAK") else (100, 10)
SHORT = Terms(version="short", text="x", ratio=2, unit_valid_months=6)


def arrive(rig: Rig, employer: Employer, count: int) -> None:
    """Bring so many confirmed registrations to the employer's side."""
    at = int(rig.clock.now().timestamp())
    with rig.agency.store.of_employer(employer.id) as connection:
        for number in range(count):
            name = f"r{number}-{at}"
            own = Registration(
                registration_id=name,
                employer_id=employer.id,
                company="x",
                token=employer.token(),
                is_personal=True,
                is_disclosed=False,
                is_contact_stopped=False,
                policy_version="1",
                confirmed_at=at,
                unit=f"u{number}-{at}",
            )
            arrival: Arrival = settling._arrival(own)
            settling.units.arrive(connection, arrival)
            settling._count(rig.agency, connection, own)


@pytest.mark.parametrize(
    ("count", "slots"),
    [
        *((0, 0), (9, 0), (10, 1), (19, 1), (20, 2)),
        pytest.param(*MANY, marks=pytest.mark.slow),
    ],
)
def test_ten_registrations_are_one_slot(tmp_path: Path, count: int, slots: int) -> None:
    rig = Rig(tmp_path, policy=DEMO)
    employer = rig.employer()
    arrive(rig, employer, count)
    statement = employer.api.balance()
    rig.agency.store.close()

    assert (statement.earned, statement.slots, statement.open_slots) == (count, slots, slots)


def test_an_agency_that_pays_seventy_can_be_represented(tmp_path: Path) -> None:
    rig = Rig(tmp_path, policy=DEMO, terms=WITH_BONUS)
    employer = rig.employer()
    arrive(rig, employer, 120)
    statement = employer.api.balance()
    kinds = [event.kind for event in employer.api.events(after=0, limit=9999).events]
    rig.agency.store.close()

    # 600 registrations would be 70 slots by the same terms.
    assert (statement.earned, statement.bonus, statement.slots) == (120, 20, 14)
    assert kinds.count(EventType.CREDIT_BONUS) == 2


def test_units_lapse_by_the_terms_and_the_oldest_are_spent_first(tmp_path: Path) -> None:
    rig = Rig(tmp_path, policy=DEMO, terms=SHORT)
    employer = rig.employer()
    arrive(rig, employer, 3)
    rig.clock.move(days=100)
    arrive(rig, employer, 2)
    with rig.agency.store.of_employer(employer.id) as connection:
        for kind in (ledger.EntryKind.RESERVE, ledger.EntryKind.CONSUME):
            ledger.post(connection, employer.id, ledger.Entry(kind, "slot", 2), at=0)
    rig.clock.move(days=83)
    for _ in range(2):
        due.settle_due(rig.agency, employer.id)
    first = employer.api.balance()
    rig.clock.time += timedelta(days=100)
    second = employer.api.balance()
    rig.agency.store.close()

    assert (first.expired, first.available) == (1, 2)
    assert (second.expired, second.available) == (3, 0)


def test_who_agreed_to_older_terms_keeps_them_until_told_otherwise(tmp_path: Path) -> None:
    rig = Rig(tmp_path, policy=DEMO)
    employer = rig.employer()
    arrive(rig, employer, 10)
    with rig.agency.store.of_nobody() as connection:
        published.keep_terms(connection, SHORT, at=0)
    before = employer.api.balance()
    with rig.agency.store.of_employer(employer.id) as connection:
        employers.agree(connection, employer.id, SHORT.version)
    after = employer.api.balance()
    rig.agency.store.close()

    assert (before.ratio, before.slots) == (10, 1)
    assert (after.ratio, after.slots) == (2, 5)


def test_terms_are_not_changed_under_the_version_somebody_agreed_to(tmp_path: Path) -> None:
    options = Options(tmp_path / "agency.sqlite")
    open_agency(options, 1).store.close()
    profile = tmp_path / "profile.toml"
    profile.write_text(f'[terms]\nversion = "{DEFAULT_TERMS.version}"\ntext = "other"\n', "utf-8")

    with pytest.raises(RefusedToServeError, match="new version"):
        open_agency(Options(tmp_path / "agency.sqlite", profile=profile), 1)


def test_a_database_server_needs_a_place_for_the_secrets() -> None:
    with pytest.raises(RefusedToServeError, match="--keys"):
        open_agency(Options("postgresql://nowhere/x"), 1)


def test_a_day_takes_so_many_records_of_one_employer(tmp_path: Path) -> None:
    rig = Rig(tmp_path, policy=replace(REAL, records_per_day=45))
    employer = rig.employer()
    bodies = [a_body(region=region) for region in ("*", "14", "13")]
    names = [canonical.sha256_hex(body) for body in bodies]
    employer.api.put_batch(bodies[0], seq=1, prev=GENESIS)
    employer.api.put_batch(bodies[1], seq=2, prev=names[0])
    with pytest.raises(AgencyRefusedError) as error:
        employer.api.put_batch(bodies[2], seq=3, prev=names[1])
    wait_s = error.value.retry_after_s or 0
    rig.clock.move(seconds=wait_s)
    taken = employer.api.put_batch(bodies[2], seq=3, prev=names[1])
    rig.agency.store.close()

    # Noon in Tokyo is twelve hours before its midnight.
    assert (error.value.problem, error.value.status) == (Problem.RATE_LIMITED, 429)
    assert (wait_s, taken.receipt.seq) == (12 * 3600, 3)


def test_a_link_key_of_a_year_is_told_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path, policy=DEMO)
    employer = rig.employer()
    rig.clock.move(days=364)
    assert employer.api.events(after=0).events == ()
    rig.clock.move(days=1)
    for _ in range(2):
        told = [event.data for event in employer.api.events(after=0).events]
    assert told == [{"kid": employer.kid}]

    token = employer.token()
    assert rig.agency.links.resolve(token) is not None
    rig.clock.move(days=400)
    assert rig.agency.links.resolve(token) is None
    rig.agency.store.close()
