"""Normal forms of addresses, telephone numbers, readings and companies."""

import pytest

from agency import matching


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" hanako@Example.ORG ", "hanako@example.org"),
        ("ｈａｎａｋｏ＠example.org", "hanako@example.org"),
        ("hanako", None),
        ("hanako@example", None),
        ("a b@example.org", None),
        ("花子@example.org", None),
        ("a@b@example.org", None),
        ("x" * 65 + "@example.org", None),
        ("a@example.org\nBcc: b@example.org", None),
        ("", None),
    ],
)
def test_an_address_is_tidied_or_refused(text: str, expected: str | None) -> None:
    assert matching.email(text) == expected


@pytest.mark.parametrize("text", ["Hanako@example.org", "hanako+jobs@EXAMPLE.org"])
def test_spellings_of_one_mailbox_are_one(text: str) -> None:
    assert matching.mail_identity(text) == "hanako@example.org"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("090-1234-5678", "+819012345678"),
        ("０９０ー１２３４ー５６７８", "+819012345678"),
        ("(045) 000-0177", "+81450000177"),
        ("+81 90 1234 5678", "+819012345678"),
        ("+1 212 555 0100", "+12125550100"),
        ("001 81 90", None),
        ("12", None),
        ("電話なし", None),
    ],
)
def test_a_telephone_number_is_tidied_or_refused(text: str, expected: str | None) -> None:
    assert matching.phone(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("みほん はなこ", "ミホン ハナコ"),
        ("ﾐﾎﾝ ﾊﾅｺ", "ミホン ハナコ"),
        ("ミホン・アン　ハナコ", "ミホン・アン ハナコ"),
        ("見本", None),
        ("Hanako", None),
        ("", None),
    ],
)
def test_a_reading_is_katakana_or_refused(text: str, expected: str | None) -> None:
    assert matching.kana(text) == expected


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("株式会社みのり精工", "みのり精工"),
        ("みのり精工株式会社", "みのり精工"),
        ("みのり精工", "みのり精工"),
        ("株式会社", "株式会社"),
    ],
)
def test_small_print_leaves_the_legal_form_out(name: str, short: str) -> None:
    assert matching.short_company(name) == short


def test_japanese_numbers_are_shown_with_their_zero() -> None:
    assert matching.shown_phone("+819012345678") == "09012345678"
    assert matching.shown_phone("+12125550100") == "+12125550100"
