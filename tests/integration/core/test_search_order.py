"""A search gives pages in フリガナ order, the same people that a look at everybody gives."""

import random

import pytest

from desktop.core.domain.application import ApplicationDraft, PeopleQuery, PersonDraft, PersonRow
from desktop.core.domain.codes import Outcome
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_people
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace

_FAMILIES = ("高橋 タカハシ", "高島 タカシマ", "髙木 タカギ", "高 コウ", "高橋 ", "高橋 TAKAHASHI")
_GIVENS = ("健太 ケンタ", "健太郎 ケンタロウ", "健 ケン", "ケイ ケイ", "𠮷 ヨシ")


@pytest.fixture
def crowd(workspace: Workspace) -> Workspace:
    """Return a workspace with sixty people, many alike in the first characters."""
    rng = random.Random(5)  # noqa: S311 - invented people
    for at in range(60):
        family, given = rng.choice(_FAMILIES).split(" "), rng.choice(_GIVENS).split(" ")
        kana = f"{family[1]} {given[1]}" if family[1] else ""
        outcome = rng.choice((Outcome.REJECTED, Outcome.HIRED))
        draft = PersonDraft(f"{family[0]} {given[0]}", kana, f"a{at}@example.org")
        save_person(workspace, None, draft, ApplicationDraft("溶接", outcome=outcome))
    return workspace


def _all(workspace: Workspace, **filters: object) -> list[PersonRow]:
    return list(list_people(workspace, PeopleQuery(limit=1000, **filters)).rows)  # type: ignore[arg-type]  # names of its fields


@pytest.mark.parametrize("outcome", [None, Outcome.HIRED])
@pytest.mark.parametrize("limit", [1, 7, 50])
def test_pages_of_a_search_are_those_of_the_whole_list(
    crowd: Workspace, limit: int, outcome: Outcome | None
) -> None:
    expected = _all(crowd, outcome=outcome)

    found = []
    for offset in range(0, 70, limit):
        query = PeopleQuery(text="高", outcome=outcome, offset=offset, limit=limit)
        page = list_people(crowd, query)
        assert page.total == len(expected)
        found += page.rows

    assert found == expected


def test_a_person_with_a_new_reading_is_found_at_the_new_place(crowd: Workspace) -> None:
    first = _all(crowd)[0].person_id
    draft = get_person(crowd, first).person

    save_person(crowd, first, PersonDraft("高橋 忍", "ワタカハシ シノブ", draft.email), None)

    assert list_people(crowd, PeopleQuery(text="高")).total == 60
    assert [row.person_id for row in _all(crowd, text="ワタカハシ")] == [first]
    assert _all(crowd, text="高") == _all(crowd)


def test_an_erased_person_is_not_found(crowd: Workspace) -> None:
    gone = [row.person_id for row in _all(crowd)[:30]]

    erase_people(crowd, gone)

    assert _all(crowd, text="高") == _all(crowd)
    assert len(_all(crowd)) == 30
