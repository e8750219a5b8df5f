"""Search as you type: the first 50 rows in フリガナ order and the count up to 1,000+.

The mix has common single characters, surnames, readings in every width, variants of kanji, parts
of numbers and addresses, and words that nobody has. The store is encrypted and is read through the
window's own reader; a figure is the median over the mix of the lowest of three runs each.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.domain.application import PeopleQuery  # noqa: E402
from desktop.core.security.keystore import MemoryKeyStore  # noqa: E402
from desktop.core.services.people.list_people import list_people  # noqa: E402
from desktop.core.services.workspace.context import Workspace, WorkspacePorts  # noqa: E402
from tools.bench._people import make_crowd_store  # noqa: E402
from tools.bench._report import Figure, tell  # noqa: E402

MIX = (
    "高", "美", "子", "ア", "タ", "高橋", "髙橋", "山﨑", "渡邊", "タカハシ", "たかはし", "ﾀｶﾊｼ",
    "斎藤 健", "高 子", "健太", "美希", "サワ ユ", "あ", "090-0012", "example", "存在しない",
    "ヲ", "高橋健太", "9",
)  # fmt: skip
GOALS_MS = {100_000: 16, 1_000_000: 50}
_ROUNDS = 3


def main() -> int:
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench search")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(GOALS_MS))
    options = parser.parse_args()
    tell(measure_search(options.sizes, is_told=not options.json), as_json=options.json)
    return 0


def measure_search(sizes: list[int], *, is_told: bool) -> list[Figure]:
    """Return one figure a size."""
    found = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="career-relay-bench-") as place:
            ports = WorkspacePorts(MemoryKeyStore())
            workspace = make_crowd_store(Path(place) / "workspace", size, ports)
            times = {words: _lowest_ms(workspace, words) for words in MIX}
            workspace.close()
        found.append(_figure(size, times))
        if is_told:
            told = ", ".join(f"{words} {ms:.1f}" for words, ms in times.items())
            print(f"{size}: {told} ms")
    return found


def _figure(size: int, times: dict[str, float]) -> Figure:
    name = "search_1m_ms_median" if size == max(GOALS_MS) else f"search_{size // 1000}k_ms_median"
    slowest = max(times, key=lambda words: times[words])
    anchor = (
        f"{size} people, {len(times)} queries, lowest of {_ROUNDS} each; "
        f"slowest {slowest} {times[slowest]:.1f} ms"
    )
    goal = f"< {GOALS_MS.get(size, 50)}"
    return Figure(name, round(statistics.median(times.values()), 2), "ms", goal, anchor)


def _lowest_ms(workspace: Workspace, words: str) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        list_people(workspace, PeopleQuery(text=words))
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
