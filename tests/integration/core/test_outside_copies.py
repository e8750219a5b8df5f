"""A plain copy for another program lives as long as the window, and no longer."""

import stat
from pathlib import Path

import pytest

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.attachments import AttachmentId, ShownAs
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.services.attachments.show import copy_for_outside, show_attachment
from desktop.core.services.attachments.take_in import (
    add_attachment,
    list_attachments,
    remove_attachment,
)
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.open_workspace import settle_workspace
from desktop.core.storage import outside_copies
from desktop.core.storage.outside_copies import FOLDER_NAME, remove_outside_copies

_RTF = b"{\\rtf1 secret}"


def attachment(workspace: Workspace, tmp_path: Path, content: bytes = _RTF) -> AttachmentId:
    person = save_person(workspace, None, PersonDraft("見本 花子"), None).person_id
    path = tmp_path / "見本花子の履歴書.rtf"
    path.write_bytes(content)
    add_attachment(workspace, person, path)
    path.unlink()
    return list_attachments(workspace, person)[0].attachment_id


def plain_files(folder: Path, content: bytes = _RTF) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if content in path.read_bytes()]


def test_a_copy_is_gone_once_the_workspace_is_closed(workspace: Workspace, tmp_path: Path) -> None:
    copy = copy_for_outside(workspace, attachment(workspace, tmp_path))
    assert plain_files(tmp_path) == [copy]
    assert "見本" not in str(copy.relative_to(workspace.folder))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700

    workspace.close()

    assert plain_files(tmp_path) == []
    assert not (workspace.folder / FOLDER_NAME).exists()


def test_a_copy_a_crash_left_is_gone_after_the_next_start(
    workspace: Workspace, tmp_path: Path
) -> None:
    copy_for_outside(workspace, attachment(workspace, tmp_path))

    settle_workspace(workspace)

    assert plain_files(tmp_path) == []


def test_a_copy_another_program_holds_is_counted_and_removed_later(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_for_outside(workspace, attachment(workspace, tmp_path))
    monkeypatch.setattr(outside_copies.shutil, "rmtree", lambda *_, **__: None)
    assert remove_outside_copies(workspace.folder) == 1
    monkeypatch.undo()

    assert remove_outside_copies(workspace.folder) == 0
    assert remove_outside_copies(workspace.folder) == 0


def test_a_copy_that_cannot_be_written_leaves_nothing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = attachment(workspace, tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "touch", full)
    with pytest.raises(AppError) as refused:
        copy_for_outside(workspace, number)

    assert refused.value.code is ErrorCode.EXPORT_FOLDER
    assert plain_files(tmp_path) == []
    monkeypatch.undo()


def test_a_destroyed_file_is_shown_nowhere(workspace: Workspace, tmp_path: Path) -> None:
    number = attachment(workspace, tmp_path)
    assert show_attachment(workspace, number).kind is ShownAs.OUTSIDE_ONLY
    remove_attachment(workspace, number)

    for act in (show_attachment, copy_for_outside):
        with pytest.raises(AppError) as gone:
            act(workspace, number)
        assert gone.value.code is ErrorCode.ATTACHMENT_GONE


def test_what_is_only_shown_never_lies_on_the_disk(workspace: Workspace, tmp_path: Path) -> None:
    text = "志望動機：御社を志望".encode()
    person = save_person(workspace, None, PersonDraft("見本 空"), None).person_id
    path = tmp_path / "a.txt"
    path.write_bytes(text)
    add_attachment(workspace, person, path)
    path.unlink()

    shown = show_attachment(workspace, list_attachments(workspace, person)[0].attachment_id)

    assert (shown.kind, shown.text) == (ShownAs.TEXT, text.decode())
    assert plain_files(tmp_path, text) == []
