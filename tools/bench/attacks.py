"""Attacks on anonymized Adult: 21,000 people released with k = 5 and l = 2, 9,162 strangers.

The same attackers run in the suite against deliberately broken anonymizers
(`tests/privacy/test_attackers.py`), where each must succeed.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.privacy.grouping.criterion import Criterion  # noqa: E402
from desktop.core.privacy.grouping.engine import group_records  # noqa: E402
from desktop.core.privacy.grouping.search import Effort  # noqa: E402
from tools.bench import _attackers as attackers  # noqa: E402
from tools.bench._adult import QI7, read, sample  # noqa: E402
from tools.bench._report import Figure, tell  # noqa: E402

_MEMBERS = 21_000
_ATTACKS = 2_000
_SEED = 11


def main() -> int:
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench attacks")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    tell(list(_figures()), as_json=options.json)
    return 0


def _figures() -> Iterator[Figure]:
    everybody = read("adult.csv", QI7, ("occupation",))
    order = np.random.default_rng(_SEED).permutation(everybody.size)
    data, others = sample(everybody, order[:_MEMBERS]), sample(everybody, order[_MEMBERS:])
    made = group_records(data, Criterion(5, 2), effort=Effort.thorough(data.size, 0))
    published = attackers.Published(made.nodes, made.group, data.sensitive[0])
    rng = np.random.default_rng(_SEED)
    known = rng.choice(data.size, _ATTACKS, replace=False)
    strangers = rng.choice(others.size, _ATTACKS, replace=False)
    about = f"{_ATTACKS} attacks on members and as many on strangers, 95 % bound"
    fewest = attackers.prosecutor(data, np.arange(data.size), published)
    yield Figure("attack_fewest_candidates", fewest, "records", ">= 5", "all members, containment")
    marketer = len(made.sizes) / data.size
    found = attackers.risk(
        attackers.inference(data, known, published),
        attackers.inference(others, strangers, published),
    )
    goal = f"<= {marketer + 0.05:.3f}"
    yield Figure("attack_inference_bound", round(found[1], 4), "", goal, f"{about}; {found[0]:.4f}")
    found = attackers.risk(
        attackers.linkage(data, known, published, _SEED),
        attackers.linkage(others, strangers, published, _SEED),
    )
    yield Figure("attack_link_bound", round(found[1], 4), "", "<= 0.02", f"{about}; {found[0]:.4f}")
    released, chance = attackers.singling_out(data, others, published, attacks=_ATTACKS, seed=_SEED)
    found = attackers.risk(released, chance)
    anchor = f"{released.tried} predicates; right {released.rate:.3f}, there {chance.rate:.3f}"
    yield Figure("attack_singling_out", round(found[0], 4), "", "<= 0.10", anchor)
    finer = group_records(data, Criterion(5), effort=Effort.thorough(data.size, 0)).group
    knowing, plain = attackers.minimality(data, published, finer, 5)
    anchor = f"right {knowing.rate:.3f} knowing the engine, {plain.rate:.3f} without"
    gain = max(0.0, knowing.rate - plain.rate)
    yield Figure("attack_minimality_gain", round(gain, 4), "", "0", anchor)


if __name__ == "__main__":
    sys.exit(main())
