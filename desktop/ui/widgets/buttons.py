"""Buttons: verbs with a kind, icon buttons with a name, chips."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QPushButton, QSizePolicy, QWidget

from desktop.ui.icons import set_icon
from desktop.ui.theme import px
from desktop.ui.widgets.layouts import FlowLayout, clear, row

_TONES = {
    "primary": "on-accent",
    "danger": "on-danger",
    "danger-line": "danger",
    "quiet": "accent-text",
}


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    kind: str = "secondary",
    icon_name: str = "",
    is_small: bool = False,
) -> QPushButton:
    """Return a push button.

    Args:
        text: A verb.
        on_click: What it does.
        kind: ``primary`` (one a page), ``secondary``, ``quiet``, ``danger`` or ``danger-line``.
        icon_name: A Lucide icon before the text.
        is_small: 28 instead of 32 pixels high.
    """
    made = QPushButton(text)
    made.setProperty("kind", kind)
    if is_small:
        made.setProperty("size", "small")
    if icon_name:
        gap = 3 if text else 0  # the icon is drawn at the left of its room
        room = QSize(px(16) + gap, px(16))
        set_icon(made, icon_name, _TONES.get(kind, "text-2"), size=room)
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    if on_click is not None:
        # clicked carries a bool that on_click does not take.
        made.clicked.connect(lambda: on_click())  # noqa: PLW0108 - see above
    return made


def icon_button(
    name: str, says: str, on_click: Callable[[], object] | None = None, *, kind: str = "secondary"
) -> QPushButton:
    """Return a square button with an icon only; ``says`` is its name and tooltip."""
    made = button("", on_click, kind=kind, icon_name=name, is_small=True)
    made.setProperty("shape", "square")
    made.setAccessibleName(says)
    made.setToolTip(says)
    return made


def chip(text: str, *, is_on: bool = False, icon_name: str = "") -> QPushButton:
    """Return a round filter button that stays pressed."""
    made = QPushButton(text)
    made.setProperty("shape", "chip")
    made.setCheckable(True)
    made.setChecked(is_on)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    if icon_name:
        room = QSize(px(17), px(14))
        set_icon(made, icon_name, "text-2", tone_on="accent-text", size=room)
    return made


class ChoiceChips(QWidget):
    """Chips of which exactly one is on.

    Signals:
        chosen: The key of the chip the user pressed.
    """

    chosen = Signal(str)

    def __init__(self, says: str, *, is_wrapped: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self._flow: QLayout = FlowLayout() if is_wrapped else row()
        self.setLayout(self._flow)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys: list[str] = []
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._keys[index]))

    def set_choices(self, choices: list[tuple[str, str]], current: str) -> None:
        """Show the choices as (key, text)."""
        if [key for key, _ in choices] == self._keys:
            for index, (key, text) in enumerate(choices):
                self._group.button(index).setText(text)
                self._group.button(index).setChecked(key == current)
            return
        clear(self._flow)
        self._keys = [key for key, _ in choices]
        for index, (key, text) in enumerate(choices):
            made = chip(text, is_on=key == current)
            self._group.addButton(made, index)
            self._flow.addWidget(made)
        self._flow.invalidate()
        self.updateGeometry()

    @property
    def current(self) -> str:
        """Key of the chip that is on; empty before there are any."""
        index = self._group.checkedId()
        return self._keys[index] if 0 <= index < len(self._keys) else ""

    def choose(self, key: str) -> None:
        """Turn one on without telling anybody."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)


def focusable_by_tab(widget: QWidget) -> QWidget:
    """Make a painted widget reachable by keyboard, so that its sentence can be read out."""
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return widget
