"""The hierarchies of files: those of batches, and industry and salary beside them."""

import hashlib
from functools import cache
from types import MappingProxyType
from typing import Final

from desktop.core.domain.anonymous import SUPPRESSED
from desktop.core.paths import resources_folder
from desktop.core.privacy.hierarchies import Hierarchies, field_trees, tables_bytes

_TEN_THOUSAND: Final = 10_000
_LOWEST: Final = 200
_HIGHEST: Final = 1_000
_STEP: Final = 50


@cache
def load_file_trees() -> Hierarchies:
    """Return all trees; the digest is that of both files."""
    both = file_tables()
    trees = {name: tree for data in both for name, tree in field_trees(data).items()}
    digest = hashlib.sha256(b"".join(both)).hexdigest()
    return Hierarchies(digest, MappingProxyType(trees))


def file_tables() -> tuple[bytes, bytes]:
    """Return the tables files as they are shipped."""
    own = (resources_folder() / "hierarchies" / "cr_file_1.json").read_bytes()
    return tables_bytes(), own


def salary_label(yen: int | None) -> str:
    """Return the finest band of a yearly salary; ``*`` where it is unknown."""
    if yen is None or yen <= 0:
        return SUPPRESSED
    amount = yen // _TEN_THOUSAND
    if amount < _LOWEST:
        return f"0-{_LOWEST - 1}"
    if amount >= _HIGHEST:
        return f"{_HIGHEST}+"
    first = amount // _STEP * _STEP
    return f"{first}-{first + _STEP - 1}"
