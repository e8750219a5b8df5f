"""Files that belong to people: what is taken in, and why a file is not."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, NewType

from desktop.core.domain.ids import PersonId

AttachmentId = NewType("AttachmentId", int)

MAX_ATTACHMENT_BYTES: Final = 20 * 1024 * 1024
MAX_ATTACHMENTS_A_ROW: Final = 20


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a person, without its content.

    Attributes:
        name: As the file was called; it stands in the store only, never on the disk.
        media_type: What the content is, by its first bytes.
    """

    attachment_id: AttachmentId
    person_id: PersonId
    name: str
    media_type: str
    size_bytes: int
    created_at: datetime


class ShownAs(StrEnum):
    """How a file is shown inside the window; some only another program can show."""

    PAGES = "pages"
    PICTURE = "picture"
    TEXT = "text"
    OUTSIDE_ONLY = "outside-only"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as pixels, four bytes each: blue, green, red, unused; rows are ``stride`` apart."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


class AttachmentFault(StrEnum):
    """Why a file was not taken in."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    WRONG_TYPE = "wrong-type"
    TOO_MANY = "too-many"
    SEVERAL_PEOPLE = "several-people"
    NOT_IMPORTED = "not-imported"


@dataclass(frozen=True, slots=True)
class AttachmentProblem:
    """A file that stays outside. The name is for the screen, never for a log.

    Attributes:
        row_number: As the spreadsheet program shows it.
    """

    row_number: int
    name: str
    fault: AttachmentFault


_BEGINNINGS: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
)
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
# What an archive must hold to be a document: the names stand unpacked in it.
_PARTS: Final = (
    (b"word/document.xml", f"{_OFFICE}.wordprocessingml.document"),
    (b"xl/workbook.xml", f"{_OFFICE}.spreadsheetml.sheet"),
    (b"ppt/presentation.xml", f"{_OFFICE}.presentationml.presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
)
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_COMPOUND_TYPES: Final = MappingProxyType(
    {
        ".doc": "application/msword",
        ".xls": "application/vnd.ms-excel",
        ".ppt": "application/vnd.ms-powerpoint",
    }
)
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"mif1", b"msf1"})
_TEXTS: Final = frozenset({".txt", ".md"})
_CONTROL: Final = frozenset(map(chr, range(0x20))) - set("\t\n\r\f")


def media_type_of(name: str, content: bytes) -> str | None:
    """Return what a file is; None for anything but documents and pictures.

    The content decides. The name only tells apart what begins alike, and has a say in text, which
    begins like anything.
    """
    plain = next((kind for first, kind in _BEGINNINGS if content.startswith(first)), None)
    suffix = PurePath(name).suffix.lower()
    if plain is not None or suffix in _TEXTS:
        return plain or ("text/plain" if _is_text(content) else None)
    if content.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _PARTS if part in content), None)
    if content.startswith(_COMPOUND):
        return _COMPOUND_TYPES.get(suffix)
    return _picture(content)


def _picture(content: bytes) -> str | None:
    """Return the kind of a picture whose mark stands behind a length."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    is_heic = content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS
    return "image/heic" if is_heic else None


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not _CONTROL.intersection(text)
    return False
