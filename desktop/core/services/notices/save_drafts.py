"""Write notices as ``.eml`` drafts, or hand them over to be copied."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.core.domain.application import NoticeState
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, NoticeId
from desktop.core.domain.notice import LintFinding, NoticeKind, NoticeTemplate, NoticeText
from desktop.core.domain.workspace import MailMode
from desktop.core.mail.eml_file import Letter, draft_bytes
from desktop.core.ports import IsCancelled, Progress
from desktop.core.services.notices.queue_notices import (
    Letters,
    Queued,
    begin_run,
    queue_in,
    queue_notices,
)
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.notices import set_notice_state, set_token_state

_CHANGES: Changes = frozenset({Change.NOTICES, Change.PEOPLE})


@dataclass(frozen=True, slots=True)
class DraftsSaved:
    """Draft files in ``folder``, in フリガナ order, and who was left out and why."""

    count: int
    folder: Path
    files: tuple[Path, ...]
    skipped: tuple[LintFinding, ...]
    notice_ids: tuple[NoticeId, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class PreparedCopies:
    """Texts to copy person by person."""

    texts: tuple[NoticeText, ...]
    skipped: tuple[LintFinding, ...]
    changes: Changes


def save_drafts(
    workspace: Workspace,
    application_ids: Sequence[ApplicationId],
    template: NoticeTemplate,
    folder: Path,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> DraftsSaved:
    """Queue notices as drafts and write one ``.eml`` each into a new folder below ``folder``.

    File names hold the act's day and a number, never a name (decision 22). Where writing fails or
    is cancelled, the files written so far are removed and the notices are dropped: nothing is
    half done, and the same people are 連絡待ち again.

    Raises:
        AppError: DRAFT_FOLDER or DISK_FULL where the files cannot be written; CANCELLED.
    """
    groups = [(application_ids, template)]
    return save_groups(workspace, groups, folder, progress=progress, is_cancelled=is_cancelled)


def save_groups(
    workspace: Workspace,
    groups: Sequence[Letters],
    folder: Path,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> DraftsSaved:
    """Write the drafts of several groups, each with its own text, into one folder.

    Raises:
        AppError: As `save_drafts`.
    """
    with workspace.store.write() as connection:
        run = begin_run(workspace, connection, MailMode.DRAFT)
        queued = [queue_in(workspace, connection, letters, run) for letters in groups]
    letters = [
        letter_of(one, each.head.settings.company_name, each.head.sender, template.kind)
        for each, (_, template) in zip(queued, groups, strict=True)
        for one in each.notices
    ]
    ids = tuple(one.notice_id for each in queued for one in each.notices)
    with ExitStack() as unwritten:
        # Whatever stops the writing, Ctrl+C too: nobody is taken for written to.
        unwritten.callback(_take_back, workspace, ids)
        target, files = _write_files(workspace, letters, folder, (progress, is_cancelled))
        unwritten.pop_all()
    with workspace.store.write() as connection:
        set_token_state(connection, ids, "queued")
    skipped = tuple(finding for each in queued for finding in each.skipped)
    return DraftsSaved(len(files), target, files, skipped, ids, _CHANGES)


def prepare_copies(
    workspace: Workspace, application_ids: Sequence[ApplicationId], template: NoticeTemplate
) -> PreparedCopies:
    """Queue notices to be copied into a web mail or a job board; the state stays 下書き."""
    queued = queue_notices(workspace, application_ids, template, MailMode.COPY)
    texts = tuple(
        NoticeText(
            one.notice_id,
            one.composed.addressee.name,
            one.composed.addressee.email,
            one.composed.subject,
            one.composed.body,
        )
        for one in queued.notices
    )
    with workspace.store.write() as connection:
        set_token_state(connection, [one.notice_id for one in queued.notices], "queued")
    return PreparedCopies(texts, queued.skipped, _CHANGES)


def letter_of(
    queued: Queued, head_name: str, sender: str, kind: NoticeKind = NoticeKind.RESULT
) -> Letter:
    """Return the letter of a queued notice; 再応募のご案内 names the way out of it."""
    one = queued.composed.addressee
    return Letter(
        sender=sender,
        sender_name=head_name,
        recipient=one.email,
        recipient_name=f"{one.name} 様",
        subject=queued.composed.subject,
        body=queued.composed.body,
        message_id=queued.message_id,
        unsubscribe=sender if kind is NoticeKind.REAPPROACH else "",
    )


def _write_files(
    workspace: Workspace,
    letters: Sequence[Letter],
    folder: Path,
    listeners: tuple[Progress, IsCancelled],
) -> tuple[Path, tuple[Path, ...]]:
    if not letters:
        return folder, ()
    progress, is_cancelled = listeners
    with _whole_or_nothing(_new_folder(folder, workspace.today().isoformat())) as (target, files):
        for number, letter in enumerate(letters, start=1):
            _stop_if(cancelled=is_cancelled())
            file = target / f"notice-{number:04d}.eml"
            files.append(file)
            file.write_bytes(draft_bytes(letter))
            progress(number, len(letters))
    return target, tuple(files)


@contextmanager
def _whole_or_nothing(target: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Give a folder and a list for its files; where they are not all written, remove them."""
    files: list[Path] = []
    with ExitStack() as half_done:
        half_done.callback(_remove, target, files)
        try:
            yield target, files
        except OSError as error:
            raise AppError(_file_code(error)) from error
        half_done.pop_all()


def _stop_if(*, cancelled: bool) -> None:
    if cancelled:
        raise AppError(ErrorCode.CANCELLED)


def _new_folder(folder: Path, day: str) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            target = folder / f"notices-{day}-{number:02d}"
            if not target.exists():
                target.mkdir()
                return target
    except OSError as error:
        raise AppError(_file_code(error)) from error
    raise AppError(ErrorCode.DRAFT_FOLDER)


def _file_code(error: OSError) -> ErrorCode:
    return ErrorCode.DISK_FULL if error.errno in (28, 122) else ErrorCode.DRAFT_FOLDER


def _remove(target: Path, files: Sequence[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
    target.rmdir()


def _take_back(workspace: Workspace, ids: Sequence[NoticeId]) -> None:
    with workspace.store.write() as connection:
        set_notice_state(connection, ids, NoticeState.DROPPED, fault="not-written")
