"""The card 見張るフォルダー: which folder is looked into for new lists."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from desktop.core.domain.workspace import WorkspaceSettings
from desktop.ui.settings.sections import Section
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Note
from desktop.ui.widgets.fields import Field, line_edit
from desktop.ui.widgets.layouts import row


class WatchedSection(Section):
    """The folder, and what happens with what lies in it."""

    def __init__(self) -> None:
        super().__init__(self.tr("Watched folder"))
        self.folder_box = line_edit("", self.tr("No folder is watched"))
        self.watched_folder = Field(
            self.tr("Folder where your recruiting system leaves its lists"), self.folder_box
        )
        self.choose = button(self.tr("Choose a folder"), self._choose, icon_name="folder-open")
        self.clear = button(
            self.tr("Stop watching"), lambda: self.folder_box.setText(""), kind="quiet"
        )
        self.folder_box.textChanged.connect(self._show_clear)
        note = Note(
            self.tr(
                "A new Excel or CSV file in it is offered on the home page. Nothing is imported "
                "by itself, and nothing in the folder is changed or removed."
            )
        )
        self.add(self.watched_folder, row(self.choose, self.clear, None), note)
        self._show_clear("")

    @override
    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Show the folder."""
        self.watched_folder.text = settings.watched_folder

    @override
    def answer(self, settings: WorkspaceSettings) -> WorkspaceSettings:
        """Return the settings with the folder."""
        return replace(settings, watched_folder=self.watched_folder.text.strip())

    def _choose(self) -> None:
        title = self.tr("Choose a folder")
        chosen = QFileDialog.getExistingDirectory(self, title, self.folder_box.text())
        if chosen:
            self.folder_box.setText(str(Path(chosen)))

    def _show_clear(self, text: str) -> None:
        self.clear.setVisible(bool(text))
