"""The shipped sample goes through the real reader, engine and checker; no gate is bypassed."""

import random
from collections import Counter
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.core.domain.anonymous import Anonymized, ApplicationFacts, PrivacyPolicy
from desktop.core.domain.codes import Outcome
from desktop.core.domain.sheet import ApplicantRow, SheetAnalysis
from desktop.core.domain.text_folding import fold_name
from desktop.core.importers.analysis import analyse
from desktop.core.importers.occupation_proposal import propose_occupations
from desktop.core.importers.read_file import read_workbook
from desktop.core.privacy.anonymizer import anonymize
from desktop.core.privacy.batch_bytes import batch_bytes
from desktop.core.privacy.checker import check_bytes
from desktop.core.privacy.grouping.search import Effort
from desktop.core.privacy.hierarchies import generalize, load_hierarchies, tables_bytes
from tools.make_sample_workbook import SAMPLE_COUNT, make_workbook, sample_path

TODAY = date(2026, 11, 22)


def analysis_of(path: Path) -> SheetAnalysis:
    sheets = read_workbook(path, progress=lambda _done, _total: None, is_cancelled=lambda: False)
    return analyse(sheets[0], TODAY)


def facts_of(row: ApplicantRow) -> ApplicationFacts:
    return ApplicationFacts(
        birth_date=row.birth_date,
        prefecture_code=row.prefecture_code,
        occupation_code=propose_occupations(row.job_applied)[0].code,
        experience_years=row.experience_years,
        education=row.education,
        qualification_family=row.qualification_family,
        applied_on=row.applied_on,
        stage=row.stage,
        reason=row.reason,
    )


def anonymized(rows: tuple[ApplicantRow, ...], seed: int) -> Anonymized:
    tables = load_hierarchies()
    closed = [row for row in rows if row.outcome is not Outcome.IN_PROGRESS]
    return anonymize(
        [generalize(facts_of(row), tables) for row in closed],
        PrivacyPolicy(),
        tables,
        effort=Effort(500, seed),
    )


def entries_of(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_shipped_sample_is_what_the_tool_makes(tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"

    make_workbook(again)

    assert entries_of(again) == entries_of(sample_path())


def test_all_thirty_rows_can_be_imported() -> None:
    analysis = analysis_of(sample_path())

    assert (analysis.row_count, analysis.header_row) == (SAMPLE_COUNT, 3)
    assert analysis.waiting_row_numbers == frozenset()
    assert all(one.field for one in analysis.mappings)


def test_most_were_rejected_some_declined_two_hired_one_is_open() -> None:
    outcomes = Counter(row.outcome for row in analysis_of(sample_path()).rows)

    assert outcomes == {
        Outcome.REJECTED: 24,
        Outcome.DECLINED: 3,
        Outcome.HIRED: 2,
        Outcome.IN_PROGRESS: 1,
    }


def test_people_are_told_apart_and_reachable_at_reserved_addresses_only() -> None:
    rows = analysis_of(sample_path()).rows

    assert len({fold_name(row.name) for row in rows}) == len({row.email for row in rows}) == 30
    assert {row.email.partition("@")[2] for row in rows} == {"example.jp", "example.org"}
    assert {"髙", "﨑", "𠮷"} <= set("".join(row.name for row in rows))


@pytest.mark.parametrize("seed", range(5))
def test_at_least_twenty_pass_k_5_and_l_2_and_the_checker_agrees(seed: int) -> None:
    rows = analysis_of(sample_path()).rows

    answer = anonymized(rows, seed)

    body = batch_bytes(
        answer.rows,
        answer.policy,
        app="crd/0.1",
        quarter="2026Q4",
        rng=random.Random(seed),  # noqa: S311 - test data
    )
    private = [text for row in rows for text in (row.name, row.kana, row.email, row.phone)]
    assert len(answer.rows) >= 20
    assert check_bytes(body, tables_bytes(), expected_k=5, forbidden=private) == ()


@pytest.mark.parametrize("suffix", [".xls", ".csv"])
def test_other_kinds_of_file_tell_the_same(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"list{suffix}"
    make_workbook(path)

    read, shipped = analysis_of(path).rows, analysis_of(sample_path()).rows
    assert [(one.email, one.birth_date, one.applied_on, one.outcome) for one in read] == [
        (one.email, one.birth_date, one.applied_on, one.outcome) for one in shipped
    ]
