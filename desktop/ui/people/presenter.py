"""What the page 人材 asks for."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.application import (
    ApplicationDraft,
    Done,
    PeopleOrder,
    PeoplePage,
    PeopleQuery,
    PersonDetail,
    PersonDraft,
    RejectApplicants,
)
from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.core.services.people.list_people import list_application_ids, list_people
from desktop.ui.context import WindowContext
from desktop.ui.people.model import CHUNK
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.exports.export_people import Exported
    from desktop.core.services.people.save_person import SavedPerson
    from desktop.core.services.workspace.context import Workspace

_TYPING_MS = 180


class PeoplePresenter(Presenter):
    """Keeps the query, reads chunks of the list, runs the acts.

    Signals:
        listed: First chunk of a fresh list.
        chunk_loaded: (offset, page) of a further one.
        all_ids_loaded: Applications of everybody who matches.
        person_loaded: A `PersonDetail`.
        saved: Id of the person saved.
        rejected: The `Done` of a rejection.
        erased: How many people.
        file_saved: A copy of a file was saved.
        exported: An `Exported`.
        vacancies_loaded: Titles of the vacancies.
    """

    listed = Signal(object)
    chunk_loaded = Signal(int, object)
    all_ids_loaded = Signal(object)
    person_loaded = Signal(object)
    saved = Signal(object)
    rejected = Signal(object)
    erased = Signal(int)
    file_saved = Signal()
    exported = Signal(object)
    vacancies_loaded = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.query = PeopleQuery(limit=CHUNK)
        self._round = 0
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.reload)

    def search(self, text: str) -> None:
        """Search as the user types."""
        self.query = replace(self.query, text=text.strip())
        self._typing.start()

    def filter(self, outcome: Outcome | None, stage: Stage | None, *, is_waiting: bool) -> None:
        """Show only some."""
        self.query = replace(self.query, outcome=outcome, stage=stage, is_waiting=is_waiting)
        self.reload()

    def sort(self, order: PeopleOrder, *, is_descending: bool) -> None:
        """Show in another order."""
        self.query = replace(self.query, order=order, is_descending=is_descending)
        self.reload()

    def reload(self) -> None:
        """Read the list anew from its start."""
        self._round += 1
        query = self.query
        self.ask(lambda ws: list_people(ws, query), partial(self._on_listed, self._round))

    def load_chunk(self, offset: int) -> None:
        """Read the rows from an offset on."""
        query = replace(self.query, offset=offset)
        self.ask(lambda ws: list_people(ws, query), partial(self._on_chunk, self._round, offset))

    def load_all_ids(self, *, is_waiting: bool = False) -> None:
        """Ask for the applications of everybody who matches."""
        query = replace(self.query, is_waiting=is_waiting or self.query.is_waiting)
        self.ask(lambda ws: list_application_ids(ws, query), self.all_ids_loaded.emit)

    def load_person(self, person_id: PersonId) -> None:
        """Ask for all of one person."""

        def read(workspace: "Workspace") -> PersonDetail:
            from desktop.core.services.people.get_person import get_person

            return get_person(workspace, person_id)

        self.ask(read, self.person_loaded.emit)

    def load_vacancies(self) -> None:
        """Ask for the titles a form may offer."""

        def read(workspace: "Workspace") -> tuple[str, ...]:
            from desktop.core.services.vacancies.save_vacancy import list_vacancies

            return tuple(found.title for found in list_vacancies(workspace))

        self.ask(read, self.vacancies_loaded.emit)

    def find_place(self, then: Callable[[str, str], object], postal_code: str) -> None:
        """Ask where a postal code lies; ``then`` gets it and the address it tells."""

        def find(_: "Workspace") -> str:
            from desktop.core.services.people.find_place import address_of_code

            return address_of_code(postal_code)

        self.ask(find, lambda address: then(postal_code, address))

    def save(
        self, person_id: PersonId | None, draft: PersonDraft, application: ApplicationDraft | None
    ) -> None:
        """Save a person as typed."""

        def save(workspace: "Workspace") -> "SavedPerson":
            from desktop.core.services.people.save_person import save_person

            return save_person(workspace, person_id, draft, application)

        self.act(save, lambda saved: self.saved.emit(saved.person_id))

    def reject(self, command: RejectApplicants) -> None:
        """Reject applicants; can be undone."""

        def reject(workspace: "Workspace") -> Done:
            from desktop.core.services.people.reject_applicants import reject_applicants

            return reject_applicants(workspace, command)

        self.act(reject, self.rejected.emit)

    def record_objection(self, person_id: PersonId, *, has_objected: bool) -> None:
        """Record お申し出, or that it was taken back."""

        def record(workspace: "Workspace") -> Done:
            from desktop.core.services.people.erase_people import record_objection

            return record_objection(workspace, person_id, has_objected=has_objected)

        self.act(record, lambda _: self.load_person(person_id))

    def save_file(self, attachment_id: int, path: Path) -> None:
        """Save a copy of a file where the user said; it is theirs from then on (decision 22)."""

        def save(workspace: "Workspace", _: Task) -> None:
            from desktop.core.services.attachments.take_in import save_copy

            save_copy(workspace, attachment_id, path)

        self.work(save, lambda _: self.file_saved.emit(), on=Executor.READER)

    def export(self, path: Path) -> CancelToken:
        """Write everybody to a workbook, or to a text file where its name ends so."""

        def write(workspace: "Workspace", task: Task) -> "Exported":
            from desktop.core.services.exports.export_people import ExportForm, export_people

            is_text = path.suffix.lower() == ".csv"
            return export_people(
                workspace,
                path,
                ExportForm.CSV if is_text else ExportForm.XLSX,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(write, self.exported.emit, on=Executor.READER)

    def erase(self, person_ids: tuple[PersonId, ...]) -> None:
        """Erase people for good."""

        def erase(workspace: "Workspace") -> Done:
            from desktop.core.services.people.erase_people import erase_people

            return erase_people(workspace, person_ids)

        self.act(erase, lambda done: self.erased.emit(done.count))

    @property
    def has_filter(self) -> bool:
        """Whether anything narrows the list."""
        query = self.query
        return bool(query.text or query.outcome or query.stage or query.is_waiting)

    def _on_listed(self, number: int, page: PeoplePage) -> None:
        if number == self._round:
            self.listed.emit(page)

    def _on_chunk(self, number: int, offset: int, page: PeoplePage) -> None:
        if number == self._round:
            self.chunk_loaded.emit(offset, page)


def ids_of(application_ids: set[ApplicationId]) -> tuple[ApplicationId, ...]:
    """Return checked applications in a stable order."""
    return tuple(sorted(application_ids))
