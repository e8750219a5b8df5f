"""What every test stands on: no screen, no network, no unexpected log record."""

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.core.domain.workspace import (
    DisclosureBasis,
    NewWorkspace,
    Unlock,
    WorkspaceSettings,
)
from desktop.core.privacy.grouping import search
from desktop.core.security.keystore import MemoryKeyStore
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
from desktop.core.services.workspace.open_workspace import open_workspace

pytest_plugins = ("tests.integration.agency.postgres",)

# A busy machine is no fault of the code.
hypothesis.settings.register_profile("suite", deadline=None)
hypothesis.settings.load_profile("suite")

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
"""Noon in Japan on a Friday."""

MINORI = WorkspaceSettings(
    company_name="株式会社みのり精工",
    contact_person="岡田",
    company_email="saiyo@minori.example.org",
    company_phone="045-000-0100",
    disclosure=DisclosureBasis.STATED,
)
Template = tuple[Path, str, bytes]
"""Folder of a closed workspace, its identifier and its key."""


def pytest_configure() -> None:
    # Without bytecode every run compiles all tests, and every process it starts the program.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


class StillClock:
    """A clock a test moves by hand."""

    def __init__(self, now: datetime = NOON) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment

    def move(self, by: timedelta) -> None:
        self.moment += by


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a warning or worse in the log."""
    yield
    loud = [one for one in caplog.get_records("call") if one.levelno >= logging.WARNING]
    assert not loud, [f"{one.name}: {one.getMessage()}" for one in loud]


@pytest.fixture
def quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search for groups shortly: what the screen does with a proposal needs no better one."""
    monkeypatch.setattr(search, "_THOROUGH", 1_000)
    monkeypatch.setattr(search, "_THOROUGH_PER_ROW", 0)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def ports(clock: StillClock) -> WorkspacePorts:
    return WorkspacePorts(MemoryKeyStore(), clock)


@pytest.fixture
def settings() -> WorkspaceSettings:
    return MINORI


@pytest.fixture(scope="session")
def _minori(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Make one workspace as most tests want it: to copy it takes a tenth of making one."""
    folder = tmp_path_factory.mktemp("template") / "workspace"
    keys = MemoryKeyStore()
    made = create_workspace(folder, NewWorkspace(MINORI), WorkspacePorts(keys, StillClock()))
    workspace_id = made.workspace.workspace_id
    made.workspace.close()
    key = keys.read(workspace_id)
    assert key is not None
    return folder, workspace_id, key


@pytest.fixture
def workspace(
    tmp_path: Path, settings: WorkspaceSettings, ports: WorkspacePorts, _minori: Template
) -> Iterator[Workspace]:
    folder, (template, workspace_id, key) = tmp_path / "workspace", _minori
    is_usual = settings == MINORI and isinstance(ports.key_store, MemoryKeyStore)
    if is_usual and ports.clock.now() == NOON:
        shutil.copytree(template, folder)
        ports.key_store.write(workspace_id, key)
        made = open_workspace(folder, Unlock(), ports)
    else:
        made = create_workspace(folder, NewWorkspace(settings), ports).workspace
    yield made
    made.close()
