"""Labels: text by role, icons, texts that end in an ellipsis."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.icons import paint_icon
from desktop.ui.overriding import override
from desktop.ui.theme import px


def set_look(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties the style sheet looks at, and restyle the widget."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(
    text: str = "", role: str = "body", tone: str = "", *, is_wrapped: bool = False
) -> QLabel:
    """Return a plain-text label.

    Args:
        text: What it says; never read as markup.
        role: ``page``, ``section``, ``strong``, ``meta``, ``note``, … as the style sheet has them.
        tone: ``ok``, ``warn``, ``danger``, ``accent`` or ``quiet``.
        is_wrapped: Whether long text goes over several lines.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(is_wrapped)
    if is_wrapped:
        made.setMinimumWidth(1)
    return made


def selectable(made: QLabel) -> QLabel:
    """Let a label's text be marked and copied with mouse and keyboard."""
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


class IconMark(QWidget):
    """A small picture beside a text that already says the same; silent for screen readers."""

    def __init__(self, name: str, tone: str = "text-2", size: int = 18) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self._size = size
        self.setFixedSize(self.sizeHint())

    def show_icon(self, name: str, tone: str = "text-2") -> None:
        """Show another picture."""
        self._name, self._tone = name, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._name, self._tone)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it does not fit; the tooltip holds the whole."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(24), super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1)
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.updateGeometry()
