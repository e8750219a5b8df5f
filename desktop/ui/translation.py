"""Catalogues: English is the source, Japanese is what users see first."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop.ui.resource_files import RESOURCES

_installed: list[QTranslator] = []


class Language(StrEnum):
    """Languages with a complete catalogue."""

    JAPANESE = "ja"
    ENGLISH = "en"


def preferred_language(locale: QLocale | None = None) -> Language:
    """Return English where the system speaks English, Japanese everywhere else."""
    spoken = (locale or QLocale.system()).language()
    return Language.ENGLISH if spoken == QLocale.Language.English else Language.JAPANESE


def install_language(app: QCoreApplication, language: Language) -> bool:
    """Speak ``language`` from now on; False where its catalogue could not be read."""
    # Asking the application for its children would do, but costs a start 5 ms.
    while _installed:
        old = _installed.pop()
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(language.value))
    translator = QTranslator(app)
    is_loaded = translator.load(str(RESOURCES / "i18n" / f"app_{language.value}.qm"))
    app.installTranslator(translator)
    _installed.append(translator)
    return is_loaded
