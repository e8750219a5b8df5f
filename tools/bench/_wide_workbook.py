"""A list of 25 columns as large companies keep it, for `bench import`."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from tools.bench._crowd import TUNED, Invented, invent_crowd

HEADER: Final = (
    "応募者番号", "氏名", "フリガナ", "生年月日", "年齢", "電話番号", "メールアドレス", "郵便番号",
    "都道府県", "住所", "応募職種", "勤務地", "応募日", "応募経路", "選考段階", "結果", "結果日",
    "不採用理由", "学歴", "経験年数", "資格", "スキル", "語学", "再応募の案内", "備考",
)  # fmt: skip
_JOBS: Final = tuple(
    f"{job}（{place}）"
    for job in (
        "機械加工",
        "溶接",
        "組立",
        "検査",
        "営業事務",
        "経理",
        "フォークリフト",
        "品質管理",
    )
    for place in ("横浜", "川崎", "豊田", "堺", "呉")
)
_STAGES: Final = ("書類選考", "一次面接", "二次面接", "最終面接")
_OUTCOMES: Final = ("不採用", "不採用", "不採用", "辞退", "選考中", "採用")
_REASONS: Final = ("経験年数が募集条件に満たない", "必要な資格なし", "勤務時間の希望が合わない")
_EDUCATIONS: Final = ("高校", "専門学校", "短期大学", "大学", "大学院")
_QUALIFICATIONS: Final = (
    "普通自動車免許",
    "フォークリフト運転技能者、玉掛技能者",
    "日商簿記2級",
    "なし",
)
_SKILLS: Final = ("NC旋盤、図面読解", "Excel、Word", "TIG溶接", "在庫管理", "CAD")
_ROUTES: Final = ("ハローワーク", "求人サイト", "自社サイト", "社員紹介", "エージェント")
_FIRST_DAY: Final = date(2025, 4, 1)
_DAYS: Final = 540


def make_wide_workbook(path: Path, count: int, seed: int = 0) -> None:
    """Write ``count`` rows of 25 columns; one in fifty repeats somebody with another vacancy."""
    rng = random.Random(seed)  # noqa: S311 - invented people
    book = Workbook(write_only=True)
    sheet = book.create_sheet("応募者")
    sheet.append(HEADER)
    people = invent_crowd(count, TUNED, seed)
    for at in range(count):
        repeats = at > 50 and at % 50 == 0  # noqa: PLR2004
        sheet.append(_row(rng, at, people[at - 37] if repeats else people[at]))
    book.save(path)


def _row(rng: random.Random, at: int, who: Invented) -> tuple[object, ...]:
    applied = _FIRST_DAY + timedelta(days=at % _DAYS)
    outcome = rng.choice(_OUTCOMES)
    is_open = outcome == "選考中"
    born = who.born or _FIRST_DAY
    return (
        f"A{at:06d}",
        who.name.replace(" ", "　"),
        who.kana,
        born,
        applied.year - born.year - ((applied.month, applied.day) < (born.month, born.day)),
        who.phone,
        who.email,
        f"{230 + at % 20}-{at % 10_000:04d}",
        who.address[: who.address.index("県") + 1] if "県" in who.address else None,
        who.address,
        rng.choice(_JOBS),
        "本社工場",
        applied,
        rng.choice(_ROUTES),
        rng.choice(_STAGES),
        outcome,
        None if is_open else applied + timedelta(days=20),
        rng.choice(_REASONS) if outcome == "不採用" else None,
        rng.choice(_EDUCATIONS),
        at % 20,
        rng.choice(_QUALIFICATIONS),
        rng.choice(_SKILLS),
        "日本語、英語" if at % 7 == 0 else None,
        "同意" if at % 3 else None,
        "折り返し連絡は夕方以降" if at % 5 == 0 else None,
    )
