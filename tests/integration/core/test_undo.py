"""Taking back: whole, once, and not over the head of somebody who was already told."""

from pathlib import Path

import pytest

from desktop.core.domain.application import PeopleQuery, RejectApplicants
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import UndoId
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.save_drafts import save_drafts
from desktop.core.services.notices.templates import read_template
from desktop.core.services.people.list_people import list_application_ids
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.undo.undo import refused_names, undo
from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import applicants, import_file, never, quiet, row_counts


def rejected(workspace: Workspace) -> UndoId:
    ids = list_application_ids(workspace, PeopleQuery(outcome=Outcome.REJECTED))
    done = reject_applicants(workspace, RejectApplicants(ids, ReasonCode.OVERALL))
    assert done.undo_id is not None
    return done.undo_id


def tell_one(workspace: Workspace, folder: Path) -> None:
    """Write a notice to the first who waits."""
    save_drafts(
        workspace,
        list_waiting(workspace)[:1],
        read_template(workspace, "document"),
        folder / "drafts",
        progress=quiet,
        is_cancelled=never,
    )


def test_an_import_is_taken_back_whole_and_once(workspace: Workspace, tmp_path: Path) -> None:
    imported = import_file(workspace, applicants(tmp_path))

    done = undo(workspace, imported.undo_id)
    with pytest.raises(AppError) as gone:
        undo(workspace, imported.undo_id)

    assert done.count == 3
    assert row_counts(workspace)["person"] == row_counts(workspace)["application"] == 0
    assert gone.value.code is ErrorCode.UNDO_GONE


def test_an_import_with_somebody_told_stays_and_says_who(
    workspace: Workspace, tmp_path: Path
) -> None:
    imported = import_file(workspace, applicants(tmp_path))
    rejected(workspace)
    tell_one(workspace, tmp_path)

    with pytest.raises(AppError) as refused:
        undo(workspace, imported.undo_id)

    assert refused.value.code is ErrorCode.UNDO_REFUSED
    assert refused.value.context == {"count": 1}
    assert row_counts(workspace)["person"] == 3
    (name,) = refused_names(workspace, imported.undo_id)
    assert name.startswith("見本 花子")
    assert name not in str(refused.value)


def test_a_rejection_with_somebody_told_stays_and_says_who(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_file(workspace, applicants(tmp_path))
    undo_id = rejected(workspace)
    tell_one(workspace, tmp_path)

    with pytest.raises(AppError) as refused:
        undo(workspace, undo_id)

    assert refused.value.code is ErrorCode.UNDO_REFUSED
    assert len(refused_names(workspace, undo_id)) == 1


@pytest.mark.parametrize("undo_id", ["", "import", "import:", "import:x", "notice:1", "import:99"])
def test_what_was_never_done_cannot_be_taken_back(workspace: Workspace, undo_id: str) -> None:
    with pytest.raises(AppError) as gone:
        undo(workspace, UndoId(undo_id))

    assert gone.value.code is ErrorCode.UNDO_GONE
