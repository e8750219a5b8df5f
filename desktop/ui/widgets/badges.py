"""Badges: a word and a sign on a quiet ground, painted alike in widgets and in tables."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.badge_look import BadgeLook
from desktop.ui.icons import paint_icon
from desktop.ui.overriding import override
from desktop.ui.theme import color, font, px

_GROUNDS = {
    "plain": ("hover", "text-2"),
    "ok": ("ok-bg", "ok"),
    "warn": ("warn-bg", "warn"),
    "danger": ("danger-bg", "danger"),
    "accent": ("selected", "accent-text"),
    "line": ("", "text-2"),
}
_HEIGHT, _PAD, _GAP, _ICON, _TEXT = 22, 8, 5, 14, 12


def badge_size(look: BadgeLook) -> QSize:
    """Return how large a badge is at the running text scale."""
    width = QFontMetrics(font(_TEXT)).horizontalAdvance(look.text) + 2 * px(_PAD)
    if look.icon_name:
        width += px(_ICON) + px(_GAP)
    return QSize(width, px(_HEIGHT))


def paint_badge(painter: QPainter, rect: QRect, look: BadgeLook) -> None:
    """Paint a badge into ``rect``; the text ends in an ellipsis where it does not fit."""
    ground, ink = _GROUNDS[look.tone]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("border")) if not ground else Qt.PenStyle.NoPen)
    painter.setBrush(color(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    left = rect.left() + px(_PAD)
    if look.icon_name:
        side = px(_ICON)
        top = rect.top() + (rect.height() - side) // 2
        paint_icon(painter, QRect(left, top, side, side), look.icon_name, ink)
        left += side + px(_GAP)
    painter.setFont(font(_TEXT))
    painter.setPen(color(ink))
    room = QRect(left, rect.top(), rect.right() - px(_PAD) - left + 2, rect.height())
    text = painter.fontMetrics().elidedText(look.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


class Badge(QWidget):
    """A badge as a widget."""

    def __init__(self, text: str = "", tone: str = "plain", icon_name: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._look = BadgeLook(text, tone, icon_name)
        self.setAccessibleName(text)

    def show_look(self, text: str, tone: str = "plain", icon_name: str = "") -> None:
        """Say something else."""
        self._look = BadgeLook(text, tone, icon_name)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """What the badge says."""
        return self._look.text

    @override
    def sizeHint(self) -> QSize:
        return badge_size(self._look)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._look)


class RiskDots(QWidget):
    """One filled circle among ``total``: the chance to be right when guessing."""

    _SIDE, _GAP = 20, 7

    def __init__(self, total: int = 0) -> None:
        super().__init__()
        self._total = total
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_total(self, total: int, says: str) -> None:
        """Show one in ``total``, at most twenty circles; ``says`` is read out."""
        self._total = min(total, 20)
        self.setAccessibleName(says)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._total * px(self._SIDE + self._GAP), px(self._SIDE) + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("c1"), 1.5))
        radius = px(self._SIDE) / 2 - 1
        for index in range(self._total):
            painter.setBrush(color("c1") if index == 0 else Qt.BrushStyle.NoBrush)
            center = QPointF(radius + 1 + index * px(self._SIDE + self._GAP), radius + 1)
            painter.drawEllipse(center, radius, radius)
