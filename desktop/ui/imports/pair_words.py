"""Why two records may be one person, in the user's words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.importing import PairKind
from desktop.ui.imports.wording import field_word
from desktop.ui.words import day

if TYPE_CHECKING:
    from desktop.core.domain.application import PersonDraft
    from desktop.core.domain.duplicates import Judgement

FIELDS = ("name", "kana", "birth_date", "email", "phone", "address")
"""Fields a pair is compared by, top to bottom."""

_KEYS = {"birth_date": "birth"}
_KINDS = {
    PairKind.POSSIBLE: QT_TRANSLATE_NOOP("PairWords", "More than the name agrees"),
    PairKind.NAMESAKE: QT_TRANSLATE_NOOP("PairWords", "Only the name agrees"),
    PairKind.KNOWN: QT_TRANSLATE_NOOP("PairWords", "On file already"),
    PairKind.JOINED: QT_TRANSLATE_NOOP("PairWords", "Twice in this file"),
}


def kind_word(kind: PairKind) -> str:
    """Return what a kind of pair is called."""
    return QCoreApplication.translate("PairWords", str(_KINDS[kind]))


def key_of(field: str) -> str:
    """Return what a `Judgement` calls a field."""
    return _KEYS.get(field, field)


def value_text(draft: "PersonDraft", field: str) -> str:
    """Return a field of a person as shown."""
    return day(draft.birth_date) if field == "birth_date" else str(getattr(draft, field))


def reason_of_pair(judgement: "Judgement") -> str:
    """Return what agrees and what differs, in a sentence."""
    agreeing = _names(judgement.agreeing)
    differing = _names(judgement.differing)
    if not differing:
        text = QCoreApplication.translate("PairWords", "{fields} agree; nothing speaks against it.")
        return text.format(fields=agreeing)
    text = QCoreApplication.translate("PairWords", "{fields} agree; {others} differ.")
    return text.format(fields=agreeing, others=differing)


def _names(keys: tuple[str, ...]) -> str:
    fields = [field for field in FIELDS if key_of(field) in keys]
    joint = QCoreApplication.translate("PairWords", ", ")
    return joint.join(field_word(field) for field in fields)
