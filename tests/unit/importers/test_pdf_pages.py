"""A PDF is drawn by a process of its own: bounded, and ended whatever it does."""

import io
import struct
import subprocess
import sys
import time

import pypdfium2
import pytest

from desktop import cli
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.importers import pdf_pages, pdf_worker
from desktop.core.importers.pdf_pages import PdfPages


def pdf(*sizes: tuple[float, float]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for size in sizes:
        document.new_page(*size)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def raw(page: str, content: bytes) -> bytes:
    """Return a PDF of one page with its own words, without a table of places."""
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    body += b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    body += f"3 0 obj<</Type/Page/Parent 2 0 R {page}/Contents 4 0 R>>endobj\n".encode()
    body += b"4 0 obj<</Length %d>>stream\n" % len(content) + content + b"\nendstream endobj\n"
    return body + b"trailer<</Root 1 0 R>>\n%%EOF"


def test_pages_are_counted_and_drawn() -> None:
    pages = PdfPages(pdf((595, 842), (842, 595)))

    picture = pages.draw(1, 400)

    assert pages.count == 2
    assert (picture.width, abs(picture.height - 283) <= 1) == (400, True)
    assert len(picture.pixels) >= picture.stride * picture.height
    assert picture.pixels[:3] == b"\xff\xff\xff"
    pages.close()
    pages.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 rubbish", ErrorCode.PDF_UNREADABLE),
        (b"", ErrorCode.PDF_UNREADABLE),
        (raw("/MediaBox[0 0 0 0]", b"")[:80], ErrorCode.PDF_UNREADABLE),
    ],
    ids=["rubbish", "empty", "cut"],
)
def test_what_is_no_pdf_is_told_and_leaves_no_process(content: bytes, code: ErrorCode) -> None:
    with pytest.raises(AppError) as refused:
        PdfPages(content)

    assert refused.value.code is code


@pytest.mark.parametrize(
    "size",
    [(14_400, 14_400), (14_400, 3), (3, 14_400), (200_000, 200_000)],
    ids=["poster", "wide-strip", "high-strip", "field"],
)
def test_a_page_of_any_size_is_drawn_within_bounds(size: tuple[int, int]) -> None:
    pages = PdfPages(raw(f"/MediaBox[0 0 {size[0]} {size[1]}]", b"0 0 10 10 re f"))

    picture = pages.draw(0, 4_000_000)

    assert picture.width * picture.height <= pdf_worker.MAX_PIXELS * 1.1
    pages.close()


def test_only_so_many_pages_are_offered() -> None:
    pages = PdfPages(pdf(*[(10, 10)] * (pdf_worker.MAX_PAGES + 5)))

    assert pages.count == pdf_worker.MAX_PAGES
    pages.close()


def test_a_page_that_is_not_there_is_told_and_the_others_can_still_be_drawn() -> None:
    pages = PdfPages(pdf((100, 100)))

    with pytest.raises(AppError):
        pages.draw(7, 100)

    assert pages.draw(0, 100).width == 100
    pages.close()


def test_a_page_that_draws_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = "import sys, time; sys.stdin.buffer.read(1); time.sleep(60)"
    monkeypatch.setattr(pdf_pages, "_program", lambda: [sys.executable, "-c", loop])
    start = time.monotonic()

    with pytest.raises(AppError) as refused:
        PdfPages(pdf((10, 10)), answer_within_s=0.5)

    assert refused.value.code is ErrorCode.PDF_UNREADABLE
    assert time.monotonic() - start < 10


def test_a_heavy_page_is_ended_in_time_and_says_so_ever_after() -> None:
    heavy = b"q 0.1 w " + b"0 0 m 500 700 300 10 20 600 c S " * 400_000
    pages = PdfPages(raw("/MediaBox[0 0 595 842]", heavy), answer_within_s=0.4)

    for _ in range(2):
        with pytest.raises(AppError) as refused:
            pages.draw(0, 3000)
        assert refused.value.code is ErrorCode.PDF_UNREADABLE


def test_an_answer_that_claims_too_much_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    lie = (
        "import sys, struct; o = sys.stdout.buffer; "
        "o.write(struct.pack('<cI', b'K', 1)); "
        "o.write(struct.pack('<cIII', b'K', 9, 9, 36) + struct.pack('<Q', 1 << 40)); "
        "o.flush(); sys.stdin.buffer.read()"
    )
    monkeypatch.setattr(pdf_pages, "_program", lambda: [sys.executable, "-c", lie])

    with pytest.raises(AppError):
        PdfPages(b"%PDF-").draw(0, 10)


def test_a_file_larger_than_any_attachment_is_not_even_begun() -> None:
    with pytest.raises(AppError):
        PdfPages(bytes(pdf_worker.MAX_BYTES + 1))


def test_the_worker_speaks_over_pipes_alone() -> None:
    content = pdf((10, 20))
    given = io.BytesIO(struct.pack("<Q", len(content)) + content + struct.pack("<II", 0, 10))
    done = subprocess.run(
        [sys.executable, "-m", pdf_worker.__name__],
        input=given.getvalue(),
        capture_output=True,
        check=True,
    )

    assert pdf_worker.OPENED.unpack(done.stdout[: pdf_worker.OPENED.size]) == (b"K", 1)
    assert done.stderr == b""


def test_the_window_never_loads_the_library() -> None:
    program = (
        "import sys, desktop.core.services.attachments.show, desktop.core.importers.pdf_worker; "
        "sys.exit('pypdfium2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_command_line_serves_where_there_is_no_interpreter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_worker, "serve", lambda: 7)

    assert cli.main(["draw-pdf"]) == 7
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/career-relay/career-relay")
    assert pdf_pages._program() == ["/opt/career-relay/career-relay-cli", "draw-pdf"]
