# ruff: noqa: ANN401 - what is planted passes on whatever it gets
"""The machine of the books finds what it must: each fault, planted, breaks an invariant.

Two of them in the suite, all under `soak`.
"""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from agency.service import due, own_page, redemptions, settling
from agency.store import feed, ledger, people, units
from tests.unit.agency.test_ledger_machine import Books
from wire.events import EventType
from wire.ledger import EntryKind

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
IS_SOAK = bool(os.environ.get("CAREER_RELAY_SOAK"))
Plant = Callable[[pytest.MonkeyPatch], None]
_MANY = settings(
    max_examples=150,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def _always(answer: object) -> Callable[..., Any]:
    def act(*_args: object, **_more: object) -> object:
        return answer

    return act


def _claims_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(people, "claim", _always(answer=True))


def _enters_twice(patch: pytest.MonkeyPatch) -> None:
    real = ledger.post

    def post(*args: Any, **more: Any) -> bool:
        real(*args, **more)
        return True

    patch.setattr(ledger, "post", post)
    patch.setattr(ledger, "holds", _always(answer=False))


def _tells_no_bonus(patch: pytest.MonkeyPatch) -> None:
    real = feed.append

    def append(connection: Any, employer_id: int, kind: EventType, data: Any, **more: Any) -> Any:
        if kind is EventType.CREDIT_BONUS:
            return None
        return real(connection, employer_id, kind, data, **more)

    patch.setattr(feed, "append", append)


def _spends_what_is_in_review(patch: pytest.MonkeyPatch) -> None:
    def cleared(entries: Any) -> Any:
        kept = [each for each in entries if each.kind is not EntryKind.REVIEW]
        return redemptions_balance(kept)

    redemptions_balance = redemptions.balance
    patch.setattr(redemptions, "balance", cleared)


def _takes_back_on_withdrawal(patch: pytest.MonkeyPatch) -> None:
    real = own_page.withdraw

    def withdraw(agency: Any, person_key: str) -> None:
        with agency.store.reading() as connection:
            found = people.registrations_of(connection, person_key)
        for each in found:
            if each.unit:
                from agency.service import reviews  # noqa: PLC0415 - planted

                reviews.void(agency, each.unit, "planted")
        real(agency, person_key)

    patch.setattr(own_page, "withdraw", withdraw)


def _lapses_what_is_held(patch: pytest.MonkeyPatch) -> None:
    def lapsed(connection: Any, employer_id: int, *_more: object) -> int:
        held = ledger.accounts(connection, employer_id)
        return held.resv

    patch.setattr(due, "_lapsed", lapsed)


def _loses_the_token(patch: pytest.MonkeyPatch) -> None:
    real = settling._arrival

    def arrival(own: Any) -> Any:
        return units.Arrival(
            **{name: getattr(real(own), name) for name in _MEMBERS} | {"token": ""}
        )

    patch.setattr(settling, "_arrival", arrival)


_MEMBERS = tuple(units.Arrival.__dataclass_fields__)
MUTANTS: dict[str, Plant] = {
    "an entry is made twice": _enters_twice,
    "a withdrawal takes the credit back": _takes_back_on_withdrawal,
    "a person is counted as often as she comes": _claims_nothing,
    "a unit points at no token": _loses_the_token,
    "a bonus is not told": _tells_no_bonus,
    "what is in review is spent": _spends_what_is_in_review,
    "what is held lapses": _lapses_what_is_held,
}
_SHOWN = list(MUTANTS) if IS_SOAK else list(MUTANTS)[:2]


@pytest.mark.parametrize("name", _SHOWN)
def test_the_books_find(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTANTS[name](monkeypatch)

    with pytest.raises(Exception):  # noqa: B017, PT011 - an invariant or a rule of the database
        run_state_machine_as_test(Books, settings=_MANY)
