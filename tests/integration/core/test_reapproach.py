"""Consents, occasions, the list of who is due, and the invitations on a real store."""

from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from desktop.core.domain.application import NoticeState, PeopleQuery, RejectApplicants
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import NoticeId, PersonId, UndoId, VacancyId
from desktop.core.domain.notice import LintCode, Tone
from desktop.core.domain.reapproach import (
    Alike,
    Cause,
    ConsentChannel,
    ReapproachState,
    RecordConsents,
    WishDraft,
)
from desktop.core.domain.vacancy import VacancyDraft
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.core.services.notices.dispatch import send_all_due
from desktop.core.services.notices.mark_notices import list_notices, mark_notices
from desktop.core.services.notices.preview_notices import preview_notice
from desktop.core.services.notices.send_notices import queue_sending
from desktop.core.services.notices.templates import read_template, shipped_template
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_application_ids
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.reapproach.consents import (
    as_channel,
    read_history,
    record_consents,
    undo_consents,
)
from desktop.core.services.reapproach.decide import drop, snooze
from desktop.core.services.reapproach.due_list import (
    count_due,
    list_due,
    read_figures,
    read_whole_today,
)
from desktop.core.services.reapproach.invite import (
    STAGE,
    blocking,
    copy_invitation,
    draft_invitations,
    preview_invitation,
    queue_invitations,
    text_for,
)
from desktop.core.services.reapproach.refresh import refresh_due
from desktop.core.services.reapproach.wishes import note_wish
from desktop.core.services.undo.undo import refused_names, undo
from desktop.core.services.vacancies.save_vacancy import list_vacancies, save_vacancy
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from tests.conftest import StillClock
from tests.fault.rig import never, quiet
from tests.integration.core.reapproach_rig import agree, apply_again, rejected
from tests.unit.services.test_mail_desk import Post

WELDING, MACHINING = "071", "074"


def due(workspace: Workspace) -> list[PersonId]:
    """Look as a start does, and return who stands on the list."""
    refresh_due(workspace)
    return [one.person_id for one in list_due(workspace)]


def send_everything(workspace: Workspace, clock: StillClock, post: Post) -> None:
    clock.move(timedelta(minutes=11))
    send_all_due(
        workspace, post, wait=clock.move, patience=timedelta(minutes=1), is_cancelled=never
    )


def vacancy(
    workspace: Workspace, title: str, code: str, place: str = "神奈川県川崎市"
) -> VacancyId:
    save_vacancy(workspace, None, VacancyDraft(title, place, code))
    return next(one.vacancy_id for one in list_vacancies(workspace) if one.title == title)


def give_occupation(workspace: Workspace, code: str) -> None:
    """Say what the vacancy is that everybody applied for."""
    one = next(one for one in list_vacancies(workspace) if one.title == "溶接工")
    save_vacancy(workspace, one.vacancy_id, VacancyDraft("溶接工", one.place, code))


def test_half_a_year_after_the_decision_a_consenting_person_is_due(workspace: Workspace) -> None:
    person = rejected(workspace)
    rejected(workspace, 2)
    agree(workspace, person)

    assert due(workspace) == [person]
    found = list_due(workspace)[0]
    assert (found.due_on, found.occasions[0].cause) == (date(2026, 11, 11), Cause.CONSENT)
    assert found.consent is not None
    assert (found.consent.channel, found.consent.text_version) == ("phone", "再応募案内/2026-04")
    assert read_whole_today(workspace).reapproach_due == 1


def test_a_second_look_makes_nobody_due_twice(workspace: Workspace, clock: StillClock) -> None:
    person = rejected(workspace)
    agree(workspace, person)

    assert (refresh_due(workspace).count, refresh_due(workspace).count) == (1, 0)
    clock.move(timedelta(days=400))
    assert refresh_due(workspace).count == 0
    assert len(list_due(workspace)[0].occasions) == 1


def test_what_fell_due_while_the_computer_was_off_comes_at_once_oldest_first(
    workspace: Workspace, clock: StillClock
) -> None:
    late = rejected(workspace, 1, decided_on=date(2026, 11, 1))
    early = rejected(workspace, 2, decided_on=date(2026, 10, 1))
    agree(workspace, late, early)
    assert due(workspace) == []

    clock.move(timedelta(days=500))

    assert due(workspace) == [early, late]


@pytest.mark.parametrize("state", ["hired", "in_progress"])
def test_who_was_hired_or_is_in_selection_is_not_invited(workspace: Workspace, state: str) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    assert due(workspace) == [person]

    apply_again(workspace, person, Outcome(state))

    assert due(workspace) == []
    assert queue_invitations(workspace, [person]).count == 0


def test_who_is_erased_is_gone_from_the_list(workspace: Workspace) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    assert due(workspace) == [person]

    erase_people(workspace, [person])

    assert due(workspace) == []


def test_nobody_is_invited_without_consent(workspace: Workspace) -> None:
    """Neither by the calendar nor by a vacancy nor by a wish."""
    person = rejected(workspace)
    give_occupation(workspace, WELDING)
    vacancy(workspace, "溶接工（川崎）", WELDING)
    note_wish(workspace, person, WishDraft("秋にまた連絡がほしい", workspace.today()))

    assert due(workspace) == []
    assert queue_invitations(workspace, [person]).count == 0
    assert list_notices(workspace, None) == ()


def test_nobody_is_invited_twice_within_the_gap(workspace: Workspace, clock: StillClock) -> None:
    """Drafts and waiting mails count as much as sent ones."""
    person = rejected(workspace)
    agree(workspace, person)
    give_occupation(workspace, WELDING)
    assert due(workspace) == [person]
    assert queue_invitations(workspace, [person]).count == 1

    vacancy(workspace, "溶接工（川崎）", WELDING)
    note_wish(workspace, person, WishDraft("早めに連絡がほしい", workspace.today()))

    assert due(workspace) == []
    assert queue_invitations(workspace, [person]).count == 0
    clock.move(timedelta(days=182))
    assert due(workspace) == [person]


def test_who_opted_out_gets_nothing_that_waits(workspace: Workspace, clock: StillClock) -> None:
    """A refusal stops the mail in the transaction that records it."""
    person, other = rejected(workspace, 1), rejected(workspace, 2)
    agree(workspace, person, other)
    due(workspace)
    queue_invitations(workspace, [person, other])

    told = agree(workspace, person, is_granted=False)

    assert (told.count, told.stopped, told.drafts) == (1, 1, 0)
    post = Post()
    send_everything(workspace, clock, post)
    assert post.got == ["hanako2@example.org"]
    kinds = [entry.kind for entry in get_person(workspace, person).timeline]
    assert "reapproach.refused" in kinds
    assert "notice.dropped" in kinds


def test_an_opt_out_wins_over_a_consent_of_an_old_list(workspace: Workspace) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    assert due(workspace) == [person]
    with workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET has_opted_out = 1")

    assert due(workspace) == []
    assert queue_invitations(workspace, [person]).count == 0


def test_a_mail_of_unknown_fate_bars_any_other(workspace: Workspace) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    due(workspace)
    queue_invitations(workspace, [person])
    with workspace.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE notice SET state = 'unknown', created_at = '2020-01-01T00:00:00.000000+00:00'"
        )
        connection.exec_driver_sql("UPDATE reapproach SET state = 'due'")

    assert due(workspace) == []


def test_a_refusal_can_be_taken_back_and_the_ledger_keeps_every_line(workspace: Workspace) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    due(workspace)

    told = agree_later(workspace, person)
    assert due(workspace) == []
    assert told.undo_id is not None
    assert undo(workspace, told.undo_id).count == 1

    assert due(workspace) == [person]
    history = read_history(workspace, person)
    assert [one.is_granted for one in history.consents] == [True, False, True]
    with pytest.raises(AppError) as gone:
        undo(workspace, told.undo_id)
    assert gone.value.code is ErrorCode.UNDO_GONE
    assert refused_names(workspace, told.undo_id) == ()


def agree_later(workspace: Workspace, person: PersonId):  # noqa: ANN201 - as record_consents
    """Record a refusal by a List-Unsubscribe mail, a little later than anything before."""
    clock = workspace.clock
    assert isinstance(clock, StillClock)
    clock.move(timedelta(seconds=1))
    command = RecordConsents((person,), False, ConsentChannel.UNSUBSCRIBE, workspace.today())
    return record_consents(workspace, command)


def test_an_answer_cannot_be_told_tomorrow_or_by_nobody(workspace: Workspace) -> None:
    person = rejected(workspace)
    tomorrow = workspace.today() + timedelta(days=1)

    with pytest.raises(AppError) as refused:
        record_consents(workspace, RecordConsents((person,), True, ConsentChannel.PAPER, tomorrow))
    assert refused.value.context == {"field": "told_on"}
    nobody = record_consents(
        workspace, RecordConsents((), True, ConsentChannel.PAPER, workspace.today())
    )
    assert (nobody.count, nobody.undo_id) == (0, None)
    with pytest.raises(AppError):
        as_channel("pigeon")
    with pytest.raises(AppError):
        undo_consents(workspace, 10**30)


def test_an_answer_of_last_week_keeps_its_day(workspace: Workspace) -> None:
    person = rejected(workspace)
    day = workspace.today() - timedelta(days=7)

    record_consents(workspace, RecordConsents((person,), True, ConsentChannel.PAPER, day))

    evidence = read_history(workspace, person).consents[0]
    assert evidence.at.date() == day
    assert (evidence.channel, evidence.text_version) == ("paper", "reapproach/1")


@pytest.mark.parametrize(
    ("code", "place", "how"),
    [
        (WELDING, "神奈川県川崎市", Alike.SAME),
        (MACHINING, "横浜", Alike.MAJOR),
        (WELDING, "大阪府大阪市", None),
        (WELDING, "", None),
        ("001", "神奈川県川崎市", None),
        ("", "神奈川県川崎市", None),
    ],
)
def test_a_new_vacancy_finds_who_applied_for_the_like_nearby(
    workspace: Workspace, code: str, place: str, how: Alike | None
) -> None:
    person = rejected(workspace, decided_on=date(2026, 11, 1))
    agree(workspace, person)
    give_occupation(workspace, WELDING)

    vacancy(workspace, "新しい求人", code, place)

    found = list_due(workspace)
    assert [one.occasions[0].alike for one in found] == ([how] if how else [])
    assert [one.occasions[0].vacancy_title for one in found] == (["新しい求人"] if how else [])


def test_a_vacancy_finds_each_person_once_and_only_while_it_is_open(workspace: Workspace) -> None:
    person = rejected(workspace, decided_on=date(2026, 11, 1))
    agree(workspace, person)
    give_occupation(workspace, WELDING)
    key = vacancy(workspace, "溶接工（川崎）", WELDING)
    draft = VacancyDraft("溶接工（川崎） ", "神奈川県川崎市", WELDING)
    save_vacancy(workspace, key, draft)
    save_vacancy(workspace, key, VacancyDraft("溶接（川崎）", "神奈川県川崎市", WELDING))

    assert [len(one.occasions) for one in list_due(workspace)] == [1]
    save_vacancy(workspace, key, VacancyDraft("溶接（川崎）", "神奈川県川崎市", WELDING, False))
    assert list_due(workspace) == ()


def test_a_wish_with_a_day_is_due_then(workspace: Workspace, clock: StillClock) -> None:
    person = rejected(workspace, decided_on=date(2026, 11, 1))
    agree(workspace, person)
    done = note_wish(
        workspace, person, WishDraft("子どもが4月に入園する", date(2027, 4, 1), None, WELDING)
    )
    assert due(workspace) == []

    clock.move(timedelta(days=133))

    found = list_due(workspace)
    assert [(one.cause, one.note) for one in found[0].occasions] == [
        (Cause.WISH, "子どもが4月に入園する")
    ]
    assert done.undo_id is not None
    undo(workspace, done.undo_id)
    assert list_due(workspace) == ()
    assert "wish.noted" not in [one.kind for one in get_person(workspace, person).timeline]


def test_a_wish_for_an_occupation_waits_for_its_vacancy_anywhere(workspace: Workspace) -> None:
    person = rejected(workspace, decided_on=date(2026, 11, 1))
    agree(workspace, person)
    note_wish(workspace, person, WishDraft("事務なら遠くても", occupation_code="001"))

    vacancy(workspace, "総務", "001", "大阪府大阪市")

    assert [one.occasions[0].alike for one in list_due(workspace)] == [Alike.WISHED]


@pytest.mark.parametrize(
    ("wish", "field"),
    [(WishDraft(" "), "note"), (WishDraft("春に", occupation_code="x"), "occupation_code")],
    ids=["no words", "no occupation"],
)
def test_a_wish_needs_words_and_a_known_occupation(
    workspace: Workspace, wish: WishDraft, field: str
) -> None:
    person = rejected(workspace)

    with pytest.raises(AppError) as refused:
        note_wish(workspace, person, wish)

    assert refused.value.context == {"field": field}
    with pytest.raises(AppError):
        note_wish(workspace, PersonId(999), WishDraft("春に"))


def test_later_comes_back_on_its_day_and_can_be_taken_back(
    workspace: Workspace, clock: StillClock
) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    assert due(workspace) == [person]

    clock.move(timedelta(seconds=1))
    done = snooze(workspace, [person], date(2026, 12, 1))
    assert due(workspace) == []
    assert done.undo_id is not None
    undo(workspace, done.undo_id)
    assert due(workspace) == [person]

    clock.move(timedelta(seconds=1))
    snooze(workspace, [person], date(2026, 12, 1))
    clock.move(timedelta(days=11))
    assert due(workspace) == [person]
    assert [one.state for one in read_history(workspace, person).occasions] == [
        ReapproachState.DUE,
        ReapproachState.SNOOZED,
    ]
    with pytest.raises(AppError):
        snooze(workspace, [person], workspace.today())


def test_dropping_keeps_the_reason_and_can_be_taken_back(workspace: Workspace) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    due(workspace)

    done = drop(workspace, [person], "他社に決まったとのこと")

    assert due(workspace) == []
    entry = next(
        one for one in get_person(workspace, person).timeline if one.kind == "reapproach.dropped"
    )
    assert entry.detail == {"note": "他社に決まったとのこと"}
    assert done.undo_id is not None
    assert undo(workspace, done.undo_id).count == 1
    assert due(workspace) == [person]
    assert drop(workspace, [PersonId(99)], "").undo_id is None
    with pytest.raises(AppError):
        undo(workspace, UndoId("reapproach:1"))


def test_an_invitation_shows_its_reason_and_the_way_out(workspace: Workspace) -> None:
    person = rejected(workspace, decided_on=date(2026, 11, 1))
    agree(workspace, person)
    give_occupation(workspace, WELDING)
    vacancy(workspace, "溶接{{氏名}}（川崎）", WELDING)

    found = preview_invitation(workspace, person)

    assert found is not None
    assert not found.is_blocked
    assert "近い職種" in found.preview.body
    assert "溶接｛｛氏名｝｝（川崎）" in found.preview.body
    assert "saiyo@minori.example.org" in found.preview.body
    assert preview_invitation(workspace, PersonId(99)) is None


def test_a_mail_leaves_with_its_way_out_and_counts_as_an_invitation(
    workspace: Workspace, clock: StillClock, tmp_path: Path
) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    due(workspace)

    saved = draft_invitations(workspace, [person], tmp_path, progress=quiet, is_cancelled=never)

    mail = message_from_bytes(saved.files[0].read_bytes(), policy=policy.default)
    assert mail["List-Unsubscribe"].startswith("<mailto:saiyo@minori.example.org")
    assert get_person(workspace, person).applications[0].notice_state is NoticeState.NONE
    assert due(workspace) == []
    mark_notices(workspace, saved.notice_ids, NoticeState.SENT)
    clock.move(timedelta(days=90))
    assert due(workspace) == []


def test_a_draft_that_was_given_up_stands_on_the_list_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    due(workspace)
    saved = draft_invitations(workspace, [person], tmp_path, progress=quiet, is_cancelled=never)

    mark_notices(workspace, saved.notice_ids, NoticeState.DROPPED)

    assert due(workspace) == [person]


def test_taking_the_run_back_puts_everybody_on_the_list_again(workspace: Workspace) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    give_occupation(workspace, WELDING)
    vacancy(workspace, "溶接工（川崎）", WELDING)
    due(workspace)
    queued = queue_invitations(workspace, [person])
    assert list_due(workspace) == ()

    assert queued.undo_id is not None
    undo(workspace, queued.undo_id)

    assert [len(one.occasions) for one in list_due(workspace)] == [2]
    assert blocking(queued.skipped) is None


def test_somebody_without_an_address_is_invited_by_a_copied_text(workspace: Workspace) -> None:
    person = rejected(workspace, email="")
    agree(workspace, person)
    due(workspace)
    assert queue_invitations(workspace, [person]).count == 0
    assert due(workspace) == [person]

    text = copy_invitation(workspace, person)

    assert "再応募のご案内" in text.subject
    assert due(workspace) == []
    with pytest.raises(AppError):
        copy_invitation(workspace, person)


def test_who_applies_again_after_the_mail_counts_and_who_did_before_does_not(
    workspace: Workspace, clock: StillClock
) -> None:
    people = [rejected(workspace, number) for number in range(1, 5)]
    agree(workspace, *people)
    due(workspace)
    queue_invitations(workspace, people[:3])
    send_everything(workspace, clock, Post())
    apply_again(workspace, people[0], Outcome.IN_PROGRESS)
    assert (read_figures(workspace).written, read_figures(workspace).reapplied) == (3, 0)

    clock.move(timedelta(days=20))
    apply_again(workspace, people[1], Outcome.IN_PROGRESS)
    apply_again(workspace, people[2], Outcome.HIRED)
    apply_again(workspace, people[3], Outcome.HIRED)

    found = read_figures(workspace)
    assert (found.due, found.written, found.reapplied, found.hired) == (4, 3, 2, 1)
    assert found.slots_earned == 0


@pytest.mark.parametrize(("months", "is_right"), [(5, False), (6, True), (12, True), (13, False)])
def test_the_months_may_be_six_to_twelve(
    workspace: Workspace, months: int, *, is_right: bool
) -> None:
    from dataclasses import replace  # noqa: PLC0415 - here only

    wanted: WorkspaceSettings = replace(read_settings(workspace), reapproach_after_months=months)
    if is_right:
        assert save_settings(workspace, wanted).count == 1
    else:
        with pytest.raises(AppError):
            save_settings(workspace, wanted)


def test_a_consent_given_in_the_reject_dialog_counts(
    workspace: Workspace, clock: StillClock
) -> None:
    person = rejected(workspace)
    ids = list_application_ids(workspace, PeopleQuery())
    reject_applicants(workspace, RejectApplicants(ids, ReasonCode.SKILLS, reapproach=True))

    assert due(workspace) == [person]
    assert count_due(workspace) == 1
    assert NoticeId(1) not in [one.notice_id for one in list_notices(workspace, None)]
    clock.move(timedelta(days=1))


def test_no_other_way_of_writing_gets_around_the_gap(workspace: Workspace) -> None:
    """Whoever picks the text on the page of notices is held to the same rules."""
    person = rejected(workspace)
    agree(workspace, person)
    ids = list_application_ids(workspace, PeopleQuery())
    template = read_template(workspace, STAGE)

    first = queue_sending(workspace, [(ids, template)])
    second = queue_sending(workspace, [(ids, template)])

    assert (first.count, second.count) == (1, 0)
    skipped = [(one.code, one.detail) for one in second.skipped]
    assert (LintCode.INVITATION_BARRED, "too_soon") in skipped


@pytest.mark.parametrize("tone", list(Tone), ids=lambda one: one.value)
def test_every_tone_tells_the_reason_and_the_way_out(workspace: Workspace, tone: Tone) -> None:
    person = rejected(workspace)
    agree(workspace, person)
    due(workspace)
    template = shipped_template(STAGE, tone.value)
    found = list_due(workspace)[0]

    body = preview_notice(workspace, found.application_id, text_for(template, found)).body

    assert "ご希望と伺っておりました" in body
    assert "saiyo@minori.example.org" in body
    assert "{{" not in body
