"""The place where a file is looked at: pages or a picture, zoom, and the way out to a program."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QScrollArea, QStackedWidget

from desktop.core.domain.attachments import ShownAs
from desktop.core.domain.errors import AppError
from desktop.ui import actions
from desktop.ui.context import WindowContext
from desktop.ui.error_text import words_for
from desktop.ui.overriding import override
from desktop.ui.theme import px
from desktop.ui.viewer.presenter import ViewerPresenter
from desktop.ui.widgets.buttons import button, icon_button
from desktop.ui.widgets.cards import EmptyState, Note, rule
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.words import number

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_MARGIN = 32
_AFTER_RESIZE_MS = 120


class FilePanel(QFrame):
    """Shows one file.

    Signals:
        closed: The cross, or Esc.
        copy_asked: (number, name) of the file to save a copy of.
    """

    closed = Signal()
    copy_asked = Signal(int, str)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.presenter = ViewerPresenter(context, self)
        self._number, self._name = 0, ""
        self.page, self.count, self._zoom = 0, 1, ZOOMS.index(1.0)
        self._kind = ShownAs.OUTSIDE_ONLY
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(_AFTER_RESIZE_MS)
        self._resized.timeout.connect(self._draw)
        self._make_head()
        self._make_body()
        self.warning = Note(
            self.tr(
                "Another program needs a copy that is not encrypted. It is removed when this "
                "window closes, or at the next start. What you change in it is not taken over."
            ),
            "warn",
        )
        self.outside = button(
            self.tr("Open in another program"),
            self.presenter.open_outside,
            icon_name="external-link",
            is_small=True,
        )
        self.save = button(
            self.tr("Save a copy"),
            lambda: self.copy_asked.emit(self._number, self._name),
            is_small=True,
        )
        self.warning.add_action(self.outside)
        self.warning.add_action(self.save)
        foot = row(self.warning)
        foot.setStretch(0, 1)
        foot.setContentsMargins(px(20), px(8), px(18), px(10))
        box = column(self._head, rule(), self.body, rule(), foot, spacing=0)
        box.setStretch(2, 1)
        self.setLayout(box)
        self._connect()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Drawn once the edge is let go, as wide as it is then.
        self._resized.start()

    def _make_head(self) -> None:
        self.name = ElidedLabel("")
        self.where = label("", "meta")
        self.before = icon_button("chevron-left", self.tr("Page before"), lambda: self.turn(-1))
        self.after = icon_button("chevron-right", self.tr("Next page"), lambda: self.turn(1))
        self.smaller = icon_button("minus", self.tr("Smaller"), lambda: self.zoom(-1))
        self.larger = icon_button("plus", self.tr("Larger"), lambda: self.zoom(1))
        self.percent = label("100 %", "meta")
        close = icon_button("x", self.tr("Close"), self.closed.emit, kind="quiet")
        parts = (self.before, self.where, self.after, self.smaller, self.percent, self.larger)
        self._turning = (self.before, self.where, self.after)
        self._zooming = (self.smaller, self.percent, self.larger)
        self._head = row(self.name, *parts, close)
        self._head.setStretch(0, 1)
        self._head.setContentsMargins(px(20), px(10), px(18), px(8))

    def _make_body(self) -> None:
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.picture.setMargin(px(12))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        # Always there: a page that needs it must not become narrower than the one before.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setWidget(self.picture)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("Content of the file"))
        self.waiting = EmptyState(self.tr("Opening the file"), "", "clock")
        self.nothing = EmptyState("", "", "file-text")
        self.body = QStackedWidget()
        for each in (self.waiting, self.area, self.words, self.nothing):
            self.body.addWidget(each)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.opened.connect(self._on_opened)
        presenter.drawn.connect(self._on_drawn)
        presenter.text_loaded.connect(self._show_text)
        presenter.failed.connect(self._on_failed)
        presenter.outside_opened.connect(self._on_outside)
        for keys, act in (
            ("PgDown", lambda: self.turn(1)),
            ("PgUp", lambda: self.turn(-1)),
            ("Home", lambda: self.turn(-self.count)),
            ("End", lambda: self.turn(self.count)),
            ("Ctrl++", lambda: self.zoom(1)),
            ("Ctrl+-", lambda: self.zoom(-1)),
            ("Ctrl+0", lambda: self.zoom(0)),
        ):
            actions.bind(self, keys, act)

    def show_file(self, attachment_id: int, name: str) -> None:
        """Show a file from its first page."""
        self._number, self._name = attachment_id, name
        self.name.show_text(name)
        self.setAccessibleName(self.tr("File {name}").format(name=name))
        self.page, self.count, self._zoom = 0, 1, ZOOMS.index(1.0)
        self.picture.clear()
        self.body.setCurrentWidget(self.waiting)
        self._offer(ShownAs.OUTSIDE_ONLY)
        self.outside.setEnabled(True)
        self.presenter.open(attachment_id)

    def close_file(self) -> None:
        """Forget what is shown: nothing of it stays on the screen or in memory."""
        self.presenter.close()
        self.picture.clear()
        self.words.clear()

    def turn(self, pages: int) -> None:
        """Turn pages on or back."""
        page = min(max(self.page + pages, 0), self.count - 1)
        if page != self.page:
            self.page = page
            self.area.verticalScrollBar().setValue(0)
            self._draw()

    def zoom(self, steps: int) -> None:
        """Show it larger or smaller; 0 as wide as the place it has."""
        wanted = self._zoom + steps if steps else ZOOMS.index(1.0)
        wanted = min(max(wanted, 0), len(ZOOMS) - 1)
        if wanted != self._zoom:
            self._zoom = wanted
            self._draw()

    def _draw(self) -> None:
        if self._kind not in (ShownAs.PAGES, ShownAs.PICTURE):
            return
        self.where.setText(f"{number(self.page + 1)} / {number(self.count)}")
        self.percent.setText(f"{round(ZOOMS[self._zoom] * 100)} %")
        self.before.setEnabled(self.page > 0)
        self.after.setEnabled(self.page < self.count - 1)
        ratio = self.devicePixelRatioF()
        # The area itself has no size yet while something else is shown in its place.
        bar = self.area.verticalScrollBar().sizeHint().width()
        width = max(self.body.width() - bar - px(_MARGIN), px(200))
        self.presenter.draw(self.page, int(width * ratio * ZOOMS[self._zoom]))

    def _on_opened(self, kind: ShownAs, count: int) -> None:
        self.count = count
        self._offer(kind)
        if kind is ShownAs.OUTSIDE_ONLY:
            self._say(
                self.tr("This kind of file cannot be shown here"),
                self.tr("Another program can show it, or save a copy."),
            )
        self._draw()

    def _offer(self, kind: ShownAs) -> None:
        self._kind = kind
        for each in self._turning:
            each.setVisible(kind is ShownAs.PAGES)
        for each in self._zooming:
            each.setVisible(kind in (ShownAs.PAGES, ShownAs.PICTURE))

    def _on_drawn(self, page: int, image: QImage) -> None:
        if page != self.page:
            return
        shown = QPixmap.fromImage(image)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(shown)
        told = self.tr("{name}, page {page} of {count}")
        self.picture.setAccessibleName(
            told.format(name=self._name, page=page + 1, count=self.count)
        )
        self.body.setCurrentWidget(self.area)

    def _show_text(self, text: str) -> None:
        self.words.setPlainText(text)
        self.body.setCurrentWidget(self.words)

    def _on_failed(self, fault: AppError) -> None:
        told = words_for(fault)
        self._offer(ShownAs.OUTSIDE_ONLY)
        self._say(told.title, f"{told.effect} {told.remedy}")

    def _on_outside(self, is_open: bool) -> None:  # noqa: FBT001 - a slot of Signal(bool)
        if not is_open:
            self._say(
                self.tr("No program opened the file"),
                self.tr("Save a copy and open it with a program of your choice."),
            )

    def _say(self, title: str, text: str) -> None:
        self.nothing.headline.setText(title)
        self.nothing.words.setText(text)
        self.body.setCurrentWidget(self.nothing)
