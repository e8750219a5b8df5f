"""What a person may do at `/me`: see, complete, choose, take away and withdraw."""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Final

import msgspec
from sqlalchemy import Connection

from agency.clock import moment, seconds
from agency.mailer import MailError
from agency.service import code_limits, code_mail, settling
from agency.service.code_limits import Limit
from agency.service.code_mail import CodeMail
from agency.service.context import Agency
from agency.service.registrations import Outcome, consent_to
from agency.service.sessions import Session
from agency.store import employers, people, profiles
from agency.store.people import OPTIONAL_FIELDS, Consent, PersonalData, Registration
from wire import canonical
from wire.profile import ProfileState

log = logging.getLogger(__name__)
MAX_FIELD: Final = 200
MAX_NOTE: Final = 2_000


@dataclass(frozen=True, slots=True, repr=False)
class OwnRegistration:
    """A registration as its person sees it. Never printed.

    Attributes:
        registration: What is kept of it.
        offered_items: Profile items the company offers to hand over today.
        profile: Where the hand-over stands, or `None` without a consent that holds.
        consented_items: Names of the items the standing consent covers.
        handed_over: Text by item, as the company sent it.
    """

    registration: Registration
    offered_items: tuple[str, ...]
    profile: ProfileState | None
    consented_items: tuple[str, ...]
    handed_over: Mapping[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class OwnPage:
    """Everything kept about a person. Never printed."""

    data: PersonalData
    registrations: tuple[OwnRegistration, ...]
    consents: tuple[Consent, ...]


@dataclass(frozen=True, slots=True, repr=False)
class LoginBegun:
    """A log-in asked for, and the mail to send after the answer has left. Never printed.

    Whether there is a mail must not show in the answer, not even by the time it takes.
    """

    outcome: Outcome
    pending_id: str = ""
    mail: CodeMail | None = None


def begin_login(agency: Agency, email: str, language: str) -> LoginBegun:
    """Prepare a code for a registered address; the answer is the same for any other address."""
    now = agency.clock.now()
    key = code_limits.address_key(agency, email)
    reserved = code_limits.reserve(agency, None, key)
    with agency.store.reading() as connection:
        kept = people.personal_data(connection, key)
    if isinstance(reserved, Limit):
        return LoginBegun(Outcome(reserved.value))
    until = now + timedelta(minutes=agency.policy.pending_minutes)
    pending = agency.pending.add(key, until, person_key=None if kept is None else key)
    # To the address that was confirmed, not to another spelling of it.
    mail = None if kept is None else CodeMail(kept.email, pending.code, language)
    return LoginBegun(Outcome.MAILED, pending.id, mail)


def send_code(agency: Agency, mail: CodeMail | None) -> None:
    """Send the mail of a log-in, if there is one; a failure shows in the log alone."""
    if mail is None:
        return
    try:
        code_mail.send(agency, mail)
    except MailError as error:
        log.warning("code mail failed: %s", error)


def finish_login(agency: Agency, pending_id: str, code: str) -> Session | Outcome:
    """Open a session for a right code."""
    now = agency.clock.now()
    pending = agency.pending.find(pending_id, now=now)
    if pending is None or pending.asked is not None:
        return Outcome.EXPIRED
    with agency.store.of_person(pending.address_key) as connection:
        if code_limits.is_locked(agency, connection, pending.address_key):
            return Outcome.LOCKED
        is_right = agency.pending.try_code(pending, code)
        if not is_right or pending.person_key is None:
            is_locked = code_limits.count_wrong_code(agency, connection, pending.address_key)
            return Outcome.LOCKED if is_locked else Outcome.WRONG_CODE
        code_limits.forget_wrong_codes(connection, pending.address_key)
    agency.pending.drop(pending.id)
    return agency.sessions.open(pending.person_key, now=now)


def read(agency: Agency, person_key: str) -> OwnPage | None:
    """Return everything kept about a person, or `None` after a withdrawal."""
    with agency.store.reading() as connection:
        data = people.personal_data(connection, person_key)
        if data is None:
            return None
        agreed = people.consents_of(connection, person_key)
        found = people.registrations_of(connection, person_key)
        registrations = tuple(_own(connection, each, agreed) for each in found)
    return OwnPage(data, registrations, agreed)


def export(page: OwnPage) -> bytes:
    """Return everything kept about a person as JSON."""
    registrations = [
        {
            "company": own.registration.company,
            "confirmed_at": moment(own.registration.confirmed_at).isoformat(),
            "disclosed": own.registration.is_disclosed,
            "contact_stopped": own.registration.is_contact_stopped,
            "profile": own.profile.value if own.profile else "",
            "profile_items": own.handed_over,
        }
        for own in page.registrations
    ]
    consents = [
        {
            "purpose": each.purpose,
            "items": each.items,
            "text_version": each.text_version,
            "text_sha256": each.text_sha256,
            "given_at": moment(each.given_at).isoformat(),
            "withdrawn_at": None
            if each.withdrawn_at is None
            else moment(each.withdrawn_at).isoformat(),
        }
        for each in page.consents
    ]
    return canonical.encode(
        {"data": asdict(page.data), "registrations": registrations, "consents": consents}
    )


def complete(agency: Agency, person_key: str, fields: Mapping[str, str]) -> None:
    """Write the optional fields, cut to their greatest length."""
    tidied = {
        name: fields.get(name, "").strip()[: MAX_NOTE if name == "note" else MAX_FIELD]
        for name in OPTIONAL_FIELDS
    }
    with agency.store.of_person(person_key) as connection:
        people.complete(connection, person_key, tidied)


def disclose(
    agency: Agency, person_key: str, registration_id: str, *, is_disclosed: bool, text: str = ""
) -> None:
    """Let an employer know of a registration, or take that back."""
    with agency.store.of_person(person_key) as connection:
        found = people.registration(connection, person_key, registration_id)
        if found is None or not found.is_personal or found.is_disclosed is is_disclosed:
            return
        at = seconds(agency.clock.now())
        people.choose(connection, person_key, registration_id, at=at, is_disclosed=is_disclosed)
        if is_disclosed:
            version = agency.profile.agency.privacy_version
            consent = consent_to(agency, found, "disclose", text=text, version=version)
            people.agree(connection, person_key, consent)
        else:
            people.take_back(connection, person_key, registration_id, "disclose", at=at)
    settling.settle(agency, person_key, registration_id)


def stop_contact(agency: Agency, person_key: str, registration_id: str) -> None:
    """Ask the employer for no more contact; it is told only where it may know (decision 6)."""
    with agency.store.of_person(person_key) as connection:
        found = people.registration(connection, person_key, registration_id)
        if found is None or found.is_contact_stopped or not found.is_disclosed:
            return
        at = seconds(agency.clock.now())
        people.choose(connection, person_key, registration_id, at=at, is_contact_stopped=True)
    settling.settle(agency, person_key, registration_id)


def allow_profile(
    agency: Agency, person_key: str, registration_id: str, *, items: tuple[str, ...], text: str
) -> None:
    """Let an employer hand over the items that were shown; nothing where none were.

    Args:
        agency: The agency.
        person_key: Who agrees.
        registration_id: On which occasion the company pointed here.
        items: The items the text names.
        text: What the person agrees to, as shown.
    """
    with agency.store.of_person(person_key) as connection:
        found = people.registration(connection, person_key, registration_id)
        agreed = people.consents_of(connection, person_key)
        if found is None or not items or not may_be_asked(found):
            return
        if _standing(agreed, registration_id) is not None:
            return
        version = agency.profile.agency.privacy_version
        consent = consent_to(agency, found, "profile", text=text, version=version, items=items)
        people.agree(connection, person_key, consent)
    settling.settle(agency, person_key, registration_id)


def forbid_profile(agency: Agency, person_key: str, registration_id: str) -> None:
    """Take the consent to a profile back; what was handed over is deleted."""
    at = seconds(agency.clock.now())
    with agency.store.of_person(person_key) as connection:
        if _standing(people.consents_of(connection, person_key), registration_id) is None:
            return
        people.take_back(connection, person_key, registration_id, "profile", at=at)
    settling.settle(agency, person_key, registration_id)
    agency.store.forget_deleted()


def withdraw(agency: Agency, person_key: str) -> None:
    """Erase a person for good. The credit stays (I10).

    Employers learn of it only where they were asked for a profile: that they may not keep.
    """
    settling.erase(agency, person_key)
    agency.sessions.close_all_of(person_key)


def may_be_asked(found: Registration) -> bool:
    """Tell whether the company of a registration may be asked for a profile at all."""
    return found.is_personal and found.triggers != settling.REVOKED_KEY


def _standing(agreed: tuple[Consent, ...], registration_id: str) -> Consent | None:
    return next(
        (
            each
            for each in agreed
            if each.registration_id == registration_id
            and each.purpose == "profile"
            and each.withdrawn_at is None
        ),
        None,
    )


def _own(
    connection: Connection, found: Registration, agreed: tuple[Consent, ...]
) -> OwnRegistration:
    employer = employers.find(connection, found.employer_id)
    offered = employer.offered_items if employer is not None and may_be_asked(found) else ()
    consent = _standing(agreed, found.registration_id)
    if consent is None:
        return OwnRegistration(found, offered, None, (), {})
    held = profiles.find(connection, found.employer_id, consent.consent_id)
    if held is None:
        return OwnRegistration(found, offered, ProfileState.ASKED, consent.items, {})
    content = msgspec.json.decode(held.content, type=dict[str, str]) if held.content else {}
    return OwnRegistration(found, offered, held.state, consent.items, content)
