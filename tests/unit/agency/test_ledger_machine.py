"""The whole ledger under drawn acts: after each step all twelve invariants hold.

Source:
    `docs/wire.md`, "Ledger", I1 to I12. 12 stories of 20 acts in the suite, 1,000 of 50 under
    `soak`.
"""

import os
import tempfile
import uuid
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from typing_extensions import override

from agency.policy import REAL
from agency.service import code_limits, due, own_page, redemptions, reviews, settling
from agency.service.redemptions import NoSuchRedemptionError
from agency.service.reviews import NoSuchUnitError
from agency.settings import DEFAULT_TERMS
from agency.store import invariants, ledger
from agency.store.tables import arrivals
from tests.unit.agency.rig import Employer, Rig
from wire.api import AgencyRefusedError
from wire.events import Event, EventType, Moved, UnitEvent, typed_data
from wire.ledger import Balance, Entry, EntryKind, balance
from wire.link_token import TokenKind
from wire.messages import BalanceStatement, Terms
from wire.redemption import RedemptionRequest

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
IS_SOAK = bool(os.environ.get("CAREER_RELAY_SOAK"))
STORIES, ACTS = (1_000, 50) if IS_SOAK else (12, 20)
PEOPLE = st.integers(1, 6)
EMPLOYERS = st.integers(0, 1)
# Quick terms, so that a short story comes by slots, bonus and expiry.
QUICK = Terms(
    version="quick",
    text="x",
    ratio=2,
    person_window_months=2,
    unit_valid_months=3,
    bonus_every_units=3,
    bonus_units=2,
)
KINDS = {
    EventType.CREDIT_EARNED: EntryKind.EARN,
    EventType.CREDIT_VOIDED: EntryKind.VOID,
    EventType.CREDIT_RESERVED: EntryKind.RESERVE,
    EventType.CREDIT_RELEASED: EntryKind.RELEASE,
    EventType.CREDIT_CONSUMED: EntryKind.CONSUME,
    EventType.CREDIT_BONUS: EntryKind.BONUS,
    EventType.CREDIT_EXPIRED: EntryKind.EXPIRE,
    EventType.REGISTRATION_REVIEW: EntryKind.REVIEW,
    EventType.REGISTRATION_CLEARED: EntryKind.CLEAR,
}


def projection(events: tuple[Event, ...]) -> Balance:
    """Return the balance as a desktop computes it from the feed alone."""
    entries = []
    for event in events:
        data, kind = typed_data(event), KINDS.get(event.kind)  # type: ignore[call-overload]
        if kind is not None and isinstance(data, UnitEvent):
            entries.append(Entry(kind, data.unit))
        elif kind is not None and isinstance(data, Moved):
            entries.append(Entry(kind, data.ref, data.n))
    return balance(entries)


def told(statement: BalanceStatement) -> tuple[int, ...]:
    return (
        statement.earned,
        statement.voided,
        statement.bonus,
        statement.expired,
        statement.in_review,
        statement.reserved,
        statement.consumed,
        statement.available,
    )


def computed(found: Balance) -> tuple[int, ...]:
    return (
        found.earned,
        found.voided,
        found.bonus,
        found.expired,
        found.in_review,
        found.reserved,
        found.consumed,
        found.available,
    )


class Books(RuleBasedStateMachine):
    """Two employers, six people, and everything that can happen to them."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="cr-books-")
        self.rig = Rig(Path(self.folder.name), policy=REAL, terms=QUICK)
        self.employers: list[Employer] = [self.rig.employer(), self.rig.employer()]
        self.common = [each.token(TokenKind.COMMON) for each in self.employers]
        self.used = [each.token() for each in self.employers]
        self.slots: list[tuple[int, str]] = []

    @override
    def teardown(self) -> None:
        self.rig.agency.store.close()
        self.folder.cleanup()

    @rule(who=PEOPLE, where=EMPLOYERS, way=st.sampled_from(["fresh", "used", "common"]))
    def register(self, who: int, where: int, way: str) -> None:
        ways = {"fresh": self.employers[where].token(), "used": self.used[where]}
        self.rig.register(ways.get(way, self.common[where]), who)

    @rule(days=st.sampled_from([1, 8, 40, 95]))
    def wait(self, days: int) -> None:
        self.rig.clock.move(days=days)
        for each in self.employers:
            due.settle_due(self.rig.agency, each.id)
        settling.sweep(self.rig.agency)

    @rule(lot=st.sampled_from([0, 99]))
    def audit(self, lot: int) -> None:
        self.rig.lot = lot

    @rule(data=st.data(), is_void=st.booleans())
    def end_a_review(self, data: st.DataObject, *, is_void: bool) -> None:
        waiting = reviews.waiting(self.rig.agency)
        if not waiting:
            return
        unit = data.draw(st.sampled_from(sorted(state.unit for state in waiting)))
        if is_void:
            reviews.void(self.rig.agency, unit, "drawn")
        else:
            reviews.clear(self.rig.agency, unit)

    @rule(where=EMPLOYERS, nth=st.integers(0, 5))
    def void_a_unit(self, where: int, nth: int) -> None:
        events = self.employers[where].api.events(after=0).events
        earned = [each.data["unit"] for each in events if each.kind == EventType.CREDIT_EARNED]
        if earned:
            with suppress(NoSuchUnitError):
                reviews.void(self.rig.agency, earned[nth % len(earned)], "drawn")

    @rule(where=EMPLOYERS)
    def reserve(self, where: int) -> None:
        name, api = str(uuid.uuid4()), self.employers[where].api
        open_before = api.balance().available
        try:
            api.redeem(name, RedemptionRequest(job_title="旋盤工"))
        except AgencyRefusedError:
            assert open_before < QUICK.ratio
            return
        assert open_before >= QUICK.ratio
        self.slots.append((where, name))
        api.redeem(name, RedemptionRequest(job_title="旋盤工"))

    @rule(nth=st.integers(0, 9), act=st.sampled_from(["release", "introduce", "decline", "use"]))
    def go_on(self, nth: int, act: str) -> None:
        if not self.slots:
            return
        where, name = self.slots[nth % len(self.slots)]
        public = f"e_{self.employers[where].id:016x}"
        with suppress(AgencyRefusedError, NoSuchRedemptionError):
            if act == "release":
                self.employers[where].api.release(name)
            elif act == "introduce":
                redemptions.introduce(self.rig.agency, public, name)
            elif act == "decline":
                redemptions.decline(self.rig.agency, public, name)
            else:
                redemptions.consume(self.rig.agency, public, name)

    @rule(nth=st.integers(0, 9))
    def hire(self, nth: int) -> None:
        if not self.slots:
            return
        where, name = self.slots[nth % len(self.slots)]
        before = told(self.employers[where].api.balance())
        with suppress(NoSuchRedemptionError):
            public = f"e_{self.employers[where].id:016x}"
            redemptions.note_hired(self.rig.agency, public, name)
        assert told(self.employers[where].api.balance()) == before

    @rule(who=PEOPLE)
    def withdraw(self, who: int) -> None:
        before = [told(each.api.balance()) for each in self.employers]
        key = code_limits.address_key(self.rig.agency, f"hanako{who}@example.org")
        own_page.withdraw(self.rig.agency, key)
        assert [told(each.api.balance()) for each in self.employers] == before

    @invariant()
    def the_books_are_sound(self) -> None:
        window = round(QUICK.person_window_months * settling.MONTH_S)
        with self.rig.agency.store.reading() as connection:
            assert invariants.violations(connection, window_s=window) == ()
            for each in self.employers:
                assert ledger.first_broken(connection, each.id) is None

    @invariant()
    def the_feed_says_what_the_statement_says(self) -> None:
        for each in self.employers:
            statement = each.api.balance()
            page = each.api.events(after=0)
            assert [event.seq for event in page.events] == list(range(1, len(page.events) + 1))
            assert statement.as_of_seq == len(page.events)
            assert told(statement) == computed(projection(page.events))

    @invariant()
    def every_token_is_genuine(self) -> None:
        with self.rig.agency.store.reading() as connection:
            rows = connection.execute(select(arrivals.c.employer_id, arrivals.c.token)).all()
        assert all(self.rig.agency.links.own_text(token, owner) == token for owner, token in rows)


def test_whatever_happens_the_books_are_sound() -> None:
    run_state_machine_as_test(
        Books,
        settings=settings(
            max_examples=STORIES,
            stateful_step_count=ACTS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"{STORIES} stories of up to {ACTS} acts")  # noqa: T201 - the proof prints its n


def test_the_quick_terms_differ_from_the_usual_ones() -> None:
    assert (DEFAULT_TERMS.ratio, DEFAULT_TERMS.unit_valid_months) == (10, None)
