"""Pay as lists write it, in yen: 350万円, 300〜400万, 月給25万円, 3,500,000, 時給1,200円."""

import re
import unicodedata
from datetime import date
from typing import Final

from desktop.core.domain.sheet import CellValue, CorrectionCode, ProblemCode
from desktop.core.domain.text_folding import fold_hyphens
from desktop.core.importers.normalize import EMPTY, Reading, text_of
from desktop.core.importers.words import is_nothing

_UNITS: Final = {
    "億": 100_000_000,
    "千万": 10_000_000,
    "百万": 1_000_000,
    "万": 10_000,
    "千": 1_000,
}
_PAY: Final = re.compile(
    r"(?:約|およそ|希望|額面|手取り?|税込み?|総支給|年収|年俸|月収|月給|月額|日給|時給|給与|現在|前職|[:])*[¥￥]?"
    r"(\d+(?:\.\d+)?)(億|千万|百万|万|千)?(?:(\d{1,4})(千)?)?円?"
    r"(?:[~-][¥￥]?\d+(?:\.\d+)?(?:億|千万|百万|万|千)?円?)?"
    r"(?:/?(?:年|月|日|時|時間|h))?(?:以上|以下|程度|前後|くらい|位|から|より|弱|強|希望|[~-]|\(税込\)|\(額面\))*"
)
_ANY: Final = re.compile(
    r"(?:応相談|要相談|相談|貴社規定(?:に従う|による)?|御社規定.*|規定.*|不問|特になし|希望なし)"
)
_UNTIL_TEN_THOUSANDS: Final = 10_000
_LOWEST_HOURLY_WITHOUT_UNIT: Final = 500
_HIGHEST: Final = 10_000_000_000


def read_salary(cell: CellValue, _today: date) -> Reading:
    """Return pay in yen, the lower end of a range; a bare number below 10,000 counts 万円."""
    if isinstance(cell, bool):
        return Reading(None, problem=ProblemCode.NUMBER_UNREADABLE)
    text = "".join(unicodedata.normalize("NFKC", text_of(cell)).split()).replace(",", "")
    text = fold_hyphens(text.replace("〜", "~")).casefold()
    if not text or is_nothing(text) or _ANY.fullmatch(text):
        return EMPTY
    match = _PAY.fullmatch(text)
    if match is None:
        return Reading(None, problem=ProblemCode.NUMBER_UNREADABLE)
    yen, is_bare = _yen(match, text)
    if yen > _HIGHEST:
        return Reading(None, problem=ProblemCode.NUMBER_UNREADABLE)
    return Reading(yen, CorrectionCode.UNIT_ADDED if is_bare else None)


def _yen(match: re.Match[str], text: str) -> tuple[int, bool]:
    amount, unit, small, thousand = match.groups()
    if unit is None and "万" in text and not small:
        # 300〜400万: the unit stands once, behind the upper end.
        unit = "万"
    yen = float(amount) * _UNITS.get(unit or "", 1)
    if unit and small:
        yen += int(small) * (1_000 if thousand else 1)
    if unit is None and small:
        yen = float(f"{amount}{small}")
    is_bare = unit is None and "円" not in text and "時" not in text and yen < _UNTIL_TEN_THOUSANDS
    return round(yen * 10_000 if is_bare else yen), is_bare
