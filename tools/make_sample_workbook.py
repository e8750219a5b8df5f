"""Make applicant lists as a small company keeps them, for the demo, the tests and the benches.

Run from the repository root: ``python -m tools.make_sample_workbook`` writes the shipped sample;
``--out FILE --count N --seed S`` writes another one; the suffix tells its kind (.xlsx, .xls, .csv).
"""

import argparse
import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from desktop.core.domain.japanese_dates import to_wareki
from desktop.core.domain.sheet import CellValue
from desktop.core.exporters.xlsx import write_xlsx
from desktop.core.paths import resources_folder
from tools.sample_people import SamplePerson, invent_people

Row = tuple[CellValue, ...]

SAMPLE_COUNT: Final = 30
TITLE: Final = "応募者管理表　株式会社みのり精工（サンプル）"
HEADER: Final = (
    "氏名", "フリガナ", "生年月日", "電話番号", "メール", "住所", "応募職種", "応募日", "応募経路",
    "選考段階", "結果", "結果日", "不採用理由", "学歴", "経験年数", "資格", "再応募の案内", "備考",
)  # fmt: skip
_WIDTHS: Final = (14, 18, 16, 16, 28, 32, 20, 12, 14, 12, 10, 12, 26, 12, 10, 34, 14, 26)
_NOTES: Final = ("", "", "折り返し連絡は夕方以降", "", "工場見学済み", "", "写真つき履歴書あり", "")


def sample_path() -> Path:
    """Return where the shipped sample lies."""
    return resources_folder() / "demo" / "sample_applicants.xlsx"


def make_rows(count: int, seed: int = 0) -> list[Row]:
    """Return a title row, an empty one, the header and ``count`` applicants.

    Some cells are written as people write them: era dates, a telephone number that lost its 0,
    half-width and hiragana readings.
    """
    people = invent_people(count, seed)
    stamp = (None,) * (len(HEADER) - 2) + ("2026年11月", None)
    rows: list[Row] = [(TITLE, *stamp[1:]), (), HEADER]
    rows.extend(_row(at, person) for at, person in enumerate(people))
    return rows


def make_workbook(path: Path, count: int = SAMPLE_COUNT, seed: int = 0) -> None:
    """Write a list; the suffix of ``path`` decides its kind.

    Raises:
        ValueError: The suffix is none of .xlsx, .xls and .csv.
    """
    rows = make_rows(count, seed)
    if path.suffix == ".xlsx":
        write_xlsx(path, rows, sheet_name="応募者", widths=_WIDTHS)
    elif path.suffix == ".xls":
        _write_xls(path, rows)
    elif path.suffix == ".csv":
        write_csv(path, rows, "cp932")
    else:
        raise ValueError(f"no writer for {path.suffix}")


def write_csv(path: Path, rows: Sequence[Row], encoding: str) -> None:
    """Write rows as text; characters that ``encoding`` lacks lose their variant (𠮷 → 吉)."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            writer.writerow([_encodable(_as_text(cell), encoding) for cell in row])


def _write_xls(path: Path, rows: Sequence[Row]) -> None:
    import xlwt  # type: ignore[import-untyped]

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("応募者")
    day = xlwt.easyxf(num_format_str="yyyy/m/d")
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write(down, across, cell, day)
            elif cell is not None:
                sheet.write(down, across, cell)
    book.save(str(path))


def _row(at: int, person: SamplePerson) -> Row:
    return (
        person.name.replace(" ", "　") if at % 4 else person.name,
        _kana(at, person.kana),
        _birth_date(at, person.born),
        int(person.phone.replace("-", "")) if at % 10 == 9 else person.phone,  # noqa: PLR2004
        person.email,
        person.address,
        person.trade.title,
        person.applied_on,
        person.route,
        person.stage,
        person.outcome,
        person.decided_on,
        person.reason or None,
        person.education,
        f"{person.experience_years}年" if person.experience_years else "未経験",
        person.qualifications,
        "同意" if person.has_consent else None,
        _NOTES[at % len(_NOTES)] or None,
    )


def _kana(at: int, kana: str) -> str:
    if at % 15 == 11:  # noqa: PLR2004
        return "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in kana)
    return kana


def _birth_date(at: int, born: date) -> CellValue:
    if at % 3 == 0:
        return to_wareki(born)
    return f"{born.year}/{born.month}/{born.day}" if at % 3 == 1 else born


def _as_text(cell: CellValue) -> str:
    if cell is None:
        return ""
    return f"{cell.year}/{cell.month}/{cell.day}" if isinstance(cell, date) else str(cell)


def _encodable(text: str, encoding: str) -> str:
    return text.replace("𠮷", "吉") if encoding == "cp932" else text


def main() -> None:
    """Write the file asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=sample_path())
    parser.add_argument("--count", type=int, default=SAMPLE_COUNT)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    make_workbook(asked.out, asked.count, asked.seed)
    print(f"{asked.count} rows written")


if __name__ == "__main__":
    main()
