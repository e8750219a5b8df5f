"""Identifiers, one type each, so that a person is never mistaken for an application."""

from typing import NewType

PersonId = NewType("PersonId", int)
ApplicationId = NewType("ApplicationId", int)
VacancyId = NewType("VacancyId", int)
ImportId = NewType("ImportId", int)
NoticeId = NewType("NoticeId", int)
BatchId = NewType("BatchId", int)
UndoId = NewType("UndoId", str)
"""Names an act that can be taken back, for example ``import:12``."""
