"""法令の手続き: public notice, recipient's contract, processing methods, evidence."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.domain.duties import EvidenceRow, MethodRow, RecipientCheck, RecipientDuty
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.overriding import override
from desktop.ui.privacy.duty_words import duty_words, evidence_word
from desktop.ui.privacy.narrow import lay_out
from desktop.ui.widgets.badges import Badge
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Note, scrolled
from desktop.ui.widgets.fields import Field, line_edit
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import clear, column, row
from desktop.ui.widgets.table import TableView
from desktop.ui.words import day, moment, number


class NoticeCard(Card):
    """公表: the text, and since when it is posted.

    Signals:
        notice_asked: The text is to be shown.
    """

    notice_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Public notice"))
        self.state = Badge()
        self.head.addWidget(self.state)
        self.where = label("", "note", is_wrapped=True)
        self.show_text = button(self.tr("Make the text"), self.notice_asked.emit)
        why = self.tr(
            "Who makes and hands over anonymous records publishes their items and how they are "
            "handed over. Nothing is sent before."
        )
        self.add(label(why, "note", is_wrapped=True), self.where, row(self.show_text, None), None)

    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Show whether the notice is posted."""
        posted = settings.publication_posted_on
        if settings.publication_url and posted is not None:
            self.state.show_look(self.tr("Posted"), "ok", "circle-check")
            self.where.setText(f"{settings.publication_url}　{day(posted)}")
        else:
            self.state.show_look(self.tr("Not confirmed"), "warn", "triangle-alert")
            self.where.setText(
                self.tr("Post the text on your site, then enter its address where you approve.")
            )


class RecipientCard(Card):
    """提供先との取り決め: what the contract settles.

    Signals:
        kept: A `RecipientCheck` was answered.
    """

    kept = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Agreement with the recipient"))
        self.state = Badge()
        self.head.addWidget(self.state)
        self.recipient = Field(self.tr("Recipient"), line_edit())
        self.contract = Field(self.tr("Contract"), line_edit("", self.tr("Name and date")))
        self.duties = {duty: QCheckBox(duty_words(duty)) for duty in RecipientDuty}
        self.keep = button(self.tr("Keep the answers"), self._keep)
        self.when = label("", "meta")
        self.add(
            row(self.recipient, self.contract),
            *self.duties.values(),
            row(self.keep, self.when, None),
            None,
        )

    def show_check(self, check: RecipientCheck) -> None:
        """Show the answers that hold."""
        self.recipient.text = check.recipient
        self.contract.text = check.contract
        for duty, box in self.duties.items():
            box.setChecked(check.answers.get(duty, False))
        missing = len(check.missing)
        if missing:
            self.state.show_look(self.tr("%n open", "", missing), "warn", "triangle-alert")
        else:
            self.state.show_look(self.tr("All settled"), "ok", "circle-check")
        said = self.tr("Kept {when}")
        self.when.setText(said.format(when=moment(check.at)) if check.at else "")

    def _keep(self) -> None:
        name = self.recipient.text
        self.recipient.show_fault("" if name else self.tr("Enter who receives the records"))
        if name:
            answers = {duty: box.isChecked() for duty, box in self.duties.items()}
            self.kept.emit(RecipientCheck(name, answers, self.contract.text))


class MethodsCard(Card):
    """加工方法等情報: kept apart; opened by a logged act, destroyed for good.

    Signals:
        read_asked, destroy_asked: With the number of one.
    """

    read_asked = Signal(int)
    destroy_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("How records were processed"), "-")
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(15, 0, 15, 10)
        self._facts: dict[int, str] = {}
        self._asked = -1
        self._rows: tuple[MethodRow, ...] = ()
        self.add_edge_to_edge(scrolled(content), 1)

    def show_methods(self, rows: tuple[MethodRow, ...]) -> None:
        """Show which are kept, not what they hold."""
        self._rows = rows
        self.caption.setText(self.tr("%n kept", "", len(rows)))
        clear(self._lines)
        why = self.tr("Encrypted and apart from the records. Who opens it is written down.")
        self._lines.addWidget(label(why, "note", is_wrapped=True))
        for one in rows:
            self._lines.addLayout(self._line(one))
            if one.method_id in self._facts:
                words = label(self._facts[one.method_id], "note", is_wrapped=True)
                self._lines.addWidget(words)
        self._lines.addStretch(1)

    def show_facts(self, method_id: int, facts: Mapping[str, str | int]) -> None:
        """Show what one holds."""
        told = "; ".join(f"{name}={value}" for name, value in sorted(facts.items()))
        self._facts = {method_id: told}
        self.show_methods(self._rows)

    def _line(self, one: MethodRow) -> QHBoxLayout:
        words = label(f"{moment(one.created_at)}　{one.sha256[:12]}", "small")
        number = one.method_id
        if self._asked == number:
            question = label(self.tr("It cannot be brought back."), "small")
            sure = button(
                self.tr("Destroy it"),
                lambda: self._destroy(number),
                kind="danger",
                is_small=True,
            )
            back = button(self.tr("Keep it"), lambda: self._ask(-1), is_small=True)
            return row(question, None, back, sure)
        look = button(self.tr("Open"), lambda: self.read_asked.emit(number), is_small=True)
        away = button(
            self.tr("Destroy"), lambda: self._ask(number), kind="danger-line", is_small=True
        )
        return row(words, None, look, away)

    def _ask(self, number: int) -> None:
        self._asked = number
        self.show_methods(self._rows)

    def _destroy(self, number: int) -> None:
        self._asked = -1
        self.destroy_asked.emit(number)


class EvidenceCard(Card):
    """実施記録: what was done, by which settings, and what was checked.

    Signals:
        export_asked: The log is to be written.
    """

    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Evidence"), "-")
        self.export = button(self.tr("Export"), self.export_asked.emit, is_small=True)
        self.head.addWidget(self.export)
        self.table = TableView(self.tr("Evidence"))
        self.nothing = Note(self.tr("Nothing was made or sent yet."))
        self.add_edge_to_edge(self.table, 1)
        self.body.addWidget(self.nothing)

    def show_rows(self, rows: tuple[EvidenceRow, ...]) -> None:
        """Show the log, newest first."""
        self.caption.setText(self.tr("%n rows, nobody is named", "", len(rows)))
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.export.setEnabled(bool(rows))
        model = RowsModel[EvidenceRow](
            (
                Column(self.tr("When"), 150, lambda one: Cell(moment(one.at))),
                Column(self.tr("What"), 220, lambda one: Cell(evidence_word(one.kind))),
                Column(self.tr("Records"), 80, _count_cell, is_right=True),
                Column(self.tr("SHA-256"), 130, lambda one: Cell(one.sha256[:12], "text-3")),
                Column(self.tr("Settings and checks"), 0, _facts_cell),
            )
        )
        model.show_rows(rows)
        self.table.setModel(model)
        self.table.fit_content()


class DutiesView(QWidget):
    """The four cards."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = NoticeCard()
        self.recipient = RecipientCard()
        self.methods = MethodsCard()
        self.evidence = EvidenceCard()
        left = column(self.notice, self.recipient, spacing=12)
        left.setStretch(1, 1)
        top = row(left, self.methods, spacing=12)
        top.setStretch(0, 3)
        top.setStretch(1, 2)
        self._halves = top
        lines = column(top, self.evidence, spacing=12)
        lines.setStretch(1, 1)
        self.setLayout(lines)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        lay_out(self._halves, self.width())


def _count_cell(one: EvidenceRow) -> Cell:
    return Cell(number(one.record_count) if one.record_count else "", is_right=True)


def _facts_cell(one: EvidenceRow) -> Cell:
    told = "; ".join(f"{name}={value}" for name, value in sorted(one.facts.items()))
    return Cell(told, "text-2")
