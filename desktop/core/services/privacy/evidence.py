"""The evidence log: what was done, by which settings and versions, and what was checked."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from desktop.core.domain.anonymous import QUASI_IDENTIFIERS
from desktop.core.domain.duties import EvidenceKind, EvidenceRow
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.core.exporters.xlsx import Sheet, write_book
from desktop.core.services.exports.outputs import next_output
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import APP_ID, TOKYO
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.duties import append_evidence, list_evidence_rows

KIND_WORDS: Final = {
    EvidenceKind.BATCH_APPROVED: "匿名データの提供を承認",
    EvidenceKind.FILE_MADE: "ファイルを匿名加工",
    EvidenceKind.NOTICE_POSTED: "公表を確認",
    EvidenceKind.RECIPIENT_CHECKED: "提供先との取り決めを確認",
}
_HEAD: Final = ("日時", "したこと", "担当者", "件数", "SHA-256", "内容")


def list_evidence(workspace: Workspace) -> tuple[EvidenceRow, ...]:
    """Return the log, newest first."""
    with workspace.store.read() as connection:
        return list_evidence_rows(connection)


def note_evidence(
    workspace: Workspace,
    connection: Connection,
    kind: EvidenceKind,
    facts: Mapping[str, str | int],
    *,
    result: tuple[str, int] = ("", 0),
) -> None:
    """Append a row in the transaction of the act; ``result`` is (SHA-256, number of records)."""
    sha256, count = result
    facts = {"app": APP_ID, **facts}
    row = EvidenceRow(workspace.clock.now(), kind, workspace.actor, sha256, count, facts)
    append_evidence(connection, row)


def facts_of_batch(body: bytes, settings: WorkspaceSettings) -> dict[str, str | int]:
    """Return what a batch itself says of how it was made, counted anew from its bytes."""
    manifest, *records = (json.loads(line) for line in body.splitlines())
    classes = Counter(_class_of(record) for record in records)
    posted = settings.publication_posted_on
    return {
        "schema": manifest["schema"],
        "made_by": manifest["app"],
        "k": manifest["k"],
        "l": manifest["l"],
        "hierarchies": manifest["hier"],
        "quarter": manifest["quarter"],
        "groups": len(classes),
        "smallest_group": min(classes.values()),
        "hold_back_percent": round(settings.hold_back * 100),
        "checks": "form,k,l,share,vocabulary,order,forbidden-text",
        "notice_url": settings.publication_url,
        "notice_posted_on": posted.isoformat() if posted else "",
    }


def export_evidence(workspace: Workspace, folder: Path) -> Path:
    """Write the log as a workbook; return its path.

    Raises:
        AppError: EXPORT_FOLDER or DISK_FULL.
    """
    path = next_output(workspace, folder, "evidence", ".xlsx")
    write_evidence(workspace, path)
    return path


def write_evidence(workspace: Workspace, path: Path) -> None:
    """Write the log to a file a person chose.

    Raises:
        AppError: EXPORT_FOLDER or DISK_FULL.
    """
    rows = [
        (
            row.at.astimezone(TOKYO).replace(tzinfo=None),
            KIND_WORDS[row.kind],
            row.actor,
            row.record_count,
            row.sha256,
            told_facts(row),
        )
        for row in list_evidence(workspace)
    ]
    widths = (18, 24, 14, 8, 66, 80)
    write_book(path, [Sheet("実施記録", [_HEAD, *rows], widths=widths, has_header=True)])


def told_facts(row: EvidenceRow) -> str:
    """Return the facts of a row in one line."""
    return "; ".join(f"{name}={value}" for name, value in sorted(row.facts.items()))


def _class_of(record: Mapping[str, Any]) -> tuple[str, ...]:  # Any: JSON of our own
    return tuple(record[name] for name in QUASI_IDENTIFIERS)
