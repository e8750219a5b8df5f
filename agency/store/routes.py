"""To which employer a name leads that is known before the employer is."""

from sqlalchemy import Connection, select

from agency.store.engine import insert_new
from agency.store.tables import routes


def add(connection: Connection, name: str, employer_id: int) -> bool:
    """Lay a route; return whether the name was free, or led there already."""
    if insert_new(connection, routes, [{"name": name, "employer_id": employer_id}]):
        return True
    return find(connection, name) == employer_id


def find(connection: Connection, name: str) -> int | None:
    """Return the employer a name leads to."""
    found = connection.execute(
        select(routes.c.employer_id).where(routes.c.name == name)
    ).scalar_one_or_none()
    return None if found is None else int(found)


def of_kid(kid: int) -> str:
    """Return the name of a link key."""
    return f"kid {kid}"


def of_device(device_id: str) -> str:
    """Return the name of a device."""
    return f"device {device_id}"


def of_code(code_key: str) -> str:
    """Return the name of an enrolment code, under its keyed hash."""
    return f"code {code_key}"
