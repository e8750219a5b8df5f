"""Tables: one view, one delegate, the same row everywhere."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.icons import paint_icon
from desktop.ui.models.cells import CELL_ROLE, OPEN_ROLE, Cell, Column
from desktop.ui.overriding import override
from desktop.ui.theme import color, font, px
from desktop.ui.widgets.badges import badge_size, paint_badge

ROW_HEIGHT, HEADER_HEIGHT = 34, 32
_PAD, _BOX, _ICON = 10, 16, 14
_LEAST_FLEXIBLE = 116


def paint_check_box(painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
    """Paint a check box as the style sheet draws those of forms."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_on = state != Qt.CheckState.Unchecked
    painter.setBrush(color("accent" if is_on else "surface"))
    painter.setPen(QPen(color("accent" if is_on else "control"), 1))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if is_on:
        name = "check" if state == Qt.CheckState.Checked else "minus"
        paint_icon(painter, box.adjusted(2, 2, -2, -2), name, "on-accent")
    painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Paints cells: ground, check box, badge or text, bar of the open row, ring inside."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            cell = Cell("")
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._paint_ground(painter, rect, state, cell)
        if cell.is_checkable:
            side = px(_BOX)
            box = QRect(rect.left() + px(_PAD), rect.center().y() - side // 2, side, side)
            checked = Qt.CheckState.Checked if cell.is_checked else Qt.CheckState.Unchecked
            paint_check_box(painter, box, checked)
        else:
            self._paint_content(painter, rect.adjusted(px(_PAD), 0, -px(_PAD), 0), cell)
        if index.column() == 0 and index.data(OPEN_ROLE):
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, color("accent"))
        self._paint_ring(painter, rect, index, option)
        painter.restore()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return QSize(0, px(ROW_HEIGHT))
        width = option.fontMetrics.horizontalAdvance(cell.text)
        if cell.badge is not None:
            width = badge_size(cell.badge).width()
        return QSize(width + 2 * px(_PAD) + 4, px(ROW_HEIGHT))

    @staticmethod
    def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, cell: Cell) -> None:
        ground = "surface"
        if state & QStyle.StateFlag.State_Selected or cell.is_checked:
            ground = "row-sel"
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = "hover"
        painter.fillRect(rect, color(cell.ground or ground))
        painter.setPen(color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @staticmethod
    def _paint_content(painter: QPainter, room: QRect, cell: Cell) -> None:
        if cell.badge is not None:
            size = badge_size(cell.badge)
            top = room.top() + (room.height() - size.height()) // 2
            width = min(size.width(), room.width())
            paint_badge(painter, QRect(room.left(), top, width, size.height()), cell.badge)
            return
        if cell.icon_name:
            side = px(_ICON)
            box = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
            paint_icon(painter, box, cell.icon_name, cell.tone)
            room = room.adjusted(side + px(6), 0, 0, 0)
        painter.setFont(font(is_bold=cell.is_bold))
        painter.setPen(color(cell.tone))
        side_flag = Qt.AlignmentFlag.AlignRight if cell.is_right else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(
            cell.text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side_flag, text)

    @staticmethod
    def _paint_ring(
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        option: QStyleOptionViewItem,
    ) -> None:
        view: QWidget | None = option.widget
        if not isinstance(view, QTableView) or not view.hasFocus():
            return
        if not view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            return
        if view.currentIndex().row() != index.row():
            return
        painter.setPen(QPen(color("accent"), 2))
        painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if index.column() == 0:
            painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
        if index.column() == index.model().columnCount() - 1:
            painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())


class TableView(QTableView):
    """A table of fixed row height whose rows are selected whole.

    Signals:
        row_opened: Enter or a click on a row.
        check_asked: Space on a row, or a click on its check box.
    """

    row_opened = Signal(int)
    check_asked = Signal(int)

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flexible: list[int] = []
        self.setAccessibleName(says)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(px(ROW_HEIGHT))
        rows.setDefaultSectionSize(px(ROW_HEIGHT))
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setFixedHeight(px(HEADER_HEIGHT))
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._on_click)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.setParent(self)

    def fit_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Give each column its width; those of width 0 share what is left."""
        self.horizontalHeader().setMinimumSectionSize(px(28))
        self._flexible = [at for at, each in enumerate(columns) if not each.width]
        for at, each in enumerate(columns):
            if each.width:
                self.setColumnWidth(at, px(each.width))
        self.share_rest()

    def share_rest(self) -> None:
        """Let the flexible columns share the room the others leave."""
        shown = [at for at in self._flexible if not self.isColumnHidden(at)]
        if not shown:
            return
        taken = sum(
            self.columnWidth(at)
            for at in range(self.horizontalHeader().count())
            if at not in self._flexible
        )
        each = max(px(_LEAST_FLEXIBLE), (self.viewport().width() - taken) // len(shown))
        for at in shown:
            self.setColumnWidth(at, each)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_rest()

    def fit_content(self, most: int = 190) -> None:
        """Give each column what its title and first rows need; the last takes the rest."""
        heads = self.horizontalHeader()
        heads.setResizeContentsPrecision(40)
        heads.setMinimumSectionSize(px(40))
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        for number in range(heads.count()):
            self.setColumnWidth(number, min(self.columnWidth(number), px(most)))
        heads.setStretchLastSection(True)

    def fit_height(self, most_rows: int) -> None:
        """Be exactly as high as the rows at hand, at most ``most_rows``."""
        model = self.model()
        count = min(most_rows, model.rowCount())
        self.setFixedHeight(px(HEADER_HEIGHT) + count * px(ROW_HEIGHT) + 2)

    def fit_height_at_most(self) -> None:
        """Be no higher than the rows at hand, so that what stands below them stands near."""
        rows = self.model().rowCount() * px(ROW_HEIGHT)
        self.setMaximumHeight(px(HEADER_HEIGHT) + rows + 2)
        self.setMinimumHeight(px(HEADER_HEIGHT) + min(rows, 2 * px(ROW_HEIGHT)) + 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.row_opened.emit(row)
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            self.check_asked.emit(row)
        else:
            super().keyPressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell) and cell.is_checkable:
            self.check_asked.emit(index.row())
        else:
            self.row_opened.emit(index.row())


class CheckHeader(QHeaderView):
    """A header whose first section is the box that checks every row.

    Signals:
        all_asked: The box was pressed.
    """

    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._state = Qt.CheckState.Unchecked
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(px(HEADER_HEIGHT))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._on_section)

    def show_state(self, state: Qt.CheckState) -> None:
        """Show all, some or none."""
        self._state = state
        self.viewport().update()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        super().paintSection(painter, rect, logicalIndex)
        if logicalIndex == 0:
            side = px(_BOX)
            box = QRect(rect.left() + px(_PAD), rect.center().y() - side // 2, side, side)
            paint_check_box(painter, box, self._state)

    def _on_section(self, section: int) -> None:
        if section == 0:
            self.all_asked.emit()
