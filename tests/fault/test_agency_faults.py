"""An agency that is down, another one, or a code that is spent: nothing is sent, nothing lost."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.app.parts import make_client
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.syncing import SyncState
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_agency
from desktop.sync.engine import SyncEngine
from tests.fault.conftest import SaysSo
from tests.fault.rig import row_counts
from tests.integration.agency.rig import (
    AgencyProcess,
    Candidate,
    Desktop,
    Mailbox,
    free_port,
    wait_until_refused,
)
from wire.link_token import TokenKind

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.slow]
_STAGED = {"pending_enrolment", "sync_log"}


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    yield box
    box.close()


@pytest.fixture
def agency(tmp_path: Path, mailbox: Mailbox) -> Iterator[AgencyProcess]:
    place = tmp_path / "agency"
    place.mkdir()
    process = AgencyProcess(place, mailbox.port)
    yield process
    process.stop()


@pytest.fixture
def engine(workspace: Workspace) -> SyncEngine:
    return SyncEngine(workspace, make_client, lambda low, _high: low)


def kept(workspace: Workspace) -> dict[str, int]:
    return {name: count for name, count in row_counts(workspace).items() if name not in _STAGED}


def refused_enrolment(engine: SyncEngine, text: str) -> AppError:
    with pytest.raises(AppError) as refused:
        engine.enrol(text)
    return refused.value


def test_an_agency_that_is_down_is_told_and_the_same_code_works_later(
    engine: SyncEngine, workspace: Workspace, agency: AgencyProcess, says_so: SaysSo
) -> None:
    text = agency.enrolment_string()
    agency.stop()
    wait_until_refused(agency.port)
    before = kept(workspace)

    fault = refused_enrolment(engine, text)

    says_so(fault, ErrorCode.AGENCY_UNREACHABLE)
    assert kept(workspace) == before
    agency.start()
    assert engine.enrol(text).name
    agency.stop()
    wait_until_refused(agency.port)
    report = engine.sync()
    assert (report.state, report.error) == (SyncState.OFFLINE, ErrorCode.AGENCY_UNREACHABLE)
    agency.start()
    assert engine.sync().state is SyncState.ONLINE


def test_an_agency_with_another_key_gets_no_code_and_nothing_is_kept(
    engine: SyncEngine, workspace: Workspace, agency: AgencyProcess, says_so: SaysSo
) -> None:
    text = agency.enrolment_string()
    swapped = text[:-4] + ("0000" if text[-4:] != "0000" else "1111")
    before = kept(workspace)

    fault = refused_enrolment(engine, swapped)

    says_so(fault, ErrorCode.AGENCY_WRONG_KEY)
    assert kept(workspace) == before
    assert read_agency(workspace) is None
    # The code never left: another device can still use it.
    other = Desktop(text)
    assert other.enrol().agency.name
    other.client.close()


def test_an_agency_that_changes_its_key_stops_sync_until_somebody_looks(
    engine: SyncEngine, agency: AgencyProcess, says_so: SaysSo
) -> None:
    engine.enrol(agency.enrolment_string())
    agency.stop()
    wait_until_refused(agency.port)
    for file in agency.database.parent.glob("agency*"):
        file.unlink()
    agency.start()

    report = engine.sync()

    assert report.error is not None
    says_so(AppError(report.error), ErrorCode.AGENCY_WRONG_KEY)
    assert engine.status().state is SyncState.ATTENTION
    assert not engine.is_due()


def test_an_expired_code_is_told_and_nothing_is_kept(
    engine: SyncEngine, workspace: Workspace, agency: AgencyProcess, says_so: SaysSo
) -> None:
    text = agency.enrolment_string()
    before = kept(workspace)
    agency.move_clock(timedelta(hours=72, minutes=1))

    fault = refused_enrolment(engine, text)

    says_so(fault, ErrorCode.ENROLMENT_EXPIRED)
    assert kept(workspace) == before
    assert read_agency(workspace) is None


def test_a_code_another_device_used_is_told(
    engine: SyncEngine, agency: AgencyProcess, says_so: SaysSo
) -> None:
    text = agency.enrolment_string()
    other = Desktop(text)
    other.enrol()
    other.client.close()

    says_so(refused_enrolment(engine, text), ErrorCode.ENROLMENT_USED)


@pytest.mark.parametrize("typed", ["", "cr1", "https://example.org", "cr1-host-abc-def"])
def test_a_text_that_is_no_enrolment_string_asks_nobody(
    engine: SyncEngine, workspace: Workspace, says_so: SaysSo, typed: str
) -> None:
    before = row_counts(workspace)

    says_so(refused_enrolment(engine, typed), ErrorCode.ENROLMENT_INVALID)
    assert row_counts(workspace) == before


def test_a_workspace_enrols_once(
    engine: SyncEngine, agency: AgencyProcess, says_so: SaysSo
) -> None:
    engine.enrol(agency.enrolment_string())

    says_so(refused_enrolment(engine, agency.enrolment_string()), ErrorCode.ALREADY_ENROLLED)


def test_a_port_where_nobody_listens_is_told_as_unreachable(
    engine: SyncEngine, says_so: SaysSo
) -> None:
    text = f"cr1-127.0.0.1:{free_port()}-{'0' * 16}-{'0' * 16}"

    says_so(refused_enrolment(engine, text), ErrorCode.AGENCY_UNREACHABLE)


@pytest.fixture
def demo_agency(tmp_path: Path, mailbox: Mailbox) -> Iterator[AgencyProcess]:
    place = tmp_path / "demo-agency"
    place.mkdir()
    process = AgencyProcess(place, mailbox.port, "--policy", "demo")
    yield process
    process.stop()


@pytest.fixture
def desktop(demo_agency: AgencyProcess) -> Iterator[Desktop]:
    enrolled = Desktop(demo_agency.enrolment_string())
    enrolled.enrol()
    yield enrolled
    enrolled.client.close()


def kinds_of(desktop: Desktop) -> list[str]:
    return [event.kind for event in desktop.client.events(after=0).events]


def test_a_forwarded_personal_link_is_answered_neutrally_and_earns_once(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    token = desktop.link()
    first, friend = Candidate(71), Candidate(72)
    first.register(demo_agency, mailbox, token)
    before = kinds_of(desktop)

    page = friend.ask(demo_agency, token)

    assert 'name="pending"' not in page.text
    for own in (first.name, first.email, first.phone):
        assert own not in page.text
    assert mailbox.count_to(friend.email) == 0
    assert kinds_of(desktop) == before
    assert (before.count("credit.earned"), before.count("registration.confirmed")) == (1, 1)


def test_a_forwarded_common_link_counts_each_person_once(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    token = desktop.link(TokenKind.COMMON)
    for number in (81, 82):
        Candidate(number).register(demo_agency, mailbox, token)

    again = Candidate(81)
    page = again.ask(demo_agency, token)
    if 'name="pending"' in page.text:
        again.confirm(demo_agency, token, page, mailbox.code_for(again.email))

    assert kinds_of(desktop).count("credit.earned") == 2
