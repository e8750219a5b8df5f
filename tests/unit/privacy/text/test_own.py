"""What a record has, in whatever spelling, and what merely contains it."""

import pytest

from desktop.core.privacy.text import Category, OwnRecord, scrub
from desktop.core.privacy.text.romaji import fold_romaji, romaji_of

RECORD = OwnRecord(
    name="髙橋 美咲",
    kana="タカハシ ミサキ",
    email="hana1234@example.org",
    phone="090-0000-1234",
    address="神奈川県横浜市鶴見区見本町1-2-3 グランハイツ見本203",
    schools=("県立青葉工業高等学校", "東都産業大学"),
    companies=("株式会社みのり精工", "㈱仮名ケアサービス"),
)

NAMES = (
    *("髙橋美咲", "高橋 美咲", "高橋　美咲", "美咲 高橋", "高 橋 美 咲", "髙\U000e0100橋美咲"),
    *("タカハシ ミサキ", "ﾀｶﾊｼﾐｻｷ", "たかはしみさき", "ミサキ・タカハシ", "高橋みさき"),
    *("Misaki Takahashi", "TAKAHASHI Misaki", "TAKAHASHI, Misaki", "M. Takahashi", "Takahashi M."),
    *("takahashi.misaki", "misakitakahashi", "mtakahashi", "takahashim", "Ｔａｋａｈａｓｈｉ"),
)

TOLD = {
    "mail": ("[HANA1234@example.org]へ", Category.MAIL),
    "what is before the @": ("[hana1234]で登録", Category.MAIL),
    "telephone": ("[０９０ ００００ １２３４]へ", Category.PHONE),
    "telephone cut elsewhere": ("[0900-00-01234]へ", Category.PHONE),
    "telephone from abroad": ("[+81-90-0000-1234]へ", Category.PHONE),
    "telephone without its nought": ("[90-0000-1234]へ", Category.PHONE),
    "address": ("[神奈川県横浜市鶴見区見本町1-2-3 グランハイツ見本203]", Category.ADDRESS),
    "address in words": ("[横浜市鶴見区見本町一丁目2番3号]に", Category.ADDRESS),
    "city": ("[横浜市鶴見区]から通う", Category.ADDRESS),
    "ward": ("[鶴見区]から通う", Category.ADDRESS),
    "town": ("[見本町1-2]から", Category.ADDRESS),
    "house": ("[グランハイツ見本203]に", Category.ADDRESS),
    "school": ("[青葉工業高校]を出て", Category.SCHOOL),
    "school with its head": ("[県立青葉工業高等学校]を", Category.SCHOOL),
    "school in short": ("[青葉工高]を", Category.SCHOOL),
    "university": ("[東都産業大]を出て", Category.SCHOOL),
    "university in three characters": ("[東産大]を", Category.SCHOOL),
    "company": ("[株式会社みのり精工]で", Category.COMPANY),
    "company without its form": ("[みのり精工]で", Category.COMPANY),
    "company in short": ("[仮名ケア]での経験", Category.COMPANY),
}

LEFT = (
    "高橋製作所と取引がある",
    "高橋駅から歩く",
    "美咲町の出身ではない",
    "髙島屋の売場",
    "ミサキングという商品",
    "thermisakian",
    "東都の空",
    "090-0000-9999",
)


def spans(text: str, record: OwnRecord = RECORD) -> list[tuple[str, Category]]:
    return [(text[one.start : one.end], one.category) for one in scrub(text, record).spans]


@pytest.mark.parametrize("name", NAMES)
def test_the_own_name_is_found_in_every_spelling(name: str) -> None:
    assert (name, Category.OWN_NAME) in spans(f"面接では{name}が話した")


@pytest.mark.parametrize(
    "name",
    ["高橋", "髙橋", "タカハシ", "たかはし", "ﾀｶﾊｼ", "美咲", "みさき", "Takahashi", "Misaki"],
)
def test_half_of_the_name_is_found(name: str) -> None:
    assert (name, Category.OWN_NAME) in spans(f"本日、{name}さんから連絡")


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD)
def test_what_the_record_tells_is_found(case: tuple[str, Category]) -> None:
    text = case[0].replace("[", "").replace("]", "")
    wanted = case[0][case[0].index("[") + 1 : case[0].index("]")]

    assert (wanted, case[1]) in spans(text)


@pytest.mark.parametrize("text", LEFT)
def test_what_only_contains_it_is_no_own_name(text: str) -> None:
    assert Category.OWN_NAME not in {category for _, category in spans(text)}


@pytest.mark.parametrize(
    ("record", "text", "name"),
    [
        (OwnRecord(name="林 実"), "林さんは落ち着いている", "林"),
        (OwnRecord(name="林 実"), "林の評価", "林"),
        (OwnRecord(name="林 実"), "実さんと話した", "実"),
        (OwnRecord(name="高橋美咲"), "高橋と話す", "高橋"),
        (OwnRecord(name="高橋美咲"), "美咲と話す", "美咲"),
        (OwnRecord(name="佐藤"), "佐藤と話す", "佐藤"),
        (OwnRecord(name="林実"), "面接は林実と", "林実"),
        (OwnRecord(name="鴉谷一一"), "鴉谷一一と話す", "鴉谷一一"),
        (OwnRecord(kana="タカハシミサキ"), "タカハシさん", "タカハシ"),
        (OwnRecord(name="タカハシ ミサキ"), "Misaki Takahashi", "Misaki Takahashi"),
        (OwnRecord(name="ホセ・マリア ロペス"), "ロペスさん", "ロペス"),
        (OwnRecord(name="原 のぞみ"), "「のぞみ」と呼ぶ", "のぞみ"),
        (OwnRecord(address="横浜市鶴見区見本町1-2"), "鶴見区から", "鶴見区"),
        (OwnRecord(kana="々々 ミサキ"), "Misaki が", "Misaki"),
        (OwnRecord(kana="タカハシ ミサキ"), "Takahashi、Misaki", "Misaki"),
        (OwnRecord(kana="ハラ アイ"), "表に アイ とある", "アイ"),
    ],
    ids=str,
)
def test_short_names_and_names_in_one_piece_are_found(
    record: OwnRecord, text: str, name: str
) -> None:
    assert name in [found for found, _ in spans(text, record)]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (OwnRecord(name="林 実"), "林業と森林の経験"),
        (OwnRecord(name="林 実"), "林工業"),
        (OwnRecord(name="林 実"), "真実を話す"),
        (OwnRecord(name="原 希望"), "夜勤を希望する"),
        (OwnRecord(name="原 のぞみ"), "たのぞみる"),
        (OwnRecord(kana="モリ アイ"), "メモリアイコン"),
        (OwnRecord(name="A"), "A社"),
        (OwnRecord(email="a@example.org"), "a と b"),
        (OwnRecord(email="hana@example.net"), "hanako"),
        (OwnRecord(phone="1234"), "1234567"),
        (OwnRecord(address="どこか遠く"), "どこか"),
        (OwnRecord(address="神奈川県"), "神奈川で働く"),
        (OwnRecord(kana="オウ メイ"), "one day"),
        (OwnRecord(schools=("大学",), companies=("社",)), "大きな会社"),
    ],
    ids=str,
)
def test_a_short_record_masks_no_other_words(record: OwnRecord, text: str) -> None:
    assert spans(text, record) == []


@pytest.mark.parametrize("told", ["佐藤 由美", "佐藤由美"])
@pytest.mark.parametrize("text", ["佐藤が対応", "佐藤由美が対応", "由美が対応", "佐藤　由美が対応"])
def test_the_staff_is_known(told: str, text: str) -> None:
    (found,) = scrub(text, OwnRecord(), ["田中 一", told]).spans

    assert (text[found.start : found.end], found.category) == (text[:-3], Category.STAFF_NAME)


@pytest.mark.parametrize(
    ("kana", "spellings"),
    [
        ("オオノ", ("Ono", "Ohno", "Oono", "Ōno", "ONO")),
        ("サトウ", ("Sato", "Satoh", "Satou", "Satō")),
        ("シンジョウ", ("Shinjo", "Shinjou", "Sinzyo", "SHINJOH")),
        ("チヅル", ("Chizuru", "Tiduru", "Chiduru")),
        ("ホンマ", ("Honma", "Homma")),
        ("ハットリ", ("Hattori",)),
        ("マッチャ", ("Matcha", "Maccha", "Mattya")),
        ("フジイ", ("Fujii", "Huzii", "Fuji")),
        ("ティナ", ("Tina",)),
        ("ツヅキ", ("Tsuzuki", "Tuduki")),
        ("ジュン", ("Jun", "Zyun", "Jyun")),
    ],
)
def test_every_usual_way_to_write_a_reading_is_one(kana: str, spellings: tuple[str, ...]) -> None:
    assert {fold_romaji(one) for one in spellings} == {romaji_of(kana)}
