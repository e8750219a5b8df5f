"""The text of a file that is to be scrubbed."""

import zipfile
from pathlib import Path

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.services.privacy import text_files
from desktop.core.services.privacy.text_files import read_text_file, write_text_file

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = (
    f'<w:document xmlns:w="{_SPACE}"><w:body><w:p><w:r><w:t>見本</w:t><w:tab/><w:t>花子</w:t></w:r>'
    "</w:p><w:p/><w:p><w:r><w:t>二行目</w:t><w:br/><w:t/></w:r></w:p></w:body></w:document>"
)


def _docx(path: Path, body: str, name: str = "word/document.xml") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(name, body)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_text_of_any_usual_character_set(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("高橋さん①\r\n二行目".encode(encoding))

    assert read_text_file(path) == "高橋さん①\n二行目"


def test_a_long_text_is_cut_and_not_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_files, "_MOST_BYTES", 10)
    path = tmp_path / "note.txt"
    path.write_text("あいうえお", "utf-8")

    assert read_text_file(path) == "あいう"


def test_the_paragraphs_of_a_word_document(tmp_path: Path) -> None:
    assert read_text_file(_docx(tmp_path / "a.docx", _BODY)) == "見本\t花子\n\n二行目\n"


def test_what_holds_no_text_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    (tmp_path / "no.docx").write_bytes(b"PK no")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\x00\xff\xff\xff")
    (tmp_path / "zeros.txt").write_bytes(bytes(40))
    paths = [
        tmp_path / "no.docx",
        tmp_path / "picture.txt",
        tmp_path / "zeros.txt",
        _docx(tmp_path / "other.docx", _BODY, "word/other.xml"),
        _docx(tmp_path / "broken.docx", "<w"),
        _docx(tmp_path / "bomb.docx", bomb),
    ]
    for path in paths:
        with pytest.raises(AppError) as refused:
            read_text_file(path)
        assert refused.value.code is ErrorCode.SCRUB_UNREADABLE, path.name
    monkeypatch.setattr(text_files, "_MOST_XML", 10)
    with pytest.raises(AppError) as large:
        read_text_file(_docx(tmp_path / "large.docx", _BODY))
    assert large.value.code is ErrorCode.SCRUB_UNREADABLE


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    codes = []
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(AppError) as refused:
            read_text_file(path)
        codes.append(refused.value.code)

    assert codes == [ErrorCode.IMPORT_FILE_MISSING, ErrorCode.IMPORT_LOCKED]


def test_what_was_scrubbed_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    write_text_file(path, "【氏名】さん")

    assert read_text_file(path) == "【氏名】さん"
