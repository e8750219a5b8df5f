"""The scrub on the command line: a file or a pipe in, a text out."""

from pathlib import Path

import pytest

from tests.fault.rig import write_workbook
from tests.integration.cli.shell import Shell

pytestmark = pytest.mark.slow

_HEADINGS = ("氏名", "メールアドレス", "電話番号")


def test_a_file_is_scrubbed_with_what_is_known_of_its_person(made: Shell, tmp_path: Path) -> None:
    rows = [_HEADINGS, ("髙橋 美咲", "hana1234@example.org", "090-0000-1234")]
    made.cli("import", str(write_workbook(tmp_path / "list.xlsx", rows)))
    note = tmp_path / "note.txt"
    note.write_bytes("高橋さんは田中部長と話した。\n".encode("cp932"))

    told = made.cli("scrub", str(note), "--person", "1")
    plain = made.run("desktop.cli", "scrub", str(note), "--person", "1")

    assert told.facts == {
        "text": "【氏名】さんは【人名】部長と話した。\n",
        "found": {"own_name": 1, "person_name": 1},
    }
    assert (plain.code, plain.out) == (0, "【氏名】さんは【人名】部長と話した。\n")


def test_what_cannot_be_read_is_told(made: Shell, tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(b"\x89PNG\x00\x01\x02\x03")

    missing = made.cli("scrub", str(tmp_path / "none.txt"))
    folder = made.cli("scrub", str(tmp_path))
    picture = made.cli("scrub", str(tmp_path / "picture"))
    nobody = made.cli("scrub", str(tmp_path / "picture"), "--person", "9")

    assert [one.facts["error"] for one in (missing, folder, picture, nobody)] == [
        "IMPORT-0110",
        "IMPORT-0107",
        "IMPORT-0101",
        "IMPORT-0101",
    ]
