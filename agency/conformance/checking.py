"""What a check is, and how it says that an agency differs from the contract."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from agency.conformance.client import Answer
from wire.problems import Problem

if TYPE_CHECKING:
    from agency.conformance.bench import Bench

_MOST_WORDS: Final = 160
_Message = TypeVar("_Message")


class Need(StrEnum):
    """What a check cannot do without."""

    NOTHING = "nothing"
    ENROLMENT = "enrolment"
    SECOND = "second"
    MAILBOX = "mailbox"
    SECOND_AND_MAILBOX = "second-and-mailbox"


class Clause(StrEnum):
    """Heading of `docs/wire.md` that asks for something."""

    RELAY_LINK = "Relay token CR1"
    ENROLMENT = "Enrolment"
    TRANSPORT = "Transport and signatures"
    BATCH = "Batch"
    EVENTS = "Events"
    LEDGER = "Ledger"
    KEYS = "Keys"
    REDEMPTIONS = "Redemptions"
    PROFILES = "Profiles"
    REGISTRATION = "Registration"


class Why(StrEnum):
    """Why something was not checked; the words stand in `words.py`."""

    NEEDS_ENROLMENT = "needs-enrolment"
    NEEDS_SECOND = "needs-second"
    NEEDS_MAILBOX = "needs-mailbox"
    NEEDS_ANY_ADDRESS = "needs-any-address"
    NOT_ENROLLED = "not-enrolled"
    NOT_SERVED = "not-served"
    NOTHING_TO_SEE = "nothing-to-see"
    NOT_REGISTERED = "not-registered"
    COUNTED_BEFORE = "counted-before"
    IN_REVIEW = "in-review"
    TAKES_DEMOS = "takes-demos"


class DeviationError(Exception):
    """The agency differs from the contract. Neither text ever holds what a body said.

    Attributes:
        expected: What the contract asks for.
        came: What came instead.
    """

    def __init__(self, expected: str, came: str) -> None:
        super().__init__(expected)
        self.expected = expected
        self.came = came[:_MOST_WORDS]


class NotCheckedError(Exception):
    """The check could not be made here; that is neither a pass nor a fault."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the contract asks for.

    Attributes:
        id: Stable name, such as `clock.old`.
        clause: Heading of `docs/wire.md` that asks for it.
        title: English sentence: what is right.
        need: What it cannot do without.
        act: Raises `DeviationError` where the agency differs.
    """

    id: str
    clause: Clause
    title: str
    need: Need
    act: "Callable[[Bench], None]"


def check(
    name: str, clause: Clause, need: Need = Need.ENROLMENT
) -> "Callable[[Callable[[Bench], None]], Check]":
    """Make a check of a function; its docstring is the sentence the report prints."""

    def made(act: "Callable[[Bench], None]") -> Check:
        title = (act.__doc__ or "").strip().partition("\n")[0].rstrip(".")
        return Check(name, clause, title, need, act)

    return made


def expect(is_right: bool, expected: str, came: object) -> None:  # noqa: FBT001 reads as a sentence
    """Raise unless something is as the contract asks.

    Raises:
        DeviationError: It is not.
    """
    if not is_right:
        raise DeviationError(expected, str(came))


def expect_equal(found: object, wanted: object, what: str) -> None:
    """Raise unless two values are equal. Only for values that are nobody's data.

    Raises:
        DeviationError: They differ.
    """
    expect(found == wanted, f"{what}: {wanted}", found)


def expect_status(answer: Answer, *statuses: int) -> Answer:
    """Raise unless an answer has one of these statuses.

    Raises:
        DeviationError: It has another one.
        NotCheckedError: The agency says that it does not serve this part yet.
    """
    _skip_unserved(answer)
    wanted = " or ".join(str(status) for status in statuses)
    expect(answer.status in statuses, wanted, answer.summary)
    return answer


def expect_message(answer: Answer, kind: type[_Message]) -> _Message:
    """Return the message an answer carries.

    Raises:
        DeviationError: It carries another one, or none.
    """
    found = answer.read(kind)
    if found is None:
        raise DeviationError(f"the members of {kind.__name__}", f"{answer.status}, another form")
    return found


def expect_problem(answer: Answer, problem: Problem, *statuses: int) -> Answer:
    """Raise unless an answer is a refusal of this kind.

    Raises:
        DeviationError: It is not.
        NotCheckedError: The agency says that it does not serve this part yet.
    """
    _skip_unserved(answer)
    name = problem.value.rpartition(":")[2]
    wanted = " or ".join(f"{status} {name}" for status in statuses)
    is_right = answer.status in statuses and answer.problem.kind == problem.value
    expect(is_right, wanted, answer.summary)
    return answer


def _skip_unserved(answer: Answer) -> None:
    if answer.problem.kind == Problem.NOT_IMPLEMENTED.value:
        raise NotCheckedError(Why.NOT_SERVED)
