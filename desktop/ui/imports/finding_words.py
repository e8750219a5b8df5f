"""What was found in a file, in the user's words: skipped rows, sensitive matter, reasons."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.sheet import ColumnMapping, MappingReason, SheetWarning
from desktop.core.domain.sheet_findings import SensitiveFinding, SensitiveKind, SkipReason

_SKIPPED = {
    SkipReason.TITLE: QT_TRANSLATE_NOOP("ImportWords", "Title above the table"),
    SkipReason.HEADER: QT_TRANSLATE_NOOP("ImportWords", "Headings"),
    SkipReason.REPEATED_HEADER: QT_TRANSLATE_NOOP("ImportWords", "Headings again"),
    SkipReason.BLANK: QT_TRANSLATE_NOOP("ImportWords", "Empty row"),
    SkipReason.NOTHING_KNOWN: QT_TRANSLATE_NOOP("ImportWords", "Nothing in a column in use"),
    SkipReason.TOTAL: QT_TRANSLATE_NOOP("ImportWords", "Row of totals"),
    SkipReason.SEAL: QT_TRANSLATE_NOOP("ImportWords", "Row for seals"),
    SkipReason.FOOTNOTE: QT_TRANSLATE_NOOP("ImportWords", "Note below the table"),
    SkipReason.EXAMPLE: QT_TRANSLATE_NOOP("ImportWords", "Example of how to fill it in"),
    SkipReason.HIDDEN: QT_TRANSLATE_NOOP("ImportWords", "Hidden row"),
    SkipReason.OTHER_TABLE: QT_TRANSLATE_NOOP("ImportWords", "Part of another table"),
}
_WHY_NOT = {
    SensitiveKind.BIRTHPLACE: QT_TRANSLATE_NOOP(
        "ImportWords", "Nobody chooses where they were born; it says nothing about the work."
    ),
    SensitiveKind.FAMILY: QT_TRANSLATE_NOOP(
        "ImportWords", "A family says nothing about how its member works."
    ),
    SensitiveKind.HOUSING: QT_TRANSLATE_NOOP(
        "ImportWords", "How somebody lives says nothing about the work."
    ),
    SensitiveKind.LIVING: QT_TRANSLATE_NOOP(
        "ImportWords", "Circumstances at home are not the applicant's doing."
    ),
    SensitiveKind.RELIGION: QT_TRANSLATE_NOOP(
        "ImportWords", "Belief is free and nobody's concern."
    ),
    SensitiveKind.PARTY: QT_TRANSLATE_NOOP("ImportWords", "Political views are free."),
    SensitiveKind.OUTLOOK: QT_TRANSLATE_NOOP("ImportWords", "A view of life is free."),
    SensitiveKind.ADMIRED: QT_TRANSLATE_NOOP(
        "ImportWords", "Whom somebody admires shows their thinking, which is free."
    ),
    SensitiveKind.THOUGHT: QT_TRANSLATE_NOOP("ImportWords", "Thought is free."),
    SensitiveKind.UNION: QT_TRANSLATE_NOOP(
        "ImportWords", "Joining a union or a movement is everybody's right."
    ),
    SensitiveKind.READING: QT_TRANSLATE_NOOP(
        "ImportWords", "What somebody reads shows their thinking, which is free."
    ),
    SensitiveKind.INVESTIGATION: QT_TRANSLATE_NOOP(
        "ImportWords", "Looking into somebody's background can lead to discrimination."
    ),
    SensitiveKind.DOCUMENTS: QT_TRANSLATE_NOOP(
        "ImportWords", "Such papers ask for more than the work needs."
    ),
    SensitiveKind.HEALTH_CHECK: QT_TRANSLATE_NOOP(
        "ImportWords", "A health check is for after hiring unless the work itself needs it."
    ),
    SensitiveKind.HEALTH: QT_TRANSLATE_NOOP(
        "ImportWords", "Health and disability need special care under the law."
    ),
    SensitiveKind.MY_NUMBER: QT_TRANSLATE_NOOP(
        "ImportWords", "My Number may be kept only for what the law names."
    ),
}
_REASONS = {
    MappingReason.NOTHING: QT_TRANSLATE_NOOP("ImportWords", "nothing known points to a field"),
    MappingReason.HEADER: QT_TRANSLATE_NOOP("ImportWords", "the heading is known"),
    MappingReason.HEADER_PART: QT_TRANSLATE_NOOP("ImportWords", "part of the heading is known"),
    MappingReason.HEADER_ALIKE: QT_TRANSLATE_NOOP(
        "ImportWords", "the heading resembles a known one"
    ),
    MappingReason.CELLS: QT_TRANSLATE_NOOP("ImportWords", "the cells look like it"),
    MappingReason.PRESET: QT_TRANSLATE_NOOP("ImportWords", "the system's own list of columns"),
    MappingReason.PROFILE: QT_TRANSLATE_NOOP("ImportWords", "as you chose for such a file before"),
    MappingReason.PERSON: QT_TRANSLATE_NOOP("ImportWords", "as you chose"),
}
_WARNINGS = {
    SheetWarning.OPEN_ELSEWHERE: QT_TRANSLATE_NOOP(
        "ImportWords", "The file is open in another program; what is not saved is missing here."
    ),
    SheetWarning.HIDDEN_SHEETS: QT_TRANSLATE_NOOP("ImportWords", "Hidden sheets were not read."),
    SheetWarning.HIDDEN_ROWS: QT_TRANSLATE_NOOP("ImportWords", "Hidden rows were not read."),
    SheetWarning.RENAMED_TEXT: QT_TRANSLATE_NOOP(
        "ImportWords", "The file is not a workbook but text under the name of one."
    ),
    SheetWarning.UNDECODABLE_CHARACTERS: QT_TRANSLATE_NOOP(
        "ImportWords", "A few characters could not be read."
    ),
    SheetWarning.MACROS: QT_TRANSLATE_NOOP(
        "ImportWords", "The file has macros; they were not run."
    ),
    SheetWarning.EXTERNAL_LINKS: QT_TRANSLATE_NOOP(
        "ImportWords", "The file points to other files; the values saved in it were read."
    ),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate("ImportWords", str(text))


def skip_word(reason: SkipReason) -> str:
    """Return why a row is nobody."""
    return _tr(_SKIPPED[reason])


def warning_text(warning: SheetWarning) -> str:
    """Return what is worth knowing about a file."""
    return _tr(_WARNINGS[warning])


def sensitive_text(finding: SensitiveFinding) -> str:
    """Return what a column or cell touches and why it is left out by default."""
    why = _tr(_WHY_NOT[finding.kind])
    if not finding.item:
        return why
    named = QCoreApplication.translate("ImportWords", "Item {number} of 14: {item}.")
    return f"{named.format(number=finding.item, item=finding.item_name)} {why}"


def reason_text(mapping: ColumnMapping) -> str:
    """Return what a mapping was read from, with how many cells agree."""
    text = _tr(_REASONS[mapping.reason])
    if not mapping.matching_cells:
        return text
    cells = QCoreApplication.translate("ImportWords", "{matching} of {filled} cells agree")
    agree = cells.format(matching=mapping.matching_cells, filled=mapping.filled_cells)
    return QCoreApplication.translate("ImportWords", "{reason}; {cells}").format(
        reason=text, cells=agree
    )
