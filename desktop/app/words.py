"""Error words without a window."""

from PySide6.QtCore import QCoreApplication

from desktop.core.domain.errors import AppError
from desktop.ui.error_text import ErrorWords, words_for
from desktop.ui.translation import install_language, preferred_language


def words_in_user_language(error: AppError) -> ErrorWords:
    """Return title, effect and remedy in Japanese, or English on an English system."""
    app = QCoreApplication.instance() or QCoreApplication([])
    install_language(app, preferred_language())
    return words_for(error)
