"""The ledger of counts with noise, and how files of one shape are anonymized."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from desktop.core.domain.counts import CountBy, CountQuestion, CountTable
from desktop.core.storage.tables import file_profile, noisy_count


def append_count(connection: Connection, table: CountTable) -> None:
    """Append one table; the store refuses what the year cannot spend."""
    question = table.question
    kept = {
        "rows": [question.rows.value, *table.rows],
        "columns": [question.columns.value if question.columns else "", *table.columns],
        "counts": table.counts,
        "quarter": question.quarter,
    }
    connection.execute(
        insert(noisy_count).values(
            asked_at=table.asked_at,
            actor=table.actor,
            business_year=question.business_year,
            question=question.key,
            spent=table.precision,
            counts=json.dumps(kept),
        )
    )


def read_count(connection: Connection, question: CountQuestion) -> CountTable | None:
    """Return the recorded answer to a question, or None."""
    columns = noisy_count.c
    row = connection.execute(
        select(noisy_count).where(
            columns.business_year == question.business_year, columns.question == question.key
        )
    ).one_or_none()
    return None if row is None else _table(row)


def list_counts(connection: Connection) -> tuple[CountTable, ...]:
    """Return every answer, newest first."""
    rows = connection.execute(select(noisy_count).order_by(noisy_count.c.id.desc()))
    return tuple(map(_table, rows))


def spent_by_year(connection: Connection) -> dict[int, int]:
    """Return the thousandths of ε each business year has spent."""
    columns = noisy_count.c
    rows = connection.execute(
        select(columns.business_year, func.sum(columns.spent)).group_by(columns.business_year)
    )
    return {row[0]: row[1] for row in rows}


def _table(row: Row[Any]) -> CountTable:
    kept = json.loads(row.counts)
    by, *rows = kept["rows"]
    across, *columns = kept["columns"]
    question = CountQuestion(
        row.business_year, kept["quarter"], CountBy(by), CountBy(across) if across else None
    )
    return CountTable(
        question=question,
        rows=tuple(rows),
        columns=tuple(columns),
        counts=tuple(tuple(line) for line in kept["counts"]),
        asked_at=row.asked_at,
        actor=row.actor,
        precision=row.spent,
        spent=0,
        changes=frozenset(),
    )


def write_file_profile(
    connection: Connection, shape_key: str, choices: Mapping[str, tuple[str, str]], now: datetime
) -> None:
    """Remember choices for files of a shape; the newest hold."""
    values = {"choices": json.dumps(choices, ensure_ascii=False, sort_keys=True), "used_at": now}
    statement = insert_or(file_profile).values(shape_key=shape_key, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["shape_key"], set_=values))


def read_file_profile(connection: Connection, shape_key: str) -> dict[str, tuple[str, str]]:
    """Return heading → (attribute, hierarchy or empty) as it was chosen for files of a shape."""
    columns = file_profile.c
    found = connection.execute(
        select(columns.choices).where(columns.shape_key == shape_key)
    ).scalar()
    return {name: (one[0], one[1]) for name, one in json.loads(found or "{}").items()}


def delete_file_profile(connection: Connection, shape_key: str) -> int:
    """Forget the choices for files of a shape; return how many there were."""
    ours = file_profile.c.shape_key == shape_key
    return connection.execute(delete(file_profile).where(ours)).rowcount
