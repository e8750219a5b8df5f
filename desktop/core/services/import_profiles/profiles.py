"""How files of one shape were read last time, chosen by itself the next time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.import_memory import ImportProfile, KeptColumn
from desktop.core.domain.sheet import ColumnMapping, Confidence, SheetAnalysis
from desktop.core.domain.sheet_findings import CellFate, TableCandidate
from desktop.core.importers.shapes import chosen_columns
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.import_memory import (
    delete_profile,
    list_profile_rows,
    read_profile,
    touch_profile,
    write_profile,
)

_CHANGES: Changes = frozenset({Change.IMPORTS})
_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)


def profile_of(analysis: SheetAnalysis, name: str = "") -> ImportProfile:
    """Return how a sheet is read now, to be saved."""
    columns = tuple(
        KeptColumn(one.header, one.field, is_refused=one.fate is CellFate.REFUSED)
        for one in analysis.mappings
    )
    return ImportProfile(
        shape_key=analysis.shape_key,
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


def chosen_of(profile: ImportProfile) -> dict[str, str]:
    """Return what a profile says of columns, as `analyse` takes it: by header, in any order."""
    return chosen_columns(
        [
            ColumnMapping(at, one.header, one.field, Confidence.SURE)
            for at, one in enumerate(profile.columns)
        ]
    )


def profile_for(
    workspace: Workspace, tables: Sequence[TableCandidate]
) -> tuple[TableCandidate, ImportProfile] | None:
    """Return the table of a file that was read before, and how; the last used where several."""
    known = {one.shape_key: one for one in list_profiles(workspace)}
    found = [(table, known[table.shape_key]) for table in tables if table.shape_key in known]
    if not found:
        return None
    newest = max(one.used_at or _NEVER for _, one in found)
    same = [pair for pair in found if pair[1].used_at == newest]
    return next((pair for pair in same if pair[0].key == pair[1].table_key), same[0])
