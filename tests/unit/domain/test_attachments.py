"""What a file is, is told by its content."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.attachments import media_type_of

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("履歴書.pdf", b"%PDF-1.7 ...", "application/pdf"),
        ("a.bin", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.gif", b"GIF87a", "image/gif"),
        ("a.tif", b"II*\0", "image/tiff"),
        ("a.rtf", b"{\\rtf1", "application/rtf"),
        ("a.webp", b"RIFF\0\0\0\0WEBP", "image/webp"),
        ("a.heic", b"\0\0\0\x18ftypheic", "image/heic"),
        ("a.DOC", _COMPOUND, "application/msword"),
        ("a.xls", _COMPOUND, "application/vnd.ms-excel"),
        ("a.txt", "職務経歴\n".encode("cp932"), "text/plain"),
        ("a.md", "職務経歴\n".encode(), "text/plain"),
    ],
    ids=["pdf", "png", "jpg", "gif", "tif", "rtf", "webp", "heic", "doc", "xls", "txt", "md"],
)
def test_documents_and_pictures_are_known(name: str, content: bytes, kind: str) -> None:
    assert media_type_of(name, content) == kind


@pytest.mark.parametrize(
    ("part", "ending"),
    [
        ("word/document.xml", "wordprocessingml.document"),
        ("xl/workbook.xml", "spreadsheetml.sheet"),
        ("ppt/presentation.xml", "presentationml.presentation"),
    ],
)
def test_an_office_document_is_known_by_its_parts(part: str, ending: str) -> None:
    found = media_type_of("a.bin", archive("[Content_Types].xml", part))

    assert found is not None
    assert found.endswith(ending)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("履歴書.pdf", b"MZ\x90\0"),
        ("履歴書.pdf", archive("setup.exe")),
        ("履歴書.pdf", _COMPOUND),
        ("setup.msi", _COMPOUND),
        ("a.txt", b"a\x00b"),
        ("a.txt", b"\x81\x20\xff\xfe"),
        ("a.csv", b"a,b"),
        ("a.sh", b"#!/bin/sh"),
        ("a.avi", b"RIFF\0\0\0\0AVI "),
        ("a.mp4", b"\0\0\0\x18ftypisom"),
    ],
    ids=[
        "program",
        "archive",
        "compound",
        "installer",
        "binary",
        "no-text",
        "csv",
        "script",
        "film",
        "film-2",
    ],
)
def test_anything_else_stays_outside(name: str, content: bytes) -> None:
    assert media_type_of(name, content) is None


@given(st.text(max_size=8), st.binary(max_size=64))
def test_any_bytes_have_an_answer(name: str, content: bytes) -> None:
    found = media_type_of(name, content)

    assert found is None or "/" in found
