"""An editor of texts with placeholders: each is a chip, one character wide for cursor and keys.

What is kept is plain text with ``{{名}}``; the chips are only how it is shown. Whatever is typed or
pasted as ``{{名}}`` becomes a chip at once.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from desktop.ui.overriding import override
from desktop.ui.theme import color, px

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
_NAME = QTextFormat.Property.UserProperty.value + 1
_OBJECT = "\ufffc"
_WRITTEN = re.compile(r"\{\{\s*([^{}\n]{1,40}?)\s*\}\}")
_ROUNDNESS = 4


class _ChipLook(QPyTextObject):
    """Draws a placeholder as a tinted chip; one that nothing fills is in the colour of faults."""

    def __init__(self, parent: QObject, is_known: Callable[[str], bool]) -> None:
        super().__init__(parent)
        self._is_known = is_known

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(_font(doc))
        width = metrics.horizontalAdvance(str(format.property(_NAME))) + px(12)
        return QSizeF(width, metrics.height() + px(2))

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        name = str(format.property(_NAME))
        is_known = self._is_known(name)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("selected" if is_known else "danger-bg"))
        box = QRectF(rect).adjusted(px(1), 0, -px(1), 0)
        painter.drawRoundedRect(box, px(_ROUNDNESS), px(_ROUNDNESS))
        painter.setPen(color("accent-text" if is_known else "danger"))
        painter.setFont(_font(doc))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter.value, name)
        painter.restore()


class ChipEdit(QTextEdit):
    """Plain text with chips.

    Signals:
        edited: The user changed the text; ask `source` for it.
    """

    edited = Signal()

    def __init__(self, is_known: Callable[[str], bool], *, is_one_line: bool = False) -> None:
        super().__init__()
        self._is_one_line = is_one_line
        self._is_filling = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().documentLayout().registerHandler(CHIP, _ChipLook(self, is_known))
        self.textChanged.connect(self._on_changed)
        self.cursorPositionChanged.connect(self._tell_chip)
        if is_one_line:
            self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.document().setDocumentMargin(px(5))
            self.setFixedHeight(px(34))

    def source(self) -> str:
        """Return the text as it is kept, ``{{名}}`` for each chip."""
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        return self._source_of(whole)

    def show_source(self, text: str) -> None:
        """Show a text; it cannot be undone to the one before, and nobody is told."""
        self._is_filling = True
        self.setPlainText("")
        self._write(text)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._is_filling = False
        self._describe()

    def insert_chip(self, name: str) -> None:
        """Put a placeholder where the cursor is."""
        self._write(f"{{{{{name}}}}}")
        self.setFocus()

    def select_source(self, start: int, end: int) -> None:
        """Mark a stretch given as it is kept, and show it."""
        cursor = self.textCursor()
        cursor.setPosition(self._position_of(start))
        cursor.setPosition(self._position_of(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def chips(self) -> list[str]:
        """Return the placeholders of the text in order."""
        return _WRITTEN.findall(self.source())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if self._is_one_line and e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            e.ignore()
            return
        super().keyPressEvent(e)
        if e.text() == "}":
            self._make_chips()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(self._source_of(self.textCursor()))
        return copied

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self._write(" ".join(text.split("\n")) if self._is_one_line else text)

    def _on_changed(self) -> None:
        if self._is_filling:
            return
        self._describe()
        self.edited.emit()

    def _write(self, text: str) -> None:
        """Put a text where the cursor is, its placeholders as chips, as one step."""
        cursor = self.textCursor()
        plain = QTextCharFormat()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        at = 0
        for found in _WRITTEN.finditer(text):
            cursor.insertText(text[at : found.start()], plain)
            cursor.insertText(_OBJECT, _chip_format(found[1]))
            at = found.end()
        cursor.insertText(text[at:], plain)
        cursor.endEditBlock()

    def _make_chips(self) -> None:
        """Turn what was just written as ``{{名}}`` into a chip; undone, it is writing again."""
        text = self.toPlainText()
        found = list(_WRITTEN.finditer(text))
        if not found:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for each in reversed(found):
            cursor.setPosition(_units(text[: each.start()]))
            cursor.setPosition(_units(text[: each.end()]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(_OBJECT, _chip_format(each[1]))
        cursor.endEditBlock()

    def _source_of(self, selected: QTextCursor) -> str:
        text = selected.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        if _OBJECT not in text:
            return text
        names = iter(self._names(selected.selectionStart(), selected.selectionEnd()))
        return re.sub(_OBJECT, lambda _: f"{{{{{next(names)}}}}}", text)

    def _names(self, start: int, end: int) -> list[str]:
        cursor = QTextCursor(self.document())
        text = QTextCursor(self.document())
        text.setPosition(start)
        text.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        names = []
        units = text.selectedText().encode("utf-16-le")
        for at in range(0, len(units), 2):
            if units[at : at + 2] == b"\xfc\xff":
                cursor.setPosition(start + at // 2 + 1)
                names.append(str(cursor.charFormat().property(_NAME) or ""))
        return names

    def _position_of(self, offset: int) -> int:
        """Return where in the document a place of the kept text is; within a chip, before it."""
        source = self.source()
        at = shown = 0
        for found in _WRITTEN.finditer(source):
            if offset < found.end():
                break
            shown += _units(source[at : found.start()]) + 1
            at = found.end()
        chip = _WRITTEN.search(source, at)
        end = min(offset, chip.start()) if chip is not None else offset
        return shown + _units(source[at:end])

    def _describe(self) -> None:
        """Let a screen reader read names where the eye sees chips."""
        self.setAccessibleDescription(re.sub(r"\{\{|\}\}", " ", self.source()))

    def _tell_chip(self) -> None:
        cursor = self.textCursor()
        if not self._is_filling and cursor.charFormat().objectType() == CHIP and self.hasFocus():
            name = str(cursor.charFormat().property(_NAME))
            said = self.tr("Placeholder {name}").format(name=name)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))


def _chip_format(name: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setObjectType(CHIP)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    made.setProperty(_NAME, name)
    made.setToolTip(name)
    return made


def _font(document: QTextDocument) -> QFont:
    return document.defaultFont()


def _units(text: str) -> int:
    """Return how many positions of a document a text takes: 𠮷 takes two."""
    return len(text.encode("utf-16-le")) // 2
