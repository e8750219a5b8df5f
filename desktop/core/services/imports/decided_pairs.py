"""What was decided of pairs before: the same file asks no more, nor does the next one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from desktop.core.domain.duplicates import judge, keys_of
from desktop.core.domain.ids import ImportId, PersonId
from desktop.core.domain.import_memory import DecidedPair, PairDecision
from desktop.core.domain.importing import ImportPreview, KnownPerson, PairAnswer
from desktop.core.domain.sheet import ApplicantRow
from desktop.core.domain.text_folding import fold_name
from desktop.core.services.imports.row_facts import person_of
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.import_memory import (
    has_decisions,
    read_decisions,
    rows_of_same_file,
    write_decisions,
)
from desktop.core.storage.queries.people import applications_of, read_people

_SEPARATOR: Final = "\x1f"
_Candidate = tuple[int, PersonId]


def with_decisions(workspace: Workspace, preview: ImportPreview) -> ImportPreview:
    """Return the preview with rows and people as they were decided on before.

    A row of the very same file is the person it became then, however little it is known by.
    """
    with workspace.store.read() as connection:
        before = _same_rows(connection, preview)
        if not before and not has_decisions(connection):
            return preview
        memory = _Memory(workspace, connection, preview)
        memory.look_up(_stored_candidates(preview))
        known = {one.row_index: one.person_id for one in preview.known}
        memory.look_up(
            (at, who)
            for at, other in _row_pairs(preview)
            if (who := before.get(other) or memory.people.get(other) or known.get(other))
        )
        decided = memory.people | before
        found = _known(connection, preview, decided, memory.apart)
    return _applied(preview, found, frozenset(before), memory.apart)


def remember_pairs(
    workspace: Workspace,
    connection: Connection,
    import_id: ImportId,
    answered: Iterable[tuple[PairAnswer, ApplicantRow, PersonId, PersonId]],
) -> None:
    """Remember answers: with the row, whom it became and whom it was compared with."""
    pairs = [
        DecidedPair(other, row_hash(workspace, row), answer.decision, became)
        if answer.decision is PairDecision.APART
        else DecidedPair(other, row_hash(workspace, row), answer.decision)
        for answer, row, became, other in answered
        if (answer.decision is PairDecision.MERGED) == (became == other)
    ]
    now = workspace.clock.now()
    write_decisions(connection, pairs, import_id=import_id, actor=workspace.actor, now=now)


def row_hash(workspace: Workspace, row: ApplicantRow) -> bytes:
    """Return the keyed hash of what identifies a row."""
    return workspace.keyed_hash("row", _SEPARATOR.join(keys_of(person_of(row))))


class _Memory:
    """What is remembered of the rows of a file.

    Attributes:
        people: Row → whom it was decided to be.
        apart: Rows and people who are not the same.
    """

    def __init__(
        self, workspace: Workspace, connection: Connection, preview: ImportPreview
    ) -> None:
        self._workspace, self._connection = workspace, connection
        self._rows = preview.analysis.rows
        self._hashes: dict[int, bytes] = {}
        self._others: dict[int, set[PersonId]] = {}
        self.people: dict[int, PersonId] = {}
        self.apart: set[_Candidate] = set()

    def look_up(self, candidates: Iterable[_Candidate]) -> None:
        """Take in what was decided of rows and people."""
        wanted = list(candidates)
        decided = read_decisions(self._connection, {who for _, who in wanted})
        asked = {who for who, _ in decided}
        for at, who in wanted:
            pair = decided.get((who, self._hash(at))) if who in asked else None
            if pair is None:
                continue
            if pair.decision is PairDecision.MERGED:
                self.people[at] = who
            else:
                self.apart.add((at, who))
                if pair.other_id is not None:
                    self._others.setdefault(at, set()).add(pair.other_id)
        self._settle()

    def _settle(self) -> None:
        """Say who a row is that was kept apart from somebody.

        Two people may be known by the same words; then the application tells them apart, and where
        it does not, nothing was decided of this row.
        """
        doubtful = {
            at
            for at, others in self._others.items()
            if len(others) > 1 or any((at, who) in self.apart for who in others)
        }
        people = {who for at in doubtful for who in self._others[at]}
        applied = applications_of(self._connection, people)
        for at, others in self._others.items():
            facts = (fold_name(self._rows[at].job_applied), self._rows[at].applied_on)
            fitting = sorted(
                who for who in others if at not in doubtful or facts in applied.get(who, [])
            )
            if len(fitting) == 1:
                self.people.setdefault(at, fitting[0])
                self.apart.discard((at, fitting[0]))
            elif at not in self.people:
                self.apart = {one for one in self.apart if one[0] != at}

    def _hash(self, at: int) -> bytes:
        if at not in self._hashes:
            self._hashes[at] = row_hash(self._workspace, self._rows[at])
        return self._hashes[at]


def _same_rows(connection: Connection, preview: ImportPreview) -> dict[int, PersonId]:
    if preview.was_imported_at is None:
        return {}
    name = preview.analysis.sheet.name
    same = rows_of_same_file(connection, preview.file_sha256, name)
    rows = enumerate(preview.analysis.rows)
    return {at: same[row.row_number] for at, row in rows if row.row_number in same}


def _stored_candidates(preview: ImportPreview) -> list[_Candidate]:
    known = [(one.row_index, one.person_id) for one in preview.known]
    possible = [
        (one.row_index, one.person_id) for one in preview.possible if one.person_id is not None
    ]
    return known + possible


def _row_pairs(preview: ImportPreview) -> list[tuple[int, int]]:
    possible = [
        (one.row_index, one.other_row) for one in preview.possible if one.other_row is not None
    ]
    return [*preview.joined_rows, *possible]


def _known(
    connection: Connection,
    preview: ImportPreview,
    decided: Mapping[int, PersonId],
    apart: set[_Candidate],
) -> dict[int, KnownPerson]:
    """Return who of the store each row is, after what was decided."""
    found = {
        one.row_index: one
        for one in preview.known
        if (one.row_index, one.person_id) not in apart
        and decided.get(one.row_index, one.person_id) == one.person_id
    }
    missing = {at: who for at, who in decided.items() if at not in found}
    people = read_people(connection, missing.values())
    applied = applications_of(connection, missing.values())
    for at, who in missing.items():
        if who in people:
            row = preview.analysis.rows[at]
            judgement = judge(keys_of(people[who]), keys_of(person_of(row)))
            facts = (fold_name(row.job_applied), row.applied_on)
            agreeing, differing = judgement.agreeing, judgement.differing
            is_same = facts in applied.get(who, [])
            found[at] = KnownPerson(at, who, agreeing, differing, {}, {}, is_same)
    return found


def _applied(
    preview: ImportPreview,
    found: Mapping[int, KnownPerson],
    before: frozenset[int],
    apart: set[_Candidate],
) -> ImportPreview:
    # A row of the same file is there already, even if somebody has changed its application since.
    known = tuple(
        replace(one, is_same_application=True) if at in before else one
        for at, one in sorted(found.items())
    )

    def is_open(at: int, other: int) -> bool:
        who = found.get(other)
        return at not in found and (who is None or (at, who.person_id) not in apart)

    possible = tuple(
        one
        for one in preview.possible
        if one.row_index not in found
        and (one.person_id is None or (one.row_index, one.person_id) not in apart)
        and (one.other_row is None or is_open(one.row_index, one.other_row))
    )
    joined = tuple(pair for pair in preview.joined_rows if is_open(*pair))
    out = {*preview.held_rows, *preview.erased_rows, *preview.duplicate_rows}
    known_rows = set(found) - out
    unchanged = {one.row_index for one in known if one.is_same_application}
    return replace(
        preview,
        known=known,
        joined_rows=joined,
        possible=possible,
        new_count=len(preview.analysis.rows) - len(out | known_rows) - len(joined),
        known_count=len(known_rows - unchanged) + len(joined),
    )
