"""The HTTP client against a server that signs whatever a test wants it to say."""

import json
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread  # noqa: TID251 a scripted server needs one

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from typing_extensions import override

from desktop.sync.client import HttpAgencyClient
from tests.integration.agency.rig import LOOPBACK, a_body
from wire import canonical, keys, signatures
from wire.api import AgencyRefusedError, AgencyUnreachableError, ProtocolMismatchError
from wire.batch import GENESIS
from wire.messages import BalanceStatement
from wire.problems import MEDIA_TYPE, Problem
from wire.signatures import Request, Response

pytestmark = pytest.mark.allow_hosts([LOOPBACK])
KEY = Ed25519PrivateKey.from_private_bytes(b"\x05" * 32)
DEVICE = Ed25519PrivateKey.from_private_bytes(b"\x06" * 32)
PUBLIC = {"kid": "a", "x": keys.b64url(KEY.public_key().public_bytes_raw())}
DISCOVERY = {
    "protocol": ["1.0"],
    "schemas": {"cr.anon": [1]},
    "encodings": ["zstd"],
    "limits": {"wire_bytes": 1, "inflated_bytes": 1, "records": 1},
    "keys": [{"kid": "old", "x": "not a key"}, PUBLIC],
    "server_time": "2026-11-22T00:00:00Z",
    "privacy_floor": {"k_min": 5, "l_min": 2},
}
Say = tuple[int, str, bytes]


class Scripted:
    """A server that answers discovery truly, and anything else as the test says."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.discovery: dict[str, object] = DISCOVERY
        self.say: Say = (200, "application/json", b"{}")
        self.asked: list[str] = []
        scripted = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("content-length", 0)))
                scripted.answer(self)

            do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = answer  # noqa: N815 http.server's names

            @override
            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = HTTPServer((LOOPBACK, 0), Handler)
        self.url = f"http://{LOOPBACK}:{self.server.server_port}"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.url = self.url.replace("http:", "https:")
        self._thread = Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(f"{handler.command} {handler.path}")
        status, media, body = self.say
        if handler.path.startswith("/.well-known/"):
            status, media, body = 200, "application/json", canonical.encode(self.discovery)
        path, _, query = handler.path.partition("?")
        headers = {name.lower(): value for name, value in handler.headers.items()}
        request = Request(handler.command, headers["host"], path, query, headers)
        body = b"" if handler.command == "HEAD" else body
        digest = {"content-digest": signatures.content_digest(body)}
        signed = signatures.sign_response(
            Response(status, digest),
            request,
            KEY,
            keyid=keys.agency_key_id(KEY.public_key()),
            created=int(time.time()),
        )
        handler.send_response(status)
        for name, value in {**digest, **signed, "Content-Type": media}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    server = Scripted()
    yield server
    server.close()


@pytest.fixture
def client(scripted: Scripted) -> Iterator[HttpAgencyClient]:
    made = HttpAgencyClient(scripted.url, DEVICE, keys.fingerprint(KEY.public_key()))
    yield made
    made.close()


def put(client: HttpAgencyClient) -> object:
    return client.put_batch(a_body(), seq=1, prev=GENESIS)


def problem(kind: str, status: int) -> Say:
    return status, MEDIA_TYPE, canonical.encode({"type": kind, "status": status})


@pytest.mark.parametrize(
    "say",
    [
        (200, "application/json", b"{}"),
        (200, "application/json", b"\xff"),
        (200, "application/json", b"x" * (8 * 1024 * 1024 + 1)),
        (
            201,
            "application/json",
            b'{"batch":"other","accepted":1,"seq":1,"server_time":"2026-11-22T00:00:00Z"}',
        ),
        problem(Problem.DIGEST_MISMATCH, 400),
        problem(Problem.BATCH_ID_MISMATCH, 422),
    ],
    ids=["empty", "no text", "too large", "another batch", "digest", "identifier"],
)
def test_an_answer_that_makes_no_sense_is_as_good_as_none(
    scripted: Scripted, client: HttpAgencyClient, say: Say
) -> None:
    scripted.say = say

    with pytest.raises(AgencyUnreachableError):
        put(client)


@pytest.mark.parametrize(
    ("say", "problem_seen", "status"),
    [
        (problem("urn:careerrelay:problem:new", 418), None, 418),
        (problem(Problem.UNAVAILABLE, 503), Problem.UNAVAILABLE, 503),
        (problem(Problem.CLOCK_SKEW, 401), Problem.CLOCK_SKEW, 401),
        ((502, "text/html", b"<html>"), None, 502),
        ((500, MEDIA_TYPE, b"not json"), None, 500),
    ],
    ids=["new", "unavailable", "clock without time", "page", "broken problem"],
)
def test_a_refusal_keeps_its_status_whatever_its_form(
    scripted: Scripted,
    client: HttpAgencyClient,
    *,
    say: Say,
    problem_seen: Problem | None,
    status: int,
) -> None:
    scripted.say = say

    with pytest.raises(AgencyRefusedError) as error:
        put(client)
    assert (error.value.problem, error.value.status) == (problem_seen, status)


def test_a_refused_look_up_is_not_taken_for_a_missing_batch(
    scripted: Scripted, client: HttpAgencyClient
) -> None:
    scripted.say = problem(Problem.REVOKED, 403)
    with pytest.raises(AgencyRefusedError) as error:
        client.has_batch("0" * 64)
    assert error.value.status == 403

    scripted.say = problem(Problem.NOT_FOUND, 404)
    assert not client.has_batch("0" * 64)


@pytest.mark.parametrize(
    "act",
    [HttpAgencyClient.discovery, HttpAgencyClient.balance, put],
    ids=["discovery", "balance", "put"],
)
def test_an_agency_of_another_major_version_is_asked_nothing(
    scripted: Scripted, client: HttpAgencyClient, act: Callable[[HttpAgencyClient], object]
) -> None:
    scripted.discovery = {**DISCOVERY, "protocol": ["2.0", "3.0"]}

    with pytest.raises(ProtocolMismatchError) as error:
        act(client)
    assert error.value.supported == ("2.0", "3.0")
    assert scripted.asked == ["GET /.well-known/career-relay"]


def test_the_key_is_looked_for_once(scripted: Scripted, client: HttpAgencyClient) -> None:
    scripted.say = problem(Problem.UNAVAILABLE, 503)
    for _ in range(3):
        with pytest.raises(AgencyRefusedError):
            client.balance()

    assert scripted.asked.count("GET /.well-known/career-relay") == 1


def a_certificate(path: Path) -> None:
    """Write a key and a certificate it signed itself, for loopback."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "agency")])
    start = datetime.now(UTC) - timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=30))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(LOOPBACK))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    written = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(written + certificate.public_bytes(Encoding.PEM))


def test_https_trusts_what_the_system_trusts_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "agency.pem"
    a_certificate(path)
    server = Scripted(path)
    fingerprint = keys.fingerprint(KEY.public_key())
    stranger = HttpAgencyClient(server.url, DEVICE, fingerprint)
    with pytest.raises(AgencyUnreachableError, match="SSLError"):
        stranger.discovery()
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    friend = HttpAgencyClient(server.url, DEVICE, fingerprint)

    assert friend.discovery().protocol == ("1.0",)
    for closing in (stranger, friend, server):
        closing.close()


def test_the_last_answer_is_kept_with_what_proves_it_later(
    scripted: Scripted, client: HttpAgencyClient
) -> None:
    told = {
        name: "0" * 64 if name == "chain_head" else 1 for name in BalanceStatement.__struct_fields__
    }
    scripted.say = (200, "application/json", canonical.encode(told) + b" ")
    client.balance()

    kept = client.last_answer
    assert kept is not None
    assert kept.body == scripted.say[2]
    proof = json.loads(kept.proof())
    headers = {
        "content-digest": signatures.content_digest(kept.body),
        "signature-input": proof["signature_input"],
        "signature": proof["signature"],
    }
    asked = {"signature": proof["request_signature"]}
    question = Request(proof["method"], "", proof["path"], "", asked)
    # Whoever has the agency's public key can check it without us; no other bytes pass.
    signatures.verify_response(Response(proof["status"], headers), question, KEY.public_key())
    headers["content-digest"] = signatures.content_digest(b"other bytes")
    with pytest.raises(signatures.SignatureError):
        signatures.verify_response(Response(proof["status"], headers), question, KEY.public_key())
