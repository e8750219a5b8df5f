"""The duties of the law on the command line."""

from pathlib import Path

import pytest

from tests.integration.cli.shell import Shell

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("form", ["html", "pdf", "txt"])
def test_the_notice_is_written_in_every_form(made: Shell, tmp_path: Path, form: str) -> None:
    answer = made.cli(
        "duty", "notice", "--form", form, "--folder", str(tmp_path / "out"),
        "--posted-on", "2026-11-20",
    )  # fmt: skip

    assert answer.code == 0, answer.err
    file = Path(str(answer.facts["file"]))
    assert file.suffix == f".{form}"
    if form == "pdf":
        assert file.read_bytes().startswith(b"%PDF-")
    else:
        assert "応募時の年代" in file.read_text("utf-8")


def test_a_contract_is_kept_and_proved(made: Shell, tmp_path: Path) -> None:
    first = made.cli("duty", "recipient", "みらい紹介")
    second = made.cli(
        "duty", "recipient", "みらい紹介", "--settled", "no_reidentification",
        "--settled", "security", "--contract", "覚書",
    )  # fmt: skip
    told = made.cli("duty", "evidence")
    written = made.cli("duty", "evidence", "--folder", str(tmp_path / "out"))

    assert first.facts["settled"] == []
    assert second.facts["settled"] == ["no_reidentification", "security"]
    assert "onward_provision" in second.facts["missing"]  # type: ignore[operator]  # a list
    assert told.facts["evidence"][0]["kind"] == "recipient_checked"  # type: ignore[index]  # rows
    assert (written.facts["rows"], Path(str(written.facts["file"])).exists()) == (1, True)


def test_what_is_not_there_is_told_by_name(made: Shell) -> None:
    answers = [
        made.cli("duty", "read-method", "7"),
        made.cli("duty", "destroy-method", "no number"),
        made.cli("duty", "letter", "f00d"),
    ]

    assert [one.facts["error"] for one in answers] == ["PRIV-0603", "PRIV-0603", "PRIV-0605"]
    assert made.cli("duty", "methods").facts["methods"] == []
