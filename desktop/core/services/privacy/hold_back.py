"""細かさ優先 … 早さ優先: what each choice costs now, and choosing one."""

from dataclasses import dataclass, replace
from typing import Final

from desktop.core.domain.anonymous import BALANCED, DETAIL_FIRST, SPEED_FIRST, PrivacyPolicy
from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import UndoId
from desktop.core.ports import IsCancelled
from desktop.core.privacy.anonymizer import anonymize
from desktop.core.privacy.grouping.search import Effort
from desktop.core.privacy.hierarchies import generalize, load_hierarchies
from desktop.core.services.privacy.candidates import facts_of, read_population
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.services.workspace.settings_text import settings_to_bytes
from desktop.core.storage.queries.workspace import update_settings

CHOICES: Final = (DETAIL_FIRST, BALANCED, SPEED_FIRST)
"""From 細かさ優先 to 早さ優先."""
UNDO_KIND: Final = "hold-back"
_CHANGES: Final = frozenset({Change.SETTINGS})


@dataclass(frozen=True, slots=True)
class HoldBackCost:
    """What one choice means for those who are ready today.

    Attributes:
        hold_back: The highest loss a record may have.
        going: How many would go; about, since the groups are not refined for this.
        waiting: How many of the ready would wait.
        loss: Share of detail those who go lose on average; 0 where nobody goes.
    """

    hold_back: float
    going: int
    waiting: int
    loss: float


def weigh_hold_back(
    workspace: Workspace, *, is_cancelled: IsCancelled = lambda: False
) -> tuple[HoldBackCost, ...]:
    """Return what each choice would cost now; nothing is kept.

    Raises:
        AppError: CANCELLED.
    """
    with workspace.store.read() as connection:
        settings = settings_of(connection)
        population = read_population(workspace, connection, settings)
    tables = load_hierarchies()
    records = [generalize(facts_of(one), tables) for one in population.ready]
    found = []
    for choice in CHOICES:
        policy = PrivacyPolicy(k=settings.k, l=settings.l, max_loss=choice)
        made = anonymize(records, policy, tables, effort=Effort(0), is_cancelled=is_cancelled)
        loss = made.risk.loss if made.risk else 0.0
        found.append(HoldBackCost(choice, len(made.rows), len(made.waiting), loss))
    return tuple(found)


def choose_hold_back(workspace: Workspace, hold_back: float) -> Done:
    """Choose one; the next proposal follows it.

    Raises:
        AppError: SETTING_INVALID for a share that is none.
    """
    if not 0.0 < hold_back <= 1.0:
        raise AppError(ErrorCode.SETTING_INVALID, {"field": "hold_back"})
    with workspace.store.write() as connection:
        before = settings_of(connection)
        if before.hold_back == hold_back:
            return Done(0, _CHANGES)
        update_settings(connection, settings_to_bytes(replace(before, hold_back=hold_back)))
        workspace.audit(connection, "settings.saved")
    return Done(1, _CHANGES, UndoId(f"{UNDO_KIND}:{round(before.hold_back * 1000)}"))


def undo_hold_back(workspace: Workspace, thousandths: int) -> Done:
    """Take a choice back.

    Raises:
        AppError: UNDO_GONE for a number that was never a choice.
    """
    if not 0 < thousandths <= 1000:  # noqa: PLR2004 - shares of one
        raise AppError(ErrorCode.UNDO_GONE)
    return replace(choose_hold_back(workspace, thousandths / 1000), undo_id=None)
