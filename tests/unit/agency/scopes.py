"""A guard beside every test: no transaction writes for an employer and for a person.

It hears each statement of a writing transaction and looks at the tables and employers it names, so
that a slip shows in whatever test first comes by it.
"""

from typing import Any

from sqlalchemy import BindParameter, Connection, Engine, Executable, event
from sqlalchemy.sql import visitors
from sqlalchemy.sql.dml import Insert, UpdateBase
from sqlalchemy.sql.schema import Table

from agency.store.engine import EMPLOYER_SCOPE, PERSON_SCOPE
from agency.store.tables import PERSON_KEYS, REFERENCE

_SEEN = "employers seen"
_NAME = "employer_id"
_PREBUILT = "employer"  # as the statements put together once name it
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
    parts = list(visitors.iterate(statement))
    tables = {each for each in parts if isinstance(each, Table)}
    if isinstance(statement, UpdateBase):
        tables.add(statement.table)  # type: ignore[arg-type]
    strange = {t.name for t in tables if family_of(t) not in {scope, "nobody"}}
    if strange:
        raise MixedTransactionError(f"{scope} transaction touches {sorted(strange)}")
    if scope == EMPLOYER_SCOPE:
        named = {e.value for e in parts if isinstance(e, BindParameter) and _NAME in e.key}
        if isinstance(statement, Insert):
            named.add(statement.compile().params.get(_NAME))
        _check_one_employer(connection, named | _given([*multiparams, params]))


def _given(given: list[Parameters]) -> set[int]:
    """Return the employers named by the parameters of a statement."""
    rows = [row for each in given for row in (each if isinstance(each, list) else [each])]
    return {
        row[name]
        for row in rows
        if isinstance(row, dict)
        for name in (_NAME, _PREBUILT)
        if name in row
    }


def _check_one_employer(connection: Connection, employers: set[int]) -> None:
    seen: set[int] = connection.info.setdefault(_SEEN, set())
    seen |= {each for each in employers if each is not None}
    if len(seen) > 1:
        raise MixedTransactionError("a transaction touches two employers")
