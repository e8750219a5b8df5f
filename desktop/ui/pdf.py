"""HTML of our own as a PDF: Qt lays it out with the fonts of the system (decision 0021)."""

from typing import Final

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

_MARGIN_MM: Final = 2.0
"""Qt adds two centimetres of its own where a document is printed."""


def make_pdf(html: str, title: str) -> bytes:
    """Return A4 pages; works in any thread once there is an application that knows fonts."""
    # A document lays itself out by a timer, and a worker has none without a loop of its own.
    loop = QEventLoop()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)
    buffer.close()
    loop.processEvents()
    return bytes(buffer.data().data())
