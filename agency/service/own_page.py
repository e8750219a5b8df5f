"""What a person may do at `/me`: see, complete, choose, take away and withdraw."""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

from agency.clock import moment
from agency.mailer import MailError
from agency.service import code_limits, code_mail
from agency.service.code_limits import Limit
from agency.service.code_mail import CodeMail
from agency.service.context import Agency
from agency.service.registrations import Outcome
from agency.service.sessions import Session
from agency.store import feed, people
from agency.store.people import OPTIONAL_FIELDS, OwnRegistration, PersonalData
from wire import canonical
from wire.events import Disclosed, EventType

log = logging.getLogger(__name__)
MAX_FIELD: Final = 200
MAX_NOTE: Final = 2_000


@dataclass(frozen=True, slots=True, repr=False)
class OwnPage:
    """Everything kept about a person. Never printed."""

    data: PersonalData
    registrations: tuple[OwnRegistration, ...]


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
    with agency.store.writing() as connection:
        reserved = code_limits.reserve(agency, connection, None, key)
        person_no = people.number_of(connection, key)
        kept = None if person_no is None else people.personal_data(connection, person_no)
    if isinstance(reserved, Limit):
        return LoginBegun(Outcome(reserved.value))
    until = now + timedelta(minutes=agency.policy.pending_minutes)
    pending = agency.pending.add(key, until, person_no=person_no)
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
    with agency.store.writing() as connection:
        if code_limits.is_locked(agency, connection, pending.address_key):
            return Outcome.LOCKED
        is_right = agency.pending.try_code(pending, code)
        if not is_right or pending.person_no is None:
            is_locked = code_limits.count_wrong_code(agency, connection, pending.address_key)
            return Outcome.LOCKED if is_locked else Outcome.WRONG_CODE
        code_limits.forget_wrong_codes(connection, pending.address_key)
    agency.pending.drop(pending.id)
    return agency.sessions.open(pending.person_no, now=now)


def read(agency: Agency, person_no: int) -> OwnPage | None:
    """Return everything kept about a person, or `None` after a withdrawal."""
    with agency.store.reading() as connection:
        data = people.personal_data(connection, person_no)
        if data is None:
            return None
        return OwnPage(data, people.registrations_of(connection, person_no))


def export(page: OwnPage) -> bytes:
    """Return everything kept about a person as JSON."""
    registrations = [
        {
            "company": registration.employer_name,
            "confirmed_at": moment(registration.confirmed_at).isoformat(),
            "disclosed": registration.is_disclosed,
            "contact_stopped": registration.is_contact_stopped,
        }
        for registration in page.registrations
    ]
    return canonical.encode({"data": asdict(page.data), "registrations": registrations})


def complete(agency: Agency, person_no: int, fields: Mapping[str, str]) -> None:
    """Write the optional fields, cut to their greatest length."""
    tidied = {
        name: fields.get(name, "").strip()[: MAX_NOTE if name == "note" else MAX_FIELD]
        for name in OPTIONAL_FIELDS
    }
    with agency.store.writing() as connection:
        people.complete(connection, person_no, tidied)


def disclose(agency: Agency, person_no: int, registration_id: str, *, is_disclosed: bool) -> None:
    """Let an employer know of a registration, or take that back."""
    with agency.store.writing() as connection:
        found = _own(connection, person_no, registration_id)
        if found is None or found.personal_token is None or found.is_disclosed is is_disclosed:
            return
        people.choose(connection, found.id, is_disclosed=is_disclosed)
        kind = (
            EventType.REGISTRATION_DISCLOSED if is_disclosed else EventType.REGISTRATION_UNDISCLOSED
        )
        data = Disclosed(token=found.token)
        feed.append(connection, found.employer_no, kind, data, at=agency.clock.now())


def stop_contact(agency: Agency, person_no: int, registration_id: str) -> None:
    """Ask the employer for no more contact; it is told only where it may know (decision 6)."""
    with agency.store.writing() as connection:
        found = _own(connection, person_no, registration_id)
        if found is None or found.is_contact_stopped or not found.is_disclosed:
            return
        people.choose(connection, found.id, is_contact_stopped=True)
        data = Disclosed(token=found.token)
        at = agency.clock.now()
        feed.append(connection, found.employer_no, EventType.CONTACT_STOPPED, data, at=at)


def withdraw(agency: Agency, person_no: int) -> None:
    """Erase a person for good. The credit stays, and no employer is told (I10)."""
    with agency.store.writing() as connection:
        people.erase(connection, person_no)
    agency.sessions.close_all_of(person_no)
    agency.store.forget_deleted()


def _own(connection: Connection, person_no: int, registration_id: str) -> OwnRegistration | None:
    own = people.registrations_of(connection, person_no)
    return next((found for found in own if found.id == registration_id), None)
