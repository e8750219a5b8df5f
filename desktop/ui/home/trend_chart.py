"""Small bars and lines of a few periods, drawn lightly: first and last value bear their number."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.overriding import override
from desktop.ui.theme import color, font, px
from desktop.ui.widgets.buttons import focusable_by_tab
from desktop.ui.words import number

_HEIGHT, _AXIS, _ABOVE = 104, 20, 20
_PAST = 0.35
_WIDEST_BAR = 26


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period: what stands under it, and its count."""

    label: str
    count: int


class TrendChart(QWidget):
    """Counts of successive periods; the running one is filled, past ones are lighter.

    Args:
        is_line: A line through points, for what only grows; bars otherwise.
    """

    def __init__(self, *, is_line: bool = False) -> None:
        super().__init__()
        self._points: tuple[ChartPoint, ...] = ()
        self._is_line = is_line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        focusable_by_tab(self)

    def show_points(self, points: tuple[ChartPoint, ...], says: str) -> None:
        """Draw the points; ``says`` holds every number, for screen readers and the tooltip."""
        self._points = points
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(150), px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - px(_AXIS)
        painter.setPen(QPen(color("border"), 1))
        painter.drawLine(0, base, self.width(), base)
        places = self._places(base)
        if self._is_line:
            self._paint_line(painter, places)
        else:
            self._paint_bars(painter, places, base)
        self._paint_numbers(painter, places)
        self._paint_axis(painter, places)

    def _places(self, base: int) -> list[QPointF]:
        step = self.width() / len(self._points)
        most = max(1, *(each.count for each in self._points))
        room = base - px(_ABOVE)
        return [
            QPointF((at + 0.5) * step, base - each.count / most * room)
            for at, each in enumerate(self._points)
        ]

    def _paint_bars(self, painter: QPainter, places: list[QPointF], base: int) -> None:
        width = min(px(_WIDEST_BAR), self.width() / len(places) * 0.62)
        for at, (place, each) in enumerate(zip(places, self._points, strict=True)):
            if not each.count:
                continue
            path = QPainterPath()
            box = QRectF(place.x() - width / 2, place.y(), width, base - place.y())
            path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, 0), 2, 2)
            is_running = at == len(places) - 1
            painter.fillPath(path, color("c1", 1.0 if is_running else _PAST))
            painter.setPen(QPen(color("c1"), 1))
            painter.drawPath(path)

    @staticmethod
    def _paint_line(painter: QPainter, places: list[QPointF]) -> None:
        painter.setPen(QPen(color("c1"), 2))
        for start, end in pairwise(places):
            painter.drawLine(start, end)
        for place in places[:-1]:
            painter.setBrush(color("surface"))
            painter.setPen(QPen(color("c1"), 1.5))
            painter.drawEllipse(place, 2.5, 2.5)
        painter.setBrush(color("c1"))
        painter.drawEllipse(places[-1], 4, 4)

    def _paint_numbers(self, painter: QPainter, places: list[QPointF]) -> None:
        told = [at for at, each in enumerate(self._points) if each.count]
        for at in {told[0], len(places) - 1} if told else ():
            is_running = at == len(places) - 1
            painter.setFont(font(11, is_bold=is_running))
            painter.setPen(color("text" if is_running else "text-2"))
            middle, text = places[at], number(self._points[at].count)
            width = painter.fontMetrics().horizontalAdvance(text) + 2
            left = min(max(0, round(middle.x() - width / 2)), self.width() - width)
            above = QRect(left, round(middle.y()) - px(19), width, px(16))
            painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, text)

    def _paint_axis(self, painter: QPainter, places: list[QPointF]) -> None:
        painter.setFont(font(11))
        painter.setPen(color("text-3"))
        widest = max(painter.fontMetrics().horizontalAdvance(each.label) for each in self._points)
        step = self.width() / len(places)
        every = max(1, -(-(widest + px(6)) // max(1, int(step))))
        for at, (place, each) in enumerate(zip(places, self._points, strict=True)):
            if (len(places) - 1 - at) % every:
                continue
            room = widest + px(4)
            left = min(max(0, round(place.x() - room / 2)), self.width() - room)
            below = QRect(left, self.height() - px(_AXIS) + px(3), room, px(_AXIS) - px(3))
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, each.label)
