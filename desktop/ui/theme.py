"""Colours, fonts and sizes: the one place where Python knows them.

Everything else asks the palette or the application font, so a change of theme needs no registry
of widgets: `tokens_for` reads which set a palette was filled from, `px` reads the text scale.
"""

import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop.ui.resource_files import RESOURCES, resource_text
from desktop.ui.singletons import keep_singletons_alive

BODY_PX = 13
MIN_SCALE, MAX_SCALE = 1.0, 2.0

Tokens = Mapping[str, str]

LIGHT: Tokens = MappingProxyType(
    {
        "window": "#F5F6F8",
        "nav": "#ECEEF2",
        "surface": "#FFFFFF",
        "surface-2": "#F8F9FB",
        "hover": "#EEF1F6",
        "selected": "#E2EAF8",
        "row-sel": "#EDF2FB",
        "border": "#DCE0E7",
        "line": "#BFC6D0",
        "control": "#828B98",
        "track": "#E4E8EE",
        "text": "#1A2230",
        "text-2": "#454F5E",
        "text-3": "#596372",
        "accent-text": "#234A96",
        "accent": "#2A54A8",
        "on-accent": "#FFFFFF",
        "accent-hover": "#21468F",
        "ok": "#17693A",
        "ok-bg": "#E4F3E9",
        "warn": "#7D5008",
        "warn-bg": "#FBF0D8",
        "danger": "#AE271E",
        "danger-bg": "#FBE8E6",
        "on-danger": "#FFFFFF",
        "c1": "#2A62B4",
        "c2": "#BF5408",
        "c3": "#10A78A",
        "c4": "#592468",
        "c5": "#4D5257",
    }
)
DARK: Tokens = MappingProxyType(
    {
        "window": "#15181D",
        "nav": "#111418",
        "surface": "#1C2026",
        "surface-2": "#21262D",
        "hover": "#272D36",
        "selected": "#24334E",
        "row-sel": "#1F2A3D",
        "border": "#323943",
        "line": "#4A535F",
        "control": "#79838F",
        "track": "#2C333D",
        "text": "#E7EAEF",
        "text-2": "#BAC2CD",
        "text-3": "#9AA4B1",
        "accent-text": "#A3C0F8",
        "accent": "#82A8F0",
        "on-accent": "#0E1930",
        "accent-hover": "#9BBAF5",
        "ok": "#74CF9A",
        "ok-bg": "#1A3225",
        "warn": "#E6B961",
        "warn-bg": "#372C15",
        "danger": "#F4938A",
        "danger-bg": "#3E2321",
        "on-danger": "#2B0F0C",
        "c1": "#7FB0F2",
        "c2": "#F0A05A",
        "c3": "#56D4AE",
        "c4": "#EED0F1",
        "c5": "#778194",
    }
)

_ROLES = MappingProxyType(
    {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "surface-2",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "on-accent",
        QPalette.ColorRole.Highlight: "row-sel",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.PlaceholderText: "text-3",
        QPalette.ColorRole.Link: "accent-text",
        QPalette.ColorRole.LinkVisited: "accent-text",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.ToolTipBase: "text",
        QPalette.ColorRole.ToolTipText: "surface",
        QPalette.ColorRole.Light: "surface-2",
        QPalette.ColorRole.Midlight: "hover",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "control",
        QPalette.ColorRole.Shadow: "border",
    }
)
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)

_STACKS = MappingProxyType(
    {
        "win32": ("Yu Gothic UI", "Meiryo UI"),
        "darwin": ("Hiragino Sans", "Hiragino Kaku Gothic ProN"),
    }
)
_LINUX_STACK = ("Noto Sans CJK JP", "Noto Sans JP")
_CODE_STACKS = MappingProxyType({"win32": ("Consolas",), "darwin": ("Menlo",)})
_LINUX_CODE_STACK = ("Noto Sans Mono CJK JP", "DejaVu Sans Mono")


class Scheme(StrEnum):
    """What the user chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def tokens_for(palette: QPalette | None = None) -> Tokens:
    """Return the set of tokens the palette was filled from; the application's by default."""
    palette = palette or QGuiApplication.palette()
    is_dark = palette.color(QPalette.ColorRole.Window).lightness() < 128  # noqa: PLR2004 - half of 255
    return DARK if is_dark else LIGHT


def color(name: str, alpha: float = 1.0) -> QColor:
    """Return the colour of a role in the running theme."""
    found = QColor(tokens_for()[name])
    found.setAlphaF(alpha)
    return found


def text_scale() -> float:
    """Return the running text scale, 1.0 to 2.0."""
    size = QGuiApplication.font().pixelSize()
    return size / BODY_PX if size > 0 else 1.0


def px(size: float) -> int:
    """Return ``size`` logical pixels of the 100 % design at the running text scale."""
    return round(size * text_scale())


def font(size: float = BODY_PX, *, is_bold: bool = False) -> QFont:
    """Return the application font at ``size`` design pixels."""
    found = QFont(QGuiApplication.font())
    found.setPixelSize(px(size))
    found.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return found


def code_font(size: float = 12) -> QFont:
    """Return the fixed-width font for codes and keys."""
    found = QFont()
    found.setFamilies(_CODE_STACKS.get(sys.platform, _LINUX_CODE_STACK))
    found.setPixelSize(px(size))
    return found


def make_palette(tokens: Tokens) -> QPalette:
    """Return a palette filled from the tokens."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(tokens[name]))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["text-3"]))
    return palette


HAS_STYLE = "has_style"
"""Property of an application that was started with the style below the sheet already."""


def make_sheet(tokens: Tokens, scale: float) -> str:
    """Return the style sheet with colours and sizes filled in.

    In the file, ``$name`` stands for a colour and ``12sp`` for pixels that grow
    with the text; ``7sp+1`` adds one that does not (a border).
    """
    folder = (RESOURCES / "styles" / ("dark" if tokens is DARK else "light")).as_posix()
    text = resource_text("styles", "app.qss").replace("$assets", folder)
    text = re.sub(r"\$([a-z0-9-]+)", lambda found: tokens[found[1]], text)
    return re.sub(
        r"(\d+)sp(?:\+(\d+))?",
        lambda found: f"{round(int(found[1]) * scale) + int(found[2] or 0)}px",
        text,
    )


def _is_high_contrast(app: QApplication) -> bool:
    style_hints = app.styleHints()  # kept in a name: PySide6 frees it and what it owns otherwise
    return style_hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def print_families() -> tuple[str, ...]:
    """Return the fonts of this system for paper, first the one wanted."""
    return _STACKS.get(sys.platform, _LINUX_STACK)


def _application_font(scale: float) -> QFont:
    found = QFont()
    found.setFamilies(_STACKS.get(sys.platform, _LINUX_STACK))
    found.setPixelSize(round(BODY_PX * scale))
    found.setFeature(QFont.Tag("tnum"), 1)
    return found


def apply_theme(app: QApplication, scheme: Scheme = Scheme.SYSTEM, scale: float = 1.0) -> None:
    """Fill palette, font and style sheet; call again on a change of scheme or scale."""
    # Not before the first paint: it takes ten thousand calls until a lost reference tells.
    QTimer.singleShot(0, keep_singletons_alive)
    scale = min(MAX_SCALE, max(MIN_SCALE, scale))
    if not app.property(HAS_STYLE):
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setProperty(HAS_STYLE, True)
    app.setFont(_application_font(scale))
    if _is_high_contrast(app):
        app.setPalette(app.style().standardPalette())
        app.setStyleSheet("")
        return
    is_dark = scheme is Scheme.DARK or (
        scheme is Scheme.SYSTEM and app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    tokens = DARK if is_dark else LIGHT
    app.setPalette(make_palette(tokens))
    app.setStyleSheet(make_sheet(tokens, scale))
