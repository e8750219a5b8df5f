"""Whether a row tells of somebody abroad: by nationality or address, never by a name.

It only decides whom a person is asked about; nothing is concluded from it.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from desktop.core.importers.row_words import EU_NAMES
from desktop.core.importers.taxonomies import read_table
from desktop.core.importers.words import fold_word, is_nothing

_JAPANESE: Final = frozenset(
    {"日本", "日本国", "日本人", "日本国籍", "日本籍", "japan", "japanese", "jp", "jpn", "日"}
)
_ABROAD: Final = (
    *EU_NAMES,
    *("アメリカ", "米国", "カナダ", "ブラジル", "ペルー", "メキシコ", "イギリス", "英国", "スイス"),
    *("中国", "中華人民共和国", "台湾", "香港", "韓国", "大韓民国", "北朝鮮", "モンゴル", "ロシア"),
    *("ベトナム", "フィリピン", "ネパール", "インドネシア", "ミャンマー", "タイ王国", "カンボジア"),
    *(
        "ラオス",
        "マレーシア",
        "シンガポール",
        "インド",
        "スリランカ",
        "バングラデシュ",
        "パキスタン",
    ),
    *("オーストラリア", "ニュージーランド", "トルコ", "イラン", "ウクライナ", "エジプト"),
)
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_JAPANESE_LETTER: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MOST_LATIN_IN_JAPAN: Final = 6
"""A building may be called ABCマンション; six letters without a Japanese one are an address."""


def is_foreign(nationality: str, address: str, prefecture_code: str) -> bool:
    """Say whether a nationality or an address is abroad."""
    folded = fold_word(nationality)
    if folded and not is_nothing(nationality) and folded not in _JAPANESE:
        return True
    return bool(address) and not prefecture_code and _is_abroad(address)


def _is_abroad(address: str) -> bool:
    plain = unicodedata.normalize("NFKC", address).strip()
    if any(plain.startswith(name) for name in _ABROAD):
        return True
    if _JAPANESE_LETTER.search(plain) or len(_LATIN.findall(plain)) < _MOST_LATIN_IN_JAPAN:
        return False
    folded = plain.casefold()
    return "japan" not in folded and not any(name in folded for name in _romaji())


@cache
def _romaji() -> tuple[str, ...]:
    return tuple(row["romaji"].casefold() for row in read_table("prefectures.csv"))
