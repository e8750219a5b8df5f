"""リレーの流れ: 作成 → 送信 → 登録 → 紹介対象, from the beginning or in this month."""

from datetime import date

from PySide6.QtCore import Signal

from desktop.core.domain.credit import Funnel
from desktop.ui.widgets.buttons import ChoiceChips
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.funnel import FunnelChart, FunnelStep
from desktop.ui.widgets.labels import label
from desktop.ui.words import plain_day

ALL, MONTH = "all", "month"


class FlowCard(Card):
    """The funnel with its period.

    Signals:
        period_chosen: Another period is to be shown.
    """

    period_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("The way of the relay"), " ")
        self.chips = ChoiceChips(self.tr("Period"))
        self.chips.chosen.connect(lambda _: self.period_chosen.emit())
        self.chips.set_choices(
            [(ALL, self.tr("From the beginning")), (MONTH, self.tr("This month"))], ALL
        )
        self.head.addWidget(self.chips)
        self.chart = FunnelChart()
        self.remark = label("", "meta", is_wrapped=True)
        self.add(self.chart, self.remark)

    @property
    def is_month(self) -> bool:
        """Whether only this month is to be shown."""
        return self.chips.current == MONTH

    def show_funnel(self, funnel: Funnel, first_day: date | None, today: date) -> None:
        """Show counts; ``first_day`` is when the company enrolled, None where it has not."""
        since = funnel.since or first_day
        period = self.tr("{since} to {today}")
        self.caption.setText(
            period.format(since=plain_day(since), today=plain_day(today)) if since else ""
        )
        told = self.tr("Opening a page registers nobody and is not counted.")
        if funnel.since is not None:
            # Registrations are told by their month; whose notice they answer nobody learns.
            told = self.tr(
                "Registrations are known by their month. They may answer notices of earlier "
                "months, so that no shares are shown here."
            )
        self.remark.setText(told)
        self.chart.show_steps(self._steps(funnel, is_whole=funnel.since is None))

    def _steps(self, funnel: Funnel, *, is_whole: bool) -> tuple[FunnelStep, ...]:
        mails, people = self.tr("notices"), self.tr("people")
        lost = self.tr("{drafts} drafts, {waiting} to be sent").format(
            drafts=funnel.drafts, waiting=funnel.waiting
        )
        failed = self.tr("{count} not delivered").format(count=funnel.failed)
        unsure = funnel.in_review + funnel.expected
        checked = self.tr("{count} not sure yet").format(count=unsure)
        sure = funnel.registered - unsure  # the number shown, and so the base of what follows
        steps = (
            (self.tr("Written"), funnel.created, mails, "", lost),
            (
                self.tr("Sent"),
                funnel.sent,
                mails,
                _share(self.tr("{share} of written"), funnel.sent, funnel.created),
                failed,
            ),
            (
                self.tr("Registered"),
                sure,
                people,
                _share(self.tr("{share} of sent"), sure, funnel.sent),
                checked if unsure else self.tr("Consent confirmed"),
            ),
            (
                self.tr("Introduced"),
                funnel.introduced,
                people,
                _share(self.tr("{share} of registered"), funnel.introduced, sure),
                self.tr("Proposed for your slots"),
            ),
        )
        now_only = {0, 1}  # drafts and failures are told as of now, not of a month
        return tuple(
            FunnelStep(
                name,
                count,
                unit,
                expected=unsure if at == 2 else 0,  # noqa: PLR2004 - registrations
                share=share if is_whole else "",
                remark=remark if is_whole or at not in now_only else "",
            )
            for at, (name, count, unit, share, remark) in enumerate(steps)
        )


def _share(words: str, part: int, whole: int) -> str:
    return words.format(share=f"{part / whole:.1%}") if whole else ""
