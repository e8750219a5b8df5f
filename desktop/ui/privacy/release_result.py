"""An anonymized file beside its source, with the risk that is left."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.domain.attributes import kept_rules
from desktop.core.domain.file_release import FileMade, FileSaved
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.privacy.findings import Finding, FindingList, found_left_out
from desktop.ui.privacy.wording import is_suppressed, label_word
from desktop.ui.widgets.badges import Badge, RiskDots
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Figure, tiles
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.table import TableView
from desktop.ui.words import number

Pair = tuple[tuple[str, ...], tuple[str, ...], int]


class ReleaseResult(QWidget):
    """Two tables and a card of risk.

    Signals:
        save_asked, report_asked, notice_asked, back_asked: The buttons.
    """

    save_asked = Signal()
    report_asked = Signal()
    notice_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.before = TableView(self.tr("In the file"))
        self.after = TableView(self.tr("In the result"))
        before, after = Card(self.tr("In the file")), Card(self.tr("In the result"), "-")
        before.add_edge_to_edge(self.before, 1)
        after.add_edge_to_edge(self.after, 1)
        self.count = after.caption
        bars = (self.before.verticalScrollBar(), self.after.verticalScrollBar())
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)
        halves = row(before, after, spacing=12)
        halves.setStretch(0, 5)
        halves.setStretch(1, 6)
        lines = column(halves, self._make_risk(), spacing=12)
        lines.setStretch(0, 1)
        self.setLayout(lines)

    def _make_risk(self) -> QWidget:
        card = Card(self.tr("Risk that is left"), is_emphasized=True)
        self.verdict = Badge()
        card.head.addWidget(self.verdict)
        self.sentence = label("", "prose", is_wrapped=True)
        self.dots = RiskDots()
        self.unique_before = Figure(self.tr("Unique before"))
        self.unique_after = Figure(self.tr("Unique after"))
        self.stays = FindingList()
        self.save = button(
            self.tr("Save the workbook"), self.save_asked.emit, kind="primary", icon_name="save"
        )
        self.report = button(self.tr("Risk report"), self.report_asked.emit)
        self.notice = button(self.tr("Text of the notice"), self.notice_asked.emit)
        self.back = button(self.tr("Change the columns"), self.back_asked.emit)
        words = column(self.sentence, row(self.dots, None), spacing=4)
        # The tiles keep their own height beside words of any length.
        uniques = column(tiles(self.unique_before, self.unique_after), None)
        top = row(words, uniques, spacing=16)
        top.setStretch(0, 1)
        card.add(top, self.stays, row(self.save, self.report, self.notice, None, self.back))
        return card

    def show_made(self, made: FileMade) -> None:
        """Show what was made; it is not written yet."""
        kept = [rule.header for rule in kept_rules(made.reading.profile)]
        heads = list(made.headings.values())
        before = RowsModel[Pair](
            tuple(Column(name, 0, _cell_of(0, at)) for at, name in enumerate(kept))
        )
        alike: Column[Pair] = Column(
            self.tr("Alike"), 64, lambda one: Cell(str(one[2]), is_right=True), is_right=True
        )
        after = RowsModel[Pair](
            (*(Column(name, 0, _cell_of(1, at)) for at, name in enumerate(heads)), alike)
        )
        for table, model in ((self.before, before), (self.after, after)):
            model.show_rows(made.pairs)
            table.setModel(model)
            table.fit_content()
        self.count.setText(self.tr("%n people", "", len(made.rows)))
        self.verdict.show_look(self.tr("Not saved yet"), "plain", "clock")
        self.save.setEnabled(True)
        self._show_risk(made)

    def show_saved(self, saved: FileSaved) -> None:
        """Say that the file passed and stands where it was wished."""
        self.verdict.show_look(self.tr("Passed an independent check"), "ok", "shield-check")
        self.save.setEnabled(False)
        self.count.setText(self.tr("%n people", "", saved.record_count))

    def _show_risk(self, made: FileMade) -> None:
        report = made.report
        said = self.tr("The chance to point out one person is at most 1 in {n}.")
        text = said.format(n=report.smallest)
        self.sentence.setText(text)
        self.dots.show_total(report.smallest, text)
        self.unique_before.show_number(number(report.uniques_before))
        tone = "danger" if report.uniques_after else "ok"
        self.unique_after.show_number(number(report.uniques_after), tone)
        findings = found_left_out(made.left_out)
        for name, count in made.unread.items():
            if name in made.dropped:
                continue
            title = self.tr("“{column}” could not be read").format(column=name)
            text = self.tr("It is not given for them; everything else about them is.")
            findings.append(Finding(count, title, text))
        for name in made.dropped:
            title = self.tr("“{column}” is not in the result").format(column=name)
            findings.append(Finding(0, title, self.tr("It would have said nothing for anybody.")))
        self.stays.show_findings(findings)


def _cell_of(side: int, at: int) -> Callable[[Pair], Cell]:
    def paint(pair: Pair) -> Cell:
        values = pair[0] if side == 0 else pair[1]
        text = values[at] if at < len(values) else ""
        return Cell(label_word(text), "text-3" if is_suppressed(text) else "text")

    return paint
