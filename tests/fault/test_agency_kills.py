"""The agency killed between the two steps of a registration: one credit or none, never two.

4 kills in the suite, 200 under `soak`. What a claim left behind the sweep finishes; who was cut
off before the claim registers again.
"""

import os
import random
import signal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from agency.policy import REAL
from agency.service import settling
from agency.service.registrations import Outcome
from agency.store import invariants
from agency.store.tables import accounts, errands, units
from tests import warm_python
from tests.unit.agency.rig import Rig
from wire.events import EventType

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.slow]
KILLS = 200 if os.environ.get("CAREER_RELAY_SOAK") else 4
PEOPLE = 40 if KILLS < 100 else 600


def run(folder: Path, first: int, kill_at: int) -> tuple[int, int]:
    """Register people until killed; return the next number and the exit code."""
    drawn = [str(word) for word in (folder, first, PEOPLE, kill_at)]
    done = warm_python.run(["tests.fault.agency_registrar", *drawn])
    lines = done.stdout.split()
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr[-2000:]
    return (int(lines[-1]) + 1 if lines else first), done.returncode


def test_no_kill_loses_or_doubles_a_credit(tmp_path: Path) -> None:
    draw = random.Random(27)  # noqa: S311 - drawn kills, the same each time
    rig = Rig(tmp_path, policy=REAL)
    employer = rig.employer()
    tokens = [employer.token() for _ in range(PEOPLE)]
    (tmp_path / "tokens").write_text("\n".join(tokens), "ascii")
    first = killed = 0
    for _ in range(KILLS):
        # Ten looks a registration: five transactions, before and after each commit.
        first, code = run(tmp_path, first, draw.randrange(0, 24))
        killed += code == -signal.SIGKILL
        rig.clock.move(seconds=61)
        settling.sweep(rig.agency)
        if first >= PEOPLE:
            break
        # The person who was cut off comes back, as people do: registered by now, or again.
        again = rig.register(tokens[first], first, is_disclosed=True)
        assert again in {Outcome.REGISTERED, Outcome.USED}
        first += 1
    with rig.agency.store.reading() as connection:
        violations = invariants.violations(connection)
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (accounts, units, errands)
        ]
    page = employer.api.events(after=0, limit=100_000)
    told = [
        event.data["token"]
        for event in page.events
        if event.kind == EventType.REGISTRATION_DISCLOSED
    ]
    earned = employer.api.balance().earned
    rig.agency.store.close()
    print(f"{killed} kills, {first} people")  # noqa: T201 - the proof prints its n

    assert violations == ()
    assert counts == [first, first, 0]
    assert earned == first
    assert sorted(told) == sorted(tokens[:first])
    assert killed >= KILLS // 2
