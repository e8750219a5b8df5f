"""Documents read from a text."""

from desktop.core.domain.document import Document, Heading, Paragraph, Points, document_of


def test_a_text_may_end_with_points() -> None:
    assert document_of("題\n\n1. 一\n文\n・甲\n・乙") == Document(
        "題", (Heading("1. 一"), Paragraph("文"), Points(("甲", "乙")))
    )
