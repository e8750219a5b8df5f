"""Text tables in every character set a Japanese office meets: no character lost or invented."""

import random
from collections.abc import Iterator

import pytest

from desktop.core.importers.csv_file import read_csv

ENCODINGS = ("cp932", "utf-8", "utf-8-sig", "utf-16", "euc_jp")
SIZES = ((1, 2), (2, 3), (20, 6))
SEEDS = range(20)
_FAMILIES = "高橋 山崎 佐藤 渡辺 小野寺 五十嵐 東海林 林 一ノ瀬 長谷川 菅原 辻"
_GIVEN = "健一 花子 さくら ケンタ 翔 美咲 一郎 由紀子 大輔 愛"
_WORDS = "不採用 選考中 内定 書類選考 一次面接 ｶﾅ ﾀﾅｶ 経験10年 普通自動車免許 ①次 ㈱ 〜 －"
FAMILIES, GIVEN, WORDS = _FAMILIES.split(), _GIVEN.split(), _WORDS.split()
HARD = ("ﾔﾏﾀﾞ", "髙﨑①㈱", "～−∥", "表示ソ能", "ー", "一", "氏名")
"""Seven tiny texts; of EUC-JP read as CP932 and the other way round, and of five bytes."""


def rows_of(seed: int, count: int, width: int, encoding: str) -> list[tuple[str, ...]]:
    rng = random.Random(f"{seed}:{count}:{encoding}")  # noqa: S311 - test data
    rows = [("氏名", "フリガナ", "電話番号", "メール", "結果", "備考")[:width]]
    for at in range(count):
        values = (
            f"{rng.choice(FAMILIES)} {rng.choice(GIVEN)}",
            rng.choice(("ヤマダ タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ", "サトウ ハナコ")),
            f"090-0000-{at:04}",
            f"a{at}@example.org",
            rng.choice(WORDS),
            rng.choice(WORDS),
        )
        rows.append(tuple(_within(one, encoding) for one in values[:width]))
    return rows


def _within(text: str, encoding: str) -> str:
    """Return only what an encoding can hold: a file cannot hold more."""
    return text.encode(encoding, errors="ignore").decode(encoding)


def cases() -> Iterator[tuple[str, int, int, int]]:
    for encoding in ENCODINGS:
        for count, width in SIZES:
            for seed in SEEDS:
                yield encoding, count, width, seed


def read(data: bytes) -> tuple[tuple[object, ...], ...]:
    return read_csv(data, progress=lambda _d, _t: None, is_cancelled=lambda: False).rows


def test_three_hundred_generated_files_are_read_without_an_error() -> None:
    wrong = []
    for encoding, count, width, seed in cases():
        rows = rows_of(seed, count, width, encoding)
        data = "".join(",".join(row) + "\r\n" for row in rows).encode(encoding)
        if read(data) != tuple(tuple(cell or None for cell in row) for row in rows):
            wrong.append((encoding, count, seed))

    assert len(list(cases())) == 300
    assert wrong == []


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "euc_jp"])
@pytest.mark.parametrize("text", HARD)
def test_hard_tiny_files_are_read_without_an_error(text: str, encoding: str) -> None:
    body = _within(text, encoding)
    data = f"氏名,備考\r\n{body},x\r\n".encode(encoding)

    assert read(data) == (("氏名", "備考"), (body or None, "x"))


@pytest.mark.parametrize("text", ["山田一,一", "一,一\r\n一,二", "氏名,一"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_nuls(text: str, encoding: str) -> None:
    padded = f"{text},name,0900000000\r\n"

    assert read(padded.encode(encoding))[0][0] == text.split(",", maxsplit=1)[0]
