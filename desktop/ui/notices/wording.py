"""Stages of templates and findings of the check in the user's words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.notice import LintCode

_STAGES = {
    "document": QT_TRANSLATE_NOOP("NoticeWords", "Documents"),
    "interview": QT_TRANSLATE_NOOP("NoticeWords", "Interview"),
    "final": QT_TRANSLATE_NOOP("NoticeWords", "Final interview"),
}
_FINDINGS = {
    LintCode.PLACEHOLDER_LEFT: QT_TRANSLATE_NOOP(
        "NoticeWords", "A placeholder could not be filled"
    ),
    LintCode.PLACEHOLDER_UNKNOWN: QT_TRANSLATE_NOOP("NoticeWords", "A placeholder is not known"),
    LintCode.RESULT_MISSING: QT_TRANSLATE_NOOP("NoticeWords", "The result is not stated clearly"),
    LintCode.THANKS_MISSING: QT_TRANSLATE_NOOP("NoticeWords", "There is no word of thanks"),
    LintCode.DOCUMENTS_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say what happens to the documents"
    ),
    LintCode.SIGNATURE_MISSING: QT_TRANSLATE_NOOP("NoticeWords", "There is no signature"),
    LintCode.AGENCY_INCOMPLETE: QT_TRANSLATE_NOOP(
        "NoticeWords", "The agency's name or licence is missing; the paragraph is left out"
    ),
    LintCode.OPTIONAL_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say that the relay is optional"
    ),
    LintCode.RELAY_CONTACT_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say where to ask about the relay or stop it"
    ),
    LintCode.AGENCY_NOT_NAMED: QT_TRANSLATE_NOOP(
        "NoticeWords", "The agency and its licence number are not named beside the link"
    ),
    LintCode.RELAY_BEFORE_RESULT: QT_TRANSLATE_NOOP(
        "NoticeWords", "The relay paragraph stands before the result"
    ),
    LintCode.FORBIDDEN_WORD: QT_TRANSLATE_NOOP("NoticeWords", "A word that must not be used"),
    LintCode.OTHER_NAME: QT_TRANSLATE_NOOP(
        "NoticeWords", "Another applicant's name is in the text"
    ),
    LintCode.WRONG_LINK: QT_TRANSLATE_NOOP(
        "NoticeWords", "The link is not this person's own, or stands twice"
    ),
    LintCode.NO_ADDRESS: QT_TRANSLATE_NOOP(
        "NoticeWords", "No e-mail address: copy the text or write a letter"
    ),
    LintCode.BAD_ADDRESS: QT_TRANSLATE_NOOP("NoticeWords", "The e-mail address is not complete"),
    LintCode.STAGE_MISMATCH: QT_TRANSLATE_NOOP("NoticeWords", "This text is for another stage"),
    LintCode.CONTACT_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "The company's e-mail is missing in Settings"
    ),
    LintCode.ALREADY_DRAFTED: QT_TRANSLATE_NOOP("NoticeWords", "There is a notice already"),
    LintCode.FAILED_BEFORE: QT_TRANSLATE_NOOP(
        "NoticeWords", "The last mail was not delivered: check the address first"
    ),
    LintCode.NO_BASIS: QT_TRANSLATE_NOOP(
        "NoticeWords", "Applicants were not told yet; the paragraph and the link are left out"
    ),
}
PASSED = (
    (
        (LintCode.RESULT_MISSING, LintCode.THANKS_MISSING),
        QT_TRANSLATE_NOOP("NoticeWords", "Result and thanks are stated"),
    ),
    (
        (LintCode.PLACEHOLDER_LEFT, LintCode.PLACEHOLDER_UNKNOWN),
        QT_TRANSLATE_NOOP("NoticeWords", "Every placeholder is filled"),
    ),
    (
        (LintCode.WRONG_LINK,),
        QT_TRANSLATE_NOOP("NoticeWords", "Everybody has a link of their own"),
    ),
    (
        (
            LintCode.OPTIONAL_MISSING,
            LintCode.RELAY_CONTACT_MISSING,
            LintCode.RELAY_BEFORE_RESULT,
        ),
        QT_TRANSLATE_NOOP("NoticeWords", "The relay is offered as optional, after the result"),
    ),
    (
        (LintCode.AGENCY_INCOMPLETE, LintCode.NO_BASIS, LintCode.AGENCY_NOT_NAMED),
        QT_TRANSLATE_NOOP("NoticeWords", "Agency and licence number are named"),
    ),
    (
        (LintCode.DOCUMENTS_MISSING,),
        QT_TRANSLATE_NOOP("NoticeWords", "It says what happens to the documents"),
    ),
    (
        (LintCode.OTHER_NAME,),
        QT_TRANSLATE_NOOP("NoticeWords", "Nobody else's name is in the text"),
    ),
    ((LintCode.SIGNATURE_MISSING,), QT_TRANSLATE_NOOP("NoticeWords", "It is signed")),
)
NO_RELAY = frozenset({LintCode.AGENCY_INCOMPLETE, LintCode.NO_BASIS})
"""Findings with which notices are made without paragraph and link."""
OF_THE_RELAY = frozenset(
    {
        LintCode.WRONG_LINK,
        LintCode.OPTIONAL_MISSING,
        LintCode.RELAY_CONTACT_MISSING,
        LintCode.RELAY_BEFORE_RESULT,
        LintCode.AGENCY_NOT_NAMED,
        *NO_RELAY,
    }
)
"""What can be in order only where a notice carries the relay paragraph."""


def tr(text: object) -> str:
    """Return a marked text of this page in the user's language."""
    return QCoreApplication.translate("NoticeWords", str(text))


def template_stage_word(stage: str) -> str:
    """Return what a template's stage is called."""
    return tr(_STAGES.get(stage, stage))


def finding_text(code: LintCode, detail: str = "") -> str:
    """Return a finding with its detail, if it has one."""
    text = tr(_FINDINGS[code])
    return f"{text}: {detail}" if detail else text
