"""People, their applications and what happened to them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.codes import Outcome, ReasonCode, Stage
from desktop.core.domain.ids import ApplicationId, PersonId, UndoId, VacancyId


class NoticeState(StrEnum):
    """Where the notice of an application stands, as its person would ask.

    Moves: NONE → DRAFT → SENT | DROPPED; NONE → WAITING → SENT | FAILED | UNKNOWN. After DROPPED
    or FAILED a new notice may be made. UNKNOWN stays until a person decides.
    """

    NONE = "none"
    DRAFT = "draft"
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


AWAITING_NOTICE = (NoticeState.NONE, NoticeState.DROPPED, NoticeState.FAILED)
"""連絡待ち: nothing reached the person or is on its way. Never 不明, which may have arrived."""


class PeopleOrder(StrEnum):
    """Orders of the list; a score is none of them (decision 42)."""

    KANA = "kana"
    APPLIED_ON = "applied_on"
    DECIDED_ON = "decided_on"
    NAME = "name"
    VACANCY = "vacancy"


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """What the list of people shows.

    Attributes:
        text: Typed words; name, kana, skill, mail, phone. Empty means everybody.
        is_waiting: Only rejected people without a sent notice (連絡待ち).
        limit: At most this many rows from ``offset`` on.
    """

    text: str = ""
    outcome: Outcome | None = None
    stage: Stage | None = None
    vacancy_id: VacancyId | None = None
    is_waiting: bool = False
    order: PeopleOrder = PeopleOrder.KANA
    is_descending: bool = False
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list: a person with the latest application."""

    person_id: PersonId
    application_id: ApplicationId | None
    name: str
    kana: str
    vacancy_title: str
    stage: Stage | None
    outcome: Outcome | None
    applied_on: date | None
    decided_on: date | None
    notice_state: NoticeState
    waiting_business_days: int | None
    has_reapproach_consent: bool
    waiting_since: date | None = None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Rows in the order asked for; ``total`` counts all that match (at most ``total_cap``)."""

    rows: tuple[PersonRow, ...]
    total: int
    is_total_capped: bool = False


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as typed or imported; every text as typed, nothing normalized away.

    ``qualification_family`` is a `QualificationFamily` where the record states one, なし included.
    """

    name: str
    kana: str = ""
    email: str = ""
    phone: str = ""
    birth_date: date | None = None
    postal_code: str = ""
    address: str = ""
    prefecture_code: str = ""
    education: str = ""
    experience_years: int | None = None
    qualifications: tuple[str, ...] = ()
    qualification_family: str = ""
    skills: tuple[str, ...] = ()
    nationality: str = ""
    is_eu_origin: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationDraft:
    """One application to a vacancy, named by its title as typed."""

    vacancy_title: str = ""
    place: str = ""
    applied_on: date | None = None
    route: str = ""
    stage: Stage | None = None
    outcome: Outcome = Outcome.IN_PROGRESS
    reason: ReasonCode | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """One application as the detail panel shows it."""

    application_id: ApplicationId
    vacancy_title: str
    applied_on: date | None
    route: str
    stage: Stage | None
    outcome: Outcome
    reason: ReasonCode | None
    decided_on: date | None
    notice_state: NoticeState


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated event of a person: ``kind`` is a code, ``detail`` its facts by name."""

    at: datetime
    kind: str
    detail: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """All the panel shows of one person, applications newest first.

    Attributes:
        attachments: (number, name, size in bytes) of each file, newest first.
        own_fields: (heading, text) of columns kept as the company's own, from the newest row.
    """

    person_id: PersonId
    person: PersonDraft
    applications: tuple[Application, ...]
    timeline: tuple[TimelineEntry, ...]
    has_reapproach_consent: bool
    has_objected: bool
    is_released: bool
    attachments: tuple[tuple[int, str, int], ...] = ()
    own_fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RejectApplicants:
    """The decision of one person about many applications.

    Attributes:
        keep_record: False erases the person after the notice is marked sent.
        reapproach: True records consent to a later invitation, False a refusal; None was not
            asked and leaves it as it is.
        told_by: How they said so: ``reply``, ``phone``, ``paper`` or ``meeting``.
        told_on: The day they said so; None is today.
        with_relay: False leaves the relay paragraph out of their notices.
    """

    application_ids: tuple[ApplicationId, ...]
    reason: ReasonCode
    keep_record: bool = True
    reapproach: bool | None = None
    with_relay: bool = True
    told_by: str = "dialog"
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did: how many, what kinds of records changed, how to take it back."""

    count: int
    changes: Changes
    undo_id: UndoId | None = None
    skipped: int = 0


PEOPLE_CHANGED: Changes = frozenset({Change.PEOPLE})
