"""Letters on A4, folded in three for an envelope with a window (長形3号)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from desktop.core.domain.letter import LetterSheet
from desktop.core.ports import Progress
from desktop.ui.theme import print_families

_DPI: Final = 600
_MM: Final = _DPI / 25.4
_POINT: Final = _DPI / 72
_PAGE_MM: Final = (210.0, 297.0)
_MARGIN_MM: Final = 22.0
_BOTTOM_MM: Final = 275.0
# The usual window is 90 × 45 mm, 20 mm from the left and 12 mm from the top, and a folded sheet
# slides by some 20 mm in the envelope: what stands here shows however it lies.
_ADDRESS_MM: Final = (22.0, 15.0, 68.0, 34.0)
_DAY_TOP_MM: Final = 18.0
_SENDER_TOP_MM: Final = 56.0
_SUBJECT_TOP_MM: Final = 86.0
_BODY_TOP_MM: Final = 98.0
_NEXT_PAGE_TOP_MM: Final = 25.0
_FOLDS_MM: Final = (99.0, 198.0)
_QR_MM: Final = 30.0
_QUIET_FIELDS: Final = 4
"""A QR code needs four light fields on every side (ISO/IEC 18004)."""
_BODY_PT: Final = 10.5
_LEADING: Final = 1.55
_ADDRESS_SIZES_PT: Final = (11.0, 10.0, 9.0, 8.0, 7.0)
_CAPTION: Final = "この QR コード、または次のアドレスから開けます"


def make_letters(sheets: Sequence[LetterSheet], title: str, /, *, progress: Progress) -> bytes:
    """Return the letters as one PDF; works in any thread once an application knows fonts."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    try:
        for number, sheet in enumerate(sheets, start=1):
            if number > 1:
                writer.newPage()
            _Letter(writer, painter, sheet).draw()
            progress(number, len(sheets))
    finally:
        painter.end()
    buffer.close()
    return bytes(buffer.data().data())


class _Letter:
    """Draws one letter, from the top of a fresh page on; ``top`` is in millimetres."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, sheet: LetterSheet) -> None:
        self._writer = writer
        self._painter = painter
        self._sheet = sheet
        self._top = _BODY_TOP_MM

    def draw(self) -> None:
        """Draw all of it."""
        self._folds()
        self._address()
        self._right_block((self._sheet.day,), _DAY_TOP_MM)
        self._right_block(self._sheet.sender, _SENDER_TOP_MM)
        self._subject()
        for paragraph in self._sheet.body.splitlines():
            self._paragraph(paragraph)
        if self._sheet.qr:
            self._link()

    def _folds(self) -> None:
        self._painter.setPen(QPen(QColor("black"), 0.1 * _MM))
        for place in _FOLDS_MM:
            line = (QPointF(4 * _MM, place * _MM), QPointF(8 * _MM, place * _MM))
            self._painter.drawLine(*line)

    def _address(self) -> None:
        left, top, width, height = _ADDRESS_MM
        text = "\n".join((*self._sheet.address, self._sheet.name))
        frame = QRectF(left * _MM, top * _MM, width * _MM, height * _MM)
        flags = Qt.TextFlag.TextWrapAnywhere.value | Qt.AlignmentFlag.AlignLeft.value
        for size in _ADDRESS_SIZES_PT:
            self._painter.setFont(_font(size))
            needed = self._painter.boundingRect(frame, flags, text)
            if needed.height() <= frame.height():
                break
        self._painter.drawText(frame, flags, text)

    def _right_block(self, lines: Sequence[str], top: float) -> None:
        width = _PAGE_MM[0] / 2 - _MARGIN_MM
        frame = QRectF(_PAGE_MM[0] / 2 * _MM, top * _MM, width * _MM, 30 * _MM)
        flags = Qt.TextFlag.TextWrapAnywhere.value | Qt.AlignmentFlag.AlignRight.value
        self._painter.setFont(_font(_BODY_PT))
        self._painter.drawText(frame, flags, "\n".join(lines))

    def _subject(self) -> None:
        width = _PAGE_MM[0] - 2 * _MARGIN_MM
        frame = QRectF(_MARGIN_MM * _MM, _SUBJECT_TOP_MM * _MM, width * _MM, 10 * _MM)
        flags = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignHCenter.value
        self._painter.setFont(_font(12.0, is_bold=True))
        self._painter.drawText(frame, flags, self._sheet.subject)

    def _paragraph(self, text: str) -> None:
        font = _font(_BODY_PT)
        line_mm = _BODY_PT * _POINT * _LEADING / _MM
        if not text:
            self._top += line_mm
            return
        layout = QTextLayout(text, font, self._writer)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth((_PAGE_MM[0] - 2 * _MARGIN_MM) * _MM)
            lines.append(line)
        layout.endLayout()
        for line in lines:
            self._make_room(line_mm)
            line.draw(self._painter, QPointF(_MARGIN_MM * _MM, self._top * _MM - line.y()))
            self._top += line_mm

    def _link(self) -> None:
        self._top += 4
        self._make_room(_QR_MM + 4)
        left = _MARGIN_MM
        side = _QR_MM / (len(self._sheet.qr) + 2 * _QUIET_FIELDS)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor("black"))
        for y, fields in enumerate(self._sheet.qr):
            for x, is_dark in enumerate(fields):
                if is_dark:
                    place = ((left + (x + _QUIET_FIELDS) * side), self._top + (y + 4) * side)
                    # A hair wider, so that no light line shows between two dark fields.
                    size = (side + 0.01) * _MM
                    self._painter.drawRect(QRectF(place[0] * _MM, place[1] * _MM, size, size))
        self._painter.setPen(QColor("black"))
        width = _PAGE_MM[0] - 2 * _MARGIN_MM - _QR_MM - 4
        frame = QRectF((left + _QR_MM + 4) * _MM, (self._top + 8) * _MM, width * _MM, 20 * _MM)
        flags = Qt.TextFlag.TextWrapAnywhere.value | Qt.AlignmentFlag.AlignLeft.value
        self._painter.setFont(_font(8.5))
        self._painter.drawText(frame, flags, f"{_CAPTION}\n{self._sheet.link}")
        self._top += _QR_MM

    def _make_room(self, height: float) -> None:
        """Begin another page where less than ``height`` millimetres are left."""
        if self._top + height <= _BOTTOM_MM:
            return
        self._writer.newPage()
        self._top = _NEXT_PAGE_TOP_MM
        self._right_block((self._sheet.name,), 12.0)


def _font(points: float, *, is_bold: bool = False) -> QFont:
    """Return a font of the system for paper."""
    found = QFont()
    found.setFamilies(print_families())
    found.setPointSizeF(points)
    found.setBold(is_bold)
    return found
