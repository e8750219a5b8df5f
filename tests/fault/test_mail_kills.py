"""A run of mails whose program is killed and whose line breaks at random points.

20 kills over 70 messages in the suite; 200 over 500 under `tools/dev.py soak`.
"""

import multiprocessing
import os
import re
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from pathlib import Path
from random import Random

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from desktop.core.domain.workspace import SendingRules, Unlock
from desktop.core.security.keystore import MemoryKeyStore
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.send_notices import queue_sending
from desktop.core.services.notices.templates import read_template
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from tests.fault.mail_sender import MUTANTS, send_everything
from tests.fault.rig import applicants, enrol, import_file, reject_all
from tests.integration.agency.rig import LOOPBACK, free_port

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.slow]
_IS_SOAK = "CAREER_RELAY_SOAK" in os.environ
_PEOPLE, _KILLS = (500, 200) if _IS_SOAK else (70, 20)
_POINTS = ("before-data", "accepted", "answered", "dropped", "dropped-accepted")
_LINK = re.compile(r"/r/([0-9a-z]{40})")


@dataclass
class Server:
    """A mail server that kills its client, or drops the line, at points drawn from a seed.

    Attributes:
        got: (Message-ID, recipient, link) of every message it took responsibility for.
        victim: The process to kill; None while nothing is planned.
    """

    draw: Random
    kills_left: int
    spacing: int
    points: tuple[str, ...] = _POINTS
    got: list[tuple[str, str, str]] = field(default_factory=list)
    victim: int | None = None
    done: Counter[str] = field(default_factory=Counter)
    until_next: int = 1

    def _point(self) -> str:
        """Return what happens at this message; empty for nothing."""
        self.until_next -= 1
        if self.until_next > 0 or not self.kills_left or self.victim is None:
            return ""
        self.until_next = self.draw.randint(1, self.spacing)
        self.kills_left -= 1
        point = self.draw.choice(self.points)
        self.done[point] += 1
        return point

    def _kill(self) -> None:
        victim, self.victim = self.victim, None
        if victim is not None:
            os.kill(victim, signal.SIGKILL)

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        point = self._point()
        content = envelope.content
        assert isinstance(content, bytes)
        if point == "before-data":
            self._kill()
        if point in {"before-data", "dropped"}:
            assert server.transport is not None
            server.transport.abort()
            return "451 never read"
        message = message_from_bytes(content, policy=policy.default)
        link = _LINK.search(message.get_content())
        self.got.append((str(message["Message-ID"]), envelope.rcpt_tos[0], link[1] if link else ""))
        if point == "accepted":
            self._kill()
        elif point == "answered":
            threading.Timer(self.draw.random() * 0.01, self._kill).start()
        elif point == "dropped-accepted":
            assert server.transport is not None
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def queued(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Return a closed workspace with a mail with its own link waiting for each person."""
    rules = SendingRules(0, 0, 100_000, hour_from=0, hour_to=0, business_days_only=False)
    save_settings(workspace, replace(read_settings(workspace), sending=rules))
    enrol(workspace)
    import_file(workspace, applicants(tmp_path, _PEOPLE))
    reject_all(workspace)
    letters = (list_waiting(workspace), read_template(workspace, "document"))
    assert queue_sending(workspace, [letters]).count == _PEOPLE
    with workspace.store.write() as connection:
        # The children live by the computer's clock: for them it was due long ago, but not stale.
        connection.exec_driver_sql(
            "UPDATE notice SET due_at = strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-1 hour')"
        )
    workspace.close()
    return workspace


@pytest.fixture
def server() -> Iterator[tuple[Server, int]]:
    spacing = max(1, 2 * _PEOPLE // _KILLS - 2)
    made = Server(Random(20), _KILLS, spacing)  # noqa: S311 - chance, no secret
    controller = Controller(made, hostname=LOOPBACK, port=free_port())
    controller.start()
    yield made, controller.port
    controller.stop()


@dataclass(frozen=True)
class Outcome:
    """How a run ended: the server's and the store's word on every message."""

    got: list[tuple[str, str, str]]
    expected: dict[str, tuple[str, str]]
    states: dict[str, str]
    disturbances: int

    def twice(self) -> list[str]:
        return [key for key, count in Counter(one[0] for one in self.got).items() if count > 1]

    def to_the_wrong_person(self) -> int:
        return sum(self.expected.get(key) != (who, link) for key, who, link in self.got)


def play(
    workspace: Workspace,
    ports: WorkspacePorts,
    server: tuple[Server, int],
    *,
    mutant: str = "",
) -> Outcome:
    """Start the sender again and again until everything is sent."""
    made, port = server
    assert isinstance(ports.key_store, MemoryKeyStore)
    key = ports.key_store.read(workspace.workspace_id)
    assert key is not None
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.fault.mail_sender"])
    for _ in range(_KILLS + 50):
        arguments = (workspace.folder, (workspace.workspace_id, key), port, mutant)
        process = context.Process(target=send_everything, args=arguments)
        process.start()
        made.victim = process.pid
        process.join(60)
        assert process.exitcode is not None, "the sender hangs"
        made.victim = None
        if process.exitcode == 0:
            break
    again = open_workspace(workspace.folder, Unlock(), ports)
    with again.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT message_id, recipient, token, state FROM notice"
        ).all()
    again.close()
    return Outcome(
        made.got,
        {row[0]: (row[1], row[2]) for row in rows},
        {row[0]: row[3] for row in rows},
        sum(made.done.values()),
    )


def test_kills_and_broken_lines_send_nothing_twice_and_lose_nothing(
    queued: Workspace, ports: WorkspacePorts, server: tuple[Server, int]
) -> None:
    outcome = play(queued, ports, server)

    states = Counter(outcome.states.values())
    taken = {key for key, _, _ in outcome.got}
    assert outcome.twice() == []
    assert outcome.to_the_wrong_person() == 0
    assert outcome.disturbances == _KILLS
    assert set(states) <= {"sent", "unknown"}
    assert states["unknown"] <= outcome.disturbances
    assert {key for key, state in outcome.states.items() if state == "sent"} <= taken
    assert len(taken) >= _PEOPLE - states["unknown"]
    assert len({link for _, _, link in outcome.got}) == len(taken)


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_defect_in_what_is_written_down_is_found(
    queued: Workspace, ports: WorkspacePorts, server: tuple[Server, int], mutant: str
) -> None:
    made, _ = server
    made.points = ("accepted", "dropped-accepted")
    made.kills_left = 12

    outcome = play(queued, ports, server, mutant=mutant)

    assert outcome.twice() != []
