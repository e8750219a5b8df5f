"""Rows that are nobody: totals, seals, footnotes, examples, headers printed again."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from desktop.core.domain.sheet import ApplicantField, CellValue, ColumnMapping
from desktop.core.domain.sheet_findings import SkipReason
from desktop.core.importers.header_row import header_text

_TOTAL: Final = re.compile(
    r"(?:(?:令和|平成|昭和|全体)?[\d元年月日度期上下半\-/]*の?)?(?:合計|小計|総計|計|総数|累計|平均|件数|応募者数|応募数|人数|合計人数"
    r"|採用者数|不採用者数)(?:[:(]?[\d,.]*(?:名|人|件|%)?\)?)?"
)
_SEAL_WORDS: Final = frozenset(
    [
        "印",
        "印鑑",
        "検印",
        "承認",
        "承認印",
        "確認",
        "確認印",
        "担当",
        "担当印",
        "捺印",
        "押印",
        "課長",
        "部長",
        "社長",
        "所長",
        "係長",
        "主任",
        "作成",
        "作成者",
        "審査",
        "人事",
        "総務",
        "役員",
        "決裁",
        "受付",
        "(印)",
        "照合",
        "店長",
        "工場長",
        "常務",
        "専務",
    ]
)
_FOOTNOTE: Final = re.compile(
    r"(?:※|\*|注\d*[:)\]]|\(注|\[注|備考:|凡例|以上$|以下余白|---|===|作成日|更新日|出力日|印刷日|最終更新"
    r"|copyright|©|ページ|page\b|\d+/\d+ページ)",
    re.IGNORECASE,
)
_EXAMPLE: Final = re.compile(
    r"(?:\(|【|\[|<)?(?:例|記入例|記載例|入力例|サンプル|見本)(?:\)|】|\]|>|:|$)"
)
_MAYBE: Final = re.compile(
    r"\s*[※*＊(（【\[<注備凡以作更出印最copyright©ページ例記入サ見合小総計累平件応人採不検承確担捺押課部社所係主"
    r"審役決受照店工常専令平昭全上下半元\d－\-=0-9０-９年月㊞]",
    re.IGNORECASE,
)
_HALF: Final = 0.5
_FEW: Final = 3
_COUNTING: Final = frozenset({ApplicantField.APPLICANT_NUMBER, ApplicantField.AGE})


class RowFilter:
    """Tells which rows of one table are nobody.

    Args:
        mappings: One per column.
        headers: The table's headers as typed.
    """

    def __init__(self, mappings: Sequence[ColumnMapping], headers: Sequence[str]) -> None:
        self._headers = tuple(headers)
        wanted = [one for one in mappings if one.field is not None]
        self._columns = tuple(one.column for one in wanted)
        self._telling = tuple(one.column for one in wanted if one.field not in _COUNTING)
        names = [
            one.column
            for one in wanted
            if one.field in {ApplicantField.NAME, ApplicantField.FAMILY_NAME}
        ]
        self._name = min(names, default=-1)

    def reason_to_skip(self, cells: Sequence[CellValue]) -> SkipReason | None:
        """Return why a row is nobody; None for a person."""
        name = cells[self._name] if 0 <= self._name < len(cells) else None
        first = cells[0] if cells else None
        if first is None or first == "":
            first = next((cell for cell in cells if cell is not None and cell != ""), None)
        if first is None:
            return SkipReason.BLANK
        if isinstance(name, str) and not _MAYBE.match(name) and name.strip():
            # A name that starts like no remark; only a mark in the first column can matter.
            is_plain = first is name or not isinstance(first, str) or not _MAYBE.match(first)
            if is_plain and name != self._headers[self._name]:
                return None
        return self._look_closely(cells, name)

    def _look_closely(self, cells: Sequence[CellValue], name: CellValue) -> SkipReason | None:
        filled = [_plain(cell) for cell in cells if cell is not None]
        filled = [text for text in filled if text]
        if not filled:
            return SkipReason.BLANK
        if self._is_header(cells):
            return SkipReason.REPEATED_HEADER
        reason = _by_words(filled, _plain(name))
        if reason is not None:
            return reason
        columns = self._telling or self._columns
        return None if _has_any(cells, columns) else SkipReason.NOTHING_KNOWN

    def _is_header(self, cells: Sequence[CellValue]) -> bool:
        """Tell whether most filled cells repeat their header, or a part of a joined one."""
        pairs = [
            (text, self._headers[at] if at < len(self._headers) else "")
            for at, text in enumerate(map(header_text, cells))
            if text
        ]
        same = sum(text == header or text in header.split(" ") for text, header in pairs)
        return same >= min(2, len(pairs)) and same > len(pairs) * _HALF


def _by_words(filled: Sequence[str], name: str) -> SkipReason | None:
    if any(map(_EXAMPLE.match, (filled[0], name))):
        return SkipReason.EXAMPLE
    if all(text in _SEAL_WORDS for text in filled):
        return SkipReason.SEAL
    is_total = _TOTAL.fullmatch(name) if name else any(map(_TOTAL.fullmatch, filled[:2]))
    if is_total:
        return SkipReason.TOTAL
    is_remark = _FOOTNOTE.match(filled[0]) and len(filled) <= _FEW
    return SkipReason.FOOTNOTE if is_remark else None


def _has_any(cells: Sequence[CellValue], columns: Sequence[int]) -> bool:
    return any(column < len(cells) and _plain(cells[column]) for column in columns)


def _plain(cell: CellValue) -> str:
    if cell is None:
        return ""
    text = cell.replace("㊞", "印") if isinstance(cell, str) else str(cell)
    return "".join(unicodedata.normalize("NFKC", text).split())
