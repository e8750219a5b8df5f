"""The look a window starts with, and following the system afterwards."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.ui.icons import refresh_icons
from desktop.ui.theme import Scheme, apply_theme
from desktop.ui.translation import Language, install_language, preferred_language
from desktop.ui.window_state import read_state


def start_look(app: QApplication, folder: Path) -> None:
    """Apply scheme, text size and language remembered in a workspace's folder.

    Where nothing is remembered, the system decides; a change of the system's scheme is followed
    for as long as the application runs.
    """
    state = read_state(folder)
    scheme = Scheme(state.scheme) if state.scheme in tuple(Scheme) else Scheme.SYSTEM
    is_known = state.language in tuple(Language)
    install_language(app, Language(state.language) if is_known else preferred_language())
    apply_theme(app, scheme, state.scale)

    def follow() -> None:
        now = read_state(folder)
        if now.scheme == Scheme.SYSTEM:
            apply_theme(app, Scheme.SYSTEM, now.scale)
            refresh_icons()

    hints = app.styleHints()
    hints.colorSchemeChanged.connect(follow)
