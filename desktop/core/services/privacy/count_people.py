"""Counts with noise, for reports of the company's own; they never leave on the wire (decision 12).

A person counts once, by their newest application, and spends only the budget of the business year
that application lies in: it is not given back when the year is over.
"""

from collections import Counter

from desktop.core.domain.anonymous import SUPPRESSED
from desktop.core.domain.changes import Change
from desktop.core.domain.counts import (
    BUDGET,
    CountBy,
    CountLedger,
    CountQuestion,
    CountTable,
    Precision,
)
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.privacy.hierarchies import describe, generalize, load_hierarchies
from desktop.core.privacy.noise import noisy
from desktop.core.services.privacy.candidates import facts_of
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.batches import Candidate, list_candidates
from desktop.core.storage.queries.counts import (
    append_count,
    list_counts,
    read_count,
    spent_by_year,
)

_LEVELS = {CountBy.AGE: 1, CountBy.REGION: 1, CountBy.OCCUPATION: 1}
"""How coarse each count is; finest where nothing is said."""


def count_people(workspace: Workspace, question: CountQuestion, precision: Precision) -> CountTable:
    """Return a table of people with noise; one asked before has its first answer and costs nothing.

    Raises:
        AppError: COUNT_SAME_TWICE where lines and columns are one; COUNT_TOO_EARLY before the
            period has begun; COUNT_BUDGET with what is left where the year cannot spend as much.
    """
    if question.rows is question.columns:
        raise AppError(ErrorCode.COUNT_SAME_TWICE)
    if question.span[0] > workspace.today():
        raise AppError(ErrorCode.COUNT_TOO_EARLY)
    with workspace.store.write() as connection:
        before = read_count(connection, question)
        if before is not None:
            return before
        left = BUDGET - spent_by_year(connection).get(question.business_year, 0)
        if precision > left:
            raise AppError(ErrorCode.COUNT_BUDGET, {"left": left, "cost": int(precision)})
        rows = codes_of(question.rows)
        columns = codes_of(question.columns) if question.columns else ("",)
        cells = _cells(connection, question)
        made = CountTable(
            question=question,
            rows=rows,
            columns=columns,
            counts=noisy([[cells[one, two] for two in columns] for one in rows], precision),
            asked_at=workspace.clock.now(),
            actor=workspace.actor,
            precision=int(precision),
            spent=int(precision),
            changes=frozenset({Change.BATCHES}),
        )
        append_count(connection, made)
        workspace.audit(connection, "counts.asked", spent=int(precision))
    return made


def read_ledger(workspace: Workspace) -> CountLedger:
    """Return what was asked and spent so far."""
    with workspace.store.read() as connection:
        return CountLedger(spent_by_year(connection), list_counts(connection))


def codes_of(by: CountBy) -> tuple[str, ...]:
    """Return every line a table by this has, those with nobody too; the last is of the unknown."""
    tree = load_hierarchies().fields[by.value]
    return (*tree.levels[_LEVELS.get(by, 0)], SUPPRESSED)


def code_words(by: CountBy, code: str) -> str:
    """Return a line in the words of the hierarchies; empty for the unknown."""
    return "" if code == SUPPRESSED else describe({by.value: code}, load_hierarchies())[by.value]


def _cells(connection: Connection, question: CountQuestion) -> Counter[tuple[str, str]]:
    first, after = question.span
    return Counter(
        (_code(one, question.rows), _code(one, question.columns) if question.columns else "")
        for one in list_candidates(connection)
        if one.applied_on is not None
        and first <= one.applied_on < after
        and not one.has_objected
        and not one.is_eu_origin
    )


def _code(one: Candidate, by: CountBy) -> str:
    tables = load_hierarchies()
    label = generalize(facts_of(one), tables)[by.value]
    known = set(codes_of(by))
    return next(step for step in tables.fields[by.value].path(label) if step in known)
