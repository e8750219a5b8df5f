"""List and save vacancies."""

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import VacancyId
from desktop.core.domain.text_folding import fold_name
from desktop.core.domain.vacancy import VacancyDraft, VacancyRow
from desktop.core.services.reapproach.refresh import look_for_vacancy
from desktop.core.services.vacancies.propose_occupations import occupation_names
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.people import insert_vacancy, list_vacancy_ids
from desktop.core.storage.queries.reapproach_people import read_vacancy
from desktop.core.storage.queries.vacancies import list_vacancy_rows, update_vacancy


def list_vacancies(workspace: Workspace) -> tuple[VacancyRow, ...]:
    """Return all vacancies, open ones first, then by title."""
    with workspace.store.read() as connection:
        return list_vacancy_rows(connection, occupation_names())


def save_vacancy(workspace: Workspace, vacancy_id: VacancyId | None, draft: VacancyDraft) -> Done:
    """Save a vacancy.

    Raises:
        AppError: VACANCY_INVALID with the ``field`` that cannot be so: an empty title, one that
            another vacancy has, an occupation that is none.
    """
    title = draft.title.strip()
    with workspace.store.write() as connection:
        holder = list_vacancy_ids(connection).get(fold_name(title))
        if not title or (holder is not None and holder != vacancy_id):
            raise AppError(ErrorCode.VACANCY_INVALID, {"field": "title"})
        if draft.occupation_code and draft.occupation_code not in occupation_names():
            raise AppError(ErrorCode.VACANCY_INVALID, {"field": "occupation_code"})
        values = {
            "title": title,
            "title_key": fold_name(title),
            "place": draft.place.strip(),
            "occupation_code": draft.occupation_code,
            "is_open": draft.is_open,
        }
        if vacancy_id is None:
            now = workspace.clock.now()
            vacancy_id = insert_vacancy(connection, {**values, "created_at": now})
            is_news = True
        else:
            before = read_vacancy(connection, vacancy_id)
            update_vacancy(connection, vacancy_id, values)
            is_news = before != read_vacancy(connection, vacancy_id)
        workspace.audit(connection, "vacancy.saved", vacancy=vacancy_id)
        if is_news:
            look_for_vacancy(workspace, connection, vacancy_id)
    return Done(1, frozenset({Change.VACANCIES, Change.PEOPLE}))
