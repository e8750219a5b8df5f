"""Profiles, slots, ledger and keys on the command line: numbers and codes."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop import cli as program
from desktop.app import commands, relay_acts
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.sync.engine import SyncEngine
from tests.unit.sync.rig import Peer, linked, register
from tests.unit.sync.test_profiles import HANAKO
from tests.unit.sync.test_slots import WELDER, gift

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.fixture
def cli(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> Peer:
    """Return a peer whose acts reach the agency of this process."""

    def engine(_: object) -> SyncEngine:
        return peer.engine

    monkeypatch.setattr(relay_acts, "make_engine", engine)
    monkeypatch.setattr(commands, "make_engine", engine)
    return peer


def profiles(peer: Peer, step: str, what: str = "", *offer: str) -> Any:  # noqa: ANN401 - JSON
    told = (*offer, "", "", "")[:3]
    facts = relay_acts.profiles(peer.workspace, step, what, (told[0], told[1], told[2]))
    return json.loads(json.dumps(facts))


def test_profiles_are_offered_listed_approved_and_recorded(cli: Peer) -> None:
    offered = profiles(cli, "offer", "education, experience", "同意文を確認", "岡田")
    commands.sync(cli.workspace)
    register(cli, linked(cli, HANAKO)[1], items=("education", "experience"))
    synced = commands.sync(cli.workspace)

    (request,) = profiles(cli, "list")["requests"]
    profiles(cli, "approve", "1", "", "", request["sha256"])
    commands.sync(cli.workspace)
    (done,) = profiles(cli, "list")["requests"]
    (record,) = profiles(cli, "records")["records"]

    assert offered["offered"] == ["experience", "education"]
    assert synced["statement_agrees"] is True
    assert (request["state"], request["obstacles"]) == ("open", [])
    assert request["values"] == {"experience": "4年", "education": "大学"}
    assert "花子" not in json.dumps(request, ensure_ascii=False)
    assert (done["state"], record["person"]) == ("handed_over", "見本花子１")


def test_a_profile_is_refused(cli: Peer) -> None:
    profiles(cli, "offer", "education", "同意文を確認")
    commands.sync(cli.workspace)
    register(cli, linked(cli, HANAKO)[1], items=("education",))
    commands.sync(cli.workspace)

    (refused,) = profiles(cli, "refuse", "1")["requests"]

    assert refused["state"] == "refused"
    for step, what in (("approve", "1"), ("refuse", "one")):
        with pytest.raises(AppError) as gone:
            profiles(cli, step, what)
        assert gone.value.code is ErrorCode.PROFILE_GONE


def test_an_unknown_item_is_not_offered(cli: Peer) -> None:
    with pytest.raises(AppError) as unknown:
        profiles(cli, "offer", "education,salary", "同意文を確認")

    assert unknown.value.code is ErrorCode.SETTING_INVALID


def test_a_slot_is_used_by_a_file_and_given_back(cli: Peer, tmp_path: Path) -> None:
    gift(cli)
    file = tmp_path / "position.json"
    file.write_text(json.dumps(WELDER, ensure_ascii=False), "utf-8")

    used = relay_acts.slots(cli.workspace, "use", str(file))
    commands.sync(cli.workspace)
    listed: Any = relay_acts.slots(cli.workspace, "list", "")
    released: Any = relay_acts.slots(cli.workspace, "release", str(used["ref"]))
    commands.sync(cli.workspace)
    after: Any = relay_acts.slots(cli.workspace, "list", "")

    assert [one["state"] for one in listed["slots"]] == ["reserved"]
    assert [one["state"] for one in released["slots"]] == ["reserved"]
    assert [one["state"] for one in after["slots"]] == ["released"]
    facts: Any = json.loads(json.dumps(commands.show_credits(cli.workspace)))
    assert (facts["slots_available"], facts["slots_open"], facts["available"]) == (2, 0, 20)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, ErrorCode.IMPORT_FILE_MISSING),
        ("no json", ErrorCode.SLOT_INVALID),
        ("[1]", ErrorCode.SLOT_INVALID),
    ],
    ids=["no-file", "no-json", "no-object"],
)
def test_a_position_that_cannot_be_read_is_named(
    cli: Peer, tmp_path: Path, content: str | None, code: ErrorCode
) -> None:
    file = tmp_path / "position.json"
    if content is not None:
        file.write_text(content, "utf-8")

    with pytest.raises(AppError) as wrong:
        relay_acts.slots(cli.workspace, "use", str(file))

    assert wrong.value.code is code


def test_the_ledger_is_written_and_the_statement_told(cli: Peer, tmp_path: Path) -> None:
    before = relay_acts.ledger(cli.workspace, tmp_path)
    commands.sync(cli.workspace)
    after = relay_acts.ledger(cli.workspace, None)

    assert (before["statement_agrees"], after["statement_agrees"]) == (None, True)
    assert Path(str(after["file"])).parent == cli.workspace.folder.parent / "exports"
    assert after["terms"] == "1"


def test_keys_are_shown_renewed_and_revoked(cli: Peer) -> None:
    first = relay_acts.device_keys(cli.workspace, "show", "")
    second = relay_acts.device_keys(cli.workspace, "renew", "")
    third = relay_acts.device_keys(cli.workspace, "revoke", str(first["device"]))

    assert first["device"] != second["device"] == third["device"]
    assert third["revoked"] == first["device"]


def test_the_command_line_takes_their_arguments(cli: Peer, tmp_path: Path) -> None:
    def run(*typed: str) -> Any:  # noqa: ANN401 - JSON
        options = program._parser().parse_args(list(typed))
        act = getattr(program, f"_{options.act}")
        return json.loads(json.dumps(act(cli.workspace, options)))

    offered = run("profiles", "offer", "education", "--confirm", "同意文を確認", "--actor", "森")

    assert offered == {"offered": ["education"], "requests": []}
    assert run("slots") == {"slots": []}
    assert run("ledger", "--folder", str(tmp_path))["file"].startswith(str(tmp_path))
    assert run("keys")["device"].startswith("d_")
    with pytest.raises(SystemExit):
        run("keys", "forget")
