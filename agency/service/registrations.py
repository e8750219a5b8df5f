"""The candidate's registration: asked for, confirmed by code, counted once (decisions 1 to 7)."""

import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from agency import matching
from agency.clock import seconds, start_of_tokyo_month
from agency.mailer import MailError
from agency.service import code_limits, code_mail, duplicates, triggers
from agency.service.code_limits import Limit
from agency.service.code_mail import CodeMail
from agency.service.context import Agency
from agency.service.links import Link
from agency.service.pending import Asked, Pending
from agency.service.reviews import told
from agency.service.triggers import Visitor
from agency.store import counters, feed, ledger, people
from agency.store.ledger import Unit
from agency.store.people import PersonalData, Registration
from wire import link_token
from wire.events import Disclosed, EventType
from wire.ledger import Entry, EntryKind
from wire.link_token import TokenKind

log = logging.getLogger(__name__)
_DAYS_PER_MONTH = 365 / 12


class Outcome(StrEnum):
    """How an act of a candidate ended; the page says it in plain words."""

    MAILED = "mailed"
    REGISTERED = "registered"
    USED = "used"
    LOCKED = "locked"
    TOO_MANY = "too-many"
    PAUSED = "paused"
    MAIL_FAILED = "mail-failed"
    WRONG_CODE = "wrong-code"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, repr=False)
class Form:
    """A form whose fields have been checked. Never printed."""

    data: PersonalData
    is_disclosed: bool
    policy_version: str
    language: str


@dataclass(frozen=True, slots=True)
class Begun:
    """Answer to a form: how it ended, and the pending id where a code was mailed."""

    outcome: Outcome
    pending_id: str = ""


def begin(agency: Agency, link: Link, form: Form) -> Begun:
    """Take a form and mail a code. Nothing personal enters the database."""
    agency.pending.forget_expired(agency.clock.now())
    key = code_limits.address_key(agency, form.data.email)
    with agency.store.writing() as connection:
        if people.is_used(connection, link.text):
            return Begun(Outcome.USED)
        reserved = code_limits.reserve(agency, connection, link, key)
        is_stopped = code_limits.is_stopped(connection, key)
    if isinstance(reserved, Limit):
        log.info("code refused: %s %s", reserved.value, link_token.for_log(link.text))
        return Begun(Outcome(reserved.value))
    pending = _remember(agency, link, form, key=key, request_id=reserved)
    if is_stopped:
        # Whoever asked must not learn that the holder of the address wants no mail.
        return Begun(Outcome.MAILED, pending.id)
    return _mail(agency, link, form, pending)


def confirm(agency: Agency, pending_id: str, code: str, visitor: Visitor) -> Outcome:
    """Take a code and register the person, with everything that follows, in one transaction."""
    pending = agency.pending.find(pending_id, now=agency.clock.now())
    if pending is None or pending.asked is None:
        return Outcome.EXPIRED
    with agency.store.writing() as connection:
        if code_limits.is_locked(agency, connection, pending.address_key):
            return Outcome.LOCKED
        if not agency.pending.try_code(pending, code):
            return _wrong(agency, connection, pending)
        outcome = _register(
            agency, connection, pending=pending, asked=pending.asked, visitor=visitor
        )
    agency.pending.drop(pending.id)
    log.info("registration: %s %s", outcome.value, link_token.for_log(pending.asked.token.text))
    return outcome


def stop_mails(agency: Agency, key: str) -> None:
    """Send no more code mails to the holder of an address."""
    with agency.store.writing() as connection:
        code_limits.stop(connection, key)


def _remember(agency: Agency, link: Link, form: Form, *, key: str, request_id: str) -> Pending:
    asked = Asked(
        link.token, link.link_key, form.data, form.is_disclosed, form.policy_version, request_id
    )
    until = agency.clock.now() + timedelta(minutes=agency.policy.pending_minutes)
    return agency.pending.add(key, until, asked=asked)


def _mail(agency: Agency, link: Link, form: Form, pending: Pending) -> Begun:
    stop_url = f"{agency.public_url}/stop/{stop_code(agency, pending.address_key)}"
    mail = CodeMail(
        form.data.email, pending.code, form.language, link.link_key.employer.name, stop_url
    )
    try:
        code_mail.send(agency, mail)
    except MailError as error:
        log.warning("code mail failed: %s", error)
        agency.pending.drop(pending.id)
        with agency.store.writing() as connection:
            code_limits.give_back(agency, connection, link, pending.address_key)
        return Begun(Outcome.MAIL_FAILED)
    return Begun(Outcome.MAILED, pending.id)


def stop_code(agency: Agency, key: str) -> str:
    """Return what stands in a stop link: the keyed hash of the address, and its own proof."""
    return key + agency.secrets.keyed("stop", key)[:20]


def _wrong(agency: Agency, connection: Connection, pending: Pending) -> Outcome:
    if pending.asked is not None:
        counters.fail(connection, pending.asked.request_id)
    is_locked = code_limits.count_wrong_code(agency, connection, pending.address_key)
    if is_locked or pending.tries >= agency.policy.code_tries:
        agency.pending.drop(pending.id)
        return Outcome.LOCKED
    return Outcome.WRONG_CODE


def _register(
    agency: Agency, connection: Connection, *, pending: Pending, asked: Asked, visitor: Visitor
) -> Outcome:
    link = agency.links.resolve(asked.token.text)
    if link is None or people.is_used(connection, link.text):
        return Outcome.USED
    now = agency.clock.now()
    counters.confirm(connection, asked.request_id)
    code_limits.forget_wrong_codes(connection, pending.address_key)
    person_no = people.save(connection, pending.address_key, asked.data, at=seconds(now))
    people.register(connection, person_no, _registration(asked, link, now))
    if link.link_key.status != "revoked":
        _earn(agency, connection, link=link, asked=asked, visitor=visitor)
        _disclose(connection, link, asked, now)
    triggers.remember(agency, connection, visitor)
    return Outcome.REGISTERED


def _registration(asked: Asked, link: Link, now: datetime) -> Registration:
    is_personal = link.token.kind is TokenKind.PERSONAL
    return Registration(
        id=secrets.token_hex(16),
        employer_no=link.link_key.employer.no,
        token=link.text,
        personal_token=link.text if is_personal else None,
        is_disclosed=asked.is_disclosed and is_personal,
        policy_version=asked.policy_version,
        confirmed_at=seconds(now),
    )


def _earn(
    agency: Agency, connection: Connection, *, link: Link, asked: Asked, visitor: Visitor
) -> None:
    """Earn one unit, unless the person has earned one within the window (I4).

    A person known already leaves no event: a second employer must not learn that.
    """
    now = agency.clock.now()
    window = timedelta(days=agency.profile.terms.person_window_months * _DAYS_PER_MONTH)
    identities = _identities(agency, asked.data)
    is_personal = link.token.kind is TokenKind.PERSONAL
    common_person = (
        None if is_personal else agency.secrets.keyed("common", link.text, identities[0])
    )
    if common_person and ledger.has_earned(connection, common_person):
        return
    if not ledger.claim(connection, identities, since=seconds(now - window), at=seconds(now)):
        duplicates.count(connection, link.link_key.employer.no, at=now)
        return
    met = triggers.met(
        agency, connection, link_key=link.link_key, email=asked.data.email, visitor=visitor
    )
    unit = Unit(
        employer_no=link.link_key.employer.no,
        unit=secrets.token_hex(16),
        token=link.text,
        personal_token=link.text if is_personal else None,
        common_person=common_person,
        earned_at=seconds(now),
        triggers=" ".join(met),
        policy=agency.policy.version,
    )
    ledger.add_unit(connection, unit)
    _tell(connection, unit, now)


def _tell(connection: Connection, unit: Unit, now: datetime) -> None:
    # Only the month is told: the exact time could point at one addressee.
    at, data = start_of_tokyo_month(now), told(unit.unit, now)
    number = unit.employer_no
    ledger.post(connection, number, Entry(EntryKind.EARN, unit.unit), at=unit.earned_at)
    feed.append(connection, number, EventType.REGISTRATION_CONFIRMED, data, at=at)
    feed.append(connection, number, EventType.CREDIT_EARNED, data, at=at)
    if unit.triggers:
        ledger.post(connection, number, Entry(EntryKind.REVIEW, unit.unit), at=unit.earned_at)
        feed.append(connection, number, EventType.REGISTRATION_REVIEW, data, at=at)


def _disclose(connection: Connection, link: Link, asked: Asked, now: datetime) -> None:
    if asked.is_disclosed and link.token.kind is TokenKind.PERSONAL:
        number = link.link_key.employer.no
        data = Disclosed(token=link.text)
        feed.append(connection, number, EventType.REGISTRATION_DISCLOSED, data, at=now)


def _identities(agency: Agency, data: PersonalData) -> tuple[str, str]:
    mail = agency.secrets.keyed("person-mail", matching.mail_identity(data.email))
    return mail, agency.secrets.keyed("person-phone", data.phone)
