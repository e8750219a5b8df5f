"""A guard beside every test: no transaction writes for an employer and for a person.

It hears each statement of a writing transaction and looks at the tables and employers it names, so
that a slip shows in whatever test first comes by it.
"""

from typing import Any

from sqlalchemy import Connection, Engine, Executable, event
from sqlalchemy.sql import visitors
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.schema import Table

from agency.store.engine import EMPLOYER_SCOPE, PERSON_SCOPE
from agency.store.tables import PERSON_KEYS, REFERENCE

_SEEN = "employers seen"
Parameters = Any  # one mapping, a list of them, or tuples: as the caller gave them


class MixedTransactionError(AssertionError):
    """A transaction touched what it must not."""


def family_of(table: Table) -> str:
    """Return to whom a table belongs: an employer, a person, or nobody."""
    if table.name in REFERENCE:
        return "nobody"
    return PERSON_SCOPE if PERSON_KEYS & set(table.primary_key.columns.keys()) else EMPLOYER_SCOPE


def watch(engine: Engine) -> None:
    """Watch every writing transaction of an engine."""
    event.listen(engine, "begin", lambda connection: connection.info.pop(_SEEN, None))
    event.listen(engine, "before_execute", _look)


def _look(
    connection: Connection,
    statement: Executable,
    multiparams: Parameters,
    params: Parameters,
    _options: Parameters,
) -> None:
    scope = connection.get_execution_options().get("scope")
    if scope not in {EMPLOYER_SCOPE, PERSON_SCOPE}:
        return
    tables = {each for each in visitors.iterate(statement) if isinstance(each, Table)}
    if isinstance(statement, UpdateBase):
        tables.add(statement.table)  # type: ignore[arg-type]
    strange = {t.name for t in tables if family_of(t) not in {scope, "nobody"}}
    if strange:
        raise MixedTransactionError(f"{scope} transaction touches {sorted(strange)}")
    if scope == EMPLOYER_SCOPE:
        _check_one_employer(connection, statement, [*multiparams, params])


def _check_one_employer(
    connection: Connection, statement: Executable, given: list[Parameters]
) -> None:
    named = dict(statement.compile().params) if hasattr(statement, "compile") else {}
    rows = [named]
    for each in given:
        rows += each if isinstance(each, list) else [each] if isinstance(each, dict) else []
    employers = {
        value
        for row in rows
        for name, value in row.items()
        if name.startswith("employer_id") and value is not None
    }
    seen: set[int] = connection.info.setdefault(_SEEN, set())
    seen |= employers
    if len(seen) > 1:
        raise MixedTransactionError("a transaction touches two employers")
