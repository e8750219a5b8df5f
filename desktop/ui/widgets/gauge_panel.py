"""The gauge with its figure, its legend and the sentence 「あと3名で…」."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import px
from desktop.ui.widgets.gauge import GaugeKey, SegmentGauge
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import Flow, column, row
from desktop.ui.words import short_day

if TYPE_CHECKING:
    from desktop.core.domain.credit import CreditSummary


class GaugePanel(QWidget):
    """How far the next slot is, confirmed and expected apart."""

    def __init__(self) -> None:
        super().__init__()
        self.figure = label("", "large")
        self.of = label("", "note")
        self.of.setContentsMargins(0, 0, 0, px(5))
        self.missing = label("", "strong", is_wrapped=True)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self.gauge = SegmentGauge(is_large=True)
        self._sure, self._open = label("", "note"), label("", "note")
        self._hoped = label("", "note")
        self._hoped_line = _with_key(self._hoped, is_expected=True)
        legend = Flow(
            _with_key(self._sure, is_expected=False),
            _with_key(self._open, is_expected=True),
            self._hoped_line,
            spacing=14,
        )
        head = row(self.figure, self.of, self.missing, spacing=6)
        head.setStretch(2, 1)
        head.setAlignment(self.of, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column(head, self.gauge, legend, spacing=10))

    def show_summary(self, summary: "CreditSummary") -> None:
        """Show units towards the next slot."""
        filled, expected = summary.towards_next, summary.in_review + summary.expected
        slots = summary.slots_available
        is_full = bool(slots) and not filled
        if is_full:
            filled = summary.ratio
        self.figure.setText(str(filled))
        self.of.setText(self.tr("of {ratio} people").format(ratio=summary.ratio))
        if slots:
            self.missing.setText(self.tr("%n slots can be used", "", slots))
        else:
            self.missing.setText(
                self.tr("%n more for one free introduction", "", summary.missing_for_next)
            )
        self._sure.setText(self.tr("confirmed %n", "", filled))
        open_words = self.tr("being checked by the agency %n", "", summary.in_review)
        if summary.in_review and summary.known_by is not None:
            open_words = self.tr(
                "being checked by the agency %n (known by {day})", "", summary.in_review
            ).format(day=short_day(summary.known_by))
        self._open.setText(open_words)
        self._hoped.setText(self.tr("expected %n", "", summary.expected))
        self._hoped_line.setVisible(summary.expected > 0)
        says = self.tr("{filled} of {ratio} registrations confirmed, {expected} being checked")
        self.gauge.show_units(
            filled,
            expected,
            summary.ratio,
            says.format(filled=filled, ratio=summary.ratio, expected=expected),
        )


def _with_key(words: QWidget, *, is_expected: bool) -> QWidget:
    made = QWidget()
    made.setLayout(row(GaugeKey(is_expected=is_expected), words, spacing=6))
    return made
