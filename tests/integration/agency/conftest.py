"""One mail server and one agency of each policy for all tests of a module."""

from collections.abc import Iterator

import pytest

from tests.integration.agency.rig import AgencyProcess, Desktop, Mailbox


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    yield box
    box.close()


@pytest.fixture(scope="module")
def demo_agency(
    tmp_path_factory: pytest.TempPathFactory, mailbox: Mailbox
) -> Iterator[AgencyProcess]:
    folder = tmp_path_factory.mktemp("demo-agency")
    process = AgencyProcess(folder, mailbox.port, "--policy", "demo")
    yield process
    process.stop()


@pytest.fixture(scope="module")
def real_agency(
    tmp_path_factory: pytest.TempPathFactory, mailbox: Mailbox
) -> Iterator[AgencyProcess]:
    folder = tmp_path_factory.mktemp("real-agency")
    process = AgencyProcess(folder, mailbox.port, "--trusted-proxy", "127.0.0.1")
    yield process
    process.stop()


@pytest.fixture
def desktop(demo_agency: AgencyProcess) -> Iterator[Desktop]:
    enrolled = Desktop(demo_agency.enrolment_string())
    enrolled.enrol()
    yield enrolled
    enrolled.client.close()
