"""What the page 求人 asks for."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.ids import VacancyId
from desktop.core.domain.vacancy import VacancyDraft
from desktop.core.services.vacancies.propose_occupations import (
    list_occupations,
    propose_occupations,
)
from desktop.core.services.vacancies.save_vacancy import list_vacancies, save_vacancy
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter

_TYPING_MS = 250


class VacanciesPresenter(Presenter):
    """Reads and saves vacancies, proposes occupations while the title is typed.

    Signals:
        loaded: Rows of the list.
        occupations_loaded: Every occupation as (code, name).
        proposed: Occupations that may fit the title.
        saved: A vacancy was saved.
    """

    loaded = Signal(object)
    occupations_loaded = Signal(object)
    proposed = Signal(object)
    saved = Signal()

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self._title = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._propose)

    def load(self) -> None:
        """Ask for the list."""
        self.ask(list_vacancies, self.loaded.emit)

    def load_occupations(self) -> None:
        """Ask for every occupation of 厚生労働省編職業分類 2022."""
        self.ask(lambda _: list_occupations(), self.occupations_loaded.emit)

    def propose(self, title: str) -> None:
        """Ask what fits a title, once typing pauses."""
        self._title = title
        self._typing.start()

    def _propose(self) -> None:
        title = self._title
        self.ask(lambda _: propose_occupations(title), self.proposed.emit)

    def save(self, vacancy_id: VacancyId | None, draft: VacancyDraft) -> None:
        """Save a vacancy as typed."""
        self.act(lambda ws: save_vacancy(ws, vacancy_id, draft), lambda _: self.saved.emit())
