"""Look at a file without a plain copy of it on the disk; or with one that is removed again."""

from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desktop.core.domain.attachments import AttachmentId, ShownAs
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.importers.pdf_pages import PdfPages
from desktop.core.services.attachments.take_in import read_attachment
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.outside_copies import write_outside_copy
from desktop.core.storage.queries.attachments import read_media_type

_PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_SUFFIXES: Final = MappingProxyType(
    {
        "application/pdf": ".pdf",
        "image/png": ".png",
        "image/jpeg": ".jpg",
        "image/gif": ".gif",
        "image/tiff": ".tif",
        "image/webp": ".webp",
        "image/heic": ".heic",
        "application/rtf": ".rtf",
        "text/plain": ".txt",
        "application/msword": ".doc",
        "application/vnd.ms-excel": ".xls",
        "application/vnd.ms-powerpoint": ".ppt",
        "application/vnd.oasis.opendocument.text": ".odt",
        f"{_OFFICE}.wordprocessingml.document": ".docx",
        f"{_OFFICE}.spreadsheetml.sheet": ".xlsx",
        f"{_OFFICE}.presentationml.presentation": ".pptx",
    }
)
_MOST_TEXT: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file ready to be looked at.

    Attributes:
        kind: How it is shown.
        content: The bytes of a picture; empty for anything else.
        text: The words of a text.
        pages: The pages of a PDF; whoever shows them closes them.
    """

    kind: ShownAs
    content: bytes = field(default=b"", repr=False)
    text: str = field(default="", repr=False)
    pages: PdfPages | None = None


def show_attachment(workspace: Workspace, attachment_id: AttachmentId) -> ShownFile:
    """Read a file in order to show it; nothing of it is written anywhere.

    Raises:
        AppError: ATTACHMENT_GONE, ATTACHMENT_DAMAGED, or PDF_UNREADABLE.
    """
    media_type = _media_type(workspace, attachment_id)
    if media_type == "application/pdf":
        return ShownFile(ShownAs.PAGES, pages=PdfPages(read_attachment(workspace, attachment_id)))
    if media_type in _PICTURES:
        return ShownFile(ShownAs.PICTURE, read_attachment(workspace, attachment_id))
    if media_type == "text/plain":
        return ShownFile(ShownAs.TEXT, text=_text(read_attachment(workspace, attachment_id)))
    return ShownFile(ShownAs.OUTSIDE_ONLY)


def copy_for_outside(workspace: Workspace, attachment_id: AttachmentId) -> Path:
    """Write a plain copy for another program; it is removed when the workspace is closed.

    Raises:
        AppError: ATTACHMENT_GONE, ATTACHMENT_DAMAGED, or EXPORT_FOLDER.
    """
    content = read_attachment(workspace, attachment_id)
    suffix = _SUFFIXES.get(_media_type(workspace, attachment_id), ".bin")
    # Named by number: a list of files opened lately would tell whose they are.
    path = write_outside_copy(workspace.folder, f"attachment-{attachment_id}{suffix}", content)
    with workspace.store.write() as connection:
        workspace.audit(connection, "attachment.opened-outside", number=attachment_id)
    return path


def _media_type(workspace: Workspace, attachment_id: AttachmentId) -> str:
    with workspace.store.read() as connection:
        found = read_media_type(connection, attachment_id)
    if found is None:
        raise AppError(ErrorCode.ATTACHMENT_GONE)
    return found


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content[:_MOST_TEXT].decode(encoding)
        except UnicodeDecodeError:
            continue
    return content[:_MOST_TEXT].decode("cp932", errors="replace")
