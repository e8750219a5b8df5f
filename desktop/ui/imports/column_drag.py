"""Dragging between the headings of a file and the fields they may mean."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QSizePolicy, QWidget

from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import ApplicantField
from desktop.ui.imports.wording import field_word
from desktop.ui.overriding import override
from desktop.ui.theme import px
from desktop.ui.widgets.cards import scrolled
from desktop.ui.widgets.labels import ElidedLabel, label, set_look
from desktop.ui.widgets.layouts import Flow, column

COLUMN_TYPE: Final = "application/x-career-relay-column"
FIELD_TYPE: Final = "application/x-career-relay-field"


def dragged(kind: str, value: str) -> QMimeData:
    """Return what is carried from a heading or a field."""
    data = QMimeData()
    data.setData(kind, value.encode())
    return data


def carried(data: QMimeData, kind: str) -> str | None:
    """Return what is carried, None where it is something else."""
    return bytes(data.data(kind).data()).decode() if data.hasFormat(kind) else None


def _begin_drag(source: QWidget, data: QMimeData) -> None:
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(source.grab())
    drag.exec(Qt.DropAction.LinkAction)


def _is_far(start: QPoint | None, now: QPoint) -> bool:
    return start is not None and (now - start).manhattanLength() >= QApplication.startDragDistance()


class DropTarget(QObject):
    """Lets a widget take a field, or a heading for the field it shows.

    Signals:
        field_dropped: The field.
        column_dropped: The column whose heading was dropped on this line's field.
    """

    field_dropped = Signal(str)
    column_dropped = Signal(int)

    def __init__(self, on: QWidget) -> None:
        super().__init__(on)
        on.setAcceptDrops(True)
        on.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):
            return False
        field = carried(event.mimeData(), FIELD_TYPE)
        at = carried(event.mimeData(), COLUMN_TYPE)
        if field is None and at is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            # Later: the list that is dropped on is about to be built anew.
            QTimer.singleShot(0, self, lambda: self._take(field, at))
        return True

    def _take(self, field: str | None, at: str | None) -> None:
        if field is not None:
            self.field_dropped.emit(field)
        elif at is not None:
            self.column_dropped.emit(int(at))


class HeadingLabel(ElidedLabel):
    """A heading of the file that can be dragged onto a field."""

    def __init__(self, text: str, at: int) -> None:
        super().__init__(text)
        self._at = at
        self._start: QPoint | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._start = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if _is_far(self._start, event.position().toPoint()):
            self._start = None
            _begin_drag(self, dragged(COLUMN_TYPE, str(self._at)))


class FieldChip(QPushButton):
    """A field no column is read as: drag it onto a heading, or press it and choose one.

    Signals:
        wanted: (column, field).
    """

    wanted = Signal(int, str)

    def __init__(self, field: ApplicantField, headings: list[tuple[int, str]]) -> None:
        super().__init__(field_word(field))
        self._field = field
        self._headings = headings
        self._start: QPoint | None = None
        self.setProperty("shape", "chip")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.setAccessibleDescription(self.tr("Choose the column that holds this"))
        self.clicked.connect(self.offer_columns)

    def offer_columns(self) -> QMenu:
        """Show the columns of the file to choose from."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, text in self._headings:
            act = QAction(text, menu)
            act.triggered.connect(lambda _=False, at=at: self.wanted.emit(at, self._field.value))
            menu.addAction(act)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._start = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if _is_far(self._start, event.position().toPoint()):
            self._start = None
            self.setDown(False)
            _begin_drag(self, dragged(FIELD_TYPE, self._field.value))
        else:
            super().mouseMoveEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(COLUMN_TYPE):
            set_look(self, active=True)
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        at = carried(event.mimeData(), COLUMN_TYPE)
        if at is not None:
            event.acceptProposedAction()
            self.wanted.emit(int(at), self._field.value)


class FreeFields(QWidget):
    """The fields no column is read as.

    Signals:
        wanted: (column, field).
    """

    wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[FieldChip] = []
        self._flow = Flow(spacing=6)
        area = scrolled(self._flow)
        area.setFixedHeight(px(72))
        words = label(
            self.tr("Drag a field onto its column, or press it and choose the column."),
            "note",
            is_wrapped=True,
        )
        lines = column(words, area, spacing=6)
        lines.setContentsMargins(15, 8, 15, 8)
        self.setLayout(lines)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what is free in this file."""
        mappings = preview.analysis.mappings
        used = {one.field for one in mappings}
        headings = [
            (one.column, one.header or self.tr("Column {n}").format(n=one.column + 1))
            for one in mappings
        ]
        for chip in self.chips:
            self._flow.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        free = [one for one in ApplicantField if one not in used]
        self.chips = [FieldChip(one, headings) for one in free]
        for chip in self.chips:
            chip.wanted.connect(self.wanted)
            self._flow.flow.addWidget(chip)
        self._flow.flow.invalidate()
        self._flow.updateGeometry()
