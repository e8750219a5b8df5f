"""A link as a QR code; segno knows the standard (ISO/IEC 18004)."""

import segno


def qr_fields(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of dark (True) and light fields, without the quiet zone around them.

    A quarter of the code may be dirty or folded (level M is 15 %, Q 25 %): letters are.
    """
    code = segno.make_qr(text, error="q")
    return tuple(tuple(bool(value) for value in row) for row in code.matrix)
