"""An import from the first look at a file to its summary."""

from dataclasses import dataclass
from datetime import datetime

from desktop.core.domain.changes import Changes
from desktop.core.domain.duplicates import Judgement
from desktop.core.domain.ids import ImportId, PersonId, UndoId
from desktop.core.domain.sheet import SheetAnalysis


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


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What would happen, before anything is stored.

    Attributes:
        file_label: Kind and size only; the file's own name is shown by the page, never stored.
        erased_rows: Row indices that match an erased person (decision 15): left out by default.
        held_rows: Row indices that cannot be imported as they are.
        joined_rows: Row index and the earlier row of the same person; both become one person.
        possible: Pairs that only a person can decide on; apart by default.
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
    joined_rows: tuple[tuple[int, int], ...] = ()
    possible: tuple[PossibleDuplicate, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the person chose where the preview asked.

    Attributes:
        separate_rows: Row indices to import as new people although they look known.
        erased_as_new: Erased matches to take as 新しい応募.
        merged: Of ``ImportPreview.possible``, what was decided to be one person.
    """

    separate_rows: frozenset[int] = frozenset()
    erased_as_new: frozenset[int] = frozenset()
    merged: tuple[PossibleDuplicate, ...] = ()


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
