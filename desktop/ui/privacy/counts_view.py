"""集計: counts with noise, what they cost, and what was asked before."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.core.domain.counts import (
    BUDGET,
    CountBy,
    CountLedger,
    CountQuestion,
    CountTable,
    Precision,
    business_year_of,
)
from desktop.core.services.privacy.count_paper import (
    noise_within,
    period_words,
    reading_help,
    shown_cells,
)
from desktop.core.services.privacy.paper_words import field_word
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.overriding import override
from desktop.ui.privacy.narrow import lay_out
from desktop.ui.privacy.paper_language import paper_language
from desktop.ui.turns import Turns
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, EmptyState, Figure, Note, tiles
from desktop.ui.widgets.fields import Field, choose_key, chosen_key, combo, side_by_side
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.table import TableView
from desktop.ui.words import listed, moment, number

_YEARS = 6


class CountsView(QWidget):
    """A question at the left, its answer at the right.

    Signals:
        asked: (`CountQuestion`, `Precision`).
        save_asked: ``"xlsx"`` or ``"pdf"``.
    """

    asked = Signal(object, object)
    save_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table: CountTable | None = None
        self._ledger = CountLedger({}, ())
        self._least = 5
        self._today = date.min
        self._halves = row(spacing=12)
        self.setLayout(self._halves)
        # A half a turn: made at once they would hold the window up for longer than a key press.
        self._turns = Turns(self)
        self._turns.run(
            (
                lambda: self._halves.addWidget(self._make_question(), 2),
                lambda: self._halves.addWidget(self._make_answer(), 3),
            )
        )

    def _make_question(self) -> QWidget:
        names = [(one.value, field_word(one.value, paper_language())) for one in CountBy]
        self.by = combo(names)
        self.across = combo([("", self.tr("Nothing: one column of people")), *names])
        self.year = combo([("0", "0000")])
        self.quarter = combo([("0", self.tr("The whole year"))])
        self.precision = combo([(str(int(one)), self._precision_word(one)) for one in Precision])
        choose_key(self.precision, str(int(Precision.ORDINARY)))
        self.left = Figure(self.tr("Left of this business year"))
        self.cost = Figure(self.tr("This table costs"))
        self.hint = Note("")
        self.count = button(self.tr("Count"), self._ask, kind="primary")
        for box in (self.by, self.across, self.year, self.quarter, self.precision):
            box.currentIndexChanged.connect(self._say)
        self.year.currentIndexChanged.connect(self._fill_quarters)
        card = Card(self.tr("Counts with noise"))
        card.add(
            label(
                self.tr(
                    "How many people, without anybody being told apart: every number is raised or "
                    "lowered by lot. For your own reports; it is never sent to the agency."
                ),
                "note",
                is_wrapped=True,
            ),
            Field(self.tr("Lines"), self.by),
            Field(self.tr("Columns"), self.across),
            side_by_side(
                Field(self.tr("Business year"), self.year),
                Field(self.tr("Applications of"), self.quarter),
            ),
            Field(self.tr("How exact"), self.precision),
            tiles(self.left, self.cost),
            self.hint,
            row(self.count, None),
            None,
        )
        return card

    def _make_answer(self) -> QWidget:
        self.title = label("", "section")
        self.cells = TableView(self.tr("Counts"))
        self.words = Note("")
        self.save_book = button(
            self.tr("Save as Excel"), lambda: self.save_asked.emit("xlsx"), is_small=True
        )
        self.save_pdf = button(
            self.tr("Save as PDF"), lambda: self.save_asked.emit("pdf"), is_small=True
        )
        answer = Card(self.tr("Result"), "-")
        self.caption = answer.caption
        answer.head.addWidget(self.save_book)
        answer.head.addWidget(self.save_pdf)
        answer.add_edge_to_edge(self.cells, 1)
        below = column(self.words)
        below.setContentsMargins(15, 9, 15, 11)
        answer.body.addLayout(below)
        self.answer = answer
        self.nothing = Card()
        self.nothing.add(
            EmptyState(
                self.tr("Nothing is counted yet"),
                self.tr("Choose what to count at the left. What was asked stays listed below."),
                "file-spreadsheet",
            )
        )
        self.earlier = Card(self.tr("Asked before"), self.tr("Showing it again costs nothing"))
        self.list = TableView(self.tr("Asked before"))
        self.list.row_opened.connect(self._show_earlier)
        self.earlier.add_edge_to_edge(self.list, 1)
        self.earlier.hide()
        answer.hide()
        made = QWidget()
        lines = column(self.nothing, answer, self.earlier, spacing=12)
        lines.setStretch(0, 2)
        lines.setStretch(1, 3)
        lines.setStretch(2, 1)
        made.setLayout(lines)
        return made

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        lay_out(self._halves, self.width())

    def show_ledger(self, ledger: CountLedger, today: date, least: int) -> None:
        """Show what is left and what was asked."""
        self._turns.finish()
        self._ledger, self._least = ledger, least
        if today != self._today:
            self._today = today
            self._fill_years()
        self._say()
        self.earlier.setVisible(bool(ledger.asked))
        model = RowsModel[CountTable](
            (
                Column(self.tr("When"), 110, lambda one: Cell(moment(one.asked_at))),
                Column(self.tr("What"), 0, lambda one: Cell(_question_words(one.question))),
                Column(
                    self.tr("Spent"),
                    64,
                    lambda one: Cell(_epsilon(one.precision), is_right=True),
                    is_right=True,
                ),
            )
        )
        model.show_rows(ledger.asked)
        self.list.setModel(model)
        self.list.fit_columns(model.columns)

    def show_table(self, table: CountTable) -> None:
        """Show an answer and what its noise means."""
        self.table = table
        language = paper_language()
        head, *lines = shown_cells(table, self._least, language)
        columns = tuple(
            Column(name, 0, _cell_at(at), is_right=at > 0) for at, name in enumerate(head)
        )
        model = RowsModel[list[str]](columns)
        model.show_rows(tuple(lines))
        self.cells.setModel(model)
        self.cells.fit_content()
        self.caption.setText(_question_words(table.question))
        told = reading_help(table.precision, self._least, language)
        self.words.say("\n".join(told))
        self.nothing.hide()
        self.answer.show()

    def _show_earlier(self, at: int) -> None:
        self.show_table(self._ledger.asked[at])

    def _fill_years(self) -> None:
        now = business_year_of(self._today)
        self.year.clear()
        for year in range(now, now - _YEARS, -1):
            self.year.addItem(self.tr("{year} (April to March)").format(year=year), str(year))

    def _fill_quarters(self) -> None:
        chosen = chosen_key(self.quarter)
        self.quarter.clear()
        self.quarter.addItem(self.tr("The whole year"), "0")
        year = int(chosen_key(self.year) or 0)
        if year <= 0:
            return
        for at in range(1, 5):
            question = CountQuestion(year, at, CountBy.AGE)
            if question.span[0] <= self._today:
                self.quarter.addItem(period_words(question, paper_language()), str(at))
        choose_key(self.quarter, chosen)

    def _question(self) -> CountQuestion | None:
        year = int(chosen_key(self.year) or 0)
        across = chosen_key(self.across)
        if year <= 0:
            return None
        return CountQuestion(
            year,
            int(chosen_key(self.quarter) or 0),
            CountBy(chosen_key(self.by)),
            CountBy(across) if across else None,
        )

    def _ask(self) -> None:
        question = self._question()
        if question is not None:
            self.asked.emit(question, Precision(int(chosen_key(self.precision))))

    def _say(self) -> None:
        question = self._question()
        if question is None:
            return
        left = self._ledger.left(question.business_year)
        cost = int(chosen_key(self.precision))
        known = {(one.question.business_year, one.question.key) for one in self._ledger.asked}
        is_known = (question.business_year, question.key) in known
        is_same = question.rows is question.columns
        self.left.show_number(
            self.tr("{left} of {all}").format(left=_epsilon(left), all=_epsilon(BUDGET)),
            "danger" if left == 0 else "",
        )
        self.cost.show_number(_epsilon(0 if is_known else cost))
        can_count = not is_same and (is_known or cost <= left)
        self.count.setEnabled(can_count)
        text, tone = self._hint(question, is_known=is_known, is_enough=cost <= left)
        if is_same:
            text, tone = self.tr("Choose something else for the columns, or none."), "warn"
        self.hint.setVisible(bool(text))
        self.hint.say(text, tone)

    def _hint(self, question: CountQuestion, *, is_known: bool, is_enough: bool) -> tuple[str, str]:
        if is_known:
            return self.tr("This was asked before: it shows the same numbers, free."), "ok"
        if not is_enough:
            said = self.tr(
                "Too little is left of this business year. Choose a rougher table or another year."
            )
            return said, "warn"
        if question.span[1] > self._today:
            said = self.tr(
                "This period is not over. What is counted today stays as it is and cannot be "
                "counted anew later."
            )
            return said, "warn"
        return "", ""

    def _precision_word(self, one: Precision) -> str:
        words = {
            Precision.ROUGH: self.tr("Rough: within {n} people in 19 of 20 cases"),
            Precision.ORDINARY: self.tr("Ordinary: within {n} people in 19 of 20 cases"),
            Precision.FINE: self.tr("Fine: within {n} people in 19 of 20 cases"),
        }
        return words[one].format(n=number(noise_within(one)))


def _question_words(question: CountQuestion) -> str:
    language = paper_language()
    by = [question.rows, *([question.columns] if question.columns else [])]
    names = " × ".join(field_word(one.value, language) for one in by)
    return listed((names, period_words(question, language)))


def _epsilon(thousandths: int) -> str:
    return f"{thousandths / 1000:.2f}"


def _cell_at(at: int) -> Callable[[list[str]], Cell]:
    return lambda line: Cell(line[at], is_right=at > 0)
