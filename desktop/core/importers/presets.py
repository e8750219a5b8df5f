"""Exports of known systems, recognised by their headers.

What a preset knows is what `header_synonyms.csv` has a published source for; every other column of
such a file is 未確認. For ジョブカン no list of columns has been published: it is recognised by its
name only and mapped like any other file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Final

from desktop.core.domain.sheet import ColumnMapping, Confidence, MappingReason, RawSheet
from desktop.core.domain.sheet_findings import Preset, PresetMatch
from desktop.core.importers.header_row import header_text
from desktop.core.importers.header_text import header_key
from desktop.core.importers.taxonomies import read_table

_SOURCES: Final[Mapping[Preset, frozenset[str]]] = MappingProxyType(
    {
        Preset.HRMOS: frozenset({"RR", "HRMOS"}),
        Preset.HERP: frozenset({"HERP"}),
        Preset.ENTRY_POCKET: frozenset({"EP"}),
    }
)
_GUESSED: Final = frozenset({"ASSUMED", "BRIEF"})
# Half of what HERP's template names is in every list; 選考ステップ is in hardly any other.
_TELLING: Final[Mapping[Preset, frozenset[str]]] = MappingProxyType(
    {
        Preset.HRMOS: frozenset({"候補者基本", "候補者一般", "候補者学歴", "候補者職歴"}),
        Preset.HERP: frozenset(map(header_key, ("選考ステップ", "選考終了理由", "応募時刻"))),
        Preset.ENTRY_POCKET: frozenset(
            map(
                header_key,
                (
                    "応募者コード",
                    "選考状況ステータス",
                    "流入元",
                    "メモ（過去）",
                    "募集店舗",
                    "重複フラグ",
                ),
            )
        ),
    }
)
_JOBCAN: Final = "ジョブカン"
_MIN_MATCHED: Final = 2
_MIN_GENERIC: Final = 3
_TITLE_ROWS: Final = 10


def recognise(sheet: RawSheet, headers: Sequence[str], first_data_row: int) -> PresetMatch | None:
    """Return the system a table was exported from; GENERIC for an ordinary 応募者管理表."""
    filled = [text for text in headers if text]
    keys = {header_key(text): text for text in filled}
    if _names_jobcan(sheet, first_data_row):
        return PresetMatch(Preset.JOBCAN, 0, tuple(filled))
    best = max(_SOURCES, key=lambda preset: _matched(preset, keys))
    matched = _matched(best, keys)
    if matched:
        known = _headers_of(_SOURCES[best])
        return PresetMatch(best, matched, _missing(keys, known))
    every = _headers_of(None)
    matched = len(keys.keys() & every)
    if matched < _MIN_GENERIC:
        return None
    return PresetMatch(Preset.GENERIC, matched, _missing(keys, every))


def confirmed(
    mappings: Sequence[ColumnMapping], match: PresetMatch | None
) -> tuple[ColumnMapping, ...]:
    """Return mappings with those marked that a recognised system's own list of columns confirms."""
    known = _headers_of(_SOURCES[match.preset]) if match and match.preset in _SOURCES else None
    return tuple(
        replace(one, reason=MappingReason.PRESET)
        if known and one.confidence is Confidence.SURE and header_key(one.header) in known
        else one
        for one in mappings
    )


def _matched(preset: Preset, keys: Mapping[str, str]) -> int:
    """Return how many headers a preset knows; 0 without two that only this system has."""
    telling = sum(
        any(key.startswith(word) if preset is Preset.HRMOS else key == word for key in keys)
        for word in _TELLING[preset]
    )
    if telling < min(_MIN_MATCHED, len(_TELLING[preset])):
        return 0
    return len(keys.keys() & _headers_of(_SOURCES[preset]))


def _missing(keys: Mapping[str, str], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(text for key, text in keys.items() if key not in known)


def _names_jobcan(sheet: RawSheet, first_data_row: int) -> bool:
    titles = (cell for row in sheet.rows[: min(first_data_row, _TITLE_ROWS)] for cell in row)
    return _JOBCAN in sheet.name or any(_JOBCAN in header_text(cell) for cell in titles)


@cache
def _headers_of(sources: frozenset[str] | None) -> frozenset[str]:
    """Return the header keys that have one of these sources; None means any that is published."""
    return frozenset(
        header_key(row["variant"])
        for row in read_table("header_synonyms.csv")
        if (row["source_id"] in sources if sources else row["source_id"] not in _GUESSED)
    )
