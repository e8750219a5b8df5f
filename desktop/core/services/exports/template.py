"""An empty list to fill in: our headings, and words to choose from where codes are meant."""

from pathlib import Path
from typing import Final

from desktop.core.domain.codes import (
    EDUCATION_WORDS,
    OUTCOME_WORDS,
    REASON_WORDS,
    STAGE_WORDS,
)
from desktop.core.domain.sheet import ApplicantField
from desktop.core.exporters.xlsx import Choice, Sheet, write_book
from desktop.core.importers.taxonomies import prefectures
from desktop.core.services.exports.headings import (
    CONSENT_WORDS,
    HEADINGS,
    WIDTHS,
    YES_WORDS,
)

_SHEET: Final = "応募者"


def write_template(path: Path) -> int:
    """Write the empty list; return how many columns it has.

    Raises:
        AppError: EXPORT_FOLDER or DISK_FULL.
    """
    at = {field: column for column, field in enumerate(HEADINGS)}
    lists = {
        ApplicantField.STAGE: tuple(STAGE_WORDS.values()),
        ApplicantField.OUTCOME: tuple(OUTCOME_WORDS.values()),
        ApplicantField.REASON: tuple(dict.fromkeys(REASON_WORDS.values())),
        ApplicantField.EDUCATION: tuple(EDUCATION_WORDS.values()),
        ApplicantField.PREFECTURE: tuple(one.name for one in prefectures()),
        ApplicantField.EU_ORIGIN: YES_WORDS,
        ApplicantField.DISCLOSURE_CONSENT: CONSENT_WORDS,
        ApplicantField.REAPPROACH_CONSENT: CONSENT_WORDS,
    }
    choices = [Choice(at[field], words) for field, words in lists.items()]
    head = tuple(HEADINGS.values())
    write_book(path, [Sheet(_SHEET, [head], widths=WIDTHS, has_header=True, choices=choices)])
    return len(head)
