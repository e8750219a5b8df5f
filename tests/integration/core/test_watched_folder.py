"""A new file in the watched folder is offered once it lies still, and imported by nobody."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.core.domain.application import PeopleQuery
from desktop.core.services.people.list_people import list_people
from desktop.core.services.undo.undo import undo
from desktop.core.services.watched_folder.look_at_folder import (
    FolderLook,
    decline_file,
    look_at_folder,
)
from desktop.core.services.workspace.context import Workspace
from tests.conftest import StillClock
from tests.fault.rig import applicants, import_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "watched"
    place.mkdir()
    return place


def look(
    workspace: Workspace, clock: StillClock, folder: Path, before: FolderLook | None = None
) -> FolderLook:
    clock.moment += timedelta(seconds=2)
    return look_at_folder(workspace, folder, before)


def names(found: FolderLook) -> list[str]:
    return [one.path.name for one in found.offered]


def test_a_file_is_offered_once_it_lies_still(
    workspace: Workspace, clock: StillClock, folder: Path
) -> None:
    path = applicants(folder)
    first = look(workspace, clock, folder)
    with path.open("ab") as file:
        file.write(b"more")
    grown = look(workspace, clock, folder, first)

    still = look(workspace, clock, folder, grown)
    later = look(workspace, clock, folder, still)

    assert (names(first), first.is_settling) == ([], True)
    assert (names(grown), grown.is_settling) == ([], True)
    assert (names(still), still.is_settling) == (["applicants.xlsx"], False)
    assert later.offered == still.offered
    assert list_people(workspace, PeopleQuery()).total == 0


def test_only_files_we_read_are_offered(
    workspace: Workspace, clock: StillClock, folder: Path, tmp_path: Path
) -> None:
    for name in ("a.CSV", "b.pdf", "~$a.xlsx", ".c.xlsx", "d.xlsx.part", "e.ods"):
        (folder / name).write_bytes(name.encode())
    (folder / "empty.csv").touch()
    (folder / "folder.csv").mkdir()
    (tmp_path / "elsewhere.csv").write_bytes(b"x")
    (folder / "link.csv").symlink_to(tmp_path / "elsewhere.csv")

    found = look(workspace, clock, folder, look(workspace, clock, folder))

    assert names(found) == ["a.CSV", "e.ods"]


def test_what_was_imported_or_declined_is_not_offered_whatever_its_name(
    workspace: Workspace, clock: StillClock, folder: Path
) -> None:
    path = applicants(folder)
    (folder / "other.csv").write_bytes(b"other")
    found = look(workspace, clock, folder, look(workspace, clock, folder))
    done = import_file(workspace, path)
    assert decline_file(workspace, found.offered[1].sha256)
    path.rename(folder / "renamed.xlsx")
    (folder / "copy.csv").write_bytes(b"other")

    known = look(workspace, clock, folder, look(workspace, clock, folder))
    undo(workspace, done.undo_id)

    assert names(known) == []
    assert names(look(workspace, clock, folder, known)) == ["renamed.xlsx"]


def test_a_file_that_cannot_be_opened_yet_is_not_offered(
    workspace: Workspace, clock: StillClock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.csv").write_bytes(b"x")
    first = look(workspace, clock, folder)

    def held(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", held)
    kept_out = look(workspace, clock, folder, first)
    monkeypatch.undo()

    assert names(kept_out) == []
    assert names(look(workspace, clock, folder, kept_out)) == ["a.csv"]


def test_a_folder_that_is_gone_is_said_to_be(
    workspace: Workspace, clock: StillClock, folder: Path
) -> None:
    folder.rmdir()

    assert look(workspace, clock, folder) == FolderLook(is_missing=True)
