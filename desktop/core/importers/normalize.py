"""One cell at a time: what a value means, what was put right, what a person must look at."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desktop.core.domain.japanese_dates import DateFault, DateKind, parse_date
from desktop.core.domain.sheet import CellValue, CorrectionCode, ProblemCode
from desktop.core.domain.text_folding import fold_hyphens
from desktop.core.importers.words import is_nothing

_HIRAGANA: Final = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_EMAIL: Final = re.compile(
    r"[^@\s<>\"(),:;]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE
)
_EMAIL_SEPARATOR: Final = re.compile(r"[\s;,、/]+")
_KANA: Final = re.compile(r"[ァ-ヺー・ ]*")
_PHONE_CHARACTERS: Final = re.compile(r"[0-9()+\-. ]*")
_PHONE_SEPARATOR: Final = re.compile(r"[、,/;\n]|　{2,}| {2,}")
_YEARS: Final = re.compile(
    r"(\d+(?:\.\d+)?)(?:年|ヶ年|か年|カ年)?(?:半|(?:\d+)(?:ヶ|か|カ|ケ|個|箇)?月)?(?:以上|程度|弱|強|超|未満|くらい|位)?"
)
_MONTHS: Final = re.compile(r"\d+(?:ヶ|か|カ|ケ|個|箇)?月(?:以上|程度|弱|強)?|半年")
_NO_EXPERIENCE: Final = re.compile(r"未経験|経験なし|なし|無し|無|0")
_AGE: Final = re.compile(r"満?(\d{1,3})(?:歳|才)?")
_HONORIFIC: Final = re.compile(r"(?<=..)[\s　]*(?:様|さま|殿|さん)$")
_NOBODY: Final = frozenset(
    {"合計", "計", "小計", "総計", "以上", "以下余白", "例", "記入例", "記載例"}
)
# What most cells look like; it spares them the closer look.
_PLAIN_NAME: Final = re.compile(r"[^\s、,/／]{2,}(?: [^\s、,/／]+)?")
_HONORIFIC_ENDS: Final = frozenset("様ま殿ん")
_PLAIN_KANA: Final = re.compile(r"[ァ-ヺー・]+(?: [ァ-ヺー・]+)?")
_PLAIN_PHONE: Final = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}", re.ASCII)
_PLAIN_POSTAL_CODE: Final = re.compile(r"\d{3}-\d{4}", re.ASCII)
_PLAIN_PHONE_LENGTHS: Final = (12, 13)
_TWO_NAMES: Final = re.compile(r"[、,\n/／]")
_LONGEST_EMAIL: Final = 254  # RFC 5321, 4.5.3.1.3
_OLDEST: Final = 100
_YOUNGEST: Final = 14
_DOMESTIC_DIGITS: Final = (10, 11)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell says: a value, perhaps put right, or a problem.

    Attributes:
        value: The value; None or empty where there is none or it could not be understood.
    """

    value: object = None
    correction: CorrectionCode | None = None
    problem: ProblemCode | None = None
    suggestion: str = ""


EMPTY: Final = Reading()


def text_of(cell: CellValue) -> str:
    """Return a cell as the text a person sees."""
    if cell.__class__ is str or cell is None:
        return cell or ""
    if isinstance(cell, datetime):
        return cell.strftime("%Y/%m/%d %H:%M")
    return cell.isoformat().replace("-", "/") if isinstance(cell, date) else str(cell)


def read_text(cell: CellValue, _today: date) -> Reading:
    """Return the text with outer spaces removed, characters as typed."""
    return Reading(text_of(cell).strip())


def read_name(cell: CellValue, _today: date) -> Reading:
    """Return a name as typed, spaces made single and 様 left out.

    Several names in one cell are a problem; a line of totals is nobody.
    """
    text = text_of(cell)
    if _PLAIN_NAME.fullmatch(text) and text[-1] not in _HONORIFIC_ENDS and text not in _NOBODY:
        return Reading(text)
    text = _HONORIFIC.sub("", text.strip())
    if text in _NOBODY:
        return Reading("", problem=ProblemCode.NAME_MISSING)
    if _TWO_NAMES.search(text):
        return Reading("", problem=ProblemCode.TWO_PEOPLE)
    return Reading(" ".join(text.split()))


def read_kana(cell: CellValue, _today: date) -> Reading:
    """Return a reading in full-width katakana; a reading in other characters is kept as typed."""
    text = text_of(cell)
    if _PLAIN_KANA.fullmatch(text):
        return Reading(text)
    text = " ".join(text.split())
    folded = unicodedata.normalize("NFKC", text).translate(_HIRAGANA)
    if not _KANA.fullmatch(folded):
        return Reading(text)
    return Reading(folded, CorrectionCode.KANA if folded != text else None)


def read_email(cell: CellValue, _today: date) -> Reading:
    """Return the first address of the cell."""
    text = text_of(cell)
    if text.isascii() and len(text) <= _LONGEST_EMAIL and _EMAIL.fullmatch(text):
        return Reading(text.removeprefix("mailto:"))
    text = text.strip()
    if not text or is_nothing(text):
        return Reading("")
    plain = unicodedata.normalize("NFKC", text).removeprefix("mailto:")
    first = next((part for part in _EMAIL_SEPARATOR.split(plain) if part), "")
    if len(first) > _LONGEST_EMAIL or not _EMAIL.fullmatch(first):
        return Reading("", problem=ProblemCode.EMAIL_BROKEN)
    return Reading(first, CorrectionCode.WIDTH if plain != text else None)


def read_phone(cell: CellValue, _today: date) -> Reading:
    """Return the first number of the cell, half-width; a lost leading 0 is restored.

    A number typed into a number cell loses its 0 (importing.md): 9012345678 is 090-1234-5678.
    """
    text = text_of(cell)
    if _PLAIN_PHONE.fullmatch(text) and len(text) in _PLAIN_PHONE_LENGTHS:
        return Reading(text)
    text = text.strip()
    return Reading("") if not text or is_nothing(text) else _phone(text)


def _phone(text: str) -> Reading:
    plain = fold_hyphens(unicodedata.normalize("NFKC", _PHONE_SEPARATOR.split(text)[0])).strip()
    plain = plain.removeprefix("TEL").lstrip(":. ")
    digits = re.sub(r"\D", "", plain)
    if not _PHONE_CHARACTERS.fullmatch(plain):
        return Reading("", problem=ProblemCode.PHONE_BROKEN)
    if plain.startswith("+"):
        return _international(plain, digits)
    code = (
        CorrectionCode.WIDTH if plain != text and _PHONE_SEPARATOR.split(text)[0] == text else None
    )
    if plain == digits and len(digits) in (9, 10) and not digits.startswith("0"):
        digits, plain, code = f"0{digits}", f"0{digits}", CorrectionCode.LEADING_ZERO
    if len(digits) not in _DOMESTIC_DIGITS or not digits.startswith("0"):
        return Reading("", problem=ProblemCode.PHONE_BROKEN)
    return Reading(_grouped(digits) if plain == digits else plain, code)


def _international(plain: str, digits: str) -> Reading:
    if digits.startswith("81"):
        domestic = "0" + digits[2:].lstrip("0")
        return Reading(_grouped(domestic))
    is_real = len(digits) in range(8, 16)
    return Reading(plain) if is_real else Reading("", problem=ProblemCode.PHONE_BROKEN)


def _grouped(digits: str) -> str:
    mobile = len(digits) == 11 and digits[:3] in {"050", "070", "080", "090"}  # noqa: PLR2004
    return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}" if mobile else digits


def read_birth_date(cell: CellValue, today: date) -> Reading:
    """Return a birth date between 14 and 100 years ago."""
    reading = _read_date(cell, None)
    born = reading.value
    if not isinstance(born, date):
        return reading
    years = today.year - born.year
    if not _YOUNGEST <= years <= _OLDEST:
        return Reading(None, problem=ProblemCode.BIRTH_DATE_UNLIKELY)
    return reading


def read_past_date(cell: CellValue, today: date) -> Reading:
    """Return a date up to today; a short date belongs to the last twelve months."""
    reading = _read_date(cell, today.year)
    found = reading.value
    if not isinstance(found, date) or found <= today:
        return reading
    if reading.correction is CorrectionCode.YEAR_ADDED:
        return _read_date(cell, today.year - 1)
    return Reading(None, problem=ProblemCode.DATE_IN_FUTURE)


def read_start_date(cell: CellValue, today: date) -> Reading:
    """Return a date, also one to come; 即日 and 応相談 are no date and no fault."""
    text = _plain(cell)
    if _NO_DATE.fullmatch(text):
        return EMPTY
    return _read_date(cell, today.year)


_NO_DATE: Final = re.compile(
    r"即日?(?:可(?:能)?)?|すぐ(?:に)?可?(?:能)?|いつでも(?:可)?|応?相談|要相談|未定|内定後.*|退職後.*|.*(?:ヶ月|か月|週間|カ月|ヵ月)後?(?:程度|以内)?"
)
_DATE_CORRECTIONS: Final = {
    DateKind.SHORT: CorrectionCode.YEAR_ADDED,
    DateKind.SERIAL: CorrectionCode.SERIAL_TO_DATE,
}


def _read_date(cell: CellValue, default_year: int | None) -> Reading:
    if cell is None or (isinstance(cell, str) and (not cell.strip() or is_nothing(cell))):
        return EMPTY
    parsed = parse_date(cell, default_year=default_year)
    if parsed.value is not None:
        code = _DATE_CORRECTIONS.get(parsed.kind) if parsed.kind else None
        return Reading(parsed.value, code)
    if parsed.fault is DateFault.OUTSIDE_ERA:
        meant = parsed.suggestion.isoformat() if parsed.suggestion else ""
        return Reading(None, problem=ProblemCode.DATE_OUTSIDE_ERA, suggestion=meant)
    return Reading(None, problem=ProblemCode.DATE_UNREADABLE)


def read_age(cell: CellValue, _today: date) -> Reading:
    """Return an age in years."""
    text = _plain(cell)
    if not text:
        return EMPTY
    match = _AGE.fullmatch(text)
    return Reading(int(match[1])) if match else Reading(None, problem=ProblemCode.NUMBER_UNREADABLE)


def read_years(cell: CellValue, _today: date) -> Reading:
    """Return whole years of experience; 未経験 and months below a year are 0."""
    text = _plain(cell).removeprefix("約").removesuffix("の経験").removesuffix("経験")
    if not text:
        return Reading(0) if "経験" in _plain(cell) else EMPTY
    if _NO_EXPERIENCE.fullmatch(_plain(cell)) or _MONTHS.fullmatch(text) or text == "未":
        return Reading(0)
    if match := _YEARS.fullmatch(text):
        years = int(float(match[1]))
        if years <= _OLDEST:
            return Reading(years)
    return Reading(None, problem=ProblemCode.NUMBER_UNREADABLE)


def read_postal_code(cell: CellValue, _today: date) -> Reading:
    """Return a postal code as 123-4567; anything else is kept as typed."""
    if isinstance(cell, str) and _PLAIN_POSTAL_CODE.fullmatch(cell):
        return Reading(cell)
    text = _plain(cell).removeprefix("〒")
    digits = fold_hyphens(text).replace("-", "")
    if isinstance(cell, int) and len(digits) in (5, 6):
        digits = digits.zfill(7)
        return Reading(f"{digits[:3]}-{digits[3:]}", CorrectionCode.LEADING_ZERO)
    if len(digits) == 7 and digits.isascii() and digits.isdigit():  # noqa: PLR2004
        return Reading(f"{digits[:3]}-{digits[3:]}")
    if not text or is_nothing(text):
        return Reading("")
    # Kept as typed: half a postal code still helps a person who reads it.
    return Reading(text_of(cell).strip(), problem=ProblemCode.POSTAL_CODE_BROKEN)


def _plain(cell: CellValue) -> str:
    return "".join(unicodedata.normalize("NFKC", text_of(cell)).split())


CellReader = Callable[[CellValue, date], Reading]
