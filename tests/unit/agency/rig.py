"""The agency's service objects, in this process, with a hand-set clock and a real mail server."""

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from typing_extensions import override

from agency.clock import Clock
from agency.in_process import InProcessAgency
from agency.mailer import Mailer, SmtpMailer
from agency.policy import REAL, Policy
from agency.secret_keys import load_or_create
from agency.service import enrolments, registrations
from agency.service.context import Agency
from agency.service.links import Link, LinkDirectory
from agency.service.registrations import Begun, Form, Outcome
from agency.service.triggers import Visitor
from agency.settings import DEFAULT_TERMS, Profile
from agency.store import published
from agency.store.engine import open_store
from agency.store.people import PersonalData
from tests.integration.agency.rig import Mailbox
from tests.unit.agency import scopes
from wire import keys, link_token
from wire.link_token import TokenKind
from wire.messages import EnrolmentRequest, Terms

START = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


class HandClock(Clock):
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = START

    @override
    def now(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass
class Employer:
    """One enrolled employer: its device's view and its link key."""

    api: InProcessAgency
    kid: int
    link_key: bytes
    id: int

    def token(self, kind: TokenKind = TokenKind.PERSONAL) -> str:
        return link_token.mint(self.link_key, self.kid, kind, secrets.token_bytes(10))


class Letters(Mailer):
    """A mail server nobody has to wait for; the contract test of mailers holds it to the real one.

    What real servers do with these mails is `tests/integration/agency`'s to show.
    """

    def __init__(self) -> None:
        self.sent: dict[str, str] = {}

    @override
    def send(self, recipient: str, subject: str, text: str) -> None:
        self.sent[recipient] = text

    def text_to(self, address: str) -> str:
        return self.sent[address]

    def code_for(self, address: str) -> str:
        return re.findall(r"^\d{6}$", self.sent[address], re.MULTILINE)[-1]


def smtp_to(mailbox: Mailbox) -> SmtpMailer:
    return SmtpMailer("127.0.0.1", mailbox.port, "紹介会社", "soudan@example.jp")


@cache
def _empty_database() -> bytes:
    """Make the database of a new agency, once: to write its bytes takes no migrations."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "agency.sqlite"
        open_store(file).close()
        return file.read_bytes()


class Rig:
    """An agency in this process."""

    def __init__(
        self,
        folder: Path,
        mailbox: Mailbox | None = None,
        policy: Policy = REAL,
        *,
        terms: Terms = DEFAULT_TERMS,
        place: Path | str = "",
    ) -> None:
        self.clock = HandClock()
        self.lot = 99
        self.letters = Letters()
        self.mailbox = mailbox or self.letters
        self.database = folder / "agency.sqlite"
        if not place and not self.database.exists():
            self.database.write_bytes(_empty_database())
        store = open_store(place or self.database)
        scopes.watch(store.engine)
        keyring = load_or_create(folder / "agency.keys")
        self.agency = Agency(
            store=store,
            secrets=keyring,
            clock=self.clock,
            policy=policy,
            profile=Profile(terms=terms),
            public_url="http://127.0.0.1:9",
            mailer=self.letters if mailbox is None else smtp_to(mailbox),
            links=LinkDirectory(store, keyring, self.clock),
            draw=lambda: self.lot,
        )
        with store.of_nobody() as connection:
            published.keep_terms(connection, self.agency.profile.terms, at=0)

    def employer(self, *, mail_domain: str = "", address: str = "192.0.2.1") -> Employer:
        made = enrolments.create_code(self.agency, "株式会社みのり精工", mail_domain=mail_domain)
        key = Ed25519PrivateKey.generate().public_key()
        request = EnrolmentRequest(
            code=made.code,
            device_pub=keys.b64url(key.public_bytes_raw()),
            x25519_pub=keys.b64url(X25519PrivateKey.generate().public_key().public_bytes_raw()),
            app="crd/0.1.0",
            nonce="bm9uY2U",
        )
        answer, _ = enrolments.enrol(self.agency, request, address=address)
        found = self.agency.links.resolve(
            link_token.mint(
                self.agency.secrets.link_key(answer.kid), answer.kid, TokenKind.COMMON, bytes(10)
            )
        )
        if found is None:
            raise RuntimeError("the link key is unknown")
        return Employer(
            InProcessAgency(self.agency, answer.device),
            answer.kid,
            self.agency.secrets.link_key(answer.kid),
            found.link_key.employer.id,
        )

    def stored_bytes(self) -> bytes:
        """Return every byte of the database, its write-ahead log included."""
        files = [path for path in self.database.parent.iterdir() if path.suffix != ".keys"]
        return b"".join(path.read_bytes() for path in files)

    def link(self, token: str) -> Link:
        found = self.agency.links.resolve(token)
        if found is None:
            raise RuntimeError("the link is not answered")
        return found

    def ask(self, token: str, number: int = 1, **changes: object) -> Begun:
        return registrations.begin(self.agency, self.link(token), form(number, **changes))

    def confirm(self, begun: Begun, number: int = 1, **visit: str) -> Outcome:
        pending = self.agency.pending.find(begun.pending_id, now=self.clock.now())
        code = pending.code if pending else "000000"
        return registrations.confirm(self.agency, begun.pending_id, code, visitor(number, **visit))

    def register(self, token: str, number: int = 1, **changes: object) -> Outcome:
        visit = {name: str(changes.pop(name)) for name in ("address", "device") if name in changes}
        begun = self.ask(token, number, **changes)
        if begun.outcome is not Outcome.MAILED:
            return begun.outcome
        return self.confirm(begun, number, **visit)


def form(number: int = 1, **changes: object) -> Form:
    data = PersonalData(
        name=f"見本 花子{number}",
        kana="ミホン ハナコ",
        email=str(changes.get("email", f"hanako{number}@example.org")),
        phone=str(changes.get("phone", f"+8190{number:08d}")),
    )
    items = changes.get("profile_items", ())
    texts = changes.get("texts", {})
    return Form(data, bool(changes.get("is_disclosed")), "3", "ja", items, texts)  # type: ignore[arg-type]


def visitor(number: int = 1, *, address: str = "", device: str = "") -> Visitor:
    return Visitor(
        address or f"198.51.{number // 250}.{number % 250 + 1}", device or f"device-{number}"
    )
