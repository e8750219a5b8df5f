"""What the law asks of whoever makes 匿名加工情報 (APPI Art. 43, Rules Art. 34 and 35)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.domain.changes import Changes


class RecipientDuty(StrEnum):
    """What a contract with the recipient settles."""

    NO_REIDENTIFICATION = "no_reidentification"
    """The recipient identifies nobody and buys no means to (Art. 45)."""

    SECURITY = "security"
    ONWARD_PROVISION = "onward_provision"
    """Handing it on is forbidden, or bound to the same duties and to saying so (Art. 44)."""

    PURPOSE = "purpose"
    INCIDENTS = "incidents"
    END_OF_USE = "end_of_use"


@dataclass(frozen=True, slots=True)
class RecipientCheck:
    """The answers given for one recipient; a duty not in ``answers`` was not answered.

    Attributes:
        contract: How the contract is called or filed, as typed.
    """

    recipient: str
    answers: Mapping[RecipientDuty, bool]
    contract: str = ""
    at: datetime | None = None
    actor: str = ""

    @property
    def missing(self) -> tuple[RecipientDuty, ...]:
        """Duties that no contract settles yet."""
        return tuple(duty for duty in RecipientDuty if not self.answers.get(duty, False))


class EvidenceKind(StrEnum):
    """What was done."""

    BATCH_APPROVED = "batch_approved"
    FILE_MADE = "file_made"
    NOTICE_POSTED = "notice_posted"
    RECIPIENT_CHECKED = "recipient_checked"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One row of the evidence log: settings, versions, hashes and checks; never a person.

    Attributes:
        sha256: Of the bytes it tells of; empty where there are none.
        facts: Short codes, numbers and hashes by name.
    """

    at: datetime
    kind: EvidenceKind
    actor: str
    sha256: str
    record_count: int
    facts: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class MethodRow:
    """One 加工方法等情報 that is kept; its content is read by a logged act of its own."""

    method_id: int
    created_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class MethodRead:
    """The content of a 加工方法等情報: what could help to retrace how records were made."""

    facts: Mapping[str, str | int]
    changes: Changes
