"""The workspace: whose it is and how it works."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class DisclosureBasis(StrEnum):
    """How applicants were told of the relay (decision 16)."""

    STATED = "stated"
    INDIVIDUAL = "individual"
    NOT_YET = "not_yet"


class MailMode(StrEnum):
    """How notices leave: as draft files, copied by hand, or by SMTP."""

    DRAFT = "draft"
    COPY = "copy"
    SMTP = "smtp"


class SmtpSecurity(StrEnum):
    """How the SMTP connection is protected. NONE is for loopback only."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class MailAuth(StrEnum):
    """How a mail server learns who we are: by a password, or by a sign-in in the browser."""

    PASSWORD = "password"  # noqa: S105 - a word, no secret
    XOAUTH2 = "xoauth2"


class SignInProvider(StrEnum):
    """Whose sign-in opens the mail account."""

    MICROSOFT = "microsoft"
    GOOGLE = "google"


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """Where SMTP mail goes. The password lives in the encrypted store beside it."""

    host: str = ""
    port: int = 587
    security: SmtpSecurity = SmtpSecurity.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    auth: MailAuth = MailAuth.PASSWORD


@dataclass(frozen=True, slots=True)
class ImapSettings:
    """The company's own mailbox; without a host it is not used.

    Attributes:
        user: Empty where it is the user of SMTP; then the password is SMTP's too.
        keeps_sent: A copy of every notice sent by SMTP goes to the Sent mailbox.
        keeps_drafts: Drafts go to the Drafts mailbox instead of a folder.
        reads_answers: Bounces are read, and drafts that were sent from the mail program noticed.
    """

    host: str = ""
    port: int = 993
    security: SmtpSecurity = SmtpSecurity.TLS
    user: str = ""
    password: str = field(default="", repr=False)
    auth: MailAuth = MailAuth.PASSWORD
    keeps_sent: bool = False
    keeps_drafts: bool = False
    reads_answers: bool = False


@dataclass(frozen=True, slots=True)
class SignInSettings:
    """The application the company registered at Microsoft or Google for itself.

    Attributes:
        client_secret: Google gives one to desktop applications too; it is no secret by RFC 8252,
            and stays in the encrypted store all the same.
        tenant: Microsoft's directory, by name or number; empty for any company account.
    """

    provider: SignInProvider = SignInProvider.MICROSOFT
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    tenant: str = ""


@dataclass(frozen=True, slots=True)
class SendingRules:
    """When and how fast mail leaves by itself, in the company's own time (Asia/Tokyo).

    Attributes:
        delay_minutes: How long a notice can be taken back before it is sent.
        interval_s: Seconds between two messages; Exchange Online takes 30 a minute.
        daily_cap: Messages a day at most.
        hour_from: First hour of sending.
        hour_to: Hour sending stops at; equal to ``hour_from`` is round the clock.
        business_days_only: Not on Saturdays, Sundays and public holidays.
    """

    delay_minutes: int = 10
    interval_s: int = 3
    daily_cap: int = 500
    hour_from: int = 9
    hour_to: int = 18
    business_days_only: bool = True


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """Everything a person can set.

    Attributes:
        hold_back: Highest loss a released row may cost: 0.1 (細かさ優先) to 1.0 (早さ優先).
        release_delay_days: Days from the close of an application to its release.
        disclosure_since: Since when the job advertisements state it.
        publication_url: Where the 匿名加工情報 notice is posted; empty blocks sending.
        retention_months: Rejected people without consent are erased after this many months.
        sla_business_days: A rejection without notice turns red after this many.
        reapproach_after_months: A consenting person is due for 再応募のご案内 after this many.
        reapproach_gap_months: Nobody is written to again within this many.
        watched_folder: Where new lists are looked for and offered; empty looks nowhere.
    """

    company_name: str = ""
    contact_person: str = ""
    staff: tuple[str, ...] = ()
    company_address: str = ""
    company_phone: str = ""
    company_email: str = ""
    disclosure: DisclosureBasis = DisclosureBasis.NOT_YET
    disclosure_text: str = ""
    disclosure_since: date | None = None
    mail_mode: MailMode = MailMode.DRAFT
    draft_folder: str = ""
    smtp: SmtpSettings = SmtpSettings()
    imap: ImapSettings = ImapSettings()
    sign_in: SignInSettings = SignInSettings()
    documents_disposal: str = "当社で責任をもって廃棄いたします"
    k: int = 5
    l: int = 2  # noqa: E741 - the field's own name in the literature
    hold_back: float = 0.35
    release_delay_days: int = 1
    publication_url: str = ""
    publication_posted_on: date | None = None
    retention_months: int = 6
    sla_business_days: int = 3
    watched_folder: str = ""
    sending: SendingRules = SendingRules()
    reapproach_after_months: int = 6
    reapproach_gap_months: int = 6


@dataclass(frozen=True, slots=True)
class AgencyProfile:
    """The agency as it names itself at enrolment; empty before."""

    name: str
    licence_number: str
    contact_email: str
    contact_phone: str
    terms_version: str
    base_url: str
    ratio: int
    enrolled_at: datetime

    @property
    def is_complete(self) -> bool:
        """Whether the relay paragraph may be generated (decision 17): it tells all of these."""
        told = (self.name, self.licence_number, self.contact_email, self.terms_version)
        return all(each.strip() for each in told) and self.ratio > 0


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """What first run collects. ``passphrase`` is required where no key store answers."""

    settings: WorkspaceSettings
    passphrase: str = field(default="", repr=False)
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class Unlock:
    """How a workspace is opened: by the key store, a passphrase or the recovery key."""

    passphrase: str = field(default="", repr=False)
    recovery_key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Today:
    """Today's work on ホーム."""

    people_count: int
    waiting_for_notice: int
    overdue: int
    drafts_unconfirmed: int
    unknown_mails: int
    ready_for_batch: int
    batches_to_approve: int
    first_overdue_days: int | None = None
    reapproach_due: int = 0
