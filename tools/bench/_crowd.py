"""A hundred thousand invented people, in two halves whose names have no character run in common.

Names are put together of parts, so that there are some hundred thousand of them, common ones more
often than rare ones. Rules are tuned on `TUNED` alone; `HELD_BACK` is looked at only to measure.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_FAMILY_FIRST: Final = (
    "高 タカ|山 ヤマ|渡 ワタ|斎 サイ|沢 サワ|広 ヒロ|桜 サクラ|吉 ヨシ|国 クニ|中 ナカ|小 コ|"
    "松 マツ|井 イ|木 キ|石 イシ|森 モリ|池 イケ|橋 ハシ|"
    "竹 タケ|浜 ハマ|島 シマ|滝 タキ|徳 トク|恵 エ|栄 サカエ|竜 リュウ|富 トミ|福 フク|大 オオ|"
    "上 ウエ|村 ムラ|川 カワ|岡 オカ|野 ノ|金 カネ|北 キタ"
)
_FAMILY_LAST: Final = (
    "橋 ハシ|崎 サキ|辺 ナベ|田 タ|藤 トウ|本 モト|原 ハラ|口 グチ|村 ムラ|野 ノ|島 シマ|内 ウチ"
)
_GIVEN_FIRST: Final = (
    "健 ケン|真 マ|美 ミ|亜 ア|翔 ショウ|結 ユ|直 ナオ|和 カズ|香 カ|大 ダイ|由 ユ|雅 マサ|"
    "俊 トシ|千 チ|洋 ヨウ|光 ミツ|"
    "拓 タク|麻 マ|優 ユウ|彩 アヤ|誠 セイ|浩 コウ|智 トモ|沙 サ|恵 エ|陽 ハル|博 ヒロ|奈 ナ|"
    "正 マサ|春 ハル|英 ヒデ|佳 ヨシ"
)
_GIVEN_LAST: Final = (
    "太 タ|一 イチ|介 スケ|子 コ|希 キ|也 ヤ|樹 キ|人 ト|香 カ|菜 ナ|衣 イ|里 リ|代 ヨ|"
    "司 ジ|之 ユキ|美 ミ|郎 ロウ|平 ヘイ|乃 ノ|穂 ホ"
)
_CITIES: Final = (
    "神奈川県横浜市鶴見区",
    "東京都大田区",
    "埼玉県川口市",
    "大阪府堺市北区",
    "愛知県豊田市",
    "福岡県北九州市八幡西区",
    "北海道札幌市白石区",
    "広島県呉市",
)
_FIRST_BIRTH: Final = date(1962, 1, 1)
_BIRTH_DAYS: Final = 15_500
TUNED: Final = "tuned"
HELD_BACK: Final = "held back"


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person as a list has them."""

    family: str
    given: str
    family_kana: str
    given_kana: str
    email: str
    phone: str
    born: date | None
    address: str

    @property
    def name(self) -> str:
        """Family name first, with a space."""
        return f"{self.family} {self.given}"

    @property
    def kana(self) -> str:
        """The reading, with a space."""
        return f"{self.family_kana} {self.given_kana}"


def invent_crowd(count: int, part: str, seed: int = 0) -> list[Invented]:
    """Return people, the same ones for the same arguments."""
    rng = random.Random(f"{part}/{seed}")  # noqa: S311 - invented people
    families = _compose(_half(_FAMILY_FIRST, part), _parts(_FAMILY_LAST))
    givens = _compose(_half(_GIVEN_FIRST, part), _parts(_GIVEN_LAST))
    for names in (families, givens):
        rng.shuffle(names)
    named = list(
        zip(
            rng.choices(families, _weights(len(families)), k=count),
            rng.choices(givens, _weights(len(givens)), k=count),
            strict=True,
        )
    )
    return [_person(rng, at, family, given) for at, (family, given) in enumerate(named)]


def _person(
    rng: random.Random, at: int, family: tuple[str, str], given: tuple[str, str]
) -> Invented:
    street = f"見本町{rng.randint(1, 9)}-{rng.randint(1, 40)}-{rng.randint(1, 30)}"
    return Invented(
        family=family[0],
        given=given[0],
        family_kana=family[1],
        given_kana=given[1],
        email=f"a{at}.{rng.randrange(1000)}@example.org",
        phone=f"090-{at // 10_000:04d}-{at % 10_000:04d}",
        born=_FIRST_BIRTH + timedelta(days=rng.randrange(_BIRTH_DAYS)),
        address=f"{rng.choice(_CITIES)}{street}",
    )


def _weights(count: int) -> list[float]:
    return [1.0 / (at + 8) for at in range(count)]


def _parts(told: str) -> list[tuple[str, str]]:
    return [(one.split()[0], one.split()[1]) for one in told.split("|")]


def _half(told: str, part: str) -> list[tuple[str, str]]:
    parts = _parts(told)
    middle = len(parts) // 2
    return parts[:middle] if part == TUNED else parts[middle:]


def _compose(first: list[tuple[str, str]], last: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(a[0] + b[0], a[1] + b[1]) for a in first for b in last if a[0] != b[0]]
