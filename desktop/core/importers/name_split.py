"""Family and given name of a name written in one piece, by a list of family names.

The characters stay as typed (髙, 﨑, 𠮷); only the lookup folds them. Where two cuts are possible
nothing is cut: a person is asked.
"""

import re
from functools import cache
from typing import Final

from desktop.core.domain.sheet_findings import NameSplit
from desktop.core.domain.text_folding import fold_name
from desktop.core.importers.taxonomies import read_table

_LONGEST_FAMILY: Final = 4
_GIVEN_LENGTHS: Final = range(1, 4)
_USUAL_GIVEN: Final = 2
# Kanji with those outside the first plane (𠮷) and the compatibility ones (﨑), kana, 々 and ヶ.
_JAPANESE: Final = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_TELLING_FAMILY: Final = 3
_TWO_PARTS: Final = 2
_SHORTEST: Final = 2


def split_name(name: str) -> tuple[str, str, NameSplit]:
    """Return family name, given name and how they were told apart.

    Args:
        name: As typed, spaces single.
    """
    parts = name.split(" ")
    if len(parts) == _TWO_PARTS:
        return parts[0], parts[1], NameSplit.SPACED
    if len(parts) > _TWO_PARTS or len(name) < _SHORTEST or not _is_japanese(name):
        return "", "", NameSplit.NONE
    cuts = _cuts(name)
    if len(cuts) == 1:
        return name[: cuts[0]], name[cuts[0] :], NameSplit.DICTIONARY
    longest = max(cuts, default=0)
    is_usual = len(name) - longest == _USUAL_GIVEN and longest >= _TWO_PARTS
    if is_usual or longest >= _TELLING_FAMILY:
        # 林田一郎, 長谷川亮: 林 and 長谷 are family names too, 田一郎 and 川亮 hardly given ones.
        return name[:longest], name[longest:], NameSplit.DICTIONARY
    return "", "", NameSplit.UNSURE


def suggested_split(name: str) -> str:
    """Return the likeliest cut of an unsure name with a space; empty where there is none."""
    cuts = _cuts(name)
    return f"{name[: max(cuts)]} {name[max(cuts) :]}" if cuts else ""


def _cuts(name: str) -> list[int]:
    families = _families()
    return [
        at
        for at in range(1, min(_LONGEST_FAMILY, len(name) - 1) + 1)
        if len(name) - at in _GIVEN_LENGTHS and fold_name(name[:at]) in families
    ]


def _is_japanese(name: str) -> bool:
    return _JAPANESE.fullmatch(name) is not None


@cache
def _families() -> frozenset[str]:
    return frozenset(fold_name(row["family_name"]) for row in read_table("family_names.csv"))
