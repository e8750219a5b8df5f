"""Other people in a text: who is named, and what is only spelled like a name."""

import pytest

from desktop.core.privacy.text import Category, OwnRecord, scrub
from desktop.core.privacy.text.tokens import tokenize

NAMED = {
    "family name": "[田中]が面接した",
    "full name": "[田中 一郎]が面接した",
    "full name in one piece": "[木村拓海]と面談",
    "full name with an unlisted given name": "[田中 稜河]と面談",
    "full name with kana": "[仙道 あき]（前職）",
    "full name with kana and kanji": "[大友 ふじ子]、社員",
    "rare family name before a listed given name": "[星見里 英達]の面接",
    "honorific": "[田中]さんと話す",
    "honorific behind a space": "[田中] 様",
    "rare name with an honorific": "[帷子]さんと話す",
    "rare name in pieces with an honorific": "[霞林院]様から",
    "rare full name with an honorific": "先輩の[帷子阿由沙]さん",
    "full name with a space and an honorific": "[宮 羽空]さん",
    "kana with an honorific": "[たなか]さんから電話",
    "katakana with an honorific": "[ナカムラ]さんの紹介",
    "two words of katakana with an honorific": "[ナカムラキヨシ]さんの紹介",
    "foreign name": "[グエン・ヴァン・アン]の紹介",
    "foreign name with an honorific": "[ファム・ティ・ラン]氏から",
    "one character with an honorific": "[朴]さんと応募",
    "word with an honorific": "[馬]先生に習う",
    "nickname with an honorific": "[なべ]さん（前の職場）",
    "diminutive": "[みっちゃん]が課長に",
    "quoted nickname": "「[ふじもん]」と呼ばれている",
    "nickname": "周りからは[ゆっきー]と呼ばれる",
    "nickname under a heading": "英語名は[Sunny]。",
    "title": "[田中]部長に報告",
    "title after a rare name": "[蛭田]専務に報告",
    "title after an unlisted word": "[三ツ矢]組合長から",
    "title the tokenizer cuts elsewhere": "[西]部長が評価",
    "title after a role": "巡回教員[御子柴]先生とも",
    "title after a reading from abroad": "[ユン]チーム長との",
    "reading before an honorific": "帷子（[かたびら]）さんは",
    "name before its reading and an honorific": "[帷子]（かたびら）さんは",
    "given name behind a role": "同期の[あやの]と歩く",
    "two given names behind a role": "同期のあやのと[もえか]が辞めた",
    "common word in a list": "須磨・千々岩・[出口]の3名で合議",
    "family name that is told": "「[オ]」が名字です",
    "family name that is not meant": "という苗字の方（「[ゆづき]」ではなく「つき」）",
    "family name that is meant": "という苗字の方（「ゆづき」ではなく「[つき]」）",
    "title after kana": "[きとう]部長に報告",
    "title of any kind": "[荻]相談員と会議",
    "role": "部長の[森]に確認",
    "role with a space": "次女 [莉央]（小5）",
    "role of any kind": "(案内役 [木戸])",
    "place that acts": "[福島]が対応",
    "place with a note": "[呉]（総務）より連絡",
    "act without a particle": "[福島]確認済み",
    "in brackets": "（[福島]）履歴書は良い",
    "arrow": "[福島]→田中へ",
    "arrow before": "田中→[福島]",
    "heading": "面接官：[千葉]、長田",
    "heading in a row": "面接官：千葉、[長田]",
    "heading with a sentence": "担当者は[千葉]です",
    "heading with a rare name": "承認者：[帷子]、12月",
    "heading with a reading": "氏名：[すずき]、30歳",
    "heading with katakana": "トレーナー：[カルロス]／3日",
    "heading without a sign": "文責 [林]",
    "line start": "[千葉]：話し方が丁寧",
    "signature": "以上\n[千葉]",
    "row": "田中、[千葉]の順",
    "reading in brackets": "五月女さん（[さおとめ]）が",
    "told twice": "田中部長。[渋沢]さん。渋沢より",
    "Latin with a title": "Mr. [Tanaka] が担当",
    "Latin with an honorific": "[Sato]さんと話す",
    "Latin with -san": "[Tanaka]-san の推薦",
    "Latin by list": "担当は [Kenji Morita] です",
    "Latin by list the other way": "担当は [MORITA, Kenji] です",
    "Western": "[Emily]と面談",
    "Western with a family name": "[Jon Waldrick]と面談",
    "nickname at the very beginning": "[ゆっきー]と呼ばれる",
    "word with an honorific behind a space": " [馬]先生に習う",
    "heading with a house": "担当者：鈴木製作所、[田中]",
    "initials": "[Y・S]さんという方",
}

NOBODY = (
    "お客様と皆さん、患者さん、業者さん、奥様、お疲れ様",
    "看護師長と副店長、営業部長、製造課長が同席",
    "鈴木製作所と山田工業に応募",
    "福島県と長野市、千葉営業所、秋田工場",
    "福島出身、千葉在住、山口から通勤",
    "東京都中野区の店",
    "エクセル・ワードとセールス・マーケティング",
    "志望動機は明確。経験は3年、評価はB",
    "林業と森林、原因と西口",
    "JavaとExcel、HRさん、Aさん",
    "面接官：未定、担当：営業部",
    "おばあちゃんがちゃんと話す",
    "柏、松戸を担当していた",
    "第一印象は明るい",
    "一次面接は三名で行う",
    "人事部長様",
    "担当者：千葉 支店",
    "Date and Time",
    "お母さんと娘さん",
    "担当（なし）部長、社員（ベテラン）さん",
    "リーダーさん、スタッフさん",
)


@pytest.mark.parametrize("case", NAMED.values(), ids=NAMED)
def test_a_person_who_is_named_is_found(case: str) -> None:
    start, end = case.index("["), case.index("]") - 1
    text = case.replace("[", "").replace("]", "")

    found = scrub(text, OwnRecord()).spans

    assert any(
        one.start <= start and one.end >= end and one.category is Category.PERSON_NAME
        for one in found
    )


@pytest.mark.parametrize("text", NOBODY)
def test_words_that_name_nobody_are_left(text: str) -> None:
    assert scrub(text, OwnRecord()).text == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("前職は株式会社みのり精工です", "株式会社みのり精工"),
        ("前職はツバキ食品株式会社です", "ツバキ食品株式会社"),
        ("㈱北辰運輸で運転", "㈱北辰運輸"),
        ("医療法人みどり会に勤務", "医療法人みどり会"),
        ("Hokushin Foods Co., Ltd. で", "Hokushin Foods Co., Ltd."),
        ("現職株式会社ABCテックに勤務", "株式会社ABCテック"),
    ],
)
def test_a_company_is_found_by_its_legal_form(text: str, name: str) -> None:
    spans = scrub(text, OwnRecord()).spans

    found = [(text[one.start : one.end], one.category) for one in spans]
    assert found == [(name, Category.COMPANY)]


def test_a_legal_form_alone_is_no_company() -> None:
    assert scrub("株式会社に入りたい。", OwnRecord()).spans == ()


def test_a_long_text_is_cut_where_sentences_end_and_keeps_its_places() -> None:
    text = "あいうえお。" * 4_000 + "あ" * 9_000 + "田中部長"

    tokens = tokenize(text)

    assert "".join(one.surface for one in tokens) == text
    assert all(text[one.start : one.end] == one.surface for one in tokens)
