"""Groups while they are searched: members, what they have in common, what they are worth."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.masks import Worth

NOTHING: Final = -1
"""All bits: the AND over nobody."""
Change = dict[int, tuple[list[int], int]]
"""Group → its new members and what they have in common; keys below 0 are new groups."""


class Solution:
    """A set of groups that all keep the criterion.

    Attributes:
        members: Rows of each group; empty where the group is gone.
        common: Mask of what the members share.
        value: Members times the worth of the common mask.
        where: Group of each row.
        masks: Mask of each row.
        worth: Mask → worth.
        own: Worth of each row's own mask: what it could tell alone.
    """

    __slots__ = (
        "_criterion",
        "_free",
        "_sensitive",
        "common",
        "masks",
        "members",
        "own",
        "value",
        "where",
        "worth",
    )  # fmt: skip

    def __init__(
        self,
        members: Sequence[Sequence[int]],
        masks: list[int],
        worth: Worth,
        rule: tuple[Criterion, Sequence[Sequence[int]]],
    ) -> None:
        self._criterion, self._sensitive = rule
        self._free: list[int] = []
        self.masks = masks
        self.worth = worth
        self.own = [worth[mask] for mask in masks]
        self.members = [list(rows) for rows in members]
        self.common = [self.shared(rows) for rows in self.members]
        self.value = [
            len(rows) * worth[mask] for rows, mask in zip(self.members, self.common, strict=True)
        ]
        self.where = [NOTHING] * len(masks)
        for group, rows in enumerate(self.members):
            for row in rows:
                self.where[row] = group

    def shared(self, rows: Iterable[int]) -> int:
        """Return the mask that rows have in common."""
        mask, masks = NOTHING, self.masks
        for row in rows:
            mask &= masks[row]
        return mask

    def shared_without(self, group: int, row: int) -> int:
        """Return what the others of a group have in common."""
        mask, masks, floor = NOTHING, self.masks, self.common[group]
        for other in self.members[group]:
            if other != row:
                mask &= masks[other]
                if mask == floor:
                    break
        return mask

    def excess(self, row: int) -> float:
        """Return how much more a row could tell alone than its group does."""
        return self.own[row] - self.worth[self.common[self.where[row]]]

    def apply(self, change: Mapping[int, tuple[list[int], int]]) -> bool:
        """Make a change if every group of it keeps the criterion; tell whether it was made."""
        for rows, _ in change.values():
            if rows and not self._criterion.keeps(rows, self._sensitive):
                return False
        gone = []
        for at, (rows, mask) in change.items():
            group = self._new() if at < 0 else at
            self.members[group] = rows
            if not rows:
                gone.append(group)
            self.common[group] = mask
            self.value[group] = len(rows) * self.worth[mask] if rows else 0.0
            for row in rows:
                self.where[row] = group
        self._free += gone
        return True

    def total(self) -> float:
        """Return what all groups are worth."""
        return sum(self.value)

    def _new(self) -> int:
        if self._free:
            return self._free.pop()
        self.members.append([])
        self.common.append(0)
        self.value.append(0.0)
        return len(self.members) - 1
