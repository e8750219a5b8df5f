"""Who is asked about: nationality or address abroad."""

import pytest

from desktop.core.importers.foreign import is_foreign


@pytest.mark.parametrize(
    ("nationality", "address", "prefecture", "expected"),
    [
        ("", "", "", False),
        ("日本", "東京都港区", "13", False),
        ("日本国籍", "", "", False),
        ("なし", "", "", False),
        ("ＪＡＰＡＮ", "", "", False),
        ("ドイツ", "東京都港区", "13", True),
        ("Vietnam", "", "", True),
        ("", "12 rue Exemple, Paris, France", "", True),
        ("", "フランス パリ市", "", True),
        ("", "韓国ソウル市", "", True),
        ("", "1-2-3 Ginza, Chuo-ku, Tokyo", "", False),
        ("", "Aichi Nagoya", "", False),
        ("", "Kita 1, Sapporo, Japan", "", False),
        ("", "宮町1-1 ABCDEFGマンション", "", False),
        ("", "ABC 101", "", False),
        ("", "宮町一丁目", "", False),
    ],
)
def test_only_a_nationality_or_an_address_abroad_is_asked_about(
    nationality: str, address: str, prefecture: str, *, expected: bool
) -> None:
    assert is_foreign(nationality, address, prefecture) is expected
