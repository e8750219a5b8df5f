"""Fields, notes, problems and corrections of an import in the user's words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.sheet import (
    ApplicantField,
    CellCorrection,
    CellProblem,
    ColumnNote,
    CorrectionCode,
    ProblemCode,
)

_FIELDS = {
    ApplicantField.APPLICANT_NUMBER: QT_TRANSLATE_NOOP("ImportWords", "Applicant number"),
    ApplicantField.NAME: QT_TRANSLATE_NOOP("ImportWords", "Name"),
    ApplicantField.FAMILY_NAME: QT_TRANSLATE_NOOP("ImportWords", "Family name"),
    ApplicantField.GIVEN_NAME: QT_TRANSLATE_NOOP("ImportWords", "Given name"),
    ApplicantField.KANA: QT_TRANSLATE_NOOP("ImportWords", "Reading (kana)"),
    ApplicantField.FAMILY_KANA: QT_TRANSLATE_NOOP("ImportWords", "Family name (kana)"),
    ApplicantField.GIVEN_KANA: QT_TRANSLATE_NOOP("ImportWords", "Given name (kana)"),
    ApplicantField.EMAIL: QT_TRANSLATE_NOOP("ImportWords", "E-mail"),
    ApplicantField.PHONE: QT_TRANSLATE_NOOP("ImportWords", "Phone number"),
    ApplicantField.BIRTH_DATE: QT_TRANSLATE_NOOP("ImportWords", "Date of birth"),
    ApplicantField.AGE: QT_TRANSLATE_NOOP("ImportWords", "Age"),
    ApplicantField.POSTAL_CODE: QT_TRANSLATE_NOOP("ImportWords", "Postal code"),
    ApplicantField.ADDRESS: QT_TRANSLATE_NOOP("ImportWords", "Address"),
    ApplicantField.PREFECTURE: QT_TRANSLATE_NOOP("ImportWords", "Prefecture"),
    ApplicantField.CITY: QT_TRANSLATE_NOOP("ImportWords", "City"),
    ApplicantField.JOB_APPLIED: QT_TRANSLATE_NOOP("ImportWords", "Vacancy"),
    ApplicantField.PLACE_OF_WORK: QT_TRANSLATE_NOOP("ImportWords", "Place of work"),
    ApplicantField.APPLIED_ON: QT_TRANSLATE_NOOP("ImportWords", "Applied on"),
    ApplicantField.ROUTE: QT_TRANSLATE_NOOP("ImportWords", "Came through"),
    ApplicantField.STAGE: QT_TRANSLATE_NOOP("ImportWords", "Stage"),
    ApplicantField.OUTCOME: QT_TRANSLATE_NOOP("ImportWords", "Result"),
    ApplicantField.DECIDED_ON: QT_TRANSLATE_NOOP("ImportWords", "Decided on"),
    ApplicantField.REASON: QT_TRANSLATE_NOOP("ImportWords", "Reason"),
    ApplicantField.EDUCATION: QT_TRANSLATE_NOOP("ImportWords", "Education"),
    ApplicantField.EXPERIENCE_YEARS: QT_TRANSLATE_NOOP("ImportWords", "Years of experience"),
    ApplicantField.QUALIFICATIONS: QT_TRANSLATE_NOOP("ImportWords", "Qualifications"),
    ApplicantField.SKILLS: QT_TRANSLATE_NOOP("ImportWords", "Skills"),
    ApplicantField.LANGUAGES: QT_TRANSLATE_NOOP("ImportWords", "Languages"),
    ApplicantField.NATIONALITY: QT_TRANSLATE_NOOP("ImportWords", "Nationality"),
    ApplicantField.EU_ORIGIN: QT_TRANSLATE_NOOP("ImportWords", "Data from the EU"),
    ApplicantField.NOTES: QT_TRANSLATE_NOOP("ImportWords", "Notes"),
    ApplicantField.DISCLOSURE_CONSENT: QT_TRANSLATE_NOOP("ImportWords", "Consent to the relay"),
    ApplicantField.REAPPROACH_CONSENT: QT_TRANSLATE_NOOP(
        "ImportWords", "Consent to a later invitation"
    ),
    ApplicantField.DESIRED_SALARY: QT_TRANSLATE_NOOP("ImportWords", "Desired pay"),
    ApplicantField.CURRENT_SALARY: QT_TRANSLATE_NOOP("ImportWords", "Present pay"),
    ApplicantField.AVAILABLE_FROM: QT_TRANSLATE_NOOP("ImportWords", "Can start on"),
    ApplicantField.ATTACHMENTS: QT_TRANSLATE_NOOP("ImportWords", "Attached files"),
    ApplicantField.CUSTOM: QT_TRANSLATE_NOOP("ImportWords", "A field of your own (stays here)"),
}
_NOTES = {
    ColumnNote.FAIR_HIRING: QT_TRANSLATE_NOOP("ImportWords", "Not asked in fair hiring"),
    ColumnNote.HEALTH: QT_TRANSLATE_NOOP("ImportWords", "Health is left out"),
    ColumnNote.MY_NUMBER: QT_TRANSLATE_NOOP("ImportWords", "My Number is left out"),
    ColumnNote.THIRD_PARTY: QT_TRANSLATE_NOOP("ImportWords", "Somebody else's data"),
    ColumnNote.FREE_TEXT: QT_TRANSLATE_NOOP("ImportWords", "Free text stays here"),
    ColumnNote.NOT_NEEDED: QT_TRANSLATE_NOOP("ImportWords", "Not needed here"),
    ColumnNote.UNKNOWN: QT_TRANSLATE_NOOP("ImportWords", "Meaning not known"),
    ColumnNote.NO_HEADER: QT_TRANSLATE_NOOP("ImportWords", "No heading"),
    ColumnNote.TAKEN: QT_TRANSLATE_NOOP("ImportWords", "Another column is used"),
    ColumnNote.BY_CONTENT: QT_TRANSLATE_NOOP("ImportWords", "By its content"),
    ColumnNote.STAYS_HERE: QT_TRANSLATE_NOOP("ImportWords", "Stays here"),
    ColumnNote.CHOSEN: QT_TRANSLATE_NOOP("ImportWords", "You chose this"),
    ColumnNote.OTHER_TABLE: QT_TRANSLATE_NOOP("ImportWords", "Belongs to the table beside"),
}
_PROBLEMS = {
    ProblemCode.NAME_MISSING: QT_TRANSLATE_NOOP("ImportWords", "There is no name."),
    ProblemCode.CELL_TOO_LONG: QT_TRANSLATE_NOOP("ImportWords", "The text is too long."),
    ProblemCode.DATE_UNREADABLE: QT_TRANSLATE_NOOP("ImportWords", "This is not a date."),
    ProblemCode.DATE_OUTSIDE_ERA: QT_TRANSLATE_NOOP(
        "ImportWords", "This day does not exist in that era."
    ),
    ProblemCode.DATE_IN_FUTURE: QT_TRANSLATE_NOOP("ImportWords", "This day is still to come."),
    ProblemCode.BIRTH_DATE_UNLIKELY: QT_TRANSLATE_NOOP(
        "ImportWords", "This can hardly be a date of birth."
    ),
    ProblemCode.AGE_DISAGREES: QT_TRANSLATE_NOOP(
        "ImportWords", "Age and date of birth do not agree."
    ),
    ProblemCode.EMAIL_BROKEN: QT_TRANSLATE_NOOP(
        "ImportWords", "The address seems cut off. No notice could be sent."
    ),
    ProblemCode.PHONE_BROKEN: QT_TRANSLATE_NOOP("ImportWords", "This is not a phone number."),
    ProblemCode.NUMBER_UNREADABLE: QT_TRANSLATE_NOOP("ImportWords", "This is not a number."),
    ProblemCode.WORD_UNKNOWN: QT_TRANSLATE_NOOP("ImportWords", "This word is not known."),
    ProblemCode.FORMULA_ERROR: QT_TRANSLATE_NOOP("ImportWords", "The formula gave an error."),
    ProblemCode.TWO_PEOPLE: QT_TRANSLATE_NOOP("ImportWords", "Two people seem to be in one row."),
    ProblemCode.SENSITIVE_TEXT: QT_TRANSLATE_NOOP(
        "ImportWords", "This touches what fair hiring leaves out."
    ),
    ProblemCode.NAME_SPLIT_UNSURE: QT_TRANSLATE_NOOP(
        "ImportWords", "Where the family name ends is not sure."
    ),
    ProblemCode.POSTAL_CODE_BROKEN: QT_TRANSLATE_NOOP("ImportWords", "This is not a postal code."),
    ProblemCode.POSTAL_CODE_DISAGREES: QT_TRANSLATE_NOOP(
        "ImportWords", "Postal code and address do not agree."
    ),
}
_CORRECTIONS = {
    CorrectionCode.LEADING_ZERO: QT_TRANSLATE_NOOP("ImportWords", "The leading 0 was added."),
    CorrectionCode.WIDTH: QT_TRANSLATE_NOOP("ImportWords", "Full and half width were evened out."),
    CorrectionCode.KANA: QT_TRANSLATE_NOOP("ImportWords", "Turned into katakana."),
    CorrectionCode.YEAR_ADDED: QT_TRANSLATE_NOOP("ImportWords", "The year was added."),
    CorrectionCode.SERIAL_TO_DATE: QT_TRANSLATE_NOOP(
        "ImportWords", "Excel's day number became a date."
    ),
    CorrectionCode.UNIT_ADDED: QT_TRANSLATE_NOOP("ImportWords", "Read as ten thousands of yen."),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate("ImportWords", str(text))


def field_word(field: ApplicantField | str) -> str:
    """Return what a field is called; the name itself where nobody knows it."""
    try:
        return _tr(_FIELDS[ApplicantField(field)])
    except ValueError:
        return str(field)


def field_choices() -> list[tuple[str, str]]:
    """Return (field, word) of everything a column may mean, after 'not imported'."""
    nothing = QCoreApplication.translate("ImportWords", "Not imported")
    return [("", nothing), *((field.value, _tr(text)) for field, text in _FIELDS.items())]


def note_word(note: ColumnNote) -> str:
    """Return why a column is mapped as it is."""
    return _tr(_NOTES[note])


def problem_text(problem: CellProblem) -> str:
    """Return what is wrong with a cell, with a suggestion where there is one."""
    text = _tr(_PROBLEMS[problem.code])
    if not problem.suggestion:
        return text
    maybe = QCoreApplication.translate("ImportWords", "Perhaps {value}?")
    return f"{text} {maybe.format(value=problem.suggestion)}"


def corrections_heading() -> str:
    """Return the heading of the column that says what is to be mended in a correction workbook."""
    # Not 理由: an import would take the column for the reason of a rejection.
    return QCoreApplication.translate("ImportWords", "What to mend")


def correction_text(correction: CellCorrection) -> str:
    """Return what was put right."""
    return _tr(_CORRECTIONS[correction.code])
