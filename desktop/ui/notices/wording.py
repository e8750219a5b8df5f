"""Stages of templates and findings of the check in the user's words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.notice import LintCode, LintFinding, TextKey, TextSource, Tone
from desktop.ui.words import reason_word

_STAGES = {
    "document": QT_TRANSLATE_NOOP("NoticeWords", "Documents"),
    "interview": QT_TRANSLATE_NOOP("NoticeWords", "Interview"),
    "final": QT_TRANSLATE_NOOP("NoticeWords", "Final interview"),
    "late": QT_TRANSLATE_NOOP("NoticeWords", "Result with apology"),
    "apology": QT_TRANSLATE_NOOP("NoticeWords", "Apology for a delay"),
    "reply": QT_TRANSLATE_NOOP("NoticeWords", "Reply to withdrawal"),
    "leaving": QT_TRANSLATE_NOOP("NoticeWords", "Retirement"),
    "reapproach": QT_TRANSLATE_NOOP("NoticeWords", "Invitation to apply again"),
}
_TONES = {
    Tone.POLITE.value: QT_TRANSLATE_NOOP("NoticeWords", "Formal"),
    Tone.STANDARD.value: QT_TRANSLATE_NOOP("NoticeWords", "Standard"),
    Tone.SHORT.value: QT_TRANSLATE_NOOP("NoticeWords", "Short"),
}
_SOURCES = {
    TextSource.VACANCY_AND_REASON: QT_TRANSLATE_NOOP(
        "NoticeWords", "Text for the vacancy {vacancy} and the reason {reason}"
    ),
    TextSource.VACANCY: QT_TRANSLATE_NOOP("NoticeWords", "Text for the vacancy {vacancy}"),
    TextSource.REASON: QT_TRANSLATE_NOOP("NoticeWords", "Text for the reason {reason}"),
    TextSource.COMPANY: QT_TRANSLATE_NOOP("NoticeWords", "The company's own text"),
    TextSource.SHIPPED: QT_TRANSLATE_NOOP("NoticeWords", "The text that comes with the program"),
}
_KEEPS = {
    TextSource.COMPANY: QT_TRANSLATE_NOOP("NoticeWords", "Save as the company's text"),
    TextSource.VACANCY: QT_TRANSLATE_NOOP("NoticeWords", "Save for the vacancy {vacancy}"),
    TextSource.REASON: QT_TRANSLATE_NOOP("NoticeWords", "Save for the reason {reason}"),
    TextSource.VACANCY_AND_REASON: QT_TRANSLATE_NOOP(
        "NoticeWords", "Save for the vacancy {vacancy} and the reason {reason}"
    ),
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
    LintCode.RESULT_UNWANTED: QT_TRANSLATE_NOOP(
        "NoticeWords", "It states a rejection, though this is no result"
    ),
    LintCode.APOLOGY_MISSING: QT_TRANSLATE_NOOP("NoticeWords", "There is no word of apology"),
    LintCode.OPT_OUT_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say how to stop such mails, with a contact"
    ),
    LintCode.RELAY_UNWANTED: QT_TRANSLATE_NOOP(
        "NoticeWords", "The relay has no place in this kind of mail"
    ),
    LintCode.RELAY_UNRELATED_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say that the relay has nothing to do with the selection"
    ),
    LintCode.RELAY_CONSENT_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say that opening the link registers nobody without consent"
    ),
    LintCode.RELAY_DATA_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say which data reach the agency"
    ),
    LintCode.RELAY_PURPOSE_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say what the agency does, free of charge"
    ),
    LintCode.RELAY_SLOT_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say that the company gets an introduction in return"
    ),
    LintCode.RELAY_EXPIRY_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say until when the link works"
    ),
    LintCode.RELAY_NUMBER_MISSING: QT_TRANSLATE_NOOP(
        "NoticeWords", "It does not say that the company learns only how many register"
    ),
    LintCode.HIDDEN_CHARACTER: QT_TRANSLATE_NOOP(
        "NoticeWords", "An invisible character is in the text: delete it"
    ),
    LintCode.TEMPLATE_CODE: QT_TRANSLATE_NOOP(
        "NoticeWords", "Code or unpaired brackets are in the text"
    ),
    LintCode.EXCLAMATION: QT_TRANSLATE_NOOP("NoticeWords", "An exclamation mark sounds too loud"),
    LintCode.TOO_LONG: QT_TRANSLATE_NOOP("NoticeWords", "The text is longer than one page"),
    LintCode.NAME_HIDDEN: QT_TRANSLATE_NOOP(
        "NoticeWords", "A name holds invisible characters; they are left out of the mail"
    ),
    LintCode.NAME_TOO_LONG: QT_TRANSLATE_NOOP(
        "NoticeWords", "A name is longer than 100 characters: mend it in the list of people"
    ),
    LintCode.NAME_BRACES: QT_TRANSLATE_NOOP(
        "NoticeWords", "A name holds double brackets: mend it in the list of people"
    ),
    LintCode.NO_INVITATION: QT_TRANSLATE_NOOP(
        "NoticeWords", "They did not agree to an invitation, or want no more of them"
    ),
    LintCode.INVITATION_BARRED: QT_TRANSLATE_NOOP(
        "NoticeWords",
        "Not to be invited now: hired, in selection, invited lately, or a mail of unknown fate",
    ),
    LintCode.WAITS_LONG: QT_TRANSLATE_NOOP(
        "NoticeWords", "They waited longer than the company means to let people wait"
    ),
    LintCode.DISPOSAL_DATE_OPEN: QT_TRANSLATE_NOOP(
        "NoticeWords", "They agreed to be kept on file: a date of disposal does not fit"
    ),
}
_OF_PEOPLE = frozenset({LintCode.NAME_TOO_LONG, LintCode.NAME_BRACES, LintCode.NAME_HIDDEN})
_OF_SETTINGS = frozenset(
    {LintCode.AGENCY_INCOMPLETE, LintCode.CONTACT_MISSING, LintCode.NO_BASIS, LintCode.TOO_LONG}
)
PASSED = (
    (
        (LintCode.RESULT_MISSING, LintCode.RESULT_UNWANTED, LintCode.THANKS_MISSING),
        QT_TRANSLATE_NOOP("NoticeWords", "Result and thanks are stated"),
    ),
    (
        (LintCode.PLACEHOLDER_LEFT, LintCode.PLACEHOLDER_UNKNOWN, LintCode.TEMPLATE_CODE),
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
            LintCode.RELAY_UNRELATED_MISSING,
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
        LintCode.RELAY_UNRELATED_MISSING,
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


def group_word(key: TextKey, vacancy_title: str) -> str:
    """Return what the people of one text are called: their stage, and what narrows it."""
    stage = template_stage_word(key.stage)
    parts = [vacancy_title] if key.vacancy_id is not None else []
    parts += [reason_word(key.reason)] if key.reason else []
    return f"{stage}・{'・'.join(parts)}" if parts else stage


def tone_words() -> list[tuple[str, str]]:
    """Return the tones as (key, word)."""
    return [(tone.value, tr(_TONES[tone.value])) for tone in Tone]


def tone_word(tone: str) -> str:
    """Return what a tone is called."""
    return tr(_TONES[tone])


def source_text(source: TextSource, vacancy: str = "", reason: str = "") -> str:
    """Return whose text applies."""
    return tr(_SOURCES[source]).format(vacancy=vacancy, reason=reason_word(reason))


def keep_text(source: TextSource, vacancy: str = "", reason: str = "") -> str:
    """Return what a text is saved for."""
    return tr(_KEEPS[source]).format(vacancy=vacancy, reason=reason_word(reason))


def help_word(finding: LintFinding) -> str:
    """Return what a press on a finding does; empty where only a person can mend it."""
    if finding.code is LintCode.WAITS_LONG:
        return tr(QT_TRANSLATE_NOOP("NoticeWords", "Add an apology"))
    if finding.code is LintCode.STAGE_MISMATCH:
        return tr(QT_TRANSLATE_NOOP("NoticeWords", "Their own stage's text"))
    if finding.code in _OF_PEOPLE and finding.application_id is not None:
        return tr(QT_TRANSLATE_NOOP("NoticeWords", "Show the person"))
    if finding.application_id is None and finding.code not in _OF_SETTINGS:
        return tr(QT_TRANSLATE_NOOP("NoticeWords", "Go to the place"))
    return ""


def finding_text(code: LintCode, detail: str = "") -> str:
    """Return a finding with its detail, if it has one."""
    text = tr(_FINDINGS[code])
    return f"{text}: {detail}" if detail else text
