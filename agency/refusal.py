"""How the agency says no: one exception that becomes one `application/problem+json` answer."""

from collections.abc import Sequence
from datetime import datetime

from wire.limits import MAX_FAULTS
from wire.problems import Fault, Problem, ProblemDetail


class Refusal(Exception):  # noqa: N818 an answer to the client, not an error of ours
    """A request is refused. The detail never holds a value the request sent."""

    def __init__(self, detail: ProblemDetail) -> None:
        super().__init__(detail.kind)
        self.detail = detail


def refuse(problem: Problem, status: int, title: str = "") -> Refusal:
    """Return a refusal without further members."""
    return Refusal(ProblemDetail(problem.value, status, title))


def refuse_rows(problem: Problem, faults: Sequence[Fault]) -> Refusal:
    """Return the refusal of a batch with its faults."""
    return Refusal(ProblemDetail(problem.value, 422, errors=tuple(faults[:MAX_FAULTS])))


def refuse_clock(server_time: datetime) -> Refusal:
    """Return the refusal of a request whose time is more than five minutes off."""
    return Refusal(ProblemDetail(Problem.CLOCK_SKEW.value, 401, server_time=server_time))


def refuse_sequence(expected_seq: int, head: str) -> Refusal:
    """Return the refusal of a batch that does not follow the last one."""
    detail = ProblemDetail(Problem.SEQUENCE.value, 409, expected_seq=expected_seq, head=head)
    return Refusal(detail)


def refuse_rate(wait_s: int) -> Refusal:
    """Return the refusal of a request that came too soon."""
    return Refusal(ProblemDetail(Problem.RATE_LIMITED.value, 429, retry_after_s=wait_s))


def refuse_version(supported: tuple[str, ...]) -> Refusal:
    """Return the refusal of a protocol this agency does not speak."""
    return Refusal(ProblemDetail(Problem.UNSUPPORTED_VERSION.value, 400, supported=supported))
