"""One mail server for all tests of a module; a fresh agency for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.agency.rig import Mailbox
from tests.unit.agency.rig import Employer, Rig


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    yield box
    box.close()


@pytest.fixture
def rig(tmp_path: Path, mailbox: Mailbox) -> Iterator[Rig]:
    mailbox.mails.clear()
    made = Rig(tmp_path, mailbox)
    yield made
    made.agency.store.close()


@pytest.fixture
def employer(rig: Rig) -> Employer:
    return rig.employer()
