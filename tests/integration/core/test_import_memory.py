"""What is asked once is remembered: readings of files, words, pairs kept apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ImportId, PersonId
from desktop.core.domain.import_memory import DecidedPair, PairDecision
from desktop.core.domain.sheet import ApplicantField
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.import_profiles import profiles, vocabulary
from desktop.core.services.imports.prepare_import import change_mapping, prepare_import
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.undo.undo import undo
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.import_memory import (
    decline_files,
    known_files,
    read_decisions,
    write_decisions,
)
from tests.conftest import NOON, StillClock
from tests.fault.rig import applicants, import_file, never, quiet, row_counts, write_workbook

_HEADINGS = ("氏名", "メールアドレス", "特記", "家族構成", "特記")
_ROW = ("見本 花子", "a@example.org", "夜間可", "秘密", "土日可")


@pytest.fixture
def shape(workspace: Workspace, tmp_path: Path) -> str:
    """Return the shape of a list whose first 特記 was said to be notes."""
    path = write_workbook(tmp_path / "list.xlsx", [_HEADINGS, _ROW])
    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    chosen = change_mapping(workspace, preview, 2, ApplicantField.NOTES)
    profiles.save_profile(workspace, chosen.analysis, "毎月の一覧")
    return chosen.analysis.shape_key


def test_a_reading_is_found_by_shape_and_by_name(workspace: Workspace, shape: str) -> None:
    found = profiles.find_profile(workspace, shape)

    assert found is not None
    assert [one.header for one in found.columns] == list(_HEADINGS)
    assert found.columns[2].field is ApplicantField.NOTES
    assert [one.is_refused for one in found.columns] == [False, False, False, True, False]
    assert profiles.find_profile_named(workspace, " 毎月の一覧 ") == found
    assert profiles.find_profile_named(workspace, shape) == found


def test_a_reading_saved_again_keeps_its_name(workspace: Workspace, shape: str) -> None:
    found = profiles.find_profile(workspace, shape)
    assert found is not None
    path = write_workbook(workspace.folder.parent / "next.xlsx", [_HEADINGS, _ROW])
    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    assert preview.profile == found
    changed = change_mapping(workspace, preview, 2, None)

    profiles.save_profile(workspace, changed.analysis)

    (again,) = profiles.list_profiles(workspace)
    assert (again.name, again.columns[2].field) == ("毎月の一覧", None)


def test_the_last_used_comes_first_and_a_forgotten_one_is_gone(
    workspace: Workspace, shape: str, clock: StillClock, tmp_path: Path
) -> None:
    other = write_workbook(tmp_path / "o.xlsx", [_HEADINGS[:2], _ROW[:2]])
    preview = prepare_import(workspace, read_workbook, other, progress=quiet, is_cancelled=never)
    profiles.save_profile(workspace, preview.analysis)
    first = profiles.find_profile(workspace, shape)
    assert first is not None
    clock.moment = NOON.replace(hour=5)

    profiles.note_use(workspace, first)

    keys = [one.shape_key for one in profiles.list_profiles(workspace)]
    assert keys == [shape, preview.analysis.shape_key]
    assert profiles.forget_profile(workspace, shape)
    assert not profiles.forget_profile(workspace, shape)
    with pytest.raises(AppError) as gone:
        profiles.find_profile_named(workspace, "毎月の一覧")
    assert gone.value.code is ErrorCode.IMPORT_PROFILE_GONE


def test_words_of_the_company_are_remembered_by_field(workspace: Workspace) -> None:
    vocabulary.save_words(
        workspace, ApplicantField.STAGE, {" 一選 ": "document", "お祈り済": "rejected"}
    )
    vocabulary.save_words(workspace, ApplicantField.STAGE, {"一選": "first"})
    vocabulary.save_words(workspace, ApplicantField.EDUCATION, {"専修": "college"})

    assert vocabulary.read_vocabulary(workspace) == {
        ApplicantField.STAGE: {"一選": "first", "お祈り済": "rejected"},
        ApplicantField.EDUCATION: {"専修": "college"},
    }
    assert vocabulary.forget_word(workspace, ApplicantField.EDUCATION, "専修")
    assert not vocabulary.forget_word(workspace, ApplicantField.EDUCATION, "専修")
    assert not vocabulary.save_words(workspace, ApplicantField.STAGE, {})


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (ApplicantField.NAME, {"x": "document"}),
        (ApplicantField.STAGE, {" ": "document"}),
        (ApplicantField.STAGE, {"一選": "skills"}),
    ],
    ids=["field", "word", "code"],
)
def test_a_word_that_cannot_be_is_a_bug(
    workspace: Workspace, field: ApplicantField, words: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match="code"):
        vocabulary.save_words(workspace, field, words)

    assert vocabulary.read_vocabulary(workspace) == {}


def decide(workspace: Workspace, import_id: ImportId | None, *pairs: DecidedPair) -> None:
    with workspace.store.write() as connection:
        write_decisions(connection, pairs, import_id=import_id, actor="岡田", now=NOON)


def test_a_pair_is_decided_once_and_the_newer_answer_wins(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_file(workspace, applicants(tmp_path))
    apart = DecidedPair(PersonId(1), b"row", PairDecision.APART, PersonId(2))
    decide(workspace, None, replace(apart, decision=PairDecision.MERGED, other_id=None))

    decide(workspace, None, apart)

    with workspace.store.read() as connection:
        assert read_decisions(connection, [1, 2, 3]) == {(PersonId(1), b"row"): apart}
        assert read_decisions(connection, [2]) == {}


@pytest.mark.parametrize("who", [1, 2], ids=["person", "other"])
def test_a_decision_goes_with_either_person(workspace: Workspace, tmp_path: Path, who: int) -> None:
    import_file(workspace, applicants(tmp_path))
    decide(workspace, None, DecidedPair(PersonId(1), b"row", PairDecision.APART, PersonId(2)))

    erase_people(workspace, [PersonId(who)])

    assert row_counts(workspace)["duplicate_decision"] == 0


def test_undoing_an_import_forgets_what_was_decided_for_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_file(workspace, applicants(tmp_path))
    rows = [("氏名", "メールアドレス"), ("見本 次郎", "jiro@example.org")]
    second = import_file(workspace, write_workbook(tmp_path / "b.xlsx", rows))
    decide(workspace, second.import_id, DecidedPair(PersonId(1), b"row", PairDecision.APART))

    undo(workspace, second.undo_id)

    assert row_counts(workspace)["duplicate_decision"] == 0


def test_a_file_is_known_once_imported_or_declined(workspace: Workspace, tmp_path: Path) -> None:
    done = import_file(workspace, applicants(tmp_path))
    with workspace.store.write() as connection:
        decline_files(connection, ["d" * 64, "d" * 64], NOON)
        sha = str(connection.exec_driver_sql("SELECT file_sha256 FROM import_run").scalar())

    with workspace.store.read() as connection:
        assert known_files(connection, [sha, "d" * 64, "e" * 64]) == {sha, "d" * 64}
    undo(workspace, done.undo_id)
    with workspace.store.read() as connection:
        assert known_files(connection, [sha]) == set()
