"""A workspace enrolled at an agency of this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.services.workspace.context import Workspace
from tests.integration.agency.rig import Mailbox
from tests.unit.agency.rig import Rig
from tests.unit.sync.rig import Peer, post_notice


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    yield box
    box.close()


@pytest.fixture
def peer(workspace: Workspace, tmp_path: Path, mailbox: Mailbox) -> Iterator[Peer]:
    rig = Rig(tmp_path, mailbox)
    made = Peer(workspace, rig)
    made.engine.enrol(made.code())
    post_notice(workspace)
    yield made
    rig.agency.store.close()
