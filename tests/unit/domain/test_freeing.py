"""What is large is let go of in parts."""

from typing import Any

from typing_extensions import override

from desktop.core.domain.freeing import free


class _Watched(list[int]):
    """Notes how much goes at a time."""

    def __init__(self, count: int) -> None:
        super().__init__(range(count))
        self.gone: list[int] = []

    @override
    def __delitem__(self, at: Any) -> None:
        before = len(self)
        super().__delitem__(at)
        self.gone.append(before - len(self))


def test_a_list_goes_a_few_thousand_at_a_time() -> None:
    held = _Watched(5_000)

    free(held)

    assert held == []
    assert held.gone == [2_000, 2_000, 1_000]


def test_every_kind_of_collection_is_empty_afterwards() -> None:
    numbers, names, words = [1, 2], {"a": 1, "b": 2}, {"x", "y"}

    free(numbers, names, words, [])

    assert (numbers, names, words) == ([], {}, set())
