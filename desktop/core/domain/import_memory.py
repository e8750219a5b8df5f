"""What is remembered of a file: how it was read, and its rows as they lay there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.domain.ids import ApplicationId, ImportId, PersonId
from desktop.core.domain.sheet import CellValue
from desktop.core.domain.sheet_columns import ApplicantField


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """A column of a file as a person left it.

    Attributes:
        field: What it was imported as; None where its cells are only kept beside the person.
        is_refused: Its cells are neither imported nor kept (公正な採用選考 and the like).
    """

    header: str
    field: ApplicantField | None = None
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """What a person chose for files of one shape; it holds headers, never cells.

    Attributes:
        shape_key: As `SheetAnalysis.shape_key`.
        table_key: The table chosen where the file has several; empty takes the best.
        columns: In the order of the file it was saved from.
        name: As the person called it; empty where it was remembered without being asked.
        used_at: When it was last saved or used.
    """

    shape_key: str
    columns: tuple[KeptColumn, ...]
    table_key: str = ""
    name: str = ""
    has_hidden_rows: bool = False
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """A table that was imported, without its rows."""

    sheet_id: int
    import_id: ImportId
    imported_at: datetime
    name: str
    columns: tuple[KeptColumn, ...]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as it lay in the file; one cell a column of its `KeptSheet`, refused ones None.

    Attributes:
        row_number: As the spreadsheet program showed it.
    """

    sheet_id: int
    row_number: int
    person_id: PersonId
    application_id: ApplicationId | None
    cells: tuple[CellValue, ...]


class PairDecision(StrEnum):
    """What a person said of a row that looked like somebody."""

    MERGED = "merged"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class DecidedPair:
    """A decision on a row, known by a keyed hash of what identifies it, and a person.

    Attributes:
        other_id: Whom the row became where the two were kept apart.
    """

    person_id: PersonId
    row_hash: bytes
    decision: PairDecision
    other_id: PersonId | None = None
