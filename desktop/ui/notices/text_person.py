"""A field that finds anybody, to see what the text would be for them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

from desktop.core.domain.application import PersonRow
from desktop.ui.overriding import override
from desktop.ui.theme import px
from desktop.ui.words import outcome_word

_TYPING_MS = 200


class PersonField(QLineEdit):
    """Type a name, choose from those found below it by arrow keys and Enter, or by a click.

    Signals:
        typed: Words to look for.
        chosen: The number of an application.
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("See it for anybody"))
        self.setAccessibleName(self.tr("See the mail for anybody: type a name"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(px(110))
        self.setMaximumWidth(px(190))
        self._found: tuple[PersonRow, ...] = ()
        self.offered: QListWidget | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: self.typed.emit(self.text().strip()))
        self.textEdited.connect(lambda _: self._typing.start())

    def offer(self, people: Sequence[PersonRow]) -> None:
        """Offer who was found; people without an application get no notice."""
        self._found = tuple(one for one in people if one.application_id is not None)
        shown = self._list()
        shown.clear()
        shown.addItems([_line(one) for one in self._found])
        shown.setCurrentRow(0)
        height = shown.sizeHintForRow(0) * len(self._found) + px(8) if self._found else 0
        shown.setFixedSize(max(px(300), self.width()), height)
        place = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        shown.move(min(place.x(), self.window().width() - shown.width() - px(8)), place.y())
        shown.setVisible(bool(self._found and self.text().strip() and self.hasFocus()))
        shown.raise_()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        shown = self.offered
        if shown is None or shown.isHidden():
            super().keyPressEvent(arg__1)
        elif arg__1.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if arg__1.key() == Qt.Key.Key_Down else -1
            shown.setCurrentRow((shown.currentRow() + step) % shown.count())
            self.setAccessibleDescription(shown.currentItem().text())
        elif arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(shown.currentRow())
        elif arg__1.key() == Qt.Key.Key_Escape:
            shown.hide()
        else:
            super().keyPressEvent(arg__1)

    @override
    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        if self.offered is not None:
            self.offered.hide()
        super().focusOutEvent(arg__1)

    def _list(self) -> QListWidget:
        """Return the list below the field, made on its first use in the window it stands in."""
        if self.offered is None:
            self.offered = QListWidget(self.window())
            self.offered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.offered.setAccessibleName(self.tr("People found"))
            self.offered.itemClicked.connect(lambda _: self._choose(self._list().currentRow()))
        return self.offered

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._found):
            self.setText(self._found[at].name)
            self._list().hide()
            self.chosen.emit(self._found[at].application_id)


def _line(one: PersonRow) -> str:
    parts = (one.name, one.vacancy_title, outcome_word(one.outcome))
    return "　".join(part for part in parts if part)
