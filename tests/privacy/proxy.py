"""A TCP proxy on loopback that keeps every byte of both directions."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from wire import encoding

_LOOPBACK = "127.0.0.1"


@dataclass(slots=True)
class Line:
    """One connection: what each side said."""

    asked: bytearray = field(default_factory=bytearray)
    answered: bytearray = field(default_factory=bytearray)


class RecordingProxy:
    """Hands bytes through to ``target`` once that is set. Use it in a ``with`` statement."""

    def __init__(self) -> None:
        self._listener = socket.create_server((_LOOPBACK, 0))
        self._pool = ThreadPoolExecutor(max_workers=32)
        self._open: list[socket.socket] = []
        self.port = int(self._listener.getsockname()[1])
        self.target = 0
        self.lines: list[Line] = []

    def __enter__(self) -> Self:
        self._pool.submit(self._serve)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._pool.shutdown()

    def heard(self) -> bytes:
        """Return all bytes as they went, and all bodies as they read once unpacked."""
        raw = b"".join(bytes(line.asked) + bytes(line.answered) for line in self.lines)
        unpacked = b"\n".join(
            body
            for line in self.lines
            for stream in (line.asked, line.answered)
            for body in _bodies(bytes(stream))
        )
        return raw + b"\n" + unpacked

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection((_LOOPBACK, self.target))
                line = Line()
                self.lines.append(line)
                self._open += [near, far]
                self._pool.submit(_pass, near, far, line.asked)
                self._pool.submit(_pass, far, near, line.answered)


def _pass(source: socket.socket, target: socket.socket, kept: bytearray) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            kept += data
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def _bodies(stream: bytes) -> Iterator[bytes]:
    """Read HTTP messages one after the other; an unknown encoding is the test's own fault."""
    while b"\r\n\r\n" in stream:
        head, _, stream = stream.partition(b"\r\n\r\n")
        lines = [line.partition(b":") for line in head.split(b"\r\n")[1:]]
        named = {name.strip().lower(): value.strip() for name, _, value in lines}
        size = int(named.get(b"content-length", b"0"))
        body, stream = stream[:size], stream[size:]
        if body:
            packed = named.get(b"content-encoding", b"identity").decode("ascii")
            yield encoding.inflate(body, packed)
