"""What generated requests need to get past the door: a signature, and names of things there are.

Schemathesis makes requests of the published document; the hook here signs each as an enrolled
device, and fills in what really stands in the agency for a part of them.
"""

import secrets
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

import msgspec
import requests
import schemathesis
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import strategies as st
from schemathesis import Case, HookContext
from schemathesis.hooks import GLOBAL_HOOK_DISPATCHER

from agency.clock import seconds
from agency.conformance import bodies
from agency.conformance.device import APP
from agency.in_process import InProcessAgency
from agency.service import enrolments, models
from tests.contract.asgi import ADDRESS
from tests.contract.peers import Peer
from tests.integration.agency.rig import Desktop
from wire import batch, canonical, device_keys, keys, signatures
from wire.batch import GENESIS
from wire.device_keys import KeyRotation
from wire.events import ProfileRequested, typed_data
from wire.profile import ProfileHandOver, ProfileItem, ProfileOffer, RefusalCode
from wire.redemption import RedemptionRequest
from wire.signatures import Request

ITEMS = (ProfileItem.EDUCATION, ProfileItem.PREFECTURE)
REDEMPTION = RedemptionRequest(job_title="事務")
SIGNED_BY_HOOK = {"content-digest", "cr-protocol", "signature-input", "signature"}
NDJSON = "application/x-ndjson"
_PEOPLE = 20


@dataclass
class Standing:
    """What stands in the agency, so that a request can be about it."""

    peer: Peer
    batch: bytes
    withdrawn: str
    redemptions: list[str]
    released: str
    consents: list[ProfileRequested]
    former: str
    invitations: list[str]
    model: tuple[str, str] = ("fit", "1")
    turn: int = 0
    turns: Counter[str] = field(default_factory=Counter)
    statuses: dict[str, Counter[int]] = field(default_factory=dict)

    @property
    def has_right_body(self) -> bool:
        return self.turn % 3 == 1

    @property
    def key(self) -> Ed25519PrivateKey:
        return self.peer.desktop.key


def set_up(peer: Peer) -> Standing:
    """Fill an agency with one of everything."""
    models.publish(peer.agency, "fit", "1", b'{"weights":[]}')
    peer.earn(_PEOPLE)
    body = bodies.a_batch()
    peer.api.put_batch(body, seq=1, prev=GENESIS)
    withdrawn = canonical.sha256_hex(bodies.a_batch())
    peer.api.withdraw_batch(withdrawn)
    released, *redemptions = [str(uuid.uuid4()) for _ in range(3)]
    peer.api.redeem(released, REDEMPTION)
    peer.api.release(released)
    for name in redemptions:
        peer.api.redeem(name, REDEMPTION)
    consents = [_consent(peer, number) for number in range(3)]
    peer.api.hand_over_profile(_profile(consents[0]))
    peer.api.refuse_profile(consents[1].consent_id, RefusalCode.DECLINED)
    former = _renew(peer)
    invitations = [_code(peer) for _ in range(3)]
    return Standing(peer, body, withdrawn, redemptions, released, consents, former, invitations)


def _code(peer: Peer) -> str:
    return enrolments.create_code(peer.agency, "有限会社あおば").code


def _consent(peer: Peer, number: int) -> ProfileRequested:
    peer.api.offer_profiles(ProfileOffer(items=ITEMS))
    token = peer.token()
    items = {"profile_items": ITEMS, "texts": {"profile": "学歴を"}}
    peer.register(token, 10**7 + number, **items)
    found = [typed_data(event) for event in peer.api.events(after=0).events]
    return [one for one in found if isinstance(one, ProfileRequested)][-1]


def _profile(consent: ProfileRequested) -> ProfileHandOver:
    return ProfileHandOver(
        token=consent.token, consent_id=consent.consent_id, items=dict.fromkeys(ITEMS, "大学")
    )


def _renew(peer: Peer) -> str:
    """Give the device a new key, so that there is a former one; return the former name."""
    old, fresh = peer.desktop.key, Ed25519PrivateKey.generate()
    former = keys.device_id(old.public_key())
    peer.api.rotate_keys(_rotation(peer.desktop, fresh, former))
    desktop = Desktop(peer.desktop.invitation, key=fresh, box=peer.desktop.box)
    desktop.client.close()
    peer.desktop = desktop
    peer.api = InProcessAgency(peer.agency, keys.device_id(fresh.public_key()))
    return former


def _rotation(desktop: Desktop, key: Ed25519PrivateKey, named: str) -> KeyRotation:
    nonce = keys.b64url(secrets.token_bytes(16))
    return KeyRotation(
        device_pub=keys.b64url(key.public_key().public_bytes_raw()),
        x25519_pub=desktop.request().x25519_pub,
        proof=device_keys.proof_of(key, named, nonce),
        nonce=nonce,
    )


class Signer:
    """Signs what `requests` is about to send, over whatever headers were generated."""

    def __init__(self, key: Ed25519PrivateKey, created: int) -> None:
        self._key = key
        self._created = created

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        parts = urlsplit(str(request.url))
        headers = {name.lower(): _text(value) for name, value in request.headers.items()}
        headers |= {
            "content-digest": signatures.content_digest(
                body.encode() if isinstance(body, str) else body
            ),
            "cr-protocol": "1.0",
        }
        unsigned = Request(str(request.method), parts.netloc, parts.path, parts.query, headers)
        if unsigned.path.startswith("/v1/batches/") and unsigned.method == "PUT":
            headers |= {"cr-seq": headers.get("cr-seq", "1"), "cr-prev": headers.get("cr-prev", "")}
        added = signatures.sign_request(
            replace(unsigned, headers=headers),
            self._key,
            keyid=keys.device_id(self._key.public_key()),
            created=self._created,
            nonce=keys.b64url(secrets.token_bytes(16)),
        )
        request.headers.update(headers | {name.lower(): value for name, value in added.items()})
        return request


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


Fill = Callable[[Standing, Case], Ed25519PrivateKey | None]


def fill(standing: Standing, case: Case) -> Ed25519PrivateKey:
    """Let two requests of three be about what there is; return the key that signs.

    One of these two has a right body as well; the other keeps the one that was made up.
    """
    name = case.operation.definition.raw["operationId"]
    standing.turns[name] += 1
    standing.turn = standing.turns[name]
    act = FILLS.get(name)
    if act is None or standing.turn % 3 == 0:
        return standing.key
    return act(standing, case) or standing.key


def _pick(standing: Standing, *values: str) -> str:
    return values[standing.turn // 3 % len(values)]


def _put_batch(standing: Standing, case: Case) -> None:
    head = standing.peer.api.events(after=0, limit=1).head
    generated = case.body if isinstance(case.body, bytes) else b""
    body = (standing.batch, bodies.a_batch(), generated)[standing.turn // 3 % 3]
    case.path_parameters["batch_id"] = canonical.sha256_hex(body)
    case.body, case.media_type = body, NDJSON
    case.headers.update(
        {
            "Content-Type": batch.CONTENT_TYPE,
            "Content-Encoding": "identity",
            "CR-Seq": str(head.seq + 1),
            "CR-Prev": head.id,
        }
    )


def _any_batch(standing: Standing, case: Case) -> None:
    held = canonical.sha256_hex(standing.batch)
    case.path_parameters["batch_id"] = _pick(standing, held, standing.withdrawn)


def _withdraw(standing: Standing, case: Case) -> None:
    case.path_parameters["batch_id"] = _pick(standing, standing.withdrawn, "0" * 64)


def _enrol(standing: Standing, case: Case) -> Ed25519PrivateKey:
    code = standing.invitations[standing.turn // 3 % len(standing.invitations)]
    key = Ed25519PrivateKey.from_private_bytes(canonical.sha256_hex(code.encode())[:32].encode())
    public = keys.b64url(key.public_key().public_bytes_raw())
    request = standing.peer.desktop.request()
    case.body = msgspec.to_builtins(
        msgspec.structs.replace(request, code=code, device_pub=public, app=APP)
    )
    return key


def _rotate(standing: Standing, case: Case) -> None:
    own = keys.device_id(standing.key.public_key())
    case.path_parameters["device_id"] = own
    if standing.has_right_body:
        case.body = msgspec.to_builtins(_rotation(standing.peer.desktop, standing.key, own))


def _revoke_device(standing: Standing, case: Case) -> None:
    case.path_parameters["device_id"] = standing.former


def _redeem(standing: Standing, case: Case) -> None:
    case.path_parameters["redemption_id"] = _pick(
        standing, standing.redemptions[0], standing.released
    )
    if standing.has_right_body:
        case.body = msgspec.to_builtins(REDEMPTION)


def _release(standing: Standing, case: Case) -> None:
    case.path_parameters["redemption_id"] = _pick(
        standing, *standing.redemptions[1:], standing.released
    )


def _hand_over(standing: Standing, case: Case) -> None:
    consent = standing.consents[standing.turn // 3 % len(standing.consents)]
    if standing.has_right_body:
        case.body = msgspec.to_builtins(_profile(consent))
    elif isinstance(case.body, dict):
        case.body |= {"token": consent.token, "consent_id": consent.consent_id}


def _refuse(standing: Standing, case: Case) -> None:
    # The third consent is left to those who hand over.
    first, second, _ = (consent.consent_id for consent in standing.consents)
    case.path_parameters["consent_id"] = _pick(standing, second, first)


def _model(standing: Standing, case: Case) -> None:
    case.path_parameters["name"], case.path_parameters["version"] = standing.model


def _revoke_links(standing: Standing, case: Case) -> None:
    if isinstance(case.body, dict) and isinstance(case.body.get("tokens"), list):
        case.body["tokens"] = [*case.body["tokens"], standing.peer.token()]


FILLS: dict[str, Fill] = {
    "putBatch": _put_batch,
    "hasBatch": _any_batch,
    "withdrawBatch": _withdraw,
    "enrol": _enrol,
    "rotateKeys": _rotate,
    "revokeDevice": _revoke_device,
    "redeem": _redeem,
    "release": _release,
    "handOverProfile": _hand_over,
    "refuseProfile": _refuse,
    "model": _model,
    "revokeLinks": _revoke_links,
}


@contextmanager
def signing(standing: Standing) -> Iterator[None]:
    """Sign every generated request while this lasts."""

    def before_call(_context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
        now = seconds(standing.peer.agency.clock.now())
        kwargs["auth"] = Signer(fill(standing, case), now)

    schemathesis.hook("before_call")(before_call)
    try:
        yield
    finally:
        GLOBAL_HOOK_DISPATCHER.unregister(before_call)


@st.composite
def ndjson(draw: st.DrawFn) -> bytes:
    """Return a batch that is right, or wrong in one place, or nothing like a batch."""
    rows = draw(st.integers(0, 30))
    lines = bodies.a_batch(rows).split(b"\n")
    place = draw(st.integers(0, len(lines) - 1))
    lines[place] = draw(
        st.one_of(
            st.just(lines[place]),
            st.binary(max_size=60),
            st.sampled_from([b"", b"{}", b"null", b'{"t":"r"}', b"[" * 50]),
        )
    )
    return b"\n".join(lines)


BASE_URL = ADDRESS
