"""Import rows: staged in chunks, moved in one transaction (decision 29)."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, ImportId, PersonId, UndoId
from desktop.core.domain.importing import ImportChoices, ImportPreview, ImportResult
from desktop.core.ports import IsCancelled, Progress
from desktop.core.services.imports.kept_cells import CellKeeper
from desktop.core.services.imports.row_facts import application_of, person_of
from desktop.core.services.people.erase_people import tombstone_hashes
from desktop.core.services.vacancies.find_vacancy import find_or_add_vacancy
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.imported_rows import (
    insert_imported_rows,
    insert_imported_sheet,
)
from desktop.core.storage.queries.imports import (
    StagedRow,
    begin_import,
    drop_import,
    finish_import,
    stage_rows,
    staged_rows,
)
from desktop.core.storage.queries.people import (
    NewApplication,
    append_consents,
    append_events,
    find_tombstones,
    insert_applications,
    insert_people,
    list_vacancy_ids,
    next_id,
)
from desktop.core.storage.queries.people_detail import set_person_marks

_CHUNK = 1000
_TEXT_VERSION = "import-column/1"


@dataclass(frozen=True, slots=True)
class _Staged:
    """What the scratch table holds of one row."""

    person: PersonDraft
    application: ApplicationDraft
    reapproach: bool | None
    relay: bool | None


def import_people(
    workspace: Workspace,
    preview: ImportPreview,
    choices: ImportChoices,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> ImportResult:
    """Import everything that is good; rows that wait stay in the file.

    Raises:
        AppError: IMPORT_NOTHING where no row is left; CANCELLED or DISK_FULL, with nothing stored.
    """
    rows = _chosen(preview, choices)
    unchanged = sum(1 for known in preview.known if known.is_same_application)
    if not rows:
        context = {"unchanged": unchanged}
        raise AppError(ErrorCode.IMPORT_NOTHING, context)
    with _scratch(workspace, preview.file_sha256) as import_id:
        _stage(workspace, import_id, rows, (progress, is_cancelled))
        with workspace.store.write() as connection:
            moved = _move(workspace, connection, import_id, CellKeeper(preview.analysis))
    return ImportResult(
        import_id=import_id,
        new_people=moved.new_people,
        new_applications=len(rows),
        unchanged=unchanged,
        left_out=len(preview.analysis.rows) - len(rows) - unchanged,
        undo_id=UndoId(f"import:{import_id}"),
        changes=frozenset({Change.PEOPLE, Change.VACANCIES, Change.IMPORTS}),
    )


@contextmanager
def _scratch(workspace: Workspace, file_sha256: str) -> Iterator[ImportId]:
    """Begin an import; whatever stops it, Ctrl+C too, drops it with its staged rows."""
    with workspace.store.write() as connection:
        import_id = begin_import(
            connection,
            file_sha256=file_sha256,
            actor=workspace.actor,
            now=workspace.clock.now(),
        )
    with ExitStack() as unfinished:
        unfinished.callback(_drop, workspace, import_id)
        yield import_id
        unfinished.pop_all()


def _drop(workspace: Workspace, import_id: ImportId) -> None:
    with workspace.store.write() as connection:
        drop_import(connection, import_id)


def _chosen(preview: ImportPreview, choices: ImportChoices) -> list[StagedRow]:
    """Return the rows to import with the person each belongs to, if known."""
    keeper = CellKeeper(preview.analysis)
    erased_out = set(preview.erased_rows) - choices.erased_as_new
    out = {*preview.held_rows, *preview.duplicate_rows, *erased_out}
    known = {
        one.row_index: one for one in preview.known if one.row_index not in choices.separate_rows
    }
    chosen = []
    for at, row in enumerate(preview.analysis.rows):
        person = known.get(at)
        if at in out or (person is not None and person.is_same_application):
            continue
        staged = _Staged(
            person_of(row), application_of(row), row.reapproach_consent, row.disclosure_consent
        )
        known_id = None if person is None else person.person_id
        payload = msgspec.json.encode(staged)
        chosen.append(StagedRow(known_id, payload, row.row_number, keeper.cells_of(row)))
    return chosen


def _stage(
    workspace: Workspace,
    import_id: ImportId,
    rows: Sequence[StagedRow],
    listeners: tuple[Progress, IsCancelled],
) -> None:
    progress, is_cancelled = listeners
    for at in range(0, len(rows), _CHUNK):
        if is_cancelled():
            raise AppError(ErrorCode.CANCELLED)
        chunk = rows[at : at + _CHUNK]
        with workspace.store.write() as connection:
            stage_rows(connection, import_id, chunk)
        progress(min(at + _CHUNK, len(rows)), len(rows))


@dataclass(slots=True)
class _Move:
    """One move from the scratch into the store."""

    connection: Connection
    import_id: ImportId
    now: datetime
    actor: str
    new_people: int = 0
    people: list[tuple[PersonId, PersonDraft]] = field(default_factory=list)
    applications: list[tuple[ApplicationId, NewApplication]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    consents: list[tuple[PersonId, str, bool]] = field(default_factory=list)
    kept: list[tuple[int, PersonId, ApplicationId | None, bytes]] = field(default_factory=list)

    def run(self, rows: Iterable[StagedRow], keeper: CellKeeper) -> None:
        """Collect all rows, then write them kind by kind."""
        vacancies = list_vacancy_ids(self.connection)
        person_key = next_id(self.connection, "person")
        application_key = next_id(self.connection, "application")
        for row in rows:
            staged = msgspec.json.decode(row.payload, type=_Staged)
            person_id = PersonId(person_key if row.person_id is None else row.person_id)
            if row.person_id is None:
                self.people.append((person_id, staged.person))
                person_key += 1
            vacancy_id = find_or_add_vacancy(
                self.connection,
                staged.application,
                self.now,
                import_id=self.import_id,
                known=vacancies,
            )
            new = NewApplication(person_id, vacancy_id, staged.application, self.import_id)
            self._add(ApplicationId(application_key), new, staged)
            kept = (row.row_number, person_id, ApplicationId(application_key), row.cells)
            self.kept.append(kept)
            application_key += 1
        self._write()
        sheet = insert_imported_sheet(self.connection, self.import_id, keeper.name, keeper.columns)
        insert_imported_rows(self.connection, sheet, self.kept)

    def _add(self, key: ApplicationId, new: NewApplication, staged: _Staged) -> None:
        self.applications.append((key, new))
        self.events.append(
            {
                "person_id": new.person_id,
                "application_id": key,
                "at": self.now,
                "kind": "application.imported",
                "detail": {"vacancy": staged.application.vacancy_title},
            }
        )
        for purpose, given in (("reapproach", staged.reapproach), ("relay", staged.relay)):
            if given is not None:
                self.consents.append((new.person_id, purpose, given))

    def _write(self) -> None:
        self.new_people = len(self.people)
        insert_people(self.connection, self.people, now=self.now, import_id=self.import_id)
        insert_applications(self.connection, self.applications, self.now)
        append_events(self.connection, self.events)
        shared = {
            "at": self.now,
            "channel": "import",
            "text_version": _TEXT_VERSION,
            "actor": self.actor,
        }
        consents = [
            {"person_id": key, "purpose": purpose, "is_granted": given, **shared}
            for key, purpose, given in self.consents
        ]
        append_consents(self.connection, consents)


def _move(
    workspace: Workspace, connection: Connection, import_id: ImportId, keeper: CellKeeper
) -> _Move:
    now = workspace.clock.now()
    move = _Move(connection, import_id, now, workspace.actor)
    move.run(staged_rows(connection, import_id), keeper)
    _mark_released_again(workspace, connection, move.people)
    finish_import(connection, import_id, row_count=len(move.applications), now=now)
    workspace.audit(connection, "import.done", act_id=import_id, count=len(move.applications))
    return move


def _mark_released_again(
    workspace: Workspace, connection: Connection, people: Sequence[tuple[PersonId, PersonDraft]]
) -> None:
    """Keep the released mark of people who were erased and apply anew (decision 15)."""
    # In chunks: between statements the window's thread gets its turn.
    for at in range(0, len(people), _CHUNK):
        hashes = {
            key: [one for _, one in tombstone_hashes(workspace, who)]
            for key, who in people[at : at + _CHUNK]
        }
        stones = find_tombstones(connection, [one for found in hashes.values() for one in found])
        released = [key for key, found in hashes.items() if any(stones.get(one) for one in found)]
        set_person_marks(connection, released, {"is_released": True})
