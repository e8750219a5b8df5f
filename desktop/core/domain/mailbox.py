"""What the company's own mailbox tells: what was sent, and what came back."""

from dataclasses import dataclass, field
from enum import StrEnum


class BounceKind(StrEnum):
    """What became of a mail that came back.

    PERMANENT and TEMPORARY did not arrive; the second failed for a reason that may pass. DELAYED
    is still being tried by the servers on its way.
    """

    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    DELAYED = "delayed"


@dataclass(frozen=True, slots=True)
class MailboxCursor:
    """How far a mailbox was looked at (RFC 3501, 2.3.1.1)."""

    mailbox: str
    uid_validity: int
    last_uid: int


@dataclass(frozen=True, slots=True)
class SentMail:
    """A mail in Sent, by its headers; nothing of it is kept.

    Attributes:
        message_id: With its brackets. Mail programs give a draft a new one when they send it, so
            recipients and subject are told too.
        recipients: Bare addresses of To, in lower case.
    """

    message_id: str = field(repr=False)
    recipients: tuple[str, ...] = field(repr=False)
    subject: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bounce:
    """One delivery report for one of the addresses of a mail.

    Attributes:
        message_id: The Message-ID of the mail that did not arrive, with its brackets.
        recipient: The address by the report; the notice's own counts.
        status: Enhanced status code (RFC 3463) such as ``5.1.1``.
    """

    message_id: str = field(repr=False)
    recipient: str = field(repr=False)
    kind: BounceKind
    status: str

    @property
    def is_address_bad(self) -> bool:
        """Whether nobody is there, so that only a letter reaches the person (RFC 3463, 3.2)."""
        return self.status.startswith(("5.1.", "5.2.1"))


@dataclass(frozen=True, slots=True)
class MailAccount:
    """Who is signed in to the mail account, and where."""

    provider: str
    user: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ConnectionReport:
    """What a connection test found. A part that is not set is None; an empty code is well.

    Attributes:
        smtp: Error code of the mail server.
        imap: Error code of the mailbox.
    """

    smtp: str | None
    imap: str | None
