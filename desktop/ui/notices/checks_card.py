"""The cards 点検 and 送信箱."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.domain.application import NoticeState
from desktop.core.domain.notice import LintFinding, LintLevel, NoticeRow
from desktop.ui.models.cells import Cell, Column, RowsModel, badge_cell
from desktop.ui.notices.presenter import Outbox
from desktop.ui.notices.wording import (
    NO_RELAY,
    OF_THE_RELAY,
    PASSED,
    finding_text,
    help_word,
    tr,
)
from desktop.ui.theme import px
from desktop.ui.widgets.badges import Badge
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Figure, Note, tiles
from desktop.ui.widgets.labels import IconMark, label, set_look
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.table import TableView
from desktop.ui.words import notice_look, number

_MOST_FINDINGS = 6


class ChecksCard(Card):
    """What speaks against the notices, then what is in order.

    Signals:
        help_asked: The `LintFinding`s of one line, whose button was pressed.
    """

    help_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Check"), "-")
        self.caption.hide()
        self.verdict = Badge()
        self.head.addWidget(self.verdict)
        # Made once and refilled: styling a new widget in a visible window costs 15 ms each.
        self._lines = [_Line() for _ in range(_MOST_FINDINGS + len(PASSED))]
        for line in self._lines:
            line.help_asked.connect(self.help_asked)
        lines = column(*self._lines, spacing=6)
        self.body.addLayout(lines)
        self.body.addStretch(1)

    def show_findings(self, findings: Sequence[LintFinding], *, has_relay: bool) -> None:
        """Show findings by kind, each with how many people it concerns, then what is in order.

        Args:
            findings: What the lint found, in any order.
            has_relay: Some text asks for the relay paragraph; without one its lines prove nothing.
        """
        told = [*self._told(findings), *_passed(findings, has_relay=has_relay)]
        for line, content in zip_longest(self._lines, told[: len(self._lines)]):
            line.say(content)
        self._show_verdict(findings)

    def _told(self, findings: Sequence[LintFinding]) -> Iterator["_Content"]:
        kinds = dict.fromkeys((found.code, found.level) for found in findings)
        for code, level in list(kinds)[:_MOST_FINDINGS]:
            same = [found for found in findings if found.code is code]
            people = [found for found in same if found.application_id is not None]
            text = finding_text(code, "" if people else same[0].detail)
            helped = (help_word(same[0]), tuple(same))
            if people:
                text = self.tr("{finding} (%n people)", "", len(people)).format(finding=text)
            if level is LintLevel.ERROR:
                yield _Content("circle-alert", "danger", text, "strong", *helped)
            else:
                yield _Content("triangle-alert", "warn", text, "strong", *helped)

    def _show_verdict(self, findings: Sequence[LintFinding]) -> None:
        blocking = sum(found.level is LintLevel.ERROR for found in findings)
        if blocking:
            self.verdict.show_look(self.tr("%n to mend", "", blocking), "danger")
        elif findings:
            self.verdict.show_look(self.tr("%n to look at", "", len(findings)), "warn")
        else:
            self.verdict.show_look(self.tr("All in order"), "ok", "check")


@dataclass(frozen=True, slots=True)
class _Content:
    """What one line says."""

    icon_name: str
    tone: str
    text: str
    role: str
    help_text: str = ""
    findings: tuple[LintFinding, ...] = ()


class _Line(QWidget):
    """One line of the check: a mark, words, and a way to mend it; hidden with nothing to say."""

    help_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[LintFinding, ...] = ()
        self.mend = button(
            "", lambda: self.help_asked.emit(self._findings), kind="quiet", is_small=True
        )
        self.mend.setVisible(False)
        self._mark = IconMark("check", "ok", 14)
        self._words = label("", "note", is_wrapped=True)
        self._role = "note"
        said = column(self._words, row(self.mend, None), spacing=0)
        line = row(column(2, self._mark, None), said, spacing=10)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def say(self, content: _Content | None) -> None:
        """Show a content, or nothing."""
        self.setVisible(content is not None)
        if content is None:
            return
        self._mark.show_icon(content.icon_name, content.tone)
        self._words.setText(content.text)
        self._findings = content.findings
        self.mend.setVisible(bool(content.help_text))
        self.mend.setText(content.help_text)
        self.mend.setAccessibleName(f"{content.help_text}: {content.text}")
        if content.role != self._role:
            self._role = content.role
            set_look(self._words, role=content.role)


def _passed(findings: Sequence[LintFinding], *, has_relay: bool) -> Iterator[_Content]:
    found_codes = {found.code for found in findings}
    is_offered = has_relay and not found_codes & NO_RELAY
    for codes, passed in PASSED:
        is_told = is_offered or not OF_THE_RELAY & set(codes)
        if is_told and not found_codes & set(codes):
            yield _Content("check", "ok", tr(passed), "note")


class OutboxCard(Card):
    """Counts, the newest lines, and the question whether drafts were sent.

    Signals:
        marked: The drafts are 送信した (SENT) or やめた (DROPPED).
        unknown_marked: Likewise for mails of unknown fate.
        opened: The id of a notice to be read.
    """

    marked = Signal(object)
    unknown_marked = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Outbox"), "-")
        self.caption.hide()
        self.draft = Figure(self.tr("Drafts"))
        self.waiting = Figure(self.tr("To be sent"))
        self.sent = Figure(self.tr("Sent"))
        self.failed = Figure(self.tr("Not delivered"))
        self.question = Note("")
        self.was_sent = button(
            self.tr("Sent them"), lambda: self.marked.emit(NoticeState.SENT), is_small=True
        )
        self.was_dropped = button(
            self.tr("Did not send"), lambda: self.marked.emit(NoticeState.DROPPED), is_small=True
        )
        self.question.add_action(self.was_sent)
        self.question.add_action(self.was_dropped)
        self.unknown = Note("", "warn")
        for text, state in (
            (self.tr("They were sent"), NoticeState.SENT),
            (self.tr("They were not sent"), NoticeState.DROPPED),
        ):
            self.unknown.add_action(
                button(text, partial(self.unknown_marked.emit, state), is_small=True)
            )
        self._model = RowsModel[NoticeRow](
            (
                Column(self.tr("Name"), 0, lambda line: Cell(line.name)),
                Column(self.tr("State"), 120, _state_cell),
            )
        )
        self.table = TableView(self.tr("Outbox"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.table.setMinimumHeight(px(120))
        self.table.row_opened.connect(lambda at: self.opened.emit(self._model.rows[at].notice_id))
        self.add(
            tiles(self.draft, self.waiting),
            tiles(self.sent, self.failed),
            self.question,
            self.unknown,
        )
        self.body.addWidget(self.table, 1)

    def show_outbox(self, outbox: Outbox) -> None:
        """Show counts and lines."""
        counts = outbox.counts
        self.draft.show_number(number(counts.draft))
        self.waiting.show_number(number(counts.waiting))
        self.sent.show_number(number(counts.sent))
        lost = counts.failed + counts.unknown
        self.failed.show_number(number(lost), "danger" if lost else "")
        self.question.setVisible(counts.draft > 0)
        self.question.say(self.tr("Were the %n drafts sent?", "", counts.draft))
        self.unknown.setVisible(counts.unknown > 0)
        self.unknown.say(
            self.tr(
                "Nobody can say whether %n mails were sent. Please decide.", "", counts.unknown
            ),
            "warn",
        )
        self._model.show_rows(outbox.rows)


def _state_cell(line: NoticeRow) -> Cell:
    return badge_cell(*notice_look(line.state))
