"""The shape of a file: what stays the same from month to month, and what was chosen for it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from desktop.core.domain.sheet import (
    ApplicantField,
    ColumnMapping,
    ColumnNote,
    Confidence,
    MappingReason,
)
from desktop.core.importers.header_text import header_key

_NOT_IMPORTED: Final = ""


def shape_key(headers: Iterable[str]) -> str:
    """Return the key of a table: the same for the same headers in any order, width and spacing."""
    keys = sorted(key for key in map(header_key, headers) if key)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:32]


def chosen_columns(mappings: Sequence[ColumnMapping]) -> dict[str, str]:
    """Return what a profile saves: field by column key, empty where it is not imported.

    Columns are named by their header and which one of that header they are, never by place.
    """
    return {
        key: one.field.value if one.field else _NOT_IMPORTED
        for key, one in zip(_column_keys(mappings), mappings, strict=True)
        if key
    }


def with_chosen(
    mappings: Sequence[ColumnMapping], chosen: Mapping[str, str]
) -> tuple[ColumnMapping, ...]:
    """Return mappings as a person chose them for a file of this shape before.

    Columns and fields the profile does not know stay as they were proposed.
    """
    return tuple(
        _as_chosen(one, chosen[key]) if key in chosen else one
        for key, one in zip(_column_keys(mappings), mappings, strict=True)
    )


def _as_chosen(mapping: ColumnMapping, value: str) -> ColumnMapping:
    known = {field.value for field in ApplicantField}
    if value and value not in known:
        return mapping
    field = ApplicantField(value) if value else None
    if field is mapping.field:
        return replace(mapping, confidence=Confidence.SURE, reason=MappingReason.PROFILE)
    return replace(
        mapping,
        field=field,
        confidence=Confidence.SURE,
        note=ColumnNote.CHOSEN,
        reason=MappingReason.PROFILE,
    )


def _column_keys(mappings: Sequence[ColumnMapping]) -> list[str]:
    seen: Counter[str] = Counter()
    keys = []
    for one in mappings:
        key = header_key(one.header)
        seen[key] += 1
        keys.append(f"{key}#{seen[key]}" if key else "")
    return keys
