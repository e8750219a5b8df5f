"""What a window remembers: look and place, never personal data."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

_FILE = "window.json"


@dataclass(frozen=True, slots=True)
class WindowState:
    """Scheme, text scale, language and geometry (hex) of a window."""

    scheme: str = "system"
    scale: float = 1.0
    language: str = ""
    geometry: str = ""


def read_state(folder: Path) -> WindowState:
    """Return what was remembered in the workspace's folder; defaults where there is nothing."""
    try:
        stored = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return WindowState()
    known = {
        each.name: stored[each.name]
        for each in fields(WindowState)
        if isinstance(stored, dict) and isinstance(stored.get(each.name), type(each.default))
    }
    return WindowState(**known)


def write_state(folder: Path, state: WindowState) -> None:
    """Remember; a folder that cannot be written only means that nothing is remembered."""
    try:
        (folder / _FILE).write_text(json.dumps(asdict(state)), encoding="utf-8")
    except OSError:
        return
