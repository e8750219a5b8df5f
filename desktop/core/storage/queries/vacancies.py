"""Vacancies with their numbers of applications."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select, update

from desktop.core.domain.ids import VacancyId
from desktop.core.domain.vacancy import VacancyRow
from desktop.core.storage.tables import application, vacancy


def list_vacancy_rows(
    connection: Connection, occupations: Mapping[str, str]
) -> tuple[VacancyRow, ...]:
    """Return vacancies, open ones first; ``occupations`` names the codes."""
    columns = vacancy.c
    rows = connection.execute(
        select(
            columns.id,
            columns.title,
            columns.place,
            columns.occupation_code,
            columns.is_open,
            func.count(application.c.id).label("applications"),
        )
        .outerjoin(application, application.c.vacancy_id == columns.id)
        .group_by(columns.id)
        .order_by(columns.is_open.desc(), columns.title_key)
    )
    return tuple(
        VacancyRow(
            VacancyId(row.id),
            row.title,
            row.place,
            row.occupation_code,
            occupations.get(row.occupation_code, ""),
            row.is_open,
            row.applications,
        )
        for row in rows
    )


def update_vacancy(
    connection: Connection, vacancy_id: VacancyId, values: Mapping[str, Any]
) -> None:
    """Overwrite a vacancy."""
    connection.execute(update(vacancy).where(vacancy.c.id == vacancy_id).values(**values))


def decided_occupations(connection: Connection) -> dict[str, str]:
    """Return title → occupation of the vacancies whose occupation is known."""
    columns = vacancy.c
    wanted = select(columns.title, columns.occupation_code).where(columns.occupation_code != "")
    return {row.title: row.occupation_code for row in connection.execute(wanted)}
