"""A document as HTML that stands alone, and as plain text."""

from html import escape
from itertools import chain
from typing import Final
from unicodedata import east_asian_width

from desktop.core.domain.document import (
    Bars,
    Block,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)

_STYLE: Final = (
    "body{font-family:'Noto Sans CJK JP','Yu Gothic UI','Hiragino Sans',sans-serif;"
    "font-size:10.5pt;line-height:150%;color:#1a2233;max-width:46em;margin:2em auto;padding:0 1em}"
    "h1{font-size:14pt}h2{font-size:11.5pt;margin:1.2em 0 .3em}"
    "p.mark{background:#eef2fb;border:1px solid #2a54a8;padding:6px 10px;font-weight:bold}"
    "table{border-collapse:collapse}th,td{border:1px solid #c3cad6;padding:3px 8px;"
    "text-align:left}th{background:#f1f3f7}"
)
_COLOURS: Final = ("#98a2b3", "#2a54a8")
_WIDEST: Final = 12


def as_html(document: Document) -> str:
    """Return a whole page: no script, nothing loaded from anywhere, every text escaped."""
    body = "\n".join(_html(block) for block in document.blocks)
    title = escape(document.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{document.language.value}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1>\n{body}\n</body></html>\n"
    )


def as_fragment(document: Document) -> str:
    """Return the body alone, without colours: the window has its own, light or dark."""
    return "\n".join(_html(block) for block in document.blocks)


def as_text(document: Document) -> str:
    """Return plain text with one blank line between parts."""
    parts = [document.title, *(_text(block) for block in document.blocks)]
    return "\n\n".join(parts) + "\n"


def _html(block: Block) -> str:
    match block:
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Paragraph(text, is_marked):
            return f'<p class="mark">{escape(text)}</p>' if is_marked else f"<p>{escape(text)}</p>"
        case Points(texts):
            return "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in texts) + "</ul>"
        case Grid(head, rows):
            return _table(head, [[escape(cell) for cell in row] for row in rows])
        case Bars(head, rows):
            most = max(chain((1,), *(counts for _, counts in rows)))
            cells = [[escape(name), *(_bar(counts, most))] for name, counts in rows]
            return _table(head, cells)


def _table(head: tuple[str, ...], rows: list[list[str]]) -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    lines = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    first = f"<tr>{top}</tr>" if head else ""
    return f'<table border="1" cellspacing="0" cellpadding="4">{first}{lines}</table>'


def _bar(counts: tuple[int, ...], most: int) -> list[str]:
    """Blocks rather than widths: they look the same in a browser, in print and in a PDF."""
    return [
        f'<span style="color:{_COLOURS[at % len(_COLOURS)]}">'
        f"{'■' * _length(count, most, _WIDEST)}</span> {count}"
        for at, count in enumerate(counts)
    ]


def _text(block: Block) -> str:
    match block:
        case Heading(text) | Paragraph(text):
            return text
        case Points(texts):
            return "\n".join(f"・{one}" for one in texts)
        case Grid(head, rows):
            return _columns([*([head] if head else []), *rows])
        case Bars(head, rows):
            lines = [(name, *map(str, counts)) for name, counts in rows]
            return _columns([*([head] if head else []), *lines])


def _columns(rows: list[tuple[str, ...]]) -> str:
    count = max(map(len, rows), default=0)
    wide = [max(_width(row[at]) for row in rows if at < len(row)) for at in range(count)]
    return "\n".join(
        "  ".join(cell + " " * (wide[at] - _width(cell)) for at, cell in enumerate(row)).rstrip()
        for row in rows
    )


def _length(count: int, most: int, widest: int) -> int:
    return max(1, round(count * widest / most)) if count else 0


def _width(text: str) -> int:
    return sum(2 if east_asian_width(each) in "WFA" else 1 for each in text)
