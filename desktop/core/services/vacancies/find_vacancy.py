"""Find the vacancy an application names, or add it."""

from datetime import datetime

from desktop.core.domain.application import ApplicationDraft
from desktop.core.domain.ids import ImportId, VacancyId
from desktop.core.domain.text_folding import fold_name
from desktop.core.services.vacancies.propose_occupations import surest_occupation
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.people import insert_vacancy, list_vacancy_ids


def find_or_add_vacancy(
    connection: Connection,
    draft: ApplicationDraft,
    now: datetime,
    *,
    import_id: ImportId | None = None,
    known: dict[str, VacancyId] | None = None,
) -> VacancyId | None:
    """Return the vacancy by its folded title; add one with a proposed occupation where none is.

    Args:
        connection: An open write transaction.
        draft: The application that names it.
        now: The present moment.
        import_id: The import it comes with, for undo.
        known: Numbers by folded title, kept up to date; None reads them.
    """
    title = draft.vacancy_title.strip()
    if not title:
        return None
    by_title = list_vacancy_ids(connection) if known is None else known
    key = fold_name(title)
    if key not in by_title:
        values = {
            "title": title,
            "title_key": key,
            "place": draft.place,
            "occupation_code": surest_occupation(title),
            "is_open": True,
            "import_id": import_id,
            "created_at": now,
        }
        by_title[key] = insert_vacancy(connection, values)
    return by_title[key]
