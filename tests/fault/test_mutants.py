"""Defects the fault suite must find."""

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import Unlock
from desktop.core.storage import migrate
from desktop.ui.error_table import WORDS
from tests.fault import test_bad_files, test_disk_full, test_doors
from tests.mutants import Mutant, assert_killed

_WRONG_PASSPHRASE = (Unlock(passphrase="違う合言葉"), ErrorCode.PASSPHRASE_WRONG)
_NO_KEY = (Unlock(), ErrorCode.KEY_NOT_FOUND)
_SERVICES = "desktop.core.services"
_OPEN = f"{_SERVICES}.workspace.open_workspace"
_WITHOUT_WORDS = {**WORDS, ErrorCode.IMPORT_EMPTY: ("Empty", "Empty", "{nothing}")}


def nothing(*_: object, **__: object) -> None:
    """Leave undone what should be done here."""


MUTANTS = (
    Mutant(
        "any passphrase yields some key",
        "desktop.core.security.vault.open_by_passphrase",
        lambda *_: bytes(32),
        test_doors.test_a_key_that_does_not_fit_is_refused_and_nothing_is_lost,
        {"case": _WRONG_PASSPHRASE},
    ),
    Mutant(
        "a missing key is told as damage",
        f"{_OPEN}.AppError",
        lambda _code: AppError(ErrorCode.STORE_DAMAGED),
        test_doors.test_a_key_that_does_not_fit_is_refused_and_nothing_is_lost,
        {"case": _NO_KEY},
    ),
    Mutant(
        "nobody takes the lock",
        "desktop.core.storage.lock.WorkspaceLock.acquire",
        nothing,
        test_doors.test_a_second_opening_in_one_program_is_refused_too,
    ),
    Mutant(
        "a later store is taken for today's",
        "desktop.core.storage.migrate._revision",
        lambda _connection: migrate.REVISIONS[-1],
        test_doors.test_a_store_of_a_later_version_is_refused_untouched,
    ),
    Mutant(
        "a synced folder is opened",
        f"{_OPEN}.shared_folder_kind",
        nothing,
        test_doors.test_a_workspace_moved_into_a_synced_folder_is_not_opened,
    ),
    Mutant(
        "a workspace is made over another",
        f"{_SERVICES}.workspace.create_workspace.find_workspace",
        lambda _folder: False,
        test_doors.test_a_workspace_is_never_made_over_another,
    ),
    Mutant(
        "a picture is read as a list",
        "desktop.core.importers.read_file._NOT_TABLES",
        (),
        test_bad_files.test_a_file_that_is_no_list_is_refused_and_nothing_is_stored,
        {"case": (test_bad_files.wrong_type, ErrorCode.IMPORT_WRONG_TYPE)},
    ),
    Mutant(
        "an error has no words",
        "desktop.ui.error_text.WORDS",
        _WITHOUT_WORDS,
        test_bad_files.test_a_file_that_is_no_list_is_refused_and_nothing_is_stored,
        {"case": (test_bad_files.empty, ErrorCode.IMPORT_EMPTY)},
    ),
    Mutant(
        "what a cancelled import staged is left behind",
        f"{_SERVICES}.imports.import_people.drop_import",
        nothing,
        test_bad_files.test_an_import_cancelled_between_two_chunks_leaves_nothing,
    ),
    Mutant(
        "a full disk is told as damage",
        "desktop.core.storage.engine._world_code",
        lambda _message: ErrorCode.STORE_DAMAGED,
        test_disk_full.test_an_import_onto_a_full_disk_stores_nobody_and_loses_nobody,
        {"leave": 200 << 10},
    ),
    Mutant(
        "what was staged before a full disk stays",
        "desktop.core.storage.queries.imports.drop_unfinished_imports",
        nothing,
        test_disk_full.test_after_a_full_disk_the_next_opening_drops_what_was_staged,
    ),
    Mutant(
        "half the drafts are left on a full disk",
        f"{_SERVICES}.notices.save_drafts._remove",
        nothing,
        test_disk_full.test_drafts_onto_a_full_disk_leave_no_file_and_everybody_waits_again,
    ),
    Mutant(
        "drafts that were not written count as written",
        f"{_SERVICES}.notices.save_drafts._take_back",
        nothing,
        test_disk_full.test_drafts_onto_a_full_disk_leave_no_file_and_everybody_waits_again,
    ),
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_suite_finds(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    assert_killed(mutant, request)
