"""Watches the company's folder: by the system's events, and slowly by looking.

Network folders send no events, so that a look a minute finds what those would have told. Every
look runs on a thread of its own: a server that does not answer holds nothing else up.
"""

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError
from desktop.ui.context import WindowContext
from desktop.ui.tasks import Executor

if TYPE_CHECKING:
    from desktop.core.services.watched_folder.look_at_folder import FolderLook, OfferedFile

LOOK_EVERY_MS = 60_000
SETTLE_MS = 2_000
_EVENTS_MS = 150
_QUICK_S = 0.1


class FolderWatcher(QObject):
    """Looks into the folder of the settings; one for the window, found by `watcher_of`.

    Signals:
        changed: What is offered, or whether the folder is there, changed.
    """

    changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context.events)
        self.setObjectName("folder-watcher")
        self._context = context
        self._folder: Path | None = None
        self._look: FolderLook | None = None
        self._handed_over: set[str] = set()
        self._is_looking = False
        self._is_told = False
        self.offered: tuple[OfferedFile, ...] = ()
        self.is_missing = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        self._events = QFileSystemWatcher(self)
        self._events.directoryChanged.connect(lambda _: self._soon.start(_EVENTS_MS))
        self._again = QTimer(self)
        self._again.setInterval(LOOK_EVERY_MS)
        self._again.timeout.connect(self.look)
        context.events.changed.connect(self._on_changed)
        self._read_settings()

    @property
    def folder(self) -> Path | None:
        """The folder that is watched; None where none is chosen."""
        return self._folder

    def watch(self, folder: str) -> None:
        """Watch this folder from now on; empty watches none."""
        wanted = Path(folder) if folder else None
        if wanted == self._folder:
            return
        self._folder, self._look = wanted, None
        self._forget_events()
        self._is_told = False
        self._show((), is_missing=False)
        if wanted is None:
            self._again.stop()
            self._soon.stop()
        else:
            self._again.start()
            self.look()

    def look(self) -> None:
        """Look into the folder in a worker; nothing where a look is under way."""
        folder, before = self._folder, self._look
        if folder is None or self._is_looking:
            return
        self._is_looking = True
        workspace = self._context.workspace

        def work(_: object) -> "tuple[FolderLook, float]":
            from desktop.core.services.watched_folder.look_at_folder import (  # noqa: PLC0415
                look_at_folder,
            )

            start = monotonic()
            return look_at_folder(workspace, folder, before), monotonic() - start

        self._context.runner.run(
            work,
            on=Executor.FILES,
            owner=self,
            on_success=lambda found: self._on_looked(folder, *found),
            on_error=self._on_failed,
        )

    def hand_over(self, file: "OfferedFile") -> None:
        """Take a file off the offer: it is being looked at."""
        self._handed_over.add(file.sha256)
        self._show(self.offered, is_missing=self.is_missing)

    def decline(self, file: "OfferedFile") -> None:
        """Remember that a file is not wanted; it is never offered again."""
        self.hand_over(file)
        workspace = self._context.workspace

        def work(_: object) -> Changes:
            from desktop.core.services.watched_folder.look_at_folder import (  # noqa: PLC0415
                decline_file,
            )

            return decline_file(workspace, file.sha256)

        self._context.runner.run(
            work, on=Executor.WRITER, owner=self, on_success=self._context.events.publish
        )

    def close_missing(self) -> None:
        """Say no more that the folder is not there, until it was there again."""
        self._is_told = True
        self._show(self.offered, is_missing=False)

    def _on_looked(self, folder: Path, found: "FolderLook", took_s: float) -> None:
        self._is_looking = False
        if folder != self._folder:
            self.look()
            return
        self._look = found
        if not found.is_missing:
            self._is_told = False
            # Where a look takes long, asking for events would hold the window up as long.
            if took_s < _QUICK_S and str(folder) not in self._events.directories():
                self._events.addPath(str(folder))
        else:
            self._forget_events()
        if found.is_settling:
            self._soon.start(SETTLE_MS)
        self._show(found.offered, is_missing=found.is_missing and not self._is_told)

    def _on_failed(self, fault: AppError) -> None:
        self._is_looking = False
        self._again.stop()
        self._context.runner.error_unheard.emit(fault)

    def _show(self, offered: "tuple[OfferedFile, ...]", *, is_missing: bool) -> None:
        wanted = tuple(one for one in offered if one.sha256 not in self._handed_over)
        if (wanted, is_missing) != (self.offered, self.is_missing):
            self.offered, self.is_missing = wanted, is_missing
            self.changed.emit()

    def _forget_events(self) -> None:
        watched = self._events.directories()
        if watched:
            self._events.removePaths(watched)

    def _on_changed(self, changes: Changes) -> None:
        if Change.SETTINGS in changes:
            self._read_settings()
        elif Change.IMPORTS in changes:
            self.look()

    def _read_settings(self) -> None:
        workspace = self._context.workspace

        def read(_: object) -> str:
            from desktop.core.services.workspace.settings import read_settings  # noqa: PLC0415

            return read_settings(workspace).watched_folder

        self._context.runner.run(read, on=Executor.READER, owner=self, on_success=self.watch)


def watcher_of(context: WindowContext) -> FolderWatcher:
    """Return the one watcher of a window; the first who asks makes it."""
    found = (one for one in context.events.children() if isinstance(one, FolderWatcher))
    return next(found, None) or FolderWatcher(context)
