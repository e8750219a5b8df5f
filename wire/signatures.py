"""HTTP message signatures in both directions: the subset of RFC 9421 this contract uses.

Ed25519 only, one signature labelled `cr`, whole header fields only. A response binds itself to the
signature of the request it answers, so that an answer cannot be moved to another question.

Source:
    RFC 9421 (HTTP Message Signatures), RFC 9530 (Digest Fields), `docs/wire.md` "Signatures".
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

REQUEST_COMPONENTS: Final = (
    '"@method"',
    '"@authority"',
    '"@path"',
    '"@query"',
    '"content-digest"',
    '"cr-protocol"',
)
BATCH_COMPONENTS: Final = (*REQUEST_COMPONENTS, '"cr-seq"', '"cr-prev"')
RESPONSE_COMPONENTS: Final = ('"@status"', '"content-digest"', '"@path";req')
ANSWER_COMPONENTS: Final = (*RESPONSE_COMPONENTS, '"signature";req')

_INPUT: Final = re.compile(r"cr=(?P<raw>\((?P<components>[^()]*)\)(?P<params>(;[a-z]+=[^;,]+)*))")
_COMPONENT: Final = re.compile(r'"[a-z@-]+"(?:;req)?')
_PARAM: Final = re.compile(r';([a-z]+)=(?:"([\x20-\x21\x23-\x5b\x5d-\x7e]*)"|(\d{1,15}))')
_SIGNATURE: Final = re.compile(r"cr=:([A-Za-z0-9+/]{86}==):")
_DIGEST: Final = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):")


class SignatureError(Exception):
    """A signature or digest is missing, malformed or false. The message is a code."""


@dataclass(frozen=True, slots=True)
class Request:
    """The signed face of a request.

    Attributes:
        method: Upper case.
        authority: Host as the client dialled it, lower case, without the scheme's own port.
        path: As sent, percent-encoding kept.
        query: As sent, without the question mark.
        headers: By lower-case name.
    """

    method: str
    authority: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Response:
    """The signed face of a response: its status and its headers by lower-case name."""

    status: int
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SignatureParams:
    """What a `Signature-Input` header says.

    Attributes:
        components: Covered components in order, quoted, perhaps with `;req`.
        created: Seconds since 1970.
        keyid: Name of the key.
        nonce: Empty for responses.
        raw: The text that ends the signature base.
    """

    components: tuple[str, ...]
    created: int
    keyid: str
    nonce: str
    raw: str


def content_digest(body: bytes) -> str:
    """Return the `Content-Digest` header of a body as sent."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode('ascii')}:"


def is_digest_of(header: str, body: bytes) -> bool:
    """Tell whether a `Content-Digest` header names the SHA-256 of these bytes."""
    found = _DIGEST.search(header)
    expected = base64.b64encode(hashlib.sha256(body).digest())
    return found is not None and hmac.compare_digest(found[1].encode("ascii"), expected)


def authority_of(host: str, scheme: str) -> str:
    """Return the `@authority` of a Host header: lower case, the scheme's own port left out."""
    usual_port = ":443" if scheme == "https" else ":80"
    return host.strip().lower().removesuffix(usual_port)


def parse_input(headers: Mapping[str, str]) -> SignatureParams:
    """Read the `Signature-Input` header.

    Raises:
        SignatureError: It is missing, malformed or not Ed25519.
    """
    found = _INPUT.fullmatch(headers.get("signature-input", ""))
    if found is None:
        raise SignatureError("signature-input")
    components = tuple(_COMPONENT.findall(found["components"]))
    params = {name: text or digits for name, text, digits in _PARAM.findall(found["params"])}
    is_whole = " ".join(components) == found["components"]
    if not is_whole or params.get("alg") != "ed25519" or not params.get("created", "").isdecimal():
        raise SignatureError("signature-input")
    return SignatureParams(
        components,
        int(params["created"]),
        params.get("keyid", ""),
        params.get("nonce", ""),
        found["raw"],
    )


def sign_request(
    request: Request, key: Ed25519PrivateKey, *, keyid: str, created: int, nonce: str
) -> dict[str, str]:
    """Return the two signature headers of a request that already carries its other headers.

    Raises:
        SignatureError: A header that must be covered is missing.
    """
    components = request_components(request.method, request.path)
    raw = f'({" ".join(components)});created={created};nonce="{nonce}";keyid="{keyid}"'
    return _signed(_base(components, raw + ';alg="ed25519"', request, None), key)


def verify_request(
    request: Request, key: Ed25519PublicKey, components: tuple[str, ...] | None = None
) -> SignatureParams:
    """Check a request's signature and return what it says. The caller judges time and nonce.

    Args:
        request: The request as received.
        key: The device's key.
        components: What must be covered; by default what the contract asks for this path.

    Raises:
        SignatureError: The signature is missing, incomplete or false.
    """
    params = parse_input(request.headers)
    needed = components or request_components(request.method, request.path)
    _check_covered(params, needed)
    _check(_base(params.components, params.raw, request, None), request.headers, key)
    return params


def sign_response(
    response: Response, request: Request, key: Ed25519PrivateKey, *, keyid: str, created: int
) -> dict[str, str]:
    """Return the two signature headers of a response, bound to the request it answers."""
    components = _response_components(request)
    raw = f'({" ".join(components)});created={created};keyid="{keyid}";alg="ed25519"'
    return _signed(_base(components, raw, request, response), key)


def verify_response(response: Response, request: Request, key: Ed25519PublicKey) -> SignatureParams:
    """Check that a response was signed by this key for exactly this request.

    Raises:
        SignatureError: The signature is missing, incomplete or false.
    """
    params = parse_input(response.headers)
    _check_covered(params, _response_components(request))
    _check(_base(params.components, params.raw, request, response), response.headers, key)
    return params


def request_components(method: str, path: str) -> tuple[str, ...]:
    """Return what a request's signature must cover (decision 11 adds two for batches)."""
    is_batch = method == "PUT" and path.startswith("/v1/batches/")
    return BATCH_COMPONENTS if is_batch else REQUEST_COMPONENTS


def _response_components(request: Request) -> tuple[str, ...]:
    return ANSWER_COMPONENTS if "signature" in request.headers else RESPONSE_COMPONENTS


def _check_covered(params: SignatureParams, needed: tuple[str, ...]) -> None:
    is_unique = len(set(params.components)) == len(params.components)
    if not is_unique or not set(needed) <= set(params.components):
        raise SignatureError("components")


def _base(
    components: tuple[str, ...], raw: str, request: Request, response: Response | None
) -> tuple[bytes, str]:
    lines = [f"{name}: {_value(name, request, response)}" for name in components]
    lines.append(f'"@signature-params": {raw}')
    try:
        return "\n".join(lines).encode("ascii"), raw
    except UnicodeEncodeError as error:
        raise SignatureError("not-ascii") from error


def _value(component: str, request: Request, response: Response | None) -> str:
    name, _, flag = component.partition(";")
    name = name.strip('"')
    if flag == "req" or response is None:
        return _request_value(name, request)
    if name == "@status":
        return str(response.status)
    return _header(name, response.headers)


def _request_value(name: str, request: Request) -> str:
    derived = {
        "@method": request.method,
        "@authority": request.authority,
        "@path": request.path,
        "@query": f"?{request.query}",
    }
    return derived[name] if name in derived else _header(name, request.headers)


def _header(name: str, headers: Mapping[str, str]) -> str:
    if name not in headers:
        raise SignatureError("missing-header")
    return headers[name].strip()


def _signed(base: tuple[bytes, str], key: Ed25519PrivateKey) -> dict[str, str]:
    signature = base64.b64encode(key.sign(base[0])).decode("ascii")
    return {"Signature-Input": f"cr={base[1]}", "Signature": f"cr=:{signature}:"}


def _check(base: tuple[bytes, str], headers: Mapping[str, str], key: Ed25519PublicKey) -> None:
    found = _SIGNATURE.fullmatch(headers.get("signature", ""))
    if found is None:
        raise SignatureError("signature")
    try:
        key.verify(base64.b64decode(found[1], validate=True), base[0])
    except (InvalidSignature, binascii.Error) as error:
        raise SignatureError("signature") from error
