"""Attributes, hierarchies and reasons of a file in the user's words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.attributes import CODED, Attribute, Ladder
from desktop.core.domain.file_release import LeftOut

_ATTRIBUTES = {
    Attribute.IDENTIFIER: QT_TRANSLATE_NOOP("ReleaseWords", "Removed"),
    Attribute.FORBIDDEN: QT_TRANSLATE_NOOP("ReleaseWords", "Always removed"),
    Attribute.SENSITIVE: QT_TRANSLATE_NOOP("ReleaseWords", "Sensitive: kept apart from the group"),
    Attribute.INSENSITIVE: QT_TRANSLATE_NOOP("ReleaseWords", "Kept where enough people share it"),
}
_LADDERS = {
    Ladder.AGE: QT_TRANSLATE_NOOP("ReleaseWords", "Age in bands"),
    Ladder.REGION: QT_TRANSLATE_NOOP("ReleaseWords", "Prefecture, region, east or west"),
    Ladder.OCCUPATION: QT_TRANSLATE_NOOP("ReleaseWords", "Occupation by the official classes"),
    Ladder.INDUSTRY: QT_TRANSLATE_NOOP("ReleaseWords", "Industry by the official classes"),
    Ladder.EXPERIENCE: QT_TRANSLATE_NOOP("ReleaseWords", "Years of experience in bands"),
    Ladder.SALARY: QT_TRANSLATE_NOOP("ReleaseWords", "Salary in bands"),
    Ladder.EDUCATION: QT_TRANSLATE_NOOP("ReleaseWords", "Kind of school"),
    Ladder.QUALIFICATION: QT_TRANSLATE_NOOP("ReleaseWords", "Kind of qualification"),
    Ladder.QUARTER: QT_TRANSLATE_NOOP("ReleaseWords", "Date as quarter"),
    Ladder.STAGE: QT_TRANSLATE_NOOP("ReleaseWords", "Stage of the selection (sensitive)"),
    Ladder.REASON: QT_TRANSLATE_NOOP("ReleaseWords", "Reason of the result (sensitive)"),
}
_LEFT_OUT = {
    LeftOut.SAME_PERSON: (
        QT_TRANSLATE_NOOP("ReleaseWords", "Another row is the same person"),
        QT_TRANSLATE_NOOP("ReleaseWords", "Everybody is in the result once."),
    ),
    LeftOut.EU_ORIGIN: (
        QT_TRANSLATE_NOOP("ReleaseWords", "From the EU, or it cannot be ruled out"),
        QT_TRANSLATE_NOOP("ReleaseWords", "Other rules hold for them; their records stay here."),
    ),
    LeftOut.OBJECTED: (
        QT_TRANSLATE_NOOP("ReleaseWords", "Asked not to be included"),
        QT_TRANSLATE_NOOP("ReleaseWords", "They are never included."),
    ),
    LeftOut.ERASED: (
        QT_TRANSLATE_NOOP("ReleaseWords", "Was erased here"),
        QT_TRANSLATE_NOOP("ReleaseWords", "Who was erased is not handed over."),
    ),
    LeftOut.RELEASED: (
        QT_TRANSLATE_NOOP("ReleaseWords", "Was handed over before"),
        QT_TRANSLATE_NOOP("ReleaseWords", "Nobody is handed over twice."),
    ),
    LeftOut.ON_FILE: (
        QT_TRANSLATE_NOOP("ReleaseWords", "Is on file here"),
        QT_TRANSLATE_NOOP("ReleaseWords", "Left out as you chose."),
    ),
    LeftOut.IN_BATCH: (
        QT_TRANSLATE_NOOP("ReleaseWords", "Is in a batch on its way"),
        QT_TRANSLATE_NOOP("ReleaseWords", "Nobody is handed over twice."),
    ),
    LeftOut.TOO_FEW_ALIKE: (
        QT_TRANSLATE_NOOP("ReleaseWords", "Too few people are alike"),
        QT_TRANSLATE_NOOP("ReleaseWords", "They can go with more people in one file."),
    ),
}


def column_choices() -> list[tuple[str, str]]:
    """Return (key, words) of what a column may be; the key is ``attribute:hierarchy``."""
    first = [(f"{Attribute.IDENTIFIER}:", attribute_word(Attribute.IDENTIFIER))]
    ladders = [
        (f"{Attribute.SENSITIVE if one in CODED else Attribute.QUASI}:{one}", ladder_word(one))
        for one in Ladder
    ]
    free = [
        (f"{one}:", attribute_word(one)) for one in (Attribute.SENSITIVE, Attribute.INSENSITIVE)
    ]
    return [*first, *ladders, *free]


def attribute_word(attribute: Attribute) -> str:
    """Return what becomes of a column."""
    return _tr(_ATTRIBUTES[attribute])


def ladder_word(ladder: Ladder) -> str:
    """Return how a column is made coarser."""
    return _tr(_LADDERS[ladder])


def left_out_words(reason: LeftOut) -> tuple[str, str]:
    """Return why rows stay, and what that means."""
    title, text = _LEFT_OUT[reason]
    return _tr(title), _tr(text)


def _tr(text: object) -> str:
    return QCoreApplication.translate("ReleaseWords", str(text))
