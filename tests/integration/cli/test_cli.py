"""The command line as Task Scheduler calls it: one process an act, JSON out, an exit code."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import Outcome
from desktop.core.domain.notice import NoticeTemplate
from desktop.core.domain.workspace import Unlock
from desktop.core.log_setup import LOG_NAME
from desktop.core.security.keystore import MemoryKeyStore
from desktop.core.services.notices.templates import save_template
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import WorkspacePorts
from desktop.core.services.workspace.create_workspace import find_workspace
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.storage.lock import WorkspaceLock
from tests.fault.rig import HEADINGS, applicants, write_workbook
from tests.integration.agency.rig import AgencyProcess, Mailbox, a_body
from tests.integration.cli.shell import Shell
from tests.unit.sync.rig import approved_batch, post_notice
from wire import canonical

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.slow]


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[AgencyProcess]:
    mailbox = Mailbox()
    place = tmp_path / "agency"
    place.mkdir()
    process = AgencyProcess(place, mailbox.port)
    yield process
    process.stop()
    mailbox.close()


def test_the_main_job_goes_act_by_act(made: Shell, tmp_path: Path, agency: AgencyProcess) -> None:
    file, drafts = str(applicants(tmp_path, 3)), str(tmp_path / "drafts")

    enrolled = made.cli("enrol", agency.enrolment_string())
    imported = made.cli("import", file)
    rejected = made.cli("reject", "--reason", "skills")
    written = made.cli("notices", "--folder", drafts)
    marked = made.cli("notices", "--mark-sent")
    proposed = made.cli("batch", "--published-at", "https://example.org/privacy")
    refused = made.cli("batch", "--approve")
    synced = made.cli("sync")
    gauge = made.cli("credits")
    health = made.cli("doctor")

    done = [enrolled, imported, rejected, written, marked, proposed, synced, gauge, health]
    assert [answer.code for answer in done] == [0] * len(done)
    assert enrolled.facts["agency"]
    assert (imported.facts["imported"], imported.facts["left_out"]) == (3, 0)
    assert (rejected.facts["rejected"], written.facts["drafts"]) == (3, 3)
    assert marked.facts == {"marked": 3}
    assert (proposed.facts["records"], proposed.facts["approved"]) == (0, False)
    assert (refused.code, refused.facts["error"]) == (1, "PRIV-0602")
    assert (synced.facts["state"], synced.facts["batches"]) == ("online", 0)
    assert gauge.facts["confirmed"] == 0
    assert health.facts["store"] == health.facts["audit"] == "ok"
    assert (health.facts["people"], health.facts["waiting_for_notice"]) == (3, 0)
    assert len(list((tmp_path / "drafts").rglob("*.eml"))) == 3


def test_a_batch_is_withdrawn_and_one_not_sent_discarded(
    made: Shell, agency: AgencyProcess, ports: WorkspacePorts
) -> None:
    made.cli("enrol", agency.enrolment_string())
    bodies = [a_body(), a_body(age_band="40-49")]
    marks = [canonical.sha256_hex(body) for body in bodies]
    for body, name in zip(bodies, ("見本 花子", "見本 二郎"), strict=True):
        workspace = open_workspace(made.workspace, Unlock(passphrase="正しい合言葉"), ports)
        member = save_person(workspace, None, PersonDraft(name), None).person_id
        post_notice(workspace)
        approved_batch(workspace, body, member)
        workspace.close()
        if body is bodies[0]:
            assert made.cli("sync").facts["batches"] == 1

    early = made.cli("batch", "withdraw", marks[1][:12])
    asked = made.cli("batch", "withdraw", marks[0][:12])
    discarded = made.cli("batch", "discard", marks[1][:12])
    synced = made.cli("sync")
    listed = made.cli("batch", "list")

    assert (early.code, early.facts) == (1, {"error": "PRIV-0605"})
    assert asked.facts == {"sha256": marks[0], "state": "withdrawing", "records": 20}
    assert discarded.facts["state"] == "cancelled"
    assert (synced.facts["batches"], synced.facts["others"]) == (0, 1)
    rows = listed.facts["batches"]
    assert isinstance(rows, list)
    assert [(row["sha256"], row["state"]) for row in rows] == [
        (marks[1], "cancelled"),
        (marks[0], "withdrawn"),
    ]


def test_a_workspace_is_made_once_and_its_recovery_key_told_once(shell: Shell) -> None:
    first, second = shell.init(), shell.init()

    assert len(str(first.facts["recovery_key"])) == 39
    assert (second.code, second.facts) == (1, {"error": "STORE-0208"})


def test_without_key_store_and_passphrase_none_is_made(shell: Shell) -> None:
    answer = shell.cli("init", "--company", "x", CAREER_RELAY_PASSPHRASE_FILE="")

    assert (answer.code, answer.facts["error"]) == (77, "KEY-0303")
    assert not find_workspace(shell.workspace)


def test_a_wrong_passphrase_is_77(made: Shell) -> None:
    (made.home / "passphrase").write_text("違う\n", "utf-8")

    answer = made.cli("doctor")

    assert (answer.code, answer.facts["error"]) == (77, "KEY-0301")


def test_a_passphrase_file_that_is_gone_is_77(made: Shell) -> None:
    answer = made.cli("doctor", CAREER_RELAY_PASSPHRASE_FILE=str(made.home / "gone"))

    assert (answer.code, answer.facts["error"]) == (77, "KEY-0304")


def test_a_file_that_cannot_be_used_is_65(made: Shell, tmp_path: Path) -> None:
    stock = write_workbook(tmp_path / "stock.xlsx", [("品番", "在庫"), ("A-1", 3)])
    empty = write_workbook(tmp_path / "empty.xlsx", [HEADINGS])

    answers = [made.cli("import", str(path)) for path in (stock, empty, tmp_path / "gone.xlsx")]

    assert [answer.code for answer in answers] == [65, 65, 65]
    assert answers[0].facts == {"error": "IMPORT-0104"}
    assert answers[2].facts == {"error": "IMPORT-0110"}
    assert "stock" not in answers[0].err
    assert made.cli("doctor").facts["people"] == 0


def test_what_cannot_be_reached_is_69(made: Shell) -> None:
    answer = made.cli("sync")

    assert (answer.code, answer.facts["error"]) == (69, "SYNC-0410")


def test_drafts_that_cannot_be_written_are_73(made: Shell, tmp_path: Path) -> None:
    made.cli("import", str(applicants(tmp_path)))
    (tmp_path / "no-folder").write_text("a file stands here")

    answer = made.cli("notices", "--folder", str(tmp_path / "no-folder"))

    assert (answer.code, answer.facts["error"]) == (73, "MAIL-0504")
    assert made.cli("doctor").facts["waiting_for_notice"] == 3


def test_a_text_that_blocks_everybody_is_65_and_says_what_is_wrong(
    made: Shell, tmp_path: Path
) -> None:
    made.cli("import", str(applicants(tmp_path)))
    broken = NoticeTemplate("document", "結果", "{{氏名}} 様\nありがとうございました。\n{{署名}}")
    workspace = open_workspace(
        made.workspace, Unlock("正しい合言葉"), WorkspacePorts(MemoryKeyStore())
    )
    save_template(workspace, broken)
    workspace.close()

    answer = made.cli("notices", "--folder", str(tmp_path / "drafts"), LC_ALL="ja_JP.UTF-8")

    assert (answer.code, answer.facts["error"]) == (65, "MAIL-0509")
    assert answer.facts["finding"] == "result_missing"
    assert "結果がはっきり書かれていません" in answer.err
    assert not (tmp_path / "drafts").exists()
    assert made.cli("doctor").facts["waiting_for_notice"] == 3


def test_who_is_past_their_time_is_told_before_they_are_erased(made: Shell) -> None:
    workspace = open_workspace(
        made.workspace, Unlock("正しい合言葉"), WorkspacePorts(MemoryKeyStore())
    )
    rejected = ApplicationDraft("溶接工", outcome=Outcome.REJECTED, decided_on=date(2020, 1, 1))
    save_person(workspace, None, PersonDraft("見本 花子"), rejected)
    workspace.close()

    told, still = made.cli("retention"), made.cli("doctor")
    erased, empty = made.cli("retention", "--erase"), made.cli("doctor")

    expected = {"months": 6, "due": 1, "never_told": 1, "soon": 0}
    assert told.facts == {**expected, "erased": 0}
    assert erased.facts == {**expected, "erased": 1}
    assert (still.facts["people"], empty.facts["people"]) == (1, 0)


def test_an_act_is_logged_beside_the_store_without_personal_data(
    made: Shell, tmp_path: Path
) -> None:
    made.cli("import", str(applicants(tmp_path)))
    made.cli("notices", "--folder", str(tmp_path / "drafts"))
    made.cli("sync")

    told = (made.workspace / "log" / LOG_NAME).read_text("utf-8")

    acts = ["began: import", "done: import", "began: notices", "done: notices", "began: sync"]
    found = [line.partition(" act ")[2] for line in told.splitlines() if " act " in line]
    assert found == [*acts, "failed: SYNC-0410"]
    for planted in ("見本", "ミホン", "hanako", "090-", "溶接", "applicants", str(tmp_path)):
        assert planted not in told


@pytest.mark.parametrize("act", [("doctor",), ("sync",), ("reject",)])
def test_a_workspace_another_program_holds_is_75(made: Shell, act: tuple[str, ...]) -> None:
    lock = WorkspaceLock(made.workspace)
    lock.acquire()

    answer = made.cli(*act)
    lock.release()

    assert (answer.code, answer.facts["error"]) == (75, "STORE-0205")


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("dance",),
        ("reject", "--reason", "looks"),
        ("import",),
        ("notices", "--template", "x"),
        ("batch", "withdraw"),
        ("batch", "list", "0a1b"),
    ],
)
def test_a_wrong_call_is_64(shell: Shell, wrong: tuple[str, ...]) -> None:
    answer = shell.run("desktop.cli", *wrong)

    assert answer.code == 64
    assert answer.err.startswith("usage:")


def test_a_fault_is_told_in_the_user_s_language(shell: Shell) -> None:
    japanese = shell.cli("doctor", LANG="ja_JP.UTF-8", LC_ALL="ja_JP.UTF-8")
    english = shell.cli("doctor", LANG="en_US.UTF-8", LC_ALL="en_US.UTF-8")

    assert japanese.code == english.code == 1
    assert japanese.facts == english.facts == {"error": "STORE-0207"}
    assert not japanese.err.isascii()
    assert english.err.isascii()


def test_without_a_display_the_window_says_so_and_is_69(shell: Shell) -> None:
    answer = shell.run("desktop", QT_QPA_PLATFORM="", DISPLAY="")

    assert answer.code == 69
    assert "--demo --headless" in answer.err


def test_the_headless_demo_ends_with_seven_true_counts(shell: Shell) -> None:
    # Its own libraries may warn; the demo is looked at for what it does.
    answer = shell.run("desktop", "--demo", "--headless", "--json", PYTHONWARNINGS="")

    assert answer.code == 0, answer.err
    assert list(answer.facts) == [
        "imported",
        "rejected",
        "drafts",
        "batch_records",
        "waiting_records",
        "registrations",
        "credits_confirmed",
    ]
    counts = {name: int(str(value)) for name, value in answer.facts.items()}
    assert counts["imported"] == 30
    assert 20 <= counts["batch_records"] <= 30
    assert counts["batch_records"] + counts["waiting_records"] == 30
    assert counts["rejected"] == counts["drafts"] > 10
    assert (counts["registrations"], counts["credits_confirmed"]) == (10, 1)
