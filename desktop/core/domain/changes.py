"""Kinds of records a command touched; screens whose kind is in it reload."""

from enum import StrEnum


class Change(StrEnum):
    """A kind of record."""

    PEOPLE = "people"
    VACANCIES = "vacancies"
    IMPORTS = "imports"
    NOTICES = "notices"
    BATCHES = "batches"
    CREDITS = "credits"
    SYNC = "sync"
    SETTINGS = "settings"
    REQUESTS = "requests"
    """What was decided here about profiles and slots, and waits for the agency."""


Changes = frozenset[Change]
