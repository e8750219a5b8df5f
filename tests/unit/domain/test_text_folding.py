"""Keys for matching and searching."""

import csv
from pathlib import Path

import pytest

from desktop.core.domain.text_folding import (
    bigrams,
    fold_email,
    fold_hyphens,
    fold_kana,
    fold_name,
    fold_phone,
)

_VARIANTS = Path("resources/taxonomies/name_kanji_variants.csv")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("髙橋　健", "高橋健"),
        ("山﨑 真", "山崎真"),
        ("𠮷田 ｶﾅ", "吉田カナ"),
        ("渡邊誠", "渡辺誠"),
        ("ＳＭＩＴＨ John", "smithjohn"),
    ],
)
def test_variants_of_one_name_share_a_key(typed: str, key: str) -> None:
    assert fold_name(typed) == key


def test_every_variant_of_the_list_is_folded() -> None:
    with _VARIANTS.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "DIFFERENT" not in row["note"]]

    assert [row["variant"] for row in rows if fold_name(row["variant"]) != row["base"]] == []


def test_characters_that_only_look_alike_stay_apart() -> None:
    assert fold_name("斉藤") != fold_name("斎藤")


def test_every_kind_of_kana_becomes_full_width_katakana() -> None:
    assert fold_kana("たかはし　ｹﾝｼﾞ") == "タカハシケンジ"


def test_a_mail_address_is_folded_to_half_width_lower_case() -> None:
    assert fold_email(" Taro＠Example.JP ") == "taro@example.jp"


@pytest.mark.parametrize(
    "typed",
    [
        "090-1234-5678",
        "０９０ー１２３４ー５６７８",
        "+81 90 1234 5678",
        "+81(0)90-1234-5678",
        "090 (1234) 5678",
    ],
)
def test_every_way_to_write_a_number_has_the_same_digits(typed: str) -> None:
    assert fold_phone(typed) == "09012345678"


def test_dashes_between_digits_become_hyphens() -> None:
    assert fold_hyphens("03−1234ー5678") == "03-1234-5678"


def test_search_terms_are_pairs_in_order_then_characters() -> None:
    assert bigrams("山田太") == "山田 田太 山 田 太"
    assert bigrams("林") == "林"
    assert bigrams("") == ""
