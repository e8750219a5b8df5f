"""Models the agency publishes: JSON, immutable, told in every employer's feed."""

import re
from typing import Final

import msgspec
from sqlalchemy import Connection

from agency.clock import seconds
from agency.refusal import refuse
from agency.service.context import Agency
from agency.store import employers, feed, published
from agency.store.published import Model
from wire import canonical
from wire.events import EventType, ModelPublished
from wire.problems import Problem

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def read(agency: Agency, name: str, version: str) -> bytes:
    """Return a model as it was published.

    Raises:
        Refusal: There is none.
    """
    with agency.store.reading() as connection:
        found = published.find(connection, name, version)
    if found is None:
        raise refuse(Problem.NOT_FOUND, 404)
    return found.content.encode()


def publish(agency: Agency, name: str, version: str, content: bytes) -> Model:
    """Publish a model and tell every employer, each once; may be repeated after a crash.

    Raises:
        ValueError: The name or the version is none, or the content is not JSON in UTF-8.
        ChangedInPlaceError: Another model was published under this name and version.
    """
    if _NAME.fullmatch(name) is None or _NAME.fullmatch(version) is None:
        raise ValueError("name and version are lower-case letters, digits, dots and hyphens")
    # The very bytes are kept, so their hash is the one told.
    msgspec.json.decode(content)
    model = Model(name, version, canonical.sha256_hex(content), content.decode("utf-8"))
    now = agency.clock.now()
    with agency.store.of_nobody() as connection:
        published.publish(connection, model, at=seconds(now))
    with agency.store.reading() as connection:
        numbers = employers.all_ids(connection)
    for number in numbers:
        with agency.store.of_employer(number) as connection:
            tell(agency, connection, number, model)
    return model


def tell_published(agency: Agency, connection: Connection, employer_id: int) -> None:
    """Tell a new employer of everything that was published before it came."""
    for model in published.all_models(connection):
        tell(agency, connection, employer_id, model)


def tell(agency: Agency, connection: Connection, employer_id: int, model: Model) -> None:
    """Tell an employer of a model, once."""
    told = f"model {model.name} {model.version}."
    if told in employers.counted(connection, employer_id, told):
        return
    employers.count(connection, employer_id, told)
    data = ModelPublished(name=model.name, version=model.version, sha256=model.sha256)
    at = agency.clock.now()
    feed.append(connection, employer_id, EventType.MODEL_PUBLISHED, data, at=at)
