"""What the part 文章から個人情報を除く of 匿名データ asks for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.ids import PersonId
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_people
from desktop.core.services.privacy.scrub_text import scrub_text
from desktop.core.services.privacy.text_files import read_text_file, write_text_file
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.privacy.text import Scrubbed
    from desktop.core.services.workspace.context import Workspace

_MOST_PEOPLE = 30


class ScrubPresenter(Presenter):
    """Scrubs texts; nothing of them is kept.

    Signals:
        scrubbed: (text as given, `Scrubbed`).
        people_found: (`PersonId`, name, kana) of those who match.
        text_read: The text of a file, or of a person's notes.
        saved: The `Path` of a written file.
    """

    scrubbed = Signal(str, object)
    people_found = Signal(object)
    text_read = Signal(str)
    saved = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)

    def scrub(self, text: str, person_id: PersonId | None) -> CancelToken:
        """Take personal data out of a text."""

        def run(workspace: "Workspace", _task: Task) -> "Scrubbed":
            return scrub_text(workspace, text, person_id)

        return self.work(run, lambda done: self.scrubbed.emit(text, done), on=Executor.READER)

    def find_people(self, words: str) -> None:
        """Ask whom a text could be about."""

        def read(workspace: "Workspace") -> list[tuple[PersonId, str, str]]:
            page = list_people(workspace, PeopleQuery(text=words, limit=_MOST_PEOPLE))
            return [(one.person_id, one.name, one.kana) for one in page.rows]

        self.ask(read, self.people_found.emit)

    def load_notes(self, person_id: PersonId) -> None:
        """Ask for the notes on a person."""
        self.ask(lambda ws: get_person(ws, person_id).person.note, self.text_read.emit)

    def open_file(self, path: Path) -> CancelToken:
        """Read a text; the file stays as it is."""

        def run(_workspace: "Workspace", _task: Task) -> str:
            return read_text_file(path)

        return self.work(run, self.text_read.emit, on=Executor.READER)

    def save(self, text: str, path: Path) -> CancelToken:
        """Write the scrubbed text."""

        def run(_workspace: "Workspace", _task: Task) -> Path:
            write_text_file(path, text)
            return path

        return self.work(run, self.saved.emit, on=Executor.READER)
