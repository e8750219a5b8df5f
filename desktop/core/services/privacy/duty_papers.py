"""公表文 and 送付状: written from what is really provided, as a page, a PDF or text."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from desktop.core.domain.anonymous import FIELDS, SUPPRESSED
from desktop.core.domain.document import Document, DocumentForm, document_of, fill_lines
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import BatchId
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.core.exporters.document_text import as_fragment, as_html, as_text
from desktop.core.exporters.xlsx import whole_or_nothing
from desktop.core.ports import PdfMaker
from desktop.core.services.exports.outputs import next_output
from desktop.core.services.notices.templates import mail_text
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.batches import read_batch

FIELD_WORDS: Final = {
    "age_band": "応募時の年代",
    "region": "住所の都道府県または地方",
    "occupation": "応募した職業の分類",
    "experience": "経験年数の区分",
    "education": "最終学歴の区分",
    "qualification": "保有資格の分野",
    "quarter": "応募した四半期",
    "stage": "選考の段階",
    "reason": "選考結果の理由の区分",
    "industry": "業種の分類",
    "salary": "年収の区分",
}
"""What the law calls 個人に関する情報の項目, by column."""
_BY_LINE: Final = "暗号化された通信により、電子データとして提供します。"
_BY_FILE: Final = "電子ファイルとして、暗号化して提供します。"
_ON_AND_ON: Final = "今後も、同じ項目の匿名加工情報を継続して提供します。"
_ONCE: Final = "この提供は一回に限ります。"
_NOT_YET: Final = "　　　　年　　月　　日"


def publication_document(
    workspace: Workspace, columns: Sequence[str] | None = None, *, posted_on: date | None = None
) -> Document:
    """Return the 公表文.

    Args:
        workspace: Whose notice it is.
        columns: Columns of a file, by name or as headings; None for what batches hold, which are
            provided again and again.
        posted_on: The day it is posted; left open where it is not known.
    """
    with workspace.store.read() as connection:
        settings = settings_of(connection)
    is_batch = columns is None
    items = [FIELD_WORDS.get(name, name) for name in (FIELDS if columns is None else columns)]
    values = _company(settings) | {
        "提供方法": _BY_LINE if is_batch else _BY_FILE,
        "継続": _ON_AND_ON if is_batch else _ONCE,
        "公表日": _day(posted_on) if posted_on else _NOT_YET,
    }
    return document_of(fill_lines(mail_text("publication"), values, {"項目": items}))


def cover_letter(workspace: Workspace, batch_id: BatchId) -> Document:
    """Return the 送付状 of a batch, with the items its records really hold.

    Raises:
        AppError: BATCH_CHANGED where the batch is gone; NOT_ENROLLED without a recipient;
            PUBLICATION_MISSING before the notice is posted.
    """
    with workspace.store.read() as connection:
        settings, agency = settings_of(connection), read_agency_row(connection)
        row = read_batch(connection, batch_id)
    if row is None:
        raise AppError(ErrorCode.BATCH_CHANGED)
    if agency is None:
        raise AppError(ErrorCode.NOT_ENROLLED)
    if not settings.publication_url or settings.publication_posted_on is None:
        raise AppError(ErrorCode.PUBLICATION_MISSING)
    values = _company(settings) | {
        "提供先": agency.profile.name,
        "日付": _day(workspace.today()),
        "公表": f"{settings.publication_url}　（{_day(settings.publication_posted_on)}公表）",
    }
    points = {
        "内訳": [
            f"{row.record_count}名分の記録（{row.quarter}）",
            f"SHA-256　{row.sha256}",
        ],
        "項目": [FIELD_WORDS[name] for name in columns_of(row.body)],
    }
    return document_of(fill_lines(mail_text("cover_letter"), values, points))


def columns_of(body: bytes) -> tuple[str, ...]:
    """Return the columns in which a batch says anything at all."""
    lines = [json.loads(line) for line in body.splitlines()[1:]]
    return tuple(name for name in FIELDS if any(line[name] != SUPPRESSED for line in lines))


def write_document(
    workspace: Workspace,
    document: Document,
    form: DocumentForm,
    target: tuple[Path, str],
    *,
    make_pdf: PdfMaker,
) -> Path:
    """Write a document as a new file; return it.

    Args:
        workspace: For the day in the name.
        document: What it says.
        form: HTML, PDF or text.
        target: Folder, and the act that names the file.
        make_pdf: Turns HTML into a PDF.

    Raises:
        AppError: EXPORT_FOLDER or DISK_FULL.
    """
    folder, act = target
    path = next_output(workspace, folder, act, f".{form.value}")
    save_document(document, form, path, make_pdf)
    return path


def save_document(document: Document, form: DocumentForm, path: Path, make_pdf: PdfMaker) -> None:
    """Write a document to a file a person chose.

    Raises:
        AppError: EXPORT_FOLDER or DISK_FULL.
    """
    data = document_bytes(document, form, make_pdf)
    with whole_or_nothing(path) as part:
        part.write_bytes(data)


def document_bytes(document: Document, form: DocumentForm, make_pdf: PdfMaker) -> bytes:
    """Return a document in one form."""
    match form:
        case DocumentForm.TEXT:
            return as_text(document).encode("utf-8")
        case DocumentForm.HTML:
            return as_html(document).encode("utf-8")
        case DocumentForm.PDF:
            return make_pdf(as_html(document), document.title)


def document_page(document: Document) -> str:
    """Return a document for the screen, in the colours of the window."""
    return as_fragment(document)


def _company(settings: WorkspaceSettings) -> dict[str, str]:
    return {
        "会社名": settings.company_name,
        "担当者": settings.contact_person,
        "会社メール": settings.company_email,
        "会社電話": settings.company_phone,
    }


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
