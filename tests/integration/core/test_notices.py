"""Drafts, links and undo on a real store."""

from pathlib import Path

import pytest

from desktop.core.domain.application import NoticeState, PeopleQuery, RejectApplicants
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.notice import LintCode, NoticeTemplate
from desktop.core.mail.relay_words import RELAY_POINTS
from desktop.core.services.notices.mark_notices import mark_notices
from desktop.core.services.notices.preview_notices import list_waiting, preview_notice
from desktop.core.services.notices.save_drafts import DraftsSaved, save_drafts
from desktop.core.services.notices.templates import read_template
from desktop.core.services.people.erase_people import erase_due_people
from desktop.core.services.people.list_people import list_application_ids, list_people
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.undo.undo import undo
from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import HEADINGS, applicant, enrol, import_file, never, quiet, write_workbook


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Return a workspace with three open applications, one without an address, and an agency."""
    rows = [list(applicant(number, "選考中")) for number in (1, 2, 3)]
    rows[2][2] = ""
    import_file(workspace, write_workbook(tmp_path / "a.xlsx", [HEADINGS, *rows]))
    enrol(workspace)
    return workspace


def reject(workspace: Workspace, **changes: bool) -> object:
    ids = list_application_ids(workspace, PeopleQuery(outcome=Outcome.IN_PROGRESS))
    return reject_applicants(workspace, RejectApplicants(ids, ReasonCode.SKILLS, **changes)).undo_id


def draft(
    workspace: Workspace, folder: Path, template: NoticeTemplate | None = None
) -> DraftsSaved:
    return save_drafts(
        workspace,
        list_waiting(workspace),
        template or read_template(workspace, "document"),
        folder,
        progress=quiet,
        is_cancelled=never,
    )


def tokens(workspace: Workspace) -> list[object]:
    with workspace.store.read() as connection:
        return list(connection.exec_driver_sql("SELECT token FROM link_token").scalars())


def test_somebody_without_an_address_gets_a_draft_too(filled: Workspace, tmp_path: Path) -> None:
    reject(filled)

    saved = draft(filled, tmp_path / "drafts")

    assert saved.count == 3
    assert len(set(tokens(filled))) == 3
    assert sorted(file.name for file in saved.files) == [f"notice-{n:04d}.eml" for n in (1, 2, 3)]


def test_a_look_at_a_message_reserves_nothing(filled: Workspace) -> None:
    reject(filled)
    first = list_waiting(filled)[0]

    preview = preview_notice(filled, first, read_template(filled, "document"))

    assert "0" * 40 in preview.body
    assert tokens(filled) == []


def test_a_template_without_a_place_for_the_link_reserves_none(
    filled: Workspace, tmp_path: Path
) -> None:
    reject(filled)
    body = "{{氏名}} 様\nありがとうございました。採用を見送りました。書類は廃棄します。\n{{署名}}"

    saved = draft(filled, tmp_path / "drafts", NoticeTemplate("document", "結果", body))

    assert saved.count == 3
    assert tokens(filled) == []


def test_a_bare_link_without_its_words_blocks_everybody_and_reserves_nothing(
    filled: Workspace, tmp_path: Path
) -> None:
    reject(filled)
    body = (
        "{{氏名}} 様\nありがとうございました。採用を見送りました。書類は廃棄します。\n"
        "{{署名}}\n{{リレーURL}}"
    )

    saved = draft(filled, tmp_path / "drafts", NoticeTemplate("document", "結果", body))

    assert saved.count == 0
    assert {one.code for one in saved.skipped} == RELAY_POINTS
    assert tokens(filled) == []


def test_a_bare_link_that_says_all_is_written_and_marked(filled: Workspace, tmp_path: Path) -> None:
    reject(filled)
    body = (
        "{{氏名}} 様\nありがとうございました。採用を見送りました。書類は廃棄します。\n"
        "転職支援のご案内（任意です）　みらい紹介　許可番号 13-ユ-000000\n{{リレーURL}}\n"
        "選考とは関係がありません。転職相談は無料です。開いただけでは登録されず、同意されたときに"
        "登録されます。渡るのは入力された内容だけで、履歴書は送りません。当社に伝わるのは人数だけです。"
        "登録10名ごとに1名分の紹介を受けます。期限は1年です。\n"
        "お問い合わせ soudan@example.jp\n{{署名}}"
    )
    template = NoticeTemplate("document", "結果", body)

    shown = preview_notice(filled, list_waiting(filled)[0], template)
    saved = draft(filled, tmp_path / "drafts", template)

    assert shown.body[shown.relay_start : shown.relay_end].endswith("/r/" + "0" * 40)
    assert (saved.count, len(tokens(filled))) == (3, 3)


def test_a_second_draft_for_the_same_person_is_refused_and_named(
    filled: Workspace, tmp_path: Path
) -> None:
    reject(filled)
    waiting = list_waiting(filled)
    draft(filled, tmp_path / "drafts")

    again = save_drafts(
        filled,
        waiting,
        read_template(filled, "document"),
        tmp_path / "drafts",
        progress=quiet,
        is_cancelled=never,
    )

    assert (again.count, again.files) == (0, ())
    assert {one.code for one in again.skipped} == {LintCode.ALREADY_DRAFTED}


def test_a_dropped_draft_is_written_again_with_the_same_link(
    filled: Workspace, tmp_path: Path
) -> None:
    reject(filled)
    saved = draft(filled, tmp_path / "drafts")
    before = tokens(filled)
    mark_notices(filled, saved.notice_ids, NoticeState.DROPPED)

    again = draft(filled, tmp_path / "drafts")

    assert again.count == 3
    assert again.folder != saved.folder
    assert tokens(filled) == before


def test_an_undone_rejection_takes_its_erasure_back_too(filled: Workspace, tmp_path: Path) -> None:
    undo_id = reject(filled, keep_record=False)
    undo(filled, undo_id)  # type: ignore[arg-type] - an undo id
    reject(filled)
    saved = draft(filled, tmp_path / "drafts")
    mark_notices(filled, saved.notice_ids, NoticeState.SENT)

    assert erase_due_people(filled).count == 0
    assert list_people(filled, PeopleQuery()).total == 3


def test_who_was_not_to_be_kept_is_erased_once_told(filled: Workspace, tmp_path: Path) -> None:
    reject(filled, keep_record=False)
    saved = draft(filled, tmp_path / "drafts")
    assert erase_due_people(filled).count == 0
    mark_notices(filled, saved.notice_ids, NoticeState.SENT)

    assert erase_due_people(filled).count == 3
    assert list_people(filled, PeopleQuery()).total == 0


def test_a_rejection_with_a_notice_is_not_undone(filled: Workspace, tmp_path: Path) -> None:
    undo_id = reject(filled)
    draft(filled, tmp_path / "drafts")

    with pytest.raises(AppError) as refused:
        undo(filled, undo_id)  # type: ignore[arg-type] - an undo id

    assert (refused.value.code, refused.value.context) == (ErrorCode.UNDO_REFUSED, {"count": 3})
