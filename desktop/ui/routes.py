"""Ways from one screen to another; screens know these and not each other."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from desktop.core.domain.ids import ApplicationId, NoticeId, PersonId, VacancyId

EARLIER_BATCHES = "earlier-batches"
"""Section of 匿名データ that lists これまでの提供."""


class PageKey(StrEnum):
    """The screens of this version, in the order of the navigation."""

    HOME = "home"
    PEOPLE = "people"
    VACANCIES = "vacancies"
    IMPORTS = "imports"
    NOTICES = "notices"
    RELAY = "relay"
    REAPPROACH = "reapproach"
    PRIVACY = "privacy"
    SYNC = "sync"
    SETTINGS = "settings"


class Route(NamedTuple):
    """Where to go and what to bring along.

    Attributes:
        file: A file to import.
        application_ids: Whom to write notices to.
        person_id: Whom to show.
        vacancy_id: Which vacancy to show.
        notice_id: Which notice to show as it was written.
        text: Words to search for.
        is_waiting: Show only people who wait for a notice.
        section: Part of the page to show.
    """

    page: PageKey
    file: Path | None = None
    application_ids: tuple[ApplicationId, ...] = ()
    person_id: PersonId | None = None
    vacancy_id: VacancyId | None = None
    notice_id: NoticeId | None = None
    text: str = ""
    is_waiting: bool = False
    section: str = ""
