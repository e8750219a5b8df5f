"""Compose one person's message from a template: pure, the same for preview and for sending."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from desktop.core.domain.codes import Outcome
from desktop.core.domain.notice import (
    RELAY_KINDS,
    LintFinding,
    NoticeKind,
    NoticePreview,
    NoticeTemplate,
)
from desktop.core.domain.retention import months_after
from desktop.core.domain.workspace import DisclosureBasis, WorkspaceSettings
from desktop.core.mail.lint import Message, lint_message
from desktop.core.mail.templates import (
    DISPOSAL_DATE,
    PLACEHOLDER,
    REAPPROACH_OFFER,
    RELAY_PARAGRAPH,
    RELAY_URL,
    fill,
    one_line,
    placeholders_of,
    tidy,
)
from desktop.core.services.notices.templates import mail_text
from desktop.core.storage.queries.agency import AgencyRow
from desktop.core.storage.queries.notices import Addressee
from wire.limits import LINK_VALID_DAYS
from wire.link_token import relay_url

PREVIEW_TOKEN = "0" * 40
"""Stands for a link not minted yet, so that a look at a message reserves nothing."""

INVITED_BY_CONSENT = "募集の際のご案内をご希望と伺っておりましたので、ご連絡いたしました。"
"""Why somebody is invited where no other reason is known."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What all messages of one run share."""

    settings: WorkspaceSettings
    agency: AgencyRow | None
    today: date

    @property
    def sender(self) -> str:
        """The company's address as the From line shows it."""
        return self.settings.company_email

    def relay_is_ready(self) -> bool:
        """Whether paragraph and link may be written at all (decisions 16 and 17)."""
        return (
            self.agency is not None
            and self.agency.profile.is_complete
            and self.settings.disclosure is not DisclosureBasis.NOT_YET
        )


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished message.

    ``relay_start`` is where the relay paragraph begins, or the link alone; None without either.
    """

    addressee: Addressee
    subject: str
    body: str
    relay_start: int | None
    relay_end: int | None
    url: str

    def findings(self) -> tuple[LintFinding, ...]:
        """Return what the lint says of this message."""
        message = Message(
            subject=self.subject,
            body=self.body,
            recipient=self.addressee.email,
            has_signature=True,
            relay_start=self.relay_start,
            own_url=self.url,
        )
        return lint_message(message)


def wants_relay(head: Letterhead, template: NoticeTemplate, addressee: Addressee) -> bool:
    """Say whether this person's notice carries the relay paragraph.

    Never where the template has no place for it, for a link nobody reads is not reserved; never
    for 辞退, for somebody who objected or wants no more mail, or where only an individual consent
    would allow it and none is recorded. Who retires gets it by individual consent only (O8).
    """
    if not (head.relay_is_ready() and template.with_relay and addressee.with_relay):
        return False
    if not {RELAY_PARAGRAPH, RELAY_URL} & placeholders_of(template.body):
        return False
    if template.kind not in RELAY_KINDS or addressee.has_objected or addressee.has_opted_out:
        return False
    is_leaving = template.kind is NoticeKind.LEAVING
    outcome = Outcome.HIRED if is_leaving else Outcome.REJECTED
    if addressee.outcome != outcome.value:
        return False
    is_individual = is_leaving or head.settings.disclosure is DisclosureBasis.INDIVIDUAL
    return addressee.has_relay_consent or not is_individual


def compose(
    head: Letterhead, template: NoticeTemplate, addressee: Addressee, token: str | None
) -> Composed:
    """Return the message; ``token`` None leaves the relay paragraph out."""
    url, paragraph = "", ""
    if token is not None and head.agency is not None:
        url = relay_url(head.agency.relay_base, token)
        paragraph = relay_text(head, head.agency, url, template.kind).strip()
    values = _values(head, addressee, template) | {RELAY_PARAGRAPH: paragraph, RELAY_URL: url}
    body = tidy(fill(template.body, values))
    # A template may hold the link alone; its own words then stand for the paragraph.
    relay = paragraph if paragraph and paragraph in body else url
    start = body.find(relay) if relay else -1
    return Composed(
        addressee=addressee,
        subject=one_line(fill(template.subject, values)),
        body=body,
        relay_start=start if start >= 0 else None,
        relay_end=start + len(relay) if start >= 0 else None,
        url=url,
    )


def preview_of(head: Letterhead, composed: Composed) -> NoticePreview:
    """Return what the page shows of a message."""
    one = composed.addressee
    return NoticePreview(
        application_id=one.application_id,
        name=one.name,
        sender=f"{head.settings.company_name} <{head.sender}>"
        if head.sender
        else head.settings.company_name,
        recipient=f"{one.name} 様 <{one.email}>" if one.email else "",
        subject=composed.subject,
        body=composed.body,
        relay_start=composed.relay_start,
        relay_end=composed.relay_end,
        findings=composed.findings(),
        vacancy_title=one.vacancy_title,
        reason=one.reason or "",
    )


def relay_text(
    head: Letterhead,
    agency: AgencyRow,
    url: str,
    kind: NoticeKind = NoticeKind.RESULT,
) -> str:
    """Return the relay paragraph, which makes the nine points of domain-notes F."""
    name = "relay_paragraph_leaving" if kind is NoticeKind.LEAVING else "relay_paragraph"
    values = {
        "紹介会社名": one_line(agency.profile.name),
        "許可番号": one_line(agency.profile.licence_number),
        RELAY_URL: url,
        "登録単位": str(agency.profile.ratio),
        "リンク期限": japanese_date(head.today + timedelta(days=LINK_VALID_DAYS)),
        "紹介会社連絡先": one_line(agency.profile.contact_email),
    }
    return fill(mail_text(name), values)


def shorter_for_paper(body: str) -> str:
    """Return a written notice with the relay paragraph in its printed form, where it holds it.

    The same points and the same values in fewer lines; the link is a QR code beside it.
    """
    found = _paragraph_pattern().search(body)
    if found is None:
        return body
    names = [name for name in PLACEHOLDER.findall(mail_text("relay_paragraph")) if name]
    values = dict(zip(names, found.groups(), strict=True))
    short = fill(mail_text("relay_paragraph_paper"), values).strip()
    return f"{body[: found.start()]}{short}{body[found.end() :]}"


@cache
def _paragraph_pattern() -> re.Pattern[str]:
    """Return what the relay paragraph looks like with any values filled in."""
    pieces = PLACEHOLDER.split(mail_text("relay_paragraph").strip())
    return re.compile("(.+?)".join(re.escape(piece) for piece in pieces[::2]))


def japanese_date(day: date) -> str:
    """Return a date as letters write it: 2026年11月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def japanese_month(day: date) -> str:
    """Return a month as letters write it: 2027年5月."""
    return f"{day.year}年{day.month}月"


def reapproach_offer(head: Letterhead, addressee: Addressee) -> str:
    """Return how somebody asks for 再応募のご案内, or when the agreed one comes.

    Empty for who wants no mail or whose record will be erased: nothing is promised to them.
    """
    if addressee.has_opted_out or addressee.has_objected or not addressee.is_kept:
        return ""
    asked = addressee.has_reapproach_consent
    text = mail_text("reapproach_offer_agreed" if asked else "reapproach_offer")
    month = months_after(head.today, head.settings.reapproach_after_months)
    return fill(text, {"ご案内の時期": japanese_month(month)}).strip()


def _values(head: Letterhead, addressee: Addressee, template: NoticeTemplate) -> dict[str, str]:
    wanted = placeholders_of(template.body) | placeholders_of(template.subject)
    values = _shared_values(head) | _own_values(addressee)
    if REAPPROACH_OFFER in wanted:
        values[REAPPROACH_OFFER] = reapproach_offer(head, addressee)
    if DISPOSAL_DATE in wanted:
        decided = addressee.decided_on or head.today
        until = months_after(max(decided, head.today), head.settings.retention_months)
        values[DISPOSAL_DATE] = f"{japanese_month(until)}末"
    return values


def _own_values(addressee: Addressee) -> dict[str, str]:
    applied = addressee.applied_on
    title = one_line(addressee.vacancy_title) or "当社"
    return {
        "氏名": one_line(addressee.name),
        "求人": title,
        "応募職種": title,
        "応募日": japanese_date(applied) if applied else "",
        "ご案内の理由": INVITED_BY_CONSENT,
        "ご案内の求人": one_line(addressee.offered_title) or "当社の求人",
    }


def _shared_values(head: Letterhead) -> dict[str, str]:
    settings = head.settings
    contact = [settings.company_phone, settings.company_email]
    signature = [
        f"{settings.company_name}　{settings.contact_person}".strip(),
        settings.company_address,
        "　".join(part for part in contact if part),
    ]
    return {
        "会社名": settings.company_name,
        "担当者": settings.contact_person or "採用担当",
        "書類の取扱い": settings.documents_disposal,
        "署名": "\n".join(line for line in signature if line),
        "会社メール": settings.company_email,
        "会社電話": settings.company_phone,
        "会社住所": settings.company_address,
    }
