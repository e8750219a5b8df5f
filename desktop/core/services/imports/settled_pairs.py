"""A preview after a person has said who is who."""

from collections.abc import Collection
from dataclasses import replace

from desktop.core.domain.import_memory import PairDecision
from desktop.core.domain.importing import (
    ImportPreview,
    PairAnswer,
    PossibleDuplicate,
    RowPair,
)

_Pair = tuple[int, int | None, int | None]


def settled(
    preview: ImportPreview, answers: Collection[PairAnswer]
) -> tuple[ImportPreview, tuple[PossibleDuplicate, ...]]:
    """Return the preview without the pairs kept apart, and the possible ones that are one person.

    Pairs nobody answered stay as they were: sure ones together, possible ones apart.
    """
    apart = {_key(one.pair) for one in answers if one.decision is PairDecision.APART}
    together = {_key(one.pair) for one in answers if one.decision is PairDecision.MERGED}
    known = tuple(one for one in preview.known if (one.row_index, one.person_id, None) not in apart)
    joined = tuple(one for one in preview.joined_rows if (one[0], None, one[1]) not in apart)
    merged = tuple(
        one for one in preview.possible if (one.row_index, one.person_id, one.other_row) in together
    )
    return replace(preview, known=known, joined_rows=joined), merged


def _key(pair: RowPair) -> _Pair:
    return (pair.row_index, pair.person_id, pair.other_row)
