"""What was said of pairs so far, and what it means for the numbers of an import."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.core.domain.import_memory import PairDecision
from desktop.core.domain.importing import ImportPreview, PairAnswer, PairKind, RowPair

_Key = tuple[int, int, int]
_SURE = frozenset({PairKind.KNOWN, PairKind.JOINED})


@dataclass(frozen=True, slots=True)
class Keeping:
    """Which value stays where two differ.

    Attributes:
        taken: Fields in which the row's value stays.
        is_filling: Whether the row fills what the other one left empty.
    """

    taken: frozenset[str] = frozenset()
    is_filling: bool = False


@dataclass(slots=True)
class PairAnswers:
    """Answers by what stays the same when a file is looked at again: numbers of rows, people.

    Attributes:
        decisions: What was said; pairs nobody spoke of are missing.
        keeping: Which values stay, where that is not what was there first.
    """

    decisions: dict[_Key, PairDecision] = field(default_factory=dict)
    keeping: dict[_Key, Keeping] = field(default_factory=dict)
    _preview: ImportPreview | None = None
    _touched: dict[_Key, RowPair] = field(default_factory=dict)
    _by_row: dict[int, list[RowPair]] = field(default_factory=dict)

    def show_preview(self, preview: ImportPreview, *, is_same_file: bool) -> None:
        """Take another preview; answers hold as long as the file is the same."""
        self._preview = preview
        self._by_row, self._touched = {}, {}
        if not is_same_file:
            self.decisions.clear()
            self.keeping.clear()
        if self.decisions or self.keeping:
            for pair in preview.pairs:
                key = self._key(pair)
                if key in self.decisions or key in self.keeping:
                    self._touched[key] = pair

    def decision(self, pair: RowPair) -> PairDecision | None:
        """Return what was said of a pair, None for nothing."""
        return self.decisions.get(self._key(pair))

    def is_together(self, pair: RowPair) -> bool:
        """Say whether a pair becomes one person as things stand."""
        said = self.decision(pair)
        return pair.kind in _SURE if said is None else said is PairDecision.MERGED

    def decide(self, pair: RowPair, decision: PairDecision) -> None:
        """Say what a pair is; a row can be but one person of the store."""
        self.decisions[self._touch(pair)] = decision
        if decision is PairDecision.MERGED and pair.person_id is not None:
            for other in self._pairs_of(pair.row_index):
                is_rival = other.person_id is not None and other != pair
                if is_rival and self.is_together(other):
                    self.decisions[self._touch(other)] = PairDecision.APART

    def keep(self, pair: RowPair, keeping: Keeping) -> None:
        """Say which values stay."""
        self.keeping[self._touch(pair)] = keeping

    def kept(self, pair: RowPair) -> Keeping:
        """Return which values stay."""
        return self.keeping.get(self._key(pair), Keeping())

    def answers(self) -> tuple[PairAnswer, ...]:
        """Return every answer about pairs that are still there."""
        return tuple(
            PairAnswer(pair, said)
            for pair in self._touched.values()
            if (said := self.decision(pair)) is not None
        )

    def taken(self) -> Mapping[int, frozenset[str]]:
        """Return the fields each row gives to its person."""
        return {pair.row_index: kept.taken for pair, kept in self._kept_together() if kept.taken}

    def filling(self) -> frozenset[int]:
        """Return the rows that fill what their person left empty."""
        return frozenset(pair.row_index for pair, kept in self._kept_together() if kept.is_filling)

    def joined_more(self) -> int:
        """Return how many rows more than before any answer belong to somebody else's record."""
        found = 0
        for at in {pair.row_index for pair in self._touched.values()}:
            pairs = self._pairs_of(at)
            found += any(self.is_together(pair) for pair in pairs)
            found -= any(pair.kind in _SURE for pair in pairs)
        return found

    def open_count(self) -> int:
        """Return how many pairs only a person can decide on, and nobody has."""
        preview = self._preview
        if preview is None:
            return 0
        asked = sum(1 for pair in preview.pairs if pair.kind not in _SURE)
        said = [
            pair
            for key, pair in self._touched.items()
            if pair.kind not in _SURE and key in self.decisions
        ]
        return asked - len(said)

    def _kept_together(self) -> Iterable[tuple[RowPair, Keeping]]:
        return (
            (pair, self.kept(pair)) for pair in self._touched.values() if self.is_together(pair)
        )

    def _touch(self, pair: RowPair) -> _Key:
        key = self._key(pair)
        self._touched[key] = pair
        return key

    def _pairs_of(self, at: int) -> list[RowPair]:
        if not self._by_row and self._preview is not None:
            for pair in self._preview.pairs:
                self._by_row.setdefault(pair.row_index, []).append(pair)
        return self._by_row.get(at, [])

    def _key(self, pair: RowPair) -> _Key:
        if self._preview is None:
            raise RuntimeError("a pair without a preview")
        rows = self._preview.analysis.rows
        other = -1 if pair.other_row is None else rows[pair.other_row].row_number
        return (rows[pair.row_index].row_number, pair.person_id or 0, other)
