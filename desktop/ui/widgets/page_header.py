"""The first line of every page: title, one line about it, the page's acts at the right."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import px
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.widgets.layouts import row


class PageHeader(QWidget):
    """Title, caption and buttons."""

    def __init__(self, title: str, *buttons: QWidget) -> None:
        super().__init__()
        self.title = label(title, "page")
        self.caption = ElidedLabel("", "meta")
        line = row(self.title, 2, self.caption, *buttons)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.setMinimumHeight(px(36))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show the line beside the title."""
        self.caption.show_text(text)
