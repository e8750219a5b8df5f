"""台帳を書き出す: every entry as a workbook, with what proves its place in the chain."""

from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.core.domain.credit import LedgerState
from desktop.core.exporters.xlsx import Sheet, write_book
from desktop.core.services.credits.contract import read_statement, read_terms
from desktop.core.services.credits.read_credits import list_ledger, read_credits
from desktop.core.services.exports.outputs import next_output
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import TOKYO
from desktop.core.storage.queries.feed import StoredEntry, list_entries

KIND_WORDS: Final = {
    "earn": "登録を確認",
    "void": "登録の取り消し",
    "reserve": "紹介枠を依頼に使用",
    "release": "紹介枠が戻りました",
    "consume": "紹介が成立",
    "bonus": "特典",
    "expire": "期限切れ",
    "review": "確認を開始",
    "clear": "確認が終了",
    "expected": "登録（見込み）",
}
_STATES: Final = {
    LedgerState.CONFIRMED: "確定",
    LedgerState.IN_REVIEW: "確認中",
    LedgerState.EXPECTED: "見込み",
}
_HEAD: Final = ("日付・月", "できごと", "依頼", "増減", "残り（名）", "状態", "判明の期限", "番号")
_RAW_HEAD: Final = ("番号", "日付・月", "できごと", "数", "記録", "識別子（SHA-256）")


def export_ledger(workspace: Workspace, folder: Path) -> Path:
    """Write the ledger as a workbook; return its path.

    Raises:
        AppError: EXPORT_FOLDER or DISK_FULL.
    """
    path = next_output(workspace, folder, "ledger", ".xlsx")
    write_ledger(workspace, path)
    return path


def write_ledger(workspace: Workspace, path: Path) -> None:
    """Write the ledger to a file a person chose; the act is in the audit log.

    Raises:
        AppError: EXPORT_FOLDER or DISK_FULL.
    """
    rows = list_ledger(workspace)
    with workspace.store.read() as connection:
        entries = list_entries(connection)
    shown = [
        (
            _day(row.at),
            KIND_WORDS.get(row.kind, row.kind),
            row.subject or None,
            row.units,
            row.balance,
            _STATES[row.state],
            None if row.known_by is None else row.known_by.isoformat(),
            row.seq,
        )
        for row in rows
    ]
    write_book(
        path,
        [
            Sheet("台帳", [_HEAD, *shown], widths=(14, 22, 28, 8, 10, 10, 14, 8), has_header=True),
            Sheet("まとめ", _summary(workspace), widths=(30, 40)),
            Sheet(
                "記録のすべて",
                [_RAW_HEAD, *(_raw(entry) for entry in entries)],
                widths=(8, 14, 18, 6, 40, 66),
                has_header=True,
            ),
        ],
    )
    with workspace.store.write() as connection:
        workspace.audit(connection, "ledger.exported", count=len(entries))


def _summary(workspace: Workspace) -> list[tuple[str, str | int]]:
    now, terms, check = read_credits(workspace), read_terms(workspace), read_statement(workspace)
    told: list[tuple[str, str | int]] = [
        ("登録の累計（取り消し・期限切れを除く）", now.confirmed),
        ("確認中", now.in_review),
        ("見込み", now.expected),
        ("使った・依頼中", now.spent),
        ("残り（名）", now.available),
        ("使える紹介枠", now.slots_available),
        ("紹介枠1つに必要な登録", now.ratio),
    ]
    if terms is not None:
        told += [("契約条件の版", terms.version), ("契約の開始", _day(terms.since))]
    if check is not None:
        says = "一致" if check.agrees else "相違あり"
        told += [("紹介会社の計算書", says), ("計算書の対象（番号まで）", check.as_of_seq)]
        told += [
            (f"相違: {one.member}", f"この端末 {one.ours} ／ 計算書 {one.theirs}")
            for one in check.differences
        ]
    return told


def _raw(entry: StoredEntry) -> tuple[int, str, str, int, str, str]:
    words = KIND_WORDS.get(entry.kind, entry.kind)
    return (entry.seq, _day(entry.at), words, entry.units, entry.ref, entry.event_id)


def _day(moment: datetime) -> str:
    """Return the day, or the month where the agency tells no more (decision 2)."""
    local = moment.astimezone(TOKYO)
    is_month = (local.day, local.hour, local.minute, local.second) == (1, 0, 0, 0)
    return f"{local:%Y-%m}" if is_month else f"{local:%Y-%m-%d}"
