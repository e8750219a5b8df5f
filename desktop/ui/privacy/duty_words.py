"""Duties and evidence in the user's words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.duties import EvidenceKind, RecipientDuty

_DUTIES = {
    RecipientDuty.NO_REIDENTIFICATION: QT_TRANSLATE_NOOP(
        "DutyWords", "The recipient identifies nobody and compares with no other data (Art. 45)"
    ),
    RecipientDuty.SECURITY: QT_TRANSLATE_NOOP(
        "DutyWords", "The recipient keeps the records safe and says how (Art. 46)"
    ),
    RecipientDuty.ONWARD_PROVISION: QT_TRANSLATE_NOOP(
        "DutyWords", "Handing on is forbidden, or bound to the same duties (Art. 44)"
    ),
    RecipientDuty.PURPOSE: QT_TRANSLATE_NOOP("DutyWords", "What the records are used for"),
    RecipientDuty.INCIDENTS: QT_TRANSLATE_NOOP("DutyWords", "Leaks are told to us without delay"),
    RecipientDuty.END_OF_USE: QT_TRANSLATE_NOOP(
        "DutyWords", "The records are deleted at the end or when we withdraw them"
    ),
}
_EVIDENCE = {
    EvidenceKind.BATCH_APPROVED: QT_TRANSLATE_NOOP("DutyWords", "Approved anonymous records"),
    EvidenceKind.FILE_MADE: QT_TRANSLATE_NOOP("DutyWords", "Anonymized a file"),
    EvidenceKind.NOTICE_POSTED: QT_TRANSLATE_NOOP("DutyWords", "Confirmed the public notice"),
    EvidenceKind.RECIPIENT_CHECKED: QT_TRANSLATE_NOOP("DutyWords", "Settled with the recipient"),
}


def duty_words(duty: RecipientDuty) -> str:
    """Return what a contract settles."""
    return QCoreApplication.translate("DutyWords", str(_DUTIES[duty]))


def evidence_word(kind: EvidenceKind) -> str:
    """Return what was done."""
    return QCoreApplication.translate("DutyWords", str(_EVIDENCE[kind]))
