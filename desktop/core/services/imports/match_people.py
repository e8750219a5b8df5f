"""Look rows up: people already here, people erased, rows that repeat."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.duplicates import (
    Band,
    Judgement,
    Pair,
    PersonKeys,
    find_pairs,
    is_one_household,
)
from desktop.core.domain.freeing import free
from desktop.core.domain.ids import PersonId
from desktop.core.domain.importing import ImportPreview, KnownPerson, PossibleDuplicate
from desktop.core.domain.sheet import ApplicantRow
from desktop.core.domain.text_folding import (
    fold_address,
    fold_email,
    fold_kana,
    fold_name,
    fold_phone,
)
from desktop.core.services.imports.row_facts import person_of
from desktop.core.services.people.erase_people import tombstone_hashes
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.people import (
    applications_of,
    find_tombstones,
    has_people,
    has_tombstones,
    known_keys,
    read_people,
    read_person_keys,
)


def match_people(workspace: Workspace, preview: ImportPreview) -> ImportPreview:
    """Fill in what the store knows of the rows, and the rows of each other."""
    rows = preview.analysis.rows
    waiting = preview.analysis.waiting_row_numbers
    held = tuple(at for at, row in enumerate(rows) if row.row_number in waiting)
    keys = [_keys(row) for row in rows]
    with workspace.store.read() as connection:
        stored = read_person_keys(connection, _candidates(connection, rows, keys))
        pairs = find_pairs([*stored.values(), *keys], known=len(stored))
        matches = _Matches(tuple(stored), pairs)
        known = _known(connection, rows, matches)
        erased = _erased(workspace, connection, rows)
    repeated = _repeated(rows, keys)
    free(keys)
    out = {*held, *erased, *repeated}
    known_rows = {one.row_index for one in known} - out
    unchanged = {one.row_index for one in known if one.is_same_application}
    joined = _joined(matches, known_rows, out)
    return replace(
        preview,
        known=tuple(known),
        erased_rows=erased,
        held_rows=held,
        duplicate_rows=repeated,
        new_count=len(rows) - len(out | known_rows) - len(joined),
        known_count=len(known_rows - unchanged) + len(joined),
        joined_rows=joined,
        possible=matches.possible,
    )


def _keys(row: ApplicantRow) -> PersonKeys:
    return PersonKeys(
        fold_name(row.name),
        fold_kana(row.kana),
        fold_email(row.email),
        fold_phone(row.phone),
        row.birth_date.isoformat() if row.birth_date else "",
        fold_address(row.address),
    )


class _Matches:
    """What the pairs say of each row.

    Attributes:
        best: Row → who in the store it is, and what agrees.
        earlier: Row → an earlier row of the same person.
        possible: Pairs that a person decides on.
    """

    def __init__(self, stored: Sequence[int], pairs: Sequence[Pair]) -> None:
        self.best: dict[int, tuple[int, Judgement]] = {}
        self.earlier: dict[int, int] = {}
        possible: list[PossibleDuplicate] = []
        first_row = len(stored)
        for first, second, judgement in pairs:
            row = second - first_row
            is_same = judgement.band is Band.SAME
            if first >= first_row:
                if is_same:
                    self.earlier.setdefault(row, first - first_row)
                else:
                    possible.append(PossibleDuplicate(row, None, first - first_row, judgement))
            elif is_same:
                self._take_best(row, stored[first], judgement)
            else:
                possible.append(PossibleDuplicate(row, PersonId(stored[first]), None, judgement))
        self.possible = tuple(
            one
            for one in possible
            if one.row_index not in self.best and not is_one_household(one.judgement)
        )

    def _take_best(self, row: int, person_id: int, judgement: Judgement) -> None:
        """Keep who shares most; of two, who came first."""
        so_far = self.best.get(row)
        if so_far is None or len(judgement.agreeing) > len(so_far[1].agreeing):
            self.best[row] = (person_id, judgement)


def _candidates(
    connection: Connection, rows: Sequence[ApplicantRow], keys: Sequence[PersonKeys]
) -> set[int]:
    """Return who in the store shares a key with a row."""
    if not has_people(connection):
        return set()
    turned = [
        fold_name("".join(reversed(row.name.split()))) for row in rows if " " in row.name.strip()
    ]
    wanted = {
        "email_key": [key.email for key in keys],
        "phone_key": [key.phone for key in keys],
        "name_key": [*(key.name for key in keys), *turned],
        "kana_key": [key.kana for key in keys if key.birth],
    }
    return {one for found in known_keys(connection, wanted).values() for one in found}


def _known(
    connection: Connection, rows: Sequence[ApplicantRow], matches: _Matches
) -> list[KnownPerson]:
    wanted = {person_id for person_id, _ in matches.best.values()}
    people = read_people(connection, wanted)
    applied = applications_of(connection, wanted)
    found = []
    for at, (person_id, judgement) in sorted(matches.best.items()):
        row = rows[at]
        facts = (fold_name(row.job_applied), row.applied_on)
        is_same = facts in applied.get(person_id, [])
        agreeing = tuple(_SHOWN_AS.get(one, one) for one in judgement.agreeing if one != "address")
        found.append(
            _known_person(at, row, (person_id, people[person_id]), agreeing, is_same=is_same)
        )
    return found


_SHOWN_AS = {"birth": "birth_date"}


def _joined(matches: _Matches, known_rows: set[int], out: set[int]) -> tuple[tuple[int, int], ...]:
    """Return rows of people who stand in an earlier row too, each with the first one that stays."""
    found: dict[int, int] = {}
    for row, earlier in sorted(matches.earlier.items()):
        first = found.get(earlier, earlier)
        if row not in out and first not in out and row not in known_rows:
            found[row] = first
    return tuple(found.items())


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


def _repeated(rows: Sequence[ApplicantRow], keys: Sequence[PersonKeys]) -> tuple[int, ...]:
    """Return rows that repeat an earlier one: same person, same vacancy, same day."""
    seen: set[tuple[object, ...]] = set()
    titles = {title: fold_name(title) for title in {row.job_applied for row in rows}}
    repeated = []
    for at, (row, key) in enumerate(zip(rows, keys, strict=True)):
        contact = key.email or key.phone or key.birth
        if not contact:
            continue
        one = (key.name, contact, titles[row.job_applied], row.applied_on)
        if one in seen:
            repeated.append(at)
        seen.add(one)
    free(seen)
    return tuple(repeated)
