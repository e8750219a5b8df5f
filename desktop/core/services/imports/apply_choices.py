"""What a person chose besides which rows to import: done in the transaction of the import."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.ids import ImportId, PersonId
from desktop.core.domain.import_memory import PairDecision
from desktop.core.domain.importing import ImportChoices, ImportPreview, PairAnswer
from desktop.core.domain.sheet import ApplicantRow
from desktop.core.services.imports.decided_pairs import remember_pairs
from desktop.core.services.imports.row_facts import person_of
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.batches import cancel_batch
from desktop.core.storage.queries.import_memory import drop_event, events_of_kind
from desktop.core.storage.queries.imported_rows import people_by_row
from desktop.core.storage.queries.people import (
    append_events,
    person_of_row,
    read_person,
    update_person,
)
from desktop.core.storage.queries.people_detail import unsent_batches_of

# Only where the person was there before: the undo of an import takes its own people out whole.
MERGED_EVENT: Final = "person.merged"
"""Kind of the event that keeps what a person had before an import, until that is undone."""

MERGEABLE: Final = ("name", "kana", "birth_date", "email", "phone", "address")
"""Fields in which a row's value may replace what a person had."""

_WITH: Final = {"address": ("postal_code", "address", "prefecture_code")}


def apply_choices(
    workspace: Workspace,
    connection: Connection,
    import_id: ImportId,
    chosen: tuple[ImportPreview, ImportChoices],
) -> None:
    """Take over fields, set the EU mark and remember who is who, for rows already moved."""
    preview, choices = chosen
    if not (choices.taken or choices.filling or choices.eu_origin or choices.answers):
        return
    became = {number: who for number, (who, _) in people_by_row(connection, import_id).items()}
    rows = preview.analysis.rows
    for at in sorted({*choices.taken, *choices.filling, *choices.eu_origin}):
        who = became.get(rows[at].row_number)
        if who is not None:
            _change(workspace, connection, (import_id, who), _Wish(choices, at, rows[at]))
    answered = [one for answer in choices.answers for one in _answered(answer, rows, became)]
    remember_pairs(workspace, connection, import_id, answered)


class _Wish:
    """What is to become of the person of one row."""

    def __init__(self, choices: ImportChoices, at: int, row: ApplicantRow) -> None:
        self._ours = person_of(row)
        names = choices.taken.get(at, frozenset()) & frozenset(MERGEABLE)
        self._names = [one for one in MERGEABLE if one in names]
        self._is_filling = at in choices.filling
        self.is_eu_origin = choices.eu_origin.get(at)

    def of(self, stored: PersonDraft, *, is_new: bool) -> dict[str, Any]:
        """Return the values to write."""
        blank = [one for one in MERGEABLE if self._is_filling and not getattr(stored, one)]
        # An empty cell says nothing; it never takes away what is known.
        names = [one for one in (*self._names, *blank) if getattr(self._ours, one)]
        values: dict[str, Any] = {
            each: getattr(self._ours, each) for one in names for each in _WITH.get(one, (one,))
        }
        # What somebody's earlier data are is not for a later file to take back.
        if self.is_eu_origin or (self.is_eu_origin is False and is_new):
            values["is_eu_origin"] = self.is_eu_origin
        return {name: value for name, value in values.items() if getattr(stored, name) != value}


def _change(
    workspace: Workspace,
    connection: Connection,
    place: tuple[ImportId, PersonId],
    wish: _Wish,
) -> None:
    import_id, person_id = place
    stored_row = read_person(connection, person_id)
    if stored_row is None:
        return
    stored = person_of_row(stored_row)
    is_new = stored_row.import_id == import_id
    values = wish.of(stored, is_new=is_new)
    if not values:
        return
    now = workspace.clock.now()
    update_person(connection, person_id, replace(stored, **values), now)
    if not is_new:
        if values.get("is_eu_origin"):
            for batch_id in unsent_batches_of(connection, [person_id]):
                cancel_batch(connection, batch_id)
        detail = {
            "import_id": import_id,
            "before": {name: as_text(getattr(stored, name)) for name in values},
            "after": {name: as_text(value) for name, value in values.items()},
        }
        event = {"person_id": person_id, "at": now, "kind": MERGED_EVENT, "detail": detail}
        append_events(connection, [event])


def as_text(value: object) -> str | bool | None:
    """Return a field as JSON keeps it."""
    return value if value is None or isinstance(value, (str, bool)) else str(value)


def _answered(
    answer: PairAnswer, rows: tuple[ApplicantRow, ...], became: Mapping[int, PersonId]
) -> list[tuple[PairAnswer, ApplicantRow, PersonId, PersonId]]:
    """Return the answer as it is remembered: of two rows kept apart, from either side."""
    pair = answer.pair
    row = rows[pair.row_index]
    ours = became.get(row.row_number)
    if ours is None:
        return []
    if pair.other_row is None:
        return [] if pair.person_id is None else [(answer, row, ours, pair.person_id)]
    other = rows[pair.other_row]
    theirs = became.get(other.row_number)
    if theirs is None:
        return []
    found = [(answer, row, ours, theirs)]
    if answer.decision is PairDecision.APART:
        found.append((answer, other, theirs, ours))
    return found


def take_back(workspace: Workspace, connection: Connection, import_id: ImportId) -> None:
    """Give people back what they had before an import; what was changed since stays as it is."""
    now = workspace.clock.now()
    for event in events_of_kind(connection, MERGED_EVENT):
        if event.detail.get("import_id") != import_id:
            continue
        row = read_person(connection, event.person_id)
        if row is not None:
            stored = person_of_row(row)
            after: Mapping[str, str | bool | None] = event.detail["after"]
            values: dict[str, Any] = {
                name: _from_text(name, value)
                for name, value in event.detail["before"].items()
                if as_text(getattr(stored, name)) == after[name]
            }
            update_person(connection, event.person_id, replace(stored, **values), now)
        drop_event(connection, event.event_id)


def _from_text(name: str, value: str | bool | None) -> str | bool | date | None:  # noqa: FBT001
    if name == "birth_date" and isinstance(value, str):
        return date.fromisoformat(value)
    return value
