"""What one run of the checks stands on: an address, and what was handed out for it."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from agency.conformance.browser import Browser
from agency.conformance.checking import NotCheckedError, Why
from agency.conformance.client import Answer, Client
from agency.conformance.device import Device
from agency.conformance.mailbox import CodeMail, Mailbox
from agency.conformance.people import Visit
from wire import canonical, keys, limits, signatures
from wire.enrolment_string import EnrolmentString
from wire.events import Event, ProfileRequested
from wire.messages import BalanceStatement, Discovery, Enrolment, EventPage
from wire.signatures import Request, Response, SignatureError, content_digest

DISCOVERY: Final = "/.well-known/career-relay"
_MAIL_WAITS: Final = 45
_MAIL_STEP_S: Final = 2


@dataclass(slots=True)
class Bench:
    """One run.

    Attributes:
        client: The agency's address.
        invitation: The enrolment string, if one was given.
        second_invitation: That of another employer, if one was given.
        mailbox: Where code mails arrive, if one was given.
        pause: Waits some seconds.
        discovery: What the agency says it speaks.
        agency_key: The key its answers are judged by.
        is_trusted: Whether discovery was signed by it; no code is sent elsewhere.
        own: The device, once it is enrolled.
        other: The device of the other employer, once it is enrolled.
        receipts: Batches the agency took: identifier, number of records, sequence number.
        withdrawn: Batches that were withdrawn.
        revoked: Links that were revoked.
        visit: The registration the later checks stand on.
        consent: A consent to hand a profile over, and who gave it.
        former: The name the device had before its key was renewed.
        cursors: Number of the last event read, by device.
    """

    client: Client
    invitation: EnrolmentString | None = None
    second_invitation: EnrolmentString | None = None
    mailbox: Mailbox | None = None
    pause: Callable[[float], None] = time.sleep
    discovery: Discovery | None = None
    agency_key: Ed25519PublicKey | None = None
    is_trusted: bool = False
    own: Device | None = None
    other: Device | None = None
    receipts: dict[str, tuple[int, int]] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    revoked: set[str] = field(default_factory=set)
    visit: Visit | None = None
    consent: tuple[Visit, ProfileRequested] | None = None
    former: str = ""
    cursors: dict[str, int] = field(default_factory=dict)

    def discover(self) -> Answer:
        """Ask what the agency speaks, and take its key and clock over.

        Raises:
            NoAnswerError: Nothing came back.
        """
        headers = {"content-digest": content_digest(b"")}
        answer = self.client.send(Request("GET", self.client.authority, DISCOVERY, "", headers))
        found = answer.read(Discovery)
        if found is not None:
            self.discovery = found
            self.agency_key = self._key_of(found)
            self.is_trusted = _is_signed(answer, self.agency_key)
            self.client.clock_offset_s = int(found.server_time.timestamp() - time.time())
        return answer

    @property
    def device(self) -> Device:
        """The enrolled device.

        Raises:
            NotCheckedError: The enrolment did not succeed.
        """
        if self.own is None:
            raise NotCheckedError(Why.NOT_ENROLLED)
        return self.own

    @property
    def second(self) -> Device:
        """The enrolled device of the other employer.

        Raises:
            NotCheckedError: The enrolment did not succeed.
        """
        if self.other is None:
            raise NotCheckedError(Why.NOT_ENROLLED)
        return self.other

    @property
    def enrolment(self) -> Enrolment:
        """The answer the device enrolled with.

        Raises:
            NotCheckedError: The enrolment did not succeed.
        """
        if self.device.enrolment is None:
            raise NotCheckedError(Why.NOT_ENROLLED)
        return self.device.enrolment

    @property
    def post_box(self) -> Mailbox:
        """The mailbox of the invented people.

        Raises:
            NotCheckedError: None was given.
        """
        if self.mailbox is None:
            raise NotCheckedError(Why.NEEDS_MAILBOX)
        return self.mailbox

    def stranger(self) -> Device:
        """Return a device nobody knows."""
        return Device(self.client, pause=self.pause)

    def browser(self) -> Browser:
        """Return a browser nobody has used."""
        return Browser(self.client, self.pause)

    def mail_to(self, address: str, count: int) -> CodeMail | None:
        """Wait for the mail of this number to an address; `None` if it does not come."""
        for _ in range(_MAIL_WAITS):
            found = self.post_box.mails_to(address)
            if len(found) >= count:
                return found[count - 1]
            self.pause(_MAIL_STEP_S)
        return None

    def enrol(self, invitation: EnrolmentString, device: Device) -> Answer:
        """Send a code with the keys of a device."""
        return send_code(device, invitation.code)

    def feed(self, device: Device | None = None, *, after: int = 0) -> tuple[Event, ...]:
        """Return every event of an employer after a cursor, page by page."""
        found: list[Event] = []
        while True:
            page = self.page(after, device=device)
            found += page.events
            if not page.events or page.next <= after:
                return tuple(found)
            after = page.next

    def page(
        self, after: int, *, limit: int = limits.MAX_EVENTS_PER_PAGE, device: Device | None = None
    ) -> EventPage:
        """Return one page of the feed.

        Raises:
            NotCheckedError: It cannot be read; the checks of the feed say so.
        """
        query = f"after={after}&limit={limit}"
        found = (device or self.device).ask("GET", "/v1/events", query=query).read(EventPage)
        if found is None:
            raise NotCheckedError(Why.NOTHING_TO_SEE)
        return found

    def statement(self) -> BalanceStatement:
        """Return the statement of the ledger.

        Raises:
            NotCheckedError: It cannot be read; the checks of the ledger say so.
        """
        found = self.device.ask("GET", "/v1/balance").read(BalanceStatement)
        if found is None:
            raise NotCheckedError(Why.NOTHING_TO_SEE)
        return found

    def last_seq(self, device: Device | None = None) -> int:
        """Return the number of the last event, reading only what has come since the last time."""
        employer = "" if device is None else device.id
        events = self.feed(device, after=self.cursors.get(employer, 0))
        if events:
            self.cursors[employer] = events[-1].seq
        return self.cursors.get(employer, 0)

    def _key_of(self, found: Discovery) -> Ed25519PublicKey | None:
        read = []
        for jwk in found.keys:
            try:
                read.append(keys.public_key(jwk.x))
            except ValueError:
                continue
        if self.invitation is not None:
            wanted = self.invitation.fingerprint
            read = [key for key in read if secrets.compare_digest(keys.fingerprint(key), wanted)]
        return read[0] if read else None


def _is_signed(answer: Answer, key: Ed25519PublicKey | None) -> bool:
    if key is None:
        return False
    try:
        signatures.verify_response(Response(answer.status, answer.headers), answer.request, key)
    except SignatureError:
        return False
    return signatures.is_digest_of(answer.headers.get("content-digest", ""), answer.body)


def send_code(device: Device, code: str, *, signer: Ed25519PrivateKey | None = None) -> Answer:
    """Ask to take part; `signer` signs in the place of the device."""
    body = canonical.encode(device.enrolment_request(code))
    asking = device if signer is None else Device(device.client, key=signer, pause=device.pause)
    return asking.ask("POST", "/v1/enrolments", body=body, keyid=device.id)
