"""ホーム: today's work, the gauge, and the first steps of a new workspace."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.domain.changes import Change
from desktop.core.domain.workspace import (
    AgencyProfile,
    DisclosureBasis,
    Today,
    WorkspaceSettings,
)
from desktop.ui.context import Shell, WindowContext
from desktop.ui.home.jobs import Job, JobRow
from desktop.ui.home.presenter import HomePresenter
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.relay_acts import RelayActs
from desktop.ui.routes import PageKey, Route
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, EmptyState, Figure, scrolled, tiles
from desktop.ui.widgets.gauge_panel import GaugePanel
from desktop.ui.widgets.labels import IconMark, label
from desktop.ui.widgets.layouts import clear, column, row
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.words import long_day, number

if TYPE_CHECKING:
    from desktop.core.domain.credit import CreditSummary
    from desktop.core.domain.retention import RetentionPreview
    from desktop.core.domain.trends import Trends
    from desktop.ui.home.trends import TrendsRow
    from desktop.ui.watched.banner import WatchedBanner


class HomePage(Page):
    """What is to be done, most pressing first."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = HomePresenter(context, self)
        self.watched: WatchedBanner | None = None
        self.follow(self.presenter, frozenset(Change))
        self.relay = RelayActs(self.presenter, shell)
        self.bring = button(
            self.tr("Import applicants"),
            lambda: self.shell.go(Route(PageKey.IMPORTS)),
            icon_name="file-input",
        )
        self.header = PageHeader(self.tr("Home"), self.relay.sample, self.relay.copy, self.bring)
        self.header.say(long_day(context.workspace.today()))
        self._make_work()
        self._make_slots()
        self._make_steps()
        top = row(self.work, self.slots, spacing=14)
        top.setStretch(0, 2)
        top.setStretch(1, 1)
        content = QWidget()
        self.trends: TrendsRow | None = None
        self._parts = column(top, self.steps, None, spacing=12)
        content.setLayout(self._parts)
        self.box.addWidget(self.header)
        self.box.addWidget(scrolled(content), 1)
        self.presenter.loaded.connect(self._show)
        self.presenter.trends_loaded.connect(self._show_trends)
        self.presenter.retention_loaded.connect(self._show_retention)

    def _make_work(self) -> None:
        self.work = Card(self.tr("Today's work"), "-")
        self._jobs = QVBoxLayout()
        self._known: tuple[Today, WorkspaceSettings] | None = None
        self._retention: RetentionPreview | None = None
        self._jobs.setSpacing(0)
        self.work.body.addLayout(self._jobs)
        self.work.body.addStretch(1)

    def _make_slots(self) -> None:
        self.slots = Card(self.tr("Introduction slots"))
        self.open_ledger = button(
            self.tr("See the ledger"),
            lambda: self.shell.go(Route(PageKey.RELAY)),
            kind="quiet",
            is_small=True,
        )
        self.slots.head.addWidget(self.open_ledger)
        self.gauge = GaugePanel()
        self.available = Figure(self.tr("Can be used"))
        self.asked = Figure(self.tr("Asked for"))
        self.used = Figure(self.tr("Used"))
        self.sum = label("", "small", is_wrapped=True)
        self.slots.add(
            self.gauge,
            4,
            tiles(self.available, self.asked, self.used),
            4,
            self.sum,
            None,
        )

    def _make_steps(self) -> None:
        self.steps = Card(self.tr("First steps"), "-")
        self._steps = row(spacing=24)
        self.steps.add(self._steps)

    @override
    def reload(self) -> None:
        """Read everything anew."""
        self.presenter.load()

    def _show(
        self,
        today: Today,
        summary: "CreditSummary",
        settings: WorkspaceSettings,
        agency: AgencyProfile | None,
    ) -> None:
        self._show_jobs(today, settings)
        self._show_watched(settings)
        self._show_credits(summary)
        self._show_steps(today, settings, agency)
        if today.people_count:
            self.presenter.load_trends_soon()
        elif self.trends is not None:
            self.trends.hide()

    def _show_watched(self, settings: WorkspaceSettings) -> None:
        if self.watched is None and settings.watched_folder:
            from desktop.ui.watched.banner import WatchedBanner  # noqa: PLC0415 - start-up budget

            self.watched = WatchedBanner(self.presenter.context, self.shell)
            self._parts.insertWidget(0, self.watched)

    def _show_trends(self, trends: "Trends") -> None:
        if not self.isVisible():
            return
        if self.trends is None:
            # Not made at the start: nobody waits for it, and an empty workspace has none.
            from desktop.ui.home.trends import TrendsRow  # noqa: PLC0415 - start-up budget

            self.trends = TrendsRow()
            self._parts.insertWidget(self._parts.indexOf(self.steps), self.trends)
        self.trends.show_trends(trends)
        self.trends.show()
        # Laid out before it is painted: never seen in a size that is not its own.
        self._parts.activate()

    def _show_retention(self, found: "RetentionPreview") -> None:
        if found != self._retention and self._known is not None:
            self._retention = found
            self._show_jobs(*self._known)

    def _show_jobs(self, today: Today, settings: WorkspaceSettings) -> None:
        self._known = today, settings
        jobs = [job for job in self._all_jobs(today, settings) if job.count]
        clear(self._jobs)
        self.work.caption.setText(self.tr("%n kinds of work", "", len(jobs)))
        self.work.caption.setVisible(bool(jobs))
        if not jobs:
            self._jobs.addWidget(self._nothing(today))
        for index, job in enumerate(jobs):
            line = JobRow(job, is_primary=index == 0)
            line.act.clicked.connect(lambda _=False, job=job: self.shell.go(job.route))
            self._jobs.addWidget(line)

    def _nothing(self, today: Today) -> EmptyState:
        if today.people_count:
            return EmptyState(
                self.tr("Everything is done"),
                self.tr("Nobody waits for a notice and nothing waits for your approval."),
                "circle-check",
            )
        return EmptyState(
            self.tr("Nobody is on file yet"),
            self.tr("Drop your Excel list of applicants anywhere on this window."),
            "file-spreadsheet",
            button(
                self.tr("Import applicants"),
                lambda: self.shell.go(Route(PageKey.IMPORTS)),
                kind="primary",
            ),
        )

    def _all_jobs(self, today: Today, settings: WorkspaceSettings) -> tuple[Job, ...]:
        late = ""
        if today.overdue:
            late = self.tr("%n late by more than {days} business days", "", today.overdue).format(
                days=settings.sla_business_days
            )
        batches = today.batches_to_approve or (1 if today.ready_for_batch else 0)
        return (
            Job(
                today.waiting_for_notice,
                self._people(today.waiting_for_notice),
                "mail",
                self.tr("Waiting for a notice"),
                self.tr("The decision is made, and no notice is written yet."),
                self.tr("Write notices"),
                Route(PageKey.NOTICES),
                late,
            ),
            Job(
                today.drafts_unconfirmed,
                self._items(today.drafts_unconfirmed),
                "pencil",
                self.tr("Drafts not confirmed as sent"),
                self.tr("Until you say they were sent, these people still count as waiting."),
                self.tr("Confirm"),
                Route(PageKey.NOTICES),
            ),
            self._invitations(today),
            Job(
                today.unknown_mails,
                self._items(today.unknown_mails),
                "triangle-alert",
                self.tr("Mails with an unknown fate"),
                self.tr("The connection broke while sending. Please decide."),
                self.tr("Decide"),
                Route(PageKey.NOTICES),
            ),
            Job(
                batches,
                self._items(batches),
                "eye-off",
                self.tr("Anonymous data to look at"),
                self.tr(
                    "%n people. You see all of it before you decide.", "", today.ready_for_batch
                ),
                self.tr("See the content"),
                Route(PageKey.PRIVACY),
            ),
            *((self._retention_job(self._retention),) if self._retention else ()),
        )

    def _invitations(self, today: Today) -> Job:
        return Job(
            today.reapproach_due,
            self._people(today.reapproach_due),
            "calendar-clock",
            self.tr("May be invited again"),
            self.tr("They agreed to it. Nothing is sent before you look at it."),
            self.tr("Look at them"),
            Route(PageKey.REAPPROACH),
        )

    def _retention_job(self, found: "RetentionPreview") -> Job:
        """Return what is to be erased, or is soon: told 30 days before (decision 21)."""
        from desktop.core.domain.retention import WARNED_DAYS  # noqa: PLC0415 - start-up budget

        is_due = bool(found.due)
        return Job(
            len(found.due) or found.soon_count,
            self._people(len(found.due) or found.soon_count),
            "calendar-clock",
            self.tr("Past the time they may be kept")
            if is_due
            else self.tr("Soon past the time they may be kept"),
            self.tr("Rejected %n months ago, without consent to be kept.", "", found.months)
            if is_due
            else self.tr("Within {days} days. A consent keeps them.").format(days=WARNED_DAYS),
            self.tr("Look at them"),
            Route(PageKey.SETTINGS, section="retention"),
        )

    def _people(self, count: int) -> str:
        """Return the unit alone: the number stands before it in a larger type."""
        return self.tr("person") if count == 1 else self.tr("people")

    def _items(self, count: int) -> str:
        return self.tr("item") if count == 1 else self.tr("items")

    def _show_credits(self, summary: "CreditSummary") -> None:
        self.gauge.show_summary(summary)
        self.available.show_number(number(summary.slots_available))
        self.asked.show_number(number(summary.slots_open))
        self.used.show_number(number(summary.slots_used))
        said = self.tr(
            "{total} registrations in all make %n slots and {rest} towards the next. "
            "Where people are hired never takes a slot away.",
            "",
            summary.slots_earned,
        )
        self.sum.setText(
            said.format(
                total=number(summary.confirmed),
                rest=summary.towards_next,
            )
        )

    def _show_steps(
        self, today: Today, settings: WorkspaceSettings, agency: AgencyProfile | None
    ) -> None:
        steps = (
            (
                bool(today.people_count),
                self.tr("Applicants on file"),
                self.tr("Import the Excel list you have"),
                Route(PageKey.IMPORTS),
            ),
            (
                agency is not None,
                self.tr("Agency connected"),
                self.tr("Enter the enrolment string"),
                Route(PageKey.SETTINGS, section="agency"),
            ),
            (
                settings.disclosure is not DisclosureBasis.NOT_YET,
                self.tr("Applicants are told"),
                self.tr("Say how they learn of the relay"),
                Route(PageKey.SETTINGS, section="relay"),
            ),
            (
                bool(settings.publication_url),
                self.tr("Public notice posted"),
                self.tr("Needed before anonymous data leaves"),
                Route(PageKey.PRIVACY),
            ),
        )
        done = sum(is_done for is_done, *_ in steps)
        self.steps.caption.setText(f"{done} / {len(steps)}")
        self.steps.setVisible(done < len(steps))
        clear(self._steps)
        for is_done, title, text, route in steps:
            self._steps.addWidget(self._step(title, text, route, is_done=is_done), 1)

    def _step(self, title: str, text: str, route: Route, *, is_done: bool) -> QWidget:
        mark = IconMark(
            *(("circle-check", "ok") if is_done else ("circle", "accent-text")), size=18
        )
        made = QWidget()
        lines = column(label(title, "strong"), label(text, "note", is_wrapped=True), spacing=2)
        if not is_done:
            go = button(self.tr("Do it"), lambda: self.shell.go(route), kind="quiet", is_small=True)
            go.setAccessibleName(f"{self.tr('Do it')}: {title}")
            lines.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        box = row(column(mark, None), lines, spacing=10)
        box.setStretch(1, 1)
        made.setLayout(box)
        return made
