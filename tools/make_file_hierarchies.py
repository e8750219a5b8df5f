"""Write resources/hierarchies/cr_file_1.json: the trees that files have and batches have not.

Industry comes from 日本標準産業分類 (resources/taxonomies/jsic14_major_middle.csv), desired salary
from fixed bands. Both are independent of anybody's data.
"""

import csv
import json
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1] / "resources"
_SECTORS = {
    "primary": ("第1次産業", "AB"),
    "secondary": ("第2次産業", "CDE"),
    "tertiary": ("第3次産業", "FGHIJKLMNOPQRS"),
    "unclassified": ("分類不能の産業", "T"),
}
_STEP, _LOWEST, _HIGHEST = 50, 200, 1000


def main() -> None:
    """Write the file."""
    fields = {"industry": _industry(), "salary": _salary()}
    tables = {
        "schema": "cr.file/1",
        "version": 1,
        "source": "総務省 日本標準産業分類（第14回改定）; bands of our own",
        "fields": fields,
    }
    text = json.dumps(tables, ensure_ascii=False, indent=1, sort_keys=True)
    (_ROOT / "hierarchies" / "cr_file_1.json").write_text(text + "\n", "utf-8")


def _industry() -> dict[str, object]:
    file = _ROOT / "taxonomies" / "jsic14_major_middle.csv"
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    names = {
        (row["middle_code"] if row["level"] == "middle" else row["major_code"]): row["name_ja"]
        for row in rows
    }
    middles = [row for row in rows if row["level"] == "middle"]
    parents = {row["middle_code"]: row["major_code"] for row in middles}
    majors = sorted(set(parents.values()))
    for sector, (words, letters) in _SECTORS.items():
        names[sector] = words
        parents |= dict.fromkeys(letters, sector)
        parents[sector] = "*"
    levels = [[row["middle_code"] for row in middles], majors, list(_SECTORS), ["*"]]
    return _field(levels, parents, names)


def _salary() -> dict[str, object]:
    low, high = f"0-{_LOWEST - 1}", f"{_HIGHEST}+"
    levels = [
        [low, *(f"{at}-{at + step - 1}" for at in range(_LOWEST, _HIGHEST, step)), high]
        for step in (_STEP, 2 * _STEP, 4 * _STEP)
    ]
    bands = ["0-399", "400-799", "800+"]
    parents: dict[str, str] = {low: "0-399", high: "800+"}
    for at in range(_LOWEST, _HIGHEST, _STEP):
        hundred = at // 100 * 100
        parents[f"{at}-{at + _STEP - 1}"] = f"{hundred}-{hundred + 99}"
        two = hundred // 200 * 200
        parents[f"{hundred}-{hundred + 99}"] = f"{two}-{two + 199}"
        band = "0-399" if two < 400 else "400-799" if two < 800 else "800+"  # noqa: PLR2004
        parents[f"{two}-{two + 199}"] = band
    parents |= dict.fromkeys(bands, "*")
    names = {label: _yen(label) for level in (*levels, bands) for label in level}
    return _field([*levels, bands, ["*"]], parents, names)


def _yen(label: str) -> str:
    if label.endswith("+"):
        return f"{label[:-1]}万円以上"
    low, high = label.split("-")
    return f"{int(high) + 1}万円未満" if low == "0" else f"{low}〜{high}万円"


def _field(
    levels: list[list[str]], parents: dict[str, str], names: dict[str, str]
) -> dict[str, object]:
    values = list(dict.fromkeys(label for level in levels for label in level))
    return {
        "role": "quasi",
        "levels": levels,
        "parents": parents,
        "values": values,
        "names": names,
    }


if __name__ == "__main__":
    main()
