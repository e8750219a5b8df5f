"""The card セルの確認: rows with something to look at, and what is the matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import ApplicantRow, SheetAnalysis
from desktop.ui.imports.wording import correction_text, field_word, problem_text
from desktop.ui.models.cells import Cell, Column, RowsModel, badge_cell
from desktop.ui.widgets.buttons import ChoiceChips
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.table import TableView
from desktop.ui.words import day, outcome_word, stage_word

_MOST_LINES = 2000


@dataclass(frozen=True, slots=True)
class _Line:
    """One finding or one row of the file."""

    row_number: int
    field: str
    raw: str
    text: str
    tone: str
    icon_name: str


class CellsCard(Card):
    """Findings first; every row of the file on request."""

    def __init__(self) -> None:
        super().__init__(self.tr("Cells to check"), "-")
        self._preview: ImportPreview | None = None
        self.chips = ChoiceChips(self.tr("Rows shown"))
        self.chips.chosen.connect(self._choose)
        self.head.addWidget(self.chips)
        self._findings = RowsModel[_Line](self._finding_columns())
        self._rows = RowsModel[ApplicantRow](self._row_columns())
        self.table = TableView(self.tr("Cells to check"))
        self.every = TableView(self.tr("All rows of the file"))
        self.table.setModel(self._findings)
        self.every.setModel(self._rows)
        self.table.fit_columns(self._findings.columns)
        self.every.fit_columns(self._rows.columns)
        self.every.hide()
        self.add_edge_to_edge(self.table, 1)
        self.add_edge_to_edge(self.every, 1)

    def _finding_columns(self) -> tuple[Column[_Line], ...]:
        return (
            Column(self.tr("Row"), 56, lambda line: Cell(str(line.row_number), "text-2")),
            Column(self.tr("Column"), 120, lambda line: Cell(line.field)),
            Column(
                self.tr("In the file"),
                170,
                lambda line: Cell(
                    line.raw,
                    is_bold=line.tone == "warn",
                    ground="warn-bg" if line.tone == "warn" else "",
                ),
            ),
            Column(
                self.tr("What was found"),
                0,
                lambda line: Cell(line.text, line.tone, icon_name=line.icon_name),
            ),
        )

    def _row_columns(self) -> tuple[Column[ApplicantRow], ...]:
        return (
            Column(self.tr("Row"), 56, lambda line: Cell(str(line.row_number), "text-2")),
            Column(self.tr("Name"), 110, lambda line: Cell(line.name, is_bold=True)),
            Column(self.tr("Reading (kana)"), 130, lambda line: Cell(line.kana, "text-2")),
            Column(self.tr("Date of birth"), 96, lambda line: Cell(day(line.birth_date))),
            Column(self.tr("E-mail"), 0, lambda line: Cell(line.email)),
            Column(self.tr("Vacancy"), 130, lambda line: Cell(line.job_applied)),
            Column(self.tr("Stage"), 90, lambda line: Cell(stage_word(line.stage))),
            Column(self.tr("Result"), 96, _outcome_cell),
        )

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the findings of a file."""
        self._preview = preview
        analysis = preview.analysis
        count = len(analysis.problems) + len(analysis.corrections)
        lines = list(islice(_lines(analysis), _MOST_LINES))
        self._findings.show_rows(lines)
        self._rows.show_rows(())
        problems = len(analysis.problems)
        self.caption.setText(
            self.tr("Please look at %n places", "", problems)
            if problems
            else self.tr("Nothing to check")
        )
        found = self.tr("Corrected or to check {count}").format(count=count)
        every = self.tr("All {count}").format(count=analysis.row_count)
        current = "found" if lines else "all"
        self.chips.set_choices([("found", found), ("all", every)], current)
        self._choose(current)

    def _choose(self, key: str) -> None:
        is_all = key == "all"
        if is_all and self._preview is not None and not self._rows.rows:
            self._rows.show_rows(self._preview.analysis.rows)
        self.table.setVisible(not is_all)
        self.every.setVisible(is_all)

    def show_findings(self) -> None:
        """Show what was corrected and what is to check."""
        self.chips.choose("found")
        self._choose("found")


def _outcome_cell(line: ApplicantRow) -> Cell:
    text = outcome_word(line.outcome)
    return badge_cell(text, "plain") if text else Cell("")


def _lines(analysis: SheetAnalysis) -> Iterator[_Line]:
    fields = {
        mapping.column: field_word(mapping.field) if mapping.field else mapping.header
        for mapping in analysis.mappings
    }
    for problem in analysis.problems:
        yield _Line(
            problem.row_number,
            fields.get(problem.column, ""),
            problem.raw,
            problem_text(problem),
            "warn",
            "triangle-alert",
        )
    for each in analysis.corrections:
        yield _Line(
            each.row_number,
            fields.get(each.column, ""),
            each.raw,
            f"{each.value}　{correction_text(each)}",
            "ok",
            "check",
        )
