"""What a search over everything finds, a few of each kind."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.domain.application import NoticeState
from desktop.core.domain.codes import Outcome
from desktop.core.domain.ids import NoticeId, PersonId, VacancyId


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person with the newest application."""

    person_id: PersonId
    name: str
    kana: str
    vacancy_title: str
    outcome: Outcome | None
    applied_on: date | None


@dataclass(frozen=True, slots=True)
class VacancyHit:
    """A vacancy."""

    vacancy_id: VacancyId
    title: str
    place: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class NoticeHit:
    """A notice, by the person it is for."""

    notice_id: NoticeId
    name: str
    vacancy_title: str
    state: NoticeState
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SearchHits:
    """A few of each kind: people in フリガナ order, open vacancies first, newest notices first.

    Attributes:
        has_more_people: More people match than are listed here.
    """

    people: tuple[PersonHit, ...] = ()
    vacancies: tuple[VacancyHit, ...] = ()
    notices: tuple[NoticeHit, ...] = ()
    has_more_people: bool = False
