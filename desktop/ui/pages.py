"""Makes the screens, each on its first visit.

Imports stand inside the functions: the shell paints before any screen is loaded (start-up budget).
"""

# ruff: noqa: PLC0415 - the shell paints before any page is imported

from collections.abc import Callable, Iterator
from importlib import import_module

from desktop.ui.context import Shell, WindowContext
from desktop.ui.page import Page
from desktop.ui.routes import PageKey

MakePage = Callable[[WindowContext, Shell], Page]


def _home(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.home.page import HomePage

    return HomePage(context, shell)


def _people(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.people.page import PeoplePage

    return PeoplePage(context, shell)


def _vacancies(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.vacancies.page import VacanciesPage

    return VacanciesPage(context, shell)


def _imports(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.imports.page import ImportsPage

    return ImportsPage(context, shell)


def _notices(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.notices.page import NoticesPage

    return NoticesPage(context, shell)


def _relay(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.relay.page import RelayPage

    return RelayPage(context, shell)


def _reapproach(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.reapproach.page import ReapproachPage

    return ReapproachPage(context, shell)


def _privacy(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.privacy.page import PrivacyPage

    return PrivacyPage(context, shell)


def _sync(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.syncing.page import SyncPage

    return SyncPage(context, shell)


def _settings(context: WindowContext, shell: Shell) -> Page:
    from desktop.ui.settings.page import SettingsPage

    return SettingsPage(context, shell)


PAGE_MAKERS: dict[PageKey, MakePage] = {
    PageKey.HOME: _home,
    PageKey.PEOPLE: _people,
    PageKey.VACANCIES: _vacancies,
    PageKey.IMPORTS: _imports,
    PageKey.NOTICES: _notices,
    PageKey.RELAY: _relay,
    PageKey.REAPPROACH: _reapproach,
    PageKey.PRIVACY: _privacy,
    PageKey.SYNC: _sync,
    PageKey.SETTINGS: _settings,
}

_MODULES = (
    "desktop.ui.people.page",
    "desktop.ui.imports.page",
    "desktop.ui.notices.page",
    "desktop.ui.privacy.page",
    "desktop.ui.relay.page",
    "desktop.ui.reapproach.page",
    "desktop.ui.vacancies.page",
    "desktop.ui.syncing.page",
    "desktop.ui.settings.page",
    "desktop.ui.people.edit_panel",
    "desktop.ui.privacy.other_parts",
    "desktop.ui.privacy.more_parts",
)


def modules_to_load() -> Iterator[str]:
    """Import the modules of the screens one by one, so that a first visit finds them loaded."""
    for name in _MODULES:
        import_module(name)
        yield name
