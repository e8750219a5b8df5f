"""再アプローチ: whom to invite again, when and why; nobody without consent, nobody too often.

Everything here is pure: the store tells how people stand, these rules tell what follows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from desktop.core.domain.ids import ApplicationId, NoticeId, PersonId, VacancyId
from desktop.core.domain.retention import months_after

PURPOSE: Final = "reapproach"
"""The purpose in the ledger of consents."""

FEW: Final = 10
"""A share of fewer people than this is shown as 参考."""


class Cause(StrEnum):
    """Why somebody stands on the list."""

    CONSENT = "consent"
    VACANCY = "vacancy"
    WISH = "wish"


class ReapproachState(StrEnum):
    """How one occasion stands. SNOOZED ones have a later one in their place.

    LAPSED: it was taken off by the program, as when the consent was withdrawn.
    """

    DUE = "due"
    PREPARED = "prepared"
    SNOOZED = "snoozed"
    DROPPED = "dropped"
    LAPSED = "lapsed"


class Bar(StrEnum):
    """Why a person must not be written to now, the most lasting reason first."""

    OPTED_OUT = "opted_out"
    NO_CONSENT = "no_consent"
    TO_BE_ERASED = "to_be_erased"
    HIRED = "hired"
    IN_SELECTION = "in_selection"
    UNKNOWN_MAIL = "unknown_mail"
    TOO_SOON = "too_soon"


class Alike(StrEnum):
    """How the occupation of a new vacancy meets a person."""

    WISHED = "wished"
    SAME = "same"
    MAJOR = "major"


class ConsentChannel(StrEnum):
    """How somebody told it."""

    REPLY = "reply"
    PHONE = "phone"
    PAPER = "paper"
    UNSUBSCRIBE = "unsubscribe"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class ReapproachRules:
    """The two settings: months after the decision, months between two invitations."""

    after_months: int = 6
    gap_months: int = 6


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a person may be written to.

    Attributes:
        has_consent: The newest answer in the ledger is yes.
        is_hired: Any application ended in 採用.
        has_unknown_mail: Any mail to them has an unknown fate (不明).
        written_on: Day of the newest invitation that was sent, waits, is a draft or is 不明.
    """

    has_consent: bool = False
    has_opted_out: bool = False
    is_to_be_erased: bool = False
    is_hired: bool = False
    is_in_selection: bool = False
    has_unknown_mail: bool = False
    written_on: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whose selection is over.

    Attributes:
        decided_on: The day of the newest result; None where nothing tells it.
        occasion_on: The day the newest occasion by consent was made, whatever became of it.
    """

    person_id: PersonId
    decided_on: date | None
    occasion_on: date | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class FallenDue:
    """A person who is due, and since when."""

    person_id: PersonId
    due_on: date


@dataclass(frozen=True, slots=True)
class ConsentEvidence:
    """One line of the ledger of consents: who recorded it, when it was told, how, of which text."""

    is_granted: bool
    at: datetime
    channel: str
    text_version: str
    actor: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """One reason to write to one person.

    Attributes:
        alike: How the occupation of the vacancy meets the person; None without a vacancy.
        note: The wish as it was noted; empty for the other causes.
    """

    occasion_id: int
    cause: Cause
    due_on: date
    vacancy_id: VacancyId | None = None
    vacancy_title: str = ""
    alike: Alike | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DuePerson:
    """One line of the list: a person with every reason to write to them, the oldest first.

    Attributes:
        application_id: The newest application; the invitation hangs on it.
        was_told: A result notice reached the person, as far as this store knows.
        consent: What the ledger tells; None where the consent is older than the ledger.
    """

    person_id: PersonId
    application_id: ApplicationId
    name: str
    kana: str
    vacancy_title: str
    decided_on: date | None
    has_address: bool
    was_told: bool
    occasions: tuple[Occasion, ...]
    consent: ConsentEvidence | None = None

    @property
    def due_on(self) -> date:
        """Since when the person is due."""
        return self.occasions[0].due_on

    @property
    def vacancy(self) -> Occasion | None:
        """The first occasion that names a vacancy."""
        return next((one for one in self.occasions if one.vacancy_id is not None), None)


@dataclass(frozen=True, slots=True)
class PastOccasion:
    """One occasion in the history of a person, with what became of it."""

    cause: Cause
    due_on: date
    state: ReapproachState
    vacancy_title: str
    decided_at: datetime | None
    actor: str
    notice_id: NoticeId | None = None


@dataclass(frozen=True, slots=True)
class ReapproachFigures:
    """The three figures with what they are shares of.

    Attributes:
        due: People whose invitation fell due and whose consent still holds, or who were written to.
        written: People an invitation was sent to.
        reapplied: Of those written to, who applied again afterwards.
        hired: Of those written to, who was hired by such an application.
        slots_earned: 紹介枠 of the whole company: the ledger knows no people (decision 2).
    """

    due: int
    written: int
    reapplied: int
    hired: int
    slots_earned: int


@dataclass(frozen=True, slots=True)
class RecordConsents:
    """What somebody told about later invitations.

    Attributes:
        told_on: The day it was told; never later than today.
        text_version: Which text they said it to, as the company calls it.
    """

    person_ids: tuple[PersonId, ...]
    is_granted: bool
    channel: ConsentChannel
    told_on: date
    text_version: str = ""


@dataclass(frozen=True, slots=True)
class WishDraft:
    """A wish told by telephone or letter.

    Attributes:
        due_on: When to think of it; None waits for a vacancy of the occupation.
        occupation_code: A middle code of 厚生労働省編職業分類 2022, or empty.
    """

    note: str
    due_on: date | None = None
    vacancy_id: VacancyId | None = None
    occupation_code: str = ""


def bar_of(standing: Standing, on: date, gap_months: int) -> Bar | None:
    """Return why a person must not be written to on a day; None where nothing speaks against it."""
    free_on = free_from(standing, gap_months)
    bars = (
        (Bar.OPTED_OUT, standing.has_opted_out),
        (Bar.NO_CONSENT, not standing.has_consent),
        (Bar.TO_BE_ERASED, standing.is_to_be_erased),
        (Bar.HIRED, standing.is_hired),
        (Bar.IN_SELECTION, standing.is_in_selection),
        (Bar.UNKNOWN_MAIL, standing.has_unknown_mail),
        (Bar.TOO_SOON, free_on is not None and on < free_on),
    )
    return next((bar for bar, holds in bars if holds), None)


def free_from(standing: Standing, gap_months: int) -> date | None:
    """Return the first day of a next invitation; None where there was none yet."""
    return None if standing.written_on is None else months_after(standing.written_on, gap_months)


def fallen_due(
    candidates: Iterable[Candidate], today: date, rules: ReapproachRules
) -> tuple[FallenDue, ...]:
    """Return who became due by consent and has no occasion for that selection yet, oldest first.

    However long nobody looked, each is found once: the occasion made for them says so.
    """
    found = []
    for one in candidates:
        due_on = _due_on(one, rules)
        if due_on is None or due_on > today:
            continue
        if bar_of(one.standing, today, rules.gap_months) is None:
            found.append(FallenDue(one.person_id, due_on))
    return tuple(sorted(found, key=lambda each: (each.due_on, each.person_id)))


def _due_on(one: Candidate, rules: ReapproachRules) -> date | None:
    if one.decided_on is None:
        return None
    if one.occasion_on is not None and one.occasion_on >= one.decided_on:
        return None
    due_on = months_after(one.decided_on, rules.after_months)
    return max(due_on, free_from(one.standing, rules.gap_months) or due_on)


def allowed(
    standings: Mapping[PersonId, Standing], today: date, gap_months: int
) -> dict[PersonId, Bar | None]:
    """Return for each person what bars an invitation today; None for who may be written to."""
    return {key: bar_of(one, today, gap_months) for key, one in standings.items()}


def alike(
    code: str, applied: Iterable[str], wished: Iterable[str], majors: Mapping[str, str]
) -> Alike | None:
    """Say how the occupation of a vacancy meets a person; None where it does not.

    Args:
        code: Middle code of the vacancy; an unknown one (empty) meets nobody.
        applied: Middle codes of the vacancies the person applied for.
        wished: Middle codes the person wished for.
        majors: Middle code → 大分類.
    """
    if not code:
        return None
    if code in wished:
        return Alike.WISHED
    known = {one for one in applied if one}
    if code in known:
        return Alike.SAME
    is_near = majors.get(code) in {majors[one] for one in known if one in majors}
    return Alike.MAJOR if is_near else None
