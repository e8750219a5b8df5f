"""The funnel 作成 → 送信 → 登録 → 紹介対象 as bars with direct labels."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.overriding import override
from desktop.ui.theme import color, font, px
from desktop.ui.widgets.gauge import paint_hatch

_ROW, _BAR = 33, 20
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One bar: its name, count and unit, the part still being checked, and two remarks."""

    name: str
    count: int
    unit: str
    expected: int = 0
    share: str = ""
    remark: str = ""

    @property
    def sentence(self) -> str:
        """The step as a screen reader says it."""
        return " ".join(
            part
            for part in (self.name, f"{self.count}{self.unit}", self.share, self.remark)
            if part
        )


class FunnelChart(QWidget):
    """Bars one under another, all on one scale."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[FunnelStep, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: tuple[FunnelStep, ...]) -> None:
        """Draw the steps in the order given."""
        self._steps = steps
        self.setAccessibleName(" / ".join(step.sentence for step in steps))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(420), px(_ROW) * max(1, len(self._steps)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(300), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        largest = max((step.count + step.expected for step in self._steps), default=0) or 1
        for index, step in enumerate(self._steps):
            line = QRect(0, index * px(_ROW), self.width(), px(_ROW))
            self._paint_step(painter, line, step, largest)

    def _paint_step(self, painter: QPainter, line: QRect, step: FunnelStep, largest: int) -> None:
        name_width = px(96)
        remarks_width = min(px(290), line.width() * 2 // 5)
        bar_room = line.width() - name_width - remarks_width - px(88)
        painter.setPen(color("text"))
        painter.setFont(font(13, is_bold=True))
        painter.drawText(QRect(0, line.top(), name_width, line.height()), _LEFT, step.name)
        end = self._paint_bar(painter, line, step, (name_width, bar_room / largest))
        painter.setFont(font(16, is_bold=True))
        painter.setPen(color("text"))
        count = QLocale().toString(step.count)
        room = QRect(round(end) + px(8), line.top(), px(90), line.height())
        painter.drawText(room, _LEFT, count)
        room.translate(painter.fontMetrics().horizontalAdvance(count) + px(3), 0)
        painter.setFont(font(12))
        painter.setPen(color("text-2"))
        painter.drawText(room, _LEFT, step.unit)
        self._paint_remarks(painter, line, step, remarks_width)

    @staticmethod
    def _paint_bar(
        painter: QPainter, line: QRect, step: FunnelStep, place: tuple[int, float]
    ) -> float:
        left, per_unit = place
        top = line.top() + (line.height() - px(_BAR)) / 2
        width = max(step.count * per_unit, 2 if step.count else 0)
        path = QPainterPath()
        path.addRoundedRect(QRectF(left, top, width, px(_BAR)), 3, 3)
        painter.fillPath(path, color("c1"))
        if step.expected:
            more = max(step.expected * per_unit, 6)
            path = QPainterPath()
            path.addRoundedRect(QRectF(left + width + 2, top, more, px(_BAR)), 3, 3)
            paint_hatch(painter, path, "c1")
            painter.setPen(QPen(color("c1"), 1))
            painter.drawPath(path)
            width += more + 2
        return left + width

    @staticmethod
    def _paint_remarks(painter: QPainter, line: QRect, step: FunnelStep, width: int) -> None:
        painter.setFont(font(12))
        half = width // 2
        left = line.width() - width
        for text, start, room, role in (
            (step.share, left, half, "text-2"),
            (step.remark, left + half, width - half, "text-3"),
        ):
            painter.setPen(color(role))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, room - px(6)
            )
            painter.drawText(QRect(start, line.top(), room, line.height()), _LEFT, shown)
