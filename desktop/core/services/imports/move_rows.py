"""Rows from the scratch into the store, inside one transaction."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from desktop.core.domain.application import ApplicationDraft
from desktop.core.domain.ids import ImportId
from desktop.core.services.imports.stage_rows import Stager
from desktop.core.services.people.erase_people import hashes_of_keys
from desktop.core.services.vacancies.find_vacancy import find_or_add_vacancy
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.bulk_people import stored_moment
from desktop.core.storage.queries.people import (
    find_tombstones,
    has_tombstones,
    list_vacancy_ids,
    next_id,
    refresh_latest,
)
from desktop.core.storage.queries.people_detail import set_person_marks
from desktop.core.storage.queries.staged_people import (
    Into,
    move_staged,
    new_people_keys,
    stage_titles,
)
from desktop.core.storage.search_index import index_in_order


class MovedInto(NamedTuple):
    """Where rows are moved: the import they come with, the sheet they lie in, and when."""

    import_id: ImportId
    sheet_id: int | None
    now: datetime


def move_rows(
    workspace: Workspace, connection: Connection, into: MovedInto, stager: Stager
) -> None:
    """Write what was staged, then what is made of the whole: search terms, newest applications."""
    import_id, sheet_id, now = into
    stage_titles(connection, list(_vacancies(connection, into, stager.titles)))
    where = Into(
        people=next_id(connection, "person") - 1,
        applications=next_id(connection, "application") - 1,
        import_id=import_id,
        sheet_id=sheet_id,
        now=stored_moment(now),
        actor=workspace.actor,
    )
    move_staged(connection, where)
    if stager.new_people:
        index_in_order(connection, stager.terms_in_order(where.people))
    if has_tombstones(connection):
        _mark_released_again(workspace, connection, import_id)
    joined = (where.people + one for one in stager.joined)
    refresh_latest(connection, {*stager.known, *joined})


def _vacancies(
    connection: Connection, into: MovedInto, titles: Iterable[tuple[str, str]]
) -> Iterator[tuple[int, int | None, str]]:
    """Yield the vacancy of each title and the timeline's words on it."""
    known = list_vacancy_ids(connection)
    for number, (title, place) in enumerate(titles):
        draft = ApplicationDraft(title, place=place)
        vacancy_id = find_or_add_vacancy(
            connection, draft, into.now, import_id=into.import_id, known=known
        )
        yield number, vacancy_id, json.dumps({"vacancy": title}, ensure_ascii=False)


def _mark_released_again(workspace: Workspace, connection: Connection, import_id: ImportId) -> None:
    """Keep the released mark of people who were erased and apply anew (decision 15)."""
    hashes = {
        key: [value for _, value in hashes_of_keys(workspace, email, phone, (name, born))]
        for key, name, email, phone, born in new_people_keys(connection, import_id)
    }
    stones = find_tombstones(connection, [one for found in hashes.values() for one in found])
    released = [key for key, found in hashes.items() if any(stones.get(one) for one in found)]
    set_person_marks(connection, released, {"is_released": True})
