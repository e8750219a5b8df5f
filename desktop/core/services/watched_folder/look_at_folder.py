"""New files in the watched folder: offered once they lie still, never imported by themselves."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.sheet import MAX_FILE_BYTES
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.import_memory import decline_files, known_files

STILL_FOR: Final = timedelta(seconds=2)
_ENDINGS: Final = frozenset(
    {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".htm", ".html"}
)
_NOT_OURS: Final = ("~$", ".", "._")
_BLOCK: Final = 1 << 20
_MOST_FILES: Final = 2_000


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that may be imported. The name is for the screen, never for a log."""

    path: Path
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it lay there, and since when it has lain so."""

    size_bytes: int
    modified_ns: int
    since: datetime
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class FolderLook:
    """One look into the folder; the next is taken with it in hand.

    Attributes:
        offered: Files that lie still and are not known yet, by name.
        is_settling: Whether a file still grows: look again in two seconds.
        is_missing: Whether the folder cannot be read.
    """

    offered: tuple[OfferedFile, ...] = ()
    is_settling: bool = False
    is_missing: bool = False
    seen: Mapping[str, _Seen] = field(default_factory=lambda: MappingProxyType({}))


def look_at_folder(
    workspace: Workspace, folder: Path, before: FolderLook | None = None
) -> FolderLook:
    """Look what is new in a folder.

    A file is offered once its size and time have stayed the same for two seconds, its ending is
    one we read, and its content was neither imported nor declined. Whoever watches the folder
    calls this on every change and, while ``is_settling``, every two seconds.
    """
    try:
        now = dict(_files(folder, workspace.clock.now(), before.seen if before else {}))
    except OSError:
        return FolderLook(is_missing=True)
    moment = workspace.clock.now()
    still = {name: one for name, one in now.items() if moment - one.since >= STILL_FOR}
    for name, one in still.items():
        now[name] = replace(one, sha256=one.sha256 or _sha256(folder / name))
    digests = {name: now[name].sha256 for name in still if now[name].sha256}
    with workspace.store.read() as connection:
        known = known_files(connection, sorted(set(digests.values())))
    offered = tuple(
        OfferedFile(folder / name, now[name].size_bytes, digest)
        for name, digest in sorted(digests.items())
        if digest not in known
    )
    return FolderLook(offered, len(still) < len(now), seen=MappingProxyType(now))


def decline_file(workspace: Workspace, sha256: str) -> Changes:
    """Remember that a file is not wanted: it is not offered again, whatever its name."""
    with workspace.store.write() as connection:
        decline_files(connection, [sha256], workspace.clock.now())
    return frozenset({Change.IMPORTS})


def _files(folder: Path, now: datetime, before: Mapping[str, _Seen]) -> Iterator[tuple[str, _Seen]]:
    with os.scandir(folder) as entries:
        for count, entry in enumerate(entries):
            if count >= _MOST_FILES:
                return
            if entry.name.startswith(_NOT_OURS):
                continue
            if Path(entry.name).suffix.lower() not in _ENDINGS:
                continue
            found = _stat(entry)
            if found is None or not 0 < found.st_size <= MAX_FILE_BYTES:
                continue
            old = before.get(entry.name)
            is_same = old is not None and (old.size_bytes, old.modified_ns) == (
                found.st_size,
                found.st_mtime_ns,
            )
            fresh = _Seen(found.st_size, found.st_mtime_ns, now)
            yield entry.name, old if old is not None and is_same else fresh


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Return the facts of a plain file; None for anything else, and for one just taken away."""
    try:
        is_plain = entry.is_file(follow_symlinks=False)
        return entry.stat(follow_symlinks=False) if is_plain else None
    except OSError:
        return None


def _sha256(path: Path) -> str:
    """Return the fingerprint; empty where the file is gone or held by who writes it."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()
