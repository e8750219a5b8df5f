"""PostgreSQL, run as an ordinary process in a folder of its own, on a Unix socket alone.

`tests/conftest.py` makes the fixtures known to every test. A worker starts its server when the
first of its tests asks for one; each test gets a fresh database, copied from a template.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

OWNER = "postgres"
_READY_S = 60
_DEBIAN = Path("/usr/lib/postgresql")
# What makes a server quick and forgetful; a test of faults asks for a durable one.
_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_SETTINGS = (
    *("listen_addresses=", "max_connections=100", "shared_buffers=64MB", "timezone=UTC"),
    *("log_statement=none", "log_min_error_statement=panic", "max_wal_size=2GB"),
)


class PostgresServer:
    """A server at work.

    Args:
        folder: A short path (a socket's is limited) that the user `postgres` may enter.
        settings: More settings, such as `wal_level=minimal`.
        durable: Whether what is committed outlives a crash.
    """

    def __init__(self, folder: Path, *settings: str, durable: bool = False) -> None:
        self.folder = folder
        self._settings = (*_SETTINGS, *(() if durable else _FORGETFUL), *settings)
        self._programs = programs()
        self._numbers = count(1)
        self._templates: set[str] = set()
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER, OWNER)
        words = ["-A", "trust", "-U", OWNER, "--locale=C", "--encoding=UTF8", "--no-sync"]
        made = subprocess.run(
            [self._programs / "initdb", "-D", self._data, *words],
            cwd=folder,
            user=_user(),
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise RuntimeError(f"no database cluster: {made.stderr}")
        self.start()

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def pid(self) -> int:
        """The first process, of which all others are children."""
        return self._process.pid

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = [word for setting in self._settings for word in ("-c", setting)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self._data, "-k", self.folder, *options],
                cwd=self.folder,
                user=_user(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + _READY_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start: {self.log}")
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop in order: whoever is connected is cut off, nothing is lost."""
        self._end(signal.SIGINT)

    def crash(self) -> None:
        """Stop at once, without a checkpoint: what `pg_ctl -m immediate stop` does."""
        self._end(signal.SIGQUIT)

    def url(self, database: str) -> str:
        """Return a database's address for SQLAlchemy."""
        return f"postgresql+psycopg://{OWNER}@/{database}?host={self.folder}"

    def connect(self, database: str = OWNER) -> psycopg.Connection[tuple[object, ...]]:
        """Connect beside whoever else is connected; every statement is its own transaction."""
        return psycopg.connect(
            host=str(self.folder), user=OWNER, dbname=database, autocommit=True, connect_timeout=5
        )

    def create(self, template: str = "template1") -> str:
        """Create a database and return its name."""
        name = f"t{next(self._numbers)}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        with self.connect() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())

    def template(self, name: str, fill: Callable[[str], None]) -> str:
        """Return a database to copy from, filled once through its address, with nobody in it."""
        if name not in self._templates:
            with self.connect() as connection:
                connection.execute(f"CREATE DATABASE {name}".encode())
            fill(self.url(name))
            self._templates.add(name)
        return name

    @property
    def log(self) -> str:
        """What the server has written, statements left out."""
        return (self.folder / "log").read_text("utf-8", errors="replace")

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _end(self, by: signal.Signals) -> None:
        self._process.send_signal(by)
        try:
            self._process.wait(_READY_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def programs() -> Path:
    """Return the folder of the server's programs, the newest Debian has or the one on the path."""
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise FileNotFoundError("PostgreSQL is missing: install the package postgresql")


@contextmanager
def postgres(*settings: str, durable: bool = False) -> Iterator[PostgresServer]:
    """Run a server; it and its folder are gone afterwards."""
    # Not below pytest's own folder: that is closed to the user the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="cr-pg-"))
    try:
        server = PostgresServer(folder, *settings, durable=durable)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def need_postgres() -> None:
    """Skip a test where there is no PostgreSQL; fail where our own set-up installs it."""
    if sys.platform == "win32":
        pytest.skip("PostgreSQL is tried on Linux and macOS")
    try:
        programs()
    except FileNotFoundError as error:
        if shutil.which("dpkg-query") and os.geteuid() == 0:
            pytest.fail(f"{error} (tools/dev.py does)")
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Return this worker's server, quick and forgetful."""
    need_postgres()
    with postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """Return the address of a fresh and empty database."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


def _user() -> str | None:
    # The server refuses to be root.
    return OWNER if os.geteuid() == 0 else None
