"""Defects of engine, release, checkers and files: each must be found by its suite."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest

from desktop.core.domain.anonymous import Anonymized
from desktop.core.domain.batch import Blocker, Publication
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.privacy import anonymizer
from desktop.core.privacy.batch_bytes import batch_bytes
from desktop.core.privacy.grouping import peel
from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.engine import Grouping, group_records
from desktop.core.privacy.grouping.microdata import Microdata
from desktop.core.privacy.grouping.search import Effort
from desktop.core.services.privacy import candidates
from desktop.core.services.privacy.batches import approve_batch, confirm_publication
from desktop.core.services.privacy.propose_batch import propose_batch
from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import enrol, never, quiet, write_workbook
from tests.integration.core import test_release_file as files
from tests.integration.core.privacy_rig import closed_people
from tests.mutants import Mutant, assert_killed
from tests.privacy import test_attackers as attacks
from tests.privacy import test_random_tables as tables
from tests.unit.privacy import test_checker_mutants as batch_checks
from tests.unit.privacy import test_file_checker as file_checks
from tools.bench import _sequence as sequence

_ANONYMIZER, _TABLES = "desktop.core.privacy.anonymizer", "tests.privacy.random_tables"
_CHECKER = "desktop.core.privacy.checker"
_FILE_CHECKER = "desktop.core.privacy.file_checker"
_FILES = "desktop.core.services.privacy"
_ATTACKS = "tests.privacy.test_attackers"
_PART = {"part": 0}
_K_MINUS_ONE = {"defect": files._k_minus_one, "fault": "group-below-k"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The list that the tests of files start from."""
    rows = [files._HEADINGS, *files._rows(70, first=500)]
    return write_workbook(tmp_path / "people.xlsx", rows)


@pytest.fixture(autouse=True)
def _quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Effort, "thorough", classmethod(lambda cls, _size, seed: cls(50, seed)))
    monkeypatch.setattr(peel, "MOST_SCHEMES", 3_000)


def nothing(*_: object, **__: object) -> tuple[()]:
    """Find no fault."""
    return ()


def k_minus_one(k: int, least: int = 1, share: float = 1.0) -> Criterion:
    return Criterion(k - 1, least, share)


def without_l(k: int, _least: int = 1, share: float = 1.0) -> Criterion:
    return Criterion(k, 1, share)


def without_share(k: int, least: int = 1, _share: float = 1.0) -> Criterion:
    return Criterion(k, least)


_labelled = anonymizer._Cut.labelled


def one_raw_cell(cut: anonymizer._Cut) -> Iterator[tuple[int, dict[str, str]]]:
    """Send the finest label of one person."""
    for number, (row, labels) in enumerate(_labelled(cut)):
        node = int(cut._data.columns[2].nodes[row])
        raw = {"occupation": cut._data.labels[2][node]}
        yield row, labels | raw if number == 0 else labels


def somebody_elses_cells(cut: anonymizer._Cut) -> Iterator[tuple[int, dict[str, str]]]:
    """Give everybody the group of another: k and l hold, the cells are not their own."""
    found = list(_labelled(cut))
    looks = [labels for _, labels in found]
    return zip([row for row, _ in found], [*looks[7:], *looks[:7]], strict=True)


def numbered(rows: Mapping[int, Mapping[str, str]], *told: object, **more: object) -> bytes:
    """Add the place in the list to each record."""
    body = batch_bytes(rows, *told, **more)  # type: ignore[arg-type] # passed through
    head, *lines = body.splitlines(keepends=True)
    named = [line.replace(b"{", b'{"id":%d,' % at, 1) for at, line in enumerate(lines)]
    return b"".join((head, *named))


def mixed_by_chance(*told: object, rng: random.Random, **more: object) -> bytes:
    assert rng
    return batch_bytes(*told, rng=random.SystemRandom(), **more)  # type: ignore[arg-type] # passed


def searched_by_chance(*told: object, effort: Effort, **more: object) -> Anonymized:
    chance = Effort(effort.trials, random.SystemRandom().getrandbits(32))
    return anonymizer.anonymize(*told, effort=chance, **more)  # type: ignore[arg-type] # passed


def not_mixed(_self: random.Random, _rows: object) -> None:
    """Leave everything where it is."""


def made_of_k_minus_one(k: int = 5, least: int = 2) -> Grouping:
    return group_records(attacks.people(), Criterion(k - 1, least), effort=Effort(3_000, 1))


def as_it_is(data: Microdata, *_: object, **__: object) -> Grouping:
    """Anonymize nobody: a group for each."""
    nodes = np.stack([column.nodes for column in data.columns], axis=1)
    sizes = np.ones(data.size, dtype=np.int64)
    return Grouping(np.arange(data.size), nodes, sizes, np.zeros(data.size, dtype=np.bool_))


def released_twice(
    data: Microdata, criterion: Criterion, max_loss: float, *, trials: int
) -> sequence.Sequence:
    """Send the people of the first batch once more with the last."""
    made = sequence.release_in_batches(data, criterion, max_loss, trials=trials)
    made.releases.append(made.releases[0])
    return made


_reason_to_wait = candidates._reason_to_wait


def forgetful(one: candidates.Candidate, *told: object, **more: object) -> object:
    """Forget that a person was released."""
    return _reason_to_wait(replace(one, is_released=False), *told, **more)  # type: ignore[arg-type] # passed


def test_a_batch_the_checker_objects_to_cannot_be_approved(workspace: Workspace) -> None:
    """Whatever the engine does: bytes that break k are told and refused."""
    closed_people(workspace, 60)
    enrol(workspace)
    confirm_publication(workspace, Publication("https://example.org/privacy", date(2026, 11, 20)))
    with patch(f"{_ANONYMIZER}.Criterion", k_minus_one):
        found = propose_batch(workspace, progress=quiet, is_cancelled=never)

    assert Blocker.CHECK_FAILED in found.blockers
    assert found.batch_id is not None
    with pytest.raises(AppError) as refused:
        approve_batch(workspace, found.batch_id, found.sha256)
    assert refused.value.code is ErrorCode.BATCH_CHECK_FAILED


_tables = tables.test_random_tables_keep_k_l_and_their_sources
_bytes = tables.test_the_same_seed_gives_the_same_bytes_and_another_another_order
_gain = attacks.test_an_attack_gains_little_over_strangers_and_much_where_nothing_was_done
_singled = attacks.test_singling_out_gains_little_over_strangers_and_much_where_nothing_was_done
_ordered = attacks.test_the_order_of_a_batch_says_nothing_and_an_unmixed_one_everything
_history = attacks.test_over_twenty_batches_nobody_is_ever_among_fewer_than_k
_broken = batch_checks.test_a_broken_batch_is_stopped
_token = batch_checks.test_a_forbidden_text_is_found_in_any_width_and_spacing
_defect = file_checks.test_every_defect_is_found
_hidden = file_checks.test_a_forbidden_text_is_found_in_any_part_and_form
_written = files.test_whatever_goes_wrong_before_nothing_is_written_and_nobody_is_marked

ENGINE = (
    Mutant("k is one less", f"{_ANONYMIZER}.Criterion", k_minus_one, _tables, _PART),
    Mutant("l is not kept", f"{_ANONYMIZER}.Criterion", without_l, _tables, _PART),
    Mutant("one value may fill a group", f"{_ANONYMIZER}.Criterion", without_share, _tables, _PART),
    Mutant("a raw cell goes", f"{_ANONYMIZER}._Cut.labelled", one_raw_cell, _tables, _PART),
    Mutant(
        "a cell is no ancestor of its source",
        f"{_ANONYMIZER}._Cut.labelled",
        somebody_elses_cells,
        _tables,
        _PART,
    ),
    Mutant("a record bears a number", f"{_TABLES}.batch_bytes", numbered, _tables, _PART),
    Mutant("the order is by chance", f"{_TABLES}.batch_bytes", mixed_by_chance, _bytes),
    Mutant("the groups are by chance", f"{_TABLES}.anonymize", searched_by_chance, _bytes),
)

RELEASES = (
    Mutant(
        "the prosecutor meets k − 1",
        f"{_ATTACKS}.made",
        made_of_k_minus_one,
        attacks.test_the_prosecutor_never_comes_below_k,
    ),
    *(
        Mutant(
            f"{kind} meets people as they are",
            f"{_ATTACKS}.group_records",
            as_it_is,
            _gain,
            {"kind": kind},
        )
        for kind in ("inference", "linkage")
    ),
    Mutant(
        "singling out meets people as they are", f"{_ATTACKS}.group_records", as_it_is, _singled
    ),
    Mutant(
        "predicates meet people as they are",
        f"{_ATTACKS}.group_records",
        as_it_is,
        attacks.test_no_two_to_four_cells_fit_fewer_people_than_records,
    ),
    Mutant("records are not mixed", "random.Random.shuffle", not_mixed, _ordered),
    Mutant("a batch is sent twice", f"{_ATTACKS}.release_in_batches", released_twice, _history),
    Mutant(
        "who went in a file goes in a batch",
        f"{_FILES}.candidates._reason_to_wait",
        forgetful,
        files.test_who_went_in_a_file_and_is_imported_later_is_in_no_batch,
    ),
    Mutant(
        "who went in a file goes in another",
        f"{_FILES}.read_release_file.released_keys",
        lambda _connection: frozenset(),
        files.test_nobody_is_in_two_files,
    ),
    Mutant(
        "a batch is proposed unchecked",
        f"{_FILES}.check_batch.check_bytes",
        nothing,
        test_a_batch_the_checker_objects_to_cannot_be_approved,
    ),
)

CHECKERS = (
    *(
        Mutant(
            f"the checker of batches skips {name}",
            f"{_CHECKER}.{name}",
            nothing,
            _broken,
            {"mutate": mutate, "code": code},
        )
        for name, mutate, code in (
            ("_manifest_faults", batch_checks.name_other_tables, "manifest-value"),
            ("_threshold_faults", batch_checks.lower_k, "k-not-allowed"),
            ("_record_faults", batch_checks.add_a_field, "record-fields"),
            ("_privacy_faults", batch_checks.drop_one_of_a_group, "group-below-k"),
            ("_order_faults", batch_checks.sort_the_records, "not-mixed"),
        )
    ),
    Mutant(
        "the checker of batches looks for nobody",
        f"{_CHECKER}._token_faults",
        nothing,
        _token,
        {"text": "山田 太郎", "token": "山田太郎"},
    ),
    *(
        Mutant(
            f"the checker of files skips {name}",
            f"{_FILE_CHECKER}.{name}",
            nothing,
            _defect,
            {"spoil": spoil, "code": code},
        )
        for name, spoil, code in (
            ("_form_faults", file_checks.no_marking, "marking-missing"),
            ("_word_faults", file_checks.a_source_value, "not-in-vocabulary"),
            ("_privacy_faults", file_checks.k_minus_one, "group-below-k"),
        )
    ),
    Mutant(
        "the checker of files promises anything",
        f"{_FILE_CHECKER}._promise_faults",
        nothing,
        file_checks.test_what_may_not_be_promised_is_refused,
        {"expected": replace(file_checks.EXPECTED, l=1), "code": "l-not-allowed"},
    ),
    Mutant(
        "the checker of files looks for nobody",
        f"{_FILE_CHECKER}._token_faults",
        nothing,
        _hidden,
        {"token": "見本 花子"},
    ),
    Mutant(
        "the checker of files reads cells only",
        f"{_FILE_CHECKER}._texts_of",
        lambda _data: set(),
        _hidden,
        {"token": "HANAKO@example.org"},
    ),
    Mutant(
        "the checker of files checks nothing",
        f"{_FILES}.save_release_file.check_file",
        nothing,
        _written,
        _K_MINUS_ONE,
    ),
    Mutant(
        "a file is not read back",
        f"{_FILES}.save_release_file.faults_of_file",
        nothing,
        _written,
        {"defect": files._token_let_through, "fault": "forbidden-text"},
    ),
)


@pytest.mark.parametrize("mutant", [*ENGINE, *RELEASES, *CHECKERS], ids=lambda mutant: mutant.name)
def test_the_suite_finds(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    assert_killed(mutant, request)
