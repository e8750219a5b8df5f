"""The same agency asked in four ways, for the contract tests."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from agency.app import make_app
from agency.in_process import InProcessAgency
from agency.policy import DEMO
from agency.service import enrolments, registrations
from agency.service.context import Agency
from tests.contract.asgi import AsgiAdapter
from tests.integration.agency.postgres import PostgresServer
from tests.integration.agency.rig import AgencyProcess, Desktop, Mailbox
from tests.unit.agency.rig import Letters, Rig, form, visitor
from wire import keys, link_token
from wire.api import AgencyApi
from wire.link_token import TokenKind
from wire.messages import Enrolment, EnrolmentRequest

WAYS = ("in-process", "asgi", "http-sqlite", "http-postgresql")


@dataclass
class Peer:
    """An enrolled device and the agency it speaks to.

    Attributes:
        api: The agency as the device asks it.
        request: What the device enrolled with.
        enrolment: What it was answered.
        link_key: Its link key.
        agency: The agency's own side, beside a server that runs it.
        desktop: The device's keys.
    """

    api: AgencyApi
    request: EnrolmentRequest
    enrolment: Enrolment
    link_key: bytes
    agency: Agency
    desktop: Desktop

    def token(self, kind: TokenKind = TokenKind.PERSONAL) -> str:
        nonce = secrets.token_bytes(10)
        return link_token.mint(self.link_key, self.enrolment.kid, kind, nonce)

    def register(self, token: str, number: int, **changes: object) -> None:
        """Let a person register; her mail is read at the port."""
        letters = Letters()
        agency = replace(self.agency, mailer=letters)
        agency.links.forget()
        link = agency.links.resolve(token)
        if link is None:
            raise RuntimeError("the link is not answered")
        asked = form(number, **changes)
        begun = registrations.begin(agency, link, asked)
        code = letters.code_for(asked.data.email)
        registrations.confirm(agency, begun.pending_id, code, visitor(number))

    def earn(self, count: int) -> None:
        """Let so many people register, nobody twice."""
        for _ in range(count):
            self.register(self.token(), secrets.randbelow(10**8))


@dataclass
class Processes:
    """The agency processes of a module, started by the first test that needs one."""

    folder: Path
    mailbox: Mailbox
    stack: ExitStack

    def __post_init__(self) -> None:
        self._running: dict[str, AgencyProcess] = {}

    def get(self, way: str, request: pytest.FixtureRequest) -> AgencyProcess:
        if way not in self._running:
            url = ""
            if way == "http-postgresql":
                server: PostgresServer = request.getfixturevalue("postgres_server")
                url = server.url(server.create())
            folder = self.folder / way
            folder.mkdir()
            started = AgencyProcess(folder, self.mailbox.port, "--policy", "demo", database_url=url)
            self.stack.callback(started.stop)
            self._running[way] = started
        return self._running[way]


@contextmanager
def open_processes(folder: Path) -> Iterator[Processes]:
    """Keep processes until the end of a module."""
    with ExitStack() as stack:
        mailbox = Mailbox()
        stack.callback(mailbox.close)
        yield Processes(folder, mailbox, stack)


@contextmanager
def open_peer(
    way: str, processes: Processes, folder: Path, request: pytest.FixtureRequest
) -> Iterator[Peer]:
    """Enrol a fresh device of a fresh employer at the agency of a way."""
    with ExitStack() as stack:
        if way.startswith("http"):
            process = processes.get(way, request)
            desktop = Desktop(process.enrolment_string())
            beside = process.beside()
            stack.callback(beside.store.close)
            stack.callback(desktop.client.close)
            desktop.enrol()
            yield _peer(desktop.client, desktop, beside)
            return
        agency = Rig(folder, policy=DEMO).agency
        stack.callback(agency.store.close)
        desktop = Desktop(enrolments.create_code(agency, "株式会社みのり精工").text)
        stack.callback(desktop.client.close)
        api: AgencyApi = desktop.client
        if way == "asgi":
            adapter = AsgiAdapter(make_app(agency))
            desktop.client._session.mount("http://", adapter)
            desktop.enrol()
        else:
            api = InProcessAgency(agency, keys.device_id(desktop.key.public_key()))
            desktop.enrolment = api.enrol(desktop.request())
            desktop.link_key = agency.secrets.link_key(desktop.enrolment.kid)
        yield _peer(api, desktop, agency)


def _peer(api: AgencyApi, desktop: Desktop, agency: Agency) -> Peer:
    return Peer(api, desktop.request(), desktop.enrolment, desktop.link_key, agency, desktop)
