"""One search over people, vacancies and notices."""

import pytest

from desktop.core.domain.application import (
    ApplicationDraft,
    NoticeState,
    PeopleQuery,
    PersonDraft,
    RejectApplicants,
)
from desktop.core.domain.codes import Outcome, ReasonCode, Stage
from desktop.core.domain.vacancy import VacancyDraft
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.read_notice import read_notice
from desktop.core.services.notices.save_drafts import prepare_copies
from desktop.core.services.notices.templates import read_template
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.list_people import list_application_ids
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.people.save_person import save_person
from desktop.core.services.search.find_anything import find_anything
from desktop.core.services.vacancies.save_vacancy import save_vacancy
from desktop.core.services.workspace.context import Workspace


def _add(workspace: Workspace, name: str, kana: str, vacancy: str) -> int:
    draft = ApplicationDraft(vacancy, place="横浜市", stage=Stage.DOCUMENT)
    return save_person(workspace, None, PersonDraft(name, kana), draft).person_id


def _write_notices(workspace: Workspace) -> None:
    ids = list_application_ids(workspace, PeopleQuery(outcome=Outcome.IN_PROGRESS))
    reject_applicants(workspace, RejectApplicants(ids, ReasonCode.SKILLS))
    template = read_template(workspace, "document")
    prepare_copies(workspace, list_waiting(workspace), template)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    _add(workspace, "溶田 接子", "ヨウダ セツコ", "品質保証")
    _add(workspace, "髙橋 美咲", "タカハシ ミサキ", "TIG溶接工（日勤）")
    _write_notices(workspace)
    return workspace


def test_a_name_finds_the_person_and_the_notice(filled: Workspace) -> None:
    hits = find_anything(filled, "たかはし")

    assert [hit.name for hit in hits.people] == ["髙橋 美咲"]
    assert [(hit.name, hit.vacancy_title, hit.state) for hit in hits.notices] == [
        ("髙橋 美咲", "TIG溶接工（日勤）", NoticeState.DRAFT)
    ]
    assert hits.vacancies == ()


@pytest.mark.parametrize("typed", ["溶接", "ｔｉｇ", "溶接 横浜", "日勤"])
def test_a_vacancy_is_found_by_title_and_place_in_any_width(filled: Workspace, typed: str) -> None:
    hits = find_anything(filled, typed)

    assert [hit.title for hit in hits.vacancies] == ["TIG溶接工（日勤）"]


def test_open_vacancies_come_before_closed_ones(workspace: Workspace) -> None:
    save_vacancy(workspace, None, VacancyDraft("あ 営業", is_open=False))
    save_vacancy(workspace, None, VacancyDraft("ん 営業"))

    hits = find_anything(workspace, "営業")

    assert [(hit.title, hit.is_open) for hit in hits.vacancies] == [
        ("ん 営業", True),
        ("あ 営業", False),
    ]


def test_of_many_people_a_few_are_listed_and_the_rest_told(workspace: Workspace) -> None:
    for number in range(7):
        _add(workspace, f"見本 花子{number}", "ミホン ハナコ", "溶接")

    hits = find_anything(workspace, "見本", limit=5)

    assert (len(hits.people), hits.has_more_people) == (5, True)


@pytest.mark.parametrize("typed", ["", "  ", "何もない", '" OR *', "%", "_"])
def test_blank_or_strange_text_finds_nothing(filled: Workspace, typed: str) -> None:
    hits = find_anything(filled, typed)

    assert (hits.people, hits.vacancies, hits.notices) == ((), (), ())


def test_a_notice_is_read_as_written_and_gone_with_its_person(filled: Workspace) -> None:
    hit = find_anything(filled, "たかはし").notices[0]
    person = find_anything(filled, "たかはし").people[0].person_id

    written = read_notice(filled, hit.notice_id)
    erase_people(filled, [person])

    assert written is not None
    assert "髙橋 美咲" in written.body
    assert written.state is NoticeState.DRAFT
    assert read_notice(filled, hit.notice_id) is None
    assert find_anything(filled, "たかはし").notices == ()
