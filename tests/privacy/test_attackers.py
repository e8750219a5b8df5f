"""Each attacker fails against the engine and succeeds against an engine that was broken.

Small data, so that what can be counted is counted; the same attackers at 2,000 attacks each are
`bench attacks`.
"""

import random
from functools import cache

import numpy as np
import pytest

from desktop.core.domain.anonymous import PrivacyPolicy
from desktop.core.privacy.batch_bytes import batch_bytes
from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.engine import Grouping, group_records
from desktop.core.privacy.grouping.microdata import Microdata
from desktop.core.privacy.grouping.search import Effort
from tests.unit.privacy.sample_records import random_records
from tools.bench import _attackers as attackers
from tools.bench._adult import QI7, read, sample
from tools.bench._sequence import attack, release_in_batches
from wire.batch import Batch, from_bytes

_K = 5


@cache
def people() -> Microdata:
    return read("small_1000.csv", QI7, ("occupation",))


@cache
def made(k: int = _K, least: int = 2) -> Grouping:
    return group_records(people(), Criterion(k, least), effort=Effort(3_000, 1))


def published(grouping: Grouping, data: Microdata) -> attackers.Published:
    return attackers.Published(grouping.nodes, grouping.group, data.sensitive[0])


def raw(data: Microdata) -> attackers.Published:
    """An anonymizer that changes nothing."""
    nodes = np.stack([column.nodes for column in data.columns], axis=1)
    return attackers.Published(nodes, np.arange(data.size), data.sensitive[0])


def test_the_prosecutor_never_comes_below_k() -> None:
    everybody = np.arange(people().size)

    assert attackers.prosecutor(people(), everybody, published(made(), people())) >= _K
    broken = published(made(_K - 1), people())
    assert attackers.prosecutor(people(), everybody, broken) < _K


def test_no_two_to_four_cells_fit_fewer_people_than_records() -> None:
    data = sample(people(), np.arange(120))
    grouping = group_records(data, Criterion(_K), effort=Effort(1_000, 1))
    found = list(attackers.all_predicates(data, published(grouping, data)))

    assert all(fitting >= size >= _K for fitting, size in found)
    alone = attackers.all_predicates(data, raw(data))
    assert any(fitting == 1 for fitting, _ in alone)


@pytest.mark.parametrize("kind", ["inference", "linkage"])
def test_an_attack_gains_little_over_strangers_and_much_where_nothing_was_done(kind: str) -> None:
    members, strangers = sample(people(), np.arange(700)), sample(people(), np.arange(700, 1000))
    grouping = group_records(members, Criterion(_K, 2), effort=Effort(3_000, 1))

    def run(release: attackers.Published) -> float:
        scores = [
            attackers.inference(data, np.arange(300), release)
            if kind == "inference"
            else attackers.linkage(data, np.arange(300), release, 3)
            for data in (members, strangers)
        ]
        return attackers.risk(*scores)[0]

    careful, careless = run(published(grouping, members)), run(raw(members))

    assert careful < len(grouping.sizes) / 700 + 0.05
    assert careless > careful + 0.1


def test_singling_out_gains_little_over_strangers_and_much_where_nothing_was_done() -> None:
    members, strangers = sample(people(), np.arange(500)), sample(people(), np.arange(500, 1000))
    grouping = group_records(members, Criterion(_K, 2), effort=Effort(3_000, 1))

    def run(release: attackers.Published) -> float:
        scores = attackers.singling_out(members, strangers, release, attacks=300, seed=2)
        assert scores[0].tried == 300
        return attackers.risk(*scores)[0]

    assert run(published(grouping, members)) < 0.15
    assert run(raw(members)) > 0.8


def test_over_twenty_batches_nobody_is_ever_among_fewer_than_k() -> None:
    data = read("small_2000.csv", QI7, ("occupation",))
    history = release_in_batches(data, Criterion(_K, 2), 0.27, trials=200)

    assert attack(data, history, _K) == (0.0, 0.0, 0.0)
    assert history.released > 0.8 * data.size
    once = [
        (one.rows, attackers.Published(*_folded(one.nodes), one.codes)) for one in history.releases
    ]
    assert attackers.uncovered(once, _K) == 0


def test_releasing_people_again_is_found_out() -> None:
    data = sample(people(), np.arange(400))
    first = group_records(sample(data, np.arange(250)), Criterion(_K, 2), effort=Effort(500, 1))
    second = group_records(data, Criterion(_K, 2), effort=Effort(500, 2))
    codes = data.sensitive[0]

    history = [
        (np.arange(250), attackers.Published(first.nodes, first.group, codes[:250])),
        (np.arange(400), attackers.Published(second.nodes, second.group, codes)),
    ]

    assert attackers.uncovered(history, _K) > 100


def test_the_order_of_a_batch_says_nothing_and_an_unmixed_one_everything() -> None:
    policy = PrivacyPolicy()
    rows = {
        at: record | {"region": "*", "occupation": "*"}
        for at, record in enumerate(random_records(400, 3))
    }
    sources = [at for at in rows]  # noqa: C416 - the order of the list

    def sent(rng: random.Random) -> list[str]:
        body = batch_bytes(rows, policy, app="crd/0.1", quarter="2026Q4", rng=rng)
        read_back = from_bytes(body)
        assert isinstance(read_back, Batch)
        return [str(one) for one in read_back.records]

    class Unmixed(random.Random):
        def shuffle(self, x: object) -> None:
            """Leave everything where it is."""

    mixed, unmixed = sent(random.SystemRandom()), sent(Unmixed())
    assert sorted(mixed) == sorted(unmixed)
    places = {text: at for at, text in enumerate(unmixed)}
    assert abs(attackers.order_tells([places[one] for one in mixed], sources)) < 0.25
    assert attackers.order_tells([places[one] for one in unmixed], sources) > 0.9


def test_knowing_the_engine_does_not_help_to_guess_secrets() -> None:
    data = read("small_1000.csv", QI7, ("salary-class",))
    finer, kept = (
        group_records(data, Criterion(_K, least), effort=Effort(3_000, 1)) for least in (1, 2)
    )

    knowing, plain = attackers.minimality(data, published(kept, data), finer.group, _K)

    assert knowing.tried > 100
    assert knowing.rate <= plain.rate + 0.05


def test_a_rule_that_parts_by_the_secret_is_found_out() -> None:
    """An engine that refuses a group by its secret and then sends it cut by that secret."""
    data = people()
    finer = made(_K, 1).group
    cut = finer * 100 + data.sensitive[0]
    _, numbers = np.unique(cut, return_inverse=True)
    nodes = np.zeros((int(numbers.max()) + 1, len(data.columns)), dtype=np.int64)
    broken = attackers.Published(nodes, numbers, data.sensitive[0])

    _, plain = attackers.minimality(data, broken, finer, _K)

    assert plain.rate == 1.0


def _folded(nodes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    classes, numbers = np.unique(nodes, axis=0, return_inverse=True)
    return classes, numbers.reshape(-1)
