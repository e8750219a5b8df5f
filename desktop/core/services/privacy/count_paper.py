"""A table of counts with noise as a document and as a workbook, with what the noise means."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from desktop.core.domain.anonymous import SUPPRESSED
from desktop.core.domain.counts import CountBy, CountQuestion, CountTable
from desktop.core.domain.document import Document, Grid, Heading, PaperLanguage, Points
from desktop.core.domain.sheet import CellValue
from desktop.core.exporters.xlsx import Sheet, write_book
from desktop.core.privacy.noise import spread
from desktop.core.services.privacy.count_people import code_words
from desktop.core.services.privacy.paper_words import COUNTS, field_word, say
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings
from desktop.core.settings import TOKYO

_JAPANESE: Final = PaperLanguage.JAPANESE


def shown_cells(table: CountTable, least: int, language: PaperLanguage) -> list[list[str]]:
    """Return head and lines as they are read: small numbers are not shown."""
    question = table.question
    few = say(COUNTS["few"], language, k=least)
    columns = [_word(question.columns, code, language) for code in table.columns]
    head = [field_word(question.rows.value, language), *columns]
    lines = [
        [
            _word(question.rows, code, language),
            *(str(count) if count >= least else few for count in counts),
        ]
        for code, counts in zip(table.rows, table.counts, strict=True)
    ]
    return [head, *lines]


def count_document(
    workspace: Workspace, table: CountTable, language: PaperLanguage = _JAPANESE
) -> Document:
    """Return the table as a document."""
    least = read_settings(workspace).k
    head, *lines = shown_cells(table, least, language)
    return Document(
        say(COUNTS["title"], language),
        (
            Grid((), tuple(_about(workspace, table, language))),
            Grid(tuple(head), tuple(map(tuple, lines))),
            Heading(say(COUNTS["what"], language)),
            Points(reading_help(table.precision, least, language)),
        ),
        language,
    )


def write_counts(
    workspace: Workspace, table: CountTable, path: Path, language: PaperLanguage = _JAPANESE
) -> None:
    """Write the table as a workbook to a file a person chose.

    Raises:
        AppError: EXPORT_FOLDER or DISK_FULL.
    """
    least = read_settings(workspace).k
    cells = [_numbers(line) for line in shown_cells(table, least, language)]
    about: list[Sequence[CellValue]] = [
        *_about(workspace, table, language),
        *((one,) for one in reading_help(table.precision, least, language)),
    ]
    title = say(COUNTS["title"], language)
    what = say(COUNTS["what"], language)
    widths = (28, *(12 for _ in table.columns))
    write_book(
        path,
        [Sheet(title, cells, widths=widths, has_header=True), Sheet(what, about, widths=(24, 60))],
    )


def reading_help(precision: int, least: int, language: PaperLanguage) -> tuple[str, ...]:
    """Return what the noise means, in words."""
    return (
        say(COUNTS["noise"], language, spread=spread(precision)),
        say(COUNTS["small"], language, k=least),
        say(COUNTS["again"], language),
        say(COUNTS["who"], language),
    )


def noise_within(precision: int) -> int:
    """Return how far a number is from the true one at most, in 19 of 20 cases."""
    return spread(precision)


def period_words(question: CountQuestion, language: PaperLanguage) -> str:
    """Return a period in words."""
    if question.quarter == 0:
        year = question.business_year
        return say(COUNTS["year"], language, year=year, next=year + 1)
    first, after = question.span
    last = after - timedelta(days=1)
    return say(COUNTS["quarter"], language, first=f"{first:%Y/%m}", last=f"{last:%Y/%m}")


def _about(
    workspace: Workspace, table: CountTable, language: PaperLanguage
) -> list[tuple[str, str]]:
    facts = {
        "company": read_settings(workspace).company_name,
        "period": period_words(table.question, language),
        "made": table.asked_at.astimezone(TOKYO).date().isoformat(),
        "spent": f"{table.precision / 1000:.2f}",
    }
    return [(say(COUNTS[key], language), text) for key, text in facts.items()]


def _word(by: CountBy | None, code: str, language: PaperLanguage) -> str:
    if by is None:
        return say(COUNTS["people"], language)
    return say(COUNTS["unknown"], language) if code == SUPPRESSED else code_words(by, code)


def _numbers(line: Sequence[str]) -> list[CellValue]:
    return [int(cell) if cell.isdecimal() else cell for cell in line]
