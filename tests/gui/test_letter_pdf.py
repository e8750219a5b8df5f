"""Letters on paper: the address in the window, the whole text, a QR code a phone reads."""

import unicodedata
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtGui import QFont, QTextLayout

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.letter import LetterSheet
from desktop.core.exporters.qr_code import qr_fields
from desktop.core.services.letters.print_letters import print_letters
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.save_drafts import prepare_copies
from desktop.core.services.notices.templates import read_template
from desktop.core.services.workspace.context import Workspace
from desktop.ui.letter_pdf import make_letters
from desktop.ui.theme import print_families
from tests.fault.rig import applicants, enrol, import_file, never, quiet, reject_all

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]

URL = "https://relay.example.jp/r/040000073n61yjqq5qzfps1vphpngjzh3z2gx0pg"
NAME = "髙﨑 花子①㈱𠮷"
_WINDOW_MM = (20, 12, 110, 57)
"""Left, top, right and bottom of the window, on an envelope the sheet fills."""


def sheet(body: str = "本文です。", name: str = NAME) -> LetterSheet:
    return LetterSheet(
        address=("〒220-0000", "神奈川県横浜市西区みなとみらい一丁目1番1号 みのりハイツ101"),
        name=f"{name} 様",
        sender=("株式会社みのり精工", "神奈川県横浜市中区1-1", "045-000-0100"),
        day="2026年11月20日",
        subject="選考結果のご連絡",
        body=body,
        link=URL.removeprefix("https://"),
        qr=qr_fields(URL),
    )


def words_of(page: pypdfium2.PdfPage) -> str:
    return as_typed(page.get_textpage().get_text_range())


def as_typed(extracted: str) -> str:
    """Undo what a PDF's list of characters does to glyphs that stand for two: 西 comes as ⻄.

    Qt lists none above U+FFFF: 𠮷 is printed, and comes out as something else.
    """
    return unicodedata.normalize("NFKC", extracted.replace("⻄", "西"))


def test_a_phone_reads_the_link_from_the_printed_page() -> None:
    document = pypdfium2.PdfDocument(make_letters([sheet()], "letters", progress=quiet))

    bitmap = document[0].render(scale=200 / 72, grayscale=True)
    found = zxingcpp.read_barcodes(bitmap.to_numpy().squeeze())

    assert [(code.text, code.format) for code in found] == [(URL, zxingcpp.BarcodeFormat.QRCode)]
    assert URL.removeprefix("https://") in words_of(document[0]).replace("\r\n", "")


def test_the_address_stands_in_the_window_and_nothing_else_does() -> None:
    document = pypdfium2.PdfDocument(make_letters([sheet()], "letters", progress=quiet))
    page = document[0]
    height = page.get_height()
    left, top, right, bottom = (mm * 72 / 25.4 for mm in _WINDOW_MM)

    shown = page.get_textpage().get_text_bounded(left, height - bottom, right, height - top)

    told = "".join(as_typed(shown).split())
    assert told.startswith("〒220-0000神奈川県横浜市西区")
    assert told.endswith("様")
    assert "髙﨑花子1(株)" in told
    assert "みのり精工" not in told
    assert "2026年" not in told


def test_every_character_and_every_line_of_a_long_text_is_printed() -> None:
    body = "\n".join(f"{number}行目 {NAME} {'あ' * 60}" for number in range(80))

    document = pypdfium2.PdfDocument(make_letters([sheet(body)], "letters", progress=quiet))

    text = "".join("".join(words_of(page).split()) for page in document)
    assert len(document) >= 3
    for number in range(80):
        assert f"{number}行目髙﨑花子1(株)" in text
    assert text.count("あ") == 80 * 60


def test_every_character_of_a_name_has_a_picture_of_its_own() -> None:
    font = QFont()
    font.setFamilies(print_families())
    pictures = {}
    for character in "髙高﨑崎①㈱𠮷吉":
        layout = QTextLayout(character, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs = [(run.rawFont().familyName(), *run.glyphIndexes()) for run in layout.glyphRuns()]
        assert len(runs) == 1
        assert runs[0][1] != 0, f"no picture for U+{ord(character):04X}"
        pictures[runs[0]] = character

    assert len(pictures) == 8


def test_each_person_has_pages_of_their_own_and_a_long_name_stays_in_its_place() -> None:
    told: list[tuple[int, int | None]] = []

    content = make_letters(
        [sheet(name="山田 一郎"), sheet(name="長" * 200)],
        "letters",
        progress=lambda done, total: told.append((done, total)),
    )

    document = pypdfium2.PdfDocument(content)
    assert len(document) == 2
    assert "長" not in words_of(document[0])
    assert told == [(1, 2), (2, 2)]


@pytest.fixture
def queued(workspace: Workspace, tmp_path: Path) -> Workspace:
    import_file(workspace, applicants(tmp_path))
    enrol(workspace)
    reject_all(workspace)
    with workspace.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE person SET postal_code = '220-0000', address = '神奈川県横浜市西区1-1' "
            "WHERE id <> (SELECT max(id) FROM person)"
        )
        connection.exec_driver_sql(
            "UPDATE person SET address = '' WHERE id = (SELECT max(id) FROM person)"
        )
    return workspace


def test_one_file_holds_everybody_with_an_address_and_the_others_are_named(
    queued: Workspace, tmp_path: Path
) -> None:
    copies = prepare_copies(queued, list_waiting(queued), read_template(queued, "document"))
    ids = [one.notice_id for one in copies.texts]

    done = print_letters(
        queued, ids, tmp_path / "out", make_letters, progress=quiet, is_cancelled=never
    )

    assert done.file.name == "letters-2026-11-20-01.pdf"
    assert (done.count, len(done.without_address), len(ids)) == (len(ids) - 1, 1, 3)
    assert done.without_address[0].name not in repr(done)
    document = pypdfium2.PdfDocument(done.file)
    text = "".join(words_of(page) for page in document)
    assert done.without_address[0].name not in text
    links = [
        code.text
        for page in document
        for code in zxingcpp.read_barcodes(
            page.render(scale=200 / 72, grayscale=True).to_numpy().squeeze()
        )
    ]
    with queued.store.read() as connection:
        bodies = list(connection.exec_driver_sql("SELECT body FROM notice").scalars())
    assert len(set(links)) == done.count
    assert all(any(link in body for body in bodies) for link in links)


def test_where_nobody_has_an_address_nothing_is_written(queued: Workspace, tmp_path: Path) -> None:
    with pytest.raises(AppError) as refused:
        print_letters(
            queued, [], tmp_path / "out", make_letters, progress=quiet, is_cancelled=never
        )

    assert refused.value.code is ErrorCode.LETTERS_NOTHING
    assert not (tmp_path / "out").exists()


def test_a_cancelled_run_leaves_no_file(queued: Workspace, tmp_path: Path) -> None:
    copies = prepare_copies(queued, list_waiting(queued), read_template(queued, "document"))

    with pytest.raises(AppError) as stopped:
        print_letters(
            queued,
            [one.notice_id for one in copies.texts],
            tmp_path / "out",
            make_letters,
            progress=quiet,
            is_cancelled=lambda: True,
        )

    assert stopped.value.code is ErrorCode.CANCELLED
    assert not (tmp_path / "out").exists()
