"""The second step of everything that concerns a person and an employer (decision 0027).

First the person's side is written, with an errand in the same transaction. Then the employer's side
is made to agree with it: arrival, unit, events. Then the errand is closed. Each step may be
repeated, so an errand left by a crash is finished by the sweep, and nothing is counted twice.
"""

import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from agency import matching
from agency.clock import moment, seconds, start_of_tokyo_month, tokyo_day
from agency.service import duplicates, triggers
from agency.service.context import Agency
from agency.service.reviews import told
from agency.store import counters, employers, feed, ledger, people, profiles, published, units
from agency.store.people import Consent, Errand, PersonalData, Registration
from agency.store.profiles import HeldProfile
from agency.store.units import Arrival, Unit
from wire import link_token
from wire.events import Disclosed, EventType, Moved, ProfileRequested, ProfileRevoked
from wire.ledger import Entry, EntryKind
from wire.profile import ProfileState

log = logging.getLogger(__name__)
MONTH_S: Final = 365 / 12 * 86_400
SWEEP_AFTER: Final = timedelta(seconds=60)
DUPLICATE: Final = "duplicate"
"""Stands in `triggers` of a registration that earns nothing, because the person was counted."""
REVOKED_KEY: Final = "revoked-key"
"""Stands there where the link key was revoked: the employer learns nothing of the person."""


@dataclass(frozen=True, slots=True, repr=False)
class _Case:
    """What the person's side knows of one registration. Never printed."""

    errand: Errand
    registration: Registration
    consents: tuple[Consent, ...]


def identities(agency: Agency, data: PersonalData) -> tuple[str, str]:
    """Return the keyed hashes under which a person is counted: mailbox and telephone."""
    mail = agency.secrets.keyed("person-mail", matching.mail_identity(data.email))
    return mail, agency.secrets.keyed("person-phone", data.phone)


def settle(agency: Agency, person_key: str, registration_id: str, *, request_id: str = "") -> bool:
    """Make the employer's side agree with the person's; return whether the link was still free.

    What the person's side says is read under the employer's lock, so that of two who settle at
    once the later one knows the newest. Where somebody else has used a personal link in the same
    moment, the registration is undone.

    Args:
        agency: The agency.
        person_key: Keyed hash of the person's mailbox.
        registration_id: Which registration.
        request_id: The code mail it was confirmed by, if this is that moment.
    """
    with agency.store.reading() as connection:
        found = people.registration(connection, person_key, registration_id)
    case, is_free = None, True
    if found is not None:
        with agency.store.of_employer(found.employer_id) as connection:
            if request_id:
                counters.confirm(connection, found.employer_id, request_id)
            case = _read(agency, person_key, registration_id)
            is_free = case is None or _agree(agency, connection, case)
    with agency.store.of_person(person_key) as connection:
        if case is None:
            people.drop_stray(connection, person_key, registration_id)
        elif is_free:
            people.finish(connection, case.errand)
        else:
            for identity in case.registration.identities.split():
                people.drop_claim(connection, identity, registration_id)
            people.undo(connection, person_key, registration_id)
    return case is None or is_free


def erase(agency: Agency, person_key: str) -> None:
    """Erase a person for good, once every employer's side knows what it must.

    May be repeated: what a crash leaves, the sweep finishes.
    """
    is_erased = False
    while not is_erased:
        with agency.store.of_person(person_key) as connection:
            at = seconds(agency.clock.now())
            people.want_erasure(connection, person_key, at=at)
            names = [
                found.registration_id for found in people.registrations_of(connection, person_key)
            ]
            for name in {
                each.registration_id for each in _profile_consents(connection, person_key)
            }:
                people.take_back(connection, person_key, name, "profile", at=at)
        for name in names:
            settle(agency, person_key, name)
        with agency.store.of_person(person_key) as connection:
            # Somebody may have registered or agreed to something in between.
            is_erased = people.is_settled(connection, person_key)
            if is_erased:
                people.erase(connection, person_key)
    agency.store.forget_deleted()


def _profile_consents(connection: Connection, person_key: str) -> list[Consent]:
    return [
        each
        for each in people.consents_of(connection, person_key)
        if each.purpose == "profile" and each.withdrawn_at is None
    ]


def sweep(agency: Agency) -> int:
    """Finish what a crash has left, in no order; return how much.

    No order, so that one errand that cannot be finished does not keep all others waiting.
    """
    now = agency.clock.now()
    with agency.store.reading() as connection:
        left = list(people.errands_since(connection, seconds(now - SWEEP_AFTER)))
    secrets.SystemRandom().shuffle(left)
    for errand in left:
        if errand.registration_id == people.ERASURE:
            erase(agency, errand.person_key)
        else:
            settle(agency, errand.person_key, errand.registration_id)
    if left:
        log.info("sweep: %d finished", len(left))
    return len(left)


def forget_what_is_over(agency: Agency) -> None:
    """Forget claims whose window is over by any terms, as the privacy notice promises, and counts.

    Of addresses only the counts of today and yesterday are kept; locks and stops stay.
    """
    with agency.store.reading() as connection:
        months = published.longest_window(connection)
    since = seconds(agency.clock.now()) - round(months * MONTH_S)
    with agency.store.of_nobody() as connection:
        people.forget_claims(connection, since=since)
        yesterday = tokyo_day(agency.clock.now()) - timedelta(days=1)
        counters.forget_days(connection, before=yesterday.isoformat())


def _read(agency: Agency, person_key: str, registration_id: str) -> _Case | None:
    with agency.store.reading() as connection:
        errand = people.errand(connection, person_key, registration_id)
        registration = people.registration(connection, person_key, registration_id)
        agreed = people.consents_of(connection, person_key)
    if errand is None or registration is None:
        return None
    own = tuple(each for each in agreed if each.registration_id == registration_id)
    return _Case(errand, registration, own)


def _agree(agency: Agency, connection: Connection, case: _Case) -> bool:
    own = case.registration
    arrival = units.arrival(connection, own.employer_id, own.registration_id)
    if arrival is None:
        arrival = _arrival(own)
        if not units.arrive(connection, arrival):
            return False
        _count(agency, connection, own)
    if own.triggers == REVOKED_KEY:
        return True
    _tell_choices(connection, own, arrival, at=agency.clock.now())
    for consent in case.consents:
        if consent.purpose == "profile":
            _tell_profile(agency, connection, case, consent)
    return True


def _arrival(own: Registration) -> Arrival:
    return Arrival(
        employer_id=own.employer_id,
        registration_id=own.registration_id,
        token=own.token,
        personal_token=own.token if own.is_personal else None,
        common_person=own.common_person or None,
        is_disclosed=False,
        is_contact_stopped=False,
        arrived_at=own.confirmed_at,
    )


def _count(agency: Agency, connection: Connection, own: Registration) -> None:
    """Earn the unit, or count the person as one that was counted before.

    A person known already leaves no event: a second employer must not learn that.
    """
    confirmed_at = moment(own.confirmed_at)
    if not own.unit:
        if own.triggers == DUPLICATE:
            duplicates.count(connection, own.employer_id, at=confirmed_at)
        return
    kid = link_token.parse(own.token).kid
    met = triggers.met_by_pace(agency, connection, own.employer_id, kid)
    unit = Unit(
        employer_id=own.employer_id,
        unit=own.unit,
        registration_id=own.registration_id,
        earned_at=own.confirmed_at,
        triggers=triggers.written(met | frozenset(own.triggers.split())),
        policy=own.policy,
    )
    units.add(connection, unit)
    _tell_unit(connection, unit, confirmed_at)
    _add_bonus(agency, connection, own.employer_id, confirmed_at)


def _tell_unit(connection: Connection, unit: Unit, confirmed_at: datetime) -> None:
    # Only the month is told: the exact time could point at one addressee.
    at, data = start_of_tokyo_month(confirmed_at), told(unit.unit, confirmed_at)
    number = unit.employer_id
    ledger.post(connection, number, Entry(EntryKind.EARN, unit.unit), at=unit.earned_at)
    feed.append(connection, number, EventType.REGISTRATION_CONFIRMED, data, at=at)
    feed.append(connection, number, EventType.CREDIT_EARNED, data, at=at)
    if unit.triggers:
        ledger.post(connection, number, Entry(EntryKind.REVIEW, unit.unit), at=unit.earned_at)
        feed.append(connection, number, EventType.REGISTRATION_REVIEW, data, at=at)


def _add_bonus(
    agency: Agency, connection: Connection, employer_id: int, confirmed_at: datetime
) -> None:
    employer = employers.find(connection, employer_id)
    terms = None if employer is None else agency.terms_for(employer)
    if terms is None or not terms.bonus_every_units or not terms.bonus_units:
        return
    earned = ledger.total(connection, employer_id, (EntryKind.EARN,))
    if earned % terms.bonus_every_units:
        return
    entry = Entry(EntryKind.BONUS, f"bonus-{earned}", terms.bonus_units)
    if ledger.post(connection, employer_id, entry, at=seconds(confirmed_at)):
        at = start_of_tokyo_month(confirmed_at)
        data = Moved(ref=entry.ref, n=entry.units)
        feed.append(connection, employer_id, EventType.CREDIT_BONUS, data, at=at)


def _tell_choices(
    connection: Connection, own: Registration, arrival: Arrival, *, at: datetime
) -> None:
    number, data = own.employer_id, Disclosed(token=own.token)
    if own.is_disclosed is not arrival.is_disclosed:
        kind = (
            EventType.REGISTRATION_DISCLOSED
            if own.is_disclosed
            else EventType.REGISTRATION_UNDISCLOSED
        )
        units.choose(connection, number, own.registration_id, is_disclosed=own.is_disclosed)
        feed.append(connection, number, kind, data, at=at)
    may_know = own.is_disclosed or arrival.is_disclosed
    if own.is_contact_stopped and not arrival.is_contact_stopped and may_know:
        units.choose(connection, number, own.registration_id, is_contact_stopped=True)
        feed.append(connection, number, EventType.CONTACT_STOPPED, data, at=at)


def _tell_profile(agency: Agency, connection: Connection, case: _Case, consent: Consent) -> None:
    own, now = case.registration, agency.clock.now()
    held = profiles.find(connection, own.employer_id, consent.consent_id)
    if consent.withdrawn_at is not None:
        if held is not None and held.state is not ProfileState.REVOKED:
            profiles.revoke(connection, own.employer_id, consent.consent_id, at=seconds(now))
            data = ProfileRevoked(token=own.token, consent_id=consent.consent_id)
            feed.append(connection, own.employer_id, EventType.PROFILE_REVOKED, data, at=now)
        return
    if held is not None:
        return
    asked = HeldProfile(
        consent_id=consent.consent_id,
        token=own.token,
        items=consent.items,
        state=ProfileState.ASKED,
        name=own.entered_name,
        email=own.entered_email,
        content="",
        refusal="",
        changed_at=seconds(now),
    )
    profiles.ask(connection, own.employer_id, asked)
    event = ProfileRequested(
        token=own.token,
        consent_id=consent.consent_id,
        items=consent.items,
        text_version=consent.text_version,
        text_sha256=consent.text_sha256,
        name=asked.name,
        email=asked.email,
    )
    feed.append(connection, own.employer_id, EventType.PROFILE_REQUESTED, event, at=now)
