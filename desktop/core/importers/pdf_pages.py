"""The pages of a PDF as pictures, drawn by a process of its own (`pdf_worker`, decision 0019)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import BinaryIO, Final, cast
from weakref import finalize

from desktop.core.domain.attachments import PagePicture
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.importers import pdf_worker as worker

ANSWER_WITHIN_S: Final = 15.0
_ROOT: Final = Path(__file__).resolve().parents[3]


class PdfPages:
    """An open PDF; use it from one thread at a time, and close it.

    Attributes:
        count: Pages that can be shown, `pdf_worker.MAX_PAGES` at most.

    Raises:
        AppError: PDF_LOCKED where it needs a password; PDF_UNREADABLE for anything that is no
            whole PDF, and where its reading takes too long.
    """

    def __init__(self, content: bytes, *, answer_within_s: float = ANSWER_WITHIN_S) -> None:
        self._within_s = answer_within_s
        if len(content) > worker.MAX_BYTES:
            raise AppError(ErrorCode.PDF_UNREADABLE)
        self._process = subprocess.Popen(  # noqa: S603 - our own program, fixed arguments
            _program(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        # Whoever forgets to close it leaves no process behind.
        self._end = finalize(self, _end, self._process)
        with self._closed_on_fault():
            self._write(worker.LENGTH.pack(len(content)) + content)
            state, self.count = worker.OPENED.unpack(self._read(worker.OPENED.size))
            if state == worker.LOCKED:
                raise AppError(ErrorCode.PDF_LOCKED)
            if state != worker.OK:
                raise AppError(ErrorCode.PDF_UNREADABLE)

    def draw(self, number: int, width: int) -> PagePicture:
        """Draw one page, counted from 0, as many pixels wide.

        Raises:
            AppError: PDF_UNREADABLE; where time ran out, every later call says the same.
        """
        with self._closed_on_fault(is_lasting=False):
            self._write(worker.WANTED.pack(number, max(1, width)))
            state, wide, high, stride = worker.DRAWN.unpack(self._read(worker.DRAWN.size))
            if state != worker.OK:
                raise AppError(ErrorCode.PDF_UNREADABLE)
            (length,) = worker.LENGTH.unpack(self._read(worker.LENGTH.size))
            if not 0 < length <= 5 * worker.MAX_PIXELS or length < stride * high:
                self.close()
                raise AppError(ErrorCode.PDF_UNREADABLE)
            return PagePicture(wide, high, stride, self._read(length))

    def close(self) -> None:
        """End the process; may be called twice."""
        self._end()

    @contextmanager
    def _closed_on_fault(self, *, is_lasting: bool = True) -> Iterator[None]:
        """End the process where it takes too long, and whatever else goes wrong with it."""
        clock = Timer(self._within_s, self._process.kill)
        clock.daemon = True
        clock.start()
        try:
            yield
        except (OSError, ValueError, EOFError) as error:
            self.close()
            raise AppError(ErrorCode.PDF_UNREADABLE) from error
        except AppError:
            if is_lasting:
                self.close()
            raise
        finally:
            clock.cancel()

    def _write(self, content: bytes) -> None:
        pipe = cast("BinaryIO", self._process.stdin)
        pipe.write(content)
        pipe.flush()

    def _read(self, size: int) -> bytes:
        content = cast("BinaryIO", self._process.stdout).read(size)
        if len(content) < size:
            raise EOFError
        return content


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            # What was still to be written has nobody to read it.
            with suppress(OSError):
                pipe.close()


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        # The window's program has no standard input on Windows.
        return [str(Path(sys.executable).with_name("career-relay-cli")), "draw-pdf"]
    return [sys.executable, "-m", worker.__name__]


def _environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path}
