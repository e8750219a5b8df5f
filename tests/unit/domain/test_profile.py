"""The identity guard and what a request shows."""

from datetime import UTC, datetime

import pytest

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.profile import (
    Obstacle,
    OfferedProfile,
    ProfileField,
    ProfileRequest,
    RequestState,
    identity_obstacles,
    offer_obstacles,
)
from wire.profile import ProfileItem

HANAKO = PersonDraft("髙見本 花子", email="Hanako@Example.org")
_AT = datetime(2026, 11, 20, tzinfo=UTC)


def test_the_items_are_those_of_the_contract() -> None:
    assert [item.value for item in ProfileField] == [item.value for item in ProfileItem]


@pytest.mark.parametrize(
    ("name", "email", "obstacles"),
    [
        ("高見本　花子", "ｈａｎａｋｏ@example.org", ()),
        ("髙見本花子", "hanako@example.org ", ()),
        ("髙見本 花", "hanako@example.org", (Obstacle.NAME,)),
        ("", "hanako@example.org", (Obstacle.NAME,)),
        ("髙見本 花子", "hanako@example.com", (Obstacle.EMAIL,)),
        ("髙見本 花子", "", (Obstacle.EMAIL,)),
    ],
    ids=["folded", "spaces", "part", "no-name", "other-mail", "no-mail"],
)
def test_the_applicant_is_known_by_folded_name_and_normalized_address(
    name: str, email: str, obstacles: tuple[Obstacle, ...]
) -> None:
    assert identity_obstacles(name, email, HANAKO) == obstacles


def test_nobody_is_known_without_a_person_or_an_address() -> None:
    assert identity_obstacles("髙見本 花子", "a@example.org", None) == (Obstacle.NO_PERSON,)
    unaddressed = PersonDraft("髙見本 花子")
    assert identity_obstacles("髙見本 花子", "", unaddressed) == (Obstacle.NO_EMAIL,)


@pytest.mark.parametrize(
    ("items", "is_offered"),
    [(("education",), True), ((), False), (("education", "salary"), False)],
    ids=["offered", "none", "one-of-a-later-version"],
)
def test_only_what_is_offered_can_be_handed_over(
    items: tuple[str, ...], *, is_offered: bool
) -> None:
    offered = OfferedProfile((ProfileField.EDUCATION, ProfileField.PREFECTURE))

    assert (offer_obstacles(items, offered) == ()) is is_offered


def test_a_request_can_be_approved_while_it_waits_and_nothing_stands_against_it() -> None:
    plain = ProfileRequest(1, "c", None, RequestState.OPEN, _AT, (), "1", values={"a": "b"})
    held = ProfileRequest(1, "c", None, RequestState.OPEN, _AT, (), "1", (Obstacle.NAME,))
    over = ProfileRequest(1, "c", None, RequestState.REFUSED, _AT, (), "1")

    assert [one.can_approve for one in (plain, held, over)] == [True, False, False]
    assert [one.is_open for one in (plain, held, over)] == [True, True, False]
    assert plain.sha256 != held.sha256 == over.sha256
