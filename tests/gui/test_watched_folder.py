"""A list that appears in the watched folder is offered in the window, and only offered."""

import shutil
import threading
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.core.domain.application import PeopleQuery
from desktop.core.services.people.list_people import list_people
from desktop.core.services.watched_folder import look_at_folder as looking
from desktop.core.services.watched_folder.look_at_folder import FolderLook
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from desktop.ui.context import WindowContext
from desktop.ui.home.page import HomePage
from desktop.ui.imports.page import ImportsPage
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Page
from desktop.ui.routes import PageKey, Route
from desktop.ui.settings.page import SettingsPage
from desktop.ui.watched import watcher as watching
from desktop.ui.watched.banner import WatchedBanner
from desktop.ui.watched.watcher import FolderWatcher, watcher_of
from tests.conftest import StillClock
from tests.gui.conftest import SAMPLE, Settle

P = TypeVar("P", bound=Page)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "watched"
    made.mkdir()
    return made


@pytest.fixture
def context(context: WindowContext, workspace: Workspace, folder: Path) -> WindowContext:
    settings = replace(
        read_settings(workspace), company_name="見本工業", watched_folder=str(folder)
    )
    save_settings(workspace, settings)
    return context._replace(settings=settings)


@dataclass(frozen=True)
class Rig:
    """A window that watches a folder."""

    window: MainWindow
    watcher: FolderWatcher
    context: WindowContext
    folder: Path
    settle: Settle
    clock: StillClock

    @property
    def banner(self) -> WatchedBanner:
        found = page(self.window, PageKey.HOME, HomePage).watched
        assert found is not None
        return found

    def put(self, name: str = "export.xlsx") -> Path:
        return Path(shutil.copy(SAMPLE, self.folder / name))

    def look(self, watcher: FolderWatcher | None = None) -> None:
        """Look, wait until files lie still, look again."""
        for _ in range(3):
            (watcher or self.watcher).look()
            self.settle()
            self.clock.moment += timedelta(seconds=2)


@pytest.fixture
def rig(
    request: pytest.FixtureRequest, context: WindowContext, folder: Path, clock: StillClock
) -> Rig:
    window = request.getfixturevalue("window")
    settle = request.getfixturevalue("settle")
    settle()
    return Rig(window, watcher_of(context), context, folder, settle, clock)


def page(window: MainWindow, key: PageKey, kind: type[P]) -> P:
    found = window.page(key)
    assert isinstance(found, kind)
    return found


def test_a_new_file_is_offered_and_opened_in_the_import_page(
    rig: Rig, workspace: Workspace
) -> None:
    rig.put()
    rig.look()
    banner = rig.banner
    assert banner.isVisible()
    assert "export.xlsx" in banner.note.words.text()
    assert list_people(workspace, PeopleQuery()).total == 0

    banner.take.click()
    rig.settle()

    imports = page(rig.window, PageKey.IMPORTS, ImportsPage)
    assert rig.window.current_key is PageKey.IMPORTS
    assert imports.presenter.preview is not None
    assert list_people(workspace, PeopleQuery()).total == 0
    rig.look()
    assert not banner.isVisibleTo(page(rig.window, PageKey.HOME, HomePage))


def test_the_import_page_offers_it_too_while_it_is_empty(rig: Rig) -> None:
    rig.put()
    rig.window.go(Route(PageKey.IMPORTS))
    rig.look()

    banner = page(rig.window, PageKey.IMPORTS, ImportsPage).findChild(WatchedBanner)

    assert banner is not None
    assert banner.isVisible()
    assert banner.take.isVisible()


def test_a_declined_file_is_never_offered_again(rig: Rig) -> None:
    rig.put()
    (rig.folder / "other.csv").write_bytes("氏名\n見本 空\n".encode())
    rig.look()
    # One more file waits behind the first.
    assert "1" in rig.banner.note.words.text()

    rig.banner.decline.click()
    rig.settle()

    assert [one.path.name for one in rig.watcher.offered] == ["other.csv"]
    # The next start has nothing in memory: what was declined stands in the store.
    fresh = FolderWatcher(rig.context)
    rig.settle()
    rig.look(fresh)
    assert [one.path.name for one in fresh.offered] == ["other.csv"]
    fresh.deleteLater()


def test_a_file_that_still_grows_waits_and_is_looked_at_again_by_itself(
    rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "SETTLE_MS", 20)
    path = rig.folder / "growing.csv"
    path.write_bytes("氏名\n".encode())
    qtbot.waitUntil(lambda: rig.watcher._look is not None and rig.watcher._look.is_settling)
    with path.open("ab") as file:
        file.write("見本 空\n".encode())
    size = path.stat().st_size
    rig.clock.moment += timedelta(seconds=3)
    qtbot.waitUntil(lambda: _seen_sizes(rig.watcher) == [size])
    assert rig.watcher.offered == ()

    rig.clock.moment += timedelta(seconds=3)

    qtbot.waitUntil(lambda: len(rig.watcher.offered) == 1)
    assert rig.watcher.offered[0].size_bytes == size


def _seen_sizes(watcher: FolderWatcher) -> list[int]:
    return [one.size_bytes for one in watcher._look.seen.values()] if watcher._look else []


def test_the_systems_events_are_heard_and_a_slow_look_finds_what_they_miss(
    rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    monkeypatch.setattr(looking, "look_at_folder", lambda *_: looks.append(1) or FolderLook())
    assert rig.watcher._events.directories() == [str(rig.folder)]

    (rig.folder / "new.csv").write_bytes(b"x")
    qtbot.waitUntil(lambda: len(looks) == 1)

    assert rig.watcher._again.interval() == watching.LOOK_EVERY_MS
    rig.watcher._again.start(10)
    qtbot.waitUntil(lambda: len(looks) > 2)


def test_a_folder_that_is_gone_is_told_once_and_calmly(rig: Rig) -> None:
    rig.folder.rmdir()
    rig.look()
    banner = rig.banner
    assert banner.isVisible()
    assert banner.settings.isVisible()
    assert not banner.take.isVisible()
    assert not rig.window.error_room.isVisible()

    banner.close_note.click()
    rig.look()
    assert not banner.isVisible()

    rig.folder.mkdir()
    rig.put()
    rig.look()
    assert banner.take.isVisible()
    shutil.rmtree(rig.folder)
    rig.look()
    assert banner.settings.isVisible()
    banner.settings.click()
    assert rig.window.current_key is PageKey.SETTINGS


def test_the_folder_is_chosen_and_cleared_in_the_settings(
    rig: Rig, tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    rig.window.go(Route(PageKey.SETTINGS, section="watched"))
    rig.settle()
    settings = page(rig.window, PageKey.SETTINGS, SettingsPage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))

    settings.watched.choose.click()
    settings.save.click()
    rig.settle()
    assert (read_settings(workspace).watched_folder, rig.watcher.folder) == (str(other), other)

    settings.watched.clear.click()
    settings.save.click()
    rig.settle()
    assert (read_settings(workspace).watched_folder, rig.watcher.folder) == ("", None)
    assert not rig.watcher._again.isActive()


def test_looking_never_runs_on_the_threads_of_the_store(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def noted(*_: object) -> FolderLook:
        names.append(threading.current_thread().name)
        return FolderLook()

    monkeypatch.setattr(looking, "look_at_folder", noted)
    rig.watcher.look()
    rig.settle()

    assert [name.rpartition("_")[0] for name in names] == ["files"]
