"""Runs the checks in their order."""

from collections.abc import Iterator
from typing import Final

from agency.conformance import (
    checks_answers,
    checks_batches,
    checks_discovery,
    checks_feed,
    checks_floor,
    checks_keys,
    checks_links,
    checks_own_page,
    checks_profiles,
    checks_redemptions,
    checks_registration,
    checks_second,
    checks_signatures,
)
from agency.conformance.bench import Bench
from agency.conformance.checking import Check, DeviationError, Need, NotCheckedError, Why
from agency.conformance.client import NoAnswerError
from agency.conformance.report import Outcome, Result

CHECKS: Final[tuple[Check, ...]] = (
    *checks_discovery.CHECKS,
    *checks_signatures.CHECKS,
    *checks_batches.CHECKS,
    *checks_floor.CHECKS,
    *checks_links.CHECKS,
    *checks_redemptions.MODELS,
    *checks_redemptions.CHECKS,
    *checks_profiles.CHECKS,
    *checks_second.CHECKS,
    *checks_registration.CHECKS,
    *checks_own_page.CHECKS,
    *checks_profiles.AFTER_REGISTRATIONS,
    *checks_redemptions.AFTER_REGISTRATIONS,
    *checks_keys.CHECKS,
    *checks_redemptions.AT_THE_END,
    *checks_feed.CHECKS,
    *checks_keys.LAST,
    *checks_answers.CHECKS,
)


def run(bench: Bench, checks: tuple[Check, ...] = CHECKS) -> Iterator[Result]:
    """Make every check that can be made, and hand out its result as it ends."""
    for check in checks:
        yield _result(bench, check)


def _result(bench: Bench, check: Check) -> Result:
    lacking = _lacking(bench, check.need)
    if lacking is not None:
        return Result(check, Outcome.NOT_CHECKED, why=lacking)
    try:
        check.act(bench)
    except NotCheckedError as reason:
        return Result(check, Outcome.NOT_CHECKED, why=reason.why)
    except DeviationError as deviation:
        told = (deviation.expected, deviation.came)
    except NoAnswerError as failure:
        told = ("an answer", f"none ({failure})")
    except (ValueError, LookupError) as failure:
        # Something in an answer cannot be read; its words may hold what somebody entered.
        told = ("an answer that can be read", type(failure).__name__)
    else:
        return Result(check, Outcome.RIGHT)
    return Result(check, Outcome.FAIL, *told)


def _lacking(bench: Bench, need: Need) -> Why | None:
    if need is not Need.NOTHING and bench.invitation is None:
        return Why.NEEDS_ENROLMENT
    if need in {Need.SECOND, Need.SECOND_AND_MAILBOX} and bench.second_invitation is None:
        return Why.NEEDS_SECOND
    if need in {Need.MAILBOX, Need.SECOND_AND_MAILBOX} and bench.mailbox is None:
        return Why.NEEDS_MAILBOX
    return None
