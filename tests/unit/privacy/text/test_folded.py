"""The searchable copy of a text, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.privacy.text.folded import fold, fold_key, squeeze

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ｶﾞﾊﾟﾞﾟ㈱①髙﨑𠮷﨑\u3099\u309a\ufe00\U000e0100\u200bーｰ-－０Ａａ 　・"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ﾀｶﾊｼ", "タカハシ"),
        ("ﾀﾞｲｽｹ", "ダイスケ"),
        ("か\u3099", "が"),
        ("㈱みのり", "(株)みのり"),
        ("髙﨑", "高崎"),
        ("葛\U000e0100城", "葛城"),
        ("０９０－１", "090-1"),
        ("渡邊", "渡辺"),
        ("齋藤と斎藤と斉藤", "斉藤と斉藤と斉藤"),
    ],
)
def test_width_and_variants_are_one(text: str, plain: str) -> None:
    assert fold(text).plain == plain


@pytest.mark.parametrize(
    ("text", "wanted", "raw"),
    [
        ("名はﾀﾞｲｽｹ。", "ダイスケ", "ﾀﾞｲｽｹ"),
        ("㈱みのり精工に勤務", "みのり精工", "みのり精工"),
        ("㈱みのり", "(株)", "㈱"),
        ("髙\U000e0100橋さん", "高橋", "髙\U000e0100橋"),
    ],
)
def test_a_stretch_of_the_copy_leads_back_to_the_text(text: str, wanted: str, raw: str) -> None:
    folded = fold(text)
    at = folded.plain.index(wanted)

    start, end = folded.raw_span(at, at + len(wanted))

    assert text[start:end] == raw


@given(TEXTS)
def test_every_place_of_the_copy_has_a_place_in_the_text(text: str) -> None:
    folded = fold(text)

    assert len(folded.plain) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True)
    )


@given(TEXTS)
def test_squeezing_keeps_the_places(text: str) -> None:
    plain = fold(text).plain
    squeezed = squeeze(plain)

    assert [unicodedata.category(one) for one in squeezed.text if one == " "] == []
    assert len(squeezed.text) == len(squeezed.at)
    assert fold_key(text).replace(" ", "") == fold_key(text)


def test_a_key_is_found_over_spaces_and_kinds_of_kana() -> None:
    squeezed = squeeze("あの たか・はし さん")

    assert list(squeezed.places_of(fold_key("ﾀｶﾊｼ"))) == [(3, 8)]
    assert list(squeezed.places_of("")) == []
