"""The candidate's registration: asked for, confirmed by code, counted once (decisions 1 to 7)."""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import Connection

from agency.clock import seconds
from agency.mailer import MailError
from agency.service import code_limits, code_mail, settling, triggers
from agency.service.code_limits import Limit
from agency.service.code_mail import CodeMail
from agency.service.context import Agency
from agency.service.links import Link
from agency.service.pending import Asked, Pending
from agency.service.triggers import Visitor
from agency.store import counters, people, units
from agency.store.devices import REVOKED
from agency.store.people import Consent, PersonalData, Registration
from wire import canonical, link_token
from wire.link_token import TokenKind

log = logging.getLogger(__name__)


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
    """A form whose fields have been checked. Never printed.

    Attributes:
        data: What the person entered.
        is_disclosed: The employer may know.
        policy_version: Version of the privacy notice shown.
        language: `ja` or `en`.
        profile_items: Names of the profile items the employer may be asked for.
        texts: The texts the person has agreed to, as shown, by purpose.
    """

    data: PersonalData
    is_disclosed: bool
    policy_version: str
    language: str
    profile_items: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begun:
    """Answer to a form: how it ended, and the pending id where a code was mailed."""

    outcome: Outcome
    pending_id: str = ""


def begin(agency: Agency, link: Link, form: Form) -> Begun:
    """Take a form and mail a code. Nothing personal enters the database."""
    agency.pending.forget_expired(agency.clock.now())
    key = code_limits.address_key(agency, form.data.email)
    if _is_used(agency, link):
        return Begun(Outcome.USED)
    reserved = code_limits.reserve(agency, link, key)
    if isinstance(reserved, Limit):
        log.info("code refused: %s %s", reserved.value, link_token.for_log(link.text))
        return Begun(Outcome(reserved.value))
    pending = _remember(agency, link, form, key=key, request_id=reserved)
    if code_limits.is_stopped(agency, key):
        # Whoever asked must not learn that the holder of the address wants no mail.
        return Begun(Outcome.MAILED, pending.id)
    return _mail(agency, link, form, pending)


def confirm(agency: Agency, pending_id: str, code: str, visitor: Visitor) -> Outcome:
    """Take a code and register the person: first the person's side, then the employer's."""
    pending = agency.pending.find(pending_id, now=agency.clock.now())
    if pending is None or pending.asked is None:
        return Outcome.EXPIRED
    asked = pending.asked
    with agency.store.of_person(pending.address_key) as connection:
        if code_limits.is_locked(agency, connection, pending.address_key):
            return Outcome.LOCKED
        is_right = agency.pending.try_code(pending, code)
        is_locked = not is_right and code_limits.count_wrong_code(
            agency, connection, pending.address_key
        )
    if not is_right:
        return _wrong(agency, pending, asked, is_locked=is_locked)
    if not agency.pending.take(pending.id):
        # The same code came twice in the same moment: the other one registers.
        return Outcome.EXPIRED
    outcome = _register(agency, pending, asked, visitor)
    log.info("registration: %s %s", outcome.value, link_token.for_log(asked.token.text))
    return outcome


def stop_mails(agency: Agency, key: str) -> None:
    """Send no more code mails to the holder of an address."""
    code_limits.stop(agency, key)


def stop_code(agency: Agency, key: str) -> str:
    """Return what stands in a stop link: the keyed hash of the address, and its own proof."""
    return key + agency.secrets.keyed("stop", key)[:20]


def _remember(agency: Agency, link: Link, form: Form, *, key: str, request_id: str) -> Pending:
    asked = Asked(
        link.token,
        link.link_key,
        form.data,
        form.is_disclosed,
        form.policy_version,
        request_id,
        form.profile_items,
        form.texts,
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
        code_limits.give_back(agency, link, pending.address_key)
        return Begun(Outcome.MAIL_FAILED)
    return Begun(Outcome.MAILED, pending.id)


def _wrong(agency: Agency, pending: Pending, asked: Asked, *, is_locked: bool) -> Outcome:
    employer_id = asked.link_key.employer.id
    with agency.store.of_employer(employer_id) as connection:
        counters.fail(connection, employer_id, asked.request_id)
    if is_locked or pending.tries >= agency.policy.code_tries:
        agency.pending.drop(pending.id)
        return Outcome.LOCKED
    return Outcome.WRONG_CODE


def _is_used(agency: Agency, link: Link) -> bool:
    with agency.store.reading() as connection:
        return units.is_used(connection, link.link_key.employer.id, link.text)


def _register(agency: Agency, pending: Pending, asked: Asked, visitor: Visitor) -> Outcome:
    link = agency.links.resolve(asked.token.text)
    if link is None or _is_used(agency, link):
        return Outcome.USED
    key = pending.address_key
    registration, keys = _judged(agency, link, asked, visitor)
    with agency.store.of_person(key) as connection:
        code_limits.forget_wrong_codes(connection, key)
        people.save(connection, key, asked.data, at=registration.confirmed_at)
        if registration.unit and not _claim(agency, connection, registration, link=link, keys=keys):
            registration = replace(
                registration, unit="", identities="", triggers=settling.DUPLICATE
            )
        people.register(connection, key, registration)
        for consent in _consents(agency, link, asked, registration):
            people.agree(connection, key, consent)
    name = registration.registration_id
    if not settling.settle(agency, key, name, request_id=asked.request_id):
        return Outcome.USED
    triggers.remember(agency, visitor)
    return Outcome.REGISTERED


def _judged(
    agency: Agency, link: Link, asked: Asked, visitor: Visitor
) -> tuple[Registration, tuple[str, str]]:
    """Return the registration as it would be if nobody has claimed the person, and its keys."""
    keys = settling.identities(agency, asked.data)
    employer, text = link.link_key.employer, link.text
    is_personal = link.token.kind is TokenKind.PERSONAL
    common_person = "" if is_personal else agency.secrets.keyed("common", text, keys[0])
    is_served_only = link.link_key.status == REVOKED
    with agency.store.reading() as connection:
        met = triggers.met_by_visitor(
            agency, connection, link_key=link.link_key, email=asked.data.email, visitor=visitor
        )
        has_come = bool(common_person) and units.has_come(connection, employer.id, common_person)
    earns = not has_come and not is_served_only
    registration = Registration(
        registration_id=secrets.token_hex(16),
        employer_id=employer.id,
        company=employer.name,
        token=text,
        is_personal=is_personal,
        is_disclosed=asked.is_disclosed and is_personal and not is_served_only,
        is_contact_stopped=False,
        policy_version=asked.policy_version,
        confirmed_at=seconds(agency.clock.now()),
        unit=secrets.token_hex(16) if earns else "",
        identities=" ".join(keys) if earns else "",
        entered_name=asked.data.name,
        entered_email=asked.data.email,
        common_person="" if has_come else common_person,
        triggers=settling.REVOKED_KEY if is_served_only else triggers.written(met),
        policy=agency.policy.version,
    )
    return registration, keys


def _claim(
    agency: Agency,
    connection: Connection,
    registration: Registration,
    *,
    link: Link,
    keys: tuple[str, str],
) -> bool:
    months = agency.terms_for(link.link_key.employer).person_window_months
    return people.claim(
        connection,
        keys,
        registration.registration_id,
        since=registration.confirmed_at - round(months * settling.MONTH_S),
        at=registration.confirmed_at,
    )


def _consents(
    agency: Agency, link: Link, asked: Asked, registration: Registration
) -> list[Consent]:
    """Return what the person has agreed to, each with the text it was given to."""
    offered = link.link_key.employer.offered_items
    items = tuple(item for item in offered if item in asked.profile_items)
    purposes: list[tuple[str, tuple[str, ...]]] = [("service", ())]
    if registration.is_disclosed:
        purposes.append(("disclose", ()))
    if items and registration.is_personal and link.link_key.status != REVOKED:
        purposes.append(("profile", items))
    return [
        consent_to(
            agency,
            registration,
            purpose,
            text=asked.texts.get(purpose, ""),
            version=asked.policy_version,
            items=granted,
        )
        for purpose, granted in purposes
    ]


def consent_to(
    agency: Agency,
    registration: Registration,
    purpose: str,
    *,
    text: str,
    version: str,
    items: tuple[str, ...] = (),
) -> Consent:
    """Return a consent given now, to a text as it was shown."""
    return Consent(
        consent_id=secrets.token_hex(16),
        registration_id=registration.registration_id,
        purpose=purpose,
        items=items,
        text_version=version,
        text_sha256=canonical.sha256_hex(text.encode()),
        given_at=seconds(agency.clock.now()),
    )
