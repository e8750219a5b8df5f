"""Texts of notices: what the company wrote, every version of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from desktop.core.domain.notice import NoticeTemplate, TextKey
from desktop.core.storage.tables import notice_text, vacancy


@dataclass(frozen=True, slots=True)
class StoredText:
    """One version of one text, with its number in the store."""

    text_id: int
    key: TextKey
    version: int
    template: NoticeTemplate
    saved_at: datetime
    actor: str


def read_text(connection: Connection, key: TextKey) -> StoredText | None:
    """Return the newest version kept for exactly this key, or None."""
    found = list_text_versions(connection, key, limit=1)
    return found[0] if found else None


def list_text_versions(
    connection: Connection, key: TextKey, limit: int = 50
) -> tuple[StoredText, ...]:
    """Return the versions of one text, newest first."""
    columns = notice_text.c
    rows = connection.execute(
        select(notice_text)
        .where(
            columns.stage == key.stage,
            columns.tone == key.tone,
            columns.vacancy_id.is_not_distinct_from(key.vacancy_id),
            columns.reason == key.reason,
        )
        .order_by(columns.version.desc())
        .limit(limit)
    )
    return tuple(_stored(row) for row in rows)


def read_text_by_id(connection: Connection, text_id: int) -> StoredText | None:
    """Return one version by its number, or None."""
    row = connection.execute(select(notice_text).where(notice_text.c.id == text_id)).one_or_none()
    return None if row is None else _stored(row)


def vacancy_titles(connection: Connection, vacancy_ids: Sequence[int]) -> dict[int, str]:
    """Return the titles of vacancies by their number."""
    if not vacancy_ids:
        return {}
    rows = connection.execute(
        select(vacancy.c.id, vacancy.c.title).where(vacancy.c.id.in_(vacancy_ids))
    )
    return {row.id: row.title for row in rows}


def list_text_keys(connection: Connection) -> tuple[TextKey, ...]:
    """Return the keys the company has texts of its own for, in the order they were made."""
    columns = notice_text.c
    rows = connection.execute(
        select(columns.stage, columns.tone, columns.vacancy_id, columns.reason)
        .group_by(columns.stage, columns.tone, columns.vacancy_id, columns.reason)
        .order_by(func.min(columns.id))
    )
    return tuple(TextKey(*row) for row in rows)


def insert_text(
    connection: Connection, key: TextKey, template: NoticeTemplate, *, at: datetime, actor: str
) -> int:
    """Keep a new version of a text; return its number."""
    newest = read_text(connection, key)
    values = {
        "stage": key.stage,
        "tone": key.tone,
        "vacancy_id": key.vacancy_id,
        "reason": key.reason,
        "version": newest.version + 1 if newest else 1,
        "subject": template.subject,
        "body": template.body,
        "with_relay": template.with_relay,
        "saved_at": at,
        "actor": actor,
    }
    statement = insert(notice_text).values(**values).returning(notice_text.c.id)
    return int(connection.execute(statement).scalar_one())


def _stored(row: Any) -> StoredText:  # noqa: ANN401 - a row of notice_text
    key = TextKey(row.stage, row.tone, row.vacancy_id, row.reason)
    template = NoticeTemplate(
        row.stage, row.subject, row.body, row.with_relay, tone=row.tone, text_id=row.id
    )
    return StoredText(row.id, key, row.version, template, row.saved_at, row.actor)
