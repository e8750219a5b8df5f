"""The list of results under the search field; the cursor stays in the field."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.icons import paint_icon
from desktop.ui.overriding import override
from desktop.ui.search.entries import Entry
from desktop.ui.theme import color, font, px
from desktop.ui.widgets.badges import badge_size, paint_badge
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column

_LINE, _HEADING, _PAD, _ICON = 34, 26, 12, 16
_WIDTH, _EDGE = 560, 5
_ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


class _Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        is_heading = self.entries[index.row()].route is None
        flag = Qt.ItemFlag
        return flag.NoItemFlags if is_heading else flag.ItemIsEnabled | flag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        entry = self.entries[index.row()]
        if role == _ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.said
        is_line = entry.route is not None
        return entry.said if role == Qt.ItemDataRole.ToolTipRole and is_line else None


class _Lines(QStyledItemDelegate):
    """Paints headings and lines; the chosen line bears the ring inside."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(_ENTRY_ROLE)
        return QSize(px(200), px(_HEADING if entry.route is None else _LINE))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY_ROLE)
        rect: QRect = option.rect
        painter.save()
        room = rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        if entry.route is None:
            painter.setFont(font(11))
            painter.setPen(color("text-3"))
            below = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room.adjusted(0, 0, 0, -px(4)), below, entry.title)
        else:
            self._paint_ground(painter, rect, option.state)
            self._paint_line(painter, room, entry)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(rect, color("selected"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color("hover"))

    @staticmethod
    def _paint_line(painter: QPainter, room: QRect, entry: Entry) -> None:
        side = px(_ICON)
        mark = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, mark, entry.icon_name, "text-2")
        room = room.adjusted(side + px(9), 0, 0, 0)
        if entry.badge is not None:
            size = badge_size(entry.badge)
            top = room.top() + (room.height() - size.height()) // 2
            place = QRect(room.right() - size.width(), top, size.width(), size.height())
            paint_badge(painter, place, entry.badge)
            room.setRight(place.left() - px(8))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font(is_bold=bool(entry.detail)))
        painter.setPen(color("text"))
        cut = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(entry.title, cut, room.width())
        painter.drawText(room, middle, title)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(title) + px(10))
        painter.setFont(font(12))
        painter.setPen(color("text-2"))
        detail = painter.fontMetrics().elidedText(entry.detail, cut, max(room.width(), 0))
        painter.drawText(room, middle, detail)


class SearchPopup(QFrame):
    """A surface over the page that is as high as its lines need.

    Signals:
        opened: The `Route` of the line that was chosen.
        moved: The sentence of the line the keyboard is on.
    """

    opened = Signal(object)
    moved = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Results"))
        self._model = _Entries()
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Results"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Lines(self.list))
        # The cursor stays in the field: typing goes on while the arrows move.
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(lambda index: self._open(index.row()))
        self._nothing = label("", "note", is_wrapped=True)
        self._nothing.setContentsMargins(px(_PAD), px(9), px(_PAD), px(9))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        box = column(self._stack, spacing=0)
        box.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self.setLayout(box)
        self.hide()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is listed, headings included."""
        return self._model.entries

    @property
    def chosen(self) -> Entry | None:
        """The line the keyboard is on."""
        row = self.list.currentIndex().row()
        return self._model.entries[row] if 0 <= row < len(self._model.entries) else None

    def show_entries(self, entries: Sequence[Entry], field: QWidget) -> None:
        """List the entries under the field; nothing is chosen yet."""
        self._model.show_entries(entries)
        self._nothing.setText(
            self.tr("Nothing found. Search by name, kana, phone number, vacancy or page.")
        )
        self._stack.setCurrentIndex(0 if entries else 1)
        self.place(field)
        self.show()
        self.raise_()

    def place(self, field: QWidget) -> None:
        """Stand under the field, within the window."""
        window = self._window
        corner = field.mapTo(window, QPoint(0, field.height() + 4))
        width = min(max(field.width(), px(_WIDTH)), window.width() - corner.x() - px(_PAD))
        heights = [px(_HEADING if each.route is None else _LINE) for each in self.entries]
        wanted = sum(heights) if heights else px(_LINE) + px(10)
        height = min(wanted + 2 * _EDGE + 2, window.height() - corner.y() - px(_PAD))
        self.setGeometry(corner.x(), corner.y(), width, height)

    def step(self, by: int) -> None:
        """Move to the next or previous line that leads somewhere, around the ends."""
        lines = [row for row, each in enumerate(self.entries) if each.route is not None]
        if not lines:
            return
        here = self.list.currentIndex().row()
        at = lines.index(here) + by if here in lines else (0 if by > 0 else -1)
        self.list.setCurrentIndex(self._model.index(lines[at % len(lines)], 0))
        if self.chosen is not None:
            self.moved.emit(self.chosen.said)

    def open_chosen(self) -> bool:
        """Open the line the keyboard is on; say whether there was one."""
        row = self.list.currentIndex().row()
        self._open(row)
        return row >= 0

    def _open(self, row: int) -> None:
        route = self.entries[row].route if 0 <= row < len(self.entries) else None
        if route is not None:
            self.opened.emit(route)
