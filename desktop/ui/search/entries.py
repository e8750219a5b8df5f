"""What the list of results says: entries by kind, each with where it leads."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.searching import NoticeHit, PersonHit, SearchHits, VacancyHit
from desktop.ui.badge_look import BadgeLook
from desktop.ui.navigation import page_icon, page_title
from desktop.ui.routes import EARLIER_BATCHES, PageKey, Route
from desktop.ui.words import moment, notice_look, outcome_word

_CONTEXT = "Search"
_PLACES = (
    (
        QT_TRANSLATE_NOOP("Search", "Agency and enrolment string"),
        "settings",
        Route(PageKey.SETTINGS, section="agency"),
    ),
    (
        QT_TRANSLATE_NOOP("Search", "How applicants learn of the relay"),
        "settings",
        Route(PageKey.SETTINGS, section="relay"),
    ),
    (
        QT_TRANSLATE_NOOP("Search", "Mail, drafts and SMTP"),
        "settings",
        Route(PageKey.SETTINGS, section="mail"),
    ),
    (
        QT_TRANSLATE_NOOP("Search", "Earlier batches of anonymous data; withdraw one"),
        "history",
        Route(PageKey.PRIVACY, section=EARLIER_BATCHES),
    ),
    (
        QT_TRANSLATE_NOOP("Search", "Import applicants from Excel or CSV"),
        "file-input",
        Route(PageKey.IMPORTS),
    ),
    (
        QT_TRANSLATE_NOOP("Search", "Write rejection notices to everybody who waits"),
        "mail",
        Route(PageKey.NOTICES),
    ),
    (
        QT_TRANSLATE_NOOP("Search", "Show the people who wait for a notice"),
        "users",
        Route(PageKey.PEOPLE, is_waiting=True),
    ),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a heading where it leads nowhere.

    Attributes:
        detail: What stands in a quieter ink behind the title.
    """

    title: str
    detail: str = ""
    icon_name: str = ""
    badge: BadgeLook | None = None
    route: Route | None = None

    @property
    def said(self) -> str:
        """The whole line, as a screen reader says it."""
        state = self.badge.text if self.badge is not None else ""
        return " ".join(part for part in (self.title, self.detail, state) if part)


def entries_of(text: str, hits: SearchHits) -> tuple[Entry, ...]:
    """Return headings and lines, top to bottom; none where nothing was found."""
    people = [_person(hit) for hit in hits.people]
    if hits.has_more_people:
        words = _tr(QT_TRANSLATE_NOOP("Search", "Show everybody who matches in the list"))
        people.append(Entry(words, icon_name="search", route=Route(PageKey.PEOPLE, text=text)))
    groups = (
        (page_title(PageKey.PEOPLE), people),
        (page_title(PageKey.VACANCIES), [_vacancy(hit) for hit in hits.vacancies]),
        (page_title(PageKey.NOTICES), [_notice(hit) for hit in hits.notices]),
        (_tr(QT_TRANSLATE_NOOP("Search", "Pages, settings and acts")), _places(text)),
    )
    return tuple(line for title, lines in groups if lines for line in (Entry(title), *lines))


def _person(hit: PersonHit) -> Entry:
    detail = "　".join(part for part in (hit.kana, hit.vacancy_title) if part)
    word = outcome_word(hit.outcome)
    badge = BadgeLook(word, "plain", "") if word else None
    route = Route(PageKey.PEOPLE, person_id=hit.person_id)
    return Entry(hit.name, detail, "user-round", badge, route)


def _vacancy(hit: VacancyHit) -> Entry:
    open_word = _tr(QT_TRANSLATE_NOOP("Search", "Open"))
    closed_word = _tr(QT_TRANSLATE_NOOP("Search", "Closed"))
    badge = (
        BadgeLook(open_word, "ok", "check") if hit.is_open else BadgeLook(closed_word, "line", "")
    )
    route = Route(PageKey.VACANCIES, vacancy_id=hit.vacancy_id)
    return Entry(hit.title, hit.place, "briefcase", badge, route)


def _notice(hit: NoticeHit) -> Entry:
    made = moment(hit.created_at, has_year=True)
    detail = "　".join(part for part in (hit.vacancy_title, made) if part)
    badge = BadgeLook(*notice_look(hit.state))
    return Entry(hit.name, detail, "mail", badge, Route(PageKey.NOTICES, notice_id=hit.notice_id))


def _places(text: str) -> list[Entry]:
    wanted = text.casefold().split()
    pages = [(page_title(key), page_icon(key), Route(key)) for key in PageKey]
    places = [*pages, *((_tr(title), icon, route) for title, icon, route in _PLACES)]
    return [
        Entry(title, icon_name=icon, route=route)
        for title, icon, route in places
        if all(word in title.casefold() for word in wanted)
    ]


def _tr(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))
