"""Lists in and out on the command line: sheets, readings, corrections, attachments, exports."""

from pathlib import Path

import openpyxl
import pytest

from desktop.core.domain.sheet import ApplicantField
from desktop.core.domain.workspace import Unlock
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.import_profiles.profiles import save_profile
from desktop.core.services.imports.prepare_import import change_mapping, prepare_import
from desktop.core.services.workspace.context import WorkspacePorts
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.storage.lock import WorkspaceLock
from tests.fault.rig import applicants, never, quiet, write_workbook
from tests.integration.cli.shell import PASSPHRASE, Shell

pytestmark = pytest.mark.slow

_HEADINGS = ("氏名", "メールアドレス", "特記")


def test_rows_that_wait_are_written_down_mended_and_imported(made: Shell, tmp_path: Path) -> None:
    rows = [_HEADINGS, ("見本 一", "a@example.org", "甲"), ("見本 二", "壊れた", "乙")]
    source = write_workbook(tmp_path / "list.xlsx", rows)
    mend = tmp_path / "mend.xlsx"

    first = made.cli("import", str(source), "--corrections", str(mend))
    book = openpyxl.load_workbook(mend)
    book.worksheets[0]["B2"] = "b@example.org"
    book.save(mend)
    second = made.cli("import", str(mend))
    again = made.cli("import", str(source), "--corrections", str(mend))

    assert (first.code, first.facts["imported"], first.facts["waiting"]) == (0, 1, 1)
    assert first.facts["corrections"] == str(mend)
    assert (second.code, second.facts["imported"], second.facts["left_out"]) == (0, 1, 0)
    assert (again.code, again.facts["error"]) == (73, "EXPORT-0903")
    assert made.cli("doctor").facts["people"] == 2


def test_reasons_are_told_in_the_user_s_language(made: Shell, tmp_path: Path) -> None:
    rows = [_HEADINGS, ("見本 二", "壊れた", "乙")]
    source = write_workbook(tmp_path / "list.xlsx", rows)

    told = {}
    for language in ("ja_JP.UTF-8", "en_US.UTF-8"):
        mend = tmp_path / f"{language[:2]}.xlsx"
        answer = made.cli("import", str(source), "--corrections", str(mend), LANG=language)
        assert (answer.code, answer.facts["error"]) == (65, "IMPORT-0109")
        told[language[:2]] = [
            cell.value for cell in openpyxl.load_workbook(mend).worksheets[0]["D"]
        ]

    assert told["ja"][0] == "直すところ"
    assert str(told["ja"][1]).startswith("メールアドレス: ")
    assert told["en"][0] == "What to mend"
    assert "address" in str(told["en"][1])


def test_a_sheet_and_a_saved_reading_are_chosen_by_name(
    made: Shell, tmp_path: Path, ports: WorkspacePorts
) -> None:
    book = openpyxl.Workbook()
    for name in ("一月", "二月"):
        sheet = book.create_sheet(name)
        sheet.append(list(_HEADINGS))
        sheet.append([f"見本 {name}", f"{len(book.worksheets)}@example.org", "溶接"])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "two.xlsx")
    path = tmp_path / "two.xlsx"
    workspace = open_workspace(made.workspace, Unlock(passphrase=PASSPHRASE), ports)
    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    preview = change_mapping(workspace, preview, 2, ApplicantField.SKILLS)
    save_profile(workspace, preview.analysis, "毎月")
    workspace.close()

    done = made.cli("import", str(path), "--sheet", "二月", "--profile", "毎月")
    no_sheet = made.cli("import", str(path), "--sheet", "三月")
    no_reading = made.cli("import", str(path), "--profile", "毎年")

    assert (done.code, done.facts["imported"]) == (0, 1)
    assert (no_sheet.code, no_sheet.facts["error"]) == (65, "IMPORT-0114")
    assert (no_reading.code, no_reading.facts["error"]) == (65, "IMPORT-0115")


def test_attachments_are_taken_in_and_their_names_not_told(made: Shell, tmp_path: Path) -> None:
    (tmp_path / "見本 一.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "見本 二.pdf").write_bytes(b"MZ")
    rows = [_HEADINGS, ("見本 一", "a@example.org", ""), ("見本 二", "b@example.org", "")]
    source = write_workbook(tmp_path / "list.xlsx", rows)

    done = made.cli("import", str(source), "--attachments")

    assert (done.code, done.facts["attachments"]) == (0, 1)
    assert done.facts["attachment_problems"] == [{"row": 3, "fault": "wrong-type"}]
    assert "見本" not in done.out + done.err
    assert [one.name for one in (made.workspace / "attachments").iterdir()] == ["00000001.bin"]


def test_everybody_is_exported_by_act_and_number(made: Shell, tmp_path: Path) -> None:
    rows = [_HEADINGS, ("𠮷田 一", "a@example.org", "=1+1")]
    nobody = made.cli("export", "--folder", str(tmp_path / "out"))
    made.cli("import", str(write_workbook(tmp_path / "list.xlsx", rows[:1] + rows[1:])))

    book = made.cli("export", "--folder", str(tmp_path / "out"))
    text = made.cli("export", "--folder", str(tmp_path / "out"), "--form", "csv")
    old = made.cli("export", "--folder", str(tmp_path / "out"), "--form", "csv-cp932")
    beside = made.cli("export")

    assert (nobody.code, nobody.facts["error"]) == (65, "EXPORT-0901")
    assert (book.code, book.facts["rows"], book.facts["cut"]) == (0, 1, 0)
    assert (text.code, text.facts["rows"]) == (0, 1)
    assert (old.code, old.facts["error"], old.facts["characters"]) == (65, "EXPORT-0902", "𠮷")
    assert beside.code == 0
    found = sorted(one.name[:7] + one.suffix for one in (tmp_path / "out").iterdir())
    assert found == ["export-.csv", "export-.xlsx"]


def test_an_empty_list_is_written_without_a_workspace_and_over_nothing(
    shell: Shell, tmp_path: Path
) -> None:
    first = shell.cli("template", str(tmp_path / "template.xlsx"))
    second = shell.cli("template", str(tmp_path / "template.xlsx"))

    assert (first.code, first.facts["columns"]) == (0, 26)
    assert (second.code, second.facts["error"]) == (73, "EXPORT-0903")


def test_an_import_with_wishes_is_not_handed_to_the_window(made: Shell, tmp_path: Path) -> None:
    lock = WorkspaceLock(made.workspace)
    lock.acquire()

    answer = made.cli("import", str(applicants(tmp_path, 1)), "--attachments")

    lock.release()
    assert (answer.code, answer.facts["error"]) == (75, "STORE-0205")
