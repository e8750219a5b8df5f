"""The band that offers what is new in the watched folder, on ホーム and where 取込 is empty."""

from PySide6.QtWidgets import QWidget

from desktop.ui.context import Shell, WindowContext
from desktop.ui.routes import PageKey, Route
from desktop.ui.watched.watcher import watcher_of
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Note
from desktop.ui.widgets.layouts import column
from desktop.ui.words import number


class WatchedBanner(QWidget):
    """One file at a time with 取り込む and 今はしない; hidden where there is nothing to say."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._watcher = watcher_of(context)
        self.note = Note()
        self.take = button(self.tr("Import it"), self._take, is_small=True, icon_name="file-input")
        self.decline = button(self.tr("Not now"), self._decline, kind="quiet", is_small=True)
        self.settings = button(
            self.tr("Open the settings"), self._open_settings, kind="quiet", is_small=True
        )
        self.close_note = button(
            self.tr("Got it"), self._watcher.close_missing, kind="quiet", is_small=True
        )
        for each in (self.take, self.decline, self.settings, self.close_note):
            self.note.add_action(each)
        self.setLayout(column(self.note, spacing=0))
        self.hide()
        self._watcher.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is offered now."""
        offered, is_missing = self._watcher.offered, self._watcher.is_missing
        self.take.setVisible(bool(offered))
        self.decline.setVisible(bool(offered))
        is_told = is_missing and not offered
        self.settings.setVisible(is_told)
        self.close_note.setVisible(is_told)
        if offered:
            size = number(max(1, offered[0].size_bytes // 1024))
            said = self.tr("New in the watched folder: {name} ({size} KB). Nothing is read yet.")
            text = said.format(name=offered[0].path.name, size=size)
            if len(offered) > 1:
                text += " " + self.tr("%n more wait behind it.", "", len(offered) - 1)
            self.note.say(text)
            self.take.setAccessibleName(f"{self.take.text()}: {offered[0].path.name}")
            self.decline.setAccessibleName(f"{self.decline.text()}: {offered[0].path.name}")
        elif is_told:
            self.note.say(
                self.tr(
                    "The watched folder cannot be reached at the moment. "
                    "It is watched again as soon as it is there."
                )
            )
        self.setVisible(bool(offered) or is_told)

    def _take(self) -> None:
        if self._watcher.offered:
            file = self._watcher.offered[0]
            self._watcher.hand_over(file)
            self._shell.go(Route(PageKey.IMPORTS, file=file.path))

    def _decline(self) -> None:
        if self._watcher.offered:
            self._watcher.decline(self._watcher.offered[0])

    def _open_settings(self) -> None:
        self._shell.go(Route(PageKey.SETTINGS, section="watched"))


def with_banner(context: WindowContext, shell: Shell, content: QWidget) -> QWidget:
    """Return the content of a page with the band above it."""
    made = QWidget()
    lines = column(WatchedBanner(context, shell), content, spacing=12)
    lines.setStretch(1, 1)
    made.setLayout(lines)
    return made
