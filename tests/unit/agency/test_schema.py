"""The schema can be spread over machines, and the migrations make exactly it (decision 0027)."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Table, create_engine, text
from sqlalchemy.schema import ColumnCollectionConstraint

from agency.store import migrate
from agency.store.engine import open_store
from agency.store.migrate import NewerStoreError, OlderStoreError
from agency.store.tables import PERSON_KEYS, REFERENCE, metadata

TABLES = sorted(metadata.tables.values(), key=lambda table: table.name)
OF_EMPLOYERS = [t for t in TABLES if "employer_id" in t.primary_key.columns]
OF_PERSONS = [t for t in TABLES if PERSON_KEYS & set(t.primary_key.columns.keys())]


def keys_of(table: Table) -> list[list[str]]:
    """Return the columns of every key of a table: primary, unique, index, foreign."""
    constraints = [
        [column.name for column in each.columns]
        for each in table.constraints
        if isinstance(each, ColumnCollectionConstraint) and not isinstance(each, CheckConstraint)
    ]
    return [columns for columns in constraints if columns] + [
        [column.name for column in index.columns] for index in table.indexes
    ]


def test_every_table_belongs_to_an_employer_a_person_or_nobody() -> None:
    named = {t.name for t in OF_EMPLOYERS} | {t.name for t in OF_PERSONS} | REFERENCE

    assert named == set(metadata.tables)
    assert {t.name for t in OF_PERSONS} == {
        "accounts",
        "address_counters",
        "claims",
        "consents",
        "errands",
        "registrations",
    }


@pytest.mark.parametrize("table", OF_EMPLOYERS, ids=lambda table: table.name)
def test_the_employer_leads_every_key(table: Table) -> None:
    assert len(keys_of(table)) >= 1
    assert {columns[0] for columns in keys_of(table)} == {"employer_id"}


@pytest.mark.parametrize("table", OF_PERSONS, ids=lambda table: table.name)
def test_the_person_leads_every_key(table: Table) -> None:
    assert {columns[0] for columns in keys_of(table)} <= PERSON_KEYS


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_number_comes_from_a_sequence(table: Table) -> None:
    assert all(column.autoincrement in {False, "auto"} for column in table.columns)
    assert table.autoincrement_column is None
    assert all(column.identity is None and column.default is None for column in table.columns)


def test_no_foreign_key_leads_from_an_employer_to_a_person() -> None:
    leads = {(table.name, key.column.table.name) for table in TABLES for key in table.foreign_keys}

    assert {target for _, target in leads} == {"employers"}
    assert not {name for name, _ in leads} & {t.name for t in OF_PERSONS}


def test_the_migrations_make_the_tables_of_the_queries(tmp_path: Path) -> None:
    store = open_store(tmp_path / "agency.sqlite")
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    store.close()

    assert differences == []


def test_every_revision_is_spelled_out() -> None:
    files = sorted(path.name for path in (migrate.SCRIPTS / "versions").glob("v*.py"))

    assert tuple(name[1:5] for name in files) == migrate.REVISIONS


def a_store(path: Path, revision: str | None = None) -> None:
    open_store(path).close()
    if revision is not None:
        with closing(sqlite3.connect(path)) as database:
            database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
            database.commit()


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "agency.sqlite"
    a_store(path, "9999")
    before = path.read_bytes()

    with pytest.raises(NewerStoreError):
        open_store(path)
    assert path.read_bytes() == before


def test_a_database_of_before_version_1_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "agency.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE meta (name TEXT)")

    with pytest.raises(OlderStoreError):
        open_store(path)


def test_an_upgrade_keeps_a_copy_of_what_was_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "agency.sqlite"
    a_store(path)
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v0002_more.py").write_text(
        "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.execute('CREATE TABLE more (name VARCHAR)')\n",
        "utf-8",
    )
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", ("0001", "0002"))

    open_store(path).close()

    copy = path.with_name("agency.sqlite.before-0001")
    for file, count in ((path, 1), (copy, 0)):
        engine = create_engine(f"sqlite:///{file}")
        with engine.connect() as connection:
            found = connection.execute(
                text("SELECT COUNT(*) FROM sqlite_master WHERE name = 'more'")
            ).scalar_one()
        engine.dispose()
        assert found == count
