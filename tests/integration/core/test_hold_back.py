"""細かさ優先 … 早さ優先: what each choice costs, choosing and taking back; and why people wait."""

from datetime import date

import pytest

from desktop.core.domain.batch import BatchProposal, WaitReason
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId, UndoId
from desktop.core.services.people.erase_people import record_objection
from desktop.core.services.privacy.hold_back import (
    CHOICES,
    choose_hold_back,
    weigh_hold_back,
)
from desktop.core.services.privacy.propose_batch import propose_batch
from desktop.core.services.undo.undo import refused_names, undo
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings
from tests.fault.rig import never, quiet
from tests.integration.core.privacy_rig import closed_people

pytestmark = pytest.mark.usefixtures("quick_search")


def _propose(workspace: Workspace) -> BatchProposal:
    return propose_batch(workspace, progress=quiet, is_cancelled=never)


def test_speed_lets_more_go_than_detail(workspace: Workspace) -> None:
    closed_people(workspace, 80)

    costs = weigh_hold_back(workspace)

    assert tuple(one.hold_back for one in costs) == CHOICES
    assert costs[0].going < costs[1].going < costs[2].going
    assert all(one.going + one.waiting == 80 for one in costs)
    assert costs[1].loss < costs[2].loss


def test_without_people_nothing_is_lost(workspace: Workspace) -> None:
    assert {(one.going, one.waiting, one.loss) for one in weigh_hold_back(workspace)} == {
        (0, 0, 0.0)
    }


def test_a_choice_is_kept_and_taken_back(workspace: Workspace) -> None:
    before = read_settings(workspace).hold_back
    done = choose_hold_back(workspace, 1.0)
    chosen = read_settings(workspace).hold_back
    again = choose_hold_back(workspace, 1.0)
    assert done.undo_id is not None
    back = undo(workspace, done.undo_id)

    assert (chosen, again.count, again.undo_id) == (1.0, 0, None)
    assert read_settings(workspace).hold_back == before != 1.0
    assert (back.count, back.undo_id) == (1, None)
    assert refused_names(workspace, done.undo_id) == ()


@pytest.mark.parametrize("share", [0.0, -1.0, 1.5])
def test_a_share_that_is_none_is_refused(workspace: Workspace, share: float) -> None:
    with pytest.raises(AppError) as refused:
        choose_hold_back(workspace, share)

    assert refused.value.code is ErrorCode.SETTING_INVALID


def test_a_number_that_was_never_a_choice_is_refused(workspace: Workspace) -> None:
    with pytest.raises(AppError) as refused:
        undo(workspace, UndoId("hold-back:4000"))

    assert refused.value.code is ErrorCode.UNDO_GONE


def test_the_proposal_follows_and_tells_how_many_are_missing(workspace: Workspace) -> None:
    closed_people(workspace, 80)
    choose_hold_back(workspace, 0.1)
    slow = _propose(workspace)
    choose_hold_back(workspace, 1.0)
    fast = _propose(workspace)

    assert (slow.hold_back, fast.hold_back) == (0.1, 1.0)
    assert len(slow.rows) < len(fast.rows)
    coarse = [one.missing for one in slow.waiting if one.reason is WaitReason.TOO_COARSE]
    assert coarse
    assert set(coarse) <= {0, 1, 2, 3, 4}
    assert max(coarse) > 0


def test_too_few_in_all_tells_how_many(workspace: Workspace) -> None:
    closed_people(workspace, 12)

    waiting = _propose(workspace).waiting

    assert {(one.reason, one.missing) for one in waiting} == {(WaitReason.TOO_FEW_IN_ALL, 8)}


def test_who_waits_for_a_day_and_who_said_no(workspace: Workspace) -> None:
    closed_people(workspace, 12, eu_every=6)
    with workspace.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE application SET closed_at = '2026-11-25T00:00:00.000000+00:00' WHERE id = 1"
        )
        connection.exec_driver_sql("UPDATE application SET closed_at = NULL WHERE id = 2")
        connection.exec_driver_sql("UPDATE person SET is_released = 1 WHERE id = 3")
    (fourth,) = [one.person_id for one in _propose(workspace).waiting if one.person_id == 4]
    record_objection(workspace, fourth, has_objected=True)

    proposal = _propose(workspace)
    told = {one.person_id: (one.reason, one.free_on) for one in proposal.waiting}

    assert told[PersonId(1)] == (WaitReason.CLOSED_TOO_RECENTLY, date(2026, 11, 26))
    assert told[PersonId(2)] == (WaitReason.CLOSED_TOO_RECENTLY, None)
    assert told[PersonId(4)] == (WaitReason.OBJECTED, None)
    assert told[PersonId(6)] == (WaitReason.EU_ORIGIN, None)
    assert [one.person_id for one in proposal.released] == [3]
    assert 3 not in told
