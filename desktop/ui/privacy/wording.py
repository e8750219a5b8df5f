"""Columns, reasons and obstacles of a batch in the user's words."""

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.batch import (
    STOPPED_BY_CHECK,
    BatchRow,
    BatchState,
    Blocker,
    WaitReason,
)
from desktop.ui.words import day

_COLUMNS = {
    "name": QT_TRANSLATE_NOOP("PrivacyWords", "Name"),
    "kana": QT_TRANSLATE_NOOP("PrivacyWords", "Reading (kana)"),
    "email": QT_TRANSLATE_NOOP("PrivacyWords", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("PrivacyWords", "Phone number"),
    "contact": QT_TRANSLATE_NOOP("PrivacyWords", "Name and contact"),
    "birth_date": QT_TRANSLATE_NOOP("PrivacyWords", "Date of birth"),
    "address": QT_TRANSLATE_NOOP("PrivacyWords", "Address"),
    "vacancy": QT_TRANSLATE_NOOP("PrivacyWords", "Vacancy"),
    "applied_on": QT_TRANSLATE_NOOP("PrivacyWords", "Applied on"),
    "note": QT_TRANSLATE_NOOP("PrivacyWords", "Free text"),
    "notes": QT_TRANSLATE_NOOP("PrivacyWords", "Free text"),
    "free_text": QT_TRANSLATE_NOOP("PrivacyWords", "Free text"),
    "qualifications": QT_TRANSLATE_NOOP("PrivacyWords", "Qualifications"),
    "experience_years": QT_TRANSLATE_NOOP("PrivacyWords", "Years of experience"),
    "age_band": QT_TRANSLATE_NOOP("PrivacyWords", "Age"),
    "region": QT_TRANSLATE_NOOP("PrivacyWords", "Region"),
    "occupation": QT_TRANSLATE_NOOP("PrivacyWords", "Occupation"),
    "experience": QT_TRANSLATE_NOOP("PrivacyWords", "Experience"),
    "education": QT_TRANSLATE_NOOP("PrivacyWords", "Education"),
    "qualification": QT_TRANSLATE_NOOP("PrivacyWords", "Qualification"),
    "quarter": QT_TRANSLATE_NOOP("PrivacyWords", "Time"),
    "stage": QT_TRANSLATE_NOOP("PrivacyWords", "Stage"),
    "reason": QT_TRANSLATE_NOOP("PrivacyWords", "Reason"),
}
_BEFORE = {
    "age_band": "birth_date",
    "region": "address",
    "occupation": "vacancy",
    "experience": "experience_years",
    "qualification": "qualifications",
    "quarter": "applied_on",
}
_HOW = {
    "age_band": QT_TRANSLATE_NOOP("PrivacyWords", "Bands of years instead of the date of birth"),
    "region": QT_TRANSLATE_NOOP("PrivacyWords", "Regions instead of the address"),
    "occupation": QT_TRANSLATE_NOOP("PrivacyWords", "The official classes of occupations"),
    "experience": QT_TRANSLATE_NOOP("PrivacyWords", "Bands of years"),
    "education": QT_TRANSLATE_NOOP("PrivacyWords", "Kind of school only"),
    "qualification": QT_TRANSLATE_NOOP("PrivacyWords", "Kind of qualification only"),
    "quarter": QT_TRANSLATE_NOOP("PrivacyWords", "A quarter instead of the day"),
    "stage": QT_TRANSLATE_NOOP("PrivacyWords", "Stage reached"),
    "reason": QT_TRANSLATE_NOOP("PrivacyWords", "A code, never the words"),
}
_WAITS = {
    WaitReason.TOO_FEW_IN_ALL: (
        QT_TRANSLATE_NOOP("PrivacyWords", "There are not enough people for a batch yet"),
        QT_TRANSLATE_NOOP("PrivacyWords", "Everybody waits until there are enough."),
    ),
    WaitReason.GROUP_TOO_SMALL: (
        QT_TRANSLATE_NOOP("PrivacyWords", "Too few people are alike yet"),
        QT_TRANSLATE_NOOP("PrivacyWords", "Nobody is forced in; they wait for the next batch."),
    ),
    WaitReason.SENSITIVE_TOO_ALIKE: (
        QT_TRANSLATE_NOOP("PrivacyWords", "Everybody alike would have the same reason"),
        QT_TRANSLATE_NOOP("PrivacyWords", "The reason could be told from the group, so they wait."),
    ),
    WaitReason.TOO_COARSE: (
        QT_TRANSLATE_NOOP("PrivacyWords", "The record would say too little"),
        QT_TRANSLATE_NOOP("PrivacyWords", "Choosing speed over detail above lets it go now."),
    ),
    WaitReason.CLOSED_TOO_RECENTLY: (
        QT_TRANSLATE_NOOP("PrivacyWords", "The selection ended only just now"),
        QT_TRANSLATE_NOOP("PrivacyWords", "Time passes first, so that no day can be matched."),
    ),
    WaitReason.STILL_OPEN: (
        QT_TRANSLATE_NOOP("PrivacyWords", "Still in selection"),
        QT_TRANSLATE_NOOP("PrivacyWords", "Only closed selections are considered."),
    ),
    WaitReason.OBJECTED: (
        QT_TRANSLATE_NOOP("PrivacyWords", "Asked not to be included"),
        QT_TRANSLATE_NOOP("PrivacyWords", "They are never included."),
    ),
    WaitReason.EU_ORIGIN: (
        QT_TRANSLATE_NOOP("PrivacyWords", "Data from the EU"),
        QT_TRANSLATE_NOOP("PrivacyWords", "It is handled by other rules and stays here."),
    ),
    WaitReason.ALREADY_RELEASED: (
        QT_TRANSLATE_NOOP("PrivacyWords", "Was in an earlier batch"),
        QT_TRANSLATE_NOOP("PrivacyWords", "They do not wait: nobody is sent twice."),
    ),
    WaitReason.IN_ANOTHER_BATCH: (
        QT_TRANSLATE_NOOP("PrivacyWords", "Is in a batch on its way"),
        QT_TRANSLATE_NOOP("PrivacyWords", "Nobody is sent twice."),
    ),
}
_UNTIL = QT_TRANSLATE_NOOP("PrivacyWords", "Considered from {day}")
_BLOCKERS = {
    Blocker.PUBLICATION_MISSING: QT_TRANSLATE_NOOP(
        "PrivacyWords", "Post the public notice first and enter its address below."
    ),
    Blocker.NOT_ENROLLED: QT_TRANSLATE_NOOP(
        "PrivacyWords", "No agency is connected yet. Enter its enrolment string in Settings."
    ),
    Blocker.NOBODY_READY: QT_TRANSLATE_NOOP("PrivacyWords", "Nobody can be included yet."),
    Blocker.CHECK_FAILED: QT_TRANSLATE_NOOP(
        "PrivacyWords", "The independent check found a fault. Nothing can be approved."
    ),
}
_STATES = {
    BatchState.DRAFT: (QT_TRANSLATE_NOOP("PrivacyWords", "Proposed"), "plain", "pencil"),
    BatchState.APPROVED: (QT_TRANSLATE_NOOP("PrivacyWords", "To be sent"), "accent", "clock"),
    BatchState.ACCEPTED: (QT_TRANSLATE_NOOP("PrivacyWords", "Accepted"), "ok", "check"),
    BatchState.QUARANTINED: (
        QT_TRANSLATE_NOOP("PrivacyWords", "Refused"),
        "danger",
        "circle-alert",
    ),
    BatchState.CANCELLED: (QT_TRANSLATE_NOOP("PrivacyWords", "Called off"), "line", "x"),
    BatchState.WITHDRAWING: (
        QT_TRANSLATE_NOOP("PrivacyWords", "Being withdrawn"),
        "accent",
        "clock",
    ),
    BatchState.WITHDRAWN: (QT_TRANSLATE_NOOP("PrivacyWords", "Withdrawn"), "line", "undo-2"),
}
_MEANINGS = {
    BatchState.DRAFT: QT_TRANSLATE_NOOP(
        "PrivacyWords", "Not approved yet. Nothing is sent before you approve."
    ),
    BatchState.APPROVED: QT_TRANSLATE_NOOP(
        "PrivacyWords", "Approved. It is sent with the next sync; until then it can be called off."
    ),
    BatchState.ACCEPTED: QT_TRANSLATE_NOOP(
        "PrivacyWords",
        "The agency holds it. If it was sent by mistake, it can be withdrawn as a whole.",
    ),
    BatchState.QUARANTINED: QT_TRANSLATE_NOOP(
        "PrivacyWords",
        "The agency did not take it and holds nothing of it. Put it away once you have seen this.",
    ),
    BatchState.CANCELLED: QT_TRANSLATE_NOOP(
        "PrivacyWords", "Called off. Its people can be part of a later proposal."
    ),
    BatchState.WITHDRAWING: QT_TRANSLATE_NOOP(
        "PrivacyWords", "To be withdrawn. The agency is asked with the next sync."
    ),
    BatchState.WITHDRAWN: QT_TRANSLATE_NOOP(
        "PrivacyWords", "The agency has deleted its records. Its people are in no later batch."
    ),
}
_SUPPRESSED = ("*", "（出しません）")
"""As it goes out, and as the hierarchies word it; other labels are the official Japanese ones."""
_STOPPED_HERE = QT_TRANSLATE_NOOP(
    "PrivacyWords",
    "The check before sending stopped it, and nothing left. Put it away once you have seen this.",
)
_NOT_WITHDRAWN = QT_TRANSLATE_NOOP(
    "PrivacyWords",
    "The agency refused to withdraw it and still holds it. Ask your agency, or try again.",
)


def _tr(text: object) -> str:
    return QCoreApplication.translate("PrivacyWords", str(text))


def column_word(name: str) -> str:
    """Return what a column is called; the name itself where nobody knows it."""
    return _tr(_COLUMNS.get(name, name))


def before_word(name: str) -> str:
    """Return what a column is called where its own value still stands in it."""
    return column_word(_BEFORE.get(name, name))


def how_word(name: str) -> str:
    """Return how a column that leaves was made coarser; empty where there is nothing to say."""
    return _tr(_HOW[name]) if name in _HOW else ""


def wait_words(reason: WaitReason, free_on: date | None = None) -> tuple[str, str]:
    """Return why people wait, and what that means; ``free_on`` is the day it ends by itself."""
    title, text = (_tr(each) for each in _WAITS[reason])
    if free_on is not None:
        title = _tr(_UNTIL).format(day=day(free_on))
    return title, text


def blocker_text(blocker: Blocker) -> str:
    """Return what has to be done first."""
    return _tr(_BLOCKERS[blocker])


def batch_look(state: BatchState) -> tuple[str, str, str]:
    """Return (word, badge tone, icon) of a batch's state."""
    text, tone, icon_name = _STATES[state]
    return _tr(text), tone, icon_name


def batch_meaning(batch: BatchRow) -> str:
    """Return what a batch's state means, and what can be done."""
    if batch.state is BatchState.QUARANTINED and batch.fault == STOPPED_BY_CHECK:
        return _tr(_STOPPED_HERE)
    if batch.state is BatchState.ACCEPTED and batch.fault:
        return _tr(_NOT_WITHDRAWN)
    return _tr(_MEANINGS[batch.state])


def is_suppressed(label: str) -> bool:
    """Return whether a generalized value says nothing."""
    return label in _SUPPRESSED


def label_word(label: str) -> str:
    """Return a generalized value for reading; a suppressed one says nothing."""
    return _tr(QT_TRANSLATE_NOOP("PrivacyWords", "not given")) if is_suppressed(label) else label
