"""The commands of the agency's own staff, run as they are typed."""

import json
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from agency import console
from agency.in_process import InProcessAgency
from agency.service.registrations import Outcome
from tests.integration.agency.rig import Desktop
from tests.unit.agency.rig import Employer, Rig
from wire import keys
from wire.api import AgencyRefusedError
from wire.problems import Problem
from wire.redemption import RedemptionRequest

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Rig, Employer]]:
    rig = Rig(tmp_path)
    (tmp_path / "agency.keys").rename(tmp_path / "agency.sqlite.keys")
    rig.lot = 99
    employer = rig.employer()
    for number in range(10):
        rig.register(employer.token(), number)
        rig.clock.move(hours=1)
    yield rig, employer
    rig.agency.store.close()


@pytest.fixture
def type_in(office: tuple[Rig, Employer], capsys: pytest.CaptureFixture[str]) -> Iterator["Typed"]:
    return Typed(office[0].database, capsys)


class Typed:
    """A command line typed into a shell."""

    def __init__(self, database: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._place = ["--database", str(database)]
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        code = console.main([*words, *self._place])
        said = self._capsys.readouterr()
        return code, said.out.strip(), said.err.strip()


def test_a_slot_goes_its_way_by_hand(office: tuple[Rig, Employer], type_in: Typed) -> None:
    _, employer = office
    name, public = str(uuid.uuid4()), f"e_{employer.id:016x}"
    employer.api.redeem(name, RedemptionRequest(job_title="旋盤工"))
    listed = json.loads(type_in("redemption", "list")[1])
    too_early = type_in("redemption", "consume", public, name)
    proposed = type_in("redemption", "introduce", public, name)
    used = type_in("redemption", "consume", public, name)
    hired = type_in("redemption", "hired", public, name)
    strange = type_in("redemption", "introduce", "e_x", name)

    assert (listed["employer"], listed["redemption"]) == (public, name)
    assert listed["request"]["job_title"] == "旋盤工"
    assert (too_early[0], strange[0]) == (65, 65)
    assert "not in that state" in too_early[2]
    assert (proposed[0], used[0], hired[0]) == (0, 0, 0)
    assert type_in("redemption", "list")[1] == ""
    assert employer.api.balance().consumed == 10


def test_a_model_is_published(office: tuple[Rig, Employer], type_in: Typed, tmp_path: Path) -> None:
    file = tmp_path / "model.json"
    file.write_text('{"weights": [1]}', "utf-8")
    first = type_in("model", "publish", "fit", "1", str(file))
    file.write_text('{"weights": [2]}', "utf-8")
    changed = type_in("model", "publish", "fit", "1", str(file))
    file.write_text("{", "utf-8")
    broken = type_in("model", "publish", "fit", "2", str(file))
    strange = type_in("model", "publish", "Fit!", "1", str(file))

    assert (first[0], len(first[1])) == (0, 64)
    assert (changed[0], broken[0], strange[0]) == (64, 64, 64)
    assert office[1].api.model("fit", "1") == b'{"weights": [1]}'
    later = office[0].employer().api.events(after=0).events
    assert [(each.kind, each.data["name"]) for each in later] == [("model.published", "fit")]


def test_the_books_are_verified_and_a_changed_row_is_found(
    office: tuple[Rig, Employer], type_in: Typed
) -> None:
    sound = type_in("ledger", "verify")
    with closing(sqlite3.connect(office[0].database)) as intruder:
        intruder.execute("DROP TRIGGER ledger_entries_no_update")
        intruder.execute("UPDATE ledger_entries SET units = 100 WHERE seq = 3")
        intruder.commit()
    broken = type_in("ledger", "verify")

    assert sound == (0, "the books are sound", "")
    assert (broken[0], broken[1]) == (1, "the books are not sound")
    assert "breaks at entry 3" in broken[2]
    assert "I8" in broken[2]


def test_employers_are_listed_and_moved_to_other_terms(
    office: tuple[Rig, Employer], type_in: Typed, tmp_path: Path
) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text('[terms]\nversion = "2"\ntext = "x"\nratio = 5\n', "utf-8")
    listed = json.loads(type_in("employer", "list")[1])
    moved = type_in("terms", "move", listed["employer"], "2", "--profile", str(profile))
    unknown = type_in("terms", "move", listed["employer"], "9")

    assert (listed["name"], listed["terms"]) == ("株式会社みのり精工", "1")
    assert (moved[0], unknown[0]) == (0, 65)
    assert json.loads(type_in("employer", "list")[1])["terms"] == "2"
    assert office[1].api.balance().ratio == 5


def test_a_revoked_link_key_serves_people_and_earns_nothing(
    office: tuple[Rig, Employer], type_in: Typed
) -> None:
    rig, employer = office
    public = f"e_{employer.id:016x}"
    before = employer.api.balance().earned
    revoked = type_in("linkkey", "revoke", public, str(employer.kid))
    unknown = type_in("linkkey", "revoke", public, "1")
    rig.agency.links.forget()
    token = employer.token()

    assert (revoked[0], unknown[0]) == (0, 65)
    assert rig.register(token, 77, is_disclosed=True) is Outcome.REGISTERED
    assert rig.register(token, 78) is Outcome.USED
    assert employer.api.balance().earned == before
    # The employer is told to make a new key, and nothing of the person.
    kinds = [event.kind for event in employer.api.events(after=0).events]
    assert kinds[2 * before :] == ["key.rotate_due"]


def test_a_lost_desktop_is_replaced(office: tuple[Rig, Employer], type_in: Typed) -> None:
    rig, employer = office
    public = f"e_{employer.id:016x}"
    listed = json.loads(type_in("device", "list", public)[1])
    revoked = type_in("device", "revoke", public, listed["device"])
    unknown = type_in("device", "revoke", public, "d_nobody")
    place = ("--public-url", "http://127.0.0.1:9")
    made = type_in("enrolment", "create", "--employer", public, *place)
    strange = type_in("enrolment", "create", "--employer", "e_0", *place)
    desktop = Desktop(made[1])
    api = InProcessAgency(rig.agency, keys.device_id(desktop.key.public_key()))
    answer = api.enrol(desktop.request())
    desktop.client.close()

    assert (revoked[0], unknown[0], strange[0]) == (0, 65, 65)
    with pytest.raises(AgencyRefusedError) as error:
        employer.api.balance()
    assert error.value.problem is Problem.REVOKED
    assert (answer.employer, answer.kid) == (public, employer.kid)
    assert api.balance().earned == 10
    assert json.loads(type_in("device", "list", public)[1].splitlines()[0])["revoked"]


def test_upkeep_by_hand(type_in: Typed) -> None:
    assert type_in("sweep")[:2] == (0, "finished: 0")
    assert type_in("migrate")[:2] == (0, "up to date")


def test_a_database_that_is_none_of_ours_is_left_alone(type_in: Typed, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE meta (name TEXT)")
    code, _, said = type_in("employer", "list", "--database", str(other))

    assert code == 0 or "left alone" in said
    assert console.main(["employer", "list", "--database", str(other)]) == 66
