"""Registers people one after the other, and may be killed at any commit: see the test beside.

Usage: agency_registrar.py FOLDER FIRST LAST KILL_AT

Kills itself just before (even) or just after (odd) the drawn commit, as a power cut would.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from agency.store.engine import Store
from tests.unit.agency.rig import Rig

SCOPES = ("of_employer", "of_person")


class Reaper:
    """Counts commits and ends the process at one of them."""

    def __init__(self, kill_at: int) -> None:
        self._left = kill_at

    def step(self) -> None:
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1


def arm(reaper: Reaper) -> None:
    """Let the reaper look at every writing transaction before and after its commit."""
    for name in SCOPES:
        real = getattr(Store, name)

        @contextmanager
        def scope(store: Store, key: object, real: object = real) -> Iterator[Connection]:
            with real(store, key) as connection:  # type: ignore[operator]
                yield connection
                reaper.step()
            reaper.step()

        setattr(Store, name, scope)


def main(folder: str, first: str, last: str, kill_at: str) -> None:
    rig = Rig(Path(folder))
    tokens = (Path(folder) / "tokens").read_text("ascii").split()
    arm(Reaper(int(kill_at)))
    for number in range(int(first), int(last)):
        rig.register(tokens[number], number, is_disclosed=True)
        print(number, flush=True)  # noqa: T201 - the parent reads how far it came


if __name__ == "__main__":
    main(*sys.argv[1:])
