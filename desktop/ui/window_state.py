"""What a window remembers: look and place, never personal data."""

import json
from pathlib import Path
from typing import NamedTuple

_FILE = "window.json"


class WindowState(NamedTuple):
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
        name: stored[name]
        for name, default in WindowState()._asdict().items()
        if isinstance(stored, dict) and isinstance(stored.get(name), type(default))
    }
    return WindowState(**known)


def write_state(folder: Path, state: WindowState) -> None:
    """Remember; a folder that cannot be written only means that nothing is remembered."""
    try:
        (folder / _FILE).write_text(json.dumps(state._asdict()), encoding="utf-8")
    except OSError:
        return
