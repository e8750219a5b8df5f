"""The signed exchange under attack and error: keys, clocks, digests, limits."""

import base64
import gzip
import secrets
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread  # noqa: TID251 a forged server needs one
from typing import Any

import msgspec
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from typing_extensions import override

from desktop.sync.client import HttpAgencyClient, InsecureAddressError
from tests.integration.agency.rig import (
    LOOPBACK,
    AgencyProcess,
    Desktop,
    Mailbox,
    a_body,
    free_port,
)
from wire import batch, canonical, keys, limits, signatures
from wire.api import (
    AgencyRefusedError,
    AgencyUnreachableError,
    ProtocolMismatchError,
    WrongAgencyKeyError,
)
from wire.batch import GENESIS
from wire.problems import Problem, ProblemDetail
from wire.signatures import Request, Response

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.slow]


def call(desktop: Desktop, agency: AgencyProcess, request: Request, body: bytes = b"") -> Any:  # noqa: ANN401 a parsed problem and its status
    """Send a request exactly as it stands and return status and problem."""
    query = f"?{request.query}" if request.query else ""
    answer = requests.request(
        request.method,
        f"{agency.url}{request.path}{query}",
        data=body,
        headers=dict(request.headers),
        timeout=30,
    )
    face = Response(answer.status_code, {k.lower(): v for k, v in answer.headers.items()})
    agency_key = keys.public_key(desktop.enrolment.agency_keys[0].x)
    signatures.verify_response(face, request, agency_key)
    assert signatures.is_digest_of(face.headers["content-digest"], answer.content)
    if not answer.headers.get("content-type", "").startswith("application/problem"):
        return answer.status_code, ""
    detail = msgspec.json.decode(answer.content, type=ProblemDetail)
    return answer.status_code, detail.kind


def signed(
    desktop: Desktop,
    agency: AgencyProcess,
    method: str = "GET",
    path: str = "/v1/balance",
    *,
    body: bytes = b"",
    created: int | None = None,
    **headers: str,
) -> Request:
    plain = {
        "content-digest": signatures.content_digest(body),
        "cr-protocol": "1.0",
        "content-type": "application/json",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    unsigned = Request(method, f"{LOOPBACK}:{agency.port}", path, "", plain)
    added = signatures.sign_request(
        unsigned,
        desktop.key,
        keyid=keys.device_id(desktop.key.public_key()),
        created=int(time.time()) if created is None else created,
        nonce=keys.b64url(secrets.token_bytes(16)),
    )
    return replace(unsigned, headers=plain | {k.lower(): v for k, v in added.items()})


def a_put(desktop: Desktop, agency: AgencyProcess, packed: bytes, **headers: str) -> Request:
    path = f"/v1/batches/{canonical.sha256_hex(a_body())}"
    plain = {
        "content_type": batch.CONTENT_TYPE,
        "content_encoding": "gzip",
        "cr_seq": "1",
        "cr_prev": GENESIS,
    } | headers
    return signed(desktop, agency, "PUT", path, body=packed, **plain)


def test_plain_http_is_for_loopback_literals_only() -> None:
    key = Ed25519PrivateKey.generate()
    for address in ("http://relay.example.jp", "http://localhost:80", "ftp://127.0.0.1", "x"):
        with pytest.raises(InsecureAddressError):
            HttpAgencyClient(address, key, "0" * 16)


def test_a_server_with_another_key_gets_no_code(demo_agency: AgencyProcess) -> None:
    invitation = demo_agency.enrolment_string()
    wrong = Desktop(f"{invitation[:-16]}{'0' * 16}")
    with pytest.raises(WrongAgencyKeyError):
        wrong.enrol()

    right = Desktop(invitation)
    assert right.enrol().employer_name == "株式会社みのり精工"


def test_an_agency_that_is_down_is_unreachable() -> None:
    client = HttpAgencyClient(
        f"http://{LOOPBACK}:{free_port()}", Ed25519PrivateKey.generate(), "0" * 16
    )
    with pytest.raises(AgencyUnreachableError) as error:
        client.discovery()

    assert LOOPBACK not in str(error.value)


def test_no_proxy_stands_between_two_processes_of_one_machine(
    demo_agency: AgencyProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{LOOPBACK}:{free_port()}")
    monkeypatch.setenv("http_proxy", f"http://{LOOPBACK}:{free_port()}")

    assert Desktop(demo_agency.enrolment_string()).client.discovery().protocol == ("1.0",)


def test_a_code_another_device_took_is_refused(demo_agency: AgencyProcess) -> None:
    invitation = demo_agency.enrolment_string()
    Desktop(invitation).enrol()

    with pytest.raises(AgencyRefusedError) as error:
        Desktop(invitation).enrol()
    assert (error.value.problem, error.value.status) == (Problem.ENROLMENT_USED, 409)


def test_an_enrolment_signed_with_another_key_is_refused(demo_agency: AgencyProcess) -> None:
    victim, thief = (
        Desktop(demo_agency.enrolment_string()),
        Desktop("cr1-x-" + "0" * 16 + "-" + "0" * 16),
    )
    stolen = msgspec.structs.replace(victim.request(), x25519_pub=thief.request().x25519_pub)
    client = HttpAgencyClient(demo_agency.url, thief.key, victim.place.fingerprint)

    with pytest.raises(AgencyRefusedError) as error:
        client.enrol(stolen)
    assert (error.value.problem, error.value.status) == (Problem.SIGNATURE, 401)


def test_a_demo_workspace_is_refused_by_a_real_agency(real_agency: AgencyProcess) -> None:
    with pytest.raises(AgencyRefusedError) as error:
        Desktop(real_agency.enrolment_string(), demo=True).enrol()
    assert (error.value.problem, error.value.status) == (Problem.DEMO_ONLY, 403)


def test_an_enrolment_code_is_good_for_72_hours(demo_agency: AgencyProcess) -> None:
    early, late = demo_agency.enrolment_string(), demo_agency.enrolment_string()
    demo_agency.move_clock(timedelta(hours=71))
    Desktop(early).enrol()
    demo_agency.move_clock(timedelta(hours=2))

    with pytest.raises(AgencyRefusedError) as error:
        Desktop(late).enrol()
    assert (error.value.problem, error.value.status) == (Problem.ENROLMENT_CODE, 403)


def test_guessing_codes_is_slowed_down_after_ten_tries(real_agency: AgencyProcess) -> None:
    guesser = Desktop(real_agency.enrolment_string())
    seen = set()
    for number in range(11):
        guess = msgspec.structs.replace(guesser.request(), code=f"{number:016d}")
        with pytest.raises(AgencyRefusedError) as error:
            guesser.client.enrol(guess)
        seen.add(error.value.problem)

    assert seen == {Problem.ENROLMENT_CODE, Problem.RATE_LIMITED}


@pytest.mark.parametrize(
    "off", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=3650), timedelta(days=-3650)]
)
def test_a_client_with_a_wrong_clock_learns_the_time_and_goes_on(
    demo_agency: AgencyProcess, off: timedelta
) -> None:
    desktop = Desktop(demo_agency.enrolment_string())
    desktop.enrol()
    demo_agency.move_clock(off)
    after = desktop.client.balance().earned
    body = a_body()
    taken = desktop.client.put_batch(body, seq=1, prev=GENESIS)
    demo_agency.move_clock(-off)

    assert (after, taken.receipt.accepted) == (0, 20)
    assert desktop.client.put_batch(body, seq=1, prev=GENESIS).is_replay


def test_a_request_from_another_time_is_refused(
    demo_agency: AgencyProcess, desktop: Desktop
) -> None:
    old = signed(desktop, demo_agency, created=int(time.time()) - 10**6)

    assert call(desktop, demo_agency, old) == (401, Problem.CLOCK_SKEW)


@pytest.fixture
def here_and_now(real_agency: AgencyProcess) -> Iterator[Desktop]:
    """A desktop of the agency whose clock is right."""
    desktop = Desktop(real_agency.enrolment_string())
    desktop.enrol()
    yield desktop
    desktop.client.close()


def test_a_replayed_post_is_refused(real_agency: AgencyProcess, here_and_now: Desktop) -> None:
    body = b'{"tokens":[]}'
    request = signed(here_and_now, real_agency, "POST", "/v1/links/revocations", body=body)

    assert call(here_and_now, real_agency, request, body) == (200, "")
    assert call(here_and_now, real_agency, request, body) == (401, Problem.REPLAY)


def test_a_tampered_body_is_refused(real_agency: AgencyProcess, here_and_now: Desktop) -> None:
    body = b'{"tokens":[]}'
    request = signed(here_and_now, real_agency, "POST", "/v1/links/revocations", body=body)

    assert call(here_and_now, real_agency, request, b'{"tokens":[1]}') == (
        400,
        Problem.DIGEST_MISMATCH,
    )


def test_a_request_without_signature_is_refused(
    real_agency: AgencyProcess, here_and_now: Desktop
) -> None:
    request = signed(here_and_now, real_agency)
    bare = {k: v for k, v in request.headers.items() if not k.startswith("signature")}

    assert call(here_and_now, real_agency, replace(request, headers=bare)) == (
        401,
        Problem.SIGNATURE,
    )


def test_a_signature_of_an_unknown_device_is_refused(
    real_agency: AgencyProcess, here_and_now: Desktop
) -> None:
    stranger = Desktop(here_and_now.invitation)

    assert call(here_and_now, real_agency, signed(stranger, real_agency)) == (
        401,
        Problem.UNKNOWN_DEVICE,
    )


def test_a_signature_moved_to_another_path_is_refused(
    real_agency: AgencyProcess, here_and_now: Desktop
) -> None:
    request = replace(signed(here_and_now, real_agency), path="/v1/events")

    assert call(here_and_now, real_agency, request) == (401, Problem.SIGNATURE)


def test_another_protocol_is_refused(real_agency: AgencyProcess, here_and_now: Desktop) -> None:
    request = signed(here_and_now, real_agency, cr_protocol="2.0")

    assert call(here_and_now, real_agency, request) == (400, Problem.UNSUPPORTED_VERSION)


@pytest.mark.parametrize("missing", ["cr-seq", "cr-prev"])
def test_a_batch_without_number_is_refused_as_unsigned(
    real_agency: AgencyProcess, here_and_now: Desktop, missing: str
) -> None:
    request = a_put(here_and_now, real_agency, gzip.compress(a_body()))
    rest = {name: value for name, value in request.headers.items() if name != missing}

    assert call(
        here_and_now, real_agency, replace(request, headers=rest), gzip.compress(a_body())
    ) == (401, Problem.SIGNATURE)


@pytest.mark.parametrize(
    ("packed", "headers", "expected"),
    [
        (gzip.compress(a_body(21)), {}, (422, Problem.BATCH_ID_MISMATCH)),
        (b"nonsense", {}, (422, Problem.SCHEMA)),
        (a_body(), {"content_encoding": "br"}, (415, Problem.SCHEMA)),
        (gzip.compress(a_body()), {"content_type": "application/json"}, (415, Problem.SCHEMA)),
        (gzip.compress(b"0" * 10**7), {}, (413, Problem.TOO_LARGE)),
        (secrets.token_bytes(limits.MAX_WIRE_BYTES + 1), {}, (413, Problem.TOO_LARGE)),
        (gzip.compress(a_body()), {"cr_seq": "-1"}, (400, Problem.SCHEMA)),
        (gzip.compress(a_body()), {}, (201, "")),
        (a_body(), {"content_encoding": "identity"}, (201, "")),
    ],
    ids=["other", "no gzip", "brotli", "json", "bomb", "large", "seq", "gzip", "identity"],
)
def test_a_batch_is_judged_in_the_order_of_the_contract(
    real_agency: AgencyProcess,
    here_and_now: Desktop,
    *,
    packed: bytes,
    headers: dict[str, str],
    expected: tuple[int, str],
) -> None:
    request = a_put(here_and_now, real_agency, packed, **headers)

    assert call(here_and_now, real_agency, request, packed) == expected


@pytest.mark.parametrize("query", ["after=-1", "after=x", "limit=1e3", f"after={10**20}"])
def test_a_cursor_that_is_no_number_is_refused(
    real_agency: AgencyProcess, here_and_now: Desktop, query: str
) -> None:
    request = replace(signed(here_and_now, real_agency, path="/v1/events"), query=query)
    unsigned = {k: v for k, v in request.headers.items() if not k.startswith("signature")}
    request = replace(request, headers=unsigned)
    added = signatures.sign_request(
        request,
        here_and_now.key,
        keyid=keys.device_id(here_and_now.key.public_key()),
        created=int(time.time()),
        nonce="n",
    )
    request = replace(request, headers=unsigned | {k.lower(): v for k, v in added.items()})

    assert call(here_and_now, real_agency, request) == (400, Problem.SCHEMA)


def ask_forty_times(desktop: Desktop) -> None:
    for _ in range(40):
        desktop.client.balance()


def test_too_many_requests_of_one_device_are_slowed_down(here_and_now: Desktop) -> None:
    with pytest.raises(AgencyRefusedError) as error:
        ask_forty_times(here_and_now)

    assert error.value.problem is Problem.RATE_LIMITED
    assert error.value.retry_after_s


class Forger:
    """A server between client and agency that alters what it passes on."""

    def __init__(self, agency: AgencyProcess) -> None:
        self.target = agency.url
        self.host = f"{LOOPBACK}:{agency.port}"
        forger = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = dict(self.headers) | {"Host": forger.host}
                answer = requests.get(f"{forger.target}{self.path}", headers=headers, timeout=30)
                body, headers = forger.altered(answer.content, dict(answer.headers))
                self.send_response(answer.status_code)
                for name, value in headers.items():
                    if name.lower() not in {"content-length", "date", "server"}:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            @override
            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = HTTPServer((LOOPBACK, 0), Handler)
        self.port = self.server.server_port
        self.flip = False
        self.strip = False
        self._thread = Thread(target=self.server.serve_forever, daemon=True)
        self._thread.start()

    def altered(self, body: bytes, headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
        if self.flip:
            body = body.replace(b'"earned":0', b'"earned":9')
        if self.strip:
            headers = {k: v for k, v in headers.items() if not k.lower().startswith("signature")}
        return body, headers

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()


@pytest.fixture
def forger(demo_agency: AgencyProcess) -> Iterator[Forger]:
    made = Forger(demo_agency)
    yield made
    made.close()


def behind(forger: Forger, agency: AgencyProcess) -> Desktop:
    """Return a desktop that was enrolled directly and speaks through the forger from now on."""
    desktop = Desktop(agency.enrolment_string())
    desktop.enrol()
    desktop.client._base_url = f"http://{LOOPBACK}:{forger.port}"
    return desktop


def test_an_answer_passed_on_unchanged_is_believed(
    demo_agency: AgencyProcess, forger: Forger
) -> None:
    assert behind(forger, demo_agency).client.balance().earned == 0


@pytest.mark.parametrize("how", ["flip", "strip"])
def test_an_altered_answer_is_not_believed(
    demo_agency: AgencyProcess, forger: Forger, how: str
) -> None:
    desktop = behind(forger, demo_agency)
    setattr(forger, how, True)

    with pytest.raises(AgencyUnreachableError):
        desktop.client.balance()


def test_an_answer_of_another_agency_is_refused(
    demo_agency: AgencyProcess, real_agency: AgencyProcess, forger: Forger
) -> None:
    desktop = behind(forger, demo_agency)
    forger.target = real_agency.url

    with pytest.raises(WrongAgencyKeyError):
        desktop.client.balance()


def test_an_agency_of_another_major_version_is_named(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wire.version.PROTOCOL", "2.0")

    with pytest.raises(ProtocolMismatchError) as error:
        desktop.client.balance()
    assert error.value.supported == ("1.0",)


def test_receipts_survive_a_restart_of_the_agency(
    tmp_path_factory: pytest.TempPathFactory, mailbox: Mailbox
) -> None:
    agency = AgencyProcess(tmp_path_factory.mktemp("restart"), mailbox.port)
    desktop = Desktop(agency.enrolment_string())
    desktop.enrol()
    first = desktop.client.put_batch(a_body(), seq=1, prev=GENESIS)
    agency.stop()
    with pytest.raises(AgencyUnreachableError):
        desktop.client.balance()
    agency.start()

    again = desktop.client.put_batch(a_body(), seq=1, prev=GENESIS)

    assert again.is_replay
    assert again.receipt == first.receipt
    agency.stop()


@pytest.mark.parametrize(
    "option", [("--policy", "demo"), ("--policy", "bench"), ("--clock-offset-file", "x")]
)
def test_demo_and_moved_clock_are_refused_off_loopback(
    demo_agency: AgencyProcess, option: tuple[str, str]
) -> None:
    ended = demo_agency.command("serve", "--host", "0.0.0.0", "--port", "0", *option)  # noqa: S104 it is refused

    assert ended.returncode == 64
    assert "loopback" in ended.stderr


def test_the_digest_is_of_the_bytes_on_the_wire() -> None:
    digest = signatures.content_digest(b"x")

    assert base64.b64decode(digest.removeprefix("sha-256=:").removesuffix(":"))[:2] == b"\x2d\x71"
