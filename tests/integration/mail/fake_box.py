"""A mailbox in memory, for what needs no server; `test_mailbox_contract` holds it to the real."""

from dataclasses import dataclass, field
from datetime import date

from desktop.core.domain.mailbox import Bounce, MailboxCursor, SentMail
from desktop.core.mail.dsn import read_report
from desktop.core.mail.sent_headers import read_headers


@dataclass
class FakeBox:
    """Keeps what it is given; ``inbox`` is what came back."""

    sent: list[bytes] = field(default_factory=list)
    drafts: list[bytes] = field(default_factory=list)
    inbox: list[bytes] = field(default_factory=list)
    is_open: bool = True

    def keep_sent(self, message: bytes) -> None:
        self.sent.append(message)

    def keep_draft(self, message: bytes) -> None:
        self.drafts.append(message)

    def read_sent(
        self, cursor: MailboxCursor | None, _since: date
    ) -> tuple[tuple[SentMail, ...], MailboxCursor]:
        new, moved = self._new(self.sent, "Sent", cursor)
        read = (read_headers(mail.partition(b"\r\n\r\n")[0]) for mail in new)
        return tuple(each for each in read if each is not None), moved

    def read_bounces(
        self, cursor: MailboxCursor | None, _since: date
    ) -> tuple[tuple[Bounce, ...], MailboxCursor]:
        new, moved = self._new(self.inbox, "INBOX", cursor)
        return tuple(bounce for mail in new for bounce in read_report(mail)), moved

    def close(self) -> None:
        self.is_open = False

    @staticmethod
    def _new(
        mails: list[bytes], name: str, cursor: MailboxCursor | None
    ) -> tuple[list[bytes], MailboxCursor]:
        last = 0 if cursor is None else cursor.last_uid
        return mails[last:], MailboxCursor(name, 1, len(mails))
