"""Loads a page: as fast as it goes, for processor time; and by the clock, for waiting time."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tools.bench._agency_rig import Server

_LINES = 4
_OPEN_LINES = 32
_OK = b"HTTP/1.1 200 "


@dataclass(frozen=True, slots=True)
class Waits:
    """Waiting times of an open loop, in milliseconds: from the moment a request was due."""

    p50_ms: float
    p99_ms: float


def page(server: Server, token: str) -> tuple[bytes, bytes]:
    """Return head and body of a page."""
    return asyncio.run(_once(server, token))


def load_cpu_s(server: Server, tokens: Sequence[str], count: int) -> float:
    """Ask for pages over a few kept lines; return the server's processor time."""
    began = server.cpu_s()
    asyncio.run(_closed_loop(server, tokens, count))
    return server.cpu_s() - began


def open_loop(server: Server, tokens: Sequence[str], *, per_second: int, seconds: int) -> Waits:
    """Ask at fixed moments, whether or not the answers have come."""
    waits = sorted(asyncio.run(_open_loop(server, tokens, per_second, per_second * seconds)))
    return Waits(waits[len(waits) // 2], waits[int(len(waits) * 0.99)])


class _Line:
    """One kept connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self.writer = writer

    async def ask(self, token: str) -> tuple[bytes, bytes]:
        self.writer.write(
            f"GET /r/{token} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: ja\r\n\r\n".encode()
        )
        head = await self._reader.readuntil(b"\r\n\r\n")
        if not head.startswith(_OK):
            raise RuntimeError(f"no page: {head[:20]!r}")
        _, _, rest = head.lower().partition(b"content-length: ")
        return head, await self._reader.readexactly(int(rest.partition(b"\r")[0]))


async def _lines(server: Server, count: int) -> list[_Line]:
    return [_Line(*await asyncio.open_connection("127.0.0.1", server.port)) for _ in range(count)]


async def _close(lines: Sequence[_Line]) -> None:
    for line in lines:
        line.writer.close()
        await line.writer.wait_closed()


async def _once(server: Server, token: str) -> tuple[bytes, bytes]:
    lines = await _lines(server, 1)
    found = await lines[0].ask(token)
    await _close(lines)
    return found


async def _closed_loop(server: Server, tokens: Sequence[str], count: int) -> None:
    lines = await _lines(server, _LINES)

    async def run(line: _Line, first: int) -> None:
        for number in range(first, count, _LINES):
            await line.ask(tokens[number % len(tokens)])

    await asyncio.gather(*(run(line, first) for first, line in enumerate(lines)))
    await _close(lines)


async def _open_loop(
    server: Server, tokens: Sequence[str], per_second: int, count: int
) -> list[float]:
    lines = await _lines(server, _OPEN_LINES)
    free: asyncio.Queue[_Line] = asyncio.Queue()
    for line in lines:
        free.put_nowait(line)
    waits: list[float] = []

    async def ask(due: float, token: str) -> None:
        line = await free.get()
        await line.ask(token)
        waits.append((time.perf_counter() - due) * 1_000)
        free.put_nowait(line)

    began = time.perf_counter() + 0.1
    running = []
    for number in range(count):
        due = began + number / per_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        running.append(asyncio.ensure_future(ask(due, tokens[number % len(tokens)])))
    await asyncio.gather(*running)
    await _close(lines)
    return waits
