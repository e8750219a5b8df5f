"""Keyboard shortcuts, all in one place."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.routes import PageKey

SEARCH = "Ctrl+K"
PASTE = QKeySequence.StandardKey.Paste
UNDO = QKeySequence.StandardKey.Undo
BACK = "Esc"
SELECT_ALL = "Ctrl+A"
FIND_IN_LIST = "Ctrl+F"
EDIT = "F2"
NEW = "Ctrl+N"
SYNC = "F5"
COPY_SUBJECT = "Ctrl+Shift+S"
COPY_BODY = "Ctrl+Shift+B"
NEXT_PERSON = "Alt+Right"
PREVIOUS_PERSON = "Alt+Left"

PAGES: dict[PageKey, str] = {
    key: "Ctrl+," if key is PageKey.SETTINGS else f"Ctrl+{number}"
    for number, key in enumerate(PageKey, start=1)
}
"""設定 has the key of settings everywhere; Ctrl+0 is the natural size of a page on show."""


def bind(
    owner: QWidget, keys: str | QKeySequence.StandardKey, act: Callable[[], object]
) -> QShortcut:
    """Do ``act`` when the keys are pressed anywhere in ``owner``'s window while it is shown."""
    shortcut = QShortcut(QKeySequence(keys), owner)
    # Qt keeps no reference to a bound method's object here; the closure does.
    shortcut.activated.connect(lambda: act())  # noqa: PLW0108 - see above
    return shortcut
