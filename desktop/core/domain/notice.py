"""Notices: what is written, to whom, and how far it got."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from desktop.core.domain.application import NoticeState
from desktop.core.domain.ids import ApplicationId, NoticeId


class NoticeKind(StrEnum):
    """What a mail is for; only the answer to an application ends 連絡待ち."""

    RESULT = "result"
    REPLY = "reply"
    APOLOGY = "apology"
    LEAVING = "leaving"
    REAPPROACH = "reapproach"


STAGE_KINDS: Final[Mapping[str, NoticeKind]] = MappingProxyType(
    {
        "document": NoticeKind.RESULT,
        "interview": NoticeKind.RESULT,
        "final": NoticeKind.RESULT,
        "reapproach": NoticeKind.REAPPROACH,
    }
)
"""What a mail written with the text of each stage is for, in the order shown."""


class LintLevel(StrEnum):
    """An error blocks; a warning is shown."""

    ERROR = "error"
    WARNING = "warning"


class LintCode(StrEnum):
    """What the lint looks for (domain-notes F)."""

    PLACEHOLDER_LEFT = "placeholder_left"
    PLACEHOLDER_UNKNOWN = "placeholder_unknown"
    RESULT_MISSING = "result_missing"
    THANKS_MISSING = "thanks_missing"
    DOCUMENTS_MISSING = "documents_missing"
    SIGNATURE_MISSING = "signature_missing"
    AGENCY_INCOMPLETE = "agency_incomplete"
    AGENCY_NOT_NAMED = "agency_not_named"
    OPTIONAL_MISSING = "optional_missing"
    RELAY_CONTACT_MISSING = "relay_contact_missing"
    RELAY_BEFORE_RESULT = "relay_before_result"
    FORBIDDEN_WORD = "forbidden_word"
    OTHER_NAME = "other_name"
    WRONG_LINK = "wrong_link"
    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"
    STAGE_MISMATCH = "stage_mismatch"
    CONTACT_MISSING = "contact_missing"
    ALREADY_DRAFTED = "already_drafted"
    FAILED_BEFORE = "failed_before"
    NO_BASIS = "no_basis"


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One finding. ``application_id`` is set where it concerns one person's notice only."""

    code: LintCode
    level: LintLevel
    application_id: ApplicationId | None = None
    detail: str = ""


STANDARD_TONE = "standard"


@dataclass(frozen=True, slots=True)
class TextKey:
    """What a text is for: stage and tone, and where narrower one vacancy or one reason code."""

    stage: str
    tone: str = STANDARD_TONE
    vacancy_id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NoticeTemplate:
    """Subject and body with ``{{氏名}}``-style placeholders.

    ``text_id`` names the kept version this is; None is a shipped text or one being edited.
    """

    stage: str
    subject: str
    body: str
    with_relay: bool = True
    tone: str = STANDARD_TONE
    text_id: int | None = None

    @property
    def kind(self) -> NoticeKind:
        """What a mail written with it is for."""
        return STAGE_KINDS[self.stage]


@dataclass(frozen=True, slots=True)
class NoticePreview:
    """The exact message one person would get, and what the lint says of it.

    Attributes:
        relay_start: Where the relay paragraph, or the link alone, begins in ``body``; None without.
        relay_end: Where it ends.
    """

    application_id: ApplicationId
    name: str
    sender: str
    recipient: str
    subject: str
    body: str
    relay_start: int | None
    relay_end: int | None
    findings: tuple[LintFinding, ...]


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One line of the outbox. ``fault`` is a code that says why it stands as it does."""

    notice_id: NoticeId
    application_id: ApplicationId
    name: str
    subject: str
    state: NoticeState
    created_at: datetime
    sent_at: datetime | None
    has_address: bool
    fault: str = ""
    due_at: datetime | None = None
    kind: NoticeKind = NoticeKind.RESULT


@dataclass(frozen=True, slots=True)
class WrittenNotice:
    """A notice as it was written, and how far it got."""

    notice_id: NoticeId
    name: str
    sender: str
    recipient: str
    subject: str
    body: str
    state: NoticeState
    created_at: datetime
    sent_at: datetime | None
    has_relay: bool


@dataclass(frozen=True, slots=True)
class NoticeText:
    """What is copied person by person: subject and body as plain text."""

    notice_id: NoticeId
    name: str
    recipient: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class NoticeCounts:
    """The outbox in numbers."""

    draft: int = 0
    waiting: int = 0
    sent: int = 0
    failed: int = 0
    unknown: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class RelaySnippet:
    """The paste-in paragraph with the common link (共通リンク)."""

    text: str
    url: str
