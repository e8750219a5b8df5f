"""What the agency publishes to everybody: versions of its terms, and models."""

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, insert, select

from agency.store.tables import models
from agency.store.tables import terms as terms_table
from wire import canonical
from wire.messages import Terms


@dataclass(frozen=True, slots=True)
class Model:
    """A published model: JSON, immutable."""

    name: str
    version: str
    sha256: str
    content: str


class ChangedInPlaceError(Exception):
    """Something under this name and version was published with another content."""


def keep_terms(connection: Connection, terms: Terms, *, at: int) -> None:
    """Keep a version of the terms.

    Raises:
        ChangedInPlaceError: Other terms were published under this version.
    """
    body = canonical.encode(terms).decode()
    row = connection.execute(
        select(terms_table.c.body).where(terms_table.c.version == terms.version)
    ).one_or_none()
    if row is None:
        values = {"version": terms.version, "body": body, "agreed_from": at}
        connection.execute(insert(terms_table).values(values))
    elif row.body != body:
        raise ChangedInPlaceError(terms.version)


def terms_of(connection: Connection, version: str) -> Terms | None:
    """Return a version of the terms."""
    body = connection.execute(
        select(terms_table.c.body).where(terms_table.c.version == version)
    ).scalar_one_or_none()
    return None if body is None else msgspec.json.decode(body, type=Terms)


def longest_window(connection: Connection) -> int:
    """Return the longest window in which a person earns once, in months, of all terms."""
    bodies = connection.execute(select(terms_table.c.body)).scalars()
    windows = [msgspec.json.decode(body, type=Terms).person_window_months for body in bodies]
    return max(windows, default=Terms(version="", text="").person_window_months)


def publish(connection: Connection, model: Model, *, at: int) -> None:
    """Keep a model.

    Raises:
        ChangedInPlaceError: Another model was published under this name and version.
    """
    held = find(connection, model.name, model.version)
    if held is not None and held.sha256 != model.sha256:
        raise ChangedInPlaceError(f"{model.name} {model.version}")
    if held is None:
        connection.execute(
            insert(models).values(
                name=model.name,
                version=model.version,
                sha256=model.sha256,
                content=model.content,
                published_at=at,
            )
        )


def all_models(connection: Connection) -> tuple[Model, ...]:
    """Return every model, in the order of publishing."""
    rows = connection.execute(
        select(models.c.name, models.c.version, models.c.sha256, models.c.content).order_by(
            models.c.published_at, models.c.name, models.c.version
        )
    )
    return tuple(Model(*row) for row in rows)


def find(connection: Connection, name: str, version: str) -> Model | None:
    """Return a model."""
    row = connection.execute(
        select(models.c.sha256, models.c.content).where(
            models.c.name == name, models.c.version == version
        )
    ).one_or_none()
    return None if row is None else Model(name, version, row.sha256, row.content)
