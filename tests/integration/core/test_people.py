"""People, rejection and their undo on a real store."""

from datetime import date

import pytest

from desktop.core.domain.application import (
    ApplicationDraft,
    PeopleQuery,
    PersonDraft,
    RejectApplicants,
)
from desktop.core.domain.codes import Outcome, ReasonCode, Stage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_application_ids, list_people
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.people.save_person import save_person
from desktop.core.services.undo.undo import undo
from desktop.core.services.workspace.context import Workspace


def add(workspace: Workspace, name: str, kana: str = "", **values: object) -> int:
    """Add a person with one open application."""
    draft = PersonDraft(name, kana, **values)  # type: ignore[arg-type] - test shorthand
    application = ApplicationDraft("溶接", applied_on=date(2026, 10, 1), stage=Stage.DOCUMENT)
    return save_person(workspace, None, draft, application).person_id


@pytest.mark.parametrize(
    "typed", ["高橋", "髙橋", "たかはし", "ﾀｶﾊｼ", "橋", "misaki", "0142", "髙橋 美咲"]
)
def test_a_person_is_found_by_variants_kana_mail_and_phone(
    workspace: Workspace, typed: str
) -> None:
    add(workspace, "髙橋 美咲", "タカハシ ミサキ", email="misaki@example.jp", phone="070-0000-0142")
    add(workspace, "山本 健", "ヤマモト ケン")

    page = list_people(workspace, PeopleQuery(text=typed))

    assert [row.name for row in page.rows] == ["髙橋 美咲"]
    assert page.total == 1


def test_people_are_listed_in_reading_order(workspace: Workspace) -> None:
    add(workspace, "山本 健", "ヤマモト ケン")
    add(workspace, "相沢 陽", "アイザワ ハル")

    rows = list_people(workspace, PeopleQuery()).rows

    assert [row.name for row in rows] == ["相沢 陽", "山本 健"]


def test_rejection_can_be_taken_back(workspace: Workspace) -> None:
    person = add(workspace, "山本 健")
    ids = list_application_ids(workspace, PeopleQuery())

    done = reject_applicants(workspace, RejectApplicants(ids, ReasonCode.SKILLS))
    assert done.undo_id is not None
    assert get_person(workspace, person).applications[0].outcome is Outcome.REJECTED
    undo(workspace, done.undo_id)

    application = get_person(workspace, person).applications[0]
    assert (application.outcome, application.reason) == (Outcome.IN_PROGRESS, None)
    with pytest.raises(AppError) as gone:
        undo(workspace, done.undo_id)
    assert gone.value.code is ErrorCode.UNDO_GONE


def test_undoing_a_rejection_takes_back_the_consent_it_recorded(workspace: Workspace) -> None:
    person = add(workspace, "山本 健")
    ids = list_application_ids(workspace, PeopleQuery())

    done = reject_applicants(workspace, RejectApplicants(ids, ReasonCode.SKILLS, reapproach=True))
    assert done.undo_id is not None
    assert get_person(workspace, person).has_reapproach_consent
    undo(workspace, done.undo_id)

    assert not get_person(workspace, person).has_reapproach_consent


def test_rejecting_twice_keeps_the_first_reason(workspace: Workspace) -> None:
    person = add(workspace, "山本 健")
    ids = list_application_ids(workspace, PeopleQuery())

    reject_applicants(workspace, RejectApplicants(ids, ReasonCode.SKILLS))
    reject_applicants(workspace, RejectApplicants(ids, ReasonCode.OTHER))

    assert get_person(workspace, person).applications[0].reason is ReasonCode.SKILLS


def test_an_erased_person_is_in_no_list_and_no_search(workspace: Workspace) -> None:
    person = add(workspace, "山本 健")

    erase_people(workspace, [person])

    assert list_people(workspace, PeopleQuery()).total == 0
    assert list_people(workspace, PeopleQuery(text="山本")).rows == ()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "山", "email": "a b@c.d"}, "email"),
        ({"name": "山", "email": "@example.org"}, "email"),
    ],
)
def test_a_person_that_cannot_be_is_refused_by_field(
    workspace: Workspace, values: dict[str, str], field: str
) -> None:
    with pytest.raises(AppError) as refused:
        save_person(workspace, None, PersonDraft(**values), None)

    assert refused.value.context["field"] == field
