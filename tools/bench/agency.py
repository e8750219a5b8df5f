"""The agency's speed beside the least a server can do, both in the same minutes (decision 37).

`ingest_*_ratio_to_floor`: the processor time a bare route needs for the same records, by ours.
50 employers send 20,000 records each, 5,000 a request, over real sockets; the processor time is
the server process's alone (not the sender's, not PostgreSQL's). Ours and the floor take turns.
`recompute_share` is the processor time of the check of k and l on the same batches, by that of the
ingest it is a larger part of. `page_ratio_to_bare_framework` compares the relay page with a bare
route of the same framework that answers the same bytes. `page_p99_ms` is the waiting time at 200
requests a second by the clock, the lowest of three runs; the bare route's stands beside it.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.integration.agency.postgres import postgres  # noqa: E402
from tools.bench import _agency_pages as pages  # noqa: E402
from tools.bench._agency_rig import (  # noqa: E402
    PER_REQUEST,
    FloorSender,
    Place,
    Sender,
    Server,
    body_of,
    enrol,
    serve_agency,
    serve_floor,
)
from tools.bench._report import Figure, tell  # noqa: E402
from wire import batch, privacy_floor  # noqa: E402
from wire.batch import Batch  # noqa: E402

_RECORDS = 1_000_000
_EMPLOYERS = 50
_TURNS = 10
_PAGES = 20_000
_TOKENS = 500
_PER_SECOND = 200
_SECONDS = 10
_RUNS = 3


@dataclass
class Spent:
    """What one side has used for how many records."""

    cpu_s: float = 0.0
    wall_s: float = 0.0
    records: int = 0

    @property
    def rate(self) -> float:
        """Records per second of processor time."""
        return self.records / self.cpu_s


def main() -> int:
    """Measure ingest on both databases, then the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    options.add_argument("--records", type=int, default=_RECORDS)
    options.add_argument("--only", choices=["sqlite", "pg", "page"], help="measure one of them")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="cr-bench-") as name:
        folder = Path(name)
        shares = []
        for kind, ours, floor in _databases(folder):
            if given.only not in {None, kind}:
                continue
            found, share = _ingest(kind, Place(ours, folder / f"{kind}.keys"), floor, given.records)
            shares.append(share)
            tell(found, as_json=given.json)
        if shares:
            tell([_recompute(max(shares))], as_json=given.json)
        if given.only in {None, "page"}:
            tell(_pages(folder), as_json=given.json)
    return 0


def _databases(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Give kind, the agency's database and the floor's; both commit to the disk."""
    yield "sqlite", str(folder / "ours.sqlite"), str(folder / "floor.sqlite")
    with postgres(durable=True) as server:
        yield "pg", *(server.url(server.create()) for _ in range(2))


def _ingest(kind: str, ours: Place, floor: str, records: int) -> tuple[list[Figure], float]:
    with _serving(serve_agency(ours), serve_floor(floor)) as (agency, bare):
        senders = enrol(agency, ours, _EMPLOYERS)
        bench = _Ingest(agency, bare, senders)
        bench.run(records // PER_REQUEST)
        for sender in senders:
            sender.client.close()
    return bench.figures(kind), bench.recompute_s / bench.ours.cpu_s


@contextmanager
def _serving(*servers: Server) -> Iterator[tuple[Server, ...]]:
    try:
        yield servers
    finally:
        for server in servers:
            server.stop()


class _Ingest:
    """Ours and the floor in turns."""

    def __init__(self, agency: Server, bare: Server, senders: list[Sender]) -> None:
        self._agency = agency
        self._bare = bare
        self._senders = senders
        self._floor_sender = FloorSender(bare)
        self.ours, self.floor = Spent(), Spent()
        self.recompute_s = 0.0

    def run(self, batches: int) -> None:
        """Send so many batches to both, in ten turns."""
        # The first batch warms both up and is not counted.
        self._turn([10**9], is_counted=False)
        size = max(1, batches // _TURNS)
        for first in range(0, batches, size):
            self._turn(range(first, min(first + size, batches)))

    def _turn(self, numbers: Iterable[int], *, is_counted: bool = True) -> None:
        bodies = {number: body_of(number) for number in numbers}
        ours, floor = self._send_ours(bodies), self._send_floor(bodies)
        if is_counted:
            self.recompute_s += _recompute_s(bodies)
            for total, part in ((self.ours, ours), (self.floor, floor)):
                total.cpu_s += part.cpu_s
                total.wall_s += part.wall_s
                total.records += part.records

    def _send_ours(self, bodies: dict[int, bytes]) -> Spent:
        with _spending(self._agency, bodies) as spent:
            for number, body in bodies.items():
                spent.records += self._senders[number % len(self._senders)].send(body)
        return spent

    def _send_floor(self, bodies: dict[int, bytes]) -> Spent:
        with _spending(self._bare, bodies) as spent:
            for number, body in bodies.items():
                employer = number % len(self._senders)
                spent.records += self._floor_sender.send(employer, number + 1, body)
        return spent

    def figures(self, kind: str) -> list[Figure]:
        """Return what was found."""
        ratio = self.floor.cpu_s / self.ours.cpu_s
        n = f"n = {self.ours.records:,} records, {PER_REQUEST:,} a request"
        name = f"ingest_{kind}_1m"
        return [
            Figure(
                f"{name}_ratio_to_floor",
                round(ratio, 3),
                "",
                ">= 0.7",
                f"floor {self.floor.cpu_s:.2f} CPU s, ours {self.ours.cpu_s:.2f} CPU s; {n}",
            ),
            Figure(f"{name}_records_per_cpu_s", round(self.ours.rate), "1/s", "–", n),
            Figure(f"{name}_floor_records_per_cpu_s", round(self.floor.rate), "1/s", "–", n),
            Figure(
                f"{name}_wall_s",
                round(self.ours.wall_s, 1),
                "s",
                "–",
                f"sender included; the floor's: {self.floor.wall_s:.1f} s",
            ),
        ]


@contextmanager
def _spending(server: Server, bodies: dict[int, bytes]) -> Iterator[Spent]:
    spent = Spent()
    began, cpu_s = time.perf_counter(), server.cpu_s()
    yield spent
    spent.cpu_s, spent.wall_s = server.cpu_s() - cpu_s, time.perf_counter() - began
    if spent.records != len(bodies) * PER_REQUEST:
        raise RuntimeError("not all records were taken")


def _recompute_s(bodies: dict[int, bytes]) -> float:
    spent = 0.0
    for body in bodies.values():
        read = batch.from_bytes(body)
        if not isinstance(read, Batch):
            raise TypeError("a batch of ours cannot be read")
        began = time.process_time()
        faults = privacy_floor.check_batch(read.records, read.manifest)
        spent += time.process_time() - began
        if faults:
            raise RuntimeError("a batch of ours falls below the floor")
    return spent


def _recompute(share: float) -> Figure:
    anchor = "CPU time of check_batch by that of the ingest, the larger share of both databases"
    return Figure("recompute_share", round(share, 3), "", "< 0.20", anchor)


def _pages(folder: Path) -> list[Figure]:
    place = Place(str(folder / "pages.sqlite"), folder / "pages.keys")
    with _serving(serve_agency(place)) as (agency,):
        sender = enrol(agency, place, 1)[0]
        tokens = [sender.token() for _ in range(_TOKENS)]
        head, body = pages.page(agency, tokens[0])
        file = folder / "page.html"
        file.write_bytes(body)
        with _serving(serve_floor(str(folder / "bare.sqlite"), str(file))) as (bare,):
            bare_head, bare_body = pages.page(bare, tokens[0])
            if (len(head), body) != (len(bare_head), bare_body):
                raise RuntimeError("the bare route does not answer the same bytes")
            ours = floor = 0.0
            for _ in range(_TURNS):
                ours += pages.load_cpu_s(agency, tokens, _PAGES // _TURNS)
                floor += pages.load_cpu_s(bare, tokens, _PAGES // _TURNS)
            figures = [
                _page_ratio(ours, floor),
                _waits(agency, bare, tokens),
            ]
    return figures


def _page_ratio(ours: float, floor: float) -> Figure:
    per_page = f"floor {floor / _PAGES * 1e6:.0f} µs, ours {ours / _PAGES * 1e6:.0f} µs CPU a page"
    ratio = round(floor / ours, 3)
    return Figure("page_ratio_to_bare_framework", ratio, "", ">= 0.6", f"{per_page}; n = {_PAGES}")


def _waits(agency: Server, bare: Server, tokens: list[str]) -> Figure:
    found = []
    for _ in range(_RUNS):
        mine, idle = (
            pages.open_loop(each, tokens, per_second=_PER_SECOND, seconds=_SECONDS)
            for each in (agency, bare)
        )
        found.append((mine.p99_ms, mine.p50_ms, idle.p99_ms))
    p99, p50, idle_p99 = min(found)
    anchor = (
        f"{_PER_SECOND}/s by the clock, lowest of {_RUNS} runs of {_SECONDS} s; p50 {p50:.1f} ms; "
        f"the bare route beside it: p99 {idle_p99:.1f} ms"
    )
    return Figure("page_p99_ms", round(p99, 1), "ms", "< 50", anchor)


if __name__ == "__main__":
    sys.exit(main())
