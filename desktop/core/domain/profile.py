"""Consented profiles: who asks, for what, whether it is the applicant, and what would go."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.ids import PersonId
from desktop.core.domain.text_folding import fold_email, fold_name

MOST_CHARACTERS: Final = 500
"""Of one item, as the contract takes it."""


class ProfileField(StrEnum):
    """What may be handed over; the values are those of the contract."""

    OCCUPATION = "occupation"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    QUALIFICATIONS = "qualifications"
    PREFECTURE = "prefecture"


class RequestState(StrEnum):
    """Where a request stands. OPEN and APPROVED are on their way, the others are its end."""

    OPEN = "open"
    APPROVED = "approved"
    """A person said yes; it goes with the next sync."""
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    FAILED = "failed"
    """The agency did not take what was approved."""
    REVOKED = "revoked"
    """The candidate took the consent back; the agency has deleted what it held."""


class Obstacle(StrEnum):
    """Why a request cannot be approved now."""

    NO_PERSON = "no_person"
    NO_EMAIL = "no_email"
    """The applicant has no address yet: it can be added and confirmed with them."""
    EMAIL = "email"
    NAME = "name"
    NOT_OFFERED = "not_offered"
    """An item the company does not offer (any more), or one this version does not know."""


IDENTITY: Final = frozenset({Obstacle.NO_PERSON, Obstacle.NO_EMAIL, Obstacle.EMAIL, Obstacle.NAME})
"""Obstacles of the identity guard (decision 3)."""


@dataclass(frozen=True, slots=True)
class OfferedProfile:
    """The company's switch: which items candidates may be asked about; none is off.

    Attributes:
        statement: What was confirmed when it was switched on.
        actor: Who confirmed it.
    """

    items: tuple[ProfileField, ...] = ()
    statement: str = ""
    actor: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProfileRequest:
    """One request as a person judges it.

    Attributes:
        name: As the candidate entered it at the agency; empty once closed.
        email: Likewise.
        applicant_name: The applicant the link was written to; empty where nobody is left.
        applicant_email: Likewise.
        items: Names of the items asked for, in the order of the consent.
        values: Exactly what would go, by item.
        obstacles: Why it cannot be approved; empty where it can.
    """

    request_id: int
    consent_id: str
    person_id: PersonId | None
    state: RequestState
    asked_at: datetime
    items: tuple[str, ...]
    text_version: str
    obstacles: tuple[Obstacle, ...] = ()
    decided_at: datetime | None = None
    actor: str = ""
    refusal: str = ""
    fault: str = ""
    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    applicant_name: str = field(default="", repr=False)
    applicant_email: str = field(default="", repr=False)
    vacancy_title: str = ""
    values: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def can_approve(self) -> bool:
        """Whether a person may say yes."""
        return self.state is RequestState.OPEN and not self.obstacles

    @property
    def is_open(self) -> bool:
        """Whether it waits for a person."""
        return self.state is RequestState.OPEN

    @property
    def sha256(self) -> str:
        """What a person has looked at; an approval names it."""
        return digest_of(self.values)


def digest_of(values: Mapping[str, str]) -> str:
    """Return the SHA-256 of values by item."""
    return hashlib.sha256(
        json.dumps(dict(values), ensure_ascii=False, sort_keys=True).encode()
    ).hexdigest()


def identity_obstacles(name: str, email: str, person: PersonDraft | None) -> tuple[Obstacle, ...]:
    """Compare who asks with the applicant: e-mail normalized, name folded (decision 3)."""
    if person is None:
        return (Obstacle.NO_PERSON,)
    found: list[Obstacle] = []
    known = fold_email(person.email)
    if not known:
        found.append(Obstacle.NO_EMAIL)
    elif known != fold_email(email):
        found.append(Obstacle.EMAIL)
    if not fold_name(name) or fold_name(name) != fold_name(person.name):
        found.append(Obstacle.NAME)
    return tuple(found)


def offer_obstacles(items: tuple[str, ...], offered: OfferedProfile) -> tuple[Obstacle, ...]:
    """Say whether every item asked for is one the company offers."""
    allowed = {item.value for item in offered.items}
    return () if items and set(items) <= allowed else (Obstacle.NOT_OFFERED,)
