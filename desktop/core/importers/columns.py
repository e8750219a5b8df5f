"""Which column means which field, how surely, and why some are left out.

Header first (exact, then contained, then alike), cells second: 連絡先, 名前, ID and 状態 mean
different things in different lists.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz, process

from desktop.core.domain.sheet import (
    ApplicantField,
    CellValue,
    ColumnMapping,
    ColumnNote,
    Confidence,
    MappingReason,
    RawSheet,
)
from desktop.core.importers.cell_shapes import count_matching, has_shape
from desktop.core.importers.header_row import header_keys_of_parts
from desktop.core.importers.header_text import header_key
from desktop.core.importers.ordinary_words import without_ordinary
from desktop.core.importers.sensitive import note_for_header
from desktop.core.importers.taxonomies import HeaderMeaning, header_meanings

_SAMPLE: Final = 200
_ALIKE: Final = 85
_MOSTLY: Final = 0.8
_HALF: Final = 0.5
_MIN_CONTAINED: Final = 2
_AMBIGUOUS: Final = frozenset(
    map(
        header_key,
        ("連絡先", "名前", "ID", "No", "状態", "状況", "評価", "応募者", "候補者", "メモ", "経験"),
    )
)
_BY_CONTENT: Final = (
    ApplicantField.EMAIL,
    ApplicantField.PHONE,
    ApplicantField.POSTAL_CODE,
    ApplicantField.KANA,
)
# Only where the header is one of the ambiguous ones: 面接 in a column of remarks is no stage.
_BY_CONTENT_IF_ASKED: Final = (
    *_BY_CONTENT,
    ApplicantField.OUTCOME,
    ApplicantField.STAGE,
    ApplicantField.ADDRESS,
)
_JOINABLE: Final = frozenset(
    {
        ApplicantField.ADDRESS,
        ApplicantField.QUALIFICATIONS,
        ApplicantField.SKILLS,
        ApplicantField.LANGUAGES,
        ApplicantField.NOTES,
        ApplicantField.ATTACHMENTS,
        ApplicantField.CUSTOM,
    }
)
_DENIED: Final = frozenset({ColumnNote.FAIR_HIRING, ColumnNote.HEALTH, ColumnNote.MY_NUMBER})
_STAYS_HERE: Final = frozenset({ApplicantField.NOTES, ApplicantField.NATIONALITY})
_READINGS: Final = {
    ApplicantField.NAME: ApplicantField.KANA,
    ApplicantField.FAMILY_NAME: ApplicantField.FAMILY_KANA,
    ApplicantField.GIVEN_NAME: ApplicantField.GIVEN_KANA,
}
_KANA_WORD: Final = re.compile("カナ|かな|ふりがな|フリガナ|よみ|読み|kana")
_RANK: Final = {Confidence.SURE: 0, Confidence.LIKELY: 1, Confidence.CHECK: 2}


def map_columns(
    sheet: RawSheet, headers: Sequence[str], first: int, end: int
) -> tuple[ColumnMapping, ...]:
    """Return one mapping per column, in file order; no field is taken twice but joinable ones.

    Args:
        sheet: Where the table stands.
        headers: Its headers, by column.
        first: Index of its first row below the header.
        end: Index of the row after its last.
    """
    data = sheet.rows[first : min(end, first + _SAMPLE)]
    width = max([len(headers), *(len(row) for row in data)])
    proposed = [
        _propose(column, headers[column] if column < len(headers) else "", _cells(data, column))
        for column in range(width)
    ]
    return _each_once(_stage_and_outcome(proposed))


def _propose(column: int, header: str, cells: Sequence[CellValue]) -> ColumnMapping:
    if not header:
        note = ColumnNote.NO_HEADER
        empty = ColumnMapping(column, header, None, Confidence.CHECK, note, len(cells))
        return _by_content(empty, cells)
    meaning, confidence, reason = _by_header(header)
    denied = note_for_header(header) if confidence is not Confidence.SURE else None
    if meaning is None and denied is None:
        unknown = ColumnMapping(
            column, header, None, Confidence.CHECK, ColumnNote.UNKNOWN, len(cells)
        )
        return _by_content(unknown, cells)
    if meaning is None or (denied and meaning.note not in _DENIED):
        return ColumnMapping(column, header, None, Confidence.LIKELY, denied, len(cells), 0, reason)
    mapping = ColumnMapping(
        column, header, meaning.field, confidence, meaning.note, len(cells), 0, reason
    )
    return _confirmed(mapping, cells)


def _by_header(header: str) -> tuple[HeaderMeaning | None, Confidence, MappingReason]:
    meanings = header_meanings()
    keys = header_keys_of_parts(header)
    for at, key in enumerate(keys):
        if key in meanings:
            is_whole = at == 0 and key not in _AMBIGUOUS
            meaning = meanings[key] if is_whole else _as_reading(meanings[key], keys[0])
            if is_whole:
                return meaning, Confidence.SURE, MappingReason.HEADER
            return meaning, Confidence.LIKELY, MappingReason.HEADER_PART
    # 障害対応 holds 障害 and is not denied for it.
    plain = header_key(without_ordinary(keys[0])) if keys else ""
    contained = [
        known
        for known in meanings
        if len(known) >= _MIN_CONTAINED
        and any(known in key for key in keys[:1])
        and (meanings[known].note not in _DENIED or known in plain)
    ]
    if contained:
        # The longest says most, and what is denied wins: 緊急連絡先続柄 is no telephone number.
        best = max(contained, key=lambda known: (meanings[known].note in _DENIED, len(known)))
        return meanings[best], Confidence.LIKELY, MappingReason.HEADER_PART
    return _alike(keys[0] if keys else "")


def _as_reading(meaning: HeaderMeaning, whole: str) -> HeaderMeaning:
    """A name with カナ in its brackets is a reading: 応募者名（カナ）."""
    reading = _READINGS.get(meaning.field) if meaning.field else None
    return HeaderMeaning(reading) if reading and _KANA_WORD.search(whole) else meaning


def _alike(key: str) -> tuple[HeaderMeaning | None, Confidence, MappingReason]:
    meanings = header_meanings()
    found = process.extractOne(key, meanings.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if not found:
        return None, Confidence.CHECK, MappingReason.NOTHING
    return meanings[found[0]], Confidence.CHECK, MappingReason.HEADER_ALIKE


def _confirmed(mapping: ColumnMapping, cells: Sequence[CellValue]) -> ColumnMapping:
    """Look at the cells: they confirm, doubt or overrule what the header says."""
    field = mapping.field
    is_asked = header_key(mapping.header) in _AMBIGUOUS
    if is_asked and (field is None or not has_shape(field)):
        return _by_content(mapping, cells, _BY_CONTENT_IF_ASKED)
    if field is None or not cells or not has_shape(field):
        return _marked(mapping)
    matching = count_matching(field, cells)
    seen = replace(mapping, matching_cells=matching)
    share = matching / len(cells)
    if is_asked:
        overruled = _by_content(replace(seen, matching_cells=0), cells, _BY_CONTENT_IF_ASKED)
        best = seen if share >= _HALF or overruled.field is None else overruled
        return replace(best, confidence=Confidence.CHECK, note=ColumnNote.BY_CONTENT)
    if share < _HALF:
        return replace(seen, confidence=Confidence.CHECK)
    return _marked(seen)


def _marked(mapping: ColumnMapping) -> ColumnMapping:
    if mapping.field in _STAYS_HERE:
        return replace(mapping, note=ColumnNote.STAYS_HERE)
    return mapping


def _by_content(
    mapping: ColumnMapping,
    cells: Sequence[CellValue],
    fields: Sequence[ApplicantField] = _BY_CONTENT,
) -> ColumnMapping:
    if not cells:
        return mapping
    for field in fields:
        matching = count_matching(field, cells)
        if matching >= max(2, len(cells) * _MOSTLY):
            return replace(
                mapping,
                field=field,
                confidence=Confidence.CHECK,
                note=ColumnNote.BY_CONTENT,
                matching_cells=matching,
                reason=MappingReason.CELLS,
            )
    return mapping


def _stage_and_outcome(mappings: list[ColumnMapping]) -> list[ColumnMapping]:
    """Of two 選考 columns the second is the outcome if none is named so."""
    stages = [one.column for one in mappings if one.field is ApplicantField.STAGE]
    if len(stages) < 2 or any(one.field is ApplicantField.OUTCOME for one in mappings):  # noqa: PLR2004
        return mappings
    return [
        replace(one, field=ApplicantField.OUTCOME, confidence=Confidence.CHECK)
        if one.column == stages[1]
        else one
        for one in mappings
    ]


def _each_once(mappings: list[ColumnMapping]) -> tuple[ColumnMapping, ...]:
    """Leave each field to its surest column, the leftmost on a tie."""
    best: dict[ApplicantField, ColumnMapping] = {}
    for one in sorted(mappings, key=lambda one: (_RANK[one.confidence], one.column)):
        if one.field is not None:
            best.setdefault(one.field, one)
    return tuple(
        one
        if one.field is None or one.field in _JOINABLE or best[one.field] is one
        else replace(one, field=None, note=ColumnNote.TAKEN)
        for one in mappings
    )


def _cells(rows: Sequence[Sequence[CellValue]], column: int) -> list[CellValue]:
    return [row[column] for row in rows if column < len(row) and row[column] not in (None, "")]
