"""The panel 完全に消去: names the act and its number."""

from PySide6.QtCore import Signal

from desktop.core.domain.ids import PersonId
from desktop.ui.people.side_frame import SideForm
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Note


class ErasePanel(SideForm):
    """Asks once, in place.

    Signals:
        confirmed: The ids of the people to erase.
    """

    confirmed = Signal(object)

    def __init__(self) -> None:
        self._note = Note("", "danger")
        super().__init__("", button("", self._confirm, kind="danger"), self._note)
        self._ids: tuple[PersonId, ...] = ()

    def show_people(self, person_ids: tuple[PersonId, ...]) -> None:
        """Ask about these people."""
        self._ids = person_ids
        count = len(person_ids)
        title = self.tr("Erase %n people completely", "", count)
        self.heading.setText(title)
        self.main.setText(title)
        self._note.say(
            self.tr(
                "Their applications, notes and history are erased and their links stop. "
                "This cannot be undone. A copy of the data folder made before still holds them."
            ),
            "danger",
        )

    def _confirm(self) -> None:
        self.confirmed.emit(self._ids)
