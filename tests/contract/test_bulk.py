"""Three ways of inserting many rows, one promise."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    func,
    insert,
    select,
)
from sqlalchemy.exc import DataError, IntegrityError

from agency.store import bulk

COLUMNS = ("employer", "line", "word")
TABLE = Table(
    "bulk rows",
    MetaData(),
    Column("employer", String, primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("word", String, nullable=False),
    Column("note", String),
)
Insert = Callable[[Connection, Table, tuple[str, ...], bulk.Rows], int]


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    is_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/x" if is_sqlite else request.getfixturevalue("postgres_url")
    made = create_engine(url)
    TABLE.metadata.create_all(made)
    yield made
    made.dispose()


@pytest.fixture(params=[bulk.insert_rows, bulk.by_core], ids=["quickest", "core"])
def insert_many(request: pytest.FixtureRequest) -> Insert:
    way: Insert = request.param
    return way


def kept(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        rows = connection.execute(select(TABLE).order_by(TABLE.c.employer, TABLE.c.line))
        return [tuple(row) for row in rows]


def test_rows_come_back_as_they_went_in(engine: Engine, insert_many: Insert) -> None:
    words = ("a\tb", "c\\d\ne\r", "関東", "", "\\N", "\\.", "'\"")
    rows = [("x", number, word) for number, word in enumerate(words)]
    with engine.begin() as connection:
        count = insert_many(connection, TABLE, COLUMNS, iter(rows))

    assert count == len(rows)
    assert kept(engine) == [(*row, None) for row in rows]


def test_rows_sent_again_are_passed_over(engine: Engine, insert_many: Insert) -> None:
    with engine.begin() as connection:
        first = insert_many(connection, TABLE, COLUMNS, [("x", 1, "first"), ("x", 2, "first")])
        both = [("x", 2, "later"), ("x", 3, "later"), ("x", 3, "last"), ("y", 2, "later")]
        again = insert_many(connection, TABLE, COLUMNS, both)

    assert (first, again) == (2, 2)
    assert [row[2] for row in kept(engine)] == ["first", "first", "later", "later"]


def test_nothing_is_inserted_from_nothing(engine: Engine, insert_many: Insert) -> None:
    with engine.begin() as connection:
        assert insert_many(connection, TABLE, COLUMNS, []) == 0


def test_all_rows_belong_to_the_transaction(engine: Engine, insert_many: Insert) -> None:
    rows = [("x", number, "word") for number in range(2_000)]
    with engine.connect() as connection, connection.begin() as transaction:
        connection.execute(insert(TABLE).values(employer="x", line=0, word="before"))
        assert insert_many(connection, TABLE, COLUMNS, rows) == len(rows) - 1
        assert connection.execute(select(func.count()).select_from(TABLE)).scalar() == len(rows)
        transaction.rollback()

    assert kept(engine) == []


def test_a_broken_rule_breaks_the_whole(engine: Engine, insert_many: Insert) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        insert_many(connection, TABLE, COLUMNS, [("x", 1, "word"), ("x", 2, None)])

    assert kept(engine) == []


def test_a_value_of_another_kind_breaks_a_copy_in_words_of_sqlalchemy(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    TABLE.metadata.create_all(engine)
    with pytest.raises(DataError) as error, engine.begin() as connection:
        bulk.insert_rows(connection, TABLE, COLUMNS, [("x", "one", "word")])
    engine.dispose()

    assert "COPY" in str(error.value.statement)
