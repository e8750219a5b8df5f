"""What the page 不採用通知 asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.application import Done, NoticeState, PeopleQuery
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, NoticeId
from desktop.core.domain.notice import (
    RELAY_KINDS,
    NoticeCounts,
    NoticePreview,
    NoticeRow,
    NoticeTemplate,
    NoticeText,
    TextKey,
    TextSource,
    TextVersion,
)
from desktop.core.domain.sending import Sendings, next_sending
from desktop.core.domain.workspace import MailMode, WorkspaceSettings
from desktop.core.services.notices.mark_notices import count_notices, list_notices, mark_notices
from desktop.core.services.notices.preview_notices import preview_notice
from desktop.core.services.notices.save_drafts import (
    PreparedCopies,
    prepare_copies,
)
from desktop.core.services.notices.send_notices import SendingQueued, queue_sending
from desktop.core.services.notices.templates import save_text_for
from desktop.core.services.notices.text_versions import list_versions, take_back_version
from desktop.core.services.people.list_people import list_people
from desktop.core.services.workspace.settings import read_settings
from desktop.core.settings import TOKYO
from desktop.ui.context import WindowContext
from desktop.ui.notices.text_drafts import save_all
from desktop.ui.notices.text_groups import (
    Group,
    Wishes,
    group_key,
    load_groups,
    with_edit,
)
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.notices.queue_notices import Letters
    from desktop.core.services.workspace.context import Workspace

_TYPING_MS = 300
_MOST_MARKED = 100_000
_MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Outbox:
    """The outbox in numbers and its newest lines."""

    counts: NoticeCounts
    rows: tuple[NoticeRow, ...]


@dataclass(frozen=True, slots=True)
class _TextKept:
    key: TextKey
    changes: Changes


class NoticesPresenter(Presenter):
    """Keeps the people to write to in groups by stage, their templates and the outbox.

    Signals:
        groups_loaded: All groups, by stage.
        previewed: The `NoticePreview` of the person on show.
        outbox_loaded: The `Outbox`.
        drafts_saved: What was `Saved`.
        kept: The `SendingQueued` of drafts that lie in the mailbox now.
        queued: The `SendingQueued` of mails that will leave by themselves.
        copied: A `NoticeText` is ready for the clipboard.
        marked: How many notices were marked.
        template_saved: Name of the group whose text was kept.
        versions_loaded: `TextVersion`s, newest first.
        people_found: `PersonRow`s to look at the mail of.
        written_loaded: A `WrittenNotice`; None where it is gone.
        settings_loaded: `WorkspaceSettings`.
    """

    groups_loaded = Signal(object)
    previewed = Signal(object)
    outbox_loaded = Signal(object)
    drafts_saved = Signal(object)
    queued = Signal(object)
    kept = Signal(object)
    copied = Signal(object, str)
    marked = Signal(int, object)
    template_saved = Signal(str)
    versions_loaded = Signal(object)
    people_found = Signal(object)
    written_loaded = Signal(object)
    settings_loaded = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.groups: dict[str, Group] = {}
        self._texts: dict[ApplicationId, NoticeText] = {}
        self.settings = WorkspaceSettings()
        self.wishes = Wishes()
        self._round = 0
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.load_groups)

    def load(self, application_ids: tuple[ApplicationId, ...] = ()) -> None:
        """Take in whom to write to; everybody who waits where nobody is named."""
        self._texts = {}
        self.wishes = Wishes(application_ids)
        self.ask(read_settings, self._keep_settings)
        self.load_groups()
        self.load_outbox()

    def load_groups(self) -> None:
        """Ask who gets which text, with the check of each.

        Always from the wishes: an answer made of groups as they stood would bring old texts back.
        """
        self.ask(partial(load_groups, self.wishes.copy()), self._keep_groups)

    def load_outbox(self) -> None:
        """Ask for the outbox."""
        self.ask(
            lambda ws: Outbox(count_notices(ws), list_notices(ws, None, limit=200)),
            self.outbox_loaded.emit,
        )

    def load_written(self, notice_id: NoticeId) -> None:
        """Ask for one notice as it was written."""
        from desktop.core.services.notices.read_notice import read_notice

        self.ask(lambda ws: read_notice(ws, notice_id), self.written_loaded.emit)

    @property
    def count(self) -> int:
        """How many people are to be written to."""
        return sum(len(group.application_ids) for group in self.groups.values())

    def change_template(self, stage: str, template: NoticeTemplate) -> None:
        """Use a changed text for this run; the check follows when typing pauses."""
        group = self.groups[stage]
        kept = group.text.template
        is_kept = (template.subject, template.body) == (kept.subject, kept.body)
        template = replace(template, text_id=kept.text_id if is_kept else None)
        self.groups[stage] = replace(group, template=template)
        self.wishes.edits[group.text.key] = template
        self._typing.start()

    def choose_tone(self, stage: str, tone: str) -> None:
        """Let the texts of a group's stage speak otherwise; what was edited is kept meanwhile."""
        self.wishes.tones[self.groups[stage].text.key.stage] = tone
        self.load_groups()

    def move_people(self, application_ids: Sequence[ApplicationId], stage: str) -> None:
        """Give people the text of another stage; an empty one gives them their own again."""
        for each in application_ids:
            self.wishes.stages.pop(each, None)
            if stage:
                self.wishes.stages[each] = stage
        self.load_groups()

    def use_relay(self, *, with_relay: bool) -> None:
        """Put the relay paragraph into every text, or leave it out."""
        self.wishes.with_relay = with_relay
        for stage, group in self.groups.items():
            if group.template.kind in RELAY_KINDS:
                template = replace(group.template, with_relay=with_relay)
                self.groups[stage] = replace(group, template=template)
        self.load_groups()

    def keep_template(
        self, stage: str, source: TextSource, application_id: ApplicationId | None
    ) -> None:
        """Save a text as the company's own, or for the vacancy or reason of one application."""
        group = self.groups[stage]

        def keep(workspace: "Workspace") -> _TextKept:
            key = save_text_for(workspace, group.template, source, application_id)
            return _TextKept(key, frozenset({Change.SETTINGS}))

        def told(kept: _TextKept) -> None:
            self.wishes.edits.pop(group.text.key, None)
            self.wishes.edits.pop(kept.key, None)
            self.template_saved.emit(group_key(kept.key))
            self.load_groups()

        self.act(keep, told)

    def load_versions(self, stage: str) -> None:
        """Ask for the versions of the text a group gets."""
        key = self.groups[stage].text.key
        self.ask(lambda ws: list_versions(ws, key), self.versions_loaded.emit)

    def take_back(self, version: TextVersion) -> None:
        """Make an older version the newest again."""

        def told(_: Done) -> None:
            self.wishes.edits.pop(version.key, None)
            self.template_saved.emit(group_key(version.key))
            self.load_groups()

        self.act(lambda ws: take_back_version(ws, version.text_id), told)

    def find_people(self, text: str) -> None:
        """Look for anybody by words."""
        query = PeopleQuery(text=text, limit=_MOST_FOUND)
        self.ask(lambda ws: list_people(ws, query).rows, self.people_found.emit)

    def preview_of(self, stage: str, application_id: ApplicationId) -> None:
        """Ask for the message anybody would get, whether written to or not."""
        self._preview(self.groups[stage].template, application_id)

    def preview(self, stage: str, number: int) -> None:
        """Ask for the exact message of one person of a group."""
        group = self.groups.get(stage)
        if group is None or not 0 <= number < len(group.application_ids):
            return
        self._preview(group.template, group.application_ids[number])

    def _preview(self, template: NoticeTemplate, application_id: ApplicationId) -> None:
        self._round += 1
        this_round = self._round

        def show(found: NoticePreview) -> None:
            if this_round == self._round:
                self.previewed.emit(found)

        self.ask(lambda ws: preview_notice(ws, application_id, template), show)

    def save_drafts(self, folder: Path) -> CancelToken:
        """Write a draft file for everybody, each group with its own text."""
        groups = [group for group in self.groups.values() if group.application_ids]
        return self.work(partial(save_all, groups, folder), self.drafts_saved.emit)

    def send(self, not_before: datetime | None = None) -> None:
        """Queue mails for everybody; they leave by themselves once the delay is over."""
        groups = self._letters()
        self.act(lambda ws: queue_sending(ws, groups, not_before), self._on_queued)

    def keep_drafts(self) -> CancelToken:
        """Put a draft for everybody into the company's own mailbox."""
        groups = self._letters()
        find_mail = self.context.find_mail

        def run(workspace: "Workspace", task: Task) -> SendingQueued:
            from desktop.core.services.notices.keep_drafts import keep_drafts

            if find_mail is None:
                raise AppError(ErrorCode.IMAP_NOT_SET)
            return keep_drafts(
                workspace,
                find_mail(),
                groups,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(run, self.kept.emit, on=Executor.MAIL)

    def _letters(self) -> "list[Letters]":
        return [
            (group.application_ids, group.template)
            for group in self.groups.values()
            if group.application_ids
        ]

    def copy(self, stage: str, number: int, part: str) -> None:
        """Make one person's text with its own link, to be copied by hand."""
        group = self.groups[stage]
        application_id = group.application_ids[number]
        if application_id in self._texts:
            self.copied.emit(self._texts[application_id], part)
            return

        def keep(prepared: PreparedCopies) -> None:
            if not prepared.texts:
                self.failed.emit(AppError(ErrorCode.NOTICE_EXISTS))
                return
            self._texts[application_id] = prepared.texts[0]
            self.copied.emit(prepared.texts[0], part)

        self.act(lambda ws: prepare_copies(ws, [application_id], group.template), keep)

    def mark_drafts(self, state: NoticeState) -> None:
        """Mark every draft as 送信した or やめた."""
        self._mark((NoticeState.DRAFT,), state)

    def mark_unknown(self, state: NoticeState) -> None:
        """A person decides about mails whose fate nobody knows."""
        self._mark((NoticeState.UNKNOWN,), state)

    def _mark(self, which: tuple[NoticeState, ...], state: NoticeState) -> None:
        def run(workspace: "Workspace") -> Done:
            ids: list[NoticeId] = []
            for each in which:
                rows = list_notices(workspace, each, limit=_MOST_MARKED)
                ids += [row.notice_id for row in rows]
            return mark_notices(workspace, ids, state)

        self.act(run, lambda done: self.marked.emit(done.count, state))

    def _keep_groups(self, groups: Sequence[Group]) -> None:
        # What was typed while the question was under way is newer than its answer.
        self.groups = {group.key: with_edit(group, self.wishes) for group in groups}
        self.groups_loaded.emit(self.groups)

    def _keep_settings(self, settings: WorkspaceSettings) -> None:
        self.settings = settings
        self.settings_loaded.emit(settings)

    def _on_queued(self, queued: SendingQueued) -> None:
        self.queued.emit(queued)

    def next_morning(self) -> datetime:
        """Return when the office opens next, to fill the question with."""
        now = self.context.workspace.clock.now().astimezone(TOKYO)
        tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        rules = replace(self.settings.sending, interval_s=0)
        opening = tomorrow + timedelta(hours=rules.hour_from or 9)
        return next_sending(opening, rules, Sendings())

    @property
    def keeps_drafts(self) -> bool:
        """Whether drafts go to the company's own mailbox instead of a folder."""
        imap = self.settings.imap
        return self.settings.mail_mode is MailMode.DRAFT and bool(imap.host) and imap.keeps_drafts

    @property
    def is_smtp(self) -> bool:
        """Whether notices leave by SMTP."""
        return self.settings.mail_mode is MailMode.SMTP

    @property
    def draft_folder(self) -> Path:
        """Where drafts go unless the user chooses another place."""
        chosen = self.settings.draft_folder
        return Path(chosen) if chosen else self.context.default_draft_folder
