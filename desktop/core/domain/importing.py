"""An import from the first look at a file to its summary."""

from dataclasses import dataclass
from datetime import datetime

from desktop.core.domain.changes import Changes
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
class ImportPreview:
    """What would happen, before anything is stored.

    Attributes:
        file_label: Kind and size only; the file's own name is shown by the page, never stored.
        erased_rows: Row indices that match an erased person (decision 15): left out by default.
        held_rows: Row indices that cannot be imported as they are.
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


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the person chose where the preview asked.

    Attributes:
        separate_rows: Row indices to import as new people although they look known.
        erased_as_new: Erased matches to take as 新しい応募.
    """

    separate_rows: frozenset[int] = frozenset()
    erased_as_new: frozenset[int] = frozenset()


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
