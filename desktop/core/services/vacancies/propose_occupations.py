"""Propose occupations of 厚生労働省編職業分類 2022 for a title; a person chooses."""

from collections.abc import Mapping

from desktop.core.domain.vacancy import OccupationProposal
from desktop.core.importers import occupation_proposal

_SURE = 90


def propose_occupations(title: str, limit: int = 3) -> tuple[OccupationProposal, ...]:
    """Return the occupations that fit best, surest first; none for an empty title."""
    return occupation_proposal.propose_occupations(title, limit=limit)


def surest_occupation(title: str) -> str:
    """Return a code only where the proposal is sure; an unknown occupation is better than a wrong.

    A batch then says ``*`` for it.
    """
    found = propose_occupations(title, limit=1)
    return found[0].code if found and found[0].score >= _SURE else ""


def list_occupations() -> tuple[tuple[str, str], ...]:
    """Return every middle class as (code, name), in the order of the classification."""
    return tuple(occupation_names().items())


def occupation_names() -> Mapping[str, str]:
    """Return the names of the middle classes by code."""
    return occupation_proposal.occupations()
