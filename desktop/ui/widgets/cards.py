"""Cards, notes, tiles, rules and the empty state."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import px
from desktop.ui.widgets.labels import IconMark, label, set_look
from desktop.ui.widgets.layouts import Flow, Item, column, row

_NOTE_ICONS = {
    "": ("info", "text-3"),
    "ok": ("circle-check", "ok"),
    "warn": ("triangle-alert", "warn"),
    "danger": ("circle-alert", "danger"),
}


def rule(*, is_upright: bool = False) -> QFrame:
    """Return a thin dividing line."""
    made = QFrame()
    made.setObjectName("rule-upright" if is_upright else "rule")
    return made


class Card(QFrame):
    """A surface with an optional title line; ``body`` takes the content."""

    def __init__(self, title: str = "", caption: str = "", *, is_emphasized: bool = False) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("emphasis", is_emphasized)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 1, 1, 1)
        self._outer.setSpacing(0)
        self.title = label(title, "section")
        self.caption = label(caption, "meta")
        self.head: QHBoxLayout = row(self.title, self.caption, None)
        self.head.setContentsMargins(15, 11, 15, 8)
        if title:
            self.setAccessibleName(title)
            self._outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(15, 0 if title else 13, 15, 13)
        self.body.setSpacing(8)
        self._outer.addLayout(self.body, 1)

    def add(self, *items: Item) -> None:
        """Put items into the body, top to bottom."""
        for item in items:
            if item is None:
                self.body.addStretch(1)
            elif isinstance(item, QWidget):
                self.body.addWidget(item)
            elif isinstance(item, int):
                self.body.addSpacing(item)
            else:
                self.body.addLayout(item)

    def add_edge_to_edge(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget (a table) into the card without side padding."""
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(widget, stretch)


class Note(QFrame):
    """A quiet or toned band with an icon and words."""

    def __init__(self, text: str = "", tone: str = "") -> None:
        super().__init__()
        self.setObjectName("note")
        self.setProperty("tone", tone)
        name, ink = _NOTE_ICONS[tone]
        self._mark = IconMark(name, ink, 16)
        self.words = label(text, "note", is_wrapped=True)
        self.buttons = Flow()
        self.buttons.hide()
        line = row(column(self._mark, None), column(self.words, self.buttons), spacing=10)
        line.setContentsMargins(11, 9, 11, 9)
        line.setStretch(1, 1)
        self.setLayout(line)

    def say(self, text: str, tone: str = "") -> None:
        """Say something else in another tone."""
        self.words.setText(text)
        self._mark.show_icon(*_NOTE_ICONS[tone])
        set_look(self, tone=tone)

    def add_action(self, widget: QWidget) -> None:
        """Put a button under the words."""
        self.buttons.flow.addWidget(widget)
        self.buttons.show()


class EmptyState(QWidget):
    """Says what is not there yet and what to do about it."""

    def __init__(self, title: str, text: str, icon_name: str = "inbox", *buttons: QWidget) -> None:
        super().__init__()
        headline = label(title, "section")
        headline.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = label(text, "note", is_wrapped=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMaximumWidth(px(440))
        words.setMinimumWidth(px(260))
        self.headline = headline
        self.words = words
        mark = IconMark(icon_name, "text-3", 32)
        line = row(None, words, None)
        # As wide as it may be: wrapped by its own hint it would end in one or two characters.
        line.setStretch(1, 100)
        lines = column(
            None,
            row(None, mark, None),
            4,
            headline,
            line,
            4,
            row(None, *buttons, None),
            None,
        )
        lines.setContentsMargins(24, 24, 24, 24)
        self.setLayout(lines)


class Figure(QWidget):
    """A caption over one number with its unit."""

    def __init__(self, caption: str, unit: str = "", role: str = "medium") -> None:
        super().__init__()
        self.number = label("–", role)
        self.unit = label(unit, "small")
        self.caption = label(caption, "small")
        line = row(self.number, self.unit, None, spacing=3)
        line.setAlignment(self.unit, Qt.AlignmentFlag.AlignBottom)
        box = column(self.caption, line, spacing=1)
        box.setContentsMargins(11, 7, 11, 7)
        self.setLayout(box)

    def show_number(self, text: str, tone: str = "") -> None:
        """Show a number."""
        self.number.setText(text)
        set_look(self.number, tone=tone)
        self.setAccessibleName(f"{self.caption.text()} {text}{self.unit.text()}")


def tiles(*figures: QWidget) -> QFrame:
    """Return figures side by side in one frame, divided by lines."""
    made = QFrame()
    made.setObjectName("tile")
    line = QHBoxLayout(made)
    line.setContentsMargins(1, 1, 1, 1)
    line.setSpacing(0)
    for index, figure in enumerate(figures):
        if index:
            line.addWidget(rule(is_upright=True))
        line.addWidget(figure, 1)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """Return a frameless area that scrolls ``content`` up and down."""
    content.setObjectName("scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setWidget(content)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def heading_row(title: QLabel, *items: Item) -> QHBoxLayout:
    """Return a title at the left and the items at the right."""
    return row(title, None, *items)
