"""The page 再アプローチ: who may be invited again, why, and on what consent."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError
from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import Cause, DuePerson, ReapproachFigures
from desktop.core.domain.workspace import MailMode
from desktop.ui import actions
from desktop.ui.context import Shell, WindowContext
from desktop.ui.models.cells import Cell, Column, RowsModel, badge_cell
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.reapproach.panel import InvitationPanel
from desktop.ui.reapproach.presenter import Overview, ReapproachPresenter
from desktop.ui.reapproach.wording import base_words, cause_word, reasons_of, share
from desktop.ui.routes import PageKey, Route
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import ChoiceChips, button
from desktop.ui.widgets.cards import Card, EmptyState, Figure, tiles
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.table import TableView
from desktop.ui.words import day, listed, number

if TYPE_CHECKING:
    from desktop.core.domain.notice import NoticeText
    from desktop.core.services.imports.take_answers import AnswersTaken
    from desktop.core.services.notices.save_drafts import DraftsSaved
    from desktop.core.services.notices.send_notices import SendingQueued
    from desktop.core.services.reapproach.consents import ConsentsRecorded

_PANEL = 420
_ALONE_BELOW = 1240
_LOOKS = {
    Cause.CONSENT: ("accent", "calendar-clock"),
    Cause.VACANCY: ("ok", "briefcase"),
    Cause.WISH: ("warn", "message-square"),
}
_LESS_NEEDED = (2, 4)


class ReapproachPage(Page):
    """A list by how long people are due, figures above it, one person at the right."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = ReapproachPresenter(context, self)
        kinds = frozenset({Change.PEOPLE, Change.NOTICES, Change.VACANCIES, Change.SETTINGS})
        self.follow(self.presenter, kinds)
        self._default_folder = context.default_draft_folder
        self._known = Overview((), ReapproachFigures(0, 0, 0, 0, 0), MailMode.DRAFT, "", date.min)
        self._shown: tuple[DuePerson, ...] = ()
        self.approve_all = button("", self._approve_shown, kind="primary", icon_name="mail")
        self.from_list = button(
            self.tr("Take answers from a list"), self._ask_for_list, icon_name="file-spreadsheet"
        )
        self.header = PageHeader(self.tr("Invite again"), self.from_list, self.approve_all)
        self._make_figures()
        self._make_list()
        self.panel = InvitationPanel()
        self.panel.setMinimumWidth(px(320))
        self.panel.hide()
        self._arrange()
        self._connect()

    def _make_figures(self) -> None:
        self.reapplied = Figure(self.tr("Applied again"))
        self.hired = Figure(self.tr("Hired"))
        self.slots = Figure(self.tr("Slots earned"))
        self.reapplied_base = label("", "meta", is_wrapped=True)
        self.hired_base = label("", "meta", is_wrapped=True)
        self.slots_base = label(
            self.tr("Of the whole company: the ledger knows no people."), "meta", is_wrapped=True
        )
        pairs = (
            (self.reapplied, self.reapplied_base),
            (self.hired, self.hired_base),
            (self.slots, self.slots_base),
        )
        self.figures = tiles(*(_under(figure, base) for figure, base in pairs))

    def _make_list(self) -> None:
        self.chips = ChoiceChips(self.tr("Reason"))
        self._model = RowsModel[DuePerson](self._columns())
        self.table = TableView(self.tr("Invite again"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.empty = EmptyState(
            self.tr("Nobody is due"),
            self.tr(
                "Who agreed to later invitations stands here months after the decision, when a "
                "like vacancy is added nearby, or when a wish comes due."
            ),
            "calendar-clock",
            button(self.tr("Open People"), lambda: self.shell.go(Route(PageKey.PEOPLE))),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)

    def _columns(self) -> tuple[Column[DuePerson], ...]:
        return (
            Column(self.tr("Name"), 130, lambda each: Cell(each.name, is_bold=True)),
            Column(self.tr("Why now"), 0, self._reason_cell),
            Column(self.tr("Applied for"), 150, lambda each: Cell(each.vacancy_title, "text-2")),
            Column(self.tr("Due since"), 100, lambda each: Cell(day(each.due_on))),
            Column(self.tr("Kind"), 130, self._cause_cell),
        )

    def _reason_cell(self, person: DuePerson) -> Cell:
        return Cell(listed(reasons_of(person, self._known.today)))

    @staticmethod
    def _cause_cell(person: DuePerson) -> Cell:
        cause = person.occasions[0].cause
        return badge_cell(cause_word(cause), *_LOOKS[cause])

    def _arrange(self) -> None:
        self.left = QWidget()
        self.left.setObjectName("page")
        box = QVBoxLayout(self.left)
        box.setContentsMargins(*self.box.getContentsMargins())  # type: ignore[misc]  # stub: object
        box.setSpacing(10)
        card = Card()
        card.add_edge_to_edge(self._stack, 1)
        box.addWidget(self.header)
        box.addWidget(self.figures)
        box.addLayout(row(self.chips, None))
        box.addWidget(card, 1)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.left)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        self.box.addWidget(self.split)

    def _connect(self) -> None:
        presenter, panel = self.presenter, self.panel
        presenter.loaded.connect(self._show)
        presenter.person_loaded.connect(panel.show_mail)
        presenter.decided.connect(self._on_decided)
        presenter.recorded.connect(self._on_recorded)
        presenter.taken.connect(self._on_taken)
        presenter.queued.connect(self._on_queued)
        presenter.drafted.connect(self._on_drafted)
        presenter.copied.connect(self._on_copied)
        presenter.failed.connect(self._on_failed)
        self.chips.chosen.connect(lambda _: self._show_rows())
        self.table.row_opened.connect(self.open_row)
        panel.closed.connect(self.close_panel)
        panel.approved.connect(lambda: self._approve(self._open_ids()))
        panel.copy_asked.connect(lambda: self.presenter.copy(self._open_ids()[0]))
        panel.snoozed.connect(lambda until: presenter.snooze(self._open_ids(), until))
        panel.dropped.connect(lambda reason: presenter.drop(self._open_ids(), reason))
        panel.consent.decided.connect(presenter.record)
        panel.person_asked.connect(
            lambda: self.shell.go(Route(PageKey.PEOPLE, person_id=self._open_ids()[0]))
        )
        actions.bind(self, actions.BACK, self.close_panel)

    @override
    def reload(self) -> None:
        """Read everything anew."""
        self.presenter.load()

    def _show(self, found: Overview) -> None:
        self._known = found
        figures = found.figures
        self.reapplied.show_number(share(figures.reapplied, figures.due))
        self.reapplied_base.setText(
            base_words(
                self.tr("Applied again after the mail: {part} of {whole} people who fell due"),
                figures.reapplied,
                figures.due,
            )
        )
        self.hired.show_number(share(figures.hired, figures.written))
        self.hired_base.setText(
            base_words(
                self.tr("Hired by that application: {part} of {whole} people written to"),
                figures.hired,
                figures.written,
            )
        )
        self.slots.show_number(number(figures.slots_earned))
        self._show_chips()
        self._show_rows()

    def _show_chips(self) -> None:
        current = self.chips.current or ""
        choices = [("", self.tr("All {count}").format(count=number(len(self._known.people))))]
        for cause in Cause:
            count = sum(_has(one, cause) for one in self._known.people)
            choices.append((cause.value, f"{cause_word(cause)} {number(count)}"))
        self.chips.set_choices(choices, current)

    def _show_rows(self) -> None:
        key = self.chips.current
        people = self._known.people
        self._shown = tuple(one for one in people if not key or _has(one, Cause(key)))
        self._model.show_rows(self._shown)
        self._stack.setCurrentWidget(self.table if self._shown else self.empty)
        count = sum(one.has_address for one in self._shown)
        self.header.say(self.tr("%n people are due", "", len(self._shown)) if self._shown else "")
        self.approve_all.setText(self._approve_words(count))
        self.approve_all.setVisible(bool(count))
        self._refresh_panel()

    def _approve_words(self, count: int) -> str:
        if self._known.mode is MailMode.SMTP:
            return self.tr("Send to %n people", "", count)
        return self.tr("Write drafts for %n people", "", count)

    def open_row(self, at: int) -> None:
        """Show the person of a row."""
        if at < len(self._shown):
            self.table.selectRow(at)
            self._show_person(self._shown[at])
            self.panel.show()
            self.split.setSizes([self.width() - px(_PANEL), px(_PANEL)])
            self._adapt()

    def _show_person(self, person: DuePerson) -> None:
        self.panel.show_person(person, self._known.today, self._approve_words(1))
        self.presenter.load_person(person.person_id)

    def _refresh_panel(self) -> None:
        shown = self.panel.person
        if shown is None or self.panel.isHidden():
            return
        again = next((one for one in self._shown if one.person_id == shown.person_id), None)
        if again is None:
            self.close_panel()
        else:
            self._show_person(again)

    def close_panel(self) -> None:
        """Give the list its whole width back, and the keys."""
        if not self.panel.isHidden():
            self.panel.hide()
            self.left.show()
            self._adapt()
            self.table.setFocus()

    def _open_ids(self) -> tuple[PersonId, ...]:
        return () if self.panel.person is None else (self.panel.person.person_id,)

    def _approve_shown(self) -> None:
        self._approve(tuple(one.person_id for one in self._shown))

    def _approve(self, person_ids: tuple[PersonId, ...]) -> None:
        self._allow(is_allowed=False)
        if self._known.mode is MailMode.SMTP:
            self.presenter.queue(person_ids)
            return
        chosen = self._known.draft_folder
        folder = Path(chosen) if chosen else self._default_folder
        self.begin(self.tr("Writing drafts"), self.presenter.draft(person_ids, folder))

    def _allow(self, *, is_allowed: bool) -> None:
        self.approve_all.setEnabled(is_allowed)
        self.panel.approve.setEnabled(is_allowed)

    def _ask_for_list(self) -> None:
        kinds = self.tr("Lists (*.xlsx *.xls *.xlsm *.csv)")
        name, _ = QFileDialog.getOpenFileName(self, self.from_list.text(), "", kinds)
        if name:
            self.take_list(Path(name))

    def take_list(self, path: Path) -> None:
        """Record the answers a column of a list holds, for people who are on file."""
        self.begin(self.tr("Reading"), self.presenter.take_list(path))

    def _on_taken(self, done: "AnswersTaken") -> None:
        said = self._recorded_words(done.recorded)
        if done.unmatched:
            said += " " + self.tr("%n rows belong to nobody on file.", "", done.unmatched)
        self.shell.say(said, done.recorded.undo_id)

    def _on_decided(self, done: Done) -> None:
        self.shell.say(self.tr("Done for %n people", "", done.count), done.undo_id)

    def _on_recorded(self, done: "ConsentsRecorded") -> None:
        self.shell.say(self._recorded_words(done), done.undo_id)

    def _recorded_words(self, done: "ConsentsRecorded") -> str:
        said = self.tr("Recorded the answer of %n people.", "", done.count)
        if done.stopped:
            said += " " + self.tr("%n mails that waited are stopped.", "", done.stopped)
        if done.drafts:
            said += " " + self.tr("%n drafts exist: please do not send them.", "", done.drafts)
        return said

    def _on_queued(self, done: "SendingQueued") -> None:
        self._allow(is_allowed=True)
        said = self.tr("%n invitations wait to be sent.", "", done.count)
        self.shell.say(f"{said}{self._left_out(len(done.skipped))}", done.undo_id)

    def _on_drafted(self, done: "DraftsSaved") -> None:
        self._allow(is_allowed=True)
        said = self.tr("Wrote %n drafts. Confirm them once they are sent.", "", done.count)
        self.shell.say(f"{said}{self._left_out(len(done.skipped))}")
        if done.count:
            self.presenter.context.open_path(done.folder)

    def _left_out(self, count: int) -> str:
        return " " + self.tr("%n were left out.", "", count) if count else ""

    def _on_copied(self, text: "NoticeText") -> None:
        QGuiApplication.clipboard().setText(f"{text.subject}\n\n{text.body}")
        self.shell.say(
            self.tr("Copied subject and text. Confirm under Rejection notices once it is sent.")
        )

    def _on_failed(self, _: AppError) -> None:
        self._allow(is_allowed=True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def _adapt(self) -> None:
        # Where there is no room for both, the panel becomes a page of its own.
        is_open = not self.panel.isHidden()
        is_narrow = self.window().width() < px(_ALONE_BELOW)
        self.left.setVisible(not (is_open and is_narrow))
        for section in _LESS_NEEDED:
            self.table.setColumnHidden(section, is_open)
        self.table.share_rest()


def _under(figure: Figure, base: QWidget) -> QWidget:
    made = QWidget()
    base.setContentsMargins(11, 0, 11, 8)
    made.setLayout(column(figure, base, None, spacing=0))
    return made


def _has(person: DuePerson, cause: Cause) -> bool:
    return any(one.cause is cause for one in person.occasions)
