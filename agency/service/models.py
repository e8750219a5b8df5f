"""Models the agency publishes: JSON, immutable, told in every employer's feed."""

import re
from typing import Final

import msgspec

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
    told = f"model {name} {version}."
    data = ModelPublished(name=name, version=version, sha256=model.sha256)
    for number in numbers:
        with agency.store.of_employer(number) as connection:
            if not employers.counted(connection, number, told):
                employers.count(connection, number, told)
                feed.append(connection, number, EventType.MODEL_PUBLISHED, data, at=now)
    return model
