"""Whom to invite again: never without consent, never twice within the gap, each once."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from desktop.core.domain import reapproach as rules
from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import (
    Alike,
    Bar,
    Candidate,
    Cause,
    DuePerson,
    Occasion,
    ReapproachRules,
    Standing,
)
from desktop.core.domain.retention import months_after

AGREED = Standing(has_consent=True)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("change", "bar"),
    [
        ({}, None),
        ({"has_consent": False}, Bar.NO_CONSENT),
        ({"has_opted_out": True}, Bar.OPTED_OUT),
        ({"is_to_be_erased": True}, Bar.TO_BE_ERASED),
        ({"is_hired": True}, Bar.HIRED),
        ({"is_in_selection": True}, Bar.IN_SELECTION),
        ({"has_unknown_mail": True}, Bar.UNKNOWN_MAIL),
        ({"written_on": date(2026, 6, 1)}, Bar.TOO_SOON),
        ({"written_on": date(2026, 5, 20)}, None),
    ],
)
def test_what_bars_an_invitation(change: dict[str, object], bar: Bar | None) -> None:
    standing = replace(AGREED, **change)  # type: ignore[arg-type] - test shorthand

    assert rules.bar_of(standing, date(2026, 11, 20), 6) is bar


def candidate(decided_on: date | None, **values: object) -> Candidate:
    made = Candidate(PersonId(1), decided_on, None, AGREED)
    return replace(made, **values)  # type: ignore[arg-type] - test shorthand


def due_on(one: Candidate, today: date, after: int = 6) -> date | None:
    found = rules.fallen_due([one], today, ReapproachRules(after, 6))
    return found[0].due_on if found else None


def test_a_result_at_the_end_of_august_is_due_at_the_end_of_february() -> None:
    one = candidate(date(2026, 8, 31))

    assert due_on(one, date(2027, 2, 27)) is None
    assert due_on(one, date(2027, 2, 28)) == date(2027, 2, 28)
    assert due_on(one, date(2027, 2, 28), after=12) is None


def test_nobody_is_due_without_a_known_day_or_twice_for_one_selection() -> None:
    today = date(2026, 11, 20)

    assert due_on(candidate(None), today) is None
    assert due_on(candidate(date(2026, 5, 1), occasion_on=date(2026, 11, 2)), today) is None
    assert due_on(candidate(date(2026, 5, 1), occasion_on=date(2025, 11, 2)), today) is not None
    assert due_on(candidate(date(2026, 5, 1), standing=Standing()), today) is None


def test_an_earlier_invitation_moves_the_day() -> None:
    one = candidate(date(2026, 5, 1), standing=replace(AGREED, written_on=date(2026, 6, 10)))

    assert due_on(one, date(2026, 12, 9)) is None
    assert due_on(one, date(2026, 12, 10)) == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("code", "applied", "wished", "how"),
    [
        ("", ["084"], ["084"], None),
        ("084", ["084"], [], Alike.SAME),
        ("084", ["085", ""], [], Alike.MAJOR),
        ("084", ["001"], [], None),
        ("084", ["999"], [], None),
        ("084", ["084"], ["084"], Alike.WISHED),
        ("999", ["998"], [], None),
    ],
)
def test_how_an_occupation_meets_a_person(
    code: str, applied: list[str], wished: list[str], how: Alike | None
) -> None:
    majors = {"084": "13", "085": "13", "001": "01"}

    assert rules.alike(code, applied, wished, majors) is how


def test_a_person_is_due_since_the_oldest_reason() -> None:
    first = Occasion(1, Cause.CONSENT, date(2026, 9, 1))
    second = Occasion(2, Cause.VACANCY, date(2026, 10, 1), rules.VacancyId(3), "溶接工（横浜）")
    one = DuePerson(
        PersonId(1),
        rules.ApplicationId(1),
        "見本 花子",
        "ミホン ハナコ",
        "溶接",
        None,
        has_address=True,
        was_told=True,
        occasions=(first, second),
    )

    assert (one.due_on, one.vacancy) == (date(2026, 9, 1), second)
    assert replace(one, occasions=(first,)).vacancy is None


def turned(standing: Standing, chance: random.Random) -> Standing:
    """Let a person change their mind now and then."""
    has_consent = standing.has_consent ^ (chance.random() < 0.006)
    has_opted_out = standing.has_opted_out ^ (chance.random() < 0.002)
    return replace(standing, has_consent=has_consent, has_opted_out=has_opted_out)


def live_a_life(seed: int) -> tuple[list[tuple[date, Standing]], int, int]:
    """Let one person live some years beside a computer that is often off.

    Returns:
        (day and standing of every invitation, number of results, number of occasions made).
    """
    chance = random.Random(seed)  # noqa: S311 - a test, no secret
    gap, after = chance.randint(1, 12), chance.randint(6, 12)
    one = Candidate(PersonId(1), None, None, Standing(has_consent=chance.random() < 0.7))
    sent: list[tuple[date, Standing]] = []
    results = made = 0
    for number in range(1200):
        today = date(2024, 1, 1) + number * DAY
        if chance.random() < 0.004:
            results += 1
            one = replace(one, decided_on=today)
        one = replace(one, standing=turned(one.standing, chance))
        if chance.random() < 0.8:
            continue  # the computer is off
        found = rules.fallen_due([one], today, ReapproachRules(after, gap))
        if found:
            made += 1
            one = replace(one, occasion_on=today)
        bars = rules.allowed({one.person_id: one.standing}, today, gap)
        if bars[one.person_id] is None and (found or chance.random() < 0.3):
            sent.append((today, one.standing))
            one = replace(one, standing=replace(one.standing, written_on=today))
    for (before, _), (later, _) in pairwise(sent):
        assert later >= months_after(before, gap), "written to again within the gap"
    return sent, results, made


@pytest.mark.parametrize("seed", range(40))
def test_lives_beside_a_computer_that_is_often_off(seed: int) -> None:
    sent, results, made = live_a_life(seed)

    assert all(one.has_consent and not one.has_opted_out for _, one in sent)
    assert made <= results, "a selection made somebody due twice"


def test_after_years_of_rest_everybody_who_fell_due_is_found_once_oldest_first() -> None:
    people = [
        Candidate(PersonId(number), date(2024, 1, 1) + number * DAY, None, AGREED)
        for number in range(200, 0, -1)
    ]

    found = rules.fallen_due(people, date(2026, 11, 20), ReapproachRules())

    assert [one.person_id for one in found] == list(range(1, 201))
    again = [replace(one, occasion_on=date(2026, 11, 20)) for one in people]
    assert rules.fallen_due(again, date(2026, 11, 20), ReapproachRules()) == ()
