"""What was taken out of a text, in the user's words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.services.privacy.scrub_text import replacements

_CATEGORIES = {
    "own_name": QT_TRANSLATE_NOOP("ScrubWords", "This person's name"),
    "staff_name": QT_TRANSLATE_NOOP("ScrubWords", "Your staff"),
    "mail": QT_TRANSLATE_NOOP("ScrubWords", "E-mail"),
    "url": QT_TRANSLATE_NOOP("ScrubWords", "Web address"),
    "phone": QT_TRANSLATE_NOOP("ScrubWords", "Phone number"),
    "my_number": QT_TRANSLATE_NOOP("ScrubWords", "My Number"),
    "licence_number": QT_TRANSLATE_NOOP("ScrubWords", "Driving licence"),
    "id_number": QT_TRANSLATE_NOOP("ScrubWords", "Other number"),
    "postal_code": QT_TRANSLATE_NOOP("ScrubWords", "Postal code"),
    "birth_date": QT_TRANSLATE_NOOP("ScrubWords", "Date of birth"),
    "line_id": QT_TRANSLATE_NOOP("ScrubWords", "LINE ID"),
    "address": QT_TRANSLATE_NOOP("ScrubWords", "Address"),
    "school": QT_TRANSLATE_NOOP("ScrubWords", "School"),
    "company": QT_TRANSLATE_NOOP("ScrubWords", "Company"),
    "person_name": QT_TRANSLATE_NOOP("ScrubWords", "Other person's name"),
}


def category_word(category: str) -> str:
    """Return what kind of personal data was found."""
    return QCoreApplication.translate("ScrubWords", str(_CATEGORIES[category]))


def replacement(category: str) -> str:
    """Return what stands in its place."""
    return replacements()[category]
