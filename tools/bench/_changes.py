"""What happens to people between two lists, and people who only look like somebody else.

`bench duplicates` plants them among a crowd.
"""

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tools.bench._crowd import Invented

_VARIANTS = str.maketrans(
    "高崎辺斎沢広桜吉国浜島滝徳恵栄竜富真", "髙﨑邊齋澤廣櫻𠮷國濱嶋瀧德惠榮龍冨眞"
)
_HALF_KANA = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)
} | {"\u3099": "ﾞ", "\u309a": "ﾟ"}
_LARGE = str.maketrans("ャュョッ", "ヤユヨツ")
_LONG_U = re.compile("(?<=[ウクスツヌフムユルオコソトノホモヨロュョ])ウ")
_VOICED = re.compile("[\u3099]")
_HEPBURN = re.findall(
    r"(\S+) (\S+)",
    """
シャ sha シュ shu ショ sho チャ cha チュ chu チョ cho ジャ ja ジュ ju ジョ jo リュ ryu リョ ryo
キョ kyo キュ kyu ヒョ hyo ギョ gyo ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko
サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no
ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru
レ re ロ ro ワ wa ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da デ de
ド do バ ba ビ bi ブ bu ベ be ボ bo
""",
)
_HALF_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９ー")

Change = Callable[[random.Random, Invented], Invented]
Near = Callable[[random.Random, Invented, Invented], Invented]


def _variant(_: random.Random, who: Invented) -> Invented:
    return replace(
        who, family=who.family.translate(_VARIANTS), given=who.given.translate(_VARIANTS)
    )


def _hiragana(_: random.Random, who: Invented) -> Invented:
    return replace(
        who, family_kana=_to_hiragana(who.family_kana), given_kana=_to_hiragana(who.given_kana)
    )


def _to_hiragana(kana: str) -> str:
    return "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in kana)


def _no_kana(_: random.Random, who: Invented) -> Invented:
    return replace(who, family_kana="", given_kana="")


def _phone_format(rng: random.Random, who: Invented) -> Invented:
    forms = (
        who.phone.replace("-", ""),
        "+81 " + who.phone[1:],
        who.phone.translate(_HALF_WIDTH),
    )
    return replace(who, phone=rng.choice(forms))


def _new_phone(rng: random.Random, who: Invented) -> Invented:
    return replace(who, phone=f"080-{rng.randrange(10_000):04d}-{rng.randrange(10_000):04d}")


def _new_mail(rng: random.Random, who: Invented) -> Invented:
    return replace(who, email=f"new{rng.randrange(10**9)}@example.org")


def _new_contacts(rng: random.Random, who: Invented) -> Invented:
    return _new_mail(rng, _new_phone(rng, who))


def _moved_house(rng: random.Random, who: Invented) -> Invented:
    return replace(who, address=f"京都府京都市左京区見本町{rng.randint(50, 99)}")


def _no_birth(_: random.Random, who: Invented) -> Invented:
    return replace(who, born=None)


def _moved_order(_: random.Random, who: Invented) -> Invented:
    return replace(
        who,
        family=who.given,
        given=who.family,
        family_kana=who.given_kana,
        given_kana=who.family_kana,
    )


def _birth_slip(_: random.Random, who: Invented) -> Invented:
    return replace(who, born=None if who.born is None else who.born.replace(day=1))


def _half_width_kana(_: random.Random, who: Invented) -> Invented:
    return replace(
        who, family_kana=_to_half_width(who.family_kana), given_kana=_to_half_width(who.given_kana)
    )


def _to_half_width(kana: str) -> str:
    return "".join(_HALF_KANA.get(one, one) for one in unicodedata.normalize("NFD", kana))


def _as_spoken(_: random.Random, who: Invented) -> Invented:
    """Long vowels as ー, the first small kana large: ユウショウ, ユーシヨー."""
    family, given = (
        _LONG_U.sub("ー", kana).translate(_LARGE) for kana in (who.family_kana, who.given_kana)
    )
    return replace(who, family_kana=family, given_kana=given)


def _unvoiced(_: random.Random, who: Invented) -> Invented:
    """ヤマザキ and ヤマサキ."""
    family, given = (
        unicodedata.normalize("NFC", _VOICED.sub("", unicodedata.normalize("NFD", kana)))
        for kana in (who.family_kana, who.given_kana)
    )
    return replace(who, family_kana=family, given_kana=given)


def _day_for_month(_: random.Random, who: Invented) -> Invented:
    born = who.born
    if born is None or born.day > 12:  # noqa: PLR2004 - months
        return replace(who, born=None if born is None else born.replace(day=1))
    return replace(who, born=born.replace(month=born.day, day=born.month))


def _wrong_digit(rng: random.Random, who: Invented) -> Invented:
    at = rng.randrange(4, len(who.phone))
    at += who.phone[at] == "-"
    digit = str((int(who.phone[at]) + rng.randint(1, 9)) % 10)
    return replace(who, phone=who.phone[:at] + digit + who.phone[at + 1 :])


def _mail_typo(rng: random.Random, who: Invented) -> Invented:
    """Two letters changed over, or one left out."""
    at = rng.randrange(1, len(who.email) - 2)
    mail = who.email
    turned = mail[:at] + mail[at + 1] + mail[at] + mail[at + 2 :]
    return replace(who, email=turned if turned != mail else mail[:at] + mail[at + 1 :])


def _no_space(_: random.Random, who: Invented) -> Invented:
    whole = who.family_kana + who.given_kana
    return replace(who, family=who.family + who.given, given="", family_kana=whole, given_kana="")


def _former_name(rng: random.Random, who: Invented) -> Invented:
    """A new surname, the former one in brackets."""
    family, kana = rng.choice((("見本", "ミホン"), ("試野", "タメシノ"), ("例川", "レイカワ")))
    told = rng.choice(("({})", "（旧姓：{}）", "（旧姓 {}）"))
    return replace(
        who,
        family=family + told.format(who.family),
        family_kana=kana + told.format(who.family_kana),
    )


def _former_name_behind(rng: random.Random, who: Invented) -> Invented:
    changed = _former_name(rng, who)
    family, told = changed.family[:2], changed.family[2:]
    return replace(changed, family=family, given=who.given + told, family_kana=changed.family_kana)


def _no_prefecture(_: random.Random, who: Invented) -> Invented:
    cut = max(who.address.find(one) for one in "都道府県") + 1
    return replace(who, address=who.address[cut if cut in {3, 4} else 0 :])


def _building(rng: random.Random, who: Invented) -> Invented:
    return replace(who, address=f"{who.address}　見本ハイツ{rng.randint(101, 909)}号室")


def _romaji(rng: random.Random, who: Invented) -> Invented:
    family, given = (_hepburn(kana) for kana in (who.family_kana, who.given_kana))
    if rng.random() < 0.5:  # noqa: PLR2004 - half of them write so
        family, given = given.capitalize(), family.capitalize()
    return replace(who, family=family.upper(), given=given, family_kana="", given_kana="")


def _hepburn(kana: str) -> str:
    letters = kana
    for found, given in _HEPBURN:
        letters = letters.replace(found, given)
    # Passports leave long vowels out.
    return letters.replace("ou", "o").replace("uu", "u")


VARIANTS: tuple[tuple[Change, ...], ...] = (
    (_variant,),
    (_variant, _new_phone),
    (_variant, _new_mail, _hiragana),
    (_hiragana, _phone_format),
    (_no_kana, _new_mail),
    (_phone_format, _new_mail),
    (_new_phone, _moved_house),
    (_new_contacts,),
    (_no_birth, _new_phone),
    (_no_birth, _new_mail, _variant),
    (_moved_order, _new_mail),
    (_birth_slip, _phone_format),
    (_half_width_kana, _new_mail),
    (_half_width_kana, _new_contacts, _no_prefecture),
    (_as_spoken, _new_mail),
    (_as_spoken, _variant, _new_phone),
    (_unvoiced, _variant, _new_contacts),
    (_day_for_month, _wrong_digit),
    (_day_for_month, _mail_typo, _no_space),
    (_wrong_digit, _new_mail),
    (_wrong_digit, _mail_typo, _moved_house),
    (_mail_typo, _new_phone, _moved_house),
    (_no_space, _half_width_kana, _new_mail),
    (_former_name, _new_mail),
    (_former_name_behind, _new_phone),
    (_former_name, _new_mail, _moved_house),
    (_no_prefecture, _new_contacts),
    (_building, _new_contacts),
    (_building, _no_prefecture, _new_contacts),
    (_romaji, _new_mail),
    (_romaji, _new_phone, _no_birth),
    (_no_birth, _wrong_digit, _unvoiced),
    (_romaji, _new_contacts),
    (_former_name, _new_contacts),
    (_day_for_month, _new_mail, _wrong_digit),
)


ASKED: tuple[tuple[Change, ...], ...] = (
    (_new_contacts, _moved_house),
    (_variant, _new_contacts, _moved_house),
    (_no_birth, _new_mail, _wrong_digit),
)
"""Name and birthday, or name and house, and nothing else: a namesake may have as much in common,
so these are for a person to decide and must be shown, not merged."""


def _twin(_: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(who, given=other.given, given_kana=other.given_kana, email=other.email)


def _household(rng: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(_twin(rng, who, other), born=other.born, email=who.email)


def _married(_: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(who, family=other.family, family_kana=other.family_kana, phone=other.phone)


def _namesake(_: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(
        other,
        family=who.family,
        given=who.given,
        family_kana=who.family_kana,
        given_kana=who.given_kana,
    )


def _namesake_of_unknown_birth(rng: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(_namesake(rng, who, other), born=None)


def _namesake_of_one_day(rng: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(_namesake(rng, who, other), born=who.born)


def _written_alike(_: random.Random, who: Invented, other: Invented) -> Invented:
    kana = {"family_kana": other.family_kana, "given_kana": other.given_kana}
    born = None if who.born is None else who.born + timedelta(days=400)
    return replace(who, born=born, email=other.email, **kana)


def _twin_alike(_: random.Random, who: Invented, other: Invented) -> Invented:
    """A twin whose given name has one character in common, at the same telephone and mail."""
    given = who.given[0] + (other.given[-1] if other.given[-1] != who.given[-1] else "吾")
    kana = who.given_kana[:2] + other.given_kana[-1] + "ゴ"
    return replace(who, given=given, given_kana=kana)


def _father(rng: random.Random, who: Invented, other: Invented) -> Invented:
    """The same surname, telephone, mail and house, a generation older."""
    born = None if who.born is None else who.born - timedelta(days=rng.randint(7_500, 13_000))
    given = other.given[0] + who.given[-1]
    return replace(who, given=given, given_kana=other.given_kana, born=born)


def _spouse_without_birth(_: random.Random, who: Invented, other: Invented) -> Invented:
    """Family mail and telephone, another given name, no birth date."""
    return replace(who, given=other.given, given_kana=other.given_kana, born=None)


def _namesake_of_one_year(rng: random.Random, who: Invented, other: Invented) -> Invented:
    born = None if who.born is None else who.born.replace(day=1, month=1)
    moved = None if born is None else born + timedelta(days=rng.randint(0, 364))
    return replace(_namesake(rng, who, other), born=moved)


def _colleague(_: random.Random, who: Invented, other: Invented) -> Invented:
    """One company's mail address for two people of one surname."""
    return replace(other, family=who.family, family_kana=who.family_kana, email=who.email)


def _sibling_next_number(rng: random.Random, who: Invented, other: Invented) -> Invented:
    """Telephones bought together: one digit apart; a twin of one house."""
    return replace(_wrong_digit(rng, _twin(rng, who, other)), email=other.email)


def _neighbour(_: random.Random, who: Invented, other: Invented) -> Invented:
    """A namesake in the same building."""
    return replace(
        other,
        family=who.family,
        given=who.given,
        family_kana=who.family_kana,
        given_kana=who.given_kana,
        address=who.address,
        born=other.born,
    )


NEAR: tuple[Near, ...] = (
    _twin,
    _household,
    _married,
    _namesake,
    _namesake_of_unknown_birth,
    _namesake_of_one_day,
    _written_alike,
    _twin_alike,
    _father,
    _spouse_without_birth,
    _namesake_of_one_year,
    _colleague,
    _sibling_next_number,
    _neighbour,
)
