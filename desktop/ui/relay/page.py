"""The page リレー・紹介枠: funnel, ledger, gauge; confirmed and expected apart."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.core.domain.changes import Change
from desktop.core.domain.credit import CreditSummary, Funnel, LedgerRow
from desktop.core.domain.workspace import AgencyProfile
from desktop.ui.context import Shell, WindowContext
from desktop.ui.models.cells import Cell, Column, RowsModel, badge_cell
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.relay.presenter import RelayPresenter
from desktop.ui.relay_acts import RelayActs
from desktop.ui.routes import PageKey, Route
from desktop.ui.widgets.buttons import ChoiceChips, button
from desktop.ui.widgets.cards import Card, EmptyState, Figure, tiles
from desktop.ui.widgets.funnel import FunnelChart, FunnelStep
from desktop.ui.widgets.gauge_panel import GaugePanel
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.table import TableView
from desktop.ui.words import ledger_time, number

_KINDS = {
    "earn": (QT_TRANSLATE_NOOP("LedgerWords", "Registration confirmed"), "user-plus"),
    "void": (QT_TRANSLATE_NOOP("LedgerWords", "Registration taken back"), "circle-x"),
    "reserve": (QT_TRANSLATE_NOOP("LedgerWords", "Slot asked for"), "ticket"),
    "release": (QT_TRANSLATE_NOOP("LedgerWords", "Slot given back"), "undo-2"),
    "consume": (QT_TRANSLATE_NOOP("LedgerWords", "Slot used for an introduction"), "ticket"),
    "bonus": (QT_TRANSLATE_NOOP("LedgerWords", "Bonus"), "plus"),
    "expire": (QT_TRANSLATE_NOOP("LedgerWords", "Expired"), "clock"),
    "review": (QT_TRANSLATE_NOOP("LedgerWords", "Being checked by the agency"), "clock"),
    "clear": (QT_TRANSLATE_NOOP("LedgerWords", "Check passed"), "check"),
}


class RelayPage(Page):
    """Reads only; the agency's events are the truth."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = RelayPresenter(context, self)
        kinds = frozenset({Change.CREDITS, Change.NOTICES, Change.SYNC, Change.SETTINGS})
        self.follow(self.presenter, kinds)
        self._rows: tuple[LedgerRow, ...] = ()
        self.relay = RelayActs(self.presenter, shell)
        self.header = PageHeader(self.tr("Relay and slots"), self.relay.sample, self.relay.copy)
        self._make_left()
        self._make_right()
        left = QWidget()
        lines = column(self.flow, self.ledger, spacing=12)
        lines.setStretch(1, 1)
        left.setLayout(lines)
        right = QWidget()
        right.setLayout(column(self.gauge_card, self.slots_card, self.rules_card, None, spacing=12))
        halves = row(left, right, spacing=12)
        halves.setStretch(0, 2)
        halves.setStretch(1, 1)
        self.box.addWidget(self.header)
        self.box.addLayout(halves, 1)
        self.presenter.loaded.connect(self._show)

    def _make_left(self) -> None:
        self.flow = Card(self.tr("The way of the relay"))
        self.chart = FunnelChart()
        self.flow.add(
            self.chart,
            label(
                self.tr("Opening a page registers nobody and is not counted."),
                "meta",
                is_wrapped=True,
            ),
        )
        self.ledger = Card(self.tr("Ledger"), self.tr("It cannot be rewritten"))
        self.chips = ChoiceChips(self.tr("Entries shown"))
        self.chips.chosen.connect(lambda _: self._show_rows())
        self.ledger.head.addWidget(self.chips)
        self._model = RowsModel[LedgerRow](self._columns())
        self.table = TableView(self.tr("Ledger"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        empty = EmptyState(
            self.tr("No registration yet"),
            self.tr("When somebody registers at the agency, it appears here after the next sync."),
            "ticket",
            button(self.tr("Write notices"), lambda: self.shell.go(Route(PageKey.NOTICES))),
        )
        self._ledger_stack = QStackedWidget()
        self._ledger_stack.addWidget(self.table)
        self._ledger_stack.addWidget(empty)
        self.ledger.add_edge_to_edge(self._ledger_stack, 1)

    def _columns(self) -> tuple[Column[LedgerRow], ...]:
        sure, open_ = self.tr("Confirmed"), self.tr("Expected")
        return (
            Column(self.tr("Time"), 116, lambda each: Cell(ledger_time(each.at), "text-2")),
            Column(self.tr("What happened"), 0, _kind_cell),
            Column(
                self.tr("Change"),
                80,
                lambda each: Cell(_signed(each.units), is_bold=True, is_right=True),
                is_right=True,
            ),
            Column(
                self.tr("Left (people)"),
                104,
                lambda each: Cell(number(each.balance), is_right=True),
                is_right=True,
            ),
            Column(
                self.tr("State"),
                112,
                lambda each: (
                    badge_cell(sure, "ok", "check")
                    if each.is_confirmed
                    else badge_cell(open_, "line", "clock")
                ),
            ),
        )

    def _make_right(self) -> None:
        self.gauge_card = Card(self.tr("Slots now"))
        self.gauge = GaugePanel()
        self.total = Figure(self.tr("Registered in all"))
        self.spent = Figure(self.tr("Asked for or used"))
        self.rest = Figure(self.tr("Left (people)"))
        self.gauge_card.add(self.gauge, tiles(self.total, self.spent, self.rest))
        self.slots_card = Card(self.tr("Introduction slots"))
        self.available = Figure(self.tr("Can be used"))
        self.open = Figure(self.tr("Asked for"))
        self.used = Figure(self.tr("Used"))
        self.slots_card.add(tiles(self.available, self.open, self.used))
        self.rules_card = Card(self.tr("How it counts"))
        self.rules = label("", "note", is_wrapped=True)
        self.rules_card.add(self.rules)

    @override
    def reload(self) -> None:
        """Read everything anew."""
        self.presenter.load()

    def _show(
        self,
        summary: CreditSummary,
        funnel: Funnel,
        rows: tuple[LedgerRow, ...],
        agency: AgencyProfile | None,
    ) -> None:
        if agency is None:
            self.header.say(self.tr("No agency is connected yet"))
        else:
            said = self.tr("{agency}, one introduction for every {ratio} registrations")
            self.header.say(said.format(agency=agency.name, ratio=agency.ratio))
        self._show_funnel(funnel)
        self.gauge.show_summary(summary)
        spent = (summary.slots_open + summary.slots_used) * summary.ratio
        self.total.show_number(number(summary.confirmed))
        self.spent.show_number(number(spent))
        self.rest.show_number(number(summary.confirmed - spent))
        self.available.show_number(number(summary.slots_available))
        self.open.show_number(number(summary.slots_open))
        self.used.show_number(number(summary.slots_used))
        self.rules.setText(
            self.tr(
                "Every {ratio} confirmed registrations earn one free introduction, wherever the "
                "people are hired. One person counts once in 12 months, at the first company. "
                "What the agency still checks is shown as expected."
            ).format(ratio=summary.ratio)
        )
        self._rows = rows
        open_count = sum(not each.is_confirmed for each in rows)
        self.chips.set_choices(
            [
                ("all", self.tr("All")),
                ("sure", self.tr("Confirmed")),
                ("open", self.tr("Expected {count}").format(count=open_count)),
            ],
            self.chips.current or "all",
        )
        self._show_rows()

    def _show_rows(self) -> None:
        key = self.chips.current
        shown = [
            each for each in self._rows if key == "all" or each.is_confirmed == (key == "sure")
        ]
        self._model.show_rows(shown)
        self._ledger_stack.setCurrentIndex(0 if self._rows else 1)

    def _show_funnel(self, funnel: Funnel) -> None:
        mails, people = self.tr("notices"), self.tr("people")
        lost = self.tr("{drafts} drafts, {waiting} to be sent").format(
            drafts=funnel.drafts, waiting=funnel.waiting
        )
        failed = self.tr("{count} not delivered").format(count=funnel.failed)
        self.chart.show_steps(
            (
                FunnelStep(self.tr("Written"), funnel.created, mails, remark=lost),
                FunnelStep(
                    self.tr("Sent"),
                    funnel.sent,
                    mails,
                    share=self._share(self.tr("{share} of written"), funnel.sent, funnel.created),
                    remark=failed,
                ),
                FunnelStep(
                    self.tr("Registered"),
                    funnel.registered,
                    people,
                    expected=funnel.in_review,
                    share=self._share(self.tr("{share} of sent"), funnel.registered, funnel.sent),
                    remark=self.tr("{count} being checked").format(count=funnel.in_review),
                ),
                FunnelStep(
                    self.tr("Introduced"),
                    funnel.introduced,
                    people,
                    share=self._share(
                        self.tr("{share} of registered"), funnel.introduced, funnel.registered
                    ),
                ),
            )
        )

    @staticmethod
    def _share(words: str, part: int, whole: int) -> str:
        return words.format(share=f"{part / whole:.1%}") if whole else ""


def _kind_cell(each: LedgerRow) -> Cell:
    text, icon_name = _KINDS.get(each.kind, (each.kind, "circle"))
    return Cell(QCoreApplication.translate("LedgerWords", str(text)), icon_name=icon_name)


def _signed(units: int) -> str:
    return f"{units:+d}".replace("-", "−") if units else "—"
