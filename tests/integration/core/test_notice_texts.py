"""Texts by stage, tone, vacancy and reason; versions; each kind of mail; hostile names."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from desktop.core.domain.application import PeopleQuery, RejectApplicants
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.notice import (
    LintCode,
    LintLevel,
    NoticeTemplate,
    TextKey,
    TextSource,
)
from desktop.core.domain.workspace import MailMode
from desktop.core.mail.relay_words import relay_gaps
from desktop.core.services.notices.compose import shorter_for_paper
from desktop.core.services.notices.preview_notices import (
    lint_notices,
    list_waiting,
    preview_notice,
)
from desktop.core.services.notices.queue_notices import queue_notices
from desktop.core.services.notices.read_notice import read_notice
from desktop.core.services.notices.save_drafts import DraftsSaved, save_drafts
from desktop.core.services.notices.templates import (
    group_by_text,
    read_chosen,
    read_template,
    save_template,
    save_text,
    shipped_template,
)
from desktop.core.services.notices.text_versions import list_versions, take_back_version
from desktop.core.services.people.list_people import list_application_ids
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import HEADINGS, applicant, enrol, import_file, never, quiet, write_workbook


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Return a workspace with one applicant of each outcome, two of them rejected, an agency."""
    results = ("不採用", "不採用", "辞退", "採用", "選考中")
    rows = [list(applicant(number, result)) for number, result in enumerate(results, 1)]
    rows[1][4] = "事務"
    import_file(workspace, write_workbook(tmp_path / "a.xlsx", [HEADINGS, *rows]))
    enrol(workspace)
    with workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE application SET reason = 'skills' WHERE id = 1")
        connection.exec_driver_sql("UPDATE application SET reason = 'overall' WHERE id = 2")
    return workspace


def everybody(workspace: Workspace) -> tuple[ApplicationId, ...]:
    return list_application_ids(workspace, PeopleQuery())


def welder_vacancy(workspace: Workspace) -> int:
    found = asked(workspace, "SELECT vacancy_id FROM application WHERE id = 1")
    assert isinstance(found, int)
    return found


def asked(workspace: Workspace, query: str) -> object:
    with workspace.store.read() as connection:
        return connection.exec_driver_sql(query).scalar()


def told(workspace: Workspace, change: str) -> None:
    with workspace.store.write() as connection:
        connection.exec_driver_sql(change)


def text(body: str, stage: str = "document", **more: str) -> NoticeTemplate:
    whole = (
        f"{{{{氏名}}}} 様\nありがとうございました。採用を見送りました。書類。{body}\n{{{{署名}}}}"
    )
    return NoticeTemplate(stage, "選考結果", whole, **more)  # type: ignore[arg-type]  # tone


def draft(workspace: Workspace, folder: Path, template: NoticeTemplate) -> DraftsSaved:
    ids = everybody(workspace)
    return save_drafts(workspace, ids, template, folder, progress=quiet, is_cancelled=never)


def test_the_narrowest_text_there_is_applies(filled: Workspace) -> None:
    welder = welder_vacancy(filled)
    asked_for = TextKey("document", "standard", welder, "skills")
    sources = [read_chosen(filled, asked_for).source]
    for key in (
        TextKey("document"),
        TextKey("document", reason="skills"),
        TextKey("document", vacancy_id=welder),
        asked_for,
    ):
        save_text(filled, key, text(f"{key.vacancy_id} {key.reason}"))
        sources.append(read_chosen(filled, asked_for).source)

    assert sources == [
        TextSource.SHIPPED,
        TextSource.COMPANY,
        TextSource.REASON,
        TextSource.VACANCY,
        TextSource.VACANCY_AND_REASON,
    ]
    assert read_chosen(filled, asked_for).vacancy_title == "溶接工"
    other = read_chosen(filled, TextKey("document", "standard", welder + 1, "overall"))
    assert other.source is TextSource.COMPANY
    assert read_chosen(filled, TextKey("document", "polite", welder)).source is TextSource.SHIPPED


def test_everybody_gets_the_text_of_their_outcome_vacancy_and_reason(filled: Workspace) -> None:
    save_text(filled, TextKey("document", reason="skills"), text("技能"))

    groups = group_by_text(filled, everybody(filled), {}, {})

    filled_ones = {
        (group.text.key.stage, group.text.key.reason): group.application_ids
        for group in groups
        if group.application_ids
    }
    assert filled_ones == {
        ("document", "skills"): (1,),
        ("document", ""): (2,),
        ("reply", ""): (3,),
        ("leaving", ""): (4,),
        ("apology", ""): (5,),
    }
    assert len(groups) == 9


def test_a_tone_and_a_stage_may_be_chosen(filled: Workspace) -> None:
    ids = list_waiting(filled)

    groups = group_by_text(filled, ids, {"late": "short"}, {ids[0]: "late"})

    late = next(group for group in groups if group.text.key.stage == "late")
    assert late.application_ids == (ids[0],)
    assert late.text.template == shipped_template("late", "short")


def test_an_older_version_is_taken_back_as_a_new_one(filled: Workspace) -> None:
    key = TextKey("document")
    for body in ("一", "二"):
        save_template(filled, text(body))
    first = list_versions(filled, key)[-1]

    take_back_version(filled, first.text_id)

    versions = list_versions(filled, key)
    assert [one.version for one in versions] == [3, 2, 1]
    assert versions[0].template.body == first.template.body
    assert versions[0].actor
    with pytest.raises(AppError) as gone:
        take_back_version(filled, 999)
    assert gone.value.code is ErrorCode.TEMPLATE_BROKEN


def test_a_notice_tells_with_which_version_it_was_written(
    filled: Workspace, tmp_path: Path
) -> None:
    save_text(filled, TextKey("document", vacancy_id=welder_vacancy(filled)), text("求人"))
    chosen = read_chosen(filled, TextKey("document", "standard", welder_vacancy(filled)))
    saved = draft(filled, tmp_path, chosen.template)
    shipped = queue_notices(filled, [ApplicationId(3)], shipped_template("reply"), MailMode.DRAFT)

    written = read_notice(filled, saved.notice_ids[0])

    assert written is not None
    assert written.text is not None
    assert (written.text.version, written.text.vacancy_title) == (1, "溶接工")
    other = read_notice(filled, shipped.notices[0].notice_id)
    assert other is not None
    assert other.text is None


@pytest.mark.parametrize(
    ("stage", "reached"),
    [
        ("document", (2, "result")),
        ("late", (2, "result")),
        ("reply", (1, "reply")),
        ("leaving", (1, "leaving")),
        ("apology", (1, "apology")),
        ("reapproach", (0, None)),
    ],
)
def test_a_text_reaches_only_those_it_is_true_for(
    filled: Workspace, tmp_path: Path, stage: str, reached: tuple[int, str | None]
) -> None:
    saved = draft(filled, tmp_path, read_template(filled, stage))

    assert (saved.count, asked(filled, "SELECT max(kind) FROM notice")) == reached
    left_out = {one.application_id for one in saved.skipped}
    assert len(left_out) == 5 - reached[0]


def test_only_a_result_ends_the_wait(filled: Workspace, tmp_path: Path) -> None:
    waiting = list_waiting(filled)
    told(filled, "UPDATE person SET has_reapproach_consent = 1")
    draft(filled, tmp_path, read_template(filled, "reapproach"))
    assert list_waiting(filled) == waiting

    draft(filled, tmp_path, read_template(filled, "late"))

    assert list_waiting(filled) == ()


def test_an_invitation_goes_only_to_who_agreed_and_may_come_after_the_result(
    filled: Workspace, tmp_path: Path
) -> None:
    told(filled, "UPDATE person SET has_reapproach_consent = 1 WHERE id IN (1, 2, 3)")
    told(filled, "UPDATE person SET has_opted_out = 1 WHERE id = 2")
    told(filled, "UPDATE person SET has_objected = 1 WHERE id = 3")
    draft(filled, tmp_path, read_template(filled, "document"))

    saved = draft(filled, tmp_path, read_template(filled, "reapproach"))
    again = draft(filled, tmp_path, read_template(filled, "reapproach"))

    # お申し出 against anonymous data (person 3) takes no consent to an invitation back.
    assert (saved.count, again.count) == (2, 0)
    assert {one.code for one in saved.skipped} == {LintCode.NO_INVITATION}
    assert LintCode.INVITATION_BARRED in {one.code for one in again.skipped}
    assert asked(filled, "SELECT count(*) FROM link_token") == 1


@pytest.mark.parametrize("mark", ["has_objected", "has_opted_out"])
def test_who_wants_no_more_never_gets_the_relay(
    filled: Workspace, tmp_path: Path, mark: str
) -> None:
    told(filled, f"UPDATE person SET {mark} = 1 WHERE id = 1")  # noqa: S608 - a column of ours

    draft(filled, tmp_path, read_template(filled, "document"))

    assert asked(filled, "SELECT count(*) FROM link_token WHERE person_id = 1") == 0
    assert asked(filled, "SELECT count(*) FROM link_token WHERE person_id = 2") == 1


def test_who_retires_gets_the_relay_by_consent_only(filled: Workspace) -> None:
    retired = ApplicationId(4)
    template = read_template(filled, "leaving")
    before = preview_notice(filled, retired, template)
    told(
        filled,
        "INSERT INTO consent (person_id, purpose, is_granted, at, channel, text_version, actor)"
        " VALUES (4, 'relay', 1, '2026-11-01T00:00:00+00:00', 'paper', '1', 'x')",
    )

    after = preview_notice(filled, retired, template)

    assert before.relay_start is None
    assert after.relay_start is not None
    assert "ご退職の条件や手続きとは関係がなく" in after.body
    assert not [one for one in after.findings if one.level is LintLevel.ERROR]


def test_who_waits_long_is_told_of(filled: Workspace) -> None:
    told(filled, "UPDATE application SET decided_on = '2020-01-06' WHERE id = 1")
    ids = list_waiting(filled)

    found = lint_notices(filled, ids, read_template(filled, "document"))
    late = lint_notices(filled, ids, read_template(filled, "late"))

    long = {one.application_id for one in found if one.code is LintCode.WAITS_LONG}
    assert 1 in long
    assert LintCode.WAITS_LONG not in {one.code for one in late}


def test_the_offer_of_a_later_invitation_promises_nothing_it_cannot_keep(
    filled: Workspace,
) -> None:
    template = text("{{再応募の案内}}")
    asked_for = preview_notice(filled, ApplicationId(1), template).body
    told(filled, "UPDATE person SET has_reapproach_consent = 1 WHERE id = 1")
    agreed = preview_notice(filled, ApplicationId(1), template).body
    told(filled, "UPDATE person SET erase_after_notice = 1 WHERE id = 1")
    erased = preview_notice(filled, ApplicationId(1), template).body

    assert "ご返信がなければ、お送りすることはありません" in asked_for
    assert "ご希望いただいた再応募のご案内" in agreed
    assert "再応募" not in erased


def test_a_disposal_date_is_questioned_for_who_agreed_to_be_kept(filled: Workspace) -> None:
    told(filled, "UPDATE person SET has_reapproach_consent = 1 WHERE id = 1")
    template = text("{{廃棄期限}}までに廃棄します。")

    found = lint_notices(filled, list_waiting(filled), template)

    assert "末までに廃棄します" in preview_notice(filled, ApplicationId(2), template).body
    open_ones = [one for one in found if one.code is LintCode.DISPOSAL_DATE_OPEN]
    assert [one.application_id for one in open_ones] == [1]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("あ" * 20_000, LintCode.NAME_TOO_LONG),
        ("{{氏名}}", LintCode.NAME_BRACES),
        ("{{7*7}}", LintCode.NAME_BRACES),
    ],
    ids=["20000", "placeholder", "code"],
)
def test_a_hostile_name_is_left_out_and_named(
    filled: Workspace, tmp_path: Path, name: str, code: LintCode
) -> None:
    with filled.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET name = ? WHERE id = 1", (name,))

    saved = draft(filled, tmp_path, read_template(filled, "document"))

    refused = {one.code for one in saved.skipped if one.application_id == 1}
    assert code in refused
    assert saved.count == 1


@pytest.mark.parametrize(
    "name",
    [
        "見本\r\nBcc: thief@example.org",
        "見本\u202e花子",
        "見\u200b本 花子",
        "<b>見本</b> <img src=x onerror=y>",
        "見本\u2028\x00花子",
        "{% x %}${y}",
    ],
    ids=ascii,
)
def test_a_hostile_name_stays_a_name(filled: Workspace, tmp_path: Path, name: str) -> None:
    with filled.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET name = ? WHERE id = 1", (name,))
    found = lint_notices(filled, [ApplicationId(1)], read_template(filled, "document"))

    saved = draft(filled, tmp_path, read_template(filled, "document"))

    texts = [file.read_bytes() for file in saved.files]
    mails = [message_from_bytes(each, policy=policy.default) for each in texts]
    assert saved.count == 2
    for mail in mails:
        assert mail["Bcc"] is None
        assert mail.get_content_type() == "text/plain"
        assert len(mail["To"].addresses) == 1
        body = str(mail.get_content())
        assert not set("\u202e\u200b\u2028\x00") & set(body + str(mail["To"]))
    is_hidden = bool(set("\u202e\u200b") & set(name))
    assert (LintCode.NAME_HIDDEN in {one.code for one in found}) is is_hidden
    if "<b>" in name:
        assert any(name in str(mail.get_content()) for mail in mails)


def test_a_text_with_an_unseen_character_is_not_kept(filled: Workspace) -> None:
    with pytest.raises(AppError) as refused:
        save_template(filled, text("\u202e"))

    assert refused.value.context == {"placeholder": "U+202E"}


def test_nobody_is_told_a_result_that_is_not_theirs(filled: Workspace) -> None:
    found = lint_notices(filled, everybody(filled), read_template(filled, "document"))

    barred = {
        one.application_id
        for one in found
        if one.code is LintCode.STAGE_MISMATCH and one.level is LintLevel.ERROR
    }
    assert barred == {3, 4, 5}


def test_rejecting_ends_with_the_company_text(filled: Workspace) -> None:
    ids = list_application_ids(filled, PeopleQuery(outcome=Outcome.IN_PROGRESS))
    reject_applicants(filled, RejectApplicants(ids, ReasonCode.SKILLS))

    groups = group_by_text(filled, ids, {}, {})

    assert next(one for one in groups if one.application_ids).text.key == TextKey("document")


def test_the_printed_form_says_the_same_of_the_same_agency_in_fewer_words(
    filled: Workspace,
) -> None:
    body = preview_notice(filled, ApplicationId(1), read_template(filled, "document")).body

    paper = shorter_for_paper(body)

    assert "/r/" + "0" * 40 in paper
    assert "13-ユ-000000" in paper
    assert relay_gaps(paper) == ()
    assert len(paper.splitlines()) < len(body.splitlines()) - 5
    assert paper.startswith(body[: body.index("────")])
    assert paper.endswith(body[body.rindex("────") + 4 :])
    assert shorter_for_paper("見送りました。") == "見送りました。"
