"""The follow-up board: who still waits for an answer, why, how long, and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from desktop.core.domain.business_days import business_days_between, is_business_day
from desktop.core.domain.ids import ApplicationId, NoticeId, PersonId

_ONE_DAY: Final = timedelta(days=1)


class WaitReason(StrEnum):
    """Why a person is still without an answer."""

    NO_NOTICE = "no_notice"
    NO_ADDRESS = "no_address"
    DRAFT = "draft"
    WAITING = "waiting"
    FAILED = "failed"
    BOUNCED = "bounced"
    UNKNOWN = "unknown"


class NextAct(StrEnum):
    """What a person does about it."""

    WRITE = "write"
    LETTER = "letter"
    CONFIRM = "confirm"
    WAIT = "wait"
    TRY_AGAIN = "try_again"
    MEND_ADDRESS = "mend_address"
    DECIDE = "decide"


NEXT_ACTS: Final[Mapping[WaitReason, NextAct]] = MappingProxyType(
    {
        WaitReason.NO_NOTICE: NextAct.WRITE,
        WaitReason.NO_ADDRESS: NextAct.LETTER,
        WaitReason.DRAFT: NextAct.CONFIRM,
        WaitReason.WAITING: NextAct.WAIT,
        WaitReason.FAILED: NextAct.TRY_AGAIN,
        WaitReason.BOUNCED: NextAct.MEND_ADDRESS,
        WaitReason.UNKNOWN: NextAct.DECIDE,
    }
)


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One person without an answer.

    Attributes:
        since: The day of the decision, or on which it was learned of; None where nothing tells.
        business_days: How many business days have passed since.
        notice_id: The newest notice, where there is one.
        fault: Why that notice stands as it does: a code of the outbox.
    """

    person_id: PersonId
    application_id: ApplicationId
    name: str
    kana: str
    vacancy_title: str
    reason: WaitReason
    since: date | None
    business_days: int
    is_overdue: bool
    notice_id: NoticeId | None = None
    fault: str = ""

    @property
    def next_act(self) -> NextAct:
        """What to do about it."""
        return NEXT_ACTS[self.reason]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A page of the board, and how many there are in all.

    Attributes:
        counts: How many stand here for each reason; reasons nobody has are left out.
        sla_business_days: After more than so many business days somebody is overdue.
    """

    rows: tuple[FollowUpRow, ...]
    total: int
    overdue: int
    counts: Mapping[WaitReason, int]
    sla_business_days: int


def waits_by_day(first: date, today: date) -> dict[date, int]:
    """Return for every day from the first on how many business days have passed since."""
    found: dict[date, int] = {}
    count = business_days_between(first, today)
    day = first
    while day <= today:
        found[day] = count
        day += _ONE_DAY
        count -= day <= today and is_business_day(day)
    return found
