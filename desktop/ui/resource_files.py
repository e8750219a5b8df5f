"""Where the files that travel with the program lie."""

import sys
from pathlib import Path

# A frozen bundle unpacks beside sys._MEIPASS; from source it is the repository's root.
_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2]))
RESOURCES = _ROOT / "resources"


def resource_text(*parts: str) -> str:
    """Return the text of ``resources/<parts>``, read as UTF-8."""
    return RESOURCES.joinpath(*parts).read_text(encoding="utf-8")
