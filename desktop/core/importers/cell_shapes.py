"""What the cells of a column look like, whatever its header says."""

import re
from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Final

from desktop.core.domain.japanese_dates import parse_date
from desktop.core.domain.sheet import ApplicantField, CellValue
from desktop.core.domain.text_folding import fold_email, fold_kana, fold_phone
from desktop.core.importers.places import split_address
from desktop.core.importers.words import parse_outcome, parse_stage

_LONGEST: Final = 300
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
_PHONE: Final = re.compile(r"0\d{9,10}|[1-9]\d{8,9}")
_PHONE_CHARACTERS: Final = re.compile(r"[\d０-９\s()（）+＋\-−‐―ー－.]+")
_KANA: Final = re.compile(r"[ァ-ヶー・]+")
_KANA_BEFORE_FOLDING: Final = re.compile(r"[ぁ-ゖァ-ヶー・ｦ-ﾟ\s]+")
_POSTAL: Final = re.compile(r"〒?\s*[\d０-９]{3}[\-−‐―ー－]?[\d０-９]{4}")
_NAME: Final = re.compile(r"[^\W\d_]{1,10}[\s　・]?[^\W\d_]{0,20}")


def _is_email(cell: CellValue) -> bool:
    return isinstance(cell, str) and _EMAIL.search(fold_email(cell)) is not None


def _is_phone(cell: CellValue) -> bool:
    if isinstance(cell, bool) or not isinstance(cell, (str, int)):
        return False
    text = str(cell)
    if not _PHONE_CHARACTERS.fullmatch(text):
        return False
    return _PHONE.fullmatch(fold_phone(text)) is not None


def _is_kana(cell: CellValue) -> bool:
    if not isinstance(cell, str) or not _KANA_BEFORE_FOLDING.fullmatch(cell):
        return False
    return _KANA.fullmatch(fold_kana(cell)) is not None


def _is_birth_date(cell: CellValue) -> bool:
    parsed = parse_date(cell)
    return (parsed.value or parsed.suggestion or date.max) < date(2020, 1, 1)


def _is_date(cell: CellValue) -> bool:
    parsed = parse_date(cell, default_year=2000)
    return (parsed.value or parsed.suggestion) is not None


def _is_postal(cell: CellValue) -> bool:
    return isinstance(cell, str) and _POSTAL.fullmatch(cell.strip()) is not None


def _is_name(cell: CellValue) -> bool:
    return isinstance(cell, str) and _NAME.fullmatch(cell.strip()) is not None


def _is_outcome(cell: CellValue) -> bool:
    return isinstance(cell, str) and parse_outcome(cell) is not None


def _is_stage(cell: CellValue) -> bool:
    return isinstance(cell, str) and parse_stage(cell) is not None


def _is_address(cell: CellValue) -> bool:
    return isinstance(cell, str) and bool(split_address(cell)[1])


_TESTS: Final = MappingProxyType(
    {
        ApplicantField.EMAIL: _is_email,
        ApplicantField.PHONE: _is_phone,
        ApplicantField.KANA: _is_kana,
        ApplicantField.BIRTH_DATE: _is_birth_date,
        ApplicantField.APPLIED_ON: _is_date,
        ApplicantField.DECIDED_ON: _is_date,
        ApplicantField.POSTAL_CODE: _is_postal,
        ApplicantField.NAME: _is_name,
        ApplicantField.OUTCOME: _is_outcome,
        ApplicantField.STAGE: _is_stage,
        ApplicantField.ADDRESS: _is_address,
    }
)


def has_shape(field: ApplicantField) -> bool:
    """Tell whether cells of this field can be told by their look."""
    return field in _TESTS


def count_matching(field: ApplicantField, cells: Iterable[CellValue]) -> int:
    """Return how many cells look like the field; 0 for a field without a shape."""
    test = _TESTS.get(field)
    return sum(test(cell) for cell in cells if len(str(cell)) <= _LONGEST) if test else 0
