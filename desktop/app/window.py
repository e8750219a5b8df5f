"""Open the window: the shell first, the store behind it in a worker."""

import gc
import logging
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.opening import (
    CALM_MS,
    AfterFirstPaint,
    load_first_pages,
    load_other_pages,
    settle,
)
from desktop.app.parts import (
    first_rows,
    keep_transport,
    log_folder,
    mail_ports,
    make_demo,
    make_engine,
    make_ports,
    once,
    sheet_reader,
)
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.paths import HEADER_NAME
from desktop.ui.context import WindowContext
from desktop.ui.crash_guard import install_crash_guard
from desktop.ui.look import start_look
from desktop.ui.main_window import MainWindow
from desktop.ui.store_events import StoreEvents
from desktop.ui.tasks import Executor, TaskRunner
from desktop.ui.theme import HAS_STYLE

if TYPE_CHECKING:
    from desktop.core.domain.workspace import NewWorkspace, Unlock, WorkspaceSettings
    from desktop.core.services.workspace.context import Workspace, WorkspacePorts
    from desktop.core.services.workspace.create_workspace import CreatedWorkspace
    from desktop.core.services.workspace.open_workspace import Unlocked
    from desktop.demo.main_job import Demo

log = logging.getLogger(__name__)

_BEFORE_LOADING_MS = 800
_BETWEEN_PAGES_MS = 60
_COLLECT_AFTER = (5_000, 500, 100)
_SWITCH_S = 0.001
_ASK_FOR_KEY = frozenset(
    {ErrorCode.KEY_NOT_FOUND, ErrorCode.PASSPHRASE_WRONG, ErrorCode.RECOVERY_KEY_WRONG}
)


class Start(NamedTuple):
    """How the window starts.

    Attributes:
        folder: The workspace; it may not exist yet.
        is_demo: Make a sample workspace with an embedded agency in a temporary folder.
    """

    folder: Path
    is_demo: bool = False


def run_window(start: Start) -> int:
    """Open the window; return the exit code once it is closed."""
    app = make_application(start.folder)
    session = WindowSession(start)
    session.begin()
    code = app.exec()
    session.end()
    return code


def make_application(folder: Path) -> QApplication:
    """Return the application, dressed.

    The style is named as an argument: asking Qt for it from Python costs a start 5 ms.
    """
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setProperty(HAS_STYLE, True)  # noqa: FBT003 - Qt setters take bare booleans
    dress(app, folder)
    return app


def dress(app: QApplication, folder: Path) -> None:
    """Give the application its name, crash guard, and the look remembered in a workspace.

    The garbage collector rests until the first list is there: walking fresh imports again and again
    costs a tenth of the start, and there is nothing to collect yet. Threads change places often:
    one turn of the event loop takes the interpreter back several times, and waited up to 5 ms
    for each while an import was read.
    """
    gc.disable()
    sys.setswitchinterval(_SWITCH_S)
    app.setApplicationName("Career Relay")
    start_look(app, folder)
    install_crash_guard()


class WindowSession(QObject):
    """One run of the window: which window is shown, and what must be closed at the end.

    Args:
        start: How to start.
        ports: The outside world; None takes the real one.
    """

    def __init__(self, start: Start, ports: "WorkspacePorts | None" = None) -> None:
        super().__init__()
        self._start = start
        self._ports = ports
        self.runner = TaskRunner(self)
        self.events = StoreEvents(self)
        self.window = MainWindow()
        self.asking: QWidget | None = None
        self.context: WindowContext | None = None
        self._handover: QObject | None = None
        self._demo: Demo | None = None
        self._opened: Workspace | None = None
        self.fault_to_tell: AppError | None = None

    def begin(self) -> None:
        """Show the first window and start opening what it shows."""
        if self._start.is_demo:
            self.window.show()
            self._open_demo()
        elif self._exists():
            self.window.show()
            # The shell paints before anything heavy is imported.
            AfterFirstPaint(self.window, self._open)
        else:
            self._ask_first_run()

    def end(self) -> None:
        """Wait for running work, then close the store and the demo's processes."""
        self.runner.shut_down()
        if self._demo is not None:
            self._demo.close()
        elif self._opened is not None:
            self._opened.close()

    def _exists(self) -> bool:
        return (self._start.folder / HEADER_NAME).exists()

    def _open(self) -> None:
        # While the key store answers, the pages are imported.
        self.runner.run(
            load_first_pages, on=Executor.READER, owner=self.window, on_success=lambda _: None
        )

        def work(_task: object) -> "Unlocked":
            from desktop.core.domain.workspace import Unlock  # noqa: PLC0415 - in the worker

            return self._open_with(Unlock())

        self.runner.run(
            work,
            on=Executor.WRITER,
            owner=self.window,
            on_success=self._ask_actor,
            on_error=self._not_opened,
        )

    def _open_with(self, unlock: "Unlock") -> "Unlocked":
        from desktop.core.services.workspace.open_workspace import (  # noqa: PLC0415 - in worker
            unlock_workspace,
        )

        unlocked = unlock_workspace(self._start.folder, unlock, self._real_ports())
        # What attaching needs is imported in workers, where it holds up no key press.
        load_first_pages(None)
        return unlocked

    def _not_opened(self, fault: AppError) -> None:
        if fault.code in _ASK_FOR_KEY:
            self._ask_key()
        else:
            self.window.fail(fault)

    def _ask_key(self) -> None:
        from desktop.ui.first_run.window import UnlockWindow  # noqa: PLC0415 - rarely needed

        asking = UnlockWindow(self._open_with, self.runner)
        asking.finished.connect(self._ask_actor)
        self._swap(asking)

    def _ask_actor(self, unlocked: "Unlocked") -> None:
        """Ask who works now where the company has several 担当者 (decision 18)."""
        workspace, settings = unlocked
        self._opened = workspace
        # The writer's first work: nothing a person does comes before it.
        self.runner.run(
            lambda _: settle(workspace),
            on=Executor.WRITER,
            owner=self.window,
            on_success=self.events.publish,
            on_error=self.window.fail,
        )
        names = settings.staff
        self._close_asking()
        if len(names) <= 1:
            self._attach(workspace, settings)
            return
        from desktop.core.services.workspace.context import choose_actor  # noqa: PLC0415
        from desktop.ui.first_run.window import ActorWindow  # noqa: PLC0415 - rarely needed

        asking = ActorWindow(names)
        asking.finished.connect(lambda name: self._attach(choose_actor(workspace, name), settings))
        self._swap(asking)

    def _ask_first_run(self) -> None:
        from desktop.ui.first_run.window import FirstRunWindow  # noqa: PLC0415 - once

        asking = FirstRunWindow(_RealFirstRun(self), self.runner)
        asking.finished.connect(self._attach_new)
        asking.sample_chosen.connect(self._show_sample)
        self._swap(asking)

    def _swap(self, asking: QWidget) -> None:
        self.asking = asking
        self.window.hide()
        asking.show()

    def _show_sample(self) -> None:
        self._close_asking()
        self.window.show()
        self._open_demo()

    def _close_asking(self) -> None:
        if self.asking is not None:
            self.asking.close()
            self.asking.deleteLater()
            self.asking = None

    def _open_demo(self) -> None:
        def work(_task: object) -> "Demo":
            demo = make_demo()
            demo.import_sample()
            return demo

        def attach(demo: "Demo") -> None:
            self._demo = demo
            self._attach_new(demo.workspace)

        self.runner.run(
            work,
            on=Executor.WRITER,
            owner=self.window,
            on_success=attach,
            on_error=self.window.fail,
        )

    def _attach_new(self, workspace: "Workspace") -> None:
        from desktop.core.services.workspace.settings import read_settings  # noqa: PLC0415

        self._attach(workspace, read_settings(workspace))

    def _attach(self, workspace: "Workspace", settings: "WorkspaceSettings") -> None:
        self._close_asking()
        self._opened = workspace
        from desktop.core.log_setup import set_up_logging  # noqa: PLC0415 - start-up budget

        set_up_logging(log_folder(workspace.folder))
        demo = self._demo
        find_engine = once(partial(make_engine, workspace)) if demo is None else lambda: demo.engine
        self.context = WindowContext(
            workspace=workspace,
            settings=settings,
            runner=self.runner,
            events=self.events,
            find_sync=find_engine,
            read_sheets=sheet_reader(),
            first_rows=first_rows,
            open_transport=keep_transport(workspace),
            open_path=_open_path,
            default_draft_folder=_draft_folder(workspace, settings),
            register_sample_candidates=None if demo is None else demo.register_from_store,
            calm_ms=CALM_MS,
            find_mail=mail_ports,
        )
        self.window.attach(self.context)
        self.window.show()
        if self.fault_to_tell is not None:
            self.window.fail(self.fault_to_tell)
            self.fault_to_tell = None
        log.info("window attached")
        # Not at once: the first page's own work comes before the others' imports.
        QTimer.singleShot(_BEFORE_LOADING_MS, self.window, self._load_other_pages)

    def _take_over(self, act: str, file: Path | None) -> None:
        """Do what the command line asked of the open window: an import is shown, not done."""
        from desktop.ui.routes import PageKey, Route  # noqa: PLC0415 - rarely needed

        if act == "import" and file is not None:
            self.window.go(Route(PageKey.IMPORTS, file=file))
        else:
            self.window.sync_now()

    def _load_other_pages(self) -> None:
        from desktop.app.handover import HandoverServer  # noqa: PLC0415 - start-up budget

        # Everything imported so far stays for good: the collector need not walk it again.
        gc.freeze()
        # A collection holds every thread: 50,000 young objects for 30 ms, a full one over a large
        # import for a tenth of a second. So: few at a time, and the old ones rarely.
        gc.set_threshold(*_COLLECT_AFTER)
        gc.enable()
        if self.context is not None and self._handover is None:
            folder = self.context.workspace.folder
            self._handover = HandoverServer(folder, self._take_over, self)
        self.runner.run(
            load_other_pages,
            on=Executor.NETWORK,
            owner=self.window,
            on_success=lambda _: self._prepare_pages(),
        )

    def _prepare_pages(self) -> None:
        """Build the other pages one by one while nothing else happens."""
        if self.window.prepare_next_page():
            QTimer.singleShot(_BETWEEN_PAGES_MS, self.window, self._prepare_pages)

    def _real_ports(self) -> "WorkspacePorts":
        if self._ports is None:
            self._ports = make_ports()
        return self._ports


class _RealFirstRun:
    """First run on the real machine."""

    def __init__(self, session: WindowSession) -> None:
        self._session = session

    @property
    def key_store_answers(self) -> bool:
        """Whether this machine's key store keeps a secret and gives it back."""
        store = self._session._real_ports().key_store  # noqa: SLF001 - one class in two parts
        answers = store.write("probe", b"probe")
        store.delete("probe")
        return answers

    @property
    def default_folder(self) -> Path:
        """Where the workspace goes unless chosen otherwise."""
        return self._session._start.folder  # noqa: SLF001

    def create(
        self, folder: Path, new: "NewWorkspace", enrolment_string: str
    ) -> "CreatedWorkspace":
        """Create the workspace; enrol if a string was given. A failed enrolment leaves it."""
        from desktop.core.services.workspace.create_workspace import (  # noqa: PLC0415
            create_workspace,
        )

        created = create_workspace(folder, new, self._session._real_ports())  # noqa: SLF001
        if enrolment_string.strip():
            try:
                make_engine(created.workspace).enrol(enrolment_string)
            except AppError as error:
                self._session.fault_to_tell = error
        return created

    def open_sample(self) -> None:
        """Nothing to prepare: the sample opens with the window."""


def _open_path(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _draft_folder(workspace: "Workspace", settings: "WorkspaceSettings") -> Path:
    chosen = settings.draft_folder
    return Path(chosen) if chosen else workspace.folder.parent / "drafts"
