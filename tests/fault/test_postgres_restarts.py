"""PostgreSQL stopped at once while desktops send: what was acknowledged is there, once and whole.

Two stops in the suite, twenty and more in `soak`. The server commits to the disk as it would at a
placement firm; the agency's own process lives through it all.
"""

import os
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from tests.integration.agency.postgres import PostgresServer, need_postgres, postgres
from tests.integration.agency.rig import LOOPBACK, AgencyProcess, Desktop, a_body
from wire import canonical
from wire.api import AgencyRefusedError, AgencyUnreachableError
from wire.batch import GENESIS
from wire.vocabulary import published

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.slow]
_IS_SOAK = "CAREER_RELAY_SOAK" in os.environ
_STOPS = 25 if _IS_SOAK else 2
_DESKTOPS = 3
_BETWEEN_S = (0.5, 2.0) if _IS_SOAK else (0.3, 0.6)
_SERVER_FAULT = 500
_AGES = sorted(published().values["age_band"])
_REGIONS = sorted(published().values["region"])
_OCCUPATIONS = sorted(published().values["occupation"])


@dataclass
class Sending:
    """One desktop that sends batch after batch until it is told to stop.

    Attributes:
        desktop: Its keys and client.
        age_band: What its records say, and no other desktop's.
        taken: How many records each acknowledged batch has.
        disturbed: How often no answer came, or one that says to try again.
        is_over: Whether to stop after the batch at hand.
    """

    desktop: Desktop
    age_band: str
    taken: dict[str, int] = field(default_factory=dict)
    disturbed: int = 0
    is_over: bool = False

    def run(self) -> None:
        seq, head = 0, GENESIS
        while not self.is_over:
            body = a_body(
                20 + seq % 30,
                age_band=self.age_band,
                region=_REGIONS[seq % len(_REGIONS)],
                occupation=_OCCUPATIONS[seq // len(_REGIONS)],
            )
            seq += 1
            self._send(body, seq, head)
            head = canonical.sha256_hex(body)
            self.taken[head] = body.count(b"\n") - 1

    def _send(self, body: bytes, seq: int, head: str) -> None:
        """Send until it is acknowledged, always the same bytes under the same number."""
        while True:
            try:
                self.desktop.client.put_batch(body, seq=seq, prev=head)
            except AgencyUnreachableError:
                self.disturbed += 1
            except AgencyRefusedError as refusal:
                if refusal.status < _SERVER_FAULT:
                    raise
                self.disturbed += 1
            else:
                return
            time.sleep(0.05)


def lost_or_wrong(server: PostgresServer, name: str, taken: dict[str, int]) -> dict[str, object]:
    """Compare what was acknowledged with what is held; an empty answer means: the same."""
    with server.connect(name) as connection:
        rows = connection.execute(
            "SELECT b.sha256, b.n, count(r.line) FROM batches b LEFT JOIN records r"
            " ON r.employer_id = b.employer_id AND r.batch_no = b.no GROUP BY b.sha256, b.n"
        ).fetchall()
        told = connection.execute(
            "SELECT data::json ->> 'batch' FROM events WHERE type = 'batch.accepted'"
        ).fetchall()
        gaps = connection.execute(
            "SELECT employer_id FROM events GROUP BY employer_id HAVING count(*) <> max(seq)"
        ).fetchall()
    held = {str(sha256): (n, count) for sha256, n, count in rows}
    faults = {
        "missing": sorted(set(taken) - set(held)),
        "wrong": sorted(one for one, (n, count) in held.items() if n != count),
        "other": sorted(one for one in taken if held.get(one, (0, 0))[0] != taken[one]),
        "not acknowledged": sorted(set(held) - set(taken)),
        "told": Counter(str(row[0]) for row in told) - Counter(held.keys()),
        "untold": Counter(held.keys()) - Counter(str(row[0]) for row in told),
        "gaps": gaps,
    }
    return {name: found for name, found in faults.items() if found}


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    need_postgres()
    with postgres(durable=True) as made:
        yield made


def test_stops_at_once_under_load_lose_and_double_nothing(
    server: PostgresServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = Random(6)  # noqa: S311 - chance, no secret
    name = server.create()
    agency = AgencyProcess(tmp_path, 9, "--policy", "bench", database_url=server.url(name))
    senders = [
        Sending(Desktop(agency.enrolment_string(f"見本{age}")), age) for age in _AGES[:_DESKTOPS]
    ]
    for sender in senders:
        sender.desktop.enrol()
    with ThreadPoolExecutor(_DESKTOPS) as pool:
        running = [pool.submit(sender.run) for sender in senders]
        for _ in range(_STOPS):
            time.sleep(chance.uniform(*_BETWEEN_S))
            server.crash()
            server.start()
        time.sleep(_BETWEEN_S[0])
        for sender in senders:
            sender.is_over = True
        for each in running:
            each.result()
    agency.stop()
    taken = {batch: count for sender in senders for batch, count in sender.taken.items()}
    disturbed = sum(sender.disturbed for sender in senders)

    assert lost_or_wrong(server, name, taken) == {}
    assert disturbed >= _STOPS
    assert len(taken) == sum(len(sender.taken) for sender in senders) > _STOPS
    with capsys.disabled():
        print(  # noqa: T201 - it tells its n
            f"\n{_STOPS} stops, {disturbed} requests disturbed, {len(taken)} batches and"
            f" {sum(taken.values())} records acknowledged: 0 missing, 0 wrong"
        )
    _the_comparison_finds_what_is_wrong(server, name, taken)


def _the_comparison_finds_what_is_wrong(
    server: PostgresServer, name: str, taken: dict[str, int]
) -> None:
    first, second = sorted(taken)[:2]
    with server.connect(name) as connection:
        connection.execute(
            "DELETE FROM records USING batches b WHERE line = 2 AND sha256 = %s"
            " AND records.employer_id = b.employer_id AND records.batch_no = b.no",
            [first],
        )
        connection.execute("DELETE FROM batches WHERE sha256 = %s", [second])
        connection.execute(
            "INSERT INTO events SELECT employer_id, seq + 1000000, id, type, at, data, prev"
            " FROM events WHERE data::json ->> 'batch' = %s",
            [first],
        )
    found = lost_or_wrong(server, name, taken)

    assert found["missing"] == [second]
    assert found["wrong"] == [first]
    assert found["told"] == Counter([first, second])
    assert found["gaps"]
