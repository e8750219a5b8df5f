"""Cards under the tables: what was removed, and what risk is left."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QGridLayout, QVBoxLayout, QWidget

from desktop.core.domain.batch import BatchProposal, Blocker, GroupSize, Publication
from desktop.ui.privacy.wording import (
    blocker_text,
    column_word,
    how_word,
    is_suppressed,
    label_word,
)
from desktop.ui.widgets.badges import Badge, RiskDots
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Figure, Note, rule, scrolled, tiles
from desktop.ui.widgets.fields import Field, line_edit
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import clear, column, row
from desktop.ui.words import listed, number

_MOST_GROUPS = 6


class RemovedCard(Card):
    """取り除いたもの, and the size of the groups."""

    def __init__(self) -> None:
        super().__init__(self.tr("What was removed"))
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(15, 0, 15, 10)
        self._lines.setSpacing(6)
        self.add_edge_to_edge(scrolled(content), 1)

    def show_proposal(self, proposal: BatchProposal) -> None:
        """Show what a record loses before it leaves."""
        clear(self._lines)
        names = listed(column_word(name) for name in proposal.removed)
        self._add(self.tr("Removed"), names)
        columns = list(proposal.rows[0].after) if proposal.rows else []
        hidden = proposal.risk.hidden_columns if proposal.risk else ()
        for name in columns:
            how = how_word(name)
            if name in hidden:
                how = self.tr("Not given in this batch: it could tell too much")
            if how:
                self._add(column_word(name), how)
        self._lines.addSpacing(4)
        self._lines.addWidget(
            label(
                self.tr("People who look alike, at least {k} in each group").format(k=proposal.k),
                "strong",
            )
        )
        for group in sorted(proposal.groups, key=lambda each: each.size)[:_MOST_GROUPS]:
            self._lines.addLayout(self._group(group))
        self._lines.addStretch(1)

    def _add(self, name: str, text: str) -> None:
        line = QGridLayout()
        line.setColumnMinimumWidth(0, 110)
        line.setColumnStretch(1, 1)
        line.addWidget(label(name, "strong", is_wrapped=True), 0, 0)
        line.addWidget(label(text, "note", is_wrapped=True), 0, 1)
        self._lines.addLayout(line)
        self._lines.addWidget(rule())

    def _group(self, group: GroupSize) -> QGridLayout:
        line = QGridLayout()
        line.setColumnStretch(0, 1)
        told = [text for text in group.labels.values() if not is_suppressed(text)]
        words = "・".join(label_word(text) for text in told)
        count = self.tr("%n people", "", group.size)
        line.addWidget(label(words or label_word("*"), "note", is_wrapped=True), 0, 0)
        line.addWidget(label(count, "strong"), 0, 1)
        return line


class RiskCard(Card):
    """残るリスク, the public notice, and the approval.

    Signals:
        approve_asked, discard_asked, text_asked, detail_asked: The buttons.
        published: A `Publication` was entered.
    """

    approve_asked = Signal()
    discard_asked = Signal()
    text_asked = Signal()
    detail_asked = Signal()
    published = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Risk that is left"), "-", is_emphasized=True)
        self.caption.hide()
        self.verdict = Badge()
        self.head.addWidget(self.verdict)
        self.sentence = label("", "prose", is_wrapped=True)
        self.dots = RiskDots()
        self.average = label("", "meta")
        self.detail = button(
            self.tr("Risk report"), self.detail_asked.emit, kind="quiet", is_small=True
        )
        self.unique_before = Figure(self.tr("Unique before"))
        self.unique_after = Figure(self.tr("Unique after"))
        self.uniques = tiles(self.unique_before, self.unique_after)
        self.obstacles = Note("", "warn")
        self._make_publication()
        self.seen = QCheckBox()
        self.seen.toggled.connect(self._allow)
        self.approve = button("", self.approve_asked.emit, kind="primary")
        self.discard = button(self.tr("Not this time"), self.discard_asked.emit)
        self._can_approve = False
        line = row(self.approve, self.discard)
        line.setStretch(0, 1)
        self.add(
            self.sentence,
            row(self.dots, self.average, None, self.detail),
            self.uniques,
            self.obstacles,
            self.publication,
            None,
            self.seen,
            line,
        )

    def _make_publication(self) -> None:
        self.url = Field(self.tr("Address of the public notice"), line_edit("", "https://"))
        self.day = QDateEdit(QDate.currentDate())
        self.day.setDisplayFormat("yyyy/MM/dd")
        self.day.setCalendarPopup(True)
        self.posted = Field(self.tr("Posted on"), self.day)
        self.text = button(self.tr("Show the text"), self.text_asked.emit, is_small=True)
        self.confirm = button(self.tr("It is posted"), self._confirm, is_small=True)
        self.publication = QWidget()
        self.publication.setLayout(
            column(
                row(self.url, self.posted),
                row(self.text, self.confirm, None),
                spacing=8,
            )
        )

    def show_proposal(self, proposal: BatchProposal) -> None:
        """Show the risk of a proposal and whether it may be approved."""
        risk = proposal.risk
        count = len(proposal.rows)
        blockers = proposal.blockers
        has_failed = Blocker.CHECK_FAILED in blockers
        self.verdict.setVisible(risk is not None)
        if has_failed:
            self.verdict.show_look(self.tr("Check failed"), "danger", "circle-alert")
        else:
            self.verdict.show_look(self.tr("Passed an independent check"), "ok", "shield-check")
        for part in (self.sentence, self.dots, self.average, self.detail):
            part.setVisible(risk is not None)
        self.uniques.setVisible(risk is not None)
        if risk is not None:
            one_in = round(1 / risk.highest) if risk.highest else 0
            said = self.tr("The chance to point out one person is at most 1 in {n}.")
            self.sentence.setText(said.format(n=one_in))
            self.dots.show_total(one_in, said.format(n=one_in))
            mean = f"{1 / risk.average:.1f}" if risk.average else "–"
            self.average.setText(self.tr("On average 1 in {n}").format(n=mean))
            self.unique_before.show_number(number(risk.uniques_before))
            self.unique_after.show_number(
                number(risk.uniques_after), "danger" if risk.uniques_after else "ok"
            )
        self.obstacles.setVisible(bool(blockers))
        self.obstacles.say("\n".join(blocker_text(each) for each in blockers), "warn")
        self.publication.setVisible(Blocker.PUBLICATION_MISSING in blockers)
        self.seen.setChecked(False)
        self.seen.setVisible(count > 0)
        self.seen.setText(self.tr("I have looked at the content for %n people", "", count))
        self.approve.setText(self.tr("Approve for %n people", "", count))
        self.approve.setVisible(count > 0)
        self.discard.setVisible(count > 0)
        self._can_approve = proposal.batch_id is not None and not blockers
        self._allow()

    def _allow(self) -> None:
        self.seen.setEnabled(self._can_approve)
        self.approve.setEnabled(self._can_approve and self.seen.isChecked())

    def _confirm(self) -> None:
        url = self.url.text
        is_right = url.startswith(("https://", "http://"))
        self.url.show_fault("" if is_right else self.tr("An address that begins with https://"))
        if is_right:
            posted = date.fromisoformat(self.day.date().toString("yyyy-MM-dd"))
            self.published.emit(Publication(url, posted))
