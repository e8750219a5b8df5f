"""Which rows of a file are imported, and how they lie in the scratch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from desktop.core.domain.ids import PersonId
from desktop.core.domain.importing import ImportChoices, ImportPreview
from desktop.core.domain.kana_order import KEY_BITS, order_number
from desktop.core.domain.sheet import ApplicantRow
from desktop.core.services.imports.kept_cells import CellKeeper
from desktop.core.storage.queries.bulk_people import (
    application_values,
    person_values,
)
from desktop.core.storage.queries.staged_people import StagedApplication, StagedChunk
from desktop.core.storage.search_index import Terms, searched_keys

_INDEX_CHUNK: Final = 200
_PART_BITS: Final = KEY_BITS + 28
"""What of a number is the same for readings whose first two characters are."""


class ChosenRow(NamedTuple):
    """A row to import.

    Attributes:
        at: Index into ``SheetAnalysis.rows``.
        person_id: Who in the store it belongs to, if known.
        group: Number of the row that is the first of this person in the file; 0 for who is alone.
    """

    at: int
    person_id: PersonId | None
    group: int = 0


def choose_rows(preview: ImportPreview, choices: ImportChoices) -> list[ChosenRow]:
    """Return the rows to import, in file order, with the person each belongs to, if known."""
    erased_out = set(preview.erased_rows) - choices.erased_as_new
    out = {*preview.held_rows, *preview.duplicate_rows, *erased_out, *_unchanged(preview, choices)}
    known = _known(preview, choices)
    groups = _groups(preview, choices)
    chosen = []
    for at in range(len(preview.analysis.rows)):
        if at not in out:
            first = groups.get(at)
            who = known.get(at) or (None if first is None else known.get(first))
            group = 0 if first is None else preview.analysis.rows[first].row_number
            chosen.append(ChosenRow(at, who, group))
    return chosen


def _unchanged(preview: ImportPreview, choices: ImportChoices) -> set[int]:
    return {
        one.row_index
        for one in preview.known
        if one.is_same_application and one.row_index not in choices.separate_rows
    }


def _known(preview: ImportPreview, choices: ImportChoices) -> dict[int, PersonId]:
    found = {one.row_index: one.person_id for one in preview.known}
    decided = {one.row_index: one.person_id for one in choices.merged if one.person_id is not None}
    return {at: who for at, who in (found | decided).items() if at not in choices.separate_rows}


def _groups(preview: ImportPreview, choices: ImportChoices) -> dict[int, int]:
    """Return, for rows of people with several rows, the first row of each."""
    decided = [
        (one.row_index, one.other_row) for one in choices.merged if one.other_row is not None
    ]
    first: dict[int, int] = {}
    for at, earlier in sorted((*preview.joined_rows, *decided)):
        if at not in choices.separate_rows:
            first[at] = first.setdefault(earlier, earlier)
    return first


class Stager:
    """Packs rows for the scratch, as they will be stored.

    Attributes:
        titles: The vacancies named, each with its place as first typed.
        joined: Numbers in the scratch of new people who stand in several rows.
        known: People in the store who get an application.
        applications: How many were packed.
        new_people: How many of their people are new.
    """

    def __init__(self, rows: Sequence[ApplicantRow], keeper: CellKeeper) -> None:
        self._rows = rows
        self._keeper = keeper
        # In parts by how the reading begins: to sort all at once would hold the interpreter, and
        # with it the window, for a tenth of a second.
        self._order: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
        self._title_numbers: dict[str, int] = {}
        self._by_group: dict[int, int] = {}
        self.titles: list[tuple[str, str]] = []
        self.joined: set[int] = set()
        self.known: set[PersonId] = set()
        self.applications = 0
        self.new_people = 0

    def pack(self, chosen: Iterable[ChosenRow]) -> StagedChunk:
        """Return some rows packed."""
        chunk = StagedChunk()
        for one in chosen:
            self._add(chunk, self._rows[one.at], one)
        return chunk

    def _add(self, chunk: StagedChunk, row: ApplicantRow, one: ChosenRow) -> None:
        self.applications += 1
        number = self.applications
        person_no = None if one.person_id is not None else self._person_no(chunk, one)
        if one.person_id is not None:
            self.known.add(one.person_id)
        application = StagedApplication(
            number,
            one.person_id,
            person_no,
            self._title_no(row),
            row.reapproach_consent,
            row.disclosure_consent,
            application_values(row),
        )
        chunk.add_application(application)
        chunk.keep_row(number, row.row_number, self._keeper.cells_of(row))

    def _person_no(self, chunk: StagedChunk, one: ChosenRow) -> int:
        """Return the number of a new person; who stands in an earlier row is added once."""
        row, group = self._rows[one.at], one.group
        before = self._by_group.get(group)
        if before is not None:
            self.joined.add(before)
            return before
        self.new_people += 1
        if group:
            self._by_group[group] = self.new_people
        values = person_values(row, row.notes)
        keys = searched_keys(values)
        place = order_number(keys[1], PersonId(self.new_people))
        # One text a person: a hundred thousand of these are held until the move. No key has spaces.
        self._order[place >> _PART_BITS].append((place, one.at, "\n".join(keys)))
        chunk.add_person(
            self.new_people,
            values,
            newest=self.applications,
            may_reapproach=bool(row.reapproach_consent),
        )
        return self.new_people

    def terms_in_order(self, taken: int) -> Iterator[list[tuple[int, str]]]:
        """Yield the search terms of the new people in index order, some at a time.

        What was yielded is forgotten.

        Args:
            taken: The highest number of a person in the store; theirs follow.

        Raises:
            ValueError: There are more people than the index has numbers.
        """
        order_number("", PersonId(taken + self.new_people))
        terms = Terms()
        for part in sorted(self._order):
            people = sorted(self._order.pop(part))
            for first in range(0, len(people), _INDEX_CHUNK):
                yield [
                    (place + taken, terms.of_keys(keys.split("\n"), self._listed(at)))
                    for place, at, keys in people[first : first + _INDEX_CHUNK]
                ]

    def _listed(self, at: int) -> tuple[str, ...]:
        row = self._rows[at]
        return (*row.skills, *row.qualifications)

    def _title_no(self, row: ApplicantRow) -> int:
        number = self._title_numbers.setdefault(row.job_applied, len(self.titles))
        if number == len(self.titles):
            self.titles.append((row.job_applied, row.place_of_work))
        return number
