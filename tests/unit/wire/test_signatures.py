"""Message signatures: agreement with another implementation, and that any change breaks them."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import http_message_signatures
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures.algorithms import ED25519
from typing_extensions import override

from wire import signatures
from wire.signatures import Request, Response, SignatureError

KEY = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)
AGENCY_KEY = Ed25519PrivateKey.from_private_bytes(b"\x08" * 32)
CREATED = 1_790_000_000
BODY = b'{"tokens":[]}'


def a_request(
    method: str = "POST", path: str = "/v1/links/revocations", query: str = ""
) -> Request:
    headers = {
        "content-digest": signatures.content_digest(BODY),
        "cr-protocol": "1.0",
        "cr-seq": "3",
        "cr-prev": "0" * 64,
    }
    request = Request(method, "relay.example.jp", path, query, headers)
    signed = signatures.sign_request(request, KEY, keyid="d_x", created=CREATED, nonce="bm9uY2U")
    return replace(request, headers=headers | lowered(signed))


def an_answer(request: Request, status: int = 200) -> Response:
    headers = {"content-digest": signatures.content_digest(b"{}")}
    response = Response(status, headers)
    signed = signatures.sign_response(response, request, AGENCY_KEY, keyid="a_x", created=CREATED)
    return Response(status, headers | lowered(signed))


def lowered(headers: dict[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


class OneKey(http_message_signatures.HTTPSignatureKeyResolver):
    def __init__(self, key: Ed25519PrivateKey) -> None:
        self.key = key

    @override
    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:
        return self.key

    @override
    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        return self.key.public_key()


def as_message(request: Request) -> SimpleNamespace:
    query = f"?{request.query}" if request.query else ""
    url = f"https://{request.authority}{request.path}{query}"
    return SimpleNamespace(method=request.method, url=url, headers=dict(request.headers))


@pytest.mark.parametrize("query", ["", "after=3&limit=500"])
def test_another_implementation_accepts_our_request_signature(query: str) -> None:
    message = as_message(a_request("GET", "/v1/events", query))
    verifier = http_message_signatures.HTTPMessageVerifier(
        signature_algorithm=ED25519, key_resolver=OneKey(KEY)
    )

    results = verifier.verify(
        message,
        max_age=None,
        body=BODY,
        require_components=signatures.REQUEST_COMPONENTS,
    )

    assert [result.parameters["keyid"] for result in results] == ["d_x"]


def test_we_accept_the_request_signature_of_another_implementation() -> None:
    message = as_message(a_request("PUT", "/v1/batches/" + "a" * 64))
    signer = http_message_signatures.HTTPMessageSigner(
        signature_algorithm=ED25519, key_resolver=OneKey(KEY)
    )
    signer.sign(
        message,
        key_id="d_y",
        created=dt.datetime.fromtimestamp(CREATED, dt.UTC),
        nonce="abc",
        use_existing_digest=True,
        label="cr",
        covered_component_ids=[name.strip('"') for name in signatures.BATCH_COMPONENTS],
    )
    received = replace(
        a_request("PUT", "/v1/batches/" + "a" * 64), headers=lowered(message.headers)
    )

    params = signatures.verify_request(received, KEY.public_key())

    assert (params.keyid, params.nonce, params.created) == ("d_y", "abc", CREATED)


def test_another_implementation_accepts_our_response_signature() -> None:
    request = a_request()
    answer = an_answer(request)
    message = SimpleNamespace(
        status_code=answer.status, headers=dict(answer.headers), request=as_message(request)
    )
    verifier = http_message_signatures.HTTPMessageVerifier(
        signature_algorithm=ED25519, key_resolver=OneKey(AGENCY_KEY)
    )

    results = verifier.verify(
        message,
        max_age=None,
        body=b"{}",
        require_components=signatures.ANSWER_COMPONENTS,
    )

    assert [result.parameters["keyid"] for result in results] == ["a_x"]


@pytest.mark.parametrize(
    "change",
    [
        {"method": "PUT"},
        {"authority": "other.example.jp"},
        {"path": "/v1/events"},
        {"query": "after=9"},
        {"headers": {"content-digest": signatures.content_digest(b"other")}},
        {"headers": {"cr-protocol": "1.1"}},
        {"headers": {"signature": "cr=:" + "A" * 86 + "==:"}},
        {"headers": {"signature": "cr=:" + "A" * 85 + "B==:"}},
        {"headers": {"signature": "other=:AAAA:"}},
        {"headers": {"signature-input": ""}},
        {"headers": {"signature-input": 'cr=("@method");created=1;keyid="d";alg="ed25519"'}},
    ],
)
def test_a_changed_request_is_refused(change: dict[str, object]) -> None:
    request = a_request()
    if isinstance(headers := change.get("headers"), dict):
        change = {"headers": {**request.headers, **headers}}

    with pytest.raises(SignatureError):
        signatures.verify_request(replace(request, **change), KEY.public_key())  # type: ignore[arg-type]  # a table of changes


@pytest.mark.parametrize("missing", ["cr-seq", "cr-prev"])
def test_a_batch_without_its_number_is_refused(missing: str) -> None:
    request = a_request("PUT", "/v1/batches/" + "a" * 64)
    headers = {name: value for name, value in request.headers.items() if name != missing}

    with pytest.raises(SignatureError, match="missing-header"):
        signatures.verify_request(replace(request, headers=headers), KEY.public_key())


def test_a_batch_signed_like_any_other_request_is_refused() -> None:
    plain = a_request("POST", "/v1/batches/" + "a" * 64)

    with pytest.raises(SignatureError, match="components"):
        signatures.verify_request(replace(plain, method="PUT"), KEY.public_key())


@pytest.mark.parametrize(
    "value",
    [
        'cr=("@method" "@method");created=1;keyid="d";nonce="n";alg="ed25519"',
        'cr=("@method"  "@path");created=1;keyid="d";alg="ed25519"',
        'cr=("@method");keyid="d";alg="ed25519"',
        'cr=("@method");created=1;keyid="d";alg="rsa-pss-sha512"',
        'cr=("@method");created=1;keyid="d"',
        'cr=(@method);created=1;alg="ed25519"',
        "nonsense",
    ],
)
def test_a_signature_input_we_do_not_use_is_refused(value: str) -> None:
    request = a_request()
    headers = {**request.headers, "signature-input": value}

    with pytest.raises(SignatureError):
        signatures.verify_request(replace(request, headers=headers), KEY.public_key())


def test_text_outside_ascii_is_refused_before_anything_is_signed() -> None:
    request = replace(a_request(), path="/v1/東京")

    with pytest.raises(SignatureError, match="not-ascii"):
        signatures.sign_request(request, KEY, keyid="d_x", created=CREATED, nonce="n")


def test_an_answer_holds_for_its_own_request_only() -> None:
    first, second = a_request(query="after=1"), a_request(query="after=2")
    answer = an_answer(first)

    signatures.verify_response(answer, first, AGENCY_KEY.public_key())
    with pytest.raises(SignatureError):
        signatures.verify_response(answer, second, AGENCY_KEY.public_key())


def test_an_answer_with_another_status_is_refused() -> None:
    request = a_request()
    answer = replace(an_answer(request), status=201)

    with pytest.raises(SignatureError):
        signatures.verify_response(answer, request, AGENCY_KEY.public_key())


def test_an_answer_not_bound_to_a_signed_request_is_refused() -> None:
    request = a_request()
    unsigned = replace(request, headers={"cr-protocol": "1.0"})
    answer = an_answer(unsigned)

    signatures.verify_response(answer, unsigned, AGENCY_KEY.public_key())
    with pytest.raises(SignatureError, match="components"):
        signatures.verify_response(answer, request, AGENCY_KEY.public_key())


@pytest.mark.parametrize(
    ("header", "is_right"),
    [
        (signatures.content_digest(BODY), True),
        ("sha-512=:AAAA:, " + signatures.content_digest(BODY), True),
        (signatures.content_digest(b"other"), False),
        ("sha-256=:AAAA:", False),
        ("", False),
    ],
)
def test_a_digest_names_its_body(header: str, is_right: bool) -> None:  # noqa: FBT001 a table column
    assert signatures.is_digest_of(header, BODY) is is_right


@pytest.mark.parametrize(
    ("host", "scheme", "authority"),
    [
        ("Relay.Example.jp:443", "https", "relay.example.jp"),
        ("relay.example.jp:80", "https", "relay.example.jp:80"),
        ("127.0.0.1:80", "http", "127.0.0.1"),
        ("127.0.0.1:8000", "http", "127.0.0.1:8000"),
    ],
)
def test_the_authority_leaves_out_the_usual_port(host: str, scheme: str, authority: str) -> None:
    assert signatures.authority_of(host, scheme) == authority
