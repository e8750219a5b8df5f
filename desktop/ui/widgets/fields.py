"""Form fields: a label above its editor, the fault under it."""

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from desktop.ui.theme import px
from desktop.ui.widgets.labels import label, set_look
from desktop.ui.widgets.layouts import column, row


class Field(QWidget):
    """A label, its editor as buddy, and a line for what is wrong or helpful."""

    def __init__(self, text: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self.caption = label(text, "label")
        self.caption.setBuddy(editor)
        editor.setAccessibleName(text)
        self.hint = label(hint, "meta", is_wrapped=True)
        self._hint_text = hint
        self.setLayout(column(self.caption, editor, self.hint, None, spacing=4))
        # Only now: a widget shown without a parent would be a window for a moment.
        self.hint.setVisible(bool(hint))

    @property
    def text(self) -> str:
        """What was typed, without blanks around it."""
        return str(self.editor.property("text") or "").strip()

    @text.setter
    def text(self, text: str) -> None:
        self.editor.setProperty("text", text)
        if isinstance(self.editor, QLineEdit):
            self.editor.setCursorPosition(0)

    def show_fault(self, text: str) -> None:
        """Mark the editor and say why; an empty text clears it."""
        set_look(self.editor, state="error" if text else "")
        self.hint.setText(text or self._hint_text)
        set_look(self.hint, tone="danger" if text else "")
        self.hint.setVisible(bool(text or self._hint_text))
        self.editor.setAccessibleDescription(text)

    def show_hint(self, text: str) -> None:
        """Say something helpful under the editor; an empty text says nothing."""
        self._hint_text = text
        self.show_fault("")


def spin_box(lowest: int, highest: int) -> QSpinBox:
    """Return an editor for a whole number."""
    made = QSpinBox()
    made.setRange(lowest, highest)
    # The style sheet's padding does not reach the text of a spin box.
    made.lineEdit().setTextMargins(px(6), 0, 0, 0)
    return made


def side_by_side(*fields: QWidget) -> QHBoxLayout:
    """Return fields in one line, all equally wide."""
    line = row(*fields, spacing=12)
    for at in range(len(fields)):
        line.setStretch(at, 1)
    return line


def line_edit(text: str = "", placeholder: str = "", *, is_secret: bool = False) -> QLineEdit:
    """Return a one-line editor."""
    made = QLineEdit(text)
    made.setPlaceholderText(placeholder)
    if is_secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def choice_model(choices: list[tuple[str, str]]) -> QStandardItemModel:
    """Return (key, text) choices as a model several boxes may share."""
    model = QStandardItemModel()
    for key, text in choices:
        item = QStandardItem(text)
        item.setData(key, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model


def combo(
    choices: list[tuple[str, str]], current: str = "", model: QStandardItemModel | None = None
) -> QComboBox:
    """Return a box of choices given as (key, text); ask `chosen_key` for the key.

    Args:
        choices: What may be chosen.
        current: Key of what is chosen at first.
        model: The same choices as a model, where many boxes offer them; the caller keeps it.
    """
    made = QComboBox()
    if model is not None:
        made.setModel(model)
    else:
        for key, text in choices:
            made.addItem(text, key)
    choose_key(made, current)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    longest = max((_width(text) for _, text in choices), default=6)
    made.setMinimumContentsLength(min(longest, 18))
    return made


def _width(text: str) -> int:
    """Return how wide a text is, in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def choose_key(box: QComboBox, key: str) -> None:
    """Choose the entry with that key, if there is one."""
    index = box.findData(key)
    if index >= 0:
        box.setCurrentIndex(index)


def chosen_key(box: QComboBox) -> str:
    """Return the key of the chosen entry."""
    return str(box.currentData(Qt.ItemDataRole.UserRole) or "")
