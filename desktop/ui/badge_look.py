"""What a badge says and how; painted by widgets, carried by cells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadgeLook:
    """A word on a quiet ground.

    Attributes:
        tone: ``plain``, ``ok``, ``warn``, ``danger``, ``accent`` or ``line``.
        icon_name: A Lucide icon before the word; empty for none.
    """

    text: str
    tone: str = "plain"
    icon_name: str = ""
