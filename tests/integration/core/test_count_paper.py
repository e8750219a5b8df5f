"""Counts with noise as a document and as a workbook, in both languages."""

from pathlib import Path

import pytest

from desktop.core.domain.counts import CountBy, CountQuestion, CountTable, Precision
from desktop.core.domain.document import PaperLanguage
from desktop.core.exporters.document_text import as_html, as_text
from desktop.core.importers.read_file import read_workbook
from desktop.core.privacy import noise
from desktop.core.services.privacy.count_paper import (
    count_document,
    noise_within,
    period_words,
    shown_cells,
    write_counts,
)
from desktop.core.services.privacy.count_people import count_people
from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import never, quiet
from tests.integration.core.privacy_rig import closed_people

_JA, _EN = PaperLanguage.JAPANESE, PaperLanguage.ENGLISH


@pytest.fixture
def table(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> CountTable:
    monkeypatch.setattr(noise, "discrete_laplace", lambda *_: 0)
    closed_people(workspace, 40)
    question = CountQuestion(2026, 2, CountBy.REGION)
    return count_people(workspace, question, Precision.ORDINARY)


def test_small_numbers_are_not_shown(table: CountTable) -> None:
    head, *lines = shown_cells(table, 5, _JA)

    assert head == ["住所の都道府県または地方", "人数"]
    assert ["関東", "40"] in lines
    assert lines[-1] == ["記載なし", "5名未満"]
    assert shown_cells(table, 5, _EN)[-1] == ["Not stated", "below 5"]


def test_the_document_says_what_the_noise_means(workspace: Workspace, table: CountTable) -> None:
    japanese, english = (count_document(workspace, table, one) for one in (_JA, _EN))

    assert "20回に19回は、実際の人数との差が6名以内です。" in as_text(japanese)
    assert "2026/07〜2026/09" in as_text(japanese)
    assert "within 6 people of the true number" in as_text(english)
    assert '<html lang="en">' in as_html(english)
    assert '<html lang="ja">' in as_html(japanese)
    assert noise_within(1000) == 3


def test_the_workbook_holds_numbers_and_what_they_mean(
    workspace: Workspace, table: CountTable, tmp_path: Path
) -> None:
    path = tmp_path / "counts.xlsx"
    write_counts(workspace, table, path)
    cells, about = (sheet.rows for sheet in read_workbook(path, progress=quiet, is_cancelled=never))

    assert any(tuple(row)[:2] == ("関東", 40) for row in cells)
    assert "株式会社みのり精工" in str(list(about))
    assert "同じ集計は、何度見ても同じ数になります。" in str(list(about))


def test_a_whole_year_in_words() -> None:
    year = CountQuestion(2026, 0, CountBy.AGE)

    assert period_words(year, _JA) == "2026年度（2026年4月〜2027年3月）"
    assert period_words(year, _EN) == "Business year 2026 (April to March)"
