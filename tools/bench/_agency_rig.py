"""What `bench agency` measures with: server processes, employers, their batches."""

import json
import os
import random
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from agency.server import Options, open_agency
from agency.service import enrolments
from desktop.sync.client import HttpAgencyClient
from wire import batch, canonical, encoding, enrolment_string, keys, link_token, sealing, vocabulary
from wire.batch import GENESIS, Batch, Record
from wire.link_token import TokenKind
from wire.messages import EnrolmentRequest, seal_context

ROOT = Path(__file__).resolve().parents[2]
PER_REQUEST = 5_000
K = 5
_TICKS_S = os.sysconf("SC_CLK_TCK")
_WAIT_S = 30
_LARGEST_GROUP = 24


@dataclass(frozen=True, slots=True)
class Place:
    """Database (a file or a URL) and secrets of an agency."""

    database: str
    keys: Path


class Server:
    """A server process; its processor time is what counts.

    Args:
        command: Arguments of Python.
    """

    def __init__(self, *command: str | Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        line = self._process.stdout.readline() if self._process.stdout else b""
        if not line:
            raise RuntimeError("the server did not start")
        self.port = int(json.loads(line)["port"])

    @property
    def url(self) -> str:
        """Beginning of its addresses."""
        return f"http://127.0.0.1:{self.port}"

    def cpu_s(self) -> float:
        """Return the processor time it has used so far, all threads, in steps of a clock tick."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text("ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS_S

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(_WAIT_S)
        if self._process.stdout is not None:
            self._process.stdout.close()


@dataclass
class Sender:
    """One employer's desktop, as far as batches go."""

    client: HttpAgencyClient
    link_key: bytes
    kid: int
    seq: int = 0
    head: str = GENESIS

    def send(self, body: bytes) -> int:
        """Send a batch, and return how many records the agency took."""
        result = self.client.put_batch(body, seq=self.seq + 1, prev=self.head)
        self.seq, self.head = self.seq + 1, canonical.sha256_hex(body)
        return 0 if result.is_replay else result.receipt.accepted

    def token(self) -> str:
        """Return a new personal link."""
        nonce = secrets.token_bytes(link_token.NONCE_BYTES)
        return link_token.mint(self.link_key, self.kid, TokenKind.PERSONAL, nonce)


def serve_agency(place: Place) -> Server:
    """Start the real agency under the bench policy."""
    where = ["--database", place.database, "--keys", place.keys]
    return Server("-m", "agency", "serve", *where, "--port", "0", "--policy", "bench")


def serve_floor(database: str, *page: str) -> Server:
    """Start the bare route."""
    return Server(ROOT / "tools/bench/_agency_floor.py", database, *page)


def enrol(server: Server, place: Place, count: int) -> list[Sender]:
    """Enrol employers, each with one device."""
    options = Options(place.database, public_url=server.url, keys=place.keys)
    agency = open_agency(options, server.port)
    codes = [
        enrolments.create_code(agency, f"株式会社見本{number}").text for number in range(count)
    ]
    agency.store.close()
    return [_enrolled(code) for code in codes]


def _enrolled(code: str) -> Sender:
    place = enrolment_string.parse(code)
    key, box = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    client = HttpAgencyClient(place.base_url, key, place.fingerprint)
    request = EnrolmentRequest(
        code=place.code,
        device_pub=keys.b64url(key.public_key().public_bytes_raw()),
        x25519_pub=keys.b64url(box.public_key().public_bytes_raw()),
        app="crd/0.1.0",
        nonce=keys.b64url(secrets.token_bytes(16)),
        demo=False,
    )
    made = client.enrol(request)
    context = seal_context(made.device, made.kid)
    return Sender(client, sealing.open_sealed(made.k_link, box, context), made.kid)


class FloorSender:
    """Sends the same records to the bare route."""

    def __init__(self, server: Server) -> None:
        self._url = server.url
        self._session = requests.Session()
        self._session.trust_env = False

    def send(self, employer: int, number: int, body: bytes) -> int:
        """Send records, and return how many were taken."""
        packed, _ = encoding.compress(body.partition(b"\n")[2], (encoding.ZSTD,))
        answer = self._session.put(
            f"{self._url}/floor/{employer}/{number}", data=packed, timeout=_WAIT_S
        )
        answer.raise_for_status()
        return int(answer.content)


def body_of(seed: int) -> bytes:
    """Return a batch above the floor: groups of 5 to 24, two to five words of each secret."""
    chance = random.Random(seed)  # noqa: S311 no secret
    words = {
        name: sorted(vocabulary.published().values[name] - {vocabulary.SUPPRESSED})
        for name in vocabulary.FIELDS
    }
    records = [record for group in _groups(chance, words) for record in group]
    chance.shuffle(records)
    manifest = batch.manifest_for(
        records, vocabulary.published(), k=K, app="crd/0.1.0", quarter="2026Q4"
    )
    return batch.to_bytes(Batch(manifest, tuple(records)))


def _groups(chance: random.Random, words: dict[str, list[str]]) -> Iterator[list[Record]]:
    left = PER_REQUEST
    while left:
        size = chance.randint(K, _LARGEST_GROUP)
        size = size if left - size >= K else left
        left -= size
        kept = {
            name: chance.choice(words[name]) if chance.random() < 2 / 3 else vocabulary.SUPPRESSED
            for name in vocabulary.QUASI_IDENTIFIERS
        }
        secret = {name: _column(chance, words[name], size) for name in vocabulary.SENSITIVE}
        yield [
            Record(**kept, **{name: column[at] for name, column in secret.items()})
            for at in range(size)
        ]


def _column(chance: random.Random, words: list[str], size: int) -> list[str]:
    chosen = chance.sample(words, chance.randint(2, 5))
    column = [chosen[at % len(chosen)] for at in range(size)]
    chance.shuffle(column)
    return column
