"""Rows from the scratch into the store, a few hundred at a time, inside one transaction."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from desktop.core.domain.application import ApplicationDraft
from desktop.core.domain.ids import ImportId, VacancyId
from desktop.core.services.imports.stage_rows import Staged, unpacked
from desktop.core.services.people.erase_people import hashes_of_keys
from desktop.core.services.vacancies.find_vacancy import find_or_add_vacancy
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.bulk_people import (
    ApplicationValues,
    PersonValues,
    append_consent_values,
    append_event_values,
    insert_application_values,
    insert_people_values,
    insert_row_values,
    stored_moment,
)
from desktop.core.storage.queries.imports import StagedRow
from desktop.core.storage.queries.people import (
    find_tombstones,
    has_tombstones,
    list_vacancy_ids,
    next_id,
    refresh_latest,
)
from desktop.core.storage.queries.people_detail import set_person_marks
from desktop.core.storage.search_index import index_import


@dataclass(slots=True)
class _Chunk:
    """What a few hundred rows become."""

    people: list[tuple[int, PersonValues, int]] = field(default_factory=list)
    applications: list[tuple[int, int, int | None, ApplicationValues]] = field(default_factory=list)
    events: list[tuple[int, int, str, str, str]] = field(default_factory=list)
    consents: list[tuple[int, str, bool]] = field(default_factory=list)
    rows: list[tuple[int, int, int, int, bytes]] = field(default_factory=list)


class MoveRows:
    """One move from the scratch into the store: into an import and its sheet.

    Attributes:
        new_people: How many were added.
        applications: How many were added.
    """

    def __init__(
        self,
        workspace: Workspace,
        connection: Connection,
        into: tuple[ImportId, int],
        now: datetime,
    ) -> None:
        self._workspace = workspace
        self._connection = connection
        self._import_id, self._sheet_id = into
        self._now = now
        self._stamp = stored_moment(now)
        self._vacancies = list_vacancy_ids(connection)
        self._by_title: dict[str, tuple[VacancyId | None, str]] = {}
        self._person_keys = count(next_id(connection, "person"))
        self._application_keys = count(next_id(connection, "application"))
        self._asks_tombstones = has_tombstones(connection)
        self._known: set[int] = set()
        self._by_group: dict[int, int] = {}
        self.new_people = 0
        self.applications = 0

    def run(self, chunks: Iterable[Sequence[StagedRow]]) -> None:
        """Write all chunks, then what is made of the whole: search terms, newest applications."""
        for rows in chunks:
            chunk = _Chunk()
            for row in rows:
                self._add(chunk, row, unpacked(row))
            self._write(chunk)
        index_import(self._connection, self._import_id)
        refresh_latest(self._connection, self._known)

    def _add(self, chunk: _Chunk, row: StagedRow, staged: Staged) -> None:
        key = next(self._application_keys)
        known_id = row.person_id or self._by_group.get(staged.group)
        if known_id is None:
            person_id = next(self._person_keys)
            chunk.people.append((person_id, _columns(staged), key))
            if staged.group:
                self._by_group[staged.group] = person_id
        else:
            person_id = known_id
            self._known.add(person_id)
        vacancy_id, detail = self._vacancy(staged)
        chunk.applications.append((key, person_id, vacancy_id, staged.application))
        chunk.events.append((person_id, key, self._stamp, "application.imported", detail))
        chunk.rows.append((self._sheet_id, row.row_number, person_id, key, row.cells))
        for purpose, given in (("reapproach", staged.reapproach), ("relay", staged.relay)):
            if given is not None:
                chunk.consents.append((person_id, purpose, given))

    def _vacancy(self, staged: Staged) -> tuple[VacancyId | None, str]:
        """Return the vacancy and the timeline's words on it, each title looked up once."""
        title = staged.vacancy_title
        if title not in self._by_title:
            vacancy_id = find_or_add_vacancy(
                self._connection,
                ApplicationDraft(title, place=staged.place),
                self._now,
                import_id=self._import_id,
                known=self._vacancies,
            )
            detail = json.dumps({"vacancy": title}, ensure_ascii=False)
            self._by_title[title] = (vacancy_id, detail)
        return self._by_title[title]

    def _write(self, chunk: _Chunk) -> None:
        connection, stamp = self._connection, self._stamp
        insert_people_values(connection, chunk.people, import_id=self._import_id, now=stamp)
        insert_application_values(
            connection, chunk.applications, import_id=self._import_id, now=stamp
        )
        append_event_values(connection, chunk.events)
        insert_row_values(connection, chunk.rows)
        append_consent_values(connection, chunk.consents, now=stamp, actor=self._workspace.actor)
        if self._asks_tombstones:
            self._mark_released_again(chunk.people)
        self.new_people += len(chunk.people)
        self.applications += len(chunk.applications)

    def _mark_released_again(self, people: Sequence[tuple[int, PersonValues, int]]) -> None:
        """Keep the released mark of people who were erased and apply anew (decision 15)."""
        hashes = {
            key: [
                value
                for _, value in hashes_of_keys(
                    self._workspace, values[5], values[7], (values[1], values[8])
                )
            ]
            for key, values, _ in people
        }
        stones = find_tombstones(
            self._connection, [one for found in hashes.values() for one in found]
        )
        released = [key for key, found in hashes.items() if any(stones.get(one) for one in found)]
        set_person_marks(self._connection, released, {"is_released": True})


def _columns(staged: Staged) -> PersonValues:
    if staged.person is None:
        raise RuntimeError("a new person without columns")
    return staged.person
