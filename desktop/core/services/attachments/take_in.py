"""Take files in, each encrypted under a key of its own; read them back; destroy them."""

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from desktop.core.domain.attachments import (
    Attachment,
    AttachmentFault,
    AttachmentId,
    AttachmentProblem,
    media_type_of,
)
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, ImportId, PersonId
from desktop.core.ports import IsCancelled, Progress
from desktop.core.security.sealed_file import new_file_key, seal, unseal
from desktop.core.services.attachments.find_attachments import FoundAttachments, read_whole
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.attachment_files import (
    forget_for_good,
    read_sealed_file,
    write_sealed_file,
)
from desktop.core.storage.queries.attachments import (
    NewAttachment,
    delete_attachments,
    has_attachment,
    insert_attachment,
    list_attachment_rows,
    read_attachment_key,
)
from desktop.core.storage.queries.imported_rows import people_by_row
from desktop.core.storage.queries.people import append_events

_CHANGES: Changes = frozenset({Change.PEOPLE})
Whose = tuple[PersonId, ApplicationId | None, ImportId | None]
"""Whose a file is: the person, the application it came with, the import that brought it."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the files: ``count`` new ones, ``unchanged`` that were there already."""

    count: int
    unchanged: int
    problems: tuple[AttachmentProblem, ...]
    changes: Changes


@dataclass(slots=True)
class _Taking:
    """One run through the files."""

    workspace: Workspace
    taken: list[AttachmentId] = field(default_factory=list)
    unchanged: int = 0
    problems: list[AttachmentProblem] = field(default_factory=list)
    events: list[dict[str, object]] = field(default_factory=list)

    def add(self, row_number: int, path: Path, whose: Whose) -> None:
        """Take one file in, or note why not."""
        done = _keep(self.workspace, path, whose)
        if isinstance(done, AttachmentFault):
            self.problems.append(AttachmentProblem(row_number, path.name, done))
        elif done is None:
            self.unchanged += 1
        else:
            self.taken.append(done)
            person_id, application_id, _ = whose
            self.events.append(
                {
                    "person_id": person_id,
                    "application_id": application_id,
                    "at": self.workspace.clock.now(),
                    "kind": "attachment.taken_in",
                    "detail": {"file": path.name},
                }
            )


def take_in_attachments(
    workspace: Workspace,
    import_id: ImportId,
    found: FoundAttachments,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> TakenIn:
    """Take the files of an import in; its undo and the erasure of a person take them out again.

    Raises:
        AppError: CANCELLED, DISK_FULL or STORE_UNWRITABLE; then none of them was taken in.
    """
    with workspace.store.read() as connection:
        people = people_by_row(connection, import_id)
    run = _Taking(workspace, problems=list(found.problems))
    with ExitStack() as half_done:
        half_done.callback(_take_back, workspace, run.taken)
        for done, one in enumerate(found.files, start=1):
            if is_cancelled():
                raise AppError(ErrorCode.CANCELLED)
            whose = people.get(one.row_number)
            if whose is None:
                # The row waits for a correction or was there before.
                fault = AttachmentFault.NOT_IMPORTED
                run.problems.append(AttachmentProblem(one.row_number, one.path.name, fault))
            else:
                run.add(one.row_number, one.path, (*whose, import_id))
            progress(done, len(found.files))
        half_done.pop_all()
    if run.taken:
        with workspace.store.write() as connection:
            append_events(connection, run.events)
            count = len(run.taken)
            workspace.audit(connection, "attachments.taken", act_id=import_id, count=count)
    changes = _CHANGES if run.taken else frozenset()
    return TakenIn(len(run.taken), run.unchanged, tuple(run.problems), changes)


def add_attachment(workspace: Workspace, person_id: PersonId, path: Path) -> TakenIn:
    """Take one file in for one person, chosen by hand.

    Raises:
        AppError: DISK_FULL or STORE_UNWRITABLE.
    """
    run = _Taking(workspace)
    run.add(0, path, (person_id, None, None))
    with workspace.store.write() as connection:
        append_events(connection, run.events)
    changes = _CHANGES if run.taken else frozenset()
    return TakenIn(len(run.taken), run.unchanged, tuple(run.problems), changes)


def _keep(workspace: Workspace, path: Path, whose: Whose) -> AttachmentId | AttachmentFault | None:
    """Keep one file; None where the person has it already."""
    content = read_whole(path)
    if isinstance(content, AttachmentFault):
        return content
    media_type = media_type_of(path.name, content)
    if media_type is None:
        return AttachmentFault.WRONG_TYPE
    digest = hashlib.sha256(content).hexdigest()
    new = NewAttachment(*whose, path.name, media_type, len(content), digest, new_file_key())
    with workspace.store.write() as connection:
        if has_attachment(connection, new.person_id, digest):
            return None
        number = insert_attachment(connection, new, workspace.clock.now())
        write_sealed_file(workspace.folder, number, seal(new.key, number, content))
    return number


def _take_back(workspace: Workspace, numbers: Sequence[AttachmentId]) -> None:
    with workspace.store.write() as connection:
        delete_attachments(connection, numbers)
    forget_for_good(workspace.store, workspace.folder)


def list_attachments(workspace: Workspace, person_id: PersonId) -> tuple[Attachment, ...]:
    """Return a person's files, newest first."""
    with workspace.store.read() as connection:
        return list_attachment_rows(connection, person_id)


def save_copy(workspace: Workspace, attachment_id: int, path: Path) -> None:
    """Write the content of a file where a person asked for it (decision 22).

    Raises:
        AppError: ATTACHMENT_GONE, ATTACHMENT_DAMAGED, or EXPORT_FOLDER.
    """
    content = read_attachment(workspace, AttachmentId(attachment_id))
    try:
        path.write_bytes(content)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise AppError(ErrorCode.EXPORT_FOLDER) from error


def read_attachment(workspace: Workspace, attachment_id: AttachmentId) -> bytes:
    """Return the content of a file, to be shown inside the window (decision 22).

    Raises:
        AppError: ATTACHMENT_GONE where it was destroyed; ATTACHMENT_DAMAGED.
    """
    with workspace.store.read() as connection:
        key = read_attachment_key(connection, attachment_id)
    if key is None:
        raise AppError(ErrorCode.ATTACHMENT_GONE)
    return unseal(key, attachment_id, read_sealed_file(workspace.folder, attachment_id))


def remove_attachment(workspace: Workspace, attachment_id: AttachmentId) -> Changes:
    """Destroy one file for good: its key first, then its bytes.

    Raises:
        AppError: ATTACHMENT_GONE where it was destroyed before.
    """
    with workspace.store.write() as connection:
        if not delete_attachments(connection, [attachment_id]):
            raise AppError(ErrorCode.ATTACHMENT_GONE)
        workspace.audit(connection, "attachment.removed", number=attachment_id)
    forget_for_good(workspace.store, workspace.folder)
    return _CHANGES
