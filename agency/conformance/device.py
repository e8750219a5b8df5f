"""A device of an invented employer: its keys, its numbers, and requests signed right or wrong."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from agency.conformance.client import Answer, Client
from wire import batch, canonical, encoding, keys, link_token, sealing, signatures, version
from wire.batch import GENESIS
from wire.link_token import TokenKind
from wire.messages import Enrolment, EnrolmentRequest, seal_context
from wire.signatures import Request

APP: Final = "crconf/1.0"
_NONCE_BYTES: Final = 16
_TRIES: Final = 4
_LONGEST_WAIT_S: Final = 90
_CREATED: Final = 201
_SLOW: Final = 429

Tamper = Callable[[Request, bytes], tuple[Request, bytes]]
"""Changes a request after it was signed."""


def _as_it_is(request: Request, body: bytes) -> tuple[Request, bytes]:
    return request, body


@dataclass(slots=True)
class Device:
    """One device, enrolled or not.

    Attributes:
        client: Where it asks.
        key: Its signing key.
        box: The key link keys are sealed to.
        seq: Number of its last batch.
        prev: Identifier of that batch.
        enrolment: The agency's answer, once it has enrolled.
        link_key: The link key, once it was opened.
        kid: Number of the link key.
        pause: Waits some seconds.
    """

    client: Client
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    box: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)
    seq: int = 0
    prev: str = GENESIS
    enrolment: Enrolment | None = None
    link_key: bytes = b""
    kid: int = 0
    pause: Callable[[float], None] = time.sleep

    @property
    def id(self) -> str:
        """The name derived from its key."""
        return keys.device_id(self.key.public_key())

    def enrolment_request(self, code: str, *, demo: bool = False) -> EnrolmentRequest:
        """Return the body that brings a code."""
        return EnrolmentRequest(
            code=code,
            device_pub=keys.b64url(self.key.public_key().public_bytes_raw()),
            x25519_pub=keys.b64url(self.box.public_key().public_bytes_raw()),
            app=APP,
            nonce=fresh_nonce(),
            demo=demo,
        )

    def take(self, answer: Enrolment) -> None:
        """Take an enrolment over; the link key stays empty where it cannot be opened."""
        self.enrolment, self.kid = answer, answer.kid
        self.seq, self.prev = answer.head.seq, answer.head.id
        try:
            context = seal_context(answer.device, answer.kid)
            self.link_key = sealing.open_sealed(answer.k_link, self.box, context)
        except sealing.SealBrokenError:
            self.link_key = b""

    def token(self, kind: TokenKind = TokenKind.PERSONAL) -> str:
        """Mint a relay link of its employer."""
        nonce = secrets.token_bytes(link_token.NONCE_BYTES)
        return link_token.mint(self.link_key, self.kid, kind, nonce)

    def signed(  # noqa: PLR0913 each part of a request can be wrong by itself
        self,
        method: str,
        path: str,
        *,
        query: str = "",
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        created: int | None = None,
        nonce: str = "",
        keyid: str = "",
    ) -> Request:
        """Return a signed request; whatever is not said is right."""
        plain = {
            "content-digest": signatures.content_digest(body),
            version.PROTOCOL_HEADER.lower(): version.PROTOCOL,
            "content-type": "application/json",
        } | dict(headers or {})
        unsigned = Request(method, self.client.authority, path, query, plain)
        added = signatures.sign_request(
            unsigned,
            self.key,
            keyid=keyid or self.id,
            created=self.client.now() if created is None else created,
            nonce=nonce or fresh_nonce(),
        )
        return replace(unsigned, headers=plain | {n.lower(): v for n, v in added.items()})

    def ask(  # noqa: PLR0913 as above
        self,
        method: str,
        path: str,
        *,
        query: str = "",
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        keyid: str = "",
        tamper: Tamper = _as_it_is,
    ) -> Answer:
        """Sign and send, again after a pause where the agency asks for patience."""
        for _ in range(_TRIES - 1):
            request = self.signed(
                method, path, query=query, body=body, headers=headers, keyid=keyid
            )
            answer = self.client.send(*tamper(request, body))
            wait_s = self._wait_s(answer)
            if not wait_s:
                return answer
            self.pause(min(wait_s, _LONGEST_WAIT_S))
        request = self.signed(method, path, query=query, body=body, headers=headers, keyid=keyid)
        return self.client.send(*tamper(request, body))

    def put(
        self,
        body: bytes,
        *,
        how: str = encoding.GZIP,
        packed: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        tamper: Tamper = _as_it_is,
    ) -> Answer:
        """Hand a batch over as the next one; count on only where the agency took it."""
        name = canonical.sha256_hex(body)
        sent = pack(body, how) if packed is None else packed
        plain = {
            "content-type": batch.CONTENT_TYPE,
            "content-encoding": how,
            "cr-seq": str(self.seq + 1),
            "cr-prev": self.prev,
            "cr-marking": batch.MARKING_HEADER,
        } | dict(headers or {})
        answer = self.ask("PUT", f"/v1/batches/{name}", body=sent, headers=plain, tamper=tamper)
        if answer.status == _CREATED:
            self.seq, self.prev = int(plain["cr-seq"]), name
        return answer

    @staticmethod
    def _wait_s(answer: Answer) -> int:
        if answer.status != _SLOW:
            return 0
        # An answer to HEAD has no body that could tell.
        told = answer.headers.get("retry-after", "")
        in_header = int(told) if told.isdecimal() else 1
        return max(1, answer.problem.retry_after_s or in_header)


def fresh_nonce() -> str:
    """Return 16 random bytes as the contract writes them."""
    return keys.b64url(secrets.token_bytes(_NONCE_BYTES))


def pack(body: bytes, how: str) -> bytes:
    """Return a body in one of the encodings."""
    return body if how == encoding.IDENTITY else encoding.compress(body, (how,))[0]
