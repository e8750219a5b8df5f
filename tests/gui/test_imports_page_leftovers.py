"""What a large preview holds is freed piece by piece, and only when nothing shows it."""

from dataclasses import replace
from pathlib import Path

import openpyxl

from desktop.core.importers.read_file import read_workbook
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.workspace.context import Workspace
from desktop.ui.imports.letting_go import Leftovers


def test_rows_of_a_preview_are_held_until_they_are_dropped(
    workspace: Workspace, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(("氏名", "メール"))
    for number in range(2_100):
        book.worksheets[0].append((f"見本 {number}", f"{number}@example.org"))
    book.save(tmp_path / "many.xlsx")
    preview = prepare_import(
        workspace,
        read_workbook,
        tmp_path / "many.xlsx",
        progress=lambda *_: None,
        is_cancelled=lambda: False,
    )
    leftovers = Leftovers()
    newer = replace(preview, known=())
    leftovers.take(None, None)
    leftovers.take(preview, newer)
    assert all(not part for part in leftovers._held)
    leftovers.take(preview, None)
    assert sum(map(len, leftovers._held)) > 4_000

    leftovers.drop()

    assert leftovers._held == []
    assert len(newer.analysis.rows) == 2_100
