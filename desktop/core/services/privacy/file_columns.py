"""What each column of a file is for anonymization; an unknown one is an identifier and removed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from desktop.core.domain.attributes import CODED, Attribute, ColumnRule, Ladder
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import (
    ApplicantField,
    CellValue,
    ColumnMapping,
    ColumnNote,
    MappingReason,
)
from desktop.core.importers.header_text import header_key

ColumnChoices = Mapping[int, tuple[Attribute, Ladder | None]]
"""What a person said of columns, by index."""

_OF_FIELD: Final = {
    ApplicantField.BIRTH_DATE: Ladder.AGE,
    ApplicantField.AGE: Ladder.AGE,
    ApplicantField.PREFECTURE: Ladder.REGION,
    ApplicantField.ADDRESS: Ladder.REGION,
    ApplicantField.JOB_APPLIED: Ladder.OCCUPATION,
    ApplicantField.EXPERIENCE_YEARS: Ladder.EXPERIENCE,
    ApplicantField.DESIRED_SALARY: Ladder.SALARY,
    ApplicantField.EDUCATION: Ladder.EDUCATION,
    ApplicantField.QUALIFICATIONS: Ladder.QUALIFICATION,
    ApplicantField.APPLIED_ON: Ladder.QUARTER,
    ApplicantField.STAGE: Ladder.STAGE,
    ApplicantField.REASON: Ladder.REASON,
}
_FIELD_OF: Final = {
    Ladder.REGION: ApplicantField.PREFECTURE,
    Ladder.OCCUPATION: ApplicantField.JOB_APPLIED,
    Ladder.EXPERIENCE: ApplicantField.EXPERIENCE_YEARS,
    Ladder.SALARY: ApplicantField.DESIRED_SALARY,
    Ladder.EDUCATION: ApplicantField.EDUCATION,
    Ladder.QUALIFICATION: ApplicantField.QUALIFICATIONS,
    Ladder.QUARTER: ApplicantField.APPLIED_ON,
    Ladder.STAGE: ApplicantField.STAGE,
    Ladder.REASON: ApplicantField.REASON,
}
DIRECT: Final = frozenset(
    {
        ApplicantField.APPLICANT_NUMBER,
        ApplicantField.NAME,
        ApplicantField.FAMILY_NAME,
        ApplicantField.GIVEN_NAME,
        ApplicantField.KANA,
        ApplicantField.FAMILY_KANA,
        ApplicantField.GIVEN_KANA,
        ApplicantField.EMAIL,
        ApplicantField.PHONE,
        ApplicantField.POSTAL_CODE,
        ApplicantField.NOTES,
        ApplicantField.ATTACHMENTS,
        ApplicantField.NATIONALITY,
        ApplicantField.EU_ORIGIN,
    }
)
"""Never anything but an identifier, whatever is chosen."""
_FORBIDDEN: Final = frozenset({ColumnNote.FAIR_HIRING, ColumnNote.HEALTH, ColumnNote.MY_NUMBER})
_INDUSTRY: Final = ("業種", "業界", "産業分類", "産業")


def rules_of(mappings: Sequence[ColumnMapping], choices: ColumnChoices) -> tuple[ColumnRule, ...]:
    """Return a rule for each column: what a person chose, or what its meaning says.

    Raises:
        AppError: FILE_COLUMN_FIXED where a choice is not open for that column.
    """
    found = []
    for mapping in mappings:
        rule = _proposed(mapping)
        chosen = choices.get(mapping.column)
        if chosen is not None and chosen != (rule.attribute, rule.ladder):
            if rule.is_fixed or not is_open(*chosen):
                raise AppError(ErrorCode.FILE_COLUMN_FIXED, {"column": mapping.column + 1})
            rule = replace(rule, attribute=chosen[0], ladder=chosen[1])
        found.append(rule)
    return tuple(found)


def mappings_for(
    mappings: Sequence[ColumnMapping],
    choices: ColumnChoices,
    cells: Mapping[int, Sequence[CellValue]],
) -> tuple[ColumnMapping, ...]:
    """Return the mappings that read a file as its columns were chosen.

    Args:
        mappings: As they were proposed.
        choices: What a person said.
        cells: Some cells of each chosen column, to tell ages from dates of birth.
    """
    wanted: dict[int, ApplicantField] = {}
    for column, (attribute, ladder) in choices.items():
        if attribute in {Attribute.IDENTIFIER, Attribute.FORBIDDEN}:
            continue
        wanted[column] = _field_for(ladder, cells.get(column, ()))
    taken = set(wanted.values()) - {ApplicantField.CUSTOM}
    return tuple(
        replace(one, field=wanted[one.column], note=ColumnNote.CHOSEN, reason=MappingReason.PERSON)
        if one.column in wanted and _of_proposal(one) != choices[one.column][1]
        else replace(one, field=None, note=ColumnNote.TAKEN)
        if one.field in taken and one.column not in wanted
        else one
        for one in mappings
    )


def _of_proposal(mapping: ColumnMapping) -> Ladder | None:
    return _OF_FIELD.get(mapping.field) if mapping.field else None


def _proposed(mapping: ColumnMapping) -> ColumnRule:
    if mapping.note in _FORBIDDEN:
        return ColumnRule(mapping.column, mapping.header, Attribute.FORBIDDEN, None, is_fixed=True)
    if mapping.field in DIRECT:
        return ColumnRule(mapping.column, mapping.header, Attribute.IDENTIFIER, None, is_fixed=True)
    ladder = _of_proposal(mapping)
    if ladder is None and header_key(mapping.header) in set(map(header_key, _INDUSTRY)):
        ladder = Ladder.INDUSTRY
    if ladder is None:
        return ColumnRule(mapping.column, mapping.header, Attribute.IDENTIFIER)
    attribute = Attribute.SENSITIVE if ladder in CODED else Attribute.QUASI
    return ColumnRule(mapping.column, mapping.header, attribute, ladder)


def is_open(attribute: Attribute, ladder: Ladder | None) -> bool:
    """Return whether a column that is not fixed may be this."""
    match attribute:
        case Attribute.QUASI:
            return ladder is not None and ladder not in CODED
        case Attribute.SENSITIVE:
            return ladder is None or ladder in CODED
        case Attribute.INSENSITIVE | Attribute.IDENTIFIER:
            return ladder is None
        case Attribute.FORBIDDEN:
            return False


def _field_for(ladder: Ladder | None, cells: Sequence[CellValue]) -> ApplicantField:
    if ladder is Ladder.AGE:
        ages = [cell for cell in cells if str(cell).strip().rstrip("歳才").isdecimal()]
        is_age = bool(cells) and len(ages) == len(cells)
        return ApplicantField.AGE if is_age else ApplicantField.BIRTH_DATE
    return _FIELD_OF.get(ladder, ApplicantField.CUSTOM) if ladder else ApplicantField.CUSTOM
