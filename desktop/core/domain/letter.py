"""A notice on paper."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """One person's letter; it may take several pages.

    Attributes:
        address: Lines for the window of the envelope: postal code and place; then the name.
        sender: Lines of the company: name, place, telephone.
        link: The relay link as it is printed, without its scheme; empty without one.
        qr: The link as a QR code, rows of dark (True) and light fields without a quiet zone.
    """

    address: tuple[str, ...] = field(repr=False)
    name: str = field(repr=False)
    sender: tuple[str, ...]
    day: str
    subject: str = field(repr=False)
    body: str = field(repr=False)
    link: str = field(default="", repr=False)
    qr: tuple[tuple[bool, ...], ...] = field(default=(), repr=False)
