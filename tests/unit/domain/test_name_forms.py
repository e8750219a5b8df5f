"""Other forms in which lists write one person's name."""

import pytest

from desktop.core.domain.name_forms import is_former_name, is_read_alike, is_romanized


@pytest.mark.parametrize(
    ("name", "kana", "is_one"),
    [
        ("takahashikenta", "タカハシケンタ", True),
        ("kentatakahashi", "タカハシケンタ", True),
        ("itoshoichi", "イトウショウイチ", True),
        ("itoushouiti", "イトウショウイチ", True),
        ("ohnojumpei", "オオノジュンペイ", True),
        ("hattorimakoto", "ハットリマコト", True),
        ("fujiwara,chitose", "フジワラチトセ", True),
        ("takahashikenji", "タカハシケンタ", False),
        ("takahashi", "タカハシケンタ", False),
        ("takahashikenta", "", False),
        ("", "タカハシケンタ", False),
        ("高橋健太", "タカハシケンタ", False),
        ("smith", "?", False),
    ],
)
def test_a_reading_in_latin_letters_is_known(name: str, kana: str, *, is_one: bool) -> None:
    assert is_romanized(name, kana) is is_one


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("山田(高橋)美咲", "高橋美咲", True),
        ("山田美咲(旧姓:高橋)", "高橋美咲", True),
        ("山田美咲(旧姓高橋)", "山田美咲", True),
        ("山田美咲(旧姓高橋)", "高橋真一", False),
        ("山田美咲(旧姓高橋)", "渡辺美咲", False),
        ("山田美咲(旧姓高橋)", "高橋", False),
        ("山田美咲", "高橋美咲", False),
    ],
)
def test_a_former_surname_in_brackets_is_one_name(one: str, other: str, *, is_one: bool) -> None:
    assert is_former_name(one, other) is is_one
    assert is_former_name(other, one) is is_one


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("ヤマザキショウ", "ヤマサキシヨー", True),
        ("オオノユウ", "オノユー", True),
        ("ハットリ", "ハツトリ", True),
        ("ユウコ", "ヒロコ", False),
    ],
)
def test_readings_that_sound_alike_are_one(one: str, other: str, *, is_one: bool) -> None:
    assert is_read_alike(one, other) is is_one
