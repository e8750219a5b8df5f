"""Joins the field in the top bar, the questions and the list of results."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.domain.searching import SearchHits
from desktop.ui.context import Shell, WindowContext
from desktop.ui.overriding import override
from desktop.ui.routes import Route
from desktop.ui.search.entries import entries_of
from desktop.ui.search.popup import SearchPopup
from desktop.ui.search.presenter import SearchPresenter

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Finder(QObject):
    """Results as the user types: arrows move, Enter opens, Esc closes.

    Args:
        window: What the list of results is laid over.
        field: Where the user types; it keeps the cursor.
        shell: Who goes to the result.
        context: Who answers.
    """

    def __init__(
        self, window: QWidget, field: QLineEdit, shell: Shell, context: WindowContext
    ) -> None:
        super().__init__(window)
        self._window, self._field, self._shell = window, field, shell
        self.popup = SearchPopup(window)
        self.presenter = SearchPresenter(context, self)
        self.presenter.found.connect(self._show)
        self.presenter.failed.connect(shell.fail)
        self.popup.opened.connect(self._open)
        self.popup.moved.connect(self._announce)
        field.installEventFilter(self)
        window.installEventFilter(self)

    def typed(self, text: str) -> None:
        """Look for what stands in the field now."""
        self.presenter.find(text)
        if not text.strip():
            self.popup.hide()

    def _show(self, text: str, hits: SearchHits) -> None:
        if self._field.hasFocus():
            self.popup.show_entries(entries_of(text, hits), self._field)

    def _open(self, route: Route) -> None:
        self._close()
        self._field.clear()
        self._shell.go(route)
        if self._field.hasFocus():
            # Keys now mean the page, and Tab leads to its first control.
            self._shell.place_for_pages().setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.presenter.forget()
        self.popup.hide()
        self._field.setAccessibleDescription("")

    def _announce(self, said: str) -> None:
        self._field.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize and self.popup.isVisible():
                self.popup.place(self._field)
            return False
        if kind == QEvent.Type.FocusOut:
            self._close()
        if not self.popup.isVisible() or not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            # Else Esc would be the page's.
            event.accept()
            return True
        return kind == QEvent.Type.KeyPress and self._on_key(Qt.Key(event.key()))

    def _on_key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.popup.step(_STEPS[key])
            return True
        if key == Qt.Key.Key_Escape:
            self._close()
            return True
        if key in _ENTERS:
            is_opened = self.popup.open_chosen()
            if not is_opened:
                self._close()
            return is_opened
        return False
