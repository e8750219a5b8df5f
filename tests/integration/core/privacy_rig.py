"""People with closed applications and an agency, for tests of what may leave."""

import random
from datetime import date, timedelta
from pathlib import Path

from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import enrol, import_file, write_workbook

HEADINGS = (
    "氏名", "フリガナ", "メールアドレス", "電話番号", "生年月日", "住所", "応募職種", "応募日",
    "選考段階", "結果", "不採用理由", "結果日", "最終学歴", "経験年数", "保有資格", "EU居住",
)  # fmt: skip
_PLACES = ("神奈川県横浜市", "東京都大田区", "埼玉県川口市", "千葉県船橋市")
_JOBS = ("溶接工", "一般事務", "ルート営業")
_STAGES = ("書類選考", "一次面接", "最終面接")
_REASONS = ("経験不足", "勤務地", "資格なし", "総合判断")
_SCHOOLS = ("高校", "大学", "専門学校")


def closed_rows(count: int, *, eu_every: int = 0, first: int = 1) -> list[tuple[object, ...]]:
    """Return rejected applicants, the same for the same numbers."""
    return [_closed(number, eu_every) for number in range(first, first + count)]


def closed_people(workspace: Workspace, count: int, *, eu_every: int = 0) -> None:
    """Put applicants into the store whose selection ended weeks ago."""
    rows = [HEADINGS, *closed_rows(count, eu_every=eu_every)]
    folder = workspace.folder.parent
    import_file(workspace, write_workbook(Path(folder) / "closed.xlsx", rows))


def enrolled(workspace: Workspace) -> None:
    """Write an agency into the store."""
    enrol(workspace)


def _closed(number: int, eu_every: int) -> tuple[object, ...]:
    draw = random.Random(number)  # noqa: S311 - test data
    born = date(1965, 1, 1) + timedelta(days=draw.randrange(14_000))
    return (
        f"見本 {'一二三四五六七八九'[number % 9]}{number}郎",
        "ミホン ロウ",
        f"mihon{number}@example.org",
        f"090-1000-{number:04d}",
        born.isoformat(),
        f"{draw.choice(_PLACES)}架空町{number}番地",
        draw.choice(_JOBS),
        (date(2026, 7, 1) + timedelta(days=draw.randrange(90))).isoformat(),
        draw.choice(_STAGES),
        "不採用",
        draw.choice(_REASONS),
        "2026-11-01",
        draw.choice(_SCHOOLS),
        draw.randrange(15),
        "",
        "はい" if eu_every and number % eu_every == 0 else "",
    )
