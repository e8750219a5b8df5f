"""Vacancies, as small as issue 主業務 needs them."""

from dataclasses import dataclass

from desktop.core.domain.ids import VacancyId


@dataclass(frozen=True, slots=True)
class VacancyDraft:
    """A vacancy as typed. ``occupation_code`` is a middle code of 厚生労働省編職業分類 2022."""

    title: str
    place: str = ""
    occupation_code: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """One line of the list of vacancies."""

    vacancy_id: VacancyId
    title: str
    place: str
    occupation_code: str
    occupation_name: str
    is_open: bool
    application_count: int


@dataclass(frozen=True, slots=True)
class OccupationProposal:
    """An occupation that may fit a title; a person chooses. ``score`` runs from 0 to 100."""

    code: str
    name: str
    score: int
