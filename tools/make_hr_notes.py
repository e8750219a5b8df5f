#!/usr/bin/env python3
"""Write tools/bench/data/hr_notes_tuning.jsonl: invented notes with what must be scrubbed marked.

Names are drawn apart, family names here and given names there, so that nobody is named. Three in
ten family names and two in ten given names are in no list the scrub has.
"""

import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from japanese_personal_name_dataset import load_dataset

DATA: Final = Path(__file__).resolve().parent / "bench/data"
_ROUNDS: Final = 4
_SLOT: Final = re.compile(r"\{(\w+)\}")
_RARE_FAMILY: Final = (
    "小鳥遊 タカナシ takanashi|四十万 シジマ shijima|一尺八寸 カマツカ kamatsuka|月見里 ヤマナシ "
    "yamanashi|"
    "百目鬼 ドウメキ domeki|御手洗 ミタライ mitarai|薬袋 ミナイ minai|栗花落 ツユリ tsuyuri|"
    "蛭田 ヒルタ hiruta|砂子澤 イサゴザワ isagozawa|越前谷 エチゼンヤ echizenya|轟木 トドロキ "
    "todoroki|"
    "十河 ソゴウ sogo|鬼頭 キトウ kito|八月朔日 ホズミ hozumi|能登谷 ノトヤ notoya|"
    "遊佐 ユサ yusa|糸魚川 イトイガワ itoigawa|毒島 ブスジマ busujima|猿渡 サルワタリ saruwatari|"
    "浪江 ナミエ namie|相可 オウカ oka|雲林院 ウジイ ujii|六反田 ロクタンダ rokutanda"
)
_RARE_GIVEN: Final = (
    "羽空 ソラ sora|心結羽 ミユウ miyu|晏樹 アンジュ anju|虎汰郎 コタロウ kotaro|"
    "萌々葉 モモハ momoha|稜河 リョウガ ryoga|紗耶夏 サヤカ sayaka|鐵也 テツヤ tetsuya|"
    "佳乃音 カノン kanon|昊都 コウト koto|りんか リンカ rinka|ひなの ヒナノ hinano"
)
_FOREIGN: Final = (
    "グエン・ヴァン・フン|マイケル・ブラウン|サントス・マリア|カルロス|ジェイソン|スザンナ|"
    "ラジェシュ・クマール|ティ・ハー|アレックス・リー|チャン・ミン|ファム・ティ・ラン|オリバー"
)
_ONE: Final = "朴|李|王|金|陳|劉|張|林|森|原|東|西|堀|関|辻|崔|黄|周|楊|呉"
_PLACES_TOLD: Final = (
    "神奈川県横浜市鶴見区|岸谷|東京都大田区|西蒲田|埼玉県川口市|芝中田|大阪府堺市北区|百舌鳥梅町|"
    "愛知県豊田市|四郷町|福岡県北九州市八幡西区|黒崎|北海道札幌市白石区|南郷通|広島県呉市|広本町"
)
_PLACES: Final = tuple(_PLACES_TOLD.split("|"))
_BUILDINGS: Final = ("", "", "グランハイツ岸谷203", " メゾン蒲田 501号室", "コーポひまわりA-12")
_SCHOOLS: Final = "東都産業大学|県立青葉高等学校|北陵工業高等専門学校|海星短期大学|中央情報専門学校"
_COMPANIES: Final = "株式会社みのり精工|有限会社北辰運輸|ツバキ食品株式会社|光洋テック株式会社"
_MAILS: Final = ("example.org", "example.jp", "mail.example.org")
_HIRAGANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@dataclass(frozen=True, slots=True)
class Name:
    """One half of a name."""

    kanji: str
    kana: str
    romaji: str


@dataclass(slots=True)
class Note:
    """A note while it is written."""

    rng: random.Random
    pools: dict[str, list[Name]]
    family: Name
    given: Name
    record: dict[str, object] = field(default_factory=dict)
    staff: list[str] = field(default_factory=list)


def _half(kanji: str, kana: str, romaji: str) -> Name:
    plain = romaji.replace("ou", "o").replace("uu", "u")
    return Name(kanji, kana, plain)


def _pools(rng: random.Random) -> dict[str, list[Name]]:
    men, women, families = load_dataset(include_last_names=True)
    known = [_half(kanji, _katakana(one["reading"]), one["en"]) for kanji, one in families.items()]
    given = [
        _half(kanji, _katakana(reading), one["en"])
        for names in (men, women)
        for reading, one in sorted(names.items())
        for kanji in one["kanji"][:2]
        if 1 < len(kanji) <= 3  # noqa: PLR2004 - usual lengths
    ]
    # Common names more often: half of all from the first two hundred.
    rng.shuffle(given)
    return {
        "common": known[:200],
        "family": known[200:],
        "given": given,
        "rare_family": _parse(_RARE_FAMILY),
        "rare_given": _parse(_RARE_GIVEN),
    }


def _parse(told: str) -> list[Name]:
    return [Name(*one.split()) for one in told.split("|")]


def _katakana(text: str) -> str:
    return "".join(chr(ord(one) + 0x60) if "ぁ" <= one <= "ゖ" else one for one in text)


def _family(rng: random.Random, pools: dict[str, list[Name]]) -> Name:
    return rng.choice(pools[rng.choices(("common", "family", "rare_family"), (4, 3, 3))[0]])


def _given(rng: random.Random, pools: dict[str, list[Name]]) -> Name:
    return rng.choice(pools[rng.choices(("given", "rare_given"), (8, 2))[0]])


def _begin(rng: random.Random, pools: dict[str, list[Name]]) -> Note:
    note = Note(rng, pools, _family(rng, pools), _given(rng, pools))
    at = rng.randrange(0, len(_PLACES), 2)
    number = f"{rng.randint(1, 9)}-{rng.randint(1, 40)}-{rng.randint(1, 30)}"
    local = rng.choice(
        (
            f"{note.given.romaji}.{note.family.romaji}",
            f"{note.family.romaji}_{note.given.romaji}{rng.randint(1, 99)}",
            f"{note.given.romaji[0]}{note.family.romaji}",
            f"{note.family.romaji}{rng.randint(1970, 2003)}",
            f"hana{rng.randint(1000, 9999)}",
        )
    )
    note.record = {
        "name": f"{note.family.kanji} {note.given.kanji}",
        "kana": f"{note.family.kana} {note.given.kana}",
        "email": f"{local}@{rng.choice(_MAILS)}",
        "phone": f"0{rng.choice('789')}0-0000-{rng.randrange(10**4):04d}",
        "address": f"{_PLACES[at]}{_PLACES[at + 1]}{number}{rng.choice(_BUILDINGS)}",
        "schools": [rng.choice(_SCHOOLS.split("|"))],
        "companies": [rng.choice(_COMPANIES.split("|"))],
    }
    note.staff = [f"{_family(rng, pools).kanji} {_given(rng, pools).kanji}" for _ in range(3)]
    return note


def _own_full(note: Note) -> str:
    space = note.rng.choice(("", " ", "　", ""))
    turned = str(note.record["name"]).translate(str.maketrans("高崎辺斎浜沢", "髙﨑邊齋濱澤"))
    name = note.rng.choice((str(note.record["name"]), str(note.record["name"]), turned))
    return name.replace(" ", space)


def _own_kana(note: Note, text: str) -> str:
    space = note.rng.choice(("", " ", "　"))
    wide = text.replace(" ", space)
    return note.rng.choice((wide, wide.translate(_HIRAGANA), _half_width(wide)))


def _half_width(text: str) -> str:
    return "".join(_HALF.get(one, one) for one in unicodedata.normalize("NFD", text))


_HALF: Final = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)
} | {"\u3099": "ﾞ", "\u309a": "ﾟ", "ー": "ｰ"}


def _own_romaji(note: Note) -> str:
    family, given = note.family.romaji, note.given.romaji
    return note.rng.choice(
        (
            f"{given.title()} {family.title()}",
            f"{family.upper()} {given.title()}",
            f"{family.upper()}, {given.title()}",
            f"{given[0].upper()}. {family.title()}",
            f"{family.title()}{given.title()}",
        )
    )


def _phone(rng: random.Random, digits: str) -> str:
    a, b, c = digits.split("-")
    text = rng.choice(
        (
            digits,
            a + b + c,
            f"{a} {b} {c}",
            f"{a}({b}){c}",
            f"+81-{a[1:]}-{b}-{c}",
            f"{a}ー{b}ー{c}",
        )
    )
    return rng.choice((text, text, _full_width(text)))


def _full_width(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _landline(rng: random.Random) -> str:
    return _phone(rng, f"0{rng.randint(3, 6)}-0000-{rng.randrange(10**4):04d}")


def _birth(rng: random.Random) -> str:
    year, month, day = rng.randint(1965, 2004), rng.randint(1, 12), rng.randint(1, 28)
    era, short, first = ("昭和", "S", 1925) if year < 1989 else ("平成", "H", 1988)  # noqa: PLR2004
    return rng.choice(
        (
            f"{year}年{month}月{day}日生まれ",
            f"{year}/{month:02d}/{day:02d}",
            f"{year}-{month:02d}-{day:02d}",
            f"{era}{year - first}年{month}月{day}日生",
            f"{short}{year - first}.{month}.{day}",
            f"{year}.{month}.{day}生",
        )
    )


def _own_address(note: Note) -> str:
    text = str(note.record["address"])
    town = re.sub(r"(\d+)-(\d+)-(\d+)", r"\1丁目\2番\3号", text)
    return note.rng.choice(
        (text, text, town, _full_width(text), re.sub("^.*?[都道府県]", "", text))
    )


def _own_place(note: Note) -> str:
    found = re.match(r".*?[都道府県](\D+)", str(note.record["address"]))
    return found[1] if found else ""


def _romaji(note: Note, _: str = "") -> str:
    return _family(note.rng, note.pools).romaji.title()


def _full(note: Note) -> str:
    space = note.rng.choice(("", " ", "　", ""))
    return _family(note.rng, note.pools).kanji + space + _given(note.rng, note.pools).kanji


def _number(note: Note) -> str:
    digits = f"{note.rng.randrange(10**12):012d}"
    return note.rng.choice(
        (digits, f"{digits[:4]} {digits[4:8]} {digits[8:]}", _full_width(digits))
    )


def _token(rng: random.Random, length: int) -> str:
    return "".join(rng.choices("abcdefghjkmnprstuvwxyz", k=length))


def _staff(note: Note) -> str:
    one = note.rng.choice(note.staff)
    return note.rng.choice((one, one.split()[0], one.replace(" ", "")))


SLOTS: Final[dict[str, tuple[str, Callable[[Note], str]]]] = {
    "o": ("own_name", _own_full),
    "os": ("own_name", lambda note: note.family.kanji),
    "og": ("own_name", lambda note: note.given.kanji),
    "ok": ("own_name", lambda note: _own_kana(note, str(note.record["kana"]))),
    "oks": ("own_name", lambda note: _own_kana(note, note.family.kana)),
    "okg": ("own_name", lambda note: _own_kana(note, note.given.kana)),
    "or": ("own_name", _own_romaji),
    "om": ("own_mail", lambda note: str(note.record["email"])),
    "ol": ("own_mail", lambda note: str(note.record["email"]).partition("@")[0]),
    "op": ("own_phone", lambda note: _phone(note.rng, str(note.record["phone"]))),
    "oa": ("own_address", _own_address),
    "oac": ("own_address", _own_place),
    "ob": ("own_birth", lambda note: _birth(note.rng)),
    "os2": ("school", lambda note: note.record["schools"][0]),
    "oc": ("company", lambda note: note.record["companies"][0]),
    "s": ("third_party_name", _staff),
    "p": ("third_party_name", lambda note: _family(note.rng, note.pools).kanji),
    "pf": ("third_party_name", _full),
    "pg": ("third_party_name", lambda note: _given(note.rng, note.pools).kanji),
    "pk": ("third_party_name", lambda note: _own_kana(note, _family(note.rng, note.pools).kana)),
    "pr": ("third_party_name", _romaji),
    "pw": ("third_party_name", lambda note: note.rng.choice(_FOREIGN.split("|"))),
    "pc": ("third_party_name", lambda note: note.rng.choice(_ONE.split("|"))),
    "mail": ("mail", lambda note: f"{_token(note.rng, 7)}@{note.rng.choice(_MAILS)}"),
    "tel": ("phone", lambda note: _landline(note.rng)),
    "ext": ("phone", lambda note: str(note.rng.randint(100, 9999))),
    "url": ("url", lambda note: f"https://www.example.org/{_token(note.rng, 6)}"),
    "line": ("line_id", lambda note: f"{_token(note.rng, 6)}{note.rng.randint(1, 99)}"),
    "num": ("id_number", _number),
    "zip": (
        "postal_code",
        lambda note: f"〒{note.rng.randint(100, 999)}-{note.rng.randint(0, 9999):04d}",
    ),
}


def write_note(note: Note, line: str, name: str) -> dict[str, object]:
    """Fill the slots of one line."""
    text, spans, last = "", [], 0
    for slot in _SLOT.finditer(line):
        text += line[last : slot.start()]
        kind, make = SLOTS[slot[1]]
        filled = make(note)
        spans.append({"start": len(text), "end": len(text) + len(filled), "kind": kind})
        text += filled
        last = slot.end()
    text += line[last:]
    return {
        "id": name,
        "text": text,
        "record": note.record,
        "staff": note.staff,
        "spans": spans,
    }


def main() -> int:
    """Write the notes; the same ones every time."""
    rng = random.Random(11)  # noqa: S311 - invented people
    pools = _pools(rng)
    lines = (DATA / "hr_notes_tuning.txt").read_text("utf-8").splitlines()
    templates = [line for line in lines if line and not line.startswith("#")]
    notes = [
        json.dumps(write_note(_begin(rng, pools), line, f"t{at:03d}-{turn}"), ensure_ascii=False)
        for turn in range(_ROUNDS)
        for at, line in enumerate(templates)
        if "{" in line or turn == 0
    ]
    (DATA / "hr_notes_tuning.jsonl").write_text("\n".join(notes) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
