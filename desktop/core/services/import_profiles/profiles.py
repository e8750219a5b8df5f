"""How files of one shape were read last time, chosen by itself the next time."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.import_memory import ImportProfile, KeptColumn
from desktop.core.domain.sheet import ColumnMapping, ColumnNote, Confidence, SheetAnalysis
from desktop.core.domain.sheet_columns import MappingReason
from desktop.core.domain.sheet_findings import CellFate
from desktop.core.importers.header_text import header_key
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.import_memory import (
    delete_profile,
    list_profile_rows,
    read_profile,
    touch_profile,
    write_profile,
)

_CHANGES: Changes = frozenset({Change.IMPORTS})


def shape_of(headers: Iterable[str]) -> str:
    """Return the key of a file's shape: its headers folded, in whatever order they stand."""
    keys = sorted(key for key in map(header_key, headers) if key)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:32] if keys else ""


def shape_key_of(analysis: SheetAnalysis) -> str:
    """Return the key under which the profile of a sheet is kept."""
    return analysis.shape_key or shape_of(one.header for one in analysis.mappings)


def profile_of(analysis: SheetAnalysis, name: str = "") -> ImportProfile:
    """Return how a sheet is read now, to be saved."""
    columns = tuple(
        KeptColumn(one.header, one.field, is_refused=one.fate is CellFate.REFUSED)
        for one in analysis.mappings
    )
    return ImportProfile(
        shape_key=shape_key_of(analysis),
        columns=columns,
        table_key=analysis.table.key if analysis.table else "",
        name=name,
        has_hidden_rows=analysis.options.has_hidden_rows,
    )


def save_profile(workspace: Workspace, analysis: SheetAnalysis, name: str = "") -> Changes:
    """Remember how this sheet was read, for the next file of its shape.

    A name given before stays where none is given now.
    """
    profile = profile_of(analysis, name.strip())
    with workspace.store.write() as connection:
        before = read_profile(connection, profile.shape_key)
        if before is not None and not profile.name:
            profile = replace(profile, name=before.name)
        write_profile(connection, profile, workspace.clock.now())
    return _CHANGES


def find_profile(workspace: Workspace, shape_key: str) -> ImportProfile | None:
    """Return the profile of files of this shape, or None."""
    with workspace.store.read() as connection:
        return read_profile(connection, shape_key)


def find_profile_named(workspace: Workspace, name: str) -> ImportProfile:
    """Return the profile a person called so.

    Raises:
        AppError: IMPORT_PROFILE_GONE.
    """
    wanted = name.strip()
    for profile in list_profiles(workspace):
        if wanted in (profile.name, profile.shape_key):
            return profile
    raise AppError(ErrorCode.IMPORT_PROFILE_GONE)


def list_profiles(workspace: Workspace) -> tuple[ImportProfile, ...]:
    """Return every profile, the last used first."""
    with workspace.store.read() as connection:
        return list_profile_rows(connection)


def note_use(workspace: Workspace, profile: ImportProfile) -> None:
    """Note that a profile was used just now."""
    with workspace.store.write() as connection:
        touch_profile(connection, profile.shape_key, workspace.clock.now())


def forget_profile(workspace: Workspace, shape_key: str) -> Changes:
    """Forget a profile; files of its shape are understood anew."""
    with workspace.store.write() as connection:
        return _CHANGES if delete_profile(connection, shape_key) else frozenset()


def mapped_by(
    profile: ImportProfile, mappings: Sequence[ColumnMapping]
) -> tuple[ColumnMapping, ...]:
    """Return mappings as the profile has them, column by header, wherever it stands now.

    A column the profile does not know keeps what was proposed, unless that field is taken by now.
    Of columns that are called the same, the first is the first.
    """
    kept: dict[str, list[KeptColumn]] = defaultdict(list)
    for column in profile.columns:
        kept[header_key(column.header)].append(column)
    taken = {one.field for one in profile.columns if one.field is not None}
    found = []
    for mapping in mappings:
        same = kept.get(header_key(mapping.header)) if mapping.header else None
        if same:
            found.append(_as_kept(mapping, same.pop(0)))
        elif mapping.field in taken:
            found.append(replace(mapping, field=None, note=ColumnNote.TAKEN))
        else:
            found.append(mapping)
    return tuple(found)


def _as_kept(mapping: ColumnMapping, column: KeptColumn) -> ColumnMapping:
    """Return the mapping with the remembered answer; why a column is refused stays said."""
    if mapping.field is column.field:
        return replace(mapping, confidence=Confidence.SURE, reason=MappingReason.PROFILE)
    is_refused = column.field is None and mapping.fate is CellFate.REFUSED
    return replace(
        mapping,
        field=column.field,
        confidence=Confidence.SURE,
        note=mapping.note if is_refused else ColumnNote.CHOSEN,
        reason=MappingReason.PROFILE,
    )
