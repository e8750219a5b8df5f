"""Hand an act to the window that holds the workspace: a local socket of the same user.

Source:
    Decision 31.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 3000
_MAX_BYTES = 8192


def hand_over(folder: Path, act: str, file: str) -> bool:
    """Ask the open window to do ``sync`` or ``import``; return whether it took the act."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(json.dumps({"act": act, "file": file}).encode())
    socket.waitForBytesWritten(_WAIT_MS)
    taken = socket.waitForReadyRead(_WAIT_MS) and bytes(socket.readAll().data()) == b"ok"
    socket.disconnectFromServer()
    return taken


class HandoverServer(QObject):
    """Listens while the window holds the workspace.

    Args:
        folder: The workspace's folder; names the socket.
        on_act: Called on the main thread with the act and the file.
        parent: Owner.
    """

    def __init__(
        self, folder: Path, on_act: Callable[[str, Path | None], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._on_act = on_act
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(folder))
        self._server.newConnection.connect(self._greet)
        self._server.listen(_name(folder))

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        try:
            wish = json.loads(bytes(socket.read(_MAX_BYTES).data()))
            act, file = str(wish["act"]), str(wish["file"])
        except (ValueError, KeyError, TypeError):
            socket.disconnectFromServer()
            return
        if act not in ("sync", "import"):
            socket.disconnectFromServer()
            return
        socket.write(b"ok")
        socket.flush()
        self._on_act(act, Path(file) if file else None)


def _name(folder: Path) -> str:
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return f"career-relay-{digest}"
