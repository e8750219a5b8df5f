"""The band that shows an error in place: what happened, what it means, what to do."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame

from desktop.core.domain.errors import AppError
from desktop.ui.theme import code_font
from desktop.ui.widgets.buttons import icon_button
from desktop.ui.widgets.labels import IconMark, label
from desktop.ui.widgets.layouts import column, row


class ErrorPanel(QFrame):
    """A band in the page: what happened, what it means, what to do, the code to copy.

    Signals:
        closed: The user took the panel away.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setProperty("tone", "danger")
        self._title = label("", "strong", is_wrapped=True)
        self._effect = label("", "note", is_wrapped=True)
        self._remedy = label("", "note", is_wrapped=True)
        self._code = label("", "meta")
        self._code.setFont(code_font())
        copy = icon_button("copy", self.tr("Copy the code"), self._copy_code, kind="quiet")
        close = icon_button("x", self.tr("Close"), self.close_panel, kind="quiet")
        mark = IconMark("circle-alert", "danger", 18)
        words = column(self._title, self._effect, self._remedy, spacing=2)
        line = row(column(mark, None), words, self._code, copy, close, spacing=10)
        line.setStretch(1, 1)
        line.setContentsMargins(11, 9, 11, 9)
        self.setLayout(line)
        self.hide()

    def show_fault(self, fault: AppError, detail: str = "") -> None:
        """Show an error; it stays until it is closed or `close_panel` is called.

        Args:
            fault: What happened.
            detail: Whom it concerns, for the window only; it goes into no log.
        """
        from desktop.ui.error_text import words_for  # noqa: PLC0415 - start-up budget

        words = words_for(fault)
        self._title.setText(words.title)
        self._effect.setText(f"{words.effect}\n{detail}".strip())
        self._remedy.setText(words.remedy)
        self._code.setText(words.code)
        self.setAccessibleName(f"{words.title} {words.effect} {words.remedy} {words.code}")
        self.show()

    def close_panel(self) -> None:
        """Take the panel away."""
        self.hide()
        self.closed.emit()

    @property
    def shown_code(self) -> str:
        """The code on show; empty while hidden."""
        return "" if self.isHidden() else self._code.text()

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self._code.text())
