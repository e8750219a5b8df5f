"""A real window over a real store, drawn without a screen."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.app.parts import first_rows, keep_transport, make_engine, sheet_reader
from desktop.core.domain.importing import ImportChoices
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings
from desktop.ui.context import WindowContext
from desktop.ui.main_window import MainWindow
from desktop.ui.singletons import keep_singletons_alive
from desktop.ui.store_events import StoreEvents
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme import Scheme, apply_theme
from desktop.ui.translation import Language, install_language

keep_singletons_alive()

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "demo" / "sample_applicants.xlsx"
_QUIET_TURNS = 6
_PATIENCE_S = 20.0

Settle = Callable[[], None]


@pytest.fixture(autouse=True)
def _quick_search(quick_search: None) -> None:
    """The window is tested with what a proposal shows, not with how well it was searched."""


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["career-relay-tests"]


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    """Japanese, light, 100 %: what most users see first."""
    apply_theme(qapp, Scheme.LIGHT)
    install_language(qapp, Language.JAPANESE)
    yield
    for top in qapp.topLevelWidgets():
        top.close()
        top.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.shut_down()


@pytest.fixture
def settle(qapp: QApplication, runner: TaskRunner) -> Settle:
    """Let the event loop turn until no work has run for a few turns."""
    busy = [0]
    runner.busy_changed.connect(lambda count: busy.__setitem__(0, count))

    def wait() -> None:
        until, quiet = time.monotonic() + _PATIENCE_S, 0
        while quiet < _QUIET_TURNS:
            assert time.monotonic() < until, "work did not come to an end"
            qapp.processEvents()
            quiet = quiet + 1 if busy[0] == 0 else 0
            time.sleep(0.001 if busy[0] else 0.002)

    return wait


@pytest.fixture
def opened() -> list[Path]:
    """Folders the window asked the system to open."""
    return []


@pytest.fixture
def context(
    workspace: Workspace, runner: TaskRunner, tmp_path: Path, opened: list[Path]
) -> WindowContext:
    def open_path(path: Path) -> bool:
        opened.append(path)
        return True

    return WindowContext(
        workspace=workspace,
        settings=read_settings(workspace),
        runner=runner,
        events=StoreEvents(),
        find_sync=partial(make_engine, workspace),
        read_sheets=sheet_reader(),
        first_rows=first_rows,
        open_transport=keep_transport(workspace),
        open_path=open_path,
        default_draft_folder=tmp_path / "drafts",
    )


@pytest.fixture
def people_on_file(workspace: Workspace) -> int:
    """Import the sample workbook of 30 invented applicants; returns how many people."""

    def quiet(_done: int, _total: int | None) -> None:
        return None

    preview = prepare_import(
        workspace, sheet_reader(), SAMPLE, progress=quiet, is_cancelled=lambda: False
    )
    result = import_people(
        workspace, preview, ImportChoices(), progress=quiet, is_cancelled=lambda: False
    )
    return result.new_people


@pytest.fixture
def window(context: WindowContext, settle: Settle) -> Iterator[MainWindow]:
    made = MainWindow()
    made.resize(1440, 870)
    made.show()
    made.attach(context)
    settle()
    yield made
    made.close()
