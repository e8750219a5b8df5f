"""Attachments are taken in encrypted, read back, and destroyed with their person."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.attachments import MAX_ATTACHMENT_BYTES, AttachmentFault
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.importing import ImportChoices, ImportResult
from desktop.core.domain.sheet import ApplicantField
from desktop.core.domain.workspace import Unlock
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.attachments.find_attachments import FoundAttachments, find_attachments
from desktop.core.services.attachments.take_in import (
    TakenIn,
    add_attachment,
    list_attachments,
    read_attachment,
    remove_attachment,
    take_in_attachments,
)
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import change_mapping, prepare_import
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.list_people import list_people
from desktop.core.services.undo.undo import undo
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.storage.engine import STORE_NAME
from tests.fault.rig import import_file, never, quiet, row_counts, write_workbook

_PDF = b"%PDF-1.7 " + "鴉谷の職務経歴".encode()
_HEADINGS = ("氏名", "メールアドレス", "添付", "応募者番号")


def people(folder: Path, *rows: tuple[str, ...]) -> Path:
    return write_workbook(folder / "list.xlsx", [_HEADINGS, *rows])


def found(workspace: Workspace, path: Path) -> tuple[FoundAttachments, ImportResult]:
    """Import a list whose third column names files; return them and what came of it."""
    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    preview = change_mapping(workspace, preview, 2, ApplicantField.ATTACHMENTS)
    done = import_people(workspace, preview, ImportChoices(), progress=quiet, is_cancelled=never)
    return find_attachments(path, preview.analysis), done


def take_in(workspace: Workspace, path: Path) -> tuple[TakenIn, ImportResult]:
    files, done = found(workspace, path)
    taken = take_in_attachments(
        workspace, done.import_id, files, progress=quiet, is_cancelled=never
    )
    return taken, done


def who(workspace: Workspace, text: str) -> PersonId:
    return list_people(workspace, PeopleQuery(text=text)).rows[0].person_id


def sealed(workspace: Workspace) -> list[Path]:
    folder = workspace.folder / "attachments"
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_file_named_in_a_column_is_taken_in_and_read_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "履歴書, 見本.pdf").write_bytes(_PDF)
    path = people(tmp_path, ("見本 花子", "a@example.org", "履歴書, 見本.pdf", "1"))

    taken, _ = take_in(workspace, path)

    (one,) = list_attachments(workspace, who(workspace, "花子"))
    assert (taken.count, taken.unchanged, taken.problems) == (1, 0, ())
    assert (one.name, one.media_type) == ("履歴書, 見本.pdf", "application/pdf")
    assert one.size_bytes == len(_PDF)
    assert read_attachment(workspace, one.attachment_id) == _PDF
    (file,) = sealed(workspace)
    assert file.name == "00000001.bin"
    assert b"PDF" not in file.read_bytes()


def test_several_names_in_one_cell_are_several_files(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(_PDF + name.encode())
    path = people(tmp_path, ("見本 花子", "a@example.org", "a.pdf、b.pdf\nc.pdf", "1"))

    taken, _ = take_in(workspace, path)

    assert taken.count == 2
    assert [(one.row_number, one.name, one.fault) for one in taken.problems] == [
        (2, "c.pdf", AttachmentFault.MISSING)
    ]


def test_a_file_called_like_a_person_or_their_number_is_theirs(
    workspace: Workspace, tmp_path: Path
) -> None:
    decomposed = unicodedata.normalize("NFD", "がく田 一")  # as macOS writes it
    assert decomposed != "がく田 一"
    (tmp_path / f"{decomposed}.pdf").write_bytes(_PDF)
    (tmp_path / "A-2.pdf").write_bytes(_PDF)
    (tmp_path / "見本 双子.pdf").write_bytes(_PDF)
    (tmp_path / "会社案内.pdf").write_bytes(_PDF)
    path = people(
        tmp_path,
        ("がく田 一", "a@example.org", "", "A-1"),
        ("見本 花子", "b@example.org", "", "A-2"),
        ("見本 双子", "c@example.org", "", "A-3"),
        ("見本双子", "d@example.org", "", "A-4"),
    )

    taken, _ = take_in(workspace, path)

    assert [one.name for one in list_attachments(workspace, who(workspace, "花子"))] == ["A-2.pdf"]
    assert len(list_attachments(workspace, who(workspace, "がく田"))) == 1
    assert taken.count == 2
    assert [one.fault for one in taken.problems] == [AttachmentFault.SEVERAL_PEOPLE]


@pytest.mark.parametrize(
    "name", ["../secret.pdf", "/etc/hostname", "sub/in.pdf", "link.pdf", "..", ".hidden.pdf"]
)
def test_a_cell_never_leads_out_of_the_folder(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    inner = tmp_path / "inner"
    (inner / "sub").mkdir(parents=True)
    for place in (tmp_path / "secret.pdf", inner / "sub" / "in.pdf", inner / ".hidden.pdf"):
        place.write_bytes(_PDF)
    (inner / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    path = people(inner, ("見本 花子", "a@example.org", name, "1"))

    taken, _ = take_in(workspace, path)

    assert taken.count == 0
    assert {one.fault for one in taken.problems} == {AttachmentFault.MISSING}
    assert sealed(workspace) == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", AttachmentFault.EMPTY),
        (b"MZ\x90\0", AttachmentFault.WRONG_TYPE),
        (b"%PDF-" + bytes(MAX_ATTACHMENT_BYTES), AttachmentFault.TOO_LARGE),
    ],
    ids=["empty", "program", "large"],
)
def test_what_is_no_document_stays_outside(
    workspace: Workspace, tmp_path: Path, content: bytes, fault: AttachmentFault
) -> None:
    (tmp_path / "cv.pdf").write_bytes(content)

    taken, _ = take_in(workspace, people(tmp_path, ("見本 花子", "a@example.org", "cv.pdf", "1")))

    assert (taken.count, [one.fault for one in taken.problems]) == (0, [fault])
    assert row_counts(workspace)["attachment"] == 0


def test_more_files_than_a_row_may_bring_are_named(workspace: Workspace, tmp_path: Path) -> None:
    names = [f"{number:02d}.pdf" for number in range(22)]
    for name in names:
        (tmp_path / name).write_bytes(_PDF + name.encode())
    path = people(tmp_path, ("見本 花子", "a@example.org", "/".join(names), "1"))

    taken, _ = take_in(workspace, path)

    assert taken.count == 20
    assert [one.name for one in taken.problems] == ["20.pdf", "21.pdf"]


def test_a_row_that_waits_brings_no_file(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(_PDF)
    rows = (("見本 花子", "壊れたアドレス", "cv.pdf", "1"), ("見本 次郎", "b@example.org", "", "2"))

    taken, _ = take_in(workspace, people(tmp_path, *rows))

    assert (taken.count, taken.problems[0].fault) == (0, AttachmentFault.NOT_IMPORTED)


def test_the_same_file_is_taken_in_once(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(_PDF)
    path = people(tmp_path, ("見本 花子", "a@example.org", "cv.pdf", "1"))
    take_in(workspace, path)

    again = add_attachment(workspace, who(workspace, "花子"), tmp_path / "cv.pdf")

    assert (again.count, again.unchanged) == (0, 1)
    assert len(sealed(workspace)) == 1


def test_a_file_chosen_by_hand_that_is_not_there_is_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_file(workspace, people(tmp_path, ("見本 花子", "a@example.org", "", "1")))
    person = who(workspace, "花子")

    gone = add_attachment(workspace, person, tmp_path / "none.pdf")
    folder = add_attachment(workspace, person, tmp_path)

    assert [one.fault for one in gone.problems] == [AttachmentFault.MISSING]
    assert [one.fault for one in folder.problems] == [AttachmentFault.UNREADABLE]


def erase(workspace: Workspace, _: ImportResult) -> None:
    erase_people(workspace, [who(workspace, "花子")])


def take_back(workspace: Workspace, done: ImportResult) -> None:
    undo(workspace, done.undo_id)


def remove(workspace: Workspace, _: ImportResult) -> None:
    (one,) = list_attachments(workspace, who(workspace, "花子"))
    remove_attachment(workspace, one.attachment_id)


@pytest.mark.parametrize("act", [erase, take_back, remove])
def test_key_and_bytes_go_together(
    workspace: Workspace, tmp_path: Path, act: Callable[[Workspace, ImportResult], None]
) -> None:
    (tmp_path / "cv.pdf").write_bytes(_PDF)
    _, done = take_in(workspace, people(tmp_path, ("見本 花子", "a@example.org", "cv.pdf", "1")))
    (one,) = list_attachments(workspace, who(workspace, "花子"))

    act(workspace, done)

    assert row_counts(workspace)["attachment"] == 0
    assert sealed(workspace) == []
    with pytest.raises(AppError) as gone:
        read_attachment(workspace, one.attachment_id)
    assert gone.value.code is ErrorCode.ATTACHMENT_GONE
    with pytest.raises(AppError) as twice:
        remove_attachment(workspace, one.attachment_id)
    assert twice.value.code is ErrorCode.ATTACHMENT_GONE
    assert (workspace.folder / f"{STORE_NAME}-wal").stat().st_size < 100_000


def test_a_number_is_never_given_twice(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(_PDF)
    _, done = take_in(workspace, people(tmp_path, ("見本 花子", "a@example.org", "cv.pdf", "1")))
    take_back(workspace, done)

    take_in(workspace, tmp_path / "list.xlsx")

    assert [file.name for file in sealed(workspace)] == ["00000002.bin"]


def test_erasing_empties_the_log_of_the_store(workspace: Workspace, tmp_path: Path) -> None:
    import_file(workspace, people(tmp_path, ("見本 花子", "a@example.org", "", "1")))
    log = workspace.folder / f"{STORE_NAME}-wal"
    assert log.stat().st_size > 0

    erase(workspace, ImportResult.__new__(ImportResult))

    assert log.stat().st_size == 0


def test_cancelling_takes_back_what_was_taken_in(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(_PDF + name.encode())
    path = people(tmp_path, ("見本 花子", "a@example.org", "a.pdf/b.pdf", "1"))
    files, done = found(workspace, path)
    asked: list[int] = []

    def at_the_second() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(AppError) as cancelled:
        take_in_attachments(
            workspace, done.import_id, files, progress=quiet, is_cancelled=at_the_second
        )

    assert cancelled.value.code is ErrorCode.CANCELLED
    assert row_counts(workspace)["attachment"] == 0
    assert sealed(workspace) == []


def test_a_full_disk_keeps_neither_row_nor_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "no space")

    (tmp_path / "cv.pdf").write_bytes(_PDF)
    import_file(workspace, people(tmp_path, ("見本 花子", "a@example.org", "", "1")))
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AppError) as refused:
        add_attachment(workspace, who(workspace, "花子"), tmp_path / "cv.pdf")

    assert refused.value.code is ErrorCode.DISK_FULL
    assert row_counts(workspace)["attachment"] == 0
    assert sealed(workspace) == []


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_damaged_file_is_named(workspace: Workspace, tmp_path: Path, damage: str) -> None:
    (tmp_path / "cv.pdf").write_bytes(_PDF)
    take_in(workspace, people(tmp_path, ("見本 花子", "a@example.org", "cv.pdf", "1")))
    (one,) = list_attachments(workspace, who(workspace, "花子"))
    (file,) = sealed(workspace)
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-1])

    with pytest.raises(AppError) as damaged:
        read_attachment(workspace, one.attachment_id)

    assert damaged.value.code is ErrorCode.ATTACHMENT_DAMAGED


def test_the_next_opening_removes_what_a_crash_left(
    workspace: Workspace, tmp_path: Path, ports: WorkspacePorts
) -> None:
    (tmp_path / "cv.pdf").write_bytes(_PDF)
    take_in(workspace, people(tmp_path, ("見本 花子", "a@example.org", "cv.pdf", "1")))
    workspace.close()
    folder = workspace.folder / "attachments"
    for name in ("00000009.bin", "00000010.part"):
        (folder / name).write_bytes(b"left over")

    again = open_workspace(workspace.folder, Unlock(), ports)

    assert [file.name for file in sealed(again)] == ["00000001.bin"]
    again.close()
