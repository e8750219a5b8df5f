"""いまの紹介枠, the agency's statement beside our own count, and the terms of the contract."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.core.domain.credit import CreditSummary
from desktop.core.domain.statement import ContractTerms, StatementCheck
from desktop.ui.relay.words import member_word
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Figure, Note, tiles
from desktop.ui.widgets.gauge_panel import GaugePanel
from desktop.ui.widgets.labels import IconMark, label
from desktop.ui.widgets.layouts import row
from desktop.ui.words import clock_time, day_in_japan, number, plain_day

_HASH = 16


class GaugeCard(Card):
    """The gauge, how the rest comes about, and whether the agency counts the same."""

    def __init__(self) -> None:
        super().__init__(self.tr("Slots now"))
        self.gauge = GaugePanel()
        self.total = Figure(self.tr("Registered in all"))
        self.spent = Figure(self.tr("Asked for or used"))
        self.rest = Figure(self.tr("Left (people)"))
        self.agreed = QWidget()
        self.says = label("", "note", "ok", is_wrapped=True)
        line = row(IconMark("circle-check", "ok", 16), self.says, spacing=6)
        line.setStretch(1, 1)
        self.agreed.setLayout(line)
        self.differs = Note("", "danger")
        self.add(self.gauge, tiles(self.total, self.spent, self.rest), self.agreed, self.differs)

    def show_summary(self, summary: CreditSummary) -> None:
        """Show units and slots."""
        self.gauge.show_summary(summary)
        self.total.show_number(number(summary.confirmed - summary.in_review))
        self.spent.show_number(number(summary.spent))
        self.rest.show_number(number(summary.available))

    def show_statement(self, check: StatementCheck | None) -> None:
        """Say whether the agency's last statement agrees; nothing before the first."""
        self.agreed.setVisible(check is not None and check.agrees)
        self.differs.setVisible(check is not None and not check.agrees)
        if check is None:
            return
        when = clock_time(check.received_at)
        if check.agrees:
            self.says.setText(
                self.tr("It agrees with the agency's statement ({when})").format(when=when)
            )
            return
        line = self.tr("{member}: {theirs} in the statement, {ours} here")
        told = [
            line.format(
                member=member_word(one.member), theirs=one.theirs[:_HASH], ours=one.ours[:_HASH]
            )
            for one in check.differences
        ]
        head = self.tr("The agency's statement ({when}) does not agree").format(when=when)
        remedy = self.tr(
            "Nothing was changed on either side. Write the ledger down and ask your agency; it is "
            "compared anew at every sync."
        )
        self.differs.say("\n".join([head, *told, remedy]), "danger")


class SlotsCard(Card):
    """Slots that can be used, are asked for and are used."""

    def __init__(self) -> None:
        super().__init__(self.tr("Introduction slots"))
        self.available = Figure(self.tr("Can be used"))
        self.open = Figure(self.tr("Asked for"))
        self.used = Figure(self.tr("Used"))
        self.add(tiles(self.available, self.open, self.used))

    def show_summary(self, summary: CreditSummary) -> None:
        """Show the counts."""
        self.available.show_number(number(summary.slots_available))
        self.open.show_number(number(summary.slots_open))
        self.used.show_number(number(summary.slots_used))


class TermsCard(Card):
    """契約の条件: in short, and the whole text on demand."""

    def __init__(self) -> None:
        super().__init__(self.tr("Terms of the contract"), " ")
        self.facts = label("", "note", is_wrapped=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(180))
        self.text.setAccessibleName(self.tr("Text of the terms"))
        self.text.hide()
        self.open = button(self.tr("Show the text"), self._turn, is_small=True)
        self.add(self.facts, row(self.open, None), self.text)

    def show_terms(self, terms: ContractTerms | None, ratio: int) -> None:
        """Show the terms; before enrolment what is usual."""
        if terms is None:
            self.caption.setText("")
            self.facts.setText("\n".join(self._usual(ratio, 12)))
            self.open.hide()
            self.text.hide()
            return
        since = self.tr("version {version}, since {day}")
        self.caption.setText(
            since.format(version=terms.version, day=plain_day(day_in_japan(terms.since)))
        )
        lines = self._usual(terms.ratio, terms.person_window_months) + self._more(terms)
        self.facts.setText("\n".join(lines))
        self.text.setPlainText(terms.text)
        self.open.setVisible(bool(terms.text))

    def _usual(self, ratio: int, months: int) -> list[str]:
        told = self.tr(
            "Every {ratio} confirmed registrations earn one free introduction, wherever the people "
            "are hired."
        )
        lines = [told.format(ratio=ratio)]
        if months:
            told = self.tr("One person counts once in {months} months, at the first company.")
            lines.append(told.format(months=months))
        return [*lines, self.tr("What the agency still checks cannot be used yet.")]

    def _more(self, terms: ContractTerms) -> list[str]:
        told: list[str] = []
        if terms.unit_valid_months is None:
            told.append(self.tr("Registrations do not expire."))
        else:
            words = self.tr("Registrations expire after {months} months.")
            told.append(words.format(months=terms.unit_valid_months))
        if terms.bonus_every_units:
            words = self.tr("Every {units} registrations bring {bonus} more.")
            told.append(words.format(units=terms.bonus_every_units, bonus=terms.bonus_units))
        if terms.fee_yen:
            words = self.tr("Fee for an introduction: {yen} yen. {text}")
            told.append(words.format(yen=number(terms.fee_yen), text=terms.fee_text))
        return told

    def _turn(self) -> None:
        is_shown = self.text.isHidden()
        self.text.setVisible(is_shown)
        self.open.setText(self.tr("Hide the text") if is_shown else self.tr("Show the text"))
