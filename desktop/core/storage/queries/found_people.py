"""People found by words, read in the order of the search index: no more of them than asked for."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from desktop.core.domain.application import AWAITING_NOTICE, PeopleOrder, PeopleQuery
from desktop.core.domain.codes import Outcome
from desktop.core.domain.ids import PersonId
from desktop.core.domain.kana_order import group_of, last_of_group, person_of, shared_beginning
from desktop.core.storage.search_index import match_expression
from desktop.core.storage.tables import person

_CHUNK = 500
_ALL = -1
_HIGHEST = "\U0010ffff"


def is_in_index_order(query: PeopleQuery) -> bool:
    """Say whether a query has words and asks for フリガナ order, as the index has it."""
    is_kana = query.order is PeopleOrder.KANA and not query.is_descending
    return bool(query.text.strip()) and is_kana


def page_of_found(connection: Connection, query: PeopleQuery) -> tuple[PersonId, ...]:
    """Return one page of people, exactly in the order of (kana_key, number).

    The index knows the first characters of a reading. People alike in these are a group; the
    groups that a page begins and ends in are read whole and sorted.
    """
    end = query.offset + query.limit
    numbers = found_numbers(connection, query, limit=end)
    if len(numbers) <= query.offset:
        return ()
    if len(numbers) == end and _is_mixed(connection, numbers[-1]):
        beyond = (numbers[-1], last_of_group(group_of(numbers[-1])))
        numbers += found_numbers(connection, query, limit=_ALL, between=beyond)
    begin = query.offset
    while begin > 0 and group_of(numbers[begin - 1]) == group_of(numbers[query.offset]):
        begin -= 1
    ordered = _sorted(connection, numbers[begin:])
    return tuple(ordered[query.offset - begin : end - begin])


def found_numbers(
    connection: Connection,
    query: PeopleQuery,
    *,
    limit: int,
    between: tuple[int, int] | None = None,
) -> list[int]:
    """Return index numbers of people who match words and filters, in index order.

    Args:
        connection: An open view.
        query: Words and filters.
        limit: At most so many; negative for all.
        between: Only numbers after the first and up to the second.
    """
    statement = ["SELECT person_search.rowid FROM person_search"]
    conditions = ["person_search MATCH ?"]
    values: list[Any] = [match_expression(query.text)]
    if between is not None:
        conditions.append("person_search.rowid > ? AND person_search.rowid <= ?")
        values += between
    filters = _filters(query)
    if filters:
        statement.append(_JOIN)
        conditions += [condition for condition, _ in filters]
        values += [value for _, given in filters for value in given]
    statement += ["WHERE", " AND ".join(conditions), "ORDER BY person_search.rowid LIMIT ?"]
    rows = connection.exec_driver_sql(" ".join(statement), (*values, limit))
    return [row[0] for row in rows.all()]


# CROSS JOIN keeps SQLite's planner from reading applications first: the words are what is rare,
# and the index gives them in order.
_JOIN = (
    "CROSS JOIN person ON person.id = person_search.rowid & 4194303"
    " CROSS JOIN application ON application.id = person.latest_application_id"
)


def _filters(query: PeopleQuery) -> list[tuple[str, tuple[Any, ...]]]:
    found: list[tuple[str, tuple[Any, ...]]] = []
    if query.outcome is not None:
        found.append(("application.outcome = ?", (query.outcome.value,)))
    if query.stage is not None:
        found.append(("application.stage = ?", (query.stage.value,)))
    if query.vacancy_id is not None:
        found.append(("application.vacancy_id = ?", (query.vacancy_id,)))
    if query.is_waiting:
        awaiting = tuple(state.value for state in AWAITING_NOTICE)
        marks = ", ".join("?" for _ in awaiting)
        condition = f"application.outcome = ? AND application.notice_state IN ({marks})"
        found.append((condition, (Outcome.REJECTED.value, *awaiting)))
    return found


def _sorted(connection: Connection, numbers: Sequence[int]) -> list[PersonId]:
    """Return whose numbers these are, by (kana_key, number)."""
    people = [person_of(one) for one in numbers]
    keys: dict[int, str] = {}
    wanted = select(person.c.id, person.c.kana_key).where(
        person.c.id.in_(bindparam("ids", expanding=True))
    )
    for at in range(0, len(people), _CHUNK):
        rows = connection.execute(wanted, {"ids": people[at : at + _CHUNK]})
        keys |= {row.id: row.kana_key for row in rows}
    return sorted((one for one in people if one in keys), key=lambda one: (keys[one], one))


def _is_mixed(connection: Connection, number: int) -> bool:
    """Say whether a group may hold two keys: then its numbers alone do not give its order."""
    of_person = "SELECT kana_key FROM person WHERE id = ?"
    (key,) = connection.exec_driver_sql(of_person, (person_of(number),)).one()
    beginning = shared_beginning(key)
    if beginning is None:
        return True
    lowest, highest = (
        connection.exec_driver_sql(
            f"SELECT kana_key FROM person WHERE kana_key >= ? AND kana_key <= ?"  # noqa: S608
            f" ORDER BY kana_key {order} LIMIT 1",
            (beginning, beginning + _HIGHEST),
        ).scalar()
        for order in ("ASC", "DESC")
    )
    return bool(lowest != highest)
