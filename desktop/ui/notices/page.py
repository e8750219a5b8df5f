"""The page 不採用通知: text at the left, the mail in the middle, check and outbox at the right."""

from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.domain.application import NoticeState
from desktop.core.domain.changes import Change
from desktop.core.domain.notice import (
    LintFinding,
    LintLevel,
    NoticeTemplate,
    NoticeText,
    WrittenNotice,
)
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.core.services.notices.send_notices import SendingQueued
from desktop.ui import actions
from desktop.ui.context import Shell, WindowContext
from desktop.ui.notices.checks_card import ChecksCard, OutboxCard
from desktop.ui.notices.later_panel import LaterPanel
from desktop.ui.notices.mail_card import MailCard
from desktop.ui.notices.parts import FOLLOW_UP, OUTBOX, WRITE
from desktop.ui.notices.presenter import NoticesPresenter
from desktop.ui.notices.said import NoticesWords
from desktop.ui.notices.template_card import TemplateCard
from desktop.ui.notices.text_acts import TextActs
from desktop.ui.notices.text_drafts import Saved
from desktop.ui.notices.text_groups import Group
from desktop.ui.notices.written_card import WrittenCard
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.routes import PageKey, Route
from desktop.ui.theme import px
from desktop.ui.turns import Turns
from desktop.ui.widgets.buttons import ChoiceChips, button, icon_button
from desktop.ui.widgets.cards import EmptyState, scrolled
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from desktop.core.domain.ids import NoticeId
    from desktop.ui.notices.other_parts import NoticeParts

_LEFT_WIDTH, _RIGHT_WIDTH = 304, 292


class NoticesPage(Page):
    """Filled with defaults; the primary button saves all drafts."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self._turns = Turns(self)
        self._words = NoticesWords(self)
        self.presenter = NoticesPresenter(context, self)
        self.follow(self.presenter, frozenset({Change.SETTINGS}))
        context.events.changed.connect(self._on_store_changed)
        self._context = context
        self._part = WRITE
        self._stage = ""
        self._at = 0
        self.text = TemplateCard()
        self.mail = MailCard()
        self.written = WrittenCard()
        self._is_reading = False
        self.checks = ChecksCard()
        self.outbox = OutboxCard()
        cards = (self.text, self.mail, self.checks)
        self.texts = TextActs(self, self.presenter, cards, lambda: (self._stage, self._at))
        self._make_header()
        self._arrange()
        self._connect()

    def _make_header(self) -> None:
        self.copy_subject = button(
            self.tr("Copy subject"), lambda: self._copy("subject"), icon_name="copy"
        )
        self.copy_body = button(self.tr("Copy body"), lambda: self._copy("body"), icon_name="copy")
        self.copy_subject.setToolTip(actions.COPY_SUBJECT)
        self.copy_body.setToolTip(actions.COPY_BODY)
        self.elsewhere = icon_button(
            "folder-open", self.tr("Save the drafts in another folder"), self._ask_for_folder
        )
        self.later = button(self.tr("Schedule"), self._ask_when, icon_name="clock")
        self.save = button("", self.save_or_send, kind="primary")
        self.header = PageHeader(
            self.tr("Rejection notices"),
            self.copy_subject,
            self.copy_body,
            self.elsewhere,
            self.later,
            self.save,
        )

    def _arrange(self) -> None:
        self.empty = EmptyState(
            self.tr("Nobody waits for a notice"),
            self.tr("Reject applicants in the list of people, then write to them here."),
            "mail",
            button(self.tr("Go to people"), lambda: self.shell.go(Route(PageKey.PEOPLE))),
        )
        self.text.setMinimumWidth(px(_LEFT_WIDTH - 40))
        self.text.setMaximumWidth(px(_LEFT_WIDTH + 40))
        right = QWidget()
        cards = column(self.checks, self.outbox, spacing=12)
        cards.setStretch(1, 1)
        right.setLayout(cards)
        # Where large text leaves too little height, the cards scroll instead of being squeezed.
        side = scrolled(right)
        side.setMinimumWidth(px(_RIGHT_WIDTH - 10))
        side.setMaximumWidth(px(_RIGHT_WIDTH + 20))
        self.parts = ChoiceChips(self.tr("Parts of this page"))
        self.parts.set_choices(
            [
                (WRITE, self.tr("Write")),
                (OUTBOX, self.tr("Outbox")),
                (FOLLOW_UP, self.tr("Without an answer")),
            ],
            WRITE,
        )
        self.parts.chosen.connect(self.show_part)
        self.halves = QWidget()
        thirds = row(
            self.text, self.mail, self.texts.versions, self.empty, self.written, side, spacing=12
        )
        for index, share in enumerate((3, 5, 5, 8, 8, 3)):
            thirds.setStretch(index, share)
        self.halves.setLayout(thirds)
        self.box.addWidget(self.header)
        self.box.addLayout(row(self.parts, None))
        self.when = LaterPanel()
        self.when.hide()
        self.when.closed.connect(self.when.hide)
        self.when.chosen.connect(self._send_later)
        self.box.addWidget(self.when)
        self.box.addWidget(self.halves, 1)
        for hidden in (self.empty, self.written, self.texts.versions):
            hidden.hide()

    @cached_property
    def other_parts(self) -> "NoticeParts":
        """送信箱 and 返事を待つ方; made when first asked for."""
        from desktop.ui.notices.other_parts import NoticeParts  # noqa: PLC0415 - on its first use

        made = NoticeParts(self._context, self)
        made.read_asked.connect(self._read_from_outbox)
        made.part_asked.connect(self.show_part)
        self.box.addWidget(made, 1)
        return made

    def show_part(self, key: str) -> None:
        """Show the letters to write, the whole outbox, or who still waits."""
        self.parts.choose(key)
        self._part = key
        self.halves.setVisible(key == WRITE)
        if key != WRITE:
            self.other_parts.show_part(key)
        elif "other_parts" in self.__dict__:
            self.other_parts.hide()
        self._show_counts()

    def _read_from_outbox(self, notice_id: "NoticeId") -> None:
        self.show_part(WRITE)
        self.presenter.load_written(notice_id)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.groups_loaded.connect(self._show_groups)
        presenter.previewed.connect(self.mail.show_preview)
        presenter.outbox_loaded.connect(self.outbox.show_outbox)
        presenter.drafts_saved.connect(self._on_saved)
        presenter.queued.connect(self._on_queued)
        presenter.kept.connect(self._on_kept)
        presenter.copied.connect(self._on_copied)
        presenter.marked.connect(self._on_marked)
        presenter.settings_loaded.connect(self._show_settings)
        presenter.failed.connect(lambda _: self.save.setEnabled(True))
        self.text.stage_chosen.connect(self._show_place)
        self.texts.shown.connect(self._show_place)
        self.texts.saved.connect(self._on_text_saved)
        self.texts.looked_up.connect(self._show_person)
        self.text.changed.connect(self._on_text_changed)
        self.text.relay_toggled.connect(lambda is_on: presenter.use_relay(with_relay=is_on))
        self.mail.step_asked.connect(self.step)
        presenter.written_loaded.connect(self._show_written)
        self.written.closed.connect(self._stop_reading)
        self.outbox.opened.connect(presenter.load_written)
        self.outbox.marked.connect(presenter.mark_drafts)
        self.outbox.unknown_marked.connect(presenter.mark_unknown)
        actions.bind(self, actions.BACK, self._stop_reading)
        actions.bind(self, actions.NEXT_PERSON, lambda: self.step(1))
        actions.bind(self, actions.PREVIOUS_PERSON, lambda: self.step(-1))
        actions.bind(self, actions.COPY_SUBJECT, lambda: self._copy("subject"))
        actions.bind(self, actions.COPY_BODY, lambda: self._copy("body"))

    def _show_place(self, stage: str, at: int = 0) -> None:
        """Show one person of a group."""
        self._stage, self._at = stage, at
        self.texts.forget()
        self._show_groups(self.presenter.groups)

    def _on_text_saved(self, key: str) -> None:
        self._stage = key
        self.shell.say(self.tr("The text is saved"))

    @override
    def receive(self, route: Route) -> None:
        """Write to the people the route names, or to everybody who waits; or read one notice."""
        self._stage, self._at = "", 0
        self._is_reading = False
        self.texts.forget()
        wanted = route.section if route.section in {OUTBOX, FOLLOW_UP} else WRITE
        # Laid out anew only where another part is shown: the people's answer does it again anyway.
        if wanted != WRITE or self._part != WRITE:
            self.show_part(wanted)
        if route.notice_id is not None:
            self.presenter.load_written(route.notice_id)
        # Whom it would write to is not known before the answer is back.
        self.save.setEnabled(False)
        self.presenter.load(route.application_ids)

    @override
    def reload(self) -> None:
        """Read the outbox anew; whom to write to stays as it was."""
        self.presenter.load_outbox()

    def _on_store_changed(self, changes: frozenset[Change]) -> None:
        if Change.NOTICES in changes and self.isVisible():
            self.presenter.load_outbox()

    def _show_settings(self, _: WorkspaceSettings) -> None:
        # On a fresh visit the people come next, and show everything at once.
        if self.presenter.groups:
            self._show_counts()

    def _show_groups(self, groups: dict[str, Group]) -> None:
        if self._stage not in groups:
            filled = [stage for stage, group in groups.items() if group.application_ids]
            self._stage = filled[0] if filled else next(iter(groups), "")
            self._at = 0
        if not self.presenter.count:
            self._turns.run((self._show_counts,))
            return
        has_relay = any(group.asks_for_relay for group in groups.values())
        self._turns.run(
            (
                partial(self.text.show_groups, groups, self._stage),
                partial(self.checks.show_findings, self._findings(), has_relay=has_relay),
                self._show_person,
                self._show_counts,
            )
        )

    def _findings(self) -> list[LintFinding]:
        return [found for group in self.presenter.groups.values() for found in group.findings]

    def _show_counts(self) -> None:
        count = self.presenter.count
        has_people = count > 0 and not self._is_reading and self._part == WRITE
        self.written.setVisible(self._is_reading)
        for part in (self.text, self.checks):
            part.setVisible(has_people)
        is_on_versions = has_people and not self.texts.versions.isHidden()
        self.texts.versions.setVisible(is_on_versions)
        self.mail.setVisible(has_people and not is_on_versions)
        for each in (self.save, self.copy_subject, self.copy_body):
            each.setVisible(has_people)
        self.elsewhere.setVisible(has_people and not self.presenter.is_smtp)
        self.later.setVisible(has_people and self.presenter.is_smtp)
        if not self.later.isVisibleTo(self):
            self.when.hide()
        self.empty.setVisible(not has_people and not self._is_reading and self._part == WRITE)
        self.header.say(self.tr("%n people, nothing is sent yet", "", count) if has_people else "")
        self.save.setText(self._words.main_act(self.presenter, count))
        findings = self._findings()
        is_blocked = any(
            found.level is LintLevel.ERROR and found.application_id is None for found in findings
        )
        self.save.setEnabled(has_people and not is_blocked)
        self.later.setEnabled(has_people and not is_blocked)
        if has_people and not is_blocked and not self.text.isAncestorOf(_focused()):
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)
            self.save.setDefault(True)

    def _show_written(self, written: WrittenNotice | None) -> None:
        if written is None:
            self.shell.say(self.tr("That notice is gone; its person was erased."))
            return
        self._is_reading = True
        self.written.show_notice(written)
        self._show_counts()
        self.written.close_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_reading(self) -> None:
        if self._is_reading:
            self._is_reading = False
            self._show_groups(self.presenter.groups)
            self.outbox.table.setFocus()

    def _show_person(self) -> None:
        group = self.presenter.groups[self._stage]
        self._at = max(0, min(self._at, len(group.application_ids) - 1))
        self.texts.show_person(self._stage, self._at)

    def step(self, by: int) -> None:
        """Show the next person's mail, going on to the next stage at the end."""
        group = self.presenter.groups.get(self._stage)
        if group is None:
            return
        self._at = max(0, min(self._at + by, len(group.application_ids) - 1))
        self.texts.forget()
        self._show_person()

    def _on_text_changed(self, template: NoticeTemplate) -> None:
        self.presenter.change_template(self._stage, template)

    def save_or_send(self) -> None:
        """Save all drafts in the usual folder, or send where SMTP is set."""
        if self.presenter.is_smtp:
            self.save.setEnabled(False)
            self.presenter.send()
        elif self.presenter.keeps_drafts:
            self.save.setEnabled(False)
            self.begin(self.tr("Saving drafts"), self.presenter.keep_drafts())
        else:
            self.save_drafts(self.presenter.draft_folder)

    def _ask_when(self) -> None:
        today = self._context.workspace.today()
        self.when.ask(self.presenter.count, self.presenter.next_morning(), today)

    def _send_later(self, moment: datetime) -> None:
        self.when.hide()
        self.save.setEnabled(False)
        self.presenter.send(moment)

    def save_drafts(self, folder: Path) -> None:
        """Save all drafts below ``folder``."""
        self.save.setEnabled(False)
        self.begin(self.tr("Saving drafts"), self.presenter.save_drafts(folder))

    def _ask_for_folder(self) -> None:
        start = str(self.presenter.draft_folder)
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder for the drafts"), start)
        if name:
            self.save_drafts(Path(name))

    def _on_saved(self, saved: Saved) -> None:
        self.shell.say(self._words.saved(saved))
        for path in saved.to_open:
            self.presenter.context.open_path(path)
        self.presenter.load()

    def _on_kept(self, kept: SendingQueued) -> None:
        self.shell.say(self._words.kept(kept))
        self.presenter.load()

    def _on_queued(self, queued: SendingQueued) -> None:
        self.shell.say(self._words.queued(queued), queued.undo_id)
        self.presenter.load()

    def _copy(self, part: str) -> None:
        if self.presenter.count and not self._is_reading:
            self.presenter.copy(self._stage, self._at, part)

    def _on_copied(self, text: NoticeText, part: str) -> None:
        is_subject = part == "subject"
        QGuiApplication.clipboard().setText(text.subject if is_subject else text.body)
        self.shell.say(
            self.tr("Subject copied") if is_subject else self.tr("Body copied, with its own link")
        )

    def _on_marked(self, count: int, state: NoticeState) -> None:
        was_sent = state is NoticeState.SENT
        self.shell.say(
            self.tr("%n marked as sent", "", count)
            if was_sent
            else self.tr("%n marked as not sent", "", count)
        )
        self.presenter.load()


def _focused() -> QWidget:
    found = QGuiApplication.focusObject()
    return found if isinstance(found, QWidget) else QWidget()
