"""An import from the first look at a file to its summary."""

from dataclasses import dataclass
from datetime import datetime

from desktop.core.domain.changes import Changes
from desktop.core.domain.ids import ImportId, PersonId, UndoId
from desktop.core.domain.import_memory import ImportProfile
from desktop.core.domain.sheet import RawSheet, SheetAnalysis
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
class ImportPreview:
    """What would happen, before anything is stored.

    Attributes:
        file_label: Kind and size only; the file's own name is shown by the page, never stored.
        erased_rows: Row indices that match an erased person (decision 15): left out by default.
        held_rows: Row indices that cannot be imported as they are.
        sheets: Every table of the file as it lies there, to look at another one.
        tables: What may be chosen, the likeliest first.
        profile: How files of this shape were read before; None for a new shape.
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


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """Which table of a file to read, and how, where a person says so.

    Attributes:
        sheet_name: Its likeliest table is read; empty leaves the choice to what was read before.
        table_key: One table of all; wins over the name of a sheet.
        profile: A reading to use whatever the file's shape; None takes the one of its shape.
        is_fresh: Whether to understand the file anew, without any profile.
    """

    sheet_name: str = ""
    table_key: str = ""
    profile: ImportProfile | None = None
    is_fresh: bool = False


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
