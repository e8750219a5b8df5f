"""The language of papers for the company itself: that of the window."""

from PySide6.QtCore import QLocale

from desktop.core.domain.document import PaperLanguage


def paper_language() -> PaperLanguage:
    """Return the language the window speaks."""
    is_english = QLocale().language() == QLocale.Language.English
    return PaperLanguage.ENGLISH if is_english else PaperLanguage.JAPANESE
