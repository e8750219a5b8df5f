"""Runs the agency on a socket."""

import asyncio
import gc
import itertools
import json
import logging
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

import uvicorn
from typing_extensions import override

from agency.app import make_app
from agency.clock import SystemClock, seconds
from agency.mailer import SmtpMailer, SmtpSecurity
from agency.policy import BY_NAME
from agency.secret_keys import load_or_create
from agency.service import due, enrolments, settling
from agency.service.context import Agency
from agency.service.links import LinkDirectory
from agency.settings import SAMPLE_COMPANY, read_profile
from agency.store import published
from agency.store.engine import StoreError, open_store
from agency.store.published import ChangedInPlaceError
from wire.enrolment_string import is_loopback_literal
from wire.messages import AgencyProfile

log = logging.getLogger(__name__)
SWEEP_EVERY_S: Final = 60.0
_GARBAGE_THRESHOLD: Final = 50_000
_ROUNDS_AN_HOUR: Final = 60


class RefusedToServeError(Exception):
    """The options do not fit together; the message says which."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says.

    Attributes:
        database: Database file, or the URL of a PostgreSQL database.
        keys: File of the secrets; by default beside the database file.
        host: Address to listen on.
        port: Port; 0 takes a free one.
        public_url: Beginning of the agency's addresses; derived from host and port if empty.
        smtp_host: Mail server.
        smtp_port: Its port.
        smtp_security: `none`, `starttls` or `tls`.
        smtp_user: Who logs in there; empty for nobody.
        smtp_password_file: File whose first line is the password.
        policy: `real`, `demo` or `bench`.
        profile: Profile file, or `None` for the sample agency.
        clock_offset_file: File that moves the clock, for tests.
        trusted_proxy: Address whose `X-Forwarded-For` is believed; empty for none.
    """

    database: Path | str
    host: str = "127.0.0.1"
    port: int = 8080
    public_url: str = ""
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 25
    smtp_security: str = "none"
    smtp_user: str = ""
    smtp_password_file: Path | None = None
    policy: str = "real"
    profile: Path | None = None
    clock_offset_file: Path | None = None
    trusted_proxy: str = ""
    keys: Path | None = None


def check(options: Options) -> None:
    """Check that what is meant for demos and tests cannot be reached from outside.

    Raises:
        RefusedToServeError: Demo or bench policy, or a moved clock, beyond loopback.
    """
    if is_loopback_literal(options.host):
        return
    if options.policy != "real":
        raise RefusedToServeError(f"the {options.policy} policy is for a loopback address only")
    if options.clock_offset_file is not None:
        raise RefusedToServeError("a moved clock is for a loopback address only")


def open_agency(options: Options, port: int) -> Agency:
    """Open store and secrets, keep today's terms, and put an agency together.

    Raises:
        RefusedToServeError: No place is named for the secrets of an agency on PostgreSQL, or terms
            were changed under a version that employers have agreed to.
    """
    keys_file = _keys_file(options)
    store = open_store(options.database)
    secrets = load_or_create(keys_file)
    profile = read_profile(options.profile)
    clock = SystemClock(options.clock_offset_file)
    try:
        with store.of_nobody() as connection:
            published.keep_terms(connection, profile.terms, at=seconds(clock.now()))
    except ChangedInPlaceError:
        raise RefusedToServeError("new terms need a new version") from None
    return Agency(
        store=store,
        secrets=secrets,
        clock=clock,
        policy=BY_NAME[options.policy],
        profile=profile,
        public_url=options.public_url.rstrip("/") or _own_url(options.host, port),
        mailer=_mailer(options, profile.agency),
        links=LinkDirectory(store, secrets, clock),
    )


def _mailer(options: Options, profile: AgencyProfile) -> SmtpMailer:
    file = options.smtp_password_file
    return SmtpMailer(
        host=options.smtp_host,
        port=options.smtp_port,
        sender_name=profile.name,
        sender=profile.contact_email,
        security=SmtpSecurity(options.smtp_security),
        user=options.smtp_user,
        # In a file, for a command line can be read by everybody on the machine.
        password="" if file is None else file.read_text("utf-8").splitlines()[0],
    )


def _settle_garbage() -> None:
    """Let the collector pass over what was imported: it stays, and batches make no cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE_THRESHOLD)


def _keys_file(options: Options) -> Path:
    if options.keys is not None:
        return options.keys
    if "://" in str(options.database):
        raise RefusedToServeError("an agency on a database server needs --keys FILE")
    return Path(f"{options.database}.keys")


def serve(options: Options, output: TextIO = sys.stdout) -> None:
    """Serve until stopped; one JSON line on `output` says when and where.

    Raises:
        RefusedToServeError: The options do not fit together.
    """
    check(options)
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    # asyncio sends small packets at once only where the protocol is named; else each answer on a
    # kept connection waits 40 ms for the other side's acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        # Elsewhere this option would let another program take the port over.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((options.host.strip("[]"), options.port))
    port = int(listener.getsockname()[1])
    agency = open_agency(options, port)
    line = _ready_line(agency, options, port)
    server = _Server(_config(agency, options), output, line, agency)
    _settle_garbage()
    server.run(sockets=[listener])
    agency.store.close()


class _Server(uvicorn.Server):
    """Says on a stream that it is ready once it really accepts connections, and sweeps."""

    def __init__(
        self, config: uvicorn.Config, output: TextIO, line: Mapping[str, object], agency: Agency
    ) -> None:
        super().__init__(config)
        self._output = output
        self._line = line
        self._agency = agency
        self._sweeper: asyncio.Task[None] | None = None

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._output.write(json.dumps(self._line, ensure_ascii=False) + "\n")
        self._output.flush()
        self._begin_sweeping()

    def _begin_sweeping(self) -> None:
        self._sweeper = asyncio.create_task(sweep_for_ever(self._agency))
        self._sweeper.add_done_callback(self._sweep_again)

    def _sweep_again(self, ended: asyncio.Task[None]) -> None:
        """Begin anew a minute after a sweep has died of something nobody foresaw."""
        if not ended.cancelled() and (error := ended.exception()) is not None:
            log.error("sweep died: %s", type(error).__name__)
            asyncio.get_running_loop().call_later(SWEEP_EVERY_S, self._begin_sweeping)

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._sweeper is not None:
            self._sweeper.cancel()
        await super().shutdown(sockets)


async def sweep_for_ever(agency: Agency, every_s: float = SWEEP_EVERY_S) -> None:
    """Finish what crashes have left, each minute, and each hour do what is due anywhere."""
    for round_no in itertools.count():
        try:
            await asyncio.to_thread(sweep_once, agency, is_whole=round_no % _ROUNDS_AN_HOUR == 0)
        except StoreError as error:
            # A full disk or a server that restarts must not end all later sweeps.
            log.warning("sweep failed: %s", type(error).__name__)
        await asyncio.sleep(every_s)


def sweep_once(agency: Agency, *, is_whole: bool) -> None:
    """Finish what crashes have left; with `is_whole` also what is due at every employer."""
    settling.sweep(agency)
    if is_whole:
        settling.forget_what_is_over(agency)
        due.settle_everybody(agency)


def _config(agency: Agency, options: Options) -> uvicorn.Config:
    # No access log: the path of a relay page holds the token.
    return uvicorn.Config(
        make_app(agency),
        access_log=False,
        log_config=None,
        lifespan="on",
        server_header=False,
        proxy_headers=bool(options.trusted_proxy),
        forwarded_allow_ips=options.trusted_proxy or None,
        timeout_graceful_shutdown=5,
    )


def _ready_line(agency: Agency, options: Options, port: int) -> dict[str, object]:
    line: dict[str, object] = {
        "ready": True,
        "host": options.host,
        "port": port,
        "fingerprint": agency.secrets.fingerprint,
    }
    if options.policy == "demo":
        line["enrolment_string"] = enrolments.create_code(agency, SAMPLE_COMPANY).text
    return line


def _own_url(host: str, port: int) -> str:
    scheme = "http" if is_loopback_literal(host) else "https"
    return f"{scheme}://{host}:{port}"
