"""What the page 再アプローチ asks for."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import DuePerson, ReapproachFigures, RecordConsents, WishDraft
from desktop.core.domain.workspace import MailMode
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Task

if TYPE_CHECKING:
    from desktop.core.domain.notice import NoticeText
    from desktop.core.services.imports.take_answers import AnswersTaken
    from desktop.core.services.notices.save_drafts import DraftsSaved
    from desktop.core.services.notices.send_notices import SendingQueued
    from desktop.core.services.reapproach.consents import ConsentsRecorded, ReapproachHistory
    from desktop.core.services.reapproach.invite import Invitation
    from desktop.core.services.workspace.context import Workspace


class Overview(NamedTuple):
    """All the page shows, as of one moment."""

    people: tuple[DuePerson, ...]
    figures: ReapproachFigures
    mode: MailMode
    draft_folder: str
    today: date


class ReapproachPresenter(Presenter):
    """Reads who is due, and carries decisions out.

    Signals:
        loaded: An `Overview`.
        person_loaded: (Invitation or None, history) of the person asked for.
        decided: A `Done` of 後で or 見送る, or of a wish.
        recorded: A `ConsentsRecorded`.
        taken: An `AnswersTaken`.
        queued: A `SendingQueued`.
        drafted: A `DraftsSaved`.
        copied: A `NoticeText` to put on the clipboard.
    """

    loaded = Signal(object)
    person_loaded = Signal(object, object)
    decided = Signal(object)
    recorded = Signal(object)
    taken = Signal(object)
    queued = Signal(object)
    drafted = Signal(object)
    copied = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self._asked: PersonId | None = None

    def load(self) -> None:
        """Ask for everything on the page."""

        def read(workspace: "Workspace") -> Overview:
            from desktop.core.services.reapproach.due_list import list_due, read_figures
            from desktop.core.services.workspace.settings import read_settings

            settings = read_settings(workspace)
            return Overview(
                list_due(workspace),
                read_figures(workspace),
                settings.mail_mode,
                settings.draft_folder,
                workspace.today(),
            )

        self.ask(read, self.loaded.emit)

    def load_person(self, person_id: PersonId) -> None:
        """Ask for the invitation of one person and what is on file about them."""
        self._asked = person_id

        def read(workspace: "Workspace") -> "tuple[Invitation | None, ReapproachHistory]":
            from desktop.core.services.reapproach.consents import read_history
            from desktop.core.services.reapproach.invite import preview_invitation

            return preview_invitation(workspace, person_id), read_history(workspace, person_id)

        def show(found: "tuple[Invitation | None, ReapproachHistory]") -> None:
            if person_id == self._asked:
                self.person_loaded.emit(*found)

        self.ask(read, show)

    def queue(self, person_ids: tuple[PersonId, ...]) -> None:
        """Queue mails; they can be taken back while they wait."""

        def queue(workspace: "Workspace") -> "SendingQueued":
            from desktop.core.services.reapproach.invite import queue_invitations

            return queue_invitations(workspace, person_ids)

        self.act(queue, self.queued.emit)

    def draft(self, person_ids: tuple[PersonId, ...], folder: Path) -> CancelToken:
        """Write drafts into a new folder below ``folder``."""

        def draft(workspace: "Workspace", task: Task) -> "DraftsSaved":
            from desktop.core.services.reapproach.invite import draft_invitations

            return draft_invitations(
                workspace,
                person_ids,
                folder,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(draft, self.drafted.emit)

    def copy(self, person_id: PersonId) -> None:
        """Take one text out to be copied; it counts as a draft until somebody confirms it."""

        def copy(workspace: "Workspace") -> "_Copied":
            from desktop.core.services.reapproach.invite import copy_invitation

            return _Copied(copy_invitation(workspace, person_id))

        self.act(copy, lambda done: self.copied.emit(done.text))

    def snooze(self, person_ids: tuple[PersonId, ...], until: date) -> None:
        """Put people off to a day."""

        def snooze(workspace: "Workspace") -> Done:
            from desktop.core.services.reapproach.decide import snooze

            return snooze(workspace, person_ids, until)

        self.act(snooze, self.decided.emit)

    def drop(self, person_ids: tuple[PersonId, ...], reason: str) -> None:
        """Take people off the list with a reason."""

        def drop(workspace: "Workspace") -> Done:
            from desktop.core.services.reapproach.decide import drop

            return drop(workspace, person_ids, reason)

        self.act(drop, self.decided.emit)

    def record(self, command: RecordConsents) -> None:
        """Record an answer about later invitations."""

        def record(workspace: "Workspace") -> "ConsentsRecorded":
            from desktop.core.services.reapproach.consents import record_consents

            return record_consents(workspace, command)

        self.act(record, self.recorded.emit)

    def take_list(self, path: Path) -> CancelToken:
        """Record the answers of a list."""
        read_sheets = self.context.read_sheets

        def take(workspace: "Workspace", task: Task) -> "AnswersTaken":
            from desktop.core.services.imports.take_answers import take_answers

            return take_answers(
                workspace,
                read_sheets,
                path,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(take, self.taken.emit)

    def note_wish(self, person_id: PersonId, wish: WishDraft) -> None:
        """Keep a wish."""

        def note(workspace: "Workspace") -> Done:
            from desktop.core.services.reapproach.wishes import note_wish

            return note_wish(workspace, person_id, wish)

        self.act(note, self.decided.emit)


class _Copied(NamedTuple):
    """A text, and that a notice was made for it."""

    text: "NoticeText"

    @property
    def changes(self) -> Changes:
        """Kinds of records touched."""
        return frozenset({Change.NOTICES, Change.PEOPLE})
