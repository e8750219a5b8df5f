"""The gauge of registration units: one cell each, confirmed filled, expected hatched."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.overriding import override
from desktop.ui.theme import color, px

_SMALL = QSize(9, 12)
_LARGE_HEIGHT = 26


def paint_hatch(painter: QPainter, path: QPainterPath, role: str) -> None:
    """Fill a shape with 45° lines, 1.5 wide, step 4: something expected, not yet certain."""
    bounds = path.boundingRect()
    painter.save()
    painter.setClipPath(path)
    painter.setPen(QPen(color(role), 1.5))
    start = bounds.left() - bounds.height()
    while start < bounds.right():
        painter.drawLine(QLineF(start, bounds.bottom(), start + bounds.height(), bounds.top()))
        start += 4
    painter.restore()


class SegmentGauge(QWidget):
    """Cells for the units towards the next slot.

    Args:
        is_large: Cells that fill the width (cards) instead of small ones (top bar).
    """

    def __init__(self, *, is_large: bool = False) -> None:
        super().__init__()
        self._filled, self._expected, self._total = 0, 0, 10
        self._is_large = is_large
        across = QSizePolicy.Policy.Expanding if is_large else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def show_units(self, filled: int, expected: int, total: int, says: str) -> None:
        """Show the units; ``says`` is the full sentence a screen reader reads."""
        self._filled, self._total = min(filled, total), max(total, 1)
        self._expected = min(expected, self._total - self._filled)
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        if self._is_large:
            return QSize(px(200), px(_LARGE_HEIGHT))
        return QSize(self._total * (px(_SMALL.width()) + 2), px(_SMALL.height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = 4 if self._is_large else 2
        width = (self.width() - gap * (self._total - 1)) / self._total
        for index in range(self._total):
            cell = QRectF(index * (width + gap), 0, width, self.height())
            self._paint_cell(painter, cell.adjusted(0.5, 0.5, -0.5, -0.5), index)

    def _paint_cell(self, painter: QPainter, cell: QRectF, index: int) -> None:
        radius = 3 if self._is_large else 2
        path = QPainterPath()
        path.addRoundedRect(cell, radius, radius)
        if index < self._filled:
            painter.fillPath(path, color("accent"))
            return
        is_expected = index < self._filled + self._expected
        painter.fillPath(path, color("surface" if is_expected else "track"))
        if is_expected:
            paint_hatch(painter, path, "accent")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("accent" if is_expected else "control"), 1))
        painter.drawPath(path)


class GaugeKey(QWidget):
    """One cell of the gauge as a legend mark."""

    def __init__(self, *, is_expected: bool) -> None:
        super().__init__()
        self._is_expected = is_expected
        self.setFixedSize(px(9), px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -2.5), 2, 2)
        if not self._is_expected:
            painter.fillPath(path, color("accent"))
            return
        paint_hatch(painter, path, "accent")
        painter.setPen(QPen(color("accent"), 1))
        painter.drawPath(path)
