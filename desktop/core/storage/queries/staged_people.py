"""Rows of an import: staged in the scratch as they will be stored, then moved within SQL.

Numbers in the scratch begin at 1; moving adds what is taken already. So one row's way costs no
trip through Python, and no statement here holds the interpreter while it runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from desktop.core.domain.codes import Outcome
from desktop.core.domain.ids import ImportId
from desktop.core.storage.queries.bulk_people import (
    APPLICATION_COLUMNS,
    PERSON_COLUMNS,
    ApplicationValues,
    PersonValues,
)

_PERSON: Final = ", ".join(PERSON_COLUMNS)
_APPLICATION: Final = ", ".join(APPLICATION_COLUMNS)
_OWN: Final = "person_id, person_no, title_no, reapproach, relay"
_TABLES: Final = (
    f"CREATE TABLE scratch.person (no INTEGER PRIMARY KEY, {_PERSON}, may_reapproach, newest)",
    f"CREATE TABLE scratch.application (no INTEGER PRIMARY KEY, {_OWN}, {_APPLICATION})",
    "CREATE TABLE scratch.kept (no INTEGER PRIMARY KEY, row_number, cells)",
    "CREATE TABLE scratch.title (no INTEGER PRIMARY KEY, vacancy_id, detail)",
)


def _insert(table: str, count: int) -> str:
    return f"INSERT INTO scratch.{table} VALUES ({', '.join('?' * count)})"  # noqa: S608 - ours


_STAGE_PERSON: Final = _insert("person", 3 + len(PERSON_COLUMNS))
_STAGE_APPLICATION: Final = _insert("application", 6 + len(APPLICATION_COLUMNS))
_STAGE_KEPT: Final = _insert("kept", 3)
_STAGE_TITLE: Final = _insert("title", 3)


class StagedApplication(NamedTuple):
    """Whose an application is and for what.

    Attributes:
        no: Its number in the scratch.
        person_id: Who in the store it belongs to; None for somebody new.
        person_no: The new person's number in the scratch.
        title_no: Which of the titles it names.
        reapproach: Answer about a later invitation; None where none is given.
        relay: Answer about 情報提供; likewise.
        values: Its columns.
    """

    no: int
    person_id: int | None
    person_no: int | None
    title_no: int
    reapproach: bool | None
    relay: bool | None
    values: ApplicationValues


@dataclass(slots=True)
class StagedChunk:
    """Some hundred rows on their way into the scratch."""

    people: list[tuple[Any, ...]] = field(default_factory=list)
    applications: list[tuple[Any, ...]] = field(default_factory=list)
    kept: list[tuple[int, int, bytes]] = field(default_factory=list)

    def add_person(
        self, no: int, values: PersonValues, *, newest: int, may_reapproach: bool
    ) -> None:
        """Add somebody new, with the number of their newest application."""
        self.people.append((no, *values, may_reapproach, newest))

    def add_application(self, one: StagedApplication) -> None:
        """Add an application of somebody new or known."""
        *own, values = one
        self.applications.append((*own, *values))

    def keep_row(self, no: int, row_number: int, cells: bytes) -> None:
        """Add the row of an application as it lies in the file."""
        self.kept.append((no, row_number, cells))


def create_scratch_tables(connection: Connection) -> None:
    """Make the tables rows are staged in; the schema ``scratch`` must be open."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)


def stage_chunk(connection: Connection, chunk: StagedChunk) -> None:
    """Write rows into the scratch."""
    for statement, rows in (
        (_STAGE_PERSON, chunk.people),
        (_STAGE_APPLICATION, chunk.applications),
        (_STAGE_KEPT, chunk.kept),
    ):
        if rows:
            connection.exec_driver_sql(statement, rows)


def stage_titles(connection: Connection, titles: list[tuple[int, int | None, str]]) -> None:
    """Write which vacancy each title is: (number of the title, vacancy, detail for timelines)."""
    connection.exec_driver_sql(_STAGE_TITLE, titles)


class Into(NamedTuple):
    """Where staged rows go.

    Attributes:
        people: The highest number of a person that is taken.
        applications: Likewise of an application.
        import_id: The import they come with.
        sheet_id: The sheet their rows lie in; None where rows are not kept.
        now: The moment, as the store keeps it.
        actor: Who imports.
    """

    people: int
    applications: int
    import_id: ImportId
    sheet_id: int | None
    now: str
    actor: str


# Never later than now, which is when we learned of the end.
_CLOSED: Final = (
    f"CASE one.outcome WHEN '{Outcome.IN_PROGRESS.value}' THEN NULL"
    " ELSE min(:now, coalesce(one.closed_at, :now)) END"
)
_WHO: Final = "coalesce(one.person_id, one.person_no + :people)"
_CONSENT_TEXT: Final = "import-column/1"
_OF_TITLE: Final = (
    "FROM scratch.application AS one CROSS JOIN scratch.title ON title.no = one.title_no"
    " ORDER BY one.no"
)
_MOVE_PEOPLE: Final = f"""
    INSERT INTO main.person (id, {_PERSON}, latest_application_id, import_id, created_at,
        updated_at, has_objected, is_released, has_reapproach_consent, erase_after_notice)
    SELECT no + :people, {_PERSON}, newest + :applications, :import_id, :now,
        :now, 0, 0, may_reapproach, 0
    FROM scratch.person ORDER BY no
"""  # noqa: S608 - our own names
_MOVE_APPLICATIONS: Final = f"""
    INSERT INTO main.application (id, person_id, vacancy_id, {_APPLICATION}, import_id,
        created_at, with_relay, notice_state)
    SELECT one.no + :applications, {_WHO}, title.vacancy_id,
        {", ".join(f"one.{name}" for name in APPLICATION_COLUMNS[:-1])}, {_CLOSED}, :import_id,
        :now, 1, 'none'
    {_OF_TITLE}
"""
_MOVE_EVENTS: Final = f"""
    INSERT INTO main.person_event (person_id, application_id, at, kind, detail)
    SELECT {_WHO}, one.no + :applications, :now, 'application.imported', title.detail
    {_OF_TITLE}
"""
_MOVE_ROWS: Final = f"""
    INSERT INTO main.imported_row (sheet_id, row_number, person_id, application_id, cells)
    SELECT :sheet_id, kept.row_number, {_WHO}, one.no + :applications, kept.cells
    FROM scratch.application AS one CROSS JOIN scratch.kept ON kept.no = one.no ORDER BY one.no
"""  # noqa: S608 - our own names
_MOVE_CONSENTS: Final = tuple(
    f"""
    INSERT INTO main.consent (person_id, purpose, is_granted, at, channel, text_version, actor)
    SELECT {_WHO}, '{purpose}', one.{purpose}, :now, 'import', '{_CONSENT_TEXT}', :actor
    FROM scratch.application AS one WHERE one.{purpose} IS NOT NULL ORDER BY one.no
    """  # noqa: S608 - our own names
    for purpose in ("reapproach", "relay")
)
# People who were there before, or stand in several rows: the last answer counts.
_LAST_ANSWERS: Final = f"""
    SELECT {_WHO} AS id, one.reapproach AS given FROM scratch.application AS one
    WHERE one.reapproach IS NOT NULL AND (one.person_id IS NOT NULL OR one.person_no IN
        (SELECT person_no FROM scratch.application GROUP BY person_no HAVING count(*) > 1))
    ORDER BY one.no
"""  # noqa: S608 - our own names
_TAKE_ANSWER: Final = "UPDATE main.person SET has_reapproach_consent = ? WHERE id = ?"


def move_staged(connection: Connection, into: Into) -> None:
    """Write everything staged into the store; nobody is in the search index yet."""
    values = into._asdict()
    moves = (_MOVE_PEOPLE, _MOVE_APPLICATIONS, _MOVE_EVENTS, _MOVE_ROWS, *_MOVE_CONSENTS)
    for statement in moves:
        connection.exec_driver_sql(statement, values)
    answers = connection.exec_driver_sql(_LAST_ANSWERS, values).all()
    if answers:
        taken = [(row.given, row.id) for row in answers]
        connection.exec_driver_sql(_TAKE_ANSWER, taken)


def new_people_keys(
    connection: Connection, import_id: ImportId
) -> Iterator[tuple[int, str, str, str, str | None]]:
    """Yield number, name, mail, telephone and birth date of those who came, folded."""
    rows = connection.exec_driver_sql(
        "SELECT id, name_key, email_key, phone_key, birth_date FROM person WHERE import_id = ?",
        (import_id,),
    )
    return ((row[0], row[1], row[2], row[3], row[4]) for row in rows)
