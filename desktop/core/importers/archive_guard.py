"""Look into a workbook before anything parses it: size, entities, places far from the table.

calamine lays a sheet out as one dense block, so a single cell at XFD1048576 would ask for half a
terabyte; and what a zip archive says of its sizes may be a lie. Hence the members that will be
read are unpacked here once, in pieces, counted and looked through.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from struct import error as StructError  # noqa: N812 - the module calls its class so
from struct import unpack_from
from typing import IO, Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.importers.sheet_scan import SheetScan, scan_binary, scan_ods, scan_xml
from desktop.core.ports import IsCancelled

MAX_UNPACKED_BYTES: Final = 1 << 30
_MAX_RATIO: Final = 200
_RATIO_FROM_BYTES: Final = 64 << 20
_MAX_MEMBERS: Final = 10_000
_MAX_SMALL_PART: Final = 4 << 20
_CHUNK: Final = 1 << 18
_PROLOG: Final = 64 << 10
_ROOT: Final = re.compile(rb"<[A-Za-z_]")
_DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_READ: Final = re.compile(r"(?:xl/.*\.(?:xml|bin|rels)|content\.xml)$", re.IGNORECASE)
_NOT_READ: Final = re.compile(
    r"/(?:media|drawings|theme|printerSettings|vbaProject)", re.IGNORECASE
)
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.(?:xml|bin)$", re.IGNORECASE)
_IS_ENCRYPTED: Final = 1
_ENCRYPTED: Final = b"encryption-data"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What is worth knowing of a workbook before it is parsed.

    Attributes:
        scans: By sheet name.
    """

    has_macros: bool = False
    has_links: bool = False
    scans: dict[str, SheetScan] = field(default_factory=dict)


def inspect_archive(path: Path, is_cancelled: IsCancelled) -> ArchiveFacts:
    """Return the facts of a zipped workbook.

    Raises:
        AppError: IMPORT_BOMB, IMPORT_ENTITIES, IMPORT_TOO_WIDE, IMPORT_TOO_MANY_ROWS,
            IMPORT_UNREADABLE, IMPORT_WRONG_TYPE, CANCELLED.
    """
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            return _inspect(archive, file, path.stat().st_size, is_cancelled)
    except DefusedXmlException as error:
        raise AppError(ErrorCode.IMPORT_ENTITIES) from error
    except (zlib.error, ExpatError, ElementTree.ParseError) as error:
        raise AppError(ErrorCode.IMPORT_UNREADABLE) from error
    except (EOFError, ValueError, LookupError, StructError) as error:
        # Cut off, no text, or in a character set (LookupError) that nobody knows.
        raise AppError(ErrorCode.IMPORT_UNREADABLE) from error
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise AppError(ErrorCode.IMPORT_WRONG_TYPE) from error


def _inspect(
    archive: zipfile.ZipFile, file: IO[bytes], packed: int, is_cancelled: IsCancelled
) -> ArchiveFacts:
    entries = archive.infolist()
    if len(entries) > _MAX_MEMBERS:
        raise AppError(ErrorCode.IMPORT_BOMB)
    names = {entry.filename for entry in entries}
    _refuse_ratio(sum(entry.file_size for entry in entries), packed)
    _refuse_passwords(archive, entries)
    counter = _Counter(packed, is_cancelled)
    by_part = {}
    for entry in entries:
        if not _READ.match(entry.filename) or _NOT_READ.search(entry.filename):
            continue
        pieces = counter.counted(_unpacked(file, entry), entry.filename)
        if _SHEET.match(entry.filename):
            reader = scan_binary if entry.filename.lower().endswith(".bin") else scan_xml
            by_part[entry.filename] = reader(pieces)
        elif entry.filename == "content.xml":
            by_part |= scan_ods(pieces)
        else:
            for _ in pieces:
                pass
    return ArchiveFacts(
        has_macros=any(name.lower().endswith("vbaproject.bin") for name in names),
        has_links=any(name.lower().startswith("xl/externallinks/") for name in names),
        scans=_by_sheet_name(archive, names, by_part),
    )


def _refuse_passwords(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    manifest = "META-INF/manifest.xml"
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries) or (
        manifest in archive.namelist() and _ENCRYPTED in _small(archive, manifest)
    ):
        raise AppError(ErrorCode.IMPORT_PASSWORD)


def _refuse_ratio(unpacked: int, packed: int) -> None:
    ratio = unpacked / max(packed, 1)
    if unpacked > MAX_UNPACKED_BYTES or (unpacked > _RATIO_FROM_BYTES and ratio > _MAX_RATIO):
        raise AppError(ErrorCode.IMPORT_BOMB, {"limit_mb": MAX_UNPACKED_BYTES >> 20})


@dataclass(slots=True)
class _Counter:
    """Counts what really comes out of the archive."""

    packed: int
    is_cancelled: IsCancelled
    total: int = 0

    def counted(self, pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
        is_first = name.lower().endswith((".xml", ".rels"))
        for piece in pieces:
            self.total += len(piece)
            _refuse_ratio(self.total, self.packed)
            if self.is_cancelled():
                raise AppError(ErrorCode.CANCELLED)
            if is_first:
                refuse_entities(piece[:_PROLOG])
            is_first = False
            yield piece


def refuse_entities(start: bytes) -> None:
    """Refuse a document type: no spreadsheet has one, and a bomb of entities needs it.

    Raises:
        AppError: IMPORT_ENTITIES.
    """
    plain = start.replace(b"\0", b"")
    root = _ROOT.search(plain)
    if _DECLARED.search(plain, 0, root.start() if root else len(plain)) or (
        root is None and len(start) == _PROLOG
    ):
        raise AppError(ErrorCode.IMPORT_ENTITIES)


def _unpacked(file: IO[bytes], entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a member unpacks to, whatever size the archive claims for it."""
    file.seek(entry.header_offset)
    header = file.read(30)
    name_length, extra_length = unpack_from("<HH", header.ljust(30, b"\0"), 26)
    file.seek(name_length + extra_length, 1)
    left = entry.compress_size
    if entry.compress_type == zipfile.ZIP_STORED:
        while left > 0 and (piece := file.read(min(left, _CHUNK))):
            left -= len(piece)
            yield piece
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise AppError(ErrorCode.IMPORT_WRONG_TYPE)
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and (block := file.read(min(left, _CHUNK))):
        left -= len(block)
        while block:
            if piece := engine.decompress(block, _CHUNK):
                yield piece
            block = engine.unconsumed_tail


def _by_sheet_name(
    archive: zipfile.ZipFile, names: set[str], by_part: dict[str, SheetScan]
) -> dict[str, SheetScan]:
    """Name the scans as the sheets are named; those of .ods are named already."""
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return by_part
    found = {}
    for one, part in _parts(archive):
        if part in by_part:
            found[one.get("name", "")] = by_part[part]
    return found


def first_sheet_part(archive: zipfile.ZipFile) -> tuple[str, str] | None:
    """Return name and part of the first visible sheet of an .xlsx; None for another archive."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    for one, part in _parts(archive):
        if part in names and one.get("state", "visible") == "visible":
            return one.get("name", ""), part
    return None


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[Element, str]]:
    """Yield each sheet of an .xlsx with the part it lies in."""
    targets = {
        one.get("Id"): posixpath.normpath(posixpath.join("xl", unquote(one.get("Target", ""))))
        for one in ElementTree.fromstring(_small(archive, "xl/_rels/workbook.xml.rels"))
    }
    for one in ElementTree.fromstring(_small(archive, "xl/workbook.xml")).iter():
        target = targets.get(one.get(_RELATION, "")) if one.tag.endswith("}sheet") else None
        if target:
            yield one, target.removeprefix("/").removeprefix("xl//")


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_MAX_SMALL_PART)
