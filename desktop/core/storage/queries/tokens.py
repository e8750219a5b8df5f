"""From a link back to the person: only where the candidate said so."""

from sqlalchemy import Connection, select

from desktop.core.domain.ids import PersonId
from desktop.core.storage.tables import link_token


def person_of_token(connection: Connection, token: str) -> PersonId | None:
    """Return whom a personal link was written to, or None for a common or an erased one."""
    columns = link_token.c
    found = connection.execute(
        select(columns.person_id).where(columns.token == token, columns.kind == "personal")
    ).scalar_one_or_none()
    return None if found is None else PersonId(found)
