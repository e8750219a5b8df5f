"""Stops PySide from reading the source of every module that is imported.

WORKAROUND for PySide6 6.11 and 6.12: once PySide is loaded, each module imported after it has its
whole source read to see whether it might say ``from __feature__ import`` (seen: 9 ms of the shell's
imports and 50 to 80 ms of SQLAlchemy's). Nothing here switches such features on, so every module is
answered for without reading it: PySide then passes it over, which is what it does for all modules
that do not name PySide. Drop this when PySide no longer reads sources.
"""

import sys
from types import ModuleType
from typing import Any


def skip_feature_search() -> None:
    """Answer PySide's question for all later imports; does nothing before PySide is imported."""
    feature: Any = sys.modules.get("PySide6.support.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _uses_no_feature  # noqa: SLF001 - there is no public switch


def _uses_no_feature(_module: ModuleType) -> bool:
    return False
