"""Every version of a text: who saved it and when; an older one is taken back as a new one."""

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.notice import TextKey, TextVersion
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.notice_texts import (
    StoredText,
    insert_text,
    list_text_versions,
    read_text_by_id,
    vacancy_titles,
)


def list_versions(workspace: Workspace, key: TextKey) -> tuple[TextVersion, ...]:
    """Return the versions of exactly this text, newest first; none for a shipped one."""
    with workspace.store.read() as connection:
        return tuple(_version(connection, stored) for stored in list_text_versions(connection, key))


def find_version(connection: Connection, text_id: int | None) -> TextVersion | None:
    """Return one version by its number; None where its vacancy was erased with it."""
    stored = read_text_by_id(connection, text_id) if text_id is not None else None
    return _version(connection, stored) if stored is not None else None


def take_back_version(workspace: Workspace, text_id: int) -> Done:
    """Make an older version the newest again; those between stay in the list.

    Raises:
        AppError: TEMPLATE_BROKEN where the version is gone.
    """
    with workspace.store.write() as connection:
        stored = read_text_by_id(connection, text_id)
        if stored is None:
            raise AppError(ErrorCode.TEMPLATE_BROKEN, {"placeholder": ""})
        now = workspace.clock.now()
        insert_text(connection, stored.key, stored.template, at=now, actor=workspace.actor)
        workspace.audit(connection, "template.taken_back", stage=stored.key.stage)
    return Done(1, frozenset({Change.SETTINGS}))


def _version(connection: Connection, stored: StoredText) -> TextVersion:
    vacancy = stored.key.vacancy_id
    titles = vacancy_titles(connection, [vacancy] if vacancy else [])
    return TextVersion(
        stored.text_id,
        stored.key,
        stored.version,
        stored.template,
        stored.saved_at,
        stored.actor,
        titles.get(vacancy or 0, ""),
    )
