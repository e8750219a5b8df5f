"""What every screen is: a widget that can be told where to look."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.routes import Route
from desktop.ui.theme import px


class Page(QWidget):
    """A screen with the margins of the design; `receive` is called on every visit."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(px(24), px(16), px(24), px(14))
        self.box.setSpacing(12)

    def receive(self, route: Route) -> None:
        """Show what the route asks for; nothing by default."""
