"""Look rows up: people already here, people erased, rows that repeat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.ids import PersonId
from desktop.core.domain.importing import ImportPreview, KnownPerson
from desktop.core.domain.sheet import ApplicantRow
from desktop.core.domain.text_folding import fold_email, fold_kana, fold_name, fold_phone
from desktop.core.services.imports.row_facts import person_of
from desktop.core.services.people.erase_people import tombstone_hashes
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.people import (
    applications_of,
    find_tombstones,
    has_tombstones,
    known_keys,
    read_people,
)

_COLUMNS = ("email_key", "phone_key", "name_key", "kana_key")


@dataclass(frozen=True, slots=True)
class _Keys:
    """The folded keys of one row."""

    email: str
    phone: str
    name: str
    kana: str
    birth: date | None


def match_people(workspace: Workspace, preview: ImportPreview) -> ImportPreview:
    """Fill in what the store knows of the rows."""
    rows = preview.analysis.rows
    waiting = preview.analysis.waiting_row_numbers
    held = tuple(at for at, row in enumerate(rows) if row.row_number in waiting)
    keys = [_keys(row) for row in rows]
    with workspace.store.read() as connection:
        known = _known(connection, rows, keys)
        erased = _erased(workspace, connection, rows)
    repeated = _repeated(rows, keys)
    out = {*held, *erased, *repeated}
    known_rows = {one.row_index for one in known} - out
    unchanged = {one.row_index for one in known if one.is_same_application}
    return replace(
        preview,
        known=tuple(known),
        erased_rows=erased,
        held_rows=held,
        duplicate_rows=repeated,
        new_count=len(rows) - len(out | known_rows),
        known_count=len(known_rows - unchanged),
    )


def _keys(row: ApplicantRow) -> _Keys:
    return _Keys(
        fold_email(row.email),
        fold_phone(row.phone),
        fold_name(row.name),
        fold_kana(row.kana),
        row.birth_date,
    )


def _known(
    connection: Connection, rows: Sequence[ApplicantRow], keys: Sequence[_Keys]
) -> list[KnownPerson]:
    wanted = {
        "email_key": [key.email for key in keys],
        "phone_key": [key.phone for key in keys],
        "name_key": [key.name for key in keys if key.birth],
        "kana_key": [key.kana for key in keys if key.birth],
    }
    by_key = known_keys(connection, wanted)
    if not by_key:
        return []
    people = read_people(connection, {one for found in by_key.values() for one in found})
    applied = applications_of(connection, people)
    matched = []
    for at, (row, key) in enumerate(zip(rows, keys, strict=True)):
        values = zip(_COLUMNS, (key.email, key.phone, key.name, key.kana), strict=True)
        candidates = sorted({one for pair in values for one in by_key.get(pair, ())})
        best = _best(key, [(one, people[one]) for one in candidates])
        if best is not None:
            person_id, agreeing = best
            facts = (fold_name(row.job_applied), row.applied_on)
            is_same = facts in applied.get(person_id, [])
            matched.append(
                _known_person(at, row, (person_id, people[person_id]), agreeing, is_same=is_same)
            )
    return matched


def _best(
    key: _Keys, candidates: Sequence[tuple[int, PersonDraft]]
) -> tuple[int, tuple[str, ...]] | None:
    """Return who shares most, never on a name alone.

    Two people of one household share a phone or an address: what is shared must come with a name,
    a reading or a birth date that agrees.
    """
    scored = [(person_id, _agreeing(key, person)) for person_id, person in candidates]
    sure = [one for one in scored if _is_enough(one[1])]
    return max(sure, key=lambda one: (len(one[1]), -one[0]), default=None)


def _agreeing(key: _Keys, person: PersonDraft) -> tuple[str, ...]:
    pairs = {
        "name": (key.name, fold_name(person.name)),
        "kana": (key.kana, fold_kana(person.kana)),
        "email": (key.email, fold_email(person.email)),
        "phone": (key.phone, fold_phone(person.phone)),
        "birth_date": (key.birth, person.birth_date),
    }
    return tuple(name for name, (ours, theirs) in pairs.items() if ours and ours == theirs)


def _is_enough(agreeing: tuple[str, ...]) -> bool:
    names = {"name", "kana"} & set(agreeing)
    contacts = {"email", "phone", "birth_date"} & set(agreeing)
    return bool(names and contacts) or {"email", "birth_date"} <= set(agreeing)


def _known_person(
    at: int,
    row: ApplicantRow,
    person: tuple[int, PersonDraft],
    agreeing: tuple[str, ...],
    *,
    is_same: bool,
) -> KnownPerson:
    person_id, stored = person
    ours, theirs = _shown(person_of(row)), _shown(stored)
    differing = tuple(name for name in ours if name not in agreeing and ours[name] and theirs[name])
    return KnownPerson(at, PersonId(person_id), agreeing, differing, ours, theirs, is_same)


def _shown(person: PersonDraft) -> dict[str, str]:
    birth = person.birth_date.isoformat() if person.birth_date else ""
    return {
        "name": person.name,
        "kana": person.kana,
        "birth_date": birth,
        "email": person.email,
        "phone": person.phone,
    }


def _erased(
    workspace: Workspace, connection: Connection, rows: Sequence[ApplicantRow]
) -> tuple[int, ...]:
    if not has_tombstones(connection):
        return ()
    hashes = [[value for _, value in tombstone_hashes(workspace, person_of(row))] for row in rows]
    stones = find_tombstones(connection, [value for found in hashes for value in found])
    return tuple(at for at, found in enumerate(hashes) if any(value in stones for value in found))


def _repeated(rows: Sequence[ApplicantRow], keys: Sequence[_Keys]) -> tuple[int, ...]:
    """Return rows that repeat an earlier one: same person, same vacancy, same day."""
    seen: set[tuple[object, ...]] = set()
    repeated = []
    for at, (row, key) in enumerate(zip(rows, keys, strict=True)):
        contact = key.email or key.phone or key.birth
        if not contact:
            continue
        one = (key.name, contact, fold_name(row.job_applied), row.applied_on)
        if one in seen:
            repeated.append(at)
        seen.add(one)
    return tuple(repeated)
