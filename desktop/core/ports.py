"""The outside world, as protocols; `desktop.app` chooses what stands behind each."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # Sheets are many dataclasses, and the shell paints before any file is read.
    from desktop.core.domain.sheet import RawSheet


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class Progress(Protocol):
    """Hears how far a long act is."""

    def __call__(self, done: int, total: int | None, /) -> None:
        """Take note of ``done`` of ``total``; None where the total is not known yet."""
        ...


class IsCancelled(Protocol):
    """Asks whether the user wants the act to stop."""

    def __call__(self) -> bool:
        """Return True once a person has pressed cancel."""
        ...


class SheetReader(Protocol):
    """Reads the tables of a file."""

    def __call__(
        self,
        path: Path,
        *,
        progress: Progress,
        is_cancelled: IsCancelled,
        has_hidden: bool = False,
    ) -> "Sequence[RawSheet]":
        """Return the sheets of ``path``; hidden ones only if asked for.

        Raises:
            AppError: With an ``IMPORT_…`` code, where the file cannot be read.
        """
        ...


class KeyStore(Protocol):
    """The operating system's place for one secret per workspace."""

    def read(self, name: str) -> bytes | None:
        """Return the secret, or None where there is none."""
        ...

    def write(self, name: str, secret: bytes) -> bool:
        """Keep the secret and read it back; False where this machine cannot keep it."""
        ...

    def delete(self, name: str) -> None:
        """Forget the secret."""
        ...


class MailTransport(Protocol):
    """Hands one finished message to a mail server."""

    def send(self, message: bytes, *, sender: str, recipient: str) -> None:
        """Return once the server has taken responsibility.

        Raises:
            MailRefused: The server said no, for good.
            MailUnsent: The message surely did not go out.
            MailUnknown: The line broke after the message was handed over.
        """
        ...


class MailRefused(Exception):  # noqa: N818 - an answer, not a fault of ours
    """The server refused this message; ``status`` is its SMTP reply code."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class MailUnsent(Exception):  # noqa: N818 - an answer, not a fault of ours
    """The message surely did not leave; it can be tried again."""


class MailUnknown(Exception):  # noqa: N818 - an answer, not a fault of ours
    """Nobody can say whether the message left; a person decides."""


class Opener(Protocol):
    """Shows a file or folder with the program the system has for it."""

    def __call__(self, path: Path) -> bool:
        """Return whether the system took it."""
        ...


class PdfMaker(Protocol):
    """Lays a page of HTML out on paper."""

    def __call__(self, html: str, title: str, /) -> bytes:
        """Return a PDF; nothing is loaded from anywhere."""
        ...
