"""Lists of family and given names, read once, when the first text is scrubbed.

Source:
    japanese-personal-name-dataset (MIT); `resources/taxonomies/SOURCES.md`; names of Chinese and
    Korean origin in one character by hand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop.core.domain.text_folding import to_katakana
from desktop.core.paths import resources_folder
from desktop.core.privacy.text.folded import fold_characters
from desktop.core.privacy.text.romaji import fold_romaji

_ONE_CHARACTER: Final = (
    "朴李王陳劉張崔黄周楊呉趙孫徐鄭姜尹宋申韓許郭馬胡何曹蔡董葉潘袁曽沈梁柳任廉盧羅裵"
)
# Readings of family names from Korea, China and Viet Nam that are no word in katakana.
_FOREIGN_KANA: Final = (
    *("キム", "パク", "チェ", "チョン", "ユン", "クォン", "ファン", "チェン", "リウ", "ジャン"),
    *("ツァイ", "グエン", "ファム", "ホアン", "ヴォー", "ズオン"),
)
_SHORTEST_ROMAJI: Final = 3


@dataclass(frozen=True, slots=True)
class NameLists:
    """Names in the folded spelling of `folded.fold`.

    Attributes:
        families: Family names, with how many people bear them (0: not known).
        given: Given names of two characters and more.
        family_characters: Characters that family names are written with.
        given_characters: Characters that given names are written with.
        family_kana: Readings of family names in katakana.
        given_kana: Readings of given names in katakana.
        family_romaji: Family names as `fold_romaji` gives them.
        given_romaji: Given names as `fold_romaji` gives them.
    """

    families: dict[str, int]
    given: frozenset[str]
    family_characters: frozenset[str]
    given_characters: frozenset[str]
    family_kana: frozenset[str]
    given_kana: frozenset[str]
    family_romaji: frozenset[str]
    given_romaji: frozenset[str]


@cache
def name_lists() -> NameLists:
    """Return the lists; the first call reads them."""
    from japanese_personal_name_dataset import load_dataset  # noqa: PLC0415 - with the first text

    men, women, families = load_dataset(kind="org", include_last_names=True)
    readings = [*men.items(), *women.items()]
    given = {fold_characters(kanji) for _, one in readings for kanji in one["kanji"]}
    # Rare names may begin with what no common one has.
    more = "".join((*_more_families(), _ONE_CHARACTER))
    return NameLists(
        families=dict.fromkeys(_ONE_CHARACTER, 0)
        | dict.fromkeys(_more_families(), 1)
        | {fold_characters(kanji): one["count"] for kanji, one in families.items()},
        given=frozenset(name for name in given if len(name) > 1),
        family_characters=frozenset("".join(map(fold_characters, families)) + more),
        given_characters=frozenset("".join(given)),
        family_kana=frozenset(to_katakana(one["reading"]) for one in families.values())
        | set(_FOREIGN_KANA),
        given_kana=frozenset(to_katakana(reading) for reading, _ in readings if len(reading) > 1),
        family_romaji=_romaji(one["en"] for one in families.values()),
        given_romaji=_romaji(one["en"] for _, one in readings),
    )


def _more_families() -> Iterator[str]:
    for name in ("family_names.csv", "family_names_more.csv"):
        path = resources_folder() / "taxonomies" / name
        yield from map(fold_characters, path.read_text("utf-8").split()[1:])


def _romaji(names: Iterable[str]) -> frozenset[str]:
    folded = (fold_romaji(name) for name in names)
    return frozenset(name for name in folded if len(name) >= _SHORTEST_ROMAJI)
