"""The page リレー・紹介枠: funnel, ledger, gauge, requests; sure and not yet sure apart."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.profile import ProfileRequest
from desktop.ui.context import Shell, WindowContext
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.relay.flow_card import FlowCard
from desktop.ui.relay.ledger_card import LedgerCard
from desktop.ui.relay.presenter import Overview, RelayPresenter
from desktop.ui.relay.request_panel import RequestPanel
from desktop.ui.relay.requests_card import RequestsCard
from desktop.ui.relay.slot_cards import GaugeCard, SlotsCard, TermsCard
from desktop.ui.relay_acts import RelayActs
from desktop.ui.routes import PageKey, Route
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import scrolled
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.words import day_in_japan, plain_day

_LOOK_AGAIN = (ErrorCode.PROFILE_GONE, ErrorCode.PROFILE_BLOCKED, ErrorCode.PROFILE_CHANGED)
"""What was looked at is not so any more: look again before deciding."""


class RelayPage(Page):
    """The agency's events are the truth; requests are decided by a person."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = RelayPresenter(context, self)
        kinds = {Change.CREDITS, Change.NOTICES, Change.SYNC, Change.SETTINGS, Change.REQUESTS}
        self.follow(self.presenter, frozenset({*kinds, Change.PEOPLE}))
        self._requests: tuple[ProfileRequest, ...] = ()
        self._agency = ""
        self._first_day: date | None = None
        self.relay = RelayActs(self.presenter, shell)
        self.export = button(self.tr("Write the ledger down"), self._export, icon_name="download")
        self.header = PageHeader(
            self.tr("Relay and slots"), self.relay.sample, self.export, self.relay.copy
        )
        self._make_cards()
        left = QWidget()
        lines = column(self.flow, self.ledger, spacing=12)
        lines.setStretch(1, 1)
        left.setLayout(lines)
        halves = row(left, self.side, spacing=12)
        halves.setStretch(0, 2)
        halves.setStretch(1, 1)
        self.box.addWidget(self.header)
        self.box.addLayout(halves, 1)
        self._connect()

    def _make_cards(self) -> None:
        self.flow = FlowCard()
        self.ledger = LedgerCard(
            button(self.tr("Write notices"), lambda: self.shell.go(Route(PageKey.NOTICES)))
        )
        self.gauge_card, self.slots_card = GaugeCard(), SlotsCard()
        self.requests_card, self.terms_card = RequestsCard(), TermsCard()
        overview = QWidget()
        overview.setLayout(
            column(
                self.gauge_card,
                self.requests_card,
                self.slots_card,
                self.terms_card,
                None,
                spacing=12,
            )
        )
        self.panel: RequestPanel | None = None
        self.side = QStackedWidget()
        self.side.addWidget(scrolled(overview))

    def _connect(self) -> None:
        self.flow.period_chosen.connect(self._choose_period)
        self.presenter.funnel_loaded.connect(
            lambda funnel, today: self.flow.show_funnel(funnel, self._first_day, today)
        )
        self.requests_card.opened.connect(self.open_request)
        self.presenter.loaded.connect(self._show)
        self.presenter.decided.connect(self._on_decided)
        self.presenter.failed.connect(self._on_failed)
        self.presenter.exported.connect(self._on_exported)

    @override
    def reload(self) -> None:
        """Read everything anew."""
        self.presenter.load(is_month=self.flow.is_month)

    def _choose_period(self) -> None:
        self.presenter.load_funnel(is_month=self.flow.is_month)

    def open_request(self, request_id: int) -> None:
        """Show one request beside the ledger."""
        found = next((one for one in self._requests if one.request_id == request_id), None)
        if found is not None:
            panel = self.panel or self._make_panel()
            panel.show_request(found, self._agency)
            self.side.setCurrentIndex(1)

    def _make_panel(self) -> RequestPanel:
        """Make the panel at the first request somebody looks at: most visits need none."""
        self.panel = panel = RequestPanel()
        panel.closed.connect(lambda: self.side.setCurrentIndex(0))
        panel.approved.connect(self.presenter.approve)
        panel.refused.connect(self.presenter.refuse)
        panel.person_asked.connect(self._show_person)
        beside = QWidget()
        beside.setLayout(column(panel, None))
        self.side.addWidget(scrolled(beside))
        return panel

    def _show(self, seen: Overview) -> None:
        agency, terms = seen.agency, seen.terms
        if agency is None:
            self.header.say(self.tr("No agency is connected yet"))
        else:
            said = self.tr(
                "{agency}, since {day}, one introduction for every {ratio} registrations"
            )
            day = plain_day(day_in_japan(agency.enrolled_at))
            self.header.say(said.format(agency=agency.name, day=day, ratio=agency.ratio))
        self._agency = "" if agency is None else agency.name
        self._first_day = None if agency is None else day_in_japan(agency.enrolled_at)
        self.flow.show_funnel(seen.funnel, self._first_day, seen.today)
        self.ledger.show_rows(seen.rows)
        self.export.setEnabled(bool(seen.rows))
        self.gauge_card.show_summary(seen.summary)
        self.gauge_card.show_statement(seen.check)
        self.slots_card.show_summary(seen.summary)
        self.terms_card.show_terms(terms, seen.summary.ratio)
        self._requests = seen.requests
        self.requests_card.show_requests(seen.requests)
        shown = None if self.panel is None else self.panel.request
        if shown is not None and self.side.currentIndex() == 1:
            self.open_request(shown.request_id)

    def _show_person(self, person_id: PersonId) -> None:
        self.shell.go(Route(PageKey.PEOPLE, person_id=person_id))

    def _on_decided(self, is_approved: bool) -> None:  # noqa: FBT001 - a slot
        self.side.setCurrentIndex(0)
        self.shell.say(
            self.tr("Approved; it goes with the next sync")
            if is_approved
            else self.tr("Refused; the agency is told with the next sync")
        )

    def _on_failed(self, fault: AppError) -> None:
        if fault.code in _LOOK_AGAIN:
            self.reload()

    def _export(self) -> None:
        kinds = self.tr("Workbook (*.xlsx)")
        day = self.presenter.context.workspace.today().isoformat()
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Write the ledger down"), f"ledger-{day}.xlsx", kinds
        )
        if name:
            self.presenter.export(Path(name))

    def _on_exported(self, name: str) -> None:
        self.shell.say(self.tr("Written to {name}").format(name=name))
