"""The page 匿名データ: everything that would leave, before anything leaves."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTextBrowser, QWidget

from desktop.core.domain.batch import BatchApproved, BatchProposal
from desktop.core.domain.changes import Change
from desktop.core.domain.ids import BatchId, UndoId
from desktop.core.domain.workspace import AgencyProfile, WorkspaceSettings
from desktop.ui.context import Shell, WindowContext
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.privacy.before_after import BeforeAfterCard
from desktop.ui.privacy.cards import RemovedCard, RiskCard
from desktop.ui.privacy.history import HistoryCard
from desktop.ui.privacy.hold_back_bar import HoldBackBar
from desktop.ui.privacy.parts import BATCHES, COUNTS, DUTIES, FILES, TEXTS
from desktop.ui.privacy.presenter import PrivacyPresenter
from desktop.ui.privacy.waiting_card import WaitingCard
from desktop.ui.routes import EARLIER_BATCHES, Route
from desktop.ui.theme import code_font, px
from desktop.ui.turns import Turns
from desktop.ui.widgets.buttons import ChoiceChips, button
from desktop.ui.widgets.cards import Card, EmptyState, scrolled
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from desktop.ui.privacy.more_parts import CountsPart, ScrubPart
    from desktop.ui.privacy.other_parts import OtherParts

_PROPOSAL, _NOTHING, _HISTORY, _TEXT, _PARTS = range(5)


class PrivacyPage(Page):
    """A proposal is made on every visit; approving names its bytes."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self._turns = Turns(self)
        self.presenter = PrivacyPresenter(context, self)
        self.follow(self.presenter, frozenset({Change.SETTINGS, Change.BATCHES, Change.SYNC}))
        self._agency = ""
        self._is_long = False
        self._came_from = _NOTHING
        self.file = button(self.tr("Show as a file"), self.presenter.load_body)
        self.history = button(self.tr("Earlier batches"), self._show_history, icon_name="history")
        self.back = button(self.tr("Back"), self._go_back)
        self.header = PageHeader(self.tr("Anonymous data"), self.back, self.file, self.history)
        self.parts = ChoiceChips(self.tr("Parts of this page"))
        self.parts.set_choices(
            [
                (BATCHES, self.tr("For the agency")),
                (FILES, self.tr("Anonymize a file")),
                (COUNTS, self.tr("Counts")),
                (TEXTS, self.tr("Scrub a text")),
                (DUTIES, self.tr("Legal duties")),
            ],
            BATCHES,
        )
        self.parts.chosen.connect(self.show_part)
        self.batches = HistoryCard()
        self._context = context
        self._settings: WorkspaceSettings | None = None
        self._stack = QStackedWidget()
        for state in (
            self._make_proposal(),
            self._make_nothing(),
            self.batches,
            self._make_text(),
        ):
            self._stack.addWidget(state)
        self.box.addWidget(self.header)
        self.box.addLayout(row(self.parts, None))
        self.hold_back = HoldBackBar()
        self.box.addWidget(self.hold_back)
        self.box.addWidget(self._stack, 1)
        self._connect()
        self._show(_NOTHING)

    @cached_property
    def others(self) -> "OtherParts":
        """A file by itself, the duties and papers; made when first asked for."""
        from desktop.ui.privacy.other_parts import OtherParts  # noqa: PLC0415 - on its first use

        made = OtherParts(self._context, self)
        self._stack.addWidget(made)
        if self._settings is not None:
            made.show_settings(self._settings)
        return made

    @cached_property
    def counts(self) -> "CountsPart":
        """Counts with noise; made when first asked for."""
        from desktop.ui.privacy.more_parts import CountsPart  # noqa: PLC0415 - on its first use

        made = CountsPart(self._context, self)
        self._stack.addWidget(made)
        return made

    @cached_property
    def texts(self) -> "ScrubPart":
        """A text without personal data; made when first asked for."""
        from desktop.ui.privacy.more_parts import ScrubPart  # noqa: PLC0415 - on its first use

        made = ScrubPart(self._context, self)
        self._stack.addWidget(made)
        return made

    def _make_proposal(self) -> QWidget:
        self.records = BeforeAfterCard()
        self.more = button("", self._toggle_all, kind="quiet", is_small=True)
        self.order = label(
            self.tr(
                "The order is shuffled before sending. Afterwards nobody can tell which line was "
                "whom, neither we nor the agency."
            ),
            "meta",
            is_wrapped=True,
        )
        self.removed = RemovedCard()
        self.waiting = WaitingCard()
        self.risk = RiskCard()
        thirds = row(self.removed, self.waiting, self.risk, spacing=12)
        for index in range(3):
            thirds.setStretch(index, 1)
        self._thirds = QWidget()
        self._thirds.setLayout(thirds)
        self._thirds.setMinimumHeight(px(316))
        between = row(self.more, self.order)
        between.setStretch(1, 1)
        made = QWidget()
        lines = column(self.records, between, self._thirds, spacing=8)
        lines.setStretch(2, 1)
        made.setLayout(lines)
        return scrolled(made)

    def _make_nothing(self) -> QWidget:
        self.again = button(self.tr("Look again"), self.propose)
        self.nothing = EmptyState(
            self.tr("Nothing can leave yet"),
            self.tr(
                "Records become ready when selections are closed. Nothing leaves before you have "
                "seen and approved it."
            ),
            "eye-off",
            self.again,
        )
        self.waiting_alone = WaitingCard()
        self.waiting_alone.hide()
        card = Card()
        card.add(self.nothing)
        made = QWidget()
        lines = column(card, self.waiting_alone, spacing=12)
        lines.setStretch(0, 1)
        lines.setStretch(1, 1)
        made.setLayout(lines)
        return made

    def _make_text(self) -> QWidget:
        self.text_title = label("", "section")
        self.text = QTextBrowser()
        self.text.setObjectName("report")
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setFont(code_font())
        card = Card()
        card.add(self.text_title)
        card.body.addWidget(self.text, 1)
        return card

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.proposed.connect(self._show_proposal)
        presenter.approved.connect(self._on_approved)
        presenter.discarded.connect(self._on_discarded)
        presenter.history_loaded.connect(self.batches.show_batches)
        presenter.put_away.connect(self._on_put_away)
        presenter.withdrawal_asked.connect(self._on_withdrawal_asked)
        presenter.setting_loaded.connect(self._show_setting)
        presenter.body_loaded.connect(self._show_body)
        presenter.weighed.connect(self.hold_back.show_costs)
        presenter.hold_back_chosen.connect(self._on_hold_back)
        self.hold_back.chosen.connect(presenter.choose_hold_back)
        self.risk.approve_asked.connect(presenter.approve)
        self.risk.discard_asked.connect(presenter.discard)
        self.risk.text_asked.connect(lambda: self.show_part(DUTIES, is_notice=True))
        self.risk.detail_asked.connect(self._show_report)
        self.risk.published.connect(presenter.confirm_publication)
        self.batches.acts.body_asked.connect(presenter.load_body)
        self.batches.acts.letter_asked.connect(self._show_letter)
        self.batches.acts.notice_asked.connect(lambda: self.show_part(DUTIES, is_notice=True))
        self.batches.acts.discard_asked.connect(presenter.put_batch_away)
        self.batches.acts.withdraw_asked.connect(presenter.withdraw)

    @override
    def receive(self, route: Route) -> None:
        """Look anew at what could leave, or back at what was sent."""
        self.presenter.load()
        self.parts.choose(BATCHES)
        if route.section == EARLIER_BATCHES:
            self._show_history()
        else:
            self.propose()

    @override
    def reload(self) -> None:
        """Read the surroundings anew."""
        self.presenter.load()
        if "others" in self.__dict__:
            self.others.reload()

    def propose(self) -> None:
        """Make a proposal; nothing leaves by this."""
        self.begin(self.tr("Working out what could leave"), self.presenter.propose())

    def _show(self, state: int) -> None:
        if state != _PARTS:
            self._stack.setCurrentIndex(state)
        self.back.setVisible(state in (_HISTORY, _TEXT))
        self.file.setVisible(state == _PROPOSAL)
        self.history.setVisible(state in (_PROPOSAL, _NOTHING))
        has_choice = self.presenter.proposal is not None and not self._is_long
        self.hold_back.setVisible(state in (_PROPOSAL, _NOTHING) and has_choice)

    def show_part(self, part: str, *, is_notice: bool = False) -> None:
        """Show one of the parts of the page."""
        self.parts.choose(part)
        if part == BATCHES:
            proposal = self.presenter.proposal
            self._show(_PROPOSAL if proposal and proposal.rows else _NOTHING)
            return
        if part in (COUNTS, TEXTS):
            shown = self.counts if part == COUNTS else self.texts
            shown.reload()
            self._show_made(shown)
            return
        self.others.show_part(part)
        if is_notice:
            self.others.duties.load_notice()
        self._show_made(self.others)

    def _show_made(self, part: QWidget) -> None:
        """Show a part that was made on its first use; the parts have no fixed places."""
        self._show(_PARTS)
        self._stack.setCurrentWidget(part)

    def _show_report(self) -> None:
        proposal = self.presenter.proposal
        if proposal is not None and proposal.report is not None:
            self.others.show_report(proposal)
            self._show_made(self.others)

    def _show_letter(self, batch_id: BatchId) -> None:
        self.parts.choose(DUTIES)
        self.others.show_part(DUTIES)
        self.others.duties.load_letter(batch_id)
        self._show_made(self.others)

    def _show_history(self) -> None:
        self._show(_HISTORY)
        self.batches.table.setFocus()

    def _go_back(self) -> None:
        proposal = self.presenter.proposal
        if self._stack.currentIndex() == _TEXT and self._came_from == _HISTORY:
            self._show_history()
            return
        self._show(_PROPOSAL if proposal and proposal.rows else _NOTHING)
        if proposal is None:
            self.propose()

    def _show_setting(self, settings: WorkspaceSettings, agency: AgencyProfile | None) -> None:
        self._agency = agency.name if agency else self.tr("no agency yet")
        self._settings = settings
        self._follow_hold_back(settings.hold_back)
        if "others" in self.__dict__:
            self.others.show_settings(settings)
        if settings.publication_url:
            self.risk.url.text = settings.publication_url
        self._say()

    def _say(self) -> None:
        proposal = self.presenter.proposal
        if proposal is not None and proposal.rows:
            said = self.tr("{quarter}, to {agency}. Nothing is sent before you approve.")
            self.header.say(said.format(quarter=proposal.quarter, agency=self._agency))
        else:
            self.header.say(self.tr("Nothing is sent before you approve."))

    def _on_hold_back(self, undo_id: UndoId | None) -> None:
        if undo_id is not None:
            self.shell.say(self.tr("Changed what comes first: detail or speed."), undo_id)

    def _follow_hold_back(self, hold_back: float) -> None:
        """Propose anew where the choice is another than the proposal was made with."""
        self.hold_back.show_choice(hold_back)
        made = self.presenter.proposal
        if made is not None and made.hold_back != hold_back and self.isVisible():
            self.propose()

    def _show_proposal(self, proposal: BatchProposal) -> None:
        self._say()
        self.hold_back.show_proposal(proposal)
        self.presenter.weigh()
        if not proposal.rows:
            self.waiting_alone.show_proposal(proposal)
            self.waiting_alone.setVisible(bool(proposal.waiting or proposal.released))
            self._show(_NOTHING)
            return
        self._is_long = False
        self._turns.run(
            (
                partial(self.records.show_proposal, proposal, is_long=False),
                *(
                    partial(card.show_proposal, proposal)
                    for card in (self.removed, self.waiting, self.risk)
                ),
                partial(self._show_more, proposal),
                partial(self._show, _PROPOSAL),
            )
        )

    def _show_more(self, proposal: BatchProposal) -> None:
        text = self.tr("Show all %n people", "", len(proposal.rows))
        self.more.setText(self.tr("Show fewer") if self._is_long else text)
        self._thirds.setVisible(not self._is_long)

    def _toggle_all(self) -> None:
        proposal = self.presenter.proposal
        if proposal is not None:
            self._is_long = not self._is_long
            self.records.show_proposal(proposal, is_long=self._is_long)
            self._show_more(proposal)

    def _on_approved(self, done: BatchApproved) -> None:
        self.shell.say(
            self.tr("Approved for %n people. It is sent when online.", "", done.record_count)
        )
        self.shell.sync_now()
        self.presenter.load()
        self._show_history()

    def _on_put_away(self) -> None:
        self.shell.say(self.tr("Put away. The agency holds nothing of it."))

    def _on_withdrawal_asked(self) -> None:
        self.shell.say(self.tr("The withdrawal goes to the agency with the next sync."))
        self.shell.sync_now()

    def _on_discarded(self) -> None:
        self.shell.say(self.tr("Put aside. Nothing was sent."))
        self._show(_NOTHING)
        self.waiting_alone.hide()

    def _show_body(self, body: bytes) -> None:
        self._came_from = self._stack.currentIndex()
        self.text_title.setText(self.tr("Exactly these bytes leave, and nothing else"))
        self.text.setPlainText(body.decode("utf-8", errors="replace"))
        self._show(_TEXT)
