"""One mail server for all tests of a module; a fresh agency for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agency.store.engine import open_store
from tests.integration.agency.postgres import PostgresServer
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


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    """An agency on each database, without a mail server."""
    if request.param == "sqlite":
        made = Rig(tmp_path)
        yield made
        made.agency.store.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    template = server.template("agency", lambda url: open_store(url).close())
    name = server.create(template)
    made = Rig(tmp_path, place=server.url(name))
    yield made
    made.agency.store.close()
    server.drop(name)


@pytest.fixture
def employer(rig: Rig) -> Employer:
    return rig.employer()
