"""The window: navigation, top bar, one page, bottom strip.

It can be built before the store is open: the shell paints first, `attach` brings it to life.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import UndoId
from desktop.ui import actions
from desktop.ui.context import WindowContext
from desktop.ui.crash_guard import show_crash
from desktop.ui.error_panel import ErrorPanel
from desktop.ui.navigation import Navigation, page_title
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.pages import PAGE_MAKERS
from desktop.ui.routes import PageKey, Route
from desktop.ui.tasks import CancelToken
from desktop.ui.theme import px
from desktop.ui.turns import Turns
from desktop.ui.widgets.bottom_strip import BottomStrip
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from desktop.core.domain.syncing import SyncStatus
    from desktop.core.domain.workspace import Today
    from desktop.ui.daily_round import DailyRound
    from desktop.ui.mail_round import MailRound
    from desktop.ui.search.finder import Finder
    from desktop.ui.shell_presenter import ShellPresenter
    from desktop.ui.widgets.focus_ring import FocusRing

START_WIDTH, START_HEIGHT = 1280, 800
SMALLEST_WIDTH, SMALLEST_HEIGHT = 960, 600


class MainWindow(QMainWindow):
    """The frame around the screens; it is the `Shell` they talk to."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Career Relay"))
        self.setAcceptDrops(True)
        self.resize(START_WIDTH, START_HEIGHT)
        self.setMinimumSize(SMALLEST_WIDTH, SMALLEST_HEIGHT)
        self.navigation = Navigation()
        self.top = TopBar()
        self.bottom = BottomStrip()
        self.error = ErrorPanel()
        self.error_room = QWidget()
        self.error_room.hide()
        self.error.closed.connect(self.error_room.hide)
        self.pages = QStackedWidget()
        self.pages.addWidget(QWidget())
        self._made: dict[PageKey, Page] = {}
        self._context: WindowContext | None = None
        self._presenter: ShellPresenter | None = None
        self.mails: MailRound | None = None
        self.days: DailyRound | None = None
        self._undo_id: UndoId | None = None
        self._token: CancelToken | None = None
        self.ring: FocusRing | None = None
        self.finder: Finder | None = None
        self._arrange()
        self._connect()
        self.navigation.show_current(PageKey.HOME)

    def _arrange(self) -> None:
        error_room = QVBoxLayout(self.error_room)
        error_room.addWidget(self.error)
        error_room.setContentsMargins(px(24), px(10), px(24), 0)
        centre = column(self.top, 0, self.error_room, self.pages, self.bottom, spacing=0)
        centre.setStretch(3, 1)
        whole = QWidget()
        whole.setObjectName("page")
        whole.setLayout(row(self.navigation, centre, spacing=0))
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.navigation.chosen.connect(lambda key: self.go(Route(key)))
        self.top.gauge_asked.connect(lambda: self.go(Route(PageKey.RELAY)))
        self.top.sync_asked.connect(lambda: self.go(Route(PageKey.SYNC)))
        self.top.search_asked.connect(self._search)
        self.top.search.textEdited.connect(self._search_typed)
        self.bottom.undo_asked.connect(self.undo)
        self.bottom.cancel_asked.connect(self._cancel)
        actions.bind(self, actions.SEARCH, self.top.focus_search)
        actions.bind(self, actions.UNDO, self.undo)
        actions.bind(self, actions.SYNC, self.sync_now)
        for key, keys in actions.PAGES.items():
            actions.bind(self, keys, partial(self.go, Route(key)))

    def attach(self, context: WindowContext) -> None:
        """Come to life: the store is open. Call once, on the main thread."""
        from desktop.ui.daily_round import DailyRound  # noqa: PLC0415 - start-up budget
        from desktop.ui.mail_round import MailRound  # noqa: PLC0415 - likewise
        from desktop.ui.shell_presenter import (  # noqa: PLC0415 - likewise
            ShellPresenter,
        )
        from desktop.ui.widgets.focus_ring import FocusRing  # noqa: PLC0415 - likewise
        from desktop.ui.window_state import read_state  # noqa: PLC0415 - likewise

        self._context = context
        geometry = read_state(context.workspace.folder).geometry
        if geometry:
            self.restoreGeometry(QByteArray.fromHex(geometry.encode()))
        self.ring = FocusRing(self)
        context.runner.bug_found.connect(show_crash)
        context.runner.error_unheard.connect(self.fail)
        self._presenter = ShellPresenter(context, self)
        self._presenter.today_loaded.connect(self._show_today)
        self._presenter.credits_loaded.connect(
            lambda summary: self.top.show_gauge(
                summary.towards_next,
                summary.in_review + summary.expected,
                summary.ratio,
                summary.slots_available,
            )
        )
        self._presenter.settings_loaded.connect(
            lambda settings: self.navigation.show_who(
                settings.company_name, context.workspace.actor
            )
        )
        self._presenter.status_loaded.connect(self._show_status)
        self._presenter.failed.connect(self.fail)
        self._presenter.undo_refused.connect(
            lambda fault, names: self.fail(fault, "、".join(names[:12]))
        )
        self._presenter.undone.connect(lambda count: self.say(self.tr("Taken back: %n", "", count)))
        self._presenter.start()
        self.mails = MailRound(context, self)
        self.mails.failed.connect(self.fail)
        self.mails.start(2 * context.calm_ms)
        self.days = DailyRound(context, self)
        self.days.start()
        self.go(Route(PageKey.HOME))

    def _show_today(self, today: "Today") -> None:
        from desktop.ui.shell_view import show_today  # noqa: PLC0415 - start-up budget

        show_today(self.navigation, today)

    def _show_status(self, status: "SyncStatus") -> None:
        from desktop.ui.shell_view import show_status  # noqa: PLC0415 - start-up budget

        show_status(self.top, status)

    def page(self, key: PageKey) -> Page | None:
        """Return a screen that was visited already; None otherwise."""
        return self._made.get(key)

    @property
    def current_key(self) -> PageKey | None:
        """The screen that is shown."""
        shown = self.pages.currentWidget()
        return next((key for key, page in self._made.items() if page is shown), None)

    def go(self, route: Route) -> None:
        """Show another screen, made on its first visit."""
        if self._context is None:
            return
        if route.page not in self._made:
            self._make(route.page)
        page = self._made[route.page]
        self.pages.setCurrentWidget(page)
        self.navigation.show_current(route.page)
        self.error.close_panel()
        page.receive(route)

    def prepare_next_page(self) -> bool:
        """Build one screen nobody has visited yet; return whether there was one."""
        missing = next((key for key in PageKey if key not in self._made), None)
        if missing is None or self._context is None:
            return False
        self._make(missing)
        # Styling a page's widgets takes longer than building them; its first visit need not wait.
        Turns(self._made[missing]).run(
            child.ensurePolished for child in self._made[missing].findChildren(QWidget)
        )
        return True

    def _make(self, key: PageKey) -> None:
        if self._context is None:
            return
        made = PAGE_MAKERS[key](self._context, self)
        made.setAccessibleName(page_title(key))
        self._made[key] = made
        self.pages.addWidget(made)

    def place_for_pages(self) -> QWidget:
        """Return the parent screens are born into; moving them there later costs a restyle."""
        return self.pages

    def say(self, text: str, undo_id: UndoId | None = None) -> None:
        """Tell in the bottom strip what was done."""
        self._undo_id = undo_id
        self.bottom.say(text, can_undo=undo_id is not None)

    def begin(self, text: str, token: CancelToken) -> None:
        """Show that long work has begun."""
        self._token = token
        self.bottom.begin(text)

    def progress(self, done: int, total: int | None) -> None:
        """Show how far the work is."""
        self.bottom.progress(done, total)

    def end(self) -> None:
        """Take the progress away."""
        self._token = None
        self.bottom.end()

    def fail(self, fault: AppError, detail: str = "") -> None:
        """Show an error above the page; a cancelled act is told in the bottom strip."""
        self.end()
        if fault.code is ErrorCode.CANCELLED:
            self._undo_id = None
            self.bottom.say(self.tr("Stopped. Nothing was saved."), is_ok=False)
            return
        self.error.show_fault(fault, detail)
        self.error_room.show()

    def sync_now(self) -> None:
        """Ask for a round of synchronization."""
        if self._presenter is not None:
            self._presenter.sync()

    def undo(self) -> None:
        """Take back what the bottom strip speaks of."""
        if self._undo_id is not None:
            self.undo_act(self._undo_id)

    def undo_act(self, undo_id: UndoId) -> None:
        """Take an act back."""
        self._undo_id = None
        if self._presenter is not None:
            self._presenter.undo(undo_id)

    def _cancel(self) -> None:
        if self._token is not None:
            self._token.cancel()
            self.bottom.show_cancelling()

    def _search_typed(self, text: str) -> None:
        if self._context is None:
            return
        if self.finder is None:
            from desktop.ui.search.finder import Finder  # noqa: PLC0415 - start-up budget

            self.finder = Finder(self, self.top.search, self, self._context)
        self.finder.typed(text)

    def _search(self, text: str) -> None:
        if not text:
            return
        named = [key for key in PageKey if text.casefold() in page_title(key).casefold()]
        self.go(Route(named[0]) if named else Route(PageKey.PEOPLE, text=text))

    def _remember_place(self, folder: Path) -> None:
        from desktop.ui.window_state import read_state, write_state  # noqa: PLC0415 - at the end

        place = bytes(self.saveGeometry().toHex().data()).decode()
        write_state(folder, read_state(folder)._replace(geometry=place))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.adapt(self.width())
        self.top.adapt(self.width())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._context is not None and event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.go(Route(PageKey.IMPORTS, file=files[0]))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._presenter is not None:
            self._presenter.stop()
        if self.mails is not None:
            self.mails.stop()
        if self.days is not None:
            self.days.stop()
        if self._context is not None:
            self._remember_place(self._context.workspace.folder)
            self._context.runner.shut_down()
        super().closeEvent(event)
