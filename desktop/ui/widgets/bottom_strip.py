"""The strip at the bottom: running work, what was done, and taking it back."""

from time import monotonic

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QWidget

from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button, icon_button
from desktop.ui.widgets.labels import ElidedLabel, IconMark, label
from desktop.ui.widgets.layouts import row

_ESTIMATE_AFTER_S = 1.0


class BottomStrip(QFrame):
    """One line; it never covers the page.

    Signals:
        undo_asked: 元に戻す was pressed.
        cancel_asked: 中止 was pressed.
    """

    undo_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bottom")
        self.setAccessibleName(self.tr("Status"))
        self.setMinimumHeight(px(34))
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self._make_notice())
        self._stack.addWidget(self._make_progress())
        self._aside = label(self.tr("The data on this device is encrypted"), "meta")
        self._lock = IconMark("lock", "text-3", 14)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(24), 0, px(24), 0)
        line.setSpacing(6)
        line.addWidget(self._stack, 1)
        line.addWidget(self._lock)
        line.addWidget(self._aside)
        self._started_at = 0.0

    def _make_notice(self) -> QWidget:
        self._mark = IconMark("circle-check", "ok", 16)
        self._text = label("")
        self._undo = button(self.tr("Undo"), self.undo_asked.emit, kind="quiet", is_small=True)
        self._keys = label("Ctrl Z", "kbd")
        self._keys.setFixedHeight(px(20))
        close = icon_button("x", self.tr("Close this notice"), self.clear, kind="quiet")
        line = row(self._mark, self._text, self._undo, self._keys, close, None)
        made = QWidget()
        made.setLayout(line)
        return made

    def _make_progress(self) -> QWidget:
        self._work = ElidedLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(px(180))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._count = label("", "strong")
        self._rest = label("", "note")
        self._cancel = button(
            self.tr("Cancel"), self.cancel_asked.emit, kind="quiet", is_small=True
        )
        line = row(self._work, self._bar, self._count, self._rest, self._cancel, None, spacing=12)
        made = QWidget()
        made.setLayout(line)
        return made

    def clear(self) -> None:
        """Show nothing at the left."""
        self._stack.setCurrentIndex(0)

    def say(self, text: str, *, can_undo: bool = False, is_ok: bool = True) -> None:
        """Tell what was done."""
        self._mark.show_icon(*(("circle-check", "ok") if is_ok else ("circle-x", "text-3")))
        self._text.setText(text)
        self._undo.setVisible(can_undo)
        self._keys.setVisible(can_undo)
        self._stack.setCurrentIndex(1)

    def begin(self, text: str) -> None:
        """Show that long work has begun."""
        self._work.show_text(text)
        # Only real counts move a bar; until there is one, the words say what is going on.
        self._bar.hide()
        self._count.setText("")
        self._rest.setText("")
        self._cancel.setEnabled(True)
        self._started_at = monotonic()
        self._stack.setCurrentIndex(2)

    def progress(self, done: int, total: int | None) -> None:
        """Show the count and an estimate of what is left."""
        locale = QLocale()
        if not total:
            self._count.setText(locale.toString(done))
            return
        self._bar.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{locale.toString(done)} / {locale.toString(total)}")
        passed = monotonic() - self._started_at
        if done and passed > _ESTIMATE_AFTER_S:
            left = max(1, round(passed / done * (total - done)))
            self._rest.setText(self.tr("about {seconds} s left").format(seconds=left))

    def show_cancelling(self) -> None:
        """Say that the work is coming to a stop."""
        self._cancel.setEnabled(False)
        self._rest.setText(self.tr("Stopping"))

    def end(self) -> None:
        """Take the progress away, unless a notice has replaced it already."""
        if self._stack.currentIndex() == 2:  # noqa: PLR2004 - the progress line
            self.clear()

    @property
    def is_working(self) -> bool:
        """Whether running work is shown."""
        return self._stack.currentIndex() == 2  # noqa: PLR2004 - the progress line

    @property
    def shown_text(self) -> str:
        """The words of the notice that is shown; empty for none."""
        return self._text.text() if self._stack.currentIndex() == 1 else ""
