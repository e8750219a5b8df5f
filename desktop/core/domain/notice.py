"""Notices: what is written, to whom, and how far it got."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

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
        # It begs pardon and states the result: who gets it waits no longer.
        "late": NoticeKind.RESULT,
        # It begs pardon while the selection goes on: who gets it waits on.
        "apology": NoticeKind.APOLOGY,
        "reply": NoticeKind.REPLY,
        "leaving": NoticeKind.LEAVING,
        "reapproach": NoticeKind.REAPPROACH,
    }
)
"""What a mail written with the text of each stage is for, in the order shown."""

RELAY_KINDS: Final = frozenset({NoticeKind.RESULT, NoticeKind.LEAVING})
"""Mails that may carry the relay paragraph; to who withdrew or is invited it is never written."""


class Tone(StrEnum):
    """How a text speaks."""

    POLITE = "polite"
    STANDARD = "standard"
    SHORT = "short"


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
    RESULT_UNWANTED = "result_unwanted"
    APOLOGY_MISSING = "apology_missing"
    OPT_OUT_MISSING = "opt_out_missing"
    RELAY_UNWANTED = "relay_unwanted"
    RELAY_UNRELATED_MISSING = "relay_unrelated_missing"
    RELAY_CONSENT_MISSING = "relay_consent_missing"
    RELAY_DATA_MISSING = "relay_data_missing"
    RELAY_PURPOSE_MISSING = "relay_purpose_missing"
    RELAY_SLOT_MISSING = "relay_slot_missing"
    RELAY_EXPIRY_MISSING = "relay_expiry_missing"
    RELAY_NUMBER_MISSING = "relay_number_missing"
    HIDDEN_CHARACTER = "hidden_character"
    TEMPLATE_CODE = "template_code"
    EXCLAMATION = "exclamation"
    TOO_LONG = "too_long"
    NAME_HIDDEN = "name_hidden"
    NAME_TOO_LONG = "name_too_long"
    NAME_BRACES = "name_braces"
    NO_INVITATION = "no_invitation"
    INVITATION_BARRED = "invitation_barred"
    WAITS_LONG = "waits_long"
    DISPOSAL_DATE_OPEN = "disposal_date_open"


class TextPlace(NamedTuple):
    """A stretch of a template's body, or of its subject, as it is kept."""

    start: int
    end: int
    is_in_subject: bool = False


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One finding. ``application_id`` is set where it concerns one person's notice only.

    ``place`` is where in the template it stands, for what stands there; what is missing has none.
    """

    code: LintCode
    level: LintLevel
    application_id: ApplicationId | None = None
    detail: str = ""
    place: TextPlace | None = None


STANDARD_TONE: Final = Tone.STANDARD.value


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


class TextSource(StrEnum):
    """Whose text applies, the narrowest first."""

    VACANCY_AND_REASON = "vacancy_and_reason"
    VACANCY = "vacancy"
    REASON = "reason"
    COMPANY = "company"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class ChosenText:
    """The text that applies to some people, and why it does.

    ``vacancy_title`` is empty where the text is not for one vacancy.
    """

    key: TextKey
    source: TextSource
    template: NoticeTemplate
    vacancy_title: str = ""


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version of a text: who saved it and when."""

    text_id: int
    key: TextKey
    version: int
    template: NoticeTemplate
    saved_at: datetime
    actor: str
    vacancy_title: str = ""


@dataclass(frozen=True, slots=True)
class NoticePreview:
    """The exact message one person would get, and what the lint says of it.

    Attributes:
        relay_start: Where the relay paragraph, or the link alone, begins in ``body``; None without.
        relay_end: Where it ends.
        vacancy_title: What they applied for, which may have a text of its own.
        reason: Code of the reason, likewise; never in the message.
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
    vacancy_title: str = ""
    reason: str = ""


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
    """A notice as it was written, and how far it got.

    ``text`` is the version it was written with; None for a text that was not kept as a version.
    """

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
    text: TextVersion | None = None


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
