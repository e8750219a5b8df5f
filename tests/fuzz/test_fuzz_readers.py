"""No bytes crash a reader, hang it or make it take memory without bound."""

import importlib.util
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, seeds_of

ROOT = Path(__file__).parents[2]
DICTIONARY = Path(__file__).parent / "spreadsheet.dict"
ROUNDS = 60
MAX_SECONDS = 5.0
MAX_GROWTH_MB = 400
_GRACE_SECONDS = 60
SOAK_SECONDS = int(os.environ.get("CAREER_RELAY_FUZZ_SECONDS", "60"))


def mutated(seed: bytes, rng: random.Random) -> bytes:
    """Return a seed with a few bytes changed, cut out, doubled or put in."""
    data = bytearray(seed)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(5)
        if kind == 0 and at < len(data):
            data[at] = rng.randrange(256)
        elif kind == 1:
            del data[at : at + rng.randint(1, 40)]
        elif kind == 2:
            data[at:at] = data[at : at + rng.randint(1, 200)] * rng.randint(1, 4)
        elif kind == 3:
            data[at:at] = rng.choice(WORDS)
        elif at < len(data):
            data[at] ^= 1 << rng.randrange(8)
    return bytes(data)


def _words() -> list[bytes]:
    lines = DICTIONARY.read_text(encoding="utf-8").splitlines()
    quoted = [line[1:-1] for line in lines if line.startswith('"')]
    return [word.encode().decode("unicode_escape").encode("latin-1") for word in quoted]


WORDS = _words()


@pytest.mark.parametrize("target", list(TARGETS))
def test_changed_seeds_end_in_a_table_or_a_named_fault(target: str) -> None:
    rng = random.Random(target)  # noqa: S311 - test data
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    slowest = 0.0
    for seed in seeds_of(target):
        TARGETS[target](seed)
        for _ in range(ROUNDS):
            start = time.perf_counter()
            TARGETS[target](mutated(seed, rng))
            slowest = max(slowest, time.perf_counter() - start)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert slowest < MAX_SECONDS
    assert grown < MAX_GROWTH_MB * 1024


@pytest.mark.slow
@pytest.mark.skipif(
    "CAREER_RELAY_SOAK" not in os.environ, reason="a soak: tools/dev.py soak runs it"
)
@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None,
    reason="atheris is missing: on Linux with Python 3.11, pip install atheris==3.0.0",
)
@pytest.mark.parametrize("target", list(TARGETS))
def test_a_fuzzer_finds_nothing_in_its_time(tmp_path: Path, target: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for at, seed in enumerate(seeds_of(target)):
        (corpus / f"seed{at}").write_bytes(seed)
    command = [
        *(sys.executable, "-m", "tests.fuzz.fuzz_readers", target, str(corpus)),
        *(f"-max_total_time={SOAK_SECONDS}", f"-dict={DICTIONARY}", "-timeout=20"),
        *("-rss_limit_mb=1500", f"-artifact_prefix={tmp_path}/", "-max_len=65536"),
    ]

    # One input has 20 seconds; a reader that hangs where no signal reaches it ends here.
    done = subprocess.run(
        command,
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=SOAK_SECONDS + _GRACE_SECONDS,
    )

    assert done.returncode == 0, done.stderr[-2000:]
    assert list(tmp_path.glob("*-*")) == []
