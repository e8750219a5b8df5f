"""Texts of people on file: what the store knows of them is taken out, and no batch holds a text."""

import dataclasses
from pathlib import Path

import pytest

from desktop.core.domain.anonymous import ApplicationFacts
from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.services.people.list_people import list_people
from desktop.core.services.privacy.scrub_text import scrub_text
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from tests.fault.rig import import_file, write_workbook
from tests.privacy.canaries import CANARIES, found_in, plant

_HEADINGS = (
    *("氏名", "フリガナ", "電話番号", "メールアドレス", "住所", "学校名"),
    *("前職の会社名", "紹介会社名", "備考", "点数"),
)
_ROW = (
    *("髙橋 美咲", "タカハシ ミサキ", "090-0000-1234", "hana1234@example.org"),
    *("神奈川県横浜市鶴見区見本町1-2-3", "青葉工業高校卒、東都産業大学", "ツバキ食品"),
    *("カモメ人材", "備考の文", 70),
)
_TEXT = (
    "髙橋さん（ﾀｶﾊｼ ﾐｻｷ、090 0000 1234、hana1234）は鶴見区から通い、"
    "東都産業大を出てツバキ食品に勤めた。面接は岡田、佐藤が担当、カモメ人材の紹介。"
)


@pytest.fixture
def somebody(workspace: Workspace, tmp_path: Path) -> PersonId:
    import_file(workspace, write_workbook(tmp_path / "list.xlsx", [_HEADINGS, _ROW]))
    return list_people(workspace, PeopleQuery()).rows[0].person_id


def test_what_the_store_knows_of_a_person_is_taken_out(
    workspace: Workspace, somebody: PersonId
) -> None:
    settings = read_settings(workspace)
    save_settings(workspace, dataclasses.replace(settings, staff=("佐藤 由美",)))

    done = scrub_text(workspace, _TEXT, somebody)

    assert done.text == (
        "【氏名】さん（【氏名】、【電話】、【メール】）は【住所】から通い、"
        "【学校】を出て【会社】に勤めた。面接は【担当者】、【担当者】が担当、カモメ人材の紹介。"
    )


def test_without_a_person_only_what_has_a_form_is_known(workspace: Workspace) -> None:
    assert (
        scrub_text(workspace, "ツバキ食品、電話 090-0000-1234").text == "ツバキ食品、電話 【電話】"
    )


def test_somebody_who_is_gone_is_told_of(workspace: Workspace) -> None:
    with pytest.raises(AppError) as refused:
        scrub_text(workspace, "誰か", PersonId(7))

    assert refused.value.code is ErrorCode.PERSON_INVALID


def test_no_canary_is_left_in_the_scrubbed_text_of_its_person(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_file(workspace, plant(tmp_path))
    row = list_people(workspace, PeopleQuery(text="鴉谷 一一")).rows[0]
    text = (
        "鴉谷 一一さん（カラスダニ ハツネ、ｶﾗｽﾀﾞﾆ、からすだに）、070-7731-0000、"
        "karasu7731.0@example.org、神奈川県横浜市鴉ヶ丘7-0に在住"
    )

    done = scrub_text(workspace, text, row.person_id)

    personal = set(CANARIES) & found_in(text.encode())
    assert {"鴉谷", "カラスダニ", "karasu7731", "070-7731", "鴉ヶ丘"} <= personal
    assert found_in(done.text.encode()) == set()


def test_no_free_text_is_among_what_a_batch_is_made_of() -> None:
    """A batch is generalized from these fields and from nothing else (decision 10)."""
    told = {field.name for field in dataclasses.fields(ApplicationFacts)}

    assert told == {
        *("birth_date", "prefecture_code", "occupation_code", "experience_years", "education"),
        *("qualification_family", "applied_on", "stage", "reason"),
    }
