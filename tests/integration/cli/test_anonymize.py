"""A file anonymized, people counted and a text scrubbed, from the command line alone."""

import json
from collections import Counter
from pathlib import Path

import pytest

from desktop.core.importers.read_file import read_workbook
from tests.fault.rig import never, quiet, write_workbook
from tests.integration.cli.shell import Shell
from tests.integration.core.privacy_rig import HEADINGS, closed_rows

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quick_search")]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = [(*row, ("本店", "支店")[at % 2]) for at, row in enumerate(closed_rows(70, first=500))]
    return write_workbook(tmp_path / "people.xlsx", [(*HEADINGS, "店舗"), *rows])


def test_a_file_in_and_an_anonymized_workbook_with_its_report_out(
    made: Shell, source: Path, tmp_path: Path
) -> None:
    out, reports = tmp_path / "out.xlsx", tmp_path / "reports"
    columns = made.cli("anonymize", str(source))
    done = made.cli(
        "anonymize", str(source), "--out", str(out), "--column", "店舗=insensitive",
        "--k", "7", "--report", str(reports),
    )  # fmt: skip
    again = made.cli("anonymize", str(source), "--out", str(tmp_path / "again.xlsx"))
    told = made.cli("anonymize", str(source))

    assert (columns.code, done.code) == (0, 0), done.err
    rows = read_workbook(out, progress=quiet, is_cancelled=never)[0].rows
    head, records = rows[1], rows[2:]
    assert len(records) == done.facts["records"]
    quasi = list(head).index("選考の段階")
    assert min(Counter(tuple(row[:quasi]) for row in records).values()) >= 7
    assert "店舗" in head
    assert done.facts["dropped"] == ["保有資格の分野"]
    assert Path(str(done.facts["report"])).read_bytes().startswith(b"%PDF-")
    assert "見本" not in str(records)
    # Everybody went with the first file.
    assert again.facts["error"] == "PRIV-0608"
    kept = {one["heading"]: one["attribute"] for one in told.facts["columns"]}  # type: ignore[attr-defined]  # rows
    assert kept["店舗"] == "insensitive"


def test_people_are_counted_once_and_the_ledger_told(
    made: Shell, source: Path, tmp_path: Path
) -> None:
    made.cli("import", str(source))
    book = tmp_path / "counts.xlsx"
    first = made.cli("counts", "age_band", "--year", "2026", "--exact", "fine", "--out", str(book))
    again = made.cli("counts", "age_band", "--year", "2026")
    ledger = made.cli("counts")

    assert (first.code, first.facts["spent"], first.facts["left"]) == (0, 1.0, 2.0), first.err
    assert (again.facts["table"], again.facts["spent"]) == (first.facts["table"], 0)
    assert ledger.facts == {"spent": {"2026": 1000}, "asked": ["Q0/age_band"]}
    assert book.exists()


def test_a_text_that_is_piped_in_comes_out_without_names(made: Shell) -> None:
    note = made.home / "note.txt"
    note.write_text("田中部長に090-1234-5678へ電話。", "utf-8")

    done = made.cli("scrub", str(note))

    assert json.dumps(done.facts, ensure_ascii=False).count("田中") == 0
    assert "【電話】" in str(done.facts["text"])
