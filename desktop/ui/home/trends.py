"""The small trends on ホーム: applications, notices, registrations, slots."""

from datetime import date

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.core.domain.trends import Trend, Trends
from desktop.ui.home.trend_chart import ChartPoint, TrendChart
from desktop.ui.overriding import override
from desktop.ui.theme import px
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import row
from desktop.ui.words import number

_FOUR_FROM = 1040


class TrendCard(Card):
    """One series: its newest figure, what is counted, and the chart; or words where it is empty."""

    def __init__(self, title: str, nothing: str, *, is_line: bool = False) -> None:
        super().__init__(title)
        self.figure = label("", "medium")
        self.unit = label("", "small")
        line = row(self.figure, self.unit, spacing=3)
        line.setAlignment(self.unit, Qt.AlignmentFlag.AlignBottom)
        self.head.addLayout(line)
        self.counted = label("", "small", is_wrapped=True)
        self.chart = TrendChart(is_line=is_line)
        self.nothing = label(nothing, "note", is_wrapped=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(4)
        self.add(self.counted, self.nothing, None, self.chart)

    def show_trend(self, trend: Trend, figure: str, unit: str, counted: str) -> None:
        """Show a series; without any count its words instead of numbers nobody counted."""
        has_any = any(trend.counts)
        self.figure.setText(figure if has_any else "")
        self.unit.setText(unit if has_any else "")
        self.counted.setText(counted)
        self.chart.setVisible(has_any)
        self.nothing.setVisible(not has_any)
        points = tuple(
            ChartPoint(_period(start, trend), count)
            for start, count in zip(trend.starts, trend.counts, strict=True)
        )
        told = ", ".join(f"{each.label} {number(each.count)}" for each in points)
        self.chart.show_points(points, f"{self.title.text()}: {told}")


class TrendsRow(QWidget):
    """The four cards, side by side or two by two."""

    def __init__(self) -> None:
        super().__init__()
        self.applications = TrendCard(
            self.tr("Applications"), self.tr("No application in the last eight weeks.")
        )
        self.notices = TrendCard(
            self.tr("Notices sent"), self.tr("No notice was sent in the last eight weeks.")
        )
        self.registrations = TrendCard(
            self.tr("Relay registrations"),
            self.tr("No confirmed registration in the last eight months."),
        )
        self.slots = TrendCard(
            self.tr("Introduction slots"),
            self.tr("No slot yet. Confirmed registrations earn them."),
            is_line=True,
        )
        self.cards = (self.applications, self.notices, self.registrations, self.slots)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._columns = 0
        self._arrange(len(self.cards))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at in range(len(self.cards)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(len(self.cards) if self.width() >= px(_FOUR_FROM) else 2)

    def show_trends(self, trends: Trends) -> None:
        """Draw all four."""
        for card, trend, counted in (
            (self.applications, trends.applications, self.tr("By week of application")),
            (self.notices, trends.notices, self.tr("By week of writing")),
        ):
            card.show_trend(trend, number(trend.counts[-1]), self.tr("this week"), counted)
        self.registrations.show_trend(
            trends.registrations,
            number(trends.registrations.counts[-1]),
            self.tr("this month"),
            self.tr("Confirmed by the agency, by month"),
        )
        self.slots.show_trend(
            trends.slots,
            number(trends.slots.counts[-1]),
            self.tr("earned in all"),
            self.tr("Earned in all, by the end of the month"),
        )


def _period(start: date, trend: Trend) -> str:
    is_month = all(each.day == 1 for each in trend.starts)
    if is_month:
        return QLocale().monthName(start.month, QLocale.FormatType.ShortFormat)
    return f"{start.month}/{start.day}"
