"""The command line hands an act to the open window over a socket of the same user."""

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from desktop.app.handover import HandoverServer, _name, hand_over
from desktop.app.window import Start, WindowSession
from desktop.core.domain.workspace import NewWorkspace, WorkspaceSettings
from desktop.core.services.workspace.context import WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
from desktop.ui.imports.page import ImportsPage
from desktop.ui.routes import PageKey
from tests import warm_python
from tests.fault.rig import applicants, row_counts

_PASSPHRASE = "正しい合言葉"
Acts = list[tuple[str, Path | None]]
Ask = Callable[..., dict[str, object]]


@pytest.fixture
def acts() -> Acts:
    """What the window was asked to do."""
    return []


@pytest.fixture
def server(tmp_path: Path, acts: Acts, qtbot: QtBot) -> Iterator[HandoverServer]:
    assert qtbot is not None
    owner = QObject()
    made = HandoverServer(tmp_path, lambda act, file: acts.append((act, file)), owner)
    yield made
    made._server.close()


def say(qtbot: QtBot, folder: Path, message: bytes) -> bytes:
    """Send bytes as another program of this user could; return the answer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    assert socket.waitForConnected(1000)
    socket.write(message)
    socket.flush()
    unconnected = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.bytesAvailable() > 0 or socket.state() == unconnected)
    answer = bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return answer


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("wish", "taken"),
    [
        ({"act": "sync", "file": ""}, ("sync", None)),
        ({"act": "import", "file": "/a/応募者.xlsx"}, ("import", Path("/a/応募者.xlsx"))),
    ],
)
def test_a_known_act_is_taken(
    tmp_path: Path,
    qtbot: QtBot,
    acts: Acts,
    *,
    wish: dict[str, str],
    taken: tuple[str, Path | None],
) -> None:
    assert say(qtbot, tmp_path, json.dumps(wish).encode()) == b"ok"
    assert acts == [taken]


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    "message",
    [b"{", b"\xff\xfe", b"[]", b"7", b'{"act": "sync"}', b'{"act": "erase", "file": ""}'],
)
def test_anything_else_is_hung_up_on(
    tmp_path: Path, qtbot: QtBot, acts: Acts, message: bytes
) -> None:
    assert say(qtbot, tmp_path, message) == b""
    assert acts == []


def test_where_nobody_listens_nothing_is_handed_over(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, "sync", "")


def test_a_socket_left_by_a_crash_is_taken_over(tmp_path: Path, qtbot: QtBot, acts: Acts) -> None:
    dead = QLocalServer()
    dead.listen(_name(tmp_path))
    left = Path(dead.fullServerName())
    kept = left.with_name(f"{left.name}.kept")
    left.rename(kept)
    dead.close()
    kept.rename(left)

    owner = QObject()
    server = HandoverServer(tmp_path, lambda act, file: acts.append((act, file)), owner)

    assert say(qtbot, tmp_path, b'{"act": "sync", "file": ""}') == b"ok"
    server._server.close()


def test_two_workspaces_have_two_sockets(tmp_path: Path) -> None:
    assert _name(tmp_path / "a") != _name(tmp_path / "b")
    assert _name(tmp_path / "a") == _name(tmp_path / "b" / ".." / "a")
    assert "a" * 3 not in _name(tmp_path / ("a" * 40))


@pytest.fixture
def session(
    tmp_path: Path, settings: WorkspaceSettings, ports: WorkspacePorts, qtbot: QtBot
) -> Iterator[WindowSession]:
    """Return a window that holds a workspace and listens."""
    folder = tmp_path / "workspace"
    new = NewWorkspace(settings, passphrase=_PASSPHRASE)
    create_workspace(folder, new, ports).workspace.close()
    made = WindowSession(Start(folder), ports)
    made.begin()
    qtbot.waitUntil(lambda: made._handover is not None, timeout=20_000)
    yield made
    made.window.close()
    made.end()


@pytest.fixture
def ask(session: WindowSession, tmp_path: Path, qtbot: QtBot) -> Ask:
    """Return a way to call the command line while the window goes on."""
    secret = tmp_path / "passphrase"
    secret.write_text(_PASSPHRASE, "utf-8")
    environment = os.environ | {
        "PYTHONPATH": str(Path.cwd()),
        "CAREER_RELAY_WORKSPACE": str(session._start.folder),
        "CAREER_RELAY_PASSPHRASE_FILE": str(secret),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }

    def call(*arguments: str) -> dict[str, object]:
        with ThreadPoolExecutor(1) as aside:
            command = ["desktop.cli", *arguments, "--json"]
            process = aside.submit(warm_python.run, command, environment)
            qtbot.waitUntil(process.done, timeout=30_000)
        done = process.result()
        assert "Traceback" not in done.stderr, done.stderr
        facts: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
        return facts | {"code": done.returncode}

    return call


def test_an_import_from_the_command_line_is_shown_in_the_open_window(
    session: WindowSession, ask: Ask, tmp_path: Path, qtbot: QtBot
) -> None:
    file = applicants(tmp_path)

    answer = ask("import", str(file))

    assert answer == {"handed_to_window": True, "code": 0}
    qtbot.waitUntil(lambda: session.window.current_key is PageKey.IMPORTS, timeout=10_000)
    page = session.window.page(PageKey.IMPORTS)
    assert isinstance(page, ImportsPage)
    qtbot.waitUntil(page.start.isVisible, timeout=20_000)
    # Shown, not done: a person at the window decides.
    assert session.context is not None
    assert row_counts(session.context.workspace)["person"] == 0


def test_a_sync_from_the_command_line_is_done_by_the_open_window(
    session: WindowSession, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(session.window, "sync_now", lambda: asked.append("sync"))

    assert ask("sync") == {"handed_to_window": True, "code": 0}
    assert asked == ["sync"]


def test_what_cannot_be_handed_over_is_75_and_the_window_is_left_alone(
    session: WindowSession, ask: Ask, tmp_path: Path
) -> None:
    before = session.window.current_key
    file, out = applicants(tmp_path), tmp_path / "out.xlsx"
    acts = (
        ("doctor",),
        ("anonymize", str(file), "--out", str(out)),
        ("scrub", str(file)),
        ("counts", "age_band"),
    )

    assert [ask(*act) for act in acts] == [{"error": "STORE-0205", "code": 75}] * len(acts)
    assert session.window.current_key is before
    assert not out.exists()
