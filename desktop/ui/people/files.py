"""A person's files on the page 人材: shown in the place of the list, or saved as a copy."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.ui.context import Shell
from desktop.ui.people.presenter import PeoplePresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QWidget

    from desktop.ui.viewer.panel import FilePanel


class PersonFiles(QObject):
    """Opens the viewer at the left of the panel, and closes it.

    Args:
        split: Where list and panel stand; the viewer takes the list's place.
        list_side: The list.
        presenter: Saves copies.
        shell: Told what was saved.

    Signals:
        shown: A file took the list's place.
        closed: The viewer's cross was pressed.
    """

    shown = Signal()
    closed = Signal()

    def __init__(
        self, split: "QSplitter", list_side: "QWidget", presenter: PeoplePresenter, shell: Shell
    ) -> None:
        super().__init__(split)
        self._list = list_side
        self._split = split
        self._presenter = presenter
        self.viewer: FilePanel | None = None
        presenter.file_saved.connect(lambda: shell.say(self.tr("A copy was saved")))

    @property
    def is_open(self) -> bool:
        """Whether a file is shown."""
        return self.viewer is not None and not self.viewer.isHidden()

    def show(self, attachment_id: int, name: str) -> None:
        """Show a file."""
        if self.viewer is None:
            from desktop.ui.viewer.panel import FilePanel  # noqa: PLC0415 - on its first use

            self.viewer = FilePanel(self._presenter.context)
            self.viewer.closed.connect(self.closed)
            self.viewer.copy_asked.connect(self.ask_where_to_save)
        if not self.is_open:
            # In the list's own place and as wide: the panel beside it stays as it is.
            self._split.replaceWidget(0, self.viewer)
            self._list.hide()
            self.viewer.show()
        self.viewer.show_file(attachment_id, name)
        self.viewer.setFocus()
        self.shown.emit()

    def close(self) -> None:
        """Close the file; the list is back."""
        if self.viewer is not None and self.is_open:
            self._split.replaceWidget(0, self._list)
            self.viewer.hide()
            self.viewer.close_file()
            self._list.show()

    def ask_where_to_save(self, attachment_id: int, name: str) -> None:
        """Save a copy where the user says; it is theirs from then on (decision 22)."""
        chosen, _ = QFileDialog.getSaveFileName(self._split, self.tr("Save a copy"), name)
        if chosen:
            self._presenter.save_file(attachment_id, Path(chosen))
