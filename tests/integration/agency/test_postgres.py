"""The database server the agency's tests stand on."""

import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.integration.agency import postgres as rig
from tests.integration.agency.postgres import PostgresServer, need_postgres


def test_a_database_is_fresh_and_takes_the_template_along(
    postgres_server: PostgresServer, postgres_url: str
) -> None:
    def fill(url: str) -> None:
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE kept (no integer)"))
        engine.dispose()

    names = [postgres_server.create(postgres_server.template("with_table", fill)) for _ in range(2)]
    for name in names:
        with postgres_server.connect(name) as connection:
            connection.execute("INSERT INTO kept VALUES (1)")
            assert connection.execute("SELECT count(*) FROM kept").fetchall() == [(1,)]
        postgres_server.drop(name)
    engine = create_engine(postgres_url)
    with engine.connect() as fresh:
        assert fresh.execute(text("SELECT to_regclass('kept')")).scalar() is None
    engine.dispose()


def test_what_was_committed_outlives_a_crash() -> None:
    need_postgres()
    with rig.postgres(durable=True) as server:
        name = server.create()
        connection = server.connect(name)
        connection.execute("CREATE TABLE kept (no integer)")
        with connection.transaction():
            connection.execute("INSERT INTO kept VALUES (1)")
        server.crash()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
        server.start()
        with server.connect(name) as again:
            rows = again.execute("SELECT no FROM kept").fetchall()

    assert rows == [(1,)]


def test_without_a_server_a_test_says_which_package_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(rig, "_DEBIAN", tmp_path)
    monkeypatch.setattr(rig.shutil, "which", lambda name: "/x" if name == "dpkg-query" else None)
    for user, outcome in ((0, pytest.fail.Exception), (1000, pytest.skip.Exception)):
        monkeypatch.setattr(rig.os, "geteuid", lambda user=user: user, raising=False)
        with pytest.raises(outcome, match="install the package postgresql"):
            need_postgres()
