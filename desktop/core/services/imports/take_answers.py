"""Take answers about later invitations from a column of a list; nobody is added by it."""

from dataclasses import dataclass
from pathlib import Path

from desktop.core.domain.changes import Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.reapproach import ConsentChannel, RecordConsents
from desktop.core.ports import IsCancelled, Progress, SheetReader
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.reapproach.consents import ConsentsRecorded, record_all
from desktop.core.services.workspace.context import Workspace


@dataclass(frozen=True, slots=True)
class AnswersTaken:
    """What was recorded, and how many answers belong to nobody who is surely on file."""

    recorded: ConsentsRecorded
    unmatched: int

    @property
    def changes(self) -> Changes:
        """Kinds of records touched."""
        return self.recorded.changes


def take_answers(
    workspace: Workspace,
    read_sheets: SheetReader,
    path: Path,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> AnswersTaken:
    """Record the column of a list that an import would read as the answer, as one act.

    Only people who are surely on file; where one stands in several rows, the last answer counts.

    Raises:
        AppError: As reading a list does; REAPPROACH_INVALID with the field ``column`` where no
            row holds an answer.
    """
    preview = prepare_import(
        workspace, read_sheets, path, progress=progress, is_cancelled=is_cancelled
    )
    answers, unmatched = _answers(preview)
    if not answers and not unmatched:
        raise AppError(ErrorCode.REAPPROACH_INVALID, {"field": "column"})
    commands = [
        RecordConsents(
            tuple(key for key, given in answers.items() if given is is_granted),
            is_granted,
            ConsentChannel.COLUMN,
            workspace.today(),
        )
        for is_granted in (True, False)
    ]
    return AnswersTaken(record_all(workspace, commands), unmatched)


def _answers(preview: ImportPreview) -> tuple[dict[PersonId, bool], int]:
    people = {one.row_index: one.person_id for one in preview.known}
    answers: dict[PersonId, bool] = {}
    unmatched = 0
    for at, row in enumerate(preview.analysis.rows):
        if row.reapproach_consent is None:
            continue
        if at in people:
            answers[people[at]] = row.reapproach_consent
        else:
            unmatched += 1
    return answers, unmatched
