"""The result of a run, for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import msgspec

from agency.conformance.checking import Check, Why
from agency.conformance.words import Words

_MARK_WIDTH: Final = 12


class Outcome(StrEnum):
    """How a check ended."""

    RIGHT = "pass"
    FAIL = "fail"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class Result:
    """How one check ended.

    Attributes:
        check: Which.
        outcome: How.
        expected: What the contract asks for, where the agency differs.
        came: What came instead.
        why: Why it was not checked.
    """

    check: Check
    outcome: Outcome
    expected: str = ""
    came: str = ""
    why: Why | None = None


def lines_of(result: Result, words: Words) -> Iterator[str]:
    """Return a result as lines for people."""
    mark = words.mark(result.outcome.value)
    pad = " " * max(1, _MARK_WIDTH - words.width(mark))
    yield f"{mark}{pad}{result.check.id}  {words.title(result.check)}"
    indent = " " * _MARK_WIDTH
    if result.outcome is Outcome.FAIL:
        yield f"{indent}{words.say('expected')}: {result.expected}"
        yield f"{indent}{words.say('came')}: {result.came}"
    elif result.why is not None:
        yield f"{indent}{words.say(result.why.value)}"


def summary(results: Sequence[Result], words: Words) -> str:
    """Return the last line: how many passed, failed and were not checked."""
    found = count(results)
    return words.say("summary").format(
        passed=found[Outcome.RIGHT.value],
        failed=found[Outcome.FAIL.value],
        not_checked=found[Outcome.NOT_CHECKED.value],
    )


def count(results: Sequence[Result]) -> dict[str, int]:
    """Return how many checks ended how."""
    return {
        outcome.value: sum(result.outcome is outcome for result in results) for outcome in Outcome
    }


def as_json(results: Sequence[Result], words: Words) -> str:
    """Return the whole result as one JSON object."""
    checks = [
        {
            "id": result.check.id,
            "clause": result.check.clause.value,
            "title": words.title(result.check),
            "outcome": result.outcome.value,
            "expected": result.expected,
            "came": result.came,
            "why": "" if result.why is None else result.why.value,
        }
        for result in results
    ]
    plain = {"summary": count(results), "checks": checks}
    return msgspec.json.format(msgspec.json.encode(plain), indent=2).decode()
