"""Colours, sizes and fonts."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import (
    DARK,
    LIGHT,
    Scheme,
    Tokens,
    apply_theme,
    make_palette,
    make_sheet,
    px,
    text_scale,
    tokens_for,
)

TEXT_ON = (
    ("text", ("window", "nav", "surface", "surface-2", "hover", "selected", "row-sel")),
    ("text-2", ("window", "nav", "surface", "surface-2", "hover")),
    ("text-3", ("window", "nav", "surface", "surface-2")),
    ("accent-text", ("surface", "selected", "row-sel")),
    ("on-accent", ("accent", "accent-hover")),
    ("on-danger", ("danger",)),
    ("ok", ("surface", "ok-bg")),
    ("warn", ("surface", "warn-bg")),
    ("danger", ("surface", "danger-bg")),
)


def _luminance(color: str) -> float:
    parts = [part / 255 for part in QColor(color).getRgb()[:3]]  # type: ignore[index, operator]  # Qt gives a tuple
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "grounds"), TEXT_ON)
def test_text_stands_out_from_every_ground(
    tokens: Tokens, ink: str, grounds: tuple[str, ...]
) -> None:
    for ground in grounds:
        assert _contrast(tokens[ink], tokens[ground]) >= 4.5, (ink, ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_is_filled_in_completely(tokens: Tokens) -> None:
    sheet = make_sheet(tokens, 1.5)

    assert "$" not in sheet
    assert not re.search(r"\dsp\b", sheet)
    assert "font-size: 20px" in sheet  # 13 at 150 %


@pytest.mark.usefixtures("qapp")
def test_a_palette_tells_its_tokens() -> None:
    assert tokens_for(make_palette(LIGHT)) is LIGHT
    assert tokens_for(make_palette(DARK)) is DARK


def test_sizes_follow_the_text_scale(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    scale, size = text_scale(), px(16)
    apply_theme(qapp, Scheme.LIGHT, 1.0)

    assert scale == 2.0
    assert size == 32


def test_a_scale_beyond_the_limits_is_cut(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT, 9.0)
    scale = text_scale()
    apply_theme(qapp, Scheme.LIGHT, 1.0)

    assert scale == 2.0
