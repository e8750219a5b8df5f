"""The agency over HTTP: signs what it asks, and believes only what the pinned key signed.

Nothing is tried twice here but a request whose clock was off; the sync engine owns retries.
"""

import secrets
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, TypeVar
from urllib.parse import quote, urlsplit

import msgspec
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from requests.adapters import HTTPAdapter
from typing_extensions import override

from desktop.sync.evidence import SignedAnswer
from wire import batch, canonical, encoding, keys, limits, signatures, version
from wire.api import (
    AgencyApi,
    AgencyRefusedError,
    AgencyUnreachableError,
    ProtocolMismatchError,
    PutResult,
    WrongAgencyKeyError,
)
from wire.device_keys import DeviceRevoked, KeyRotation, KeysRotated
from wire.enrolment_string import is_loopback_literal
from wire.messages import (
    BalanceStatement,
    Discovery,
    Enrolment,
    EnrolmentRequest,
    EventPage,
    LinkRevocations,
    Receipt,
    RevocationAnswer,
    Withdrawal,
)
from wire.problems import MEDIA_TYPE, Problem, ProblemDetail
from wire.profile import (
    ProfileHandOver,
    ProfileOffer,
    ProfileReceipt,
    ProfileRefusal,
    RefusalCode,
)
from wire.redemption import Redemption, RedemptionRequest
from wire.signatures import Request, Response, SignatureError

TIMEOUT_S: Final = (5, 60)
_JSON: Final = "application/json"
_DISCOVERY: Final = "/.well-known/career-relay"
_NONCE_BYTES: Final = 16
_NOT_FOUND: Final = 404
_ERRORS_FROM: Final = 400
_MAX_ANSWER_BYTES: Final = 8 * 1024 * 1024
_CHUNK_BYTES: Final = 64 * 1024
# An honest client computes both rightly, so a mismatch means: altered on the way, try again.
_ALTERED: Final = frozenset({Problem.DIGEST_MISMATCH, Problem.BATCH_ID_MISMATCH})
_Message = TypeVar("_Message")


class InsecureAddressError(ValueError):
    """Plain HTTP is for loopback literals only."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class HttpAgencyClient(AgencyApi):
    """One agency, asked by one device. Not for use by two threads at once.

    Args:
        base_url: The agency's address, without a path.
        device_key: The device's signing key.
        fingerprint: First 80 bits of the agency key's SHA-256, 16 symbols, from the enrolment
            string; kept for good.

    Raises:
        InsecureAddressError: The address is plain HTTP and no loopback literal.
    """

    def __init__(self, base_url: str, device_key: Ed25519PrivateKey, fingerprint: str) -> None:
        parts = urlsplit(base_url)
        is_plain = parts.scheme == "http" and is_loopback_literal(parts.netloc)
        if parts.scheme != "https" and not is_plain:
            raise InsecureAddressError
        self._base_url = f"{parts.scheme}://{parts.netloc}"
        self._authority = signatures.authority_of(parts.netloc, parts.scheme)
        self._device_key = device_key
        self._device_id = keys.device_id(device_key.public_key())
        self._fingerprint = fingerprint
        self._agency_key: Ed25519PublicKey | None = None
        self._encodings: tuple[str, ...] = (encoding.GZIP,)
        self._clock_offset_s = 0
        self.last_answer: SignedAnswer | None = None
        self._session = requests.Session()
        self._session.mount("https://", _SystemTrust())
        # A proxy has no business between two processes of one machine.
        self._session.trust_env = not is_plain
        # Without this, credentials of a .netrc file would be sent along.
        self._session.auth = _no_credentials

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    @override
    def discovery(self) -> Discovery:
        return self._discover()[0]

    @override
    def enrol(self, request: EnrolmentRequest) -> Enrolment:
        # The key is checked before the code leaves (decision 9).
        self.discovery()
        body = canonical.encode(request)
        return self._decode(self._ask("POST", "/v1/enrolments", body=body), Enrolment)

    @override
    def put_batch(self, body: bytes, *, seq: int, prev: str) -> PutResult:
        self._known_key()
        packed, name = encoding.compress(body, self._encodings)
        headers = {
            "content-type": batch.CONTENT_TYPE,
            "content-encoding": name,
            "cr-seq": str(seq),
            "cr-prev": prev,
            "cr-marking": batch.MARKING_HEADER,
        }
        path = f"/v1/batches/{canonical.sha256_hex(body)}"
        answer = self._ask("PUT", path, body=packed, headers=headers)
        receipt = self._decode(answer, Receipt)
        if receipt.batch != canonical.sha256_hex(body):
            raise AgencyUnreachableError("receipt")
        return PutResult(receipt, is_replay="idempotent-replay" in answer.headers)

    @override
    def has_batch(self, batch_id: str) -> bool:
        return self._ask("HEAD", f"/v1/batches/{batch_id}").status != _NOT_FOUND

    @override
    def withdraw_batch(self, batch_id: str) -> Withdrawal:
        return self._decode(self._ask("DELETE", f"/v1/batches/{batch_id}"), Withdrawal)

    @override
    def revoke_links(self, tokens: tuple[str, ...]) -> RevocationAnswer:
        body = canonical.encode(LinkRevocations(tokens=tokens))
        return self._decode(self._ask("POST", "/v1/links/revocations", body=body), RevocationAnswer)

    @override
    def events(self, *, after: int, limit: int = limits.MAX_EVENTS_PER_PAGE) -> EventPage:
        query = f"after={after}&limit={limit}"
        return self._decode(self._ask("GET", "/v1/events", query=query), EventPage)

    @override
    def balance(self) -> BalanceStatement:
        return self._decode(self._ask("GET", "/v1/balance"), BalanceStatement)

    @override
    def rotate_keys(self, request: KeyRotation) -> KeysRotated:
        path = f"/v1/devices/{self._device_id}/keys"
        return self._decode(self._ask("POST", path, body=canonical.encode(request)), KeysRotated)

    @override
    def revoke_device(self, device_id: str) -> DeviceRevoked:
        path = f"/v1/devices/{quote(device_id, safe='')}/keys"
        return self._decode(self._ask("DELETE", path), DeviceRevoked)

    @override
    def redeem(self, redemption_id: str, request: RedemptionRequest) -> Redemption:
        path = f"/v1/redemptions/{quote(redemption_id, safe='')}"
        return self._decode(self._ask("PUT", path, body=canonical.encode(request)), Redemption)

    @override
    def release(self, redemption_id: str) -> Redemption:
        path = f"/v1/redemptions/{quote(redemption_id, safe='')}/release"
        return self._decode(self._ask("POST", path), Redemption)

    @override
    def offer_profiles(self, offer: ProfileOffer) -> ProfileOffer:
        body = canonical.encode(offer)
        return self._decode(self._ask("PUT", "/v1/profiles/offer", body=body), ProfileOffer)

    @override
    def hand_over_profile(self, profile: ProfileHandOver) -> ProfileReceipt:
        body = canonical.encode(profile)
        return self._decode(self._ask("POST", "/v1/profiles", body=body), ProfileReceipt)

    @override
    def refuse_profile(self, consent_id: str, code: RefusalCode) -> ProfileReceipt:
        path = f"/v1/profiles/{quote(consent_id, safe='')}/refusal"
        body = canonical.encode(ProfileRefusal(code=code))
        return self._decode(self._ask("PUT", path, body=body), ProfileReceipt)

    @override
    def model(self, name: str, version: str) -> bytes:
        path = f"/v1/models/{quote(name, safe='')}/{quote(version, safe='')}"
        return self._ask("GET", path).body

    def _ask(
        self,
        method: str,
        path: str,
        *,
        query: str = "",
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> _Answer:
        """Ask a signed question, once more if only the clock was off."""
        key = self._known_key()
        plain = _headers_of(body) | dict(headers or {"content-type": _JSON})
        unsigned = Request(method, self._authority, path, query, plain)
        try:
            return self._signed_exchange(unsigned, body, key)
        except AgencyRefusedError as refusal:
            server_time = refusal.detail.server_time
            if refusal.problem is not Problem.CLOCK_SKEW or server_time is None:
                raise
            # Signed by the agency, and used for signing only: no ledger reads this clock.
            self._clock_offset_s = int((server_time - datetime.now(UTC)).total_seconds())
            return self._signed_exchange(unsigned, body, key)

    def _signed_exchange(self, unsigned: Request, body: bytes, key: Ed25519PublicKey) -> _Answer:
        added = signatures.sign_request(
            unsigned,
            self._device_key,
            keyid=self._device_id,
            created=int(time.time()) + self._clock_offset_s,
            nonce=keys.b64url(secrets.token_bytes(_NONCE_BYTES)),
        )
        headers = {**unsigned.headers, **_lowered(added)}
        request = Request(
            unsigned.method, unsigned.authority, unsigned.path, unsigned.query, headers
        )
        answer = self._exchange(request, body)
        self._verify(answer, request, key)
        self.last_answer = _proven(request, answer)
        if answer.status >= _ERRORS_FROM and not _is_plain_no(request, answer):
            raise _refusal(answer)
        return answer

    def _exchange(self, request: Request, body: bytes) -> _Answer:
        query = f"?{request.query}" if request.query else ""
        url = f"{self._base_url}{request.path}{query}"
        try:
            with self._session.request(
                request.method,
                url,
                data=body or None,
                headers={**request.headers, "accept-encoding": "identity"},
                timeout=TIMEOUT_S,
                allow_redirects=False,
                stream=True,
            ) as response:
                received = _read(response)
                return _Answer(response.status_code, _lowered(response.headers), received)
        except requests.RequestException as error:
            # The library's message holds the address; the kind of failure is enough.
            raise AgencyUnreachableError(type(error).__name__) from None

    def _known_key(self) -> Ed25519PublicKey:
        return self._agency_key or self._discover()[1]

    def _discover(self) -> tuple[Discovery, Ed25519PublicKey]:
        request = Request("GET", self._authority, _DISCOVERY, "", _headers_of(b""))
        answer = self._exchange(request, b"")
        found = self._decode(answer, Discovery)
        key = self._pinned_key(found)
        self._verify(answer, request, key)
        if not any(version.is_supported(known) for known in found.protocol):
            raise ProtocolMismatchError(found.protocol)
        self._agency_key, self._encodings = key, found.encodings
        return found, key

    def _pinned_key(self, found: Discovery) -> Ed25519PublicKey:
        for jwk in found.keys:
            try:
                key = keys.public_key(jwk.x)
            except ValueError:
                continue
            if secrets.compare_digest(keys.fingerprint(key), self._fingerprint):
                return key
        raise WrongAgencyKeyError("fingerprint")

    def _verify(self, answer: _Answer, request: Request, key: Ed25519PublicKey) -> None:
        face = Response(answer.status, answer.headers)
        try:
            params = signatures.parse_input(answer.headers)
            if params.keyid != keys.agency_key_id(key):
                raise WrongAgencyKeyError("keyid")
            signatures.verify_response(face, request, key)
        except SignatureError as error:
            # A proxy's page, or an answer altered on the way: not the agency's word.
            raise AgencyUnreachableError(f"answer {error}") from error
        if not signatures.is_digest_of(answer.headers.get("content-digest", ""), answer.body):
            raise AgencyUnreachableError("answer digest")

    @staticmethod
    def _decode(answer: _Answer, kind: type[_Message]) -> _Message:
        try:
            return msgspec.json.decode(answer.body, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise AgencyUnreachableError("answer form") from error


class _SystemTrust(HTTPAdapter):
    """Trusts what the operating system trusts, such as the inspecting proxy of an office.

    Whatever such a proxy sees, it cannot change: the pinned key signs every answer.
    """

    @override
    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:  # Any: options of urllib3, passed through
        pool_kwargs["ssl_context"] = _trusting_context()
        super().init_poolmanager(connections, maxsize, block, **pool_kwargs)

    @override
    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:  # Any: as above
        proxy_kwargs["ssl_context"] = _trusting_context()
        return super().proxy_manager_for(proxy, **proxy_kwargs)


def _trusting_context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _headers_of(body: bytes) -> dict[str, str]:
    return {
        "content-digest": signatures.content_digest(body),
        version.PROTOCOL_HEADER.lower(): version.PROTOCOL,
    }


def _lowered(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _proven(request: Request, answer: _Answer) -> SignedAnswer:
    """Return what proves an answer later: the agency's signature covers that of the question."""
    return SignedAnswer(
        answer.body,
        answer.status,
        (request.method, request.path, request.headers["signature"]),
        answer.headers["signature-input"],
        answer.headers["signature"],
    )


def _read(response: requests.Response) -> bytes:
    received = bytearray()
    for chunk in response.iter_content(_CHUNK_BYTES):
        received += chunk
        if len(received) > _MAX_ANSWER_BYTES:
            raise AgencyUnreachableError("answer too large")
    return bytes(received)


def _is_plain_no(request: Request, answer: _Answer) -> bool:
    return request.method == "HEAD" and answer.status == _NOT_FOUND


def _refusal(answer: _Answer) -> Exception:
    if not answer.headers.get("content-type", "").startswith(MEDIA_TYPE):
        # HEAD answers carry no body, so the status speaks alone.
        return AgencyRefusedError(ProblemDetail("", answer.status))
    try:
        detail = msgspec.json.decode(answer.body or b"{}", type=ProblemDetail)
    except msgspec.DecodeError:
        return AgencyRefusedError(ProblemDetail("", answer.status))
    if detail.kind == Problem.UNSUPPORTED_VERSION:
        return ProtocolMismatchError(detail.supported)
    refusal = AgencyRefusedError(detail)
    return AgencyUnreachableError("altered") if refusal.problem in _ALTERED else refusal
