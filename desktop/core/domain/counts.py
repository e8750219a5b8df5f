"""Counts with noise: what can be asked, what it costs, and what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Final

from desktop.core.domain.changes import Changes

BUDGET: Final = 3_000
"""Thousandths of ε that all tables of one business year may spend together; never more."""
_FIRST_MONTH: Final = 4


class CountBy(StrEnum):
    """What people are counted by; the value is a field of the hierarchies."""

    AGE = "age_band"
    REGION = "region"
    OCCUPATION = "occupation"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    STAGE = "stage"
    REASON = "reason"


class Precision(IntEnum):
    """How exact a table is: what it spends, in thousandths of ε. More is more exact."""

    ROUGH = 250
    ORDINARY = 500
    FINE = 1_000


@dataclass(frozen=True, slots=True)
class CountQuestion:
    """One table. Asked again it has the answer of the first time, however exact it is wished.

    Attributes:
        business_year: The calendar year its April lies in.
        quarter: 1 (April to June) to 4; 0 for the whole year.
        rows: What the lines are.
        columns: What the columns are; None for one column of people.
    """

    business_year: int
    quarter: int
    rows: CountBy
    columns: CountBy | None = None

    @property
    def key(self) -> str:
        """How the ledger knows it; the same whichever way the table is turned."""
        parts = sorted(one.value for one in (self.rows, self.columns) if one is not None)
        return f"Q{self.quarter}/{'/'.join(parts)}"

    @property
    def span(self) -> tuple[date, date]:
        """First day, and the first day after."""
        if self.quarter == 0:
            return _start(self.business_year, 0), _start(self.business_year, 4)
        return (
            _start(self.business_year, self.quarter - 1),
            _start(self.business_year, self.quarter),
        )


@dataclass(frozen=True, slots=True)
class CountTable:
    """An answer.

    Attributes:
        rows, columns: Codes of the lines and columns; one empty code for a single column.
        counts: Line by line, noise included; may be below 0.
        spent: Thousandths of ε it has spent; 0 where it had been asked before.
        precision: Thousandths of ε it was made with.
        changes: Kinds of records touched.
    """

    question: CountQuestion
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    asked_at: datetime
    actor: str
    precision: int
    spent: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class CountLedger:
    """What was asked so far.

    Attributes:
        spent: Business year → thousandths of ε spent.
        asked: Every table, newest first.
    """

    spent: Mapping[int, int]
    asked: tuple[CountTable, ...]

    def left(self, business_year: int) -> int:
        """Return what a year has left."""
        return BUDGET - self.spent.get(business_year, 0)


def business_year_of(day: date) -> int:
    """Return the business year of a day: April to March."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def _start(business_year: int, quarters: int) -> date:
    months = _FIRST_MONTH - 1 + 3 * quarters
    return date(business_year + months // 12, months % 12 + 1, 1)
