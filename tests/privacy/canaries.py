"""Values nobody else has, planted in a workbook, and the search for them in any bytes."""

import json
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import openpyxl

from desktop.demo.sample_company import sample_workbook

FILE_NAME = "鴉一覧_極秘7731.xlsx"
ATTACHMENT_NAME = "鴉谷 一一.pdf"
_HEADER_ROWS = 3
_DIGITS = "一二三四五六七八九"
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp")

CANARIES = (
    "鴉谷",
    "カラスダニ",
    "ｶﾗｽﾀﾞﾆ",
    "からすだに",
    "karasu7731",
    "070-7731",
    "0707731",
    "鴉ヶ丘",
    "鴉鳴",
    "鴉紋",
    "鴉履",
)
"""Unique in every planted value: name, kana and its foldings, mail, phone, address, note, a cell of
a column that is only kept raw, and the content of an attachment."""


def plant(folder: Path) -> Path:
    """Write the sample workbook with everybody exchanged for somebody nobody else is.

    A file that bears a person's name lies beside it.
    """
    book = openpyxl.load_workbook(sample_workbook())
    sheet = book.worksheets[0]
    sheet_width = sheet.max_column + 1
    sheet.cell(_HEADER_ROWS, sheet_width, "社内ランク")
    for number, row in enumerate(sheet.iter_rows(min_row=_HEADER_ROWS + 1)):
        if row[0].value is None:
            continue
        sheet.cell(row[0].row, sheet_width, f"鴉紋{number}")
        given = f"{_DIGITS[number // 9]}{_DIGITS[number % 9]}"
        row[0].value = f"鴉谷 {given}"
        row[1].value = "カラスダニ ハツネ"
        row[3].value = f"070-7731-{number:04d}"
        row[4].value = f"karasu7731.{number}@example.org"
        row[5].value = f"神奈川県横浜市鴉ヶ丘7-{number}"
        row[17].value = f"鴉鳴{number}の件"
    path = folder / FILE_NAME
    book.save(path)
    (folder / ATTACHMENT_NAME).write_bytes(b"%PDF-1.7 " + "鴉履".encode())
    return path


def found_in(data: bytes, wanted: Iterable[str] = (*CANARIES, FILE_NAME, "鴉一覧")) -> set[str]:
    """Return what stands in the bytes, in whatever way a text can be written down."""
    joined = data.replace(b"\r", b"").replace(b"\n", b"")
    return {text for text in wanted if any(form in data or form in joined for form in _forms(text))}


def _forms(text: str) -> set[bytes]:
    forms = {json.dumps(text)[1:-1].encode(), quote(text).encode(), quote(text).lower().encode()}
    for name in _ENCODINGS:
        try:
            raw = text.encode(name)
        except UnicodeEncodeError:
            continue
        forms.add(raw)
        # Base64 at each of the three places a text can begin; the ends depend on the neighbours.
        for shift in range(3):
            inner = b64encode(b"\0" * shift + raw)[4 if shift else 0 :]
            forms.add(inner[: len(inner) // 4 * 4 - 4] if len(raw) > 3 else inner)
    return {form for form in forms if len(form) > 3}
