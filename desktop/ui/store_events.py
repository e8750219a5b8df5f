"""One signal tells every screen what a command changed."""

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.changes import Changes


class StoreEvents(QObject):
    """Carries the kinds of records a command touched to the screens that show them."""

    changed = Signal(frozenset)

    def publish(self, changes: Changes) -> None:
        """Tell every screen once; nothing is said where nothing changed."""
        if changes:
            self.changed.emit(changes)
