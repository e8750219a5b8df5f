"""Double-entry rules for registration units, pure and shared by both sides.

Every entry moves units between four accounts whose sum is always zero. A balance depends on the set
of entries alone: neither their order nor how often each was delivered matters.

Source:
    `docs/wire.md`, "Ledger", invariants I1 to I12; decision 8.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

GENESIS: Final = "0" * 64
"""`prev` of an employer's first ledger entry."""


class Account(StrEnum):
    """Where units are."""

    WORLD = "world"
    AVAILABLE = "avail"
    RESERVED = "resv"
    USED = "used"


class EntryKind(StrEnum):
    """What happened. `REVIEW` and `CLEAR` mark a unit and move nothing."""

    EARN = "earn"
    VOID = "void"
    RESERVE = "reserve"
    RELEASE = "release"
    CONSUME = "consume"
    BONUS = "bonus"
    EXPIRE = "expire"
    REVIEW = "review"
    CLEAR = "clear"


MOVES: Final[Mapping[EntryKind, tuple[Account, Account]]] = {
    EntryKind.EARN: (Account.WORLD, Account.AVAILABLE),
    EntryKind.VOID: (Account.AVAILABLE, Account.WORLD),
    EntryKind.RESERVE: (Account.AVAILABLE, Account.RESERVED),
    EntryKind.RELEASE: (Account.RESERVED, Account.AVAILABLE),
    EntryKind.CONSUME: (Account.RESERVED, Account.USED),
    EntryKind.BONUS: (Account.WORLD, Account.AVAILABLE),
    EntryKind.EXPIRE: (Account.AVAILABLE, Account.WORLD),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to units.

    Attributes:
        kind: What happened.
        ref: The unit or the redemption; kind and ref together identify the entry.
        units: How many units moved.
    """

    kind: EntryKind
    ref: str
    units: int = 1


@dataclass(frozen=True, slots=True)
class Balance:
    """Units of one employer.

    Attributes:
        earned: Units ever earned, also those voided or in review.
        voided: Units voided for proven fraud.
        bonus: Units given by the agency.
        expired: Units that lapsed under the terms.
        reserved: Units held by open redemptions.
        consumed: Units spent on introductions.
        in_review: Earned units that cannot be spent yet (shown as 確認中).
        deferred: Voided units that still wait for later units to be taken from (I9).
    """

    earned: int = 0
    voided: int = 0
    bonus: int = 0
    expired: int = 0
    reserved: int = 0
    consumed: int = 0
    in_review: int = 0
    deferred: int = 0

    @property
    def held(self) -> int:
        """Units on the available account, also those in review; never below zero (I2)."""
        inflow = self.earned + self.bonus - self.voided - self.expired
        return inflow - self.reserved - self.consumed + self.deferred

    @property
    def available(self) -> int:
        """Units that can be spent now."""
        return max(0, self.held - self.in_review)

    def slots(self, ratio: int) -> int:
        """Return the 紹介枠 granted so far, spent or not; units in review do not count yet (I5)."""
        firm = self.earned - self.voided + self.bonus - self.expired - self.in_review
        return max(0, firm // ratio)

    def open_slots(self, ratio: int) -> int:
        """Return the 紹介枠 that can be used now."""
        return self.available // ratio

    def accounts(self) -> dict[Account, int]:
        """Return all four accounts; their sum is zero (I1)."""
        holdings = {
            Account.AVAILABLE: self.held,
            Account.RESERVED: self.reserved,
            Account.USED: self.consumed,
        }
        return {Account.WORLD: -sum(holdings.values()), **holdings}


def balance(entries: Iterable[Entry]) -> Balance:
    """Return the balance of a set of entries, in whatever order and however often they came."""
    by_identity = {(entry.kind, entry.ref): entry.units for entry in entries}
    total = {kind: _sum_of(kind, by_identity) for kind in EntryKind}
    closed = total[EntryKind.RELEASE] + total[EntryKind.CONSUME]
    reserved = total[EntryKind.RESERVE] - closed
    inflow = total[EntryKind.EARN] + total[EntryKind.BONUS]
    outflow = total[EntryKind.VOID] + total[EntryKind.EXPIRE]
    held = inflow - outflow - reserved - total[EntryKind.CONSUME]
    return Balance(
        earned=total[EntryKind.EARN],
        voided=total[EntryKind.VOID],
        bonus=total[EntryKind.BONUS],
        expired=total[EntryKind.EXPIRE],
        reserved=reserved,
        consumed=total[EntryKind.CONSUME],
        in_review=len(_in_review(by_identity)),
        deferred=max(0, -held),
    )


def _sum_of(kind: EntryKind, by_identity: Mapping[tuple[EntryKind, str], int]) -> int:
    return sum(units for (entry_kind, _), units in by_identity.items() if entry_kind is kind)


def _in_review(by_identity: Mapping[tuple[EntryKind, str], int]) -> set[str]:
    refs = {kind: {ref for k, ref in by_identity if k is kind} for kind in EntryKind}
    reviewed = refs[EntryKind.REVIEW] & refs[EntryKind.EARN]
    return reviewed - refs[EntryKind.CLEAR] - refs[EntryKind.VOID]
