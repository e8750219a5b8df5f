"""A short document for people outside: a notice, a letter, a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MARKING: Final = "本データは個人情報保護法に基づく匿名加工情報です"
"""What stands in the file, in the header of the request and in the cover letter."""


class DocumentForm(StrEnum):
    """How a document is written down; the value is the ending of its file name."""

    HTML = "html"
    PDF = "pdf"
    TEXT = "txt"


class PaperLanguage(StrEnum):
    """Languages a document for the company itself can be written in."""

    JAPANESE = "ja"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that begins a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``is_marked`` sets it apart."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``head`` may be empty."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Named numbers drawn as bars; one more number each where two are to be compared."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


Block = Heading | Paragraph | Points | Grid | Bars


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says, in order."""

    title: str
    blocks: tuple[Block, ...]
    language: PaperLanguage = PaperLanguage.JAPANESE


def fill_lines(text: str, values: Mapping[str, str], points: Mapping[str, Sequence[str]]) -> str:
    """Fill ``{{name}}`` once: values in their line, points each on a line of its own.

    A value never begins a new line, so it cannot pass for a heading or a point.
    """
    lines = []
    for line in text.splitlines():
        name = line.strip().removeprefix("{{").removesuffix("}}")
        if line.strip() == f"{{{{{name}}}}}" and name in points:
            lines += [f"・{_one_line(point)}" for point in points[name]]
            continue
        pieces = line.split("{{")
        filled = pieces[0]
        for piece in pieces[1:]:
            name, _, rest = piece.partition("}}")
            filled += _one_line(values[name]) + rest
        lines.append(filled.rstrip())
    return "\n".join(lines)


def document_of(text: str) -> Document:
    """Read a text: its first line is the title, ``1. …`` are headings, ``・…`` points."""
    title, _, rest = text.strip().partition("\n")
    blocks: list[Block] = []
    points: list[str] = []
    for line in rest.splitlines():
        if line.startswith("・"):
            points.append(line.removeprefix("・"))
            continue
        if points:
            blocks.append(Points(tuple(points)))
            points = []
        number, _, words = line.partition(". ")
        if number.isdigit() and words:
            blocks.append(Heading(line))
        elif line:
            blocks.append(Paragraph(line, is_marked=MARKING in line))
    if points:
        blocks.append(Points(tuple(points)))
    return Document(title, tuple(blocks))


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
