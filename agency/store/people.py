"""People who registered, and their registrations."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select, update

from agency.store.engine import inserted_no
from agency.store.tables import employers, people, registrations


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
        id: Random name.
        employer_no: Whose link it came from.
        token: The relay token.
        personal_token: The token again if it may be used once only.
        is_disclosed: The employer may know (decision 2).
        policy_version: Version of the privacy notice the person saw.
        confirmed_at: When the code was entered.
    """

    id: str
    employer_no: int
    token: str
    personal_token: str | None
    is_disclosed: bool
    policy_version: str
    confirmed_at: int


@dataclass(frozen=True, slots=True)
class OwnRegistration:
    """A registration as its person sees it at `/me`."""

    id: str
    employer_no: int
    employer_name: str
    token: str
    personal_token: str | None
    is_disclosed: bool
    is_contact_stopped: bool
    confirmed_at: int


def save(connection: Connection, mail_key: str, data: PersonalData, *, at: int) -> int:
    """Keep a person, or bring name, kana and phone up to date, and return the number.

    Another spelling of the address (a `+` tag) changes nothing that is kept already.
    """
    number = number_of(connection, mail_key)
    if number is None:
        row = connection.execute(
            insert(people).values(mail_key=mail_key, registered_at=at, **asdict(data))
        )
        return inserted_no(row)
    connection.execute(
        update(people)
        .where(people.c.no == number, people.c.email == data.email)
        .values(name=data.name, kana=data.kana, phone=data.phone)
    )
    return number


def number_of(connection: Connection, mail_key: str) -> int | None:
    """Return the number of the person with this address."""
    return connection.execute(
        select(people.c.no).where(people.c.mail_key == mail_key)
    ).scalar_one_or_none()


def personal_data(connection: Connection, number: int) -> PersonalData | None:
    """Return everything kept about a person."""
    row = connection.execute(select(people).where(people.c.no == number)).one_or_none()
    if row is None:
        return None
    names = PersonalData.__dataclass_fields__
    return PersonalData(**{name: getattr(row, name) for name in names})


def complete(connection: Connection, number: int, fields: Mapping[str, str]) -> None:
    """Write the optional fields of a person."""
    connection.execute(
        update(people)
        .where(people.c.no == number)
        .values({name: fields[name] for name in OPTIONAL_FIELDS})
    )


def erase(connection: Connection, number: int) -> None:
    """Delete a person; the registrations stay without a person, the credit stays."""
    connection.execute(
        update(registrations)
        .where(registrations.c.person_no == number)
        .values(person_no=None, is_disclosed=False)
    )
    connection.execute(delete(people).where(people.c.no == number))


def register(connection: Connection, person_no: int, registration: Registration) -> None:
    """Keep a registration; a personal token used before breaks a UNIQUE rule."""
    connection.execute(
        insert(registrations).values(
            person_no=person_no, is_contact_stopped=False, **asdict(registration)
        )
    )


def is_used(connection: Connection, token: str) -> bool:
    """Tell whether a personal token has led to a registration."""
    found = connection.execute(
        select(registrations.c.id).where(registrations.c.personal_token == token)
    ).one_or_none()
    return found is not None


def registrations_of(connection: Connection, person_no: int) -> tuple[OwnRegistration, ...]:
    """Return a person's registrations, oldest first."""
    rows = connection.execute(
        select(
            registrations.c.id,
            registrations.c.employer_no,
            employers.c.name.label("employer_name"),
            registrations.c.token,
            registrations.c.personal_token,
            registrations.c.is_disclosed,
            registrations.c.is_contact_stopped,
            registrations.c.confirmed_at,
        )
        .join(employers, employers.c.no == registrations.c.employer_no)
        .where(registrations.c.person_no == person_no)
        .order_by(registrations.c.confirmed_at)
    )
    return tuple(OwnRegistration(*row) for row in rows)


def choose(connection: Connection, registration_id: str, **choices: bool) -> None:
    """Write `is_disclosed` or `is_contact_stopped` of a registration."""
    connection.execute(
        update(registrations).where(registrations.c.id == registration_id).values(**choices)
    )
