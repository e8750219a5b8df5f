"""Invented applicants: no name, number or address belongs to anybody.

Phones use the block 090-0000, mail addresses example.jp and example.org (RFC 2606).
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_FAMILY: Final = (
    "髙橋 タカハシ takahashi|山﨑 ヤマザキ yamazaki|𠮷田 ヨシダ yoshida|"
    "安藤 アンドウ ando|上田 ウエダ ueda|大西 オオニシ onishi|"
    "小川 オガワ ogawa|三浦 ミウラ miura|西村 ニシムラ nishimura|"
    "岡本 オカモト okamoto|近藤 コンドウ kondo|長谷川 ハセガワ hasegawa|"
    "村上 ムラカミ murakami|渡邊 ワタナベ watanabe|石田 イシダ ishida|"
    "原田 ハラダ harada|中野 ナカノ nakano|松井 マツイ matsui|"
    "木下 キノシタ kinoshita|野口 ノグチ noguchi|菅原 スガワラ sugawara|"
    "久保 クボ kubo|千葉 チバ chiba|岩崎 イワサキ iwasaki|"
    "桜井 サクライ sakurai|横山 ヨコヤマ yokoyama|宮本 ミヤモト miyamoto|"
    "内田 ウチダ uchida|濱田 ハマダ hamada|平野 ヒラノ hirano|"
    "大塚 オオツカ otsuka|今井 イマイ imai|丸山 マルヤマ maruyama|"
    "増田 マスダ masuda|杉山 スギヤマ sugiyama|武田 タケダ takeda|"
    "新井 アライ arai|河野 コウノ kono"
)
_GIVEN: Final = (
    "健一 ケンイチ kenichi|真 マコト makoto|優子 ユウコ yuko|"
    "亜希 アキ aki|誠司 セイジ seiji|萌 モエ moe|"
    "真由 マユ mayu|亮 リョウ ryo|結衣 ユイ yui|"
    "由佳 ユカ yuka|実 ミノル minoru|蓮 レン ren|"
    "千夏 チナツ chinatsu|誠 マコト makoto|大輔 ダイスケ daisuke|"
    "美咲 ミサキ misaki|拓也 タクヤ takuya|彩 アヤ aya|"
    "直樹 ナオキ naoki|恵 メグミ megumi|翔太 ショウタ shota|"
    "香織 カオリ kaori|浩二 コウジ koji|智子 トモコ tomoko|"
    "悠斗 ユウト yuto|麻衣 マイ mai|剛 ツヨシ tsuyoshi|"
    "沙織 サオリ saori|和也 カズヤ kazuya|久美子 クミコ kumiko"
)
_PLACES: Final = (
    ("神奈川県横浜市鶴見区", 5),
    ("神奈川県川崎市幸区", 4),
    ("東京都大田区", 4),
    ("神奈川県相模原市中央区", 2),
    ("埼玉県川口市", 2),
    ("千葉県船橋市", 1),
)
_ROUTES: Final = (("ハローワーク", 8), ("求人サイト", 6), ("自社サイト", 3), ("社員紹介", 1))
_STAGES: Final = (("書類選考", 5), ("一次面接", 4), ("最終面接", 1))
_REASONS: Final = (
    ("経験年数が募集条件に満たない", 4),
    ("必要な資格なし", 3),
    ("勤務地（通勤）", 2),
    ("勤務時間の希望が合わない", 2),
    ("他の応募者に決定（充足）", 2),
)
_OPEN_AT: Final = 17
_HIRED_AT: Final = (4, 21)
_DECLINED_AT: Final = (8, 13, 26)


@dataclass(frozen=True, slots=True)
class Trade:
    """One vacancy and who applies to it."""

    title: str
    educations: tuple[tuple[str, int], ...]
    qualifications: tuple[tuple[str, int], ...]
    youngest: int
    oldest: int


TRADES: Final = (
    Trade(
        "機械加工（NC旋盤）",
        (("高校", 5), ("専門学校", 2)),
        (("フォークリフト運転技能者、普通自動車免許", 3), ("玉掛技能者", 2), ("普通自動車免許", 1)),
        29,
        44,
    ),
    Trade(
        "組立",
        (("高校", 4), ("専門学校", 1)),
        (("普通自動車免許", 3), ("なし", 2)),
        22,
        39,
    ),
    Trade(
        "営業事務",
        (("大学", 3), ("短期大学", 2)),
        (("日商簿記2級", 3), ("普通自動車免許", 1), ("なし", 1)),
        25,
        39,
    ),
)
_SHARES: Final = (5, 3, 2)
_FIRST_DAY: Final = date(2026, 8, 3)
_LAST_DAY: Final = date(2026, 11, 6)


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One invented applicant as a company would note the facts down."""

    name: str
    kana: str
    email: str
    phone: str
    born: date
    address: str
    trade: Trade
    applied_on: date
    route: str
    stage: str
    outcome: str
    reason: str
    decided_on: date | None
    education: str
    experience_years: int
    qualifications: str
    has_consent: bool


def invent_people(count: int, seed: int = 0) -> list[SamplePerson]:
    """Return the same people for the same seed, names and addresses of mail all different."""
    rng = random.Random(seed)  # noqa: S311 - sample data, no secret
    family = [one.split() for one in _FAMILY.split("|")]
    given = [one.split() for one in _GIVEN.split("|")]
    return [_invent(rng, at, family[at % len(family)], _given(given, at)) for at in range(count)]


def _given(given: list[list[str]], at: int) -> list[str]:
    """Pair names so that none comes twice before all pairs are used up."""
    return given[(at + at // len(given) * 7 + at // 1140) % len(given)]


def _invent(
    rng: random.Random, at: int, family: Sequence[str], given: Sequence[str]
) -> SamplePerson:
    trade = rng.choices(TRADES, _SHARES)[0]
    applied = _FIRST_DAY + timedelta(rng.randrange((_LAST_DAY - _FIRST_DAY).days + 1))
    age = rng.randint(trade.youngest, trade.oldest)
    stage, outcome, reason = _ending(rng, at)
    host = "example.jp" if at % 3 else "example.org"
    town = _pick(rng, _PLACES)
    return SamplePerson(
        name=f"{family[0]} {given[0]}",
        kana=f"{family[1]} {given[1]}",
        email=f"{given[2]}.{family[2]}{at + 1 if at >= 30 else ''}@{host}",  # noqa: PLR2004
        phone=f"0{(7, 8, 9)[at % 3]}0-{at // 10_000:04}-{at % 10_000:04}",
        born=date(applied.year - age - 1, rng.randint(1, 12), rng.randint(1, 28)),
        address=f"{town}{_street(rng)}",
        trade=trade,
        applied_on=applied,
        route=_pick(rng, _ROUTES),
        stage=stage,
        outcome=outcome,
        reason=reason,
        decided_on=None if outcome == "選考中" else applied + timedelta(rng.randint(5, 11)),
        education=_pick(rng, trade.educations),
        experience_years=max(0, min(age - 20, rng.choice((0, 1, 3, 4, 4, 5, 7, 8, 12)))),
        qualifications=_pick(rng, trade.qualifications),
        has_consent=rng.random() < 0.6,  # noqa: PLR2004
    )


def _ending(rng: random.Random, at: int) -> tuple[str, str, str]:
    place = at % 30
    if place == _OPEN_AT:
        return "一次面接", "選考中", ""
    if place in _HIRED_AT:
        return "内定", "採用", ""
    if place in _DECLINED_AT:
        return "一次面接", "辞退", rng.choice(("他社に決定", "家庭の事情"))
    return _pick(rng, _STAGES), "不採用", _pick(rng, _REASONS)


def _street(rng: random.Random) -> str:
    return f"見本町{rng.randint(1, 4)}-{rng.randint(1, 30)}-{rng.randint(1, 20)}"


def _pick(rng: random.Random, weighted: Sequence[tuple[str, int]]) -> str:
    return rng.choices([one for one, _ in weighted], [weight for _, weight in weighted])[0]
