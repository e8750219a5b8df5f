"""A form in the right-hand panel: title, fields, two buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import rule, scrolled
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import Item, column, row


class SideForm(QFrame):
    """What a form in the panel looks like.

    Signals:
        closed: やめる, or Esc.
    """

    closed = Signal()

    def __init__(self, title: str, main: QPushButton, *items: Item) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(title)
        self.heading = label(title, "section", is_wrapped=True)
        self.main = main
        self.fields = column(self.heading, *items, None, spacing=12)
        self.fields.setContentsMargins(px(20), px(16), px(18), px(12))
        content = QWidget()
        content.setLayout(self.fields)
        cancel = button(self.tr("Close without saving"), self.closed.emit)
        foot = row(main, cancel, None)
        foot.setContentsMargins(px(20), px(8), px(18), px(10))
        box = column(scrolled(content), rule(), foot, spacing=0)
        box.setStretch(0, 1)
        self.setLayout(box)
