"""The process that draws PDF pages: it knows nothing of us and may be ended at any moment.

A PDF is somebody else's program for a large library in C++. What goes wrong in there ends this
process and not the window: no file is opened, nothing is written, memory and time are bounded.
Speaks over its standard input and output, see `pdf_pages`.
"""

import struct
import sys
from typing import Any, BinaryIO, Final

MAX_PIXELS: Final = 12_000_000
MAX_PAGES: Final = 500
MAX_BYTES: Final = 64 * 1024 * 1024
LENGTH: Final = struct.Struct("<Q")
OPENED: Final = struct.Struct("<cI")
WANTED: Final = struct.Struct("<II")
DRAWN: Final = struct.Struct("<cIII")
OK, BROKEN, LOCKED = b"K", b"B", b"L"
_MAX_MEMORY: Final = 1536 * 1024 * 1024
_MAX_CPU_S: Final = 60
_WHITE: Final = (255, 255, 255, 255)


def serve(given: BinaryIO | None = None, told: BinaryIO | None = None) -> int:
    """Read a PDF, then draw the pages asked for until nothing more is asked."""
    source, target = given or sys.stdin.buffer, told or sys.stdout.buffer
    _bound_resources()
    (length,) = LENGTH.unpack(_exactly(source, LENGTH.size))
    content = _exactly(source, min(length, MAX_BYTES))
    import pypdfium2  # noqa: PLC0415 - after the bounds

    try:
        document = pypdfium2.PdfDocument(content)
        count = min(len(document), MAX_PAGES)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).casefold()
        target.write(OPENED.pack(LOCKED if is_locked else BROKEN, 0))
        target.flush()
        return 0
    target.write(OPENED.pack(OK if count else BROKEN, count))
    target.flush()
    while wanted := source.read(WANTED.size):
        number, width = WANTED.unpack(wanted)
        try:
            _draw(document[number], width, target)
        except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError):
            target.write(DRAWN.pack(BROKEN, 0, 0, 0))
        target.flush()
    return 0


def _draw(page: Any, width: int, target: BinaryIO) -> None:  # noqa: ANN401 - untyped library
    wide, high = page.get_size()
    scale = width / wide
    # A page may claim any size: a strip of a kilometre is drawn small.
    scale = min(scale, (MAX_PIXELS / (wide * high)) ** 0.5, MAX_PIXELS / max(wide, high) / 1000)
    bitmap = page.render(scale=scale, force_bitmap_format=4, fill_color=_WHITE, rev_byteorder=False)
    pixels = bytes(bitmap.buffer)
    target.write(DRAWN.pack(OK, bitmap.width, bitmap.height, bitmap.stride))
    target.write(LENGTH.pack(len(pixels)))
    target.write(pixels)


def _bound_resources() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MAX_CPU_S, _MAX_CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _exactly(source: BinaryIO, size: int) -> bytes:
    content = source.read(size)
    if len(content) < size:
        # Whoever asked is gone.
        raise SystemExit(0)
    return content


if __name__ == "__main__":
    sys.exit(serve())
