"""Lucide icons, drawn in the colour of the running theme at the moment they are painted.

Nothing is rendered before it is visible, and a change of theme needs no new icon: the engine asks
the palette each time and keeps what it rendered by name, size and colour.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from desktop.ui.resource_files import resource_text
from desktop.ui.theme import tokens_for

_STROKE = "1.75"


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource_text("icons", f"{name}.svg").replace(
        'stroke-width="2"', f'stroke-width="{_STROKE}"'
    )


@lru_cache(maxsize=512)
def _rendered(name: str, side: int, rgba: str) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace("currentColor", rgba)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def icon_pixmap(name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """Return the icon, ``size`` logical pixels wide, for a screen of that pixel ratio."""
    pixmap = QPixmap(_rendered(name, round(size * ratio), color.name()))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _ThemedEngine(QIconEngine):
    """Paints one Lucide icon in the colour of a role, or of another role when on or disabled."""

    def __init__(self, name: str, tone: str, tone_on: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self._tone_on = tone_on

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        tokens = tokens_for()
        if mode == QIcon.Mode.Disabled:
            return QColor(tokens["text-3"])
        return QColor(tokens[self._tone_on if state == QIcon.State.On else self._tone])

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        side = min(rect.width(), rect.height())
        pixmap = icon_pixmap(self._name, side, self._color(mode, state), ratio)
        left = rect.x() + (rect.width() - side) // 2
        painter.drawPixmap(left, rect.y() + (rect.height() - side) // 2, pixmap)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _at_left(self._name, size, self._color(mode, state), 1.0)

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # Qt passes the size in device pixels here.
        side = min(size.width(), size.height())
        pixmap = QPixmap(_rendered(self._name, side, self._color(mode, state).name()))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._tone, self._tone_on)


def icon(name: str, tone: str = "text-2", tone_on: str | None = None) -> QIcon:
    """Return a Lucide icon that follows the theme.

    Args:
        name: File name in ``resources/icons`` without its ending.
        tone: Colour role of `desktop.ui.theme`.
        tone_on: Role for the checked state; the same by default.
    """
    return QIcon(_ThemedEngine(name, tone, tone_on or tone))
