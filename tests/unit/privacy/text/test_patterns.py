"""Personal data with a form of its own, and what only looks like it."""

import pytest

from desktop.core.privacy.text import Category
from desktop.core.privacy.text.dates import find_births
from desktop.core.privacy.text.folded import fold
from desktop.core.privacy.text.patterns import find_patterns, find_twelve, is_my_number
from desktop.core.privacy.text.places import find_addresses, house_number_end

FOUND = {
    "mail": ("連絡は[hana.k+x@example.org]へ", Category.MAIL),
    "mail of wide characters": ("[ｈａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ]", Category.MAIL),
    "mail written against robots": ("[hana[at]example.org]まで", Category.MAIL),
    "mail read aloud": ("[hanaアットマークexample.org]", Category.MAIL),
    "address of the net": ("作品は[https://www.example.org/a?b=c#d]。", Category.URL),
    "address of the net without https": ("[example.com/hana]を見た", Category.URL),
    "account": ("Xは[@hana_k]です", Category.URL),
    "telephone": ("電話 [090-0000-1234] まで", Category.PHONE),
    "telephone of wide characters": ("[０９０－００００－１２３４]", Category.PHONE),
    "telephone with long marks": ("[090ー0000ー1234]", Category.PHONE),
    "telephone in one piece": ("[09000001234]へ", Category.PHONE),
    "telephone with brackets": ("[03(0000)1234]", Category.PHONE),
    "telephone in brackets": ("[(03)0000-1234]", Category.PHONE),
    "telephone from abroad": ("[+81-90-0000-1234]", Category.PHONE),
    "telephone from abroad by 0081": ("[0081 90 0000 1234]", Category.PHONE),
    "telephone of a free line": ("[0120-000-123]", Category.PHONE),
    "telephone without its nought": ("携帯 [9000001234]", Category.PHONE),
    "extension": ("内線[4321]", Category.PHONE),
    "last four digits": ("下4桁は[1234]", Category.PHONE),
    "postal code": ("[〒230-0000]", Category.POSTAL_CODE),
    "postal code without its sign": ("住所は[230-0000]横浜", Category.POSTAL_CODE),
    "postal code in one piece": ("郵便番号[:2300000]", Category.POSTAL_CODE),
    "account number": ("口座番号:[1234567]", Category.ID_NUMBER),
    "passport": ("旅券 [TK1234567]", Category.ID_NUMBER),
    "pension number": ("年金 [1234-567890]", Category.ID_NUMBER),
    "LINE": ("LINE ID:[hanako_77]", Category.LINE_ID),
    "LINE in kana": ("ラインは[hanako.77]です", Category.LINE_ID),
    "birth with its word": ("[2015年5月12日生まれ]の娘", Category.BIRTH_DATE),
    "birth without": ("女性、[1990/05/12]、前職は営業", Category.BIRTH_DATE),
    "birth of an era": ("[昭和63年4月1日]", Category.BIRTH_DATE),
    "birth of an era in short": ("[S63.4.1]", Category.BIRTH_DATE),
    "birth of the first year": ("[平成元年4月1日]", Category.BIRTH_DATE),
    "birth in kanji": ("[平成三年五月十二日]", Category.BIRTH_DATE),
    "birth in kanji tens": ("[昭和六十三年五月十二日]", Category.BIRTH_DATE),
    "birth in one piece": ("[19900512]", Category.BIRTH_DATE),
    "birth in English": ("born [May 12, 1990]", Category.BIRTH_DATE),
    "birth under its heading": ("生年月日:[R1.5.12]", Category.BIRTH_DATE),
    "birthday": ("誕生日は[5月12日]", Category.BIRTH_DATE),
    "year of birth": ("[1990年生まれ]です", Category.BIRTH_DATE),
    "month of birth": ("[平成3年5月生]", Category.BIRTH_DATE),
    "address": ("[神奈川県横浜市鶴見区見本町1-2-3]に住む", Category.ADDRESS),
    "address in words": ("現在[東京都大田区見本1丁目2番3号]。", Category.ADDRESS),
    "address without prefecture": ("[横浜市鶴見区見本町1-2]、", Category.ADDRESS),
    "address with a house": ("[横浜市鶴見区見本町1-2-3 ハイツ見本203号室]。", Category.ADDRESS),
    "address with a city in kana": ("[さいたま市見本区見本町1-2]、", Category.ADDRESS),
}

NOT_FOUND = {
    "no mail": "at home@work",
    "salary": "年収4,200,000円、時給1200円",
    "date of an interview": "2026年11月20日 14:00に面接、2026/11/20",
    "beginning of a job": "1998年4月1日入社、2003年3月31日退社",
    "a stretch of time": "1998/4/1~2003/3/31",
    "a later end": "~2003/3/31",
    "school year": "平成12年3月31日に高校を卒業",
    "a recent era": "令和5年4月1日",
    "number of an order": "見積 20240512-003",
    "score": "TOEIC 820点、簿記2級",
    "ward by number": "中央区の3番目",
    "a short number with zeros": "0-1-2",
    "a number of ten digits that is no telephone": "1234567890",
    "a living": "1990年生活",
}


def marked(text: str) -> tuple[str, int, int]:
    """Return the text without its brackets, and where they stood."""
    start = text.index("[")
    # The mail written against robots has brackets of its own.
    end = text.rindex("]") - 1
    return text[:start] + text[start + 1 : end + 1] + text[end + 2 :], start, end


@pytest.mark.parametrize("case", FOUND.values(), ids=FOUND)
def test_what_has_a_form_is_found_to_the_last_character(case: tuple[str, Category]) -> None:
    text, start, end = marked(case[0])
    folded = fold(text)

    found = {
        (folded.raw_span(one.start, one.end), one.category) for one in find_patterns(folded.plain)
    }

    assert ((start, end), case[1]) in found


@pytest.mark.parametrize("text", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_only_looks_like_it_is_left(text: str) -> None:
    assert list(find_patterns(fold(text).plain)) == []


@pytest.mark.parametrize("text", ["123456789012", "1234 5678 9012", "1234-5678-9012"])
def test_every_run_of_twelve_digits_is_found(text: str) -> None:
    found = [(one.start, one.end) for one in find_twelve(f"番号{text}。")]

    assert found == [(2, 2 + len(text))]


def test_thirteen_digits_are_no_run_of_twelve() -> None:
    assert list(find_twelve("1234567890123")) == []


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("個人番号 123456789018", Category.MY_NUMBER),
        ("番号 123456789012", Category.ID_NUMBER),
        ("運転免許証 123456789018", Category.LICENCE_NUMBER),
    ],
)
def test_the_check_digit_gives_the_label(text: str, category: Category) -> None:
    (found,) = find_twelve(text)

    assert found.category is category


def test_the_check_digit_follows_the_ordinance() -> None:
    assert is_my_number("123456789018")
    assert is_my_number("000000000000")
    assert not is_my_number("123456789012")


def test_an_address_is_asked_for_only_where_a_place_is_named() -> None:
    assert list(find_addresses("1-2-3")) == []
    assert [one.category for one in find_addresses("見本市見本1-2")] == [Category.ADDRESS]


def test_a_house_number_ends_where_it_ends() -> None:
    assert house_number_end("見本町1-2-3に住む", 3) == 8
    assert house_number_end("見本町に住む", 3) == 3


def test_a_date_after_a_stroke_of_time_is_no_birth() -> None:
    assert list(find_births("1995/4/1〜1999/3/31")) == []
