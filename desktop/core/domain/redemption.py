"""紹介枠 asked for: where each stands, told by the agency's events."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SlotState(StrEnum):
    """Where a 紹介枠 that was asked for stands."""

    WAITING = "waiting"
    """Not yet answered by the agency."""
    REFUSED = "refused"
    RESERVED = "reserved"
    INTRODUCED = "introduced"
    CONSUMED = "consumed"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One 紹介枠 asked for.

    Attributes:
        job_title: Empty where another device of the company asked.
        units: Units it holds, held or used.
        fault: Why the agency refused; empty otherwise.
    """

    ref: str
    state: SlotState
    job_title: str
    units: int
    asked_at: datetime | None
    fault: str = ""


def slot_state(kinds: AbstractSet[str], fault: str) -> SlotState:
    """Return where a 紹介枠 stands.

    Args:
        kinds: What the agency told of it: ``consume``, ``release``, ``reserve`` and
            ``introduction.…``; their order does not matter.
        fault: Why the agency refused; empty where it did not.
    """
    if "consume" in kinds:
        return SlotState.CONSUMED
    if "release" in kinds:
        return SlotState.RELEASED
    if any(kind.startswith("introduction.") for kind in kinds):
        return SlotState.INTRODUCED
    if "reserve" in kinds:
        return SlotState.RESERVED
    return SlotState.REFUSED if fault else SlotState.WAITING
