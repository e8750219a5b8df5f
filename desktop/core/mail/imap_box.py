"""The company's own mailbox by IMAP: copies to Sent and Drafts, what was sent, what came back."""

import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from typing import Any, Final

from imapclient import DRAFT, SEEN, IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.mailbox import Bounce, MailboxCursor, SentMail
from desktop.core.domain.workspace import ImapSettings, MailAuth, SmtpSecurity
from desktop.core.mail.connection import Line, is_loopback, xoauth2
from desktop.core.mail.dsn import read_report
from desktop.core.mail.imap_folders import Folder, find_folder
from desktop.core.mail.sent_headers import read_headers
from desktop.core.ports import FindToken

_INBOX: Final = "INBOX"
_CHUNK: Final = 200
_REPORT_BYTES: Final = 200_000
_HEADERS: Final = b"BODY[HEADER.FIELDS (MESSAGE-ID TO SUBJECT)]"
_PEEK_HEADERS: Final = b"BODY.PEEK[HEADER.FIELDS (MESSAGE-ID TO SUBJECT)]"


class ImapBox:
    """A mailbox, logged in to. For one thread at a time.

    Args:
        settings: Server, security and login. Without security only loopback is allowed.
        find_token: Finds the access token where the account is signed in by OAuth.
        line: Whom to trust and how long to wait.

    Raises:
        AppError: IMAP_NOT_SET, IMAP_UNREACHABLE, IMAP_LOGIN, SMTP_CERTIFICATE or SIGN_IN_….
    """

    def __init__(
        self,
        settings: ImapSettings,
        find_token: FindToken | None = None,
        line: Line | None = None,
    ) -> None:
        is_bare = settings.security is SmtpSecurity.NONE
        if not settings.host or (is_bare and not is_loopback(settings.host)):
            raise AppError(ErrorCode.IMAP_NOT_SET)
        self._settings = settings
        self._line = line or Line()
        self._client = self._opened()
        self._folders: dict[Folder, str] = {}
        with ExitStack() as unused:
            unused.callback(self._hang_up)
            self._log_in(find_token)
            unused.pop_all()

    def keep_sent(self, message: bytes) -> None:
        """Put a copy into Sent, as read.

        Raises:
            AppError: IMAP_NO_MAILBOX, IMAP_REFUSED or IMAP_UNREACHABLE.
        """
        self._append(Folder.SENT, message, (SEEN,))

    def keep_draft(self, message: bytes) -> None:
        """Put a draft into Drafts.

        Raises:
            AppError: IMAP_NO_MAILBOX, IMAP_REFUSED or IMAP_UNREACHABLE.
        """
        self._append(Folder.DRAFTS, message, (DRAFT, SEEN))

    def read_sent(
        self, cursor: MailboxCursor | None, since: date
    ) -> tuple[tuple[SentMail, ...], MailboxCursor]:
        """Return what was sent after the cursor, by three headers, and the new cursor.

        Raises:
            AppError: IMAP_NO_MAILBOX or IMAP_UNREACHABLE.
        """
        with self._told(ErrorCode.IMAP_UNREACHABLE):
            uids, new = self._new_mails(self._folder(Folder.SENT), cursor, since)
            found = [
                read_headers(data.get(_HEADERS, b""))
                for data in self._fetched(uids, [_PEEK_HEADERS])
            ]
        return tuple(each for each in found if each is not None), new

    def read_bounces(
        self, cursor: MailboxCursor | None, since: date
    ) -> tuple[tuple[Bounce, ...], MailboxCursor]:
        """Return what came back after the cursor, and the new cursor.

        Every new mail is asked for its structure; only delivery reports are read.

        Raises:
            AppError: IMAP_UNREACHABLE.
        """
        part = f"BODY.PEEK[]<0.{_REPORT_BYTES}>".encode()
        with self._told(ErrorCode.IMAP_UNREACHABLE):
            uids, new = self._new_mails(_INBOX, cursor, since)
            reports = [
                uid
                for uid, data in self._numbered(uids, [b"BODYSTRUCTURE"])
                if _is_report(data.get(b"BODYSTRUCTURE"))
            ]
            bounces = [
                bounce
                for data in self._fetched(reports, [part])
                for bounce in read_report(data.get(b"BODY[]<0>", b""))
            ]
        return tuple(bounces), new

    def close(self) -> None:
        """Log out."""
        try:
            self._client.logout()
        except (OSError, IMAPClientError):
            self._hang_up()

    def _hang_up(self) -> None:
        with suppress(OSError, IMAPClientError):
            self._client.shutdown()

    def _append(self, folder: Folder, message: bytes, flags: Sequence[bytes]) -> None:
        content = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
        with self._told(ErrorCode.IMAP_REFUSED):
            self._client.append(self._folder(folder), content, flags)

    def _folder(self, folder: Folder) -> str:
        if folder not in self._folders:
            name = find_folder(self._client.list_folders(), folder)
            if name is None:
                raise AppError(ErrorCode.IMAP_NO_MAILBOX, {"kind": folder.value})
            self._folders[folder] = name
        return self._folders[folder]

    def _new_mails(
        self, mailbox: str, cursor: MailboxCursor | None, since: date
    ) -> tuple[list[int], MailboxCursor]:
        state = self._client.select_folder(mailbox, readonly=True)
        validity = int(state[b"UIDVALIDITY"])
        is_known = (
            cursor is not None and cursor.mailbox == mailbox and cursor.uid_validity == validity
        )
        last = cursor.last_uid if cursor is not None and is_known else 0
        # A range ends with the last mail there is, even one that was seen: it is left out here.
        criteria = ["UID", f"{last + 1}:*"] if is_known else ["SINCE", since]
        found = sorted(uid for uid in self._client.search(criteria) if uid > last)
        newest = max([last, int(state.get(b"UIDNEXT", 1)) - 1, *found])
        return found, MailboxCursor(mailbox, validity, newest)

    def _fetched(self, uids: Sequence[int], parts: list[bytes]) -> Iterator[dict[bytes, Any]]:
        return (data for _, data in self._numbered(uids, parts))

    def _numbered(
        self, uids: Sequence[int], parts: list[bytes]
    ) -> Iterator[tuple[int, dict[bytes, Any]]]:  # what IMAPClient parsed, by part
        for start in range(0, len(uids), _CHUNK):
            yield from sorted(self._client.fetch(uids[start : start + _CHUNK], parts).items())

    def _opened(self) -> IMAPClient:
        settings, context = self._settings, {"host": self._settings.host}
        try:
            client = IMAPClient(
                settings.host,
                settings.port,
                ssl=settings.security is SmtpSecurity.TLS,
                ssl_context=self._line.tls,
                timeout=self._line.timeout_s,
            )
        except ssl.SSLCertVerificationError:
            raise AppError(ErrorCode.SMTP_CERTIFICATE, context) from None
        except (OSError, IMAPClientError, UnicodeError):
            raise AppError(ErrorCode.IMAP_UNREACHABLE, context) from None
        return client

    def _log_in(self, find_token: FindToken | None) -> None:
        settings, context = self._settings, {"host": self._settings.host}
        try:
            if settings.security is SmtpSecurity.STARTTLS:
                self._client.starttls(self._line.tls)
            if settings.auth is MailAuth.XOAUTH2:
                self._sign_in(find_token)
            else:
                self._client.login(settings.user, settings.password)
        except ssl.SSLCertVerificationError:
            raise AppError(ErrorCode.SMTP_CERTIFICATE, context) from None
        except (OSError, IMAPClientAbortError):
            raise AppError(ErrorCode.IMAP_UNREACHABLE, context) from None
        except (IMAPClientError, UnicodeError):
            is_signed_in = settings.auth is MailAuth.XOAUTH2
            code = ErrorCode.SIGN_IN_REVOKED if is_signed_in else ErrorCode.IMAP_LOGIN
            # Without the cause: its text may quote the account.
            raise AppError(code, context) from None

    def _sign_in(self, find_token: FindToken | None) -> None:
        """Log in by XOAUTH2, with a new token where the one at hand was refused."""
        if find_token is None:
            raise AppError(ErrorCode.SIGN_IN_NEEDED)
        try:
            self._authenticate(find_token())
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            self._authenticate(find_token(was_refused=True))

    def _authenticate(self, token: str) -> None:
        answers = iter((xoauth2(self._settings.user, token),))

        def answer(_challenge: bytes) -> str:
            # A refusal comes as a second challenge with JSON; only an empty line ends it.
            return next(answers, "")

        self._client.sasl_login("XOAUTH2", answer)

    @contextmanager
    def _told(self, code: ErrorCode) -> Iterator[None]:
        """Tell what the server says no to as ``code``, and a broken line as unreachable."""
        context = {"host": self._settings.host}
        try:
            yield
        except (OSError, IMAPClientAbortError):
            raise AppError(ErrorCode.IMAP_UNREACHABLE, context) from None
        except IMAPClientError:
            raise AppError(code, context) from None


def _is_report(structure: object) -> bool:
    """Say whether a mail calls itself a delivery report (RFC 3464, 2)."""
    # IMAPClient gives (parts, subtype, parameters, …) for what has parts.
    if not isinstance(structure, tuple) or not structure or not isinstance(structure[0], list):
        return False
    words = [word.lower() for word in _words(structure[1:])]
    return b"report" in words and b"delivery-status" in words


def _words(value: object) -> Iterator[bytes]:
    if isinstance(value, bytes):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _words(each)
