"""An import from the first look at a file to its summary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop.core.domain.changes import Changes
from desktop.core.domain.duplicates import Judgement
from desktop.core.domain.ids import ImportId, PersonId, UndoId
from desktop.core.domain.import_memory import ImportProfile, PairDecision
from desktop.core.domain.sheet import ApplicantField, RawSheet, SheetAnalysis
from desktop.core.domain.sheet_findings import TableCandidate


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row that may be someone already in the store.

    Attributes:
        row_index: Index into ``SheetAnalysis.rows``.
        matches: Field names that agree, field names that differ, with both values.
    """

    row_index: int
    person_id: PersonId
    agreeing: tuple[str, ...]
    differing: tuple[str, ...]
    file_values: dict[str, str]
    stored_values: dict[str, str]
    is_same_application: bool


@dataclass(frozen=True, slots=True)
class ImportAnswers:
    """What a person answered about a file before importing it; nothing of it is stored by itself.

    Attributes:
        table_key: Which table, as `TableCandidate.key`; empty takes the profile's or the best.
        columns: Field value by column, empty for "not imported".
        cells: Text to read instead, by (row number, column); empty text leaves the cell empty.
        has_hidden_rows: Whether hidden rows are read too; None leaves it to the profile.
        allowed_cells: (row number, column) of texts to import although they touch an item of
            公正な採用選考.
        words: Code by (field, word as typed), asked once and remembered with the import.
    """

    table_key: str = ""
    columns: Mapping[int, ApplicantField | None] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    has_hidden_rows: bool | None = None
    allowed_cells: frozenset[tuple[int, int]] = frozenset()
    words: Mapping[tuple[ApplicantField, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """A row and somebody else it may be: in the store, or in an earlier row of the same file.

    Attributes:
        row_index: Index into ``SheetAnalysis.rows``.
        person_id: Who it may be in the store; None for a row of the file.
        other_row: Index of the earlier row; None for somebody in the store.
        judgement: Fields that agree, differ and are missing, and how sure it is.
    """

    row_index: int
    person_id: PersonId | None
    other_row: int | None
    judgement: Judgement


class PairKind(StrEnum):
    """What is held of a pair as long as nobody says otherwise."""

    POSSIBLE = "possible"
    """Two people who share more than a name; only a person can join them."""

    NAMESAKE = "namesake"
    """Two people who share a name and nothing else; likewise."""

    KNOWN = "known"
    """Somebody in the store who applies again."""

    JOINED = "joined"
    """One person in two rows of the file."""


@dataclass(frozen=True, slots=True)
class RowPair:
    """A row that will be imported and somebody it may be; the one or the other is given.

    Attributes:
        row_index: Index into ``SheetAnalysis.rows``.
        person_id: Who it may be in the store.
        other_row: Index of the earlier row it may be.
    """

    row_index: int
    kind: PairKind
    person_id: PersonId | None = None
    other_row: int | None = None


@dataclass(frozen=True, slots=True)
class ErasedMatch:
    """A row that matches somebody who was erased (decision 15).

    Attributes:
        row_index: Index into ``SheetAnalysis.rows``.
        kinds: What agrees: ``email``, ``phone``, ``birth`` (name with date of birth).
        erased_at: When; the latest of several.
        is_later: Whether the application is dated after the erasure, so that it may be taken as
            a new one.
    """

    row_index: int
    kinds: tuple[str, ...]
    erased_at: datetime
    is_later: bool


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What would happen, before anything is stored.

    Attributes:
        file_label: Kind and size only; the file's own name is shown by the page, never stored.
        erased_rows: Row indices that match an erased person (decision 15): left out by default.
        held_rows: Row indices that cannot be imported as they are.
        sheets: Every sheet of the file as it lies there, for another answer.
        tables: What may be chosen, the likeliest first.
        profile: How files of this shape were read before; None for a new shape.
        answers: What the person has answered so far.
        joined_rows: Row index and the earlier row of the same person; both become one person.
        possible: Pairs that only a person can decide on; apart by default.
        pairs: Everything a person may want to say of who is who, what needs them most first.
        erased: Of ``erased_rows``, what agrees and since when.
        foreign_rows: Row indices with a nationality or an address abroad, where the file itself
            does not say whether the data come from the EU.
    """

    sheet_names: tuple[str, ...]
    sheet_index: int
    analysis: SheetAnalysis
    known: tuple[KnownPerson, ...]
    erased_rows: tuple[int, ...]
    held_rows: tuple[int, ...]
    duplicate_rows: tuple[int, ...]
    new_count: int
    known_count: int
    file_sha256: str
    was_imported_at: datetime | None = None
    sheets: tuple[RawSheet, ...] = ()
    tables: tuple[TableCandidate, ...] = ()
    profile: ImportProfile | None = None
    answers: ImportAnswers = field(default_factory=ImportAnswers)
    joined_rows: tuple[tuple[int, int], ...] = ()
    possible: tuple[PossibleDuplicate, ...] = ()
    pairs: tuple[RowPair, ...] = ()
    erased: tuple[ErasedMatch, ...] = ()
    foreign_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """Which table of a file to read, and how, where a person says so.

    Attributes:
        sheet_name: Its likeliest table is read; empty leaves the choice to what was read before.
        table_key: One table of all; wins over the name of a sheet.
        profile: A reading to use whatever the file's shape; None takes the one of its shape.
        is_fresh: Whether to understand the file anew, without any profile.
        has_hidden_sheets: Whether sheets the program does not show are read too.
    """

    sheet_name: str = ""
    table_key: str = ""
    profile: ImportProfile | None = None
    is_fresh: bool = False
    has_hidden_sheets: bool = False


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """What a person said of a pair; remembered with the import."""

    pair: RowPair
    decision: PairDecision


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the person chose where the preview asked.

    Attributes:
        separate_rows: Row indices to import as new people although they look known.
        erased_as_new: Erased matches to take as 新しい応募.
        merged: Of ``ImportPreview.possible``, what was decided to be one person.
        answers: Every answer about who is who, for the next file.
        taken: Row index → fields of `PersonDraft` in which the row's value replaces what the
            person had; everywhere else what was there first stays.
        filling: Row indices whose values fill what the person had left empty.
        eu_origin: Row index → whether its data were obtained from the EU; rows without an answer
            keep what the file says.
    """

    separate_rows: frozenset[int] = frozenset()
    erased_as_new: frozenset[int] = frozenset()
    merged: tuple[PossibleDuplicate, ...] = ()
    answers: tuple[PairAnswer, ...] = ()
    taken: Mapping[int, frozenset[str]] = field(default_factory=dict)
    filling: frozenset[int] = frozenset()
    eu_origin: Mapping[int, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Summary of an import."""

    import_id: ImportId
    new_people: int
    new_applications: int
    unchanged: int
    left_out: int
    undo_id: UndoId
    changes: Changes

    @property
    def imported(self) -> int:
        """Rows that are now applications in the store."""
        return self.new_applications
