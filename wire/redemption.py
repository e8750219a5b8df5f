"""Redemptions: a 紹介枠 asked for, held, given back or used.

Source:
    `docs/wire.md`, "Redemptions"; decision 8.
"""

from enum import StrEnum
from typing import Annotated, Final

import msgspec

MAX_SKILLS: Final = 20
_Line = Annotated[str, msgspec.Meta(max_length=200)]


class RedemptionState(StrEnum):
    """Where a redemption stands. The last two are its end (I6)."""

    RESERVED = "reserved"
    """Units are held, somebody is looked for."""
    INTRODUCED = "introduced"
    """Somebody is proposed; the identity is not handed over yet."""
    CONSUMED = "consumed"
    """The person agreed and the employer knows who it is; hiring changes nothing."""
    RELEASED = "released"
    """The units are back: cancelled, declined, or 90 days without an introduction."""


CLOSED: Final = frozenset({RedemptionState.CONSUMED, RedemptionState.RELEASED})


class ReleaseReason(StrEnum):
    """Why units came back."""

    CANCELLED = "cancelled"
    DECLINED = "declined"
    EXPIRED = "expired"


class RedemptionRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of `PUT /v1/redemptions/{uuid}`: what an introduction is asked for.

    It speaks of a position, never of a person. No text is longer than 200 characters, but for the
    conditions (2,000); there are at most 20 skills.

    Attributes:
        job_title: Name of the position.
        occupation: Code of 厚生労働省編職業分類 2022, or `*`.
        region: Prefecture code, or `*`.
        workplace: Where the work is, such as a town.
        start: When it begins, in words.
        skills: What the person should know.
        conditions: Anything else, such as 正社員・日勤.
    """

    job_title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    occupation: Annotated[str, msgspec.Meta(pattern=r"^(\*|[0-9A-Z-]{1,10})$")] = "*"
    region: Annotated[str, msgspec.Meta(pattern=r"^(\*|[0-9]{2})$")] = "*"
    workplace: _Line = ""
    start: _Line = ""
    skills: Annotated[tuple[_Line, ...], msgspec.Meta(max_length=MAX_SKILLS)] = ()
    conditions: Annotated[str, msgspec.Meta(max_length=2_000)] = ""


class Redemption(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of the redemption endpoints.

    Attributes:
        id: The identifier the employer chose, a UUID in lower case.
        state: A `RedemptionState`, or one of a later version.
        units: How many units it holds or used, by the ratio of the day it was reserved.
        reason: A `ReleaseReason` once released; empty before.
    """

    id: str
    state: str
    units: int
    reason: str = ""
