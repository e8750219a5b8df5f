"""The text of a file that is to be scrubbed: plain text as Windows writes it, or .docx."""

import codecs
import zipfile
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element
from zlib import error as ZlibError  # noqa: N812 - a class, named like one

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.exporters.xlsx import whole_or_nothing

MAX_CHARACTERS: Final = 200_000
"""Longer than any career summary; more would hold up whoever looks through it."""
_MOST_BYTES: Final = 4 * MAX_CHARACTERS
_MOST_XML: Final = 30_000_000
_DOCUMENT: Final = "word/document.xml"
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS: Final = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}


def read_text_file(path: Path) -> str:
    """Return what a text file or a Word document says, at most `MAX_CHARACTERS` of it.

    Raises:
        AppError: IMPORT_FILE_MISSING; IMPORT_LOCKED where it cannot be read; SCRUB_UNREADABLE
            where it holds no text.
    """
    try:
        if path.suffix.lower() == ".docx":
            return _of_docx(path)[:MAX_CHARACTERS]
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES)
    except FileNotFoundError as error:
        raise AppError(ErrorCode.IMPORT_FILE_MISSING) from error
    except OSError as error:
        raise AppError(ErrorCode.IMPORT_LOCKED) from error
    return _decoded(data).replace("\r\n", "\n")[:MAX_CHARACTERS]


def write_text_file(path: Path, text: str) -> None:
    """Write a text to a file a person chose.

    Raises:
        AppError: EXPORT_FOLDER or DISK_FULL.
    """
    with whole_or_nothing(path) as part:
        part.write_bytes(text.encode("utf-8"))


def _decoded(data: bytes) -> str:
    """Return a text in UTF-8, in UTF-16 with its mark, or in the Japanese code page of Windows."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp932"):
        # A long text may be cut inside its last character: that alone is forgiven.
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            text = decoder.decode(data, final=len(data) < _MOST_BYTES)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise AppError(ErrorCode.SCRUB_UNREADABLE)


def _of_docx(path: Path) -> str:
    """Return the paragraphs of the document itself, without headers, comments and properties."""
    try:
        with zipfile.ZipFile(path) as book, book.open(_DOCUMENT) as stream:
            data = stream.read(_MOST_XML + 1)
        if len(data) > _MOST_XML:
            raise AppError(ErrorCode.SCRUB_UNREADABLE)
        root = ElementTree.fromstring(data)
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ZlibError,
        ElementTree.ParseError,
        DefusedXmlException,
    ) as error:
        raise AppError(ErrorCode.SCRUB_UNREADABLE) from error
    return "\n".join(
        "".join(map(_text_of, paragraph.iter())) for paragraph in root.iter(f"{_WORD}p")
    )


def _text_of(piece: Element) -> str:
    return piece.text or "" if piece.tag == f"{_WORD}t" else _BREAKS.get(piece.tag, "")
