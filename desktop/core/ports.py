"""The outside world, as protocols; `desktop.app` chooses what stands behind each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # Sheets are many dataclasses, and the shell paints before any file is read.
    from desktop.core.domain.letter import LetterSheet
    from desktop.core.domain.mailbox import Bounce, MailboxCursor, SentMail
    from desktop.core.domain.sheet import RawSheet
    from desktop.core.domain.workspace import ImapSettings, SignInSettings, SmtpSettings

_PERMANENT = 500
"""SMTP reply codes from here on are for good (RFC 5321, 4.2.1)."""


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


class LetterPress(Protocol):
    """Lays letters out on A4, each person's on pages of its own."""

    def __call__(
        self, sheets: "Sequence[LetterSheet]", title: str, /, *, progress: Progress
    ) -> bytes:
        """Return a PDF; ``progress`` is told after each letter and may raise to stop."""
        ...


class MailTransport(Protocol):
    """Hands finished messages to a mail server. For one thread at a time."""

    def send(self, message: bytes, *, sender: str, recipient: str) -> None:
        """Return once the server has taken responsibility.

        Raises:
            MailRefused: The server said no; ``is_permanent`` says whether for good.
            MailUnsent: The message surely did not go out.
            MailUnknown: The line broke after the message was handed over.
            AppError: Nothing can go out by this account now; this message did not.
        """
        ...

    def close(self) -> None:
        """Give the connection back; sending again opens a new one."""
        ...


class MailServer(MailTransport, Protocol):
    """A mail server that can be tried without a message."""

    def check(self) -> None:
        """Connect and log in; send nothing.

        Raises:
            AppError: With the reason why no mail would go out.
        """
        ...


class MailRefused(Exception):  # noqa: N818 - an answer, not a fault of ours
    """The server refused this message.

    Args:
        status: Its SMTP reply code.
        enhanced: Its enhanced status code (RFC 3463) such as ``5.1.1``, or empty.
        is_for_recipient: The address was refused, not the sender or the text.
    """

    def __init__(self, status: int, enhanced: str = "", *, is_for_recipient: bool = False) -> None:
        super().__init__(str(status))
        self.status = status
        self.enhanced = enhanced
        self.is_for_recipient = is_for_recipient

    @property
    def is_permanent(self) -> bool:
        """Whether the same message would be refused again; else it may be tried later."""
        return self.status >= _PERMANENT


class MailUnsent(Exception):  # noqa: N818 - an answer, not a fault of ours
    """The message surely did not leave; it can be tried again."""


class MailUnknown(Exception):  # noqa: N818 - an answer, not a fault of ours
    """Nobody can say whether the message left; a person decides."""


class SentBox(Protocol):
    """Where the company keeps what it wrote: its mailboxes Sent and Drafts."""

    def keep_sent(self, message: bytes) -> None:
        """Put a copy into Sent, as read.

        Raises:
            AppError: IMAP_… where it could not be kept. The mail itself is not touched by that.
        """
        ...

    def keep_draft(self, message: bytes) -> None:
        """Put a draft into Drafts.

        Raises:
            AppError: IMAP_… where it could not be kept.
        """
        ...

    def read_sent(
        self, cursor: "MailboxCursor | None", since: date
    ) -> "tuple[tuple[SentMail, ...], MailboxCursor]":
        """Return what was sent after the cursor, and the cursor to remember.

        Only headers are read. Without a cursor, or with one of a mailbox made anew, mail of
        ``since`` and later is looked at.
        """
        ...


class BounceBox(Protocol):
    """Where mail that could not be delivered comes back to."""

    def read_bounces(
        self, cursor: "MailboxCursor | None", since: date
    ) -> "tuple[tuple[Bounce, ...], MailboxCursor]":
        """Return what came back after the cursor, and the cursor to remember.

        Of mail that is no delivery report nothing but its structure is read.
        """
        ...


class Mailbox(SentBox, BounceBox, Protocol):
    """The company's own mailbox, logged in to. For one thread at a time."""

    def close(self) -> None:
        """Log out."""
        ...


class FindToken(Protocol):
    """Finds the access token of the signed-in mail account."""

    def __call__(self, *, was_refused: bool = False) -> str:
        """Return one that holds; after a refusal a new one.

        Raises:
            AppError: SIGN_IN_…, where only a person can help.
        """
        ...


class SignIn(Protocol):
    """Signs in to a mail account in the system's browser. ``cache`` is opaque and secret."""

    def sign_in(self, settings: "SignInSettings", user: str, is_cancelled: IsCancelled) -> bytes:
        """Return the tokens, once a person has agreed in the browser.

        Raises:
            AppError: SIGN_IN_… with what stopped it.
        """
        ...

    def find_token(
        self, settings: "SignInSettings", cache: bytes, *, is_renewed: bool
    ) -> tuple[str, bytes]:
        """Return an access token that holds a minute or longer, and the tokens to keep.

        Raises:
            AppError: SIGN_IN_REVOKED or SIGN_IN_UNREACHABLE.
        """
        ...

    def sign_out(self, settings: "SignInSettings", cache: bytes) -> None:
        """Tell the provider to forget the tokens, where it can be told; never fails."""
        ...


@dataclass(frozen=True, slots=True)
class MailPorts:
    """The world of mail as a window or the command line is given it."""

    make_transport: "Callable[[SmtpSettings, FindToken | None], MailServer]"
    open_mailbox: "Callable[[ImapSettings, FindToken | None], Mailbox]"
    sign_in: SignIn
