"""再アプローチ on the command line."""

from datetime import date
from pathlib import Path

import pytest

from tests.fault.rig import HEADINGS, applicant, write_workbook
from tests.integration.cli.shell import Shell

pytestmark = pytest.mark.slow


@pytest.fixture
def filled(made: Shell, tmp_path: Path) -> Shell:
    """Import two people who were turned down a year ago; one agreed to later invitations."""
    day = date.today().replace(day=1)  # noqa: DTZ011 - the processes have today's clock
    decided = day.replace(year=day.year - 1).isoformat()
    headings = (*HEADINGS, "結果日", "再応募可否")
    rows = [headings, (*applicant(1), decided, "○"), (*applicant(2), decided, "")]
    made.cli("import", str(write_workbook(tmp_path / "list.xlsx", rows)))
    return made


def test_who_is_due_is_told_put_off_and_taken_back(filled: Shell) -> None:
    listed = filled.cli("reapproach")
    assert listed.code == 0, listed.err
    (one,) = listed.facts["due"]  # type: ignore[misc]  # rows
    assert one["causes"] == ["consent"]
    assert listed.facts["fell_due"] == 1

    person = str(one["person"])
    day = date.today().replace(year=date.today().year + 1, day=1).isoformat()  # noqa: DTZ011
    later = filled.cli("reapproach", "later", "--person", person, "--on", day)
    assert later.facts["put_off"] == 1
    assert filled.cli("reapproach").facts["due"] == []
    filled.cli("outbox", "undo", str(later.facts["undo"]))
    assert len(filled.cli("reapproach").facts["due"]) == 1  # type: ignore[arg-type]  # rows
    dropped = filled.cli("reapproach", "drop", "--person", person, "--text", "他社に決定")
    assert dropped.facts["dropped"] == 1


def test_drafts_are_approved_and_a_refusal_counts_them(filled: Shell, tmp_path: Path) -> None:
    approved = filled.cli("reapproach", "approve", "--file", str(tmp_path / "out"))
    assert approved.code == 0, approved.err
    assert approved.facts["drafts"] == 1
    refused = filled.cli(
        "reapproach", "refuse", "--person", "1", "--channel", "unsubscribe", "--text", "メール"
    )
    assert refused.facts["drafts"] == 1
    assert filled.cli("reapproach").facts["due"] == []


def test_answers_and_wishes_are_recorded(filled: Shell, tmp_path: Path) -> None:
    noted = filled.cli("reapproach", "wish", "--person", "2", "--text", "春から")
    agreed = filled.cli("reapproach", "agree", "--person", "2", "--channel", "phone")
    rows = [(*HEADINGS, "再応募可否"), (*applicant(1), "×"), (*applicant(9), "○")]
    taken = filled.cli(
        "reapproach", "answers", "--file", str(write_workbook(tmp_path / "answers.xlsx", rows))
    )
    missing = filled.cli("reapproach", "answers")

    assert noted.facts["noted"] == 1
    assert agreed.facts["recorded"] == 1
    assert (taken.facts["recorded"], taken.facts["unmatched"]) == (1, 1)
    assert missing.code == 65


def test_who_waits_for_an_answer_is_told(filled: Shell) -> None:
    board = filled.cli("reapproach", "waiting")

    assert (board.facts["waiting"], board.facts["overdue"]) == (2, 2)
    assert board.facts["because_no_notice"] == 2
