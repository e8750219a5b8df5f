"""People who registered: their accounts, registrations, consents and claims."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields

from sqlalchemy import Connection, delete, func, insert, select, update

from agency.store.engine import insert_new
from agency.store.tables import accounts, claims, consents, errands, registrations


@dataclass(frozen=True, slots=True, repr=False)
class PersonalData:
    """What a person entered. Never printed or logged."""

    name: str
    kana: str
    email: str
    phone: str
    prefecture: str = ""
    occupation: str = ""
    experience: str = ""
    employment: str = ""
    qualification: str = ""
    note: str = ""


ERASURE = ""
"""Name of the errand of somebody who wants to be erased."""
OPTIONAL_FIELDS = (
    "prefecture",
    "occupation",
    "experience",
    "employment",
    "qualification",
    "note",
)


@dataclass(frozen=True, slots=True)
class Registration:
    """One confirmed registration; `confirmed_at` in seconds since 1970.

    Attributes:
        registration_id: Random name.
        employer_id: Whose link it came from.
        company: That employer's name as the person saw it.
        token: The relay token.
        is_personal: The link is for one person.
        is_disclosed: The employer may know (decision 2).
        is_contact_stopped: The employer is asked for no more contact.
        policy_version: Version of the privacy notice the person saw.
        confirmed_at: When the code was entered.
        unit: Name of the unit it earns; empty if it earns none.
        identities: The keyed hashes it has claimed, parted by a space.
        entered_name: The name entered on this occasion.
        entered_email: The address entered on this occasion, confirmed by the code.
        common_person: Keyed hash of token and person on a common link; else empty.
        triggers: Names of the review triggers it met.
        policy: Version of the policy that judged it.
    """

    registration_id: str
    employer_id: int
    company: str
    token: str
    is_personal: bool
    is_disclosed: bool
    is_contact_stopped: bool
    policy_version: str
    confirmed_at: int
    unit: str = ""
    identities: str = field(default="", repr=False)
    entered_name: str = field(default="", repr=False)
    entered_email: str = field(default="", repr=False)
    common_person: str = ""
    triggers: str = ""
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent, with the exact text it was given to. Moments in seconds since 1970.

    Attributes:
        consent_id: Random name.
        registration_id: On which occasion.
        purpose: `service`, `disclose` or `profile`.
        items: Names of profile items; none for other purposes.
        text_version: Version of the text.
        text_sha256: SHA-256 of the text as shown, UTF-8.
        given_at: When.
        withdrawn_at: When it was taken back, or `None`.
    """

    consent_id: str
    registration_id: str
    purpose: str
    items: tuple[str, ...]
    text_version: str
    text_sha256: str
    given_at: int
    withdrawn_at: int | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """A registration of which the employer's side does not know everything yet."""

    person_key: str
    registration_id: str
    version: int
    since: int


def save(connection: Connection, person_key: str, data: PersonalData, *, at: int) -> None:
    """Keep a person, or bring name, kana and phone up to date.

    Another spelling of the address (a `+` tag) changes nothing that is kept already.
    """
    if not exists(connection, person_key):
        values = {"person_key": person_key, "registered_at": at, **asdict(data)}
        connection.execute(insert(accounts).values(values))
        return
    connection.execute(
        update(accounts)
        .where(accounts.c.person_key == person_key, accounts.c.email == data.email)
        .values(name=data.name, kana=data.kana, phone=data.phone)
    )


def exists(connection: Connection, person_key: str) -> bool:
    """Tell whether a person has an account."""
    found = connection.execute(
        select(accounts.c.person_key).where(accounts.c.person_key == person_key)
    ).one_or_none()
    return found is not None


def personal_data(connection: Connection, person_key: str) -> PersonalData | None:
    """Return everything a person entered."""
    row = connection.execute(
        select(accounts).where(accounts.c.person_key == person_key)
    ).one_or_none()
    if row is None:
        return None
    return PersonalData(**{each.name: getattr(row, each.name) for each in fields(PersonalData)})


def complete(connection: Connection, person_key: str, entered: Mapping[str, str]) -> None:
    """Write the optional fields of a person."""
    connection.execute(
        update(accounts)
        .where(accounts.c.person_key == person_key)
        .values({name: entered[name] for name in OPTIONAL_FIELDS})
    )


def erase(connection: Connection, person_key: str) -> None:
    """Delete a person with registrations and consents; claims stay until their window ends."""
    for table in (accounts, registrations, consents, errands):
        connection.execute(delete(table).where(table.c.person_key == person_key))


def register(connection: Connection, person_key: str, registration: Registration) -> None:
    """Keep a registration, and note that the employer's side is to learn of it."""
    connection.execute(insert(registrations).values(person_key=person_key, **asdict(registration)))
    _note(connection, person_key, registration.registration_id, registration.confirmed_at)


def want_erasure(connection: Connection, person_key: str, *, at: int) -> None:
    """Note that a person wants to be erased, so that a crash does not forget it."""
    _note(connection, person_key, ERASURE, at)


def is_settled(connection: Connection, person_key: str) -> bool:
    """Tell whether nothing waits for a person but an erasure."""
    found = connection.execute(
        select(func.count()).where(
            errands.c.person_key == person_key, errands.c.registration_id != ERASURE
        )
    )
    return int(found.scalar_one()) == 0


def drop_stray(connection: Connection, person_key: str, registration_id: str) -> None:
    """Forget an errand whose registration is gone."""
    if registration_id != ERASURE and registration(connection, person_key, registration_id) is None:
        connection.execute(
            delete(errands).where(
                errands.c.person_key == person_key, errands.c.registration_id == registration_id
            )
        )


def undo(connection: Connection, person_key: str, registration_id: str) -> None:
    """Take a registration back whose link was used by somebody else in the same moment."""
    for table in (registrations, consents, errands, claims):
        connection.execute(
            delete(table).where(
                table.c.person_key == person_key, table.c.registration_id == registration_id
            )
        )
    left = select(func.count()).where(registrations.c.person_key == person_key)
    if connection.execute(left).scalar_one() == 0:
        connection.execute(delete(accounts).where(accounts.c.person_key == person_key))


def drop_claim(connection: Connection, identity: str, registration_id: str) -> None:
    """Give back the claim a registration has laid on an identity."""
    connection.execute(
        delete(claims).where(
            claims.c.person_key == identity, claims.c.registration_id == registration_id
        )
    )


def registrations_of(connection: Connection, person_key: str) -> tuple[Registration, ...]:
    """Return a person's registrations, oldest first."""
    names = [each.name for each in fields(Registration)]
    rows = connection.execute(
        select(*(registrations.c[name] for name in names))
        .where(registrations.c.person_key == person_key)
        .order_by(registrations.c.confirmed_at, registrations.c.registration_id)
    )
    return tuple(Registration(*row) for row in rows)


def registration(
    connection: Connection, person_key: str, registration_id: str
) -> Registration | None:
    """Return one registration of a person."""
    own = registrations_of(connection, person_key)
    return next((found for found in own if found.registration_id == registration_id), None)


def choose(
    connection: Connection, person_key: str, registration_id: str, *, at: int, **choices: bool
) -> None:
    """Write `is_disclosed` or `is_contact_stopped`; the employer's side is to learn of it."""
    connection.execute(
        update(registrations)
        .where(
            registrations.c.person_key == person_key,
            registrations.c.registration_id == registration_id,
        )
        .values(**choices)
    )
    _note(connection, person_key, registration_id, at)


def agree(connection: Connection, person_key: str, consent: Consent) -> None:
    """Keep a consent; one to a profile is to be known on the employer's side."""
    values = asdict(consent) | {"person_key": person_key, "items": " ".join(consent.items)}
    connection.execute(insert(consents).values(values))
    if consent.purpose == "profile":
        _note(connection, person_key, consent.registration_id, consent.given_at)


def take_back(
    connection: Connection, person_key: str, registration_id: str, purpose: str, *, at: int
) -> None:
    """Withdraw the consents of a purpose given at a registration."""
    connection.execute(
        update(consents)
        .where(
            consents.c.person_key == person_key,
            consents.c.registration_id == registration_id,
            consents.c.purpose == purpose,
            consents.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=at)
    )
    if purpose == "profile":
        _note(connection, person_key, registration_id, at)


def consents_of(connection: Connection, person_key: str) -> tuple[Consent, ...]:
    """Return a person's consents in the order they were given, withdrawn ones too."""
    rows = connection.execute(
        select(consents)
        .where(consents.c.person_key == person_key)
        .order_by(consents.c.given_at, consents.c.consent_id)
    )
    return tuple(
        Consent(
            consent_id=row.consent_id,
            registration_id=row.registration_id,
            purpose=row.purpose,
            items=tuple(row.items.split()),
            text_version=row.text_version,
            text_sha256=row.text_sha256,
            given_at=row.given_at,
            withdrawn_at=row.withdrawn_at,
        )
        for row in rows
    )


def claim(
    connection: Connection,
    identities: Sequence[str],
    registration_id: str,
    *,
    since: int,
    at: int,
) -> bool:
    """Claim the person's unit of this window; return whether nobody had it yet (I4).

    Claims older than the window are forgotten, as the privacy notice promises.
    """
    connection.execute(
        delete(claims).where(claims.c.person_key.in_(identities), claims.c.claimed_at <= since)
    )
    rows = [
        {"person_key": identity, "registration_id": registration_id, "claimed_at": at}
        for identity in identities
    ]
    if insert_new(connection, claims, rows) == len(rows):
        return True
    for identity in identities:
        drop_claim(connection, identity, registration_id)
    return False


def forget_claims(connection: Connection, *, since: int) -> None:
    """Forget every claim whose window is over."""
    connection.execute(delete(claims).where(claims.c.claimed_at <= since))


def errand(connection: Connection, person_key: str, registration_id: str) -> Errand | None:
    """Return what the employer's side is still to learn of a registration, if anything."""
    row = connection.execute(
        select(errands).where(
            errands.c.person_key == person_key, errands.c.registration_id == registration_id
        )
    ).one_or_none()
    return None if row is None else Errand(*row)


def errands_since(connection: Connection, until: int) -> tuple[Errand, ...]:
    """Return the errands that have waited since a moment or longer, the oldest first."""
    rows = connection.execute(
        select(errands).where(errands.c.since <= until).order_by(errands.c.since)
    )
    return tuple(Errand(*row) for row in rows)


def finish(connection: Connection, done: Errand) -> None:
    """Close an errand, unless something new has been added to it meanwhile."""
    connection.execute(
        delete(errands).where(
            errands.c.person_key == done.person_key,
            errands.c.registration_id == done.registration_id,
            errands.c.version == done.version,
        )
    )


def _note(connection: Connection, person_key: str, registration_id: str, at: int) -> None:
    own = (errands.c.person_key == person_key, errands.c.registration_id == registration_id)
    changed = connection.execute(update(errands).where(*own).values(version=errands.c.version + 1))
    if changed.rowcount == 0:
        connection.execute(
            insert(errands).values(
                person_key=person_key, registration_id=registration_id, version=1, since=at
            )
        )
