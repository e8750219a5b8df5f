"""Where things lie: shipped resources and a person's workspaces."""

import os
import sys
from pathlib import Path

HEADER_NAME = "workspace.header.json"
"""The file that makes a folder a workspace."""

_SYNCED_NAMES = ("onedrive", "dropbox", "icloud", "com~apple~clouddocs", "google drive", "box sync")
_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"}
)


def resources_folder() -> Path:
    """Return the folder of shipped resources, frozen or from source."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return root / "resources"


def default_workspace_folder() -> Path:
    """Return where the workspace of this user lies unless told otherwise.

    ``CAREER_RELAY_WORKSPACE`` names another place: for tests and for a second workspace.
    """
    chosen = os.environ.get("CAREER_RELAY_WORKSPACE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_dir  # noqa: PLC0415 - not needed where the place is given

    return Path(user_data_dir("CareerRelay", appauthor=False)) / "workspace"


def shared_folder_kind(folder: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """Say what makes ``folder`` unfit for a store: ``synced``, ``network`` or None.

    A database in a folder that another program copies or another computer opens is corrupted
    sooner or later (decision 18).
    """
    resolved = folder.expanduser().resolve()
    parts = [part.casefold() for part in resolved.parts]
    if any(name in part for part in parts for name in _SYNCED_NAMES):
        return "synced"
    if str(resolved).startswith(("\\\\", "//")):
        return "network"
    return "network" if _is_network_mount(resolved, mounts) else None


def _is_network_mount(folder: Path, mounts: Path) -> bool:
    if not mounts.exists():
        return False
    best = ("", "")
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, kind, *_ = line.split(" ")
        place = point.replace("\\040", " ")
        inside = folder == Path(place) or Path(place) in folder.parents
        if inside and len(place) >= len(best[0]):
            best = (place, kind)
    return best[1] in _NETWORK_FILE_SYSTEMS
