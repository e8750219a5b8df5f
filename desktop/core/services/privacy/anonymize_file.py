"""Anonymize a file that was read; nothing is written and nobody is marked by this."""

import random
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from desktop.core.domain.anonymous import SPEED_FIRST, SUPPRESSED, PrivacyPolicy
from desktop.core.domain.attributes import kept_rules
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.file_release import FileMade, FileReading, LeftOut
from desktop.core.domain.risk import RiskReport
from desktop.core.ports import IsCancelled, Progress
from desktop.core.privacy.any_table import TableMade, TableRecords, anonymize_table
from desktop.core.privacy.file_trees import load_file_trees
from desktop.core.privacy.grouping.problem import Watch
from desktop.core.privacy.grouping.search import Effort
from desktop.core.privacy.hierarchies import describe
from desktop.core.privacy.risk import assess
from desktop.core.services.privacy.duty_papers import FIELD_WORDS
from desktop.core.services.privacy.file_records import records_of, unread_counts
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.vacancies import decided_occupations

_MOST_PAIRS: Final = 500
_MOST_RECORDS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class FileWishes:
    """What the user chooses beside the columns.

    Attributes:
        k: 5, 7 or 10; None takes the setting.
        max_loss: As the hold-back of batches; 1.0 lets everybody go who can.
        leave_out_known: Whether people in the store stay out; otherwise they count as released.
        seed: For tests; None draws one, which is kept with the processing method.
    """

    k: int | None = None
    max_loss: float = SPEED_FIRST
    leave_out_known: bool = False
    seed: int | None = None


def anonymize_file(
    workspace: Workspace,
    reading: FileReading,
    wishes: FileWishes,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> FileMade:
    """Return the anonymized table.

    Raises:
        AppError: FILE_SAYS_NOTHING where no column may leave; FILE_TOO_FEW with the numbers where
            too few people are alike; CANCELLED.
    """
    left_out = dict(reading.left_out)
    if wishes.leave_out_known:
        left_out |= {at: LeftOut.ON_FILE for at in reading.known if at not in left_out}
    profile = replace(reading.profile, k=wishes.k or reading.profile.k)
    reading = replace(reading, profile=profile)
    rows = [at for at in range(reading.row_count) if at not in left_out]
    with workspace.store.read() as connection:
        titles = decided_occupations(connection)
    policy = PrivacyPolicy(
        k=profile.k,
        l=profile.l,
        max_share=profile.max_share,
        max_loss=wishes.max_loss,
        max_records=_MOST_RECORDS,
    )
    if len(rows) < policy.min_records:
        raise _too_few(policy, len(rows))
    records = records_of(reading, rows, titles, workspace.today())
    if not records.quasi:
        raise AppError(ErrorCode.FILE_SAYS_NOTHING)
    seed = secrets.randbits(32) if wishes.seed is None else wishes.seed
    made = anonymize_table(
        records,
        policy,
        load_file_trees(),
        effort=Effort.thorough(len(rows), seed),
        watch=Watch(progress, is_cancelled),
    )
    if not made.rows:
        raise _too_few(policy, 0)
    counts = Counter(left_out.values())
    if made.waiting:
        counts[LeftOut.TOO_FEW_ALIKE] = len(made.waiting)
    return _finished(reading, rows, (records, made), (dict(counts), seed))


def _too_few(policy: PrivacyPolicy, count: int) -> AppError:
    context = {"least": policy.min_records, "count": count, "k": policy.k}
    return AppError(ErrorCode.FILE_TOO_FEW, context)


def _finished(
    reading: FileReading,
    rows: list[int],
    table: tuple[TableRecords, TableMade],
    told: tuple[Mapping[LeftOut, int], int],
) -> FileMade:
    records, made = table
    words = _in_words(made, records.free)
    after = list(zip(*words.values(), strict=True))
    quasi = [column[: len(records.quasi)] for column in after]
    sizes = Counter(quasi)
    before = _before(reading, [rows[at] for at in made.rows])
    pairs = tuple(
        (one, two, sizes[three]) for one, two, three in zip(before, after, quasi, strict=True)
    )[:_MOST_PAIRS]
    report = _report(records, made, after)
    saying = _saying(made, records)
    dropped = tuple(heading_of(name) for name in words if name not in saying)
    kept = [at for at, name in enumerate(words) if name in saying]
    pairs = tuple((one, tuple(two[at] for at in kept), three) for one, two, three in pairs)
    mixed = [tuple(row[at] for at in kept) for row in after]
    _mix(mixed)
    return FileMade(
        reading=reading,
        headings={name: heading_of(name) for name in words if name in saying},
        rows=tuple(mixed),
        pairs=pairs,
        hidden=made.hidden,
        left_out=told[0],
        unread={heading_of(name): n for name, n in unread_counts(records).items() if n},
        released=tuple(rows[at] for at in made.rows),
        report=report,
        seed=told[1],
        dropped=dropped,
    )


def _saying(made: TableMade, records: TableRecords) -> frozenset[str]:
    """Return the columns that say anything of anybody; one at least, or there were no groups."""
    told = frozenset(name for name, labels in made.columns.items() if set(labels) != {SUPPRESSED})
    return told if told & set(records.quasi) else told | {next(iter(records.quasi))}


def _mix(rows: list[tuple[str, ...]]) -> None:
    """Shuffle until the order is not that of the alphabet: that could tell how it came about."""
    mixer = random.SystemRandom()
    mixer.shuffle(rows)
    while len(set(rows)) > 1 and rows in (sorted(rows), sorted(rows, reverse=True)):
        mixer.shuffle(rows)


def heading_of(name: str) -> str:
    """Return what a column of the result is called."""
    return FIELD_WORDS.get(name) or name.rpartition("#")[0]


def _in_words(made: TableMade, free: frozenset[str]) -> dict[str, tuple[str, ...]]:
    trees = load_file_trees()
    return {
        name: tuple(
            describe({name: label}, trees)[name]
            if name not in free or label == SUPPRESSED
            else label
            for label in labels
        )
        for name, labels in made.columns.items()
    }


def _before(reading: FileReading, rows: list[int]) -> list[tuple[str, ...]]:
    """Return the source cells of the columns that leave, as they lie in the file."""
    kept = [rule.column for rule in kept_rules(reading.profile)]
    people = reading.analysis.rows
    return [
        tuple(people[at].raw[c] if c < len(people[at].raw) else "" for c in kept) for at in rows
    ]


def _report(records: TableRecords, made: TableMade, after: list[tuple[str, ...]]) -> RiskReport:
    sources = list(zip(*records.quasi.values(), strict=True))
    width = len(records.quasi)
    return assess(
        [sources[at] for at in made.rows],
        [row[:width] for row in after],
        {heading_of(name): (made.columns[name], name in made.hidden) for name in records.sensitive},
        {heading_of(name): loss for name, loss in made.losses.items()},
    )
