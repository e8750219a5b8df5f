"""Codes of the relay page in the user's words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.credit import LedgerRow, LedgerState
from desktop.core.domain.profile import Obstacle, ProfileField, RequestState
from desktop.ui.words import short_day

_KINDS = {
    "earn": (QT_TRANSLATE_NOOP("LedgerWords", "Registration confirmed"), "user-plus"),
    "void": (QT_TRANSLATE_NOOP("LedgerWords", "Registration taken back"), "circle-x"),
    "reserve": (QT_TRANSLATE_NOOP("LedgerWords", "Slot asked for"), "ticket"),
    "release": (QT_TRANSLATE_NOOP("LedgerWords", "Slot given back"), "undo-2"),
    "consume": (QT_TRANSLATE_NOOP("LedgerWords", "Slot used for an introduction"), "ticket"),
    "bonus": (QT_TRANSLATE_NOOP("LedgerWords", "Bonus"), "plus"),
    "expire": (QT_TRANSLATE_NOOP("LedgerWords", "Expired"), "clock"),
    "expected": (QT_TRANSLATE_NOOP("LedgerWords", "Registration told"), "circle-dashed"),
}
_STATES = {
    LedgerState.CONFIRMED: (QT_TRANSLATE_NOOP("LedgerWords", "Confirmed"), "ok", "check"),
    LedgerState.IN_REVIEW: (QT_TRANSLATE_NOOP("LedgerWords", "Being checked"), "line", "clock"),
    LedgerState.EXPECTED: (QT_TRANSLATE_NOOP("LedgerWords", "Expected"), "line", "circle-dashed"),
}
_ITEMS = {
    ProfileField.OCCUPATION: QT_TRANSLATE_NOOP("RelayWords", "Occupation applied for"),
    ProfileField.EXPERIENCE: QT_TRANSLATE_NOOP("RelayWords", "Years of experience"),
    ProfileField.EDUCATION: QT_TRANSLATE_NOOP("RelayWords", "Education"),
    ProfileField.QUALIFICATIONS: QT_TRANSLATE_NOOP("RelayWords", "Qualifications"),
    ProfileField.PREFECTURE: QT_TRANSLATE_NOOP("RelayWords", "Prefecture"),
}
_OBSTACLES = {
    Obstacle.NO_PERSON: QT_TRANSLATE_NOOP(
        "RelayWords", "The applicant of this link is not on file any more."
    ),
    Obstacle.NO_EMAIL: QT_TRANSLATE_NOOP(
        "RelayWords",
        "The applicant has no e-mail address here. Confirm it with them, add it under People, and "
        "this is compared anew.",
    ),
    Obstacle.EMAIL: QT_TRANSLATE_NOOP(
        "RelayWords",
        "The e-mail address is not the applicant's. The link may have been passed on.",
    ),
    Obstacle.NAME: QT_TRANSLATE_NOOP("RelayWords", "The name is not the applicant's."),
    Obstacle.NOT_OFFERED: QT_TRANSLATE_NOOP(
        "RelayWords", "An item is asked for that Settings do not offer."
    ),
}
_REQUESTS = {
    RequestState.OPEN: (QT_TRANSLATE_NOOP("RelayWords", "To be decided"), "accent", "clock"),
    RequestState.APPROVED: (QT_TRANSLATE_NOOP("RelayWords", "To be sent"), "accent", "send"),
    RequestState.HANDED_OVER: (QT_TRANSLATE_NOOP("RelayWords", "Handed over"), "ok", "check"),
    RequestState.REFUSED: (QT_TRANSLATE_NOOP("RelayWords", "Not handed over"), "line", ""),
    RequestState.FAILED: (
        QT_TRANSLATE_NOOP("RelayWords", "Not taken by the agency"),
        "warn",
        "triangle-alert",
    ),
    RequestState.REVOKED: (
        QT_TRANSLATE_NOOP("RelayWords", "Consent taken back"),
        "line",
        "undo-2",
    ),
}
_MEMBERS = {
    "as_of_seq": QT_TRANSLATE_NOOP("RelayWords", "number of the last record"),
    "chain_head": QT_TRANSLATE_NOOP("RelayWords", "chain of the records"),
    "earned": QT_TRANSLATE_NOOP("RelayWords", "registrations in all"),
    "voided": QT_TRANSLATE_NOOP("RelayWords", "registrations taken back"),
    "bonus": QT_TRANSLATE_NOOP("RelayWords", "bonus"),
    "expired": QT_TRANSLATE_NOOP("RelayWords", "expired registrations"),
    "in_review": QT_TRANSLATE_NOOP("RelayWords", "registrations being checked"),
    "reserved": QT_TRANSLATE_NOOP("RelayWords", "registrations held for requests"),
    "consumed": QT_TRANSLATE_NOOP("RelayWords", "registrations used"),
    "available": QT_TRANSLATE_NOOP("RelayWords", "registrations that can be used"),
    "ratio": QT_TRANSLATE_NOOP("RelayWords", "registrations for one slot"),
    "slots": QT_TRANSLATE_NOOP("RelayWords", "slots in all"),
    "open_slots": QT_TRANSLATE_NOOP("RelayWords", "slots that can be used"),
}


def kind_look(each: LedgerRow) -> tuple[str, str]:
    """Return (words, icon) of a ledger row."""
    if each.state is LedgerState.IN_REVIEW:
        words = _ledger("Registration being checked")
        if each.known_by is not None:
            until = _ledger("{words} (known by {day})")
            words = until.format(words=words, day=short_day(each.known_by))
        return words, "clock"
    text, icon_name = _KINDS.get(each.kind, (each.kind, "circle"))
    words = _ledger(str(text))
    return (f"{words}　{each.subject}" if each.subject else words), icon_name


def state_look(state: LedgerState) -> tuple[str, str, str]:
    """Return (word, badge tone, icon) of how sure an entry is."""
    text, tone, icon_name = _STATES[state]
    return _ledger(str(text)), tone, icon_name


def item_word(item: str) -> str:
    """Return the word of a profile's item; its name where a later version added it."""
    known = {field.value: text for field, text in _ITEMS.items()}
    return _relay(str(known[item])) if item in known else item


def obstacle_words(obstacle: Obstacle) -> str:
    """Return why a request cannot be approved."""
    return _relay(str(_OBSTACLES[obstacle]))


def request_look(state: RequestState) -> tuple[str, str, str]:
    """Return (word, badge tone, icon) of a request."""
    text, tone, icon_name = _REQUESTS[state]
    return _relay(str(text)), tone, icon_name


def member_word(member: str) -> str:
    """Return the word of a figure of the statement."""
    return _relay(str(_MEMBERS.get(member, member)))


def _ledger(text: str) -> str:
    return QCoreApplication.translate("LedgerWords", text)


def _relay(text: str) -> str:
    return QCoreApplication.translate("RelayWords", text)


_MORE = (
    QT_TRANSLATE_NOOP("LedgerWords", "Registration being checked"),
    QT_TRANSLATE_NOOP("LedgerWords", "{words} (known by {day})"),
)
"""Named for the translators; used above."""
