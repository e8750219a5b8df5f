"""Drafts of all groups, written as one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.services.notices.save_drafts import DraftsSaved, save_drafts
from desktop.ui.notices.text_groups import Group
from desktop.ui.tasks import Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace

_FEW_FILES = 3


@dataclass(frozen=True, slots=True)
class Saved:
    """Drafts of all groups together."""

    count: int
    skipped: int
    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    changes: Changes

    @property
    def to_open(self) -> tuple[Path, ...]:
        """Few drafts themselves, many by their folder (decision 25)."""
        return self.files if len(self.files) <= _FEW_FILES else self.folders


def save_all(groups: Sequence[Group], folder: Path, workspace: "Workspace", task: Task) -> Saved:
    """Write a draft for everybody, each group with its own text.

    Raises:
        AppError: As `save_drafts`; CANCELLED only where nothing was written before.
    """
    total = sum(len(group.application_ids) for group in groups)
    done: list[DraftsSaved] = []

    def report(count: int, _: int | None) -> None:
        task.progress(sum(each.count for each in done) + count, total)

    for group in groups:
        try:
            saved = save_drafts(
                workspace,
                group.application_ids,
                group.template,
                folder,
                progress=report,
                is_cancelled=task.is_cancelled,
            )
        except AppError as fault:
            # What was written before stays and is told; with nothing written the fault is.
            if fault.code is ErrorCode.CANCELLED and any(each.count for each in done):
                break
            raise
        done.append(saved)
    changes: Changes = frozenset({Change.NOTICES, Change.PEOPLE})
    return Saved(
        sum(each.count for each in done),
        sum(len(each.skipped) for each in done),
        tuple(each.folder for each in done if each.count),
        tuple(file for each in done for file in each.files),
        changes,
    )
