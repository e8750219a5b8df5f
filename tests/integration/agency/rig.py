"""A real agency process, a real mail server, a desktop's keys and candidates with browsers."""

import email
import email.policy
import json
import re
import secrets
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import requests
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from agency.server import Options, open_agency
from agency.service import enrolments
from agency.service.context import Agency
from desktop.sync.client import HttpAgencyClient
from tests import warm_python
from wire import batch, enrolment_string, keys, link_token, sealing, vocabulary
from wire.batch import Batch, Record
from wire.link_token import TokenKind
from wire.messages import Enrolment, EnrolmentRequest, seal_context

LOOPBACK = "127.0.0.1"
_READY_S = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


class Mailbox:
    """A mail server that keeps what it gets."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.hand_on: Callable[[bytes], object] = lambda _raw: None
        self._controller = Controller(self, hostname=LOOPBACK, port=free_port())
        self._controller.start()

    @property
    def port(self) -> int:
        return int(self._controller.port)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd's name
        content = envelope.content or b""
        raw = content if isinstance(content, bytes) else content.encode()
        self.hand_on(raw)
        self.mails.append(email.message_from_bytes(raw, policy=email.policy.default))
        return "250 OK"

    def text_to(self, address: str) -> str:
        """Return the newest mail to an address."""
        found = [mail for mail in self.mails if mail["To"] == address]
        return found[-1].get_content()

    def code_for(self, address: str) -> str:
        return re.findall(r"^\d{6}\r?$", self.text_to(address), re.MULTILINE)[-1].strip()

    def count_to(self, address: str) -> int:
        return sum(mail["To"] == address for mail in self.mails)

    def wait_for(self, address: str, count: int) -> None:
        """Wait until an address has got so many mails."""
        for _ in range(200):
            if self.count_to(address) >= count:
                return
            time.sleep(0.05)
        raise TimeoutError("no mail came")

    def close(self) -> None:
        self._controller.stop()


class AgencyProcess:
    """`python -m agency serve`, on a free loopback port."""

    def __init__(self, folder: Path, smtp_port: int, *options: str, database_url: str = "") -> None:
        self.database = folder / "agency.sqlite"
        self.place = database_url or str(self.database)
        self._keys = folder / "agency.sqlite.keys"
        self.clock_file = folder / "clock-offset"
        self._log = folder / "agency.log"
        self._offset = timedelta()
        self._options = options
        self._smtp_port = smtp_port
        self.port = 0
        self.start()

    def start(self) -> None:
        command = ["agency", "serve", "--database", self.place]
        command += ["--keys", str(self._keys)]
        command += ["--port", str(self.port), "--smtp-port", str(self._smtp_port)]
        command += ["--clock-offset-file", str(self.clock_file), *self._options]
        with self._log.open("ab") as log:
            self._process, self._out = warm_python.start(command, log)
        self.ready = json.loads(self._out.readline())
        self.port = self.ready["port"]

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(_READY_S)
        self._out.close()

    def move_clock(self, by: timedelta) -> None:
        self._offset += by
        fresh = self.clock_file.with_suffix(".new")
        fresh.write_text(str(int(self._offset.total_seconds())), "ascii")
        fresh.replace(self.clock_file)

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the agency beside the server."""
        place = ["--database", self.place, "--keys", str(self._keys), "--public-url", self.url]
        place += ["--clock-offset-file", str(self.clock_file)]
        command = ["agency", *arguments, *place]
        return warm_python.run(command, timeout=_READY_S)

    def beside(self) -> Agency:
        """Open the same agency in this process, beside the server."""
        options = Options(
            self.place,
            public_url=self.url,
            clock_offset_file=self.clock_file,
            policy="demo",
            keys=self._keys,
        )
        return open_agency(options, self.port)

    def enrolment_string(self, company: str = "株式会社みのり精工", mail_domain: str = "") -> str:
        """Make an enrolment string in this process, beside the server."""
        agency = self.beside()
        made = enrolments.create_code(agency, company, mail_domain=mail_domain)
        agency.store.close()
        return made.text


@dataclass
class Desktop:
    """The keys of one desktop, and its client."""

    invitation: str
    demo: bool = False
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    box: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)

    def __post_init__(self) -> None:
        self.place = enrolment_string.parse(self.invitation)
        self.client = HttpAgencyClient(self.place.base_url, self.key, self.place.fingerprint)

    def request(self) -> EnrolmentRequest:
        return EnrolmentRequest(
            code=self.place.code,
            device_pub=keys.b64url(self.key.public_key().public_bytes_raw()),
            x25519_pub=keys.b64url(self.box.public_key().public_bytes_raw()),
            app="crd/0.1.0",
            nonce=keys.b64url(secrets.token_bytes(16)),
            demo=self.demo,
        )

    def enrol(self) -> Enrolment:
        self.enrolment = self.client.enrol(self.request())
        context = seal_context(self.enrolment.device, self.enrolment.kid)
        self.link_key = sealing.open_sealed(self.enrolment.k_link, self.box, context)
        return self.enrolment

    def link(self, kind: TokenKind = TokenKind.PERSONAL) -> str:
        return link_token.mint(self.link_key, self.enrolment.kid, kind, secrets.token_bytes(10))


@dataclass
class Candidate:
    """A person with a browser. `address` is where the browser sits, if a proxy may say so."""

    number: int = 1
    address: str = ""
    domain: str = "example.org"

    def __post_init__(self) -> None:
        self.name = f"見本 花子{self.number}"
        self.kana = "ミホン ハナコ"
        self.email = f"hanako{self.number}@{self.domain}"
        self.phone = f"090-0000-{self.number:04d}"
        self.browser = requests.Session()
        if self.address:
            self.browser.headers["X-Forwarded-For"] = self.address

    def form(self, **changes: str) -> dict[str, str]:
        return {
            "name": self.name,
            "kana": self.kana,
            "email": self.email,
            "phone": self.phone,
            "consent_service": "yes",
        } | changes

    def ask(self, agency: AgencyProcess, token: str, **changes: str) -> requests.Response:
        return self.browser.post(f"{agency.url}/r/{token}", data=self.form(**changes), timeout=30)

    def confirm(
        self, agency: AgencyProcess, token: str, page: requests.Response, code: str
    ) -> requests.Response:
        form = {"pending": pending_in(page), "code": code}
        return self.browser.post(f"{agency.url}/r/{token}/confirm", data=form, timeout=30)

    def register(
        self, agency: AgencyProcess, mailbox: Mailbox, token: str, **changes: str
    ) -> requests.Response:
        page = self.ask(agency, token, **changes)
        return self.confirm(agency, token, page, mailbox.code_for(self.email))


def pending_in(page: requests.Response) -> str:
    return re.findall(r'name="pending" value="([0-9a-f]{32})"', page.text)[0]


def a_body(count: int = 20, **words: str) -> bytes:
    """Return the body of a batch above the privacy floor, of published words."""
    published = vocabulary.published()
    stages, reasons = ("document", "first"), ("skills", "conditions")
    fixed = dict.fromkeys(vocabulary.QUASI_IDENTIFIERS, "*") | {"age_band": "30-39"}
    rows = tuple(
        Record(
            **(fixed | {"stage": stages[number % 2], "reason": reasons[number // 2 % 2]} | words)
        )
        for number in range(count)
    )
    manifest = batch.manifest_for(rows, published, k=5, app="crd/0.1.0", quarter="2026Q4")
    return batch.to_bytes(Batch(manifest, rows))


def wait_until_refused(port: int) -> None:
    """Wait until nothing listens on a port any more."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) != 0:
                return
        time.sleep(0.05)
