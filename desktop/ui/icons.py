"""Lucide icons in the colours of the running theme, kept by name, size and colour."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

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


def _at_left(name: str, size: QSize, color: QColor, ratio: float) -> QPixmap:
    """Return the icon at the left of ``size`` device pixels; what is left over is a gap."""
    side = min(size.width(), size.height())
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.drawPixmap(0, 0, _rendered(name, side, color.name()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paint_icon(painter: QPainter, rect: QRect, name: str, tone: str) -> None:
    """Paint an icon into a square of a widget, in the colour of a role."""
    ratio = painter.device().devicePixelRatio()
    side = min(rect.width(), rect.height())
    pixmap = icon_pixmap(name, side, QColor(tokens_for()[tone]), ratio)
    painter.drawPixmap(rect.x(), rect.y(), pixmap)


def icon(name: str, size: QSize, tone: str = "text-2", tone_on: str | None = None) -> QIcon:
    """Return a Lucide icon in the colours of the running theme.

    A `QIconEngine` written in Python would follow the theme by itself, but PySide6 6.12 loses a
    reference to None at each of its calls until the interpreter aborts; so icons are pixmaps, and
    `refresh_icons` makes them anew when the theme changes.

    Args:
        name: File name in ``resources/icons`` without its ending.
        size: Logical pixels; what is wider than high is a gap at the right.
        tone: Colour role of `desktop.ui.theme`.
        tone_on: Role for the checked state; the same by default.
    """
    tokens = tokens_for()
    ratio = max(1, ceil(QGuiApplication.primaryScreen().devicePixelRatio()))
    made = QIcon()
    looks = {QIcon.State.Off: tone, QIcon.State.On: tone_on or tone}
    if looks[QIcon.State.On] == tone:
        del looks[QIcon.State.On]
    for state, role in looks.items():
        pixmap = _at_left(name, size * ratio, QColor(tokens[role]), ratio)
        made.addPixmap(pixmap, QIcon.Mode.Normal, state)
    return made


def set_icon(
    target: QAbstractButton | QAction,
    name: str,
    tone: str = "text-2",
    *,
    tone_on: str = "",
    size: QSize | None = None,
) -> None:
    """Give a button or action an icon that `refresh_icons` knows."""
    if size is not None and isinstance(target, QAbstractButton):
        target.setIconSize(size)
    room = target.iconSize() if isinstance(target, QAbstractButton) else QSize(16, 16)
    target.setProperty("iconLook", [name, tone, tone_on or tone])
    target.setIcon(icon(name, room, tone, tone_on or tone))


def refresh_icons() -> None:
    """Draw every icon again in the colours of the running theme; call after `apply_theme`."""
    for widget in QApplication.allWidgets():
        for target in (widget, *widget.actions()):
            look = target.property("iconLook")
            if look and isinstance(target, QAbstractButton | QAction):
                name, tone, tone_on = (str(part) for part in look)
                set_icon(target, name, tone, tone_on=tone_on)
