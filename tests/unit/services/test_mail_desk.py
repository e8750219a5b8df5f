"""The desk: what is taken back, held, dropped or tried again before and after it leaves."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.domain.application import NoticeState, PeopleQuery, RejectApplicants
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import NoticeId, PersonId, UndoId
from desktop.core.domain.notice import LintCode, LintFinding, LintLevel
from desktop.core.domain.workspace import MailMode, SendingRules, Unlock
from desktop.core.ports import MailRefused
from desktop.core.services.notices.desk import (
    drop_waiting,
    pause_sending,
    read_desk_state,
    resume_sending,
    try_again,
)
from desktop.core.services.notices.dispatch import next_look, send_all_due, send_next
from desktop.core.services.notices.preview_notices import lint_notices, list_waiting
from desktop.core.services.notices.send_notices import SendingQueued, queue_sending
from desktop.core.services.notices.templates import read_template
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.list_people import list_application_ids
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.undo.undo import refused_names, undo
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from tests.conftest import NOON, StillClock
from tests.fault.rig import applicants, import_file, never, reject_all

DELAY = timedelta(minutes=10)


@dataclass
class Post:
    """A mail transport that takes everything, or what a test tells it to refuse."""

    got: list[str] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)

    def send(self, message: bytes, *, sender: str, recipient: str) -> None:
        assert message.startswith(b"Subject:")
        assert sender
        if recipient in self.refused:
            raise MailRefused(self.refused[recipient])
        self.got.append(recipient)

    def __call__(self) -> "Post":
        return self


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def waiting(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Return a workspace in which three people wait for their notice."""
    import_file(workspace, applicants(tmp_path))
    reject_all(workspace)
    return workspace


@pytest.fixture
def queued(waiting: Workspace) -> SendingQueued:
    return queue(waiting)


def queue(workspace: Workspace) -> SendingQueued:
    letters = (list_waiting(workspace), read_template(workspace, "document"))
    return queue_sending(workspace, [letters, ((), read_template(workspace, "final"))])


def run(workspace: Workspace, post: Post, clock: StillClock, days: int = 9) -> None:
    send_all_due(
        workspace,
        post,
        wait=clock.move,
        patience=timedelta(days=days),
        is_cancelled=never,
    )


def column(workspace: Workspace, name: str) -> list[object]:
    with workspace.store.read() as connection:
        rows = connection.exec_driver_sql(f"SELECT {name} FROM notice ORDER BY id")  # noqa: S608 - a column
        return list(rows.scalars())


def change(workspace: Workspace, statement: str) -> None:
    with workspace.store.write() as connection:
        connection.exec_driver_sql(statement)


def test_nothing_leaves_before_the_delay_is_over(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    early = send_next(waiting, post)
    clock.move(DELAY)
    due = send_next(waiting, post)

    assert (queued.count, queued.next_at) == (3, NOON + DELAY)
    assert (early.state, early.next_at) == (None, NOON + DELAY)
    assert due.state is NoticeState.SENT
    assert due.next_at == NOON + DELAY + timedelta(seconds=3)
    assert post.got == ["hanako1@example.org"]


def test_a_clock_that_ticks_between_two_looks_holds_nothing_up(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    class Ticking:
        def now(self) -> datetime:
            clock.move(timedelta(milliseconds=1))
            return clock.moment

    assert queued.count == 3
    clock.move(DELAY)

    assert send_next(replace(waiting, clock=Ticking()), post).state is NoticeState.SENT


def test_a_later_moment_is_kept_and_the_delay_holds_all_the_same(
    waiting: Workspace, post: Post, clock: StillClock
) -> None:
    letters = (list_waiting(waiting), read_template(waiting, "document"))
    later = NOON + timedelta(hours=3)

    queued = queue_sending(waiting, [letters], later)
    run(waiting, post, clock, days=0)
    clock.move(timedelta(hours=3))
    run(waiting, post, clock, days=1)

    assert queued.next_at == later
    assert len(post.got) == 3
    assert str(column(waiting, "sent_at")[0]).startswith("2026-11-20T06:00:00")


def test_a_moment_that_is_past_leaves_the_delay(waiting: Workspace) -> None:
    letters = (list_waiting(waiting), read_template(waiting, "document"))

    queued = queue_sending(waiting, [letters], NOON - timedelta(days=1))

    assert queued.next_at == NOON + DELAY


def test_undo_stops_every_mail_that_waits(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    assert queued.undo_id is not None

    done = undo(waiting, queued.undo_id)
    run(waiting, post, clock)

    assert (done.count, done.skipped) == (3, 0)
    assert post.got == []
    assert len(list_waiting(waiting)) == 3
    with pytest.raises(AppError) as gone:
        undo(waiting, queued.undo_id)
    assert gone.value.code is ErrorCode.UNDO_GONE
    assert refused_names(waiting, queued.undo_id) == ()


def test_undo_after_the_first_left_stops_the_others_and_tells(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    clock.move(DELAY)
    send_next(waiting, post)

    done = undo(waiting, queued.undo_id or UndoId(""))
    run(waiting, post, clock)

    assert (done.count, done.skipped) == (2, 1)
    assert post.got == ["hanako1@example.org"]
    assert column(waiting, "state") == ["sent", "dropped", "dropped"]


def test_undo_of_a_run_that_left_is_gone(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    run(waiting, post, clock)

    with pytest.raises(AppError) as gone:
        undo(waiting, queued.undo_id or UndoId(""))

    assert gone.value.code is ErrorCode.UNDO_GONE
    assert column(waiting, "state") == ["sent"] * 3


def test_undo_of_the_rejection_stops_its_mails_too(
    workspace: Workspace, tmp_path: Path, post: Post, clock: StillClock
) -> None:
    import_file(workspace, applicants(tmp_path))
    ids = list_application_ids(workspace, PeopleQuery(outcome=Outcome.REJECTED))
    rejected = reject_applicants(workspace, RejectApplicants(ids, ReasonCode.OVERALL))
    queue(workspace)

    undo(workspace, rejected.undo_id or UndoId(""))
    run(workspace, post, clock)

    assert post.got == []
    assert column(workspace, "state") == ["dropped"] * 3


def test_who_was_queued_is_not_queued_again(waiting: Workspace, queued: SendingQueued) -> None:
    ids = list_application_ids(waiting, PeopleQuery(outcome=Outcome.REJECTED))

    again = queue_sending(waiting, [(ids, read_template(waiting, "document"))])

    assert queued.count == 3
    assert (again.count, again.undo_id) == (0, None)
    assert {one.code for one in again.skipped} == {LintCode.ALREADY_DRAFTED}


@pytest.mark.parametrize("address", ["", "saiyo"])
@pytest.mark.parametrize("mode", list(MailMode))
def test_no_mail_is_queued_from_a_company_without_an_address(
    waiting: Workspace, address: str, mode: MailMode
) -> None:
    settings = replace(read_settings(waiting), company_email=address, mail_mode=mode)
    save_settings(waiting, settings)
    template = read_template(waiting, "document")
    found = lint_notices(waiting, list_waiting(waiting), template)

    queued = queue(waiting)

    assert (queued.count, queued.undo_id) == (0, None)
    assert LintFinding(LintCode.CONTACT_MISSING, LintLevel.ERROR) in queued.skipped
    levels = {one.level for one in found if one.code is LintCode.CONTACT_MISSING}
    assert levels == {LintLevel.ERROR if mode is MailMode.SMTP else LintLevel.WARNING}
    assert len(list_waiting(waiting)) == 3


def test_a_pause_holds_everything_and_says_who(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    assert queued.count == 3
    pause_sending(waiting)
    pause_sending(waiting)
    clock.move(DELAY)
    paused = send_next(waiting, post)
    state = read_desk_state(waiting)
    resume_sending(waiting)
    run(waiting, post, clock)

    assert (paused.state, paused.next_at) == (None, None)
    assert (state.is_paused, state.paused_by, state.reason, state.next_at) == (
        True,
        waiting.actor,
        "",
        None,
    )
    assert len(post.got) == 3


def test_after_the_daily_cap_the_rest_leaves_the_next_business_day(
    waiting: Workspace, post: Post, clock: StillClock
) -> None:
    settings = read_settings(waiting)
    save_settings(waiting, replace(settings, sending=SendingRules(daily_cap=2)))
    queue(waiting)

    run(waiting, post, clock, days=0)
    clock.move(DELAY)
    run(waiting, post, clock, days=1)
    today = list(post.got)
    run(waiting, post, clock)

    assert len(today) == 2
    assert len(post.got) == 3
    # Friday's rest: over the weekend and a holiday, to Tuesday at nine.
    assert str(column(waiting, "sent_at")[2]).startswith("2026-11-24T00:00")


def test_mails_that_waited_for_days_while_the_computer_was_off_need_a_person(
    waiting: Workspace, post: Post, clock: StillClock, ports: WorkspacePorts
) -> None:
    assert queue(waiting).count == 3
    waiting.close()
    clock.move(timedelta(days=4))

    again = open_workspace(waiting.folder, Unlock(), ports)
    run(again, post, clock)
    state = read_desk_state(again)
    held = list(post.got)
    resume_sending(again)
    run(again, post, clock)

    assert (state.is_paused, state.reason, held) == (True, "stale", [])
    assert len(post.got) == 3
    again.close()


def test_a_short_absence_holds_nothing(
    waiting: Workspace, queued: SendingQueued, clock: StillClock, ports: WorkspacePorts
) -> None:
    assert queued.count == 3
    waiting.close()
    clock.move(timedelta(days=2))

    again = open_workspace(waiting.folder, Unlock(), ports)

    assert not read_desk_state(again).is_paused
    again.close()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE application SET outcome = 'hired' WHERE id = 2", "not-rejected"),
        ("UPDATE person SET email = 'new@example.org' WHERE id = 2", "address-changed"),
        ("UPDATE notice SET kind = 'reapproach' WHERE id = 2", "opted-out"),
        (
            (
                "UPDATE notice SET kind = 'reapproach' WHERE id = 2;"
                "UPDATE person SET has_opted_out = 1, has_reapproach_consent = 1 WHERE id = 2"
            ),
            "opted-out",
        ),
        (
            (
                "UPDATE notice SET token = 'a link' WHERE id = 2;"
                "UPDATE person SET has_objected = 1 WHERE id = 2"
            ),
            "relay-refused",
        ),
    ],
    ids=["hired meanwhile", "another address", "no consent", "opted out", "objected to the relay"],
)
def test_what_changed_while_a_mail_waited_stops_it(
    waiting: Workspace,
    queued: SendingQueued,
    post: Post,
    clock: StillClock,
    *,
    statement: str,
    fault: str,
) -> None:
    assert queued.count == 3
    for each in statement.split(";"):
        change(waiting, each)

    run(waiting, post, clock)

    assert post.got == ["hanako1@example.org", "hanako3@example.org"]
    assert column(waiting, "fault") == ["", fault, ""]
    assert next_look(waiting) is None


def test_somebody_erased_while_their_mail_is_handed_over_leaves_no_trace(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    @dataclass
    class Erasing:
        def send(self, message: bytes, *, sender: str, recipient: str) -> None:
            post.send(message, sender=sender, recipient=recipient)
            erase_people(waiting, [PersonId(1)])

        def close(self) -> None:
            """Nothing is open."""

    assert queued.count == 3
    clock.move(DELAY)

    done = send_next(waiting, Erasing)

    assert done.state is NoticeState.SENT
    assert post.got == ["hanako1@example.org"]
    assert column(waiting, "state") == ["waiting", "waiting"]


def test_the_last_one_may_be_the_one_that_must_not_leave(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    assert queued.count == 3
    change(waiting, "UPDATE application SET outcome = 'hired'")
    clock.move(DELAY)

    done = send_next(waiting, post)

    assert (done.state, done.next_at, post.got) == (None, None, [])
    assert done.changes


def test_a_refused_mail_is_tried_again_by_a_person_only_and_with_the_same_identity(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    assert queued.count == 3
    post.refused = {"hanako2@example.org": 550}
    run(waiting, post, clock)
    before = column(waiting, "message_id")
    post.refused = {}

    done = try_again(waiting, [NoticeId(number) for number in (1, 2, 3)])
    run(waiting, post, clock)

    assert (done.count, done.skipped) == (1, 2)
    assert column(waiting, "message_id") == before
    assert column(waiting, "state") == ["sent"] * 3


def test_a_mail_that_came_back_is_not_tried_again(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    assert queued.count == 3
    post.refused = {"hanako2@example.org": 550}
    run(waiting, post, clock)
    change(waiting, "UPDATE notice SET bounced_at = created_at WHERE id = 2")

    assert try_again(waiting, [NoticeId(2)]).skipped == 1


def test_single_mails_are_dropped_while_they_wait(
    waiting: Workspace, queued: SendingQueued, post: Post, clock: StillClock
) -> None:
    assert queued.count == 3
    clock.move(DELAY)
    send_next(waiting, post)

    done = drop_waiting(waiting, [NoticeId(1), NoticeId(2)])
    run(waiting, post, clock)

    assert (done.count, done.skipped) == (1, 1)
    assert post.got == ["hanako1@example.org", "hanako3@example.org"]


_SEND_RULES: list[tuple[Callable[[SendingRules], SendingRules], str]] = [
    (lambda rules: replace(rules, interval_s=0), ""),
    (lambda rules: replace(rules, interval_s=-1), "sending"),
    (lambda rules: replace(rules, daily_cap=0), "sending"),
    (lambda rules: replace(rules, delay_minutes=-1), "sending"),
    (lambda rules: replace(rules, hour_from=20, hour_to=9), "sending"),
    (lambda rules: replace(rules, hour_from=9, hour_to=25), "sending"),
]


@pytest.mark.parametrize(("changed", "field"), _SEND_RULES, ids=range(len(_SEND_RULES)))
def test_rules_nobody_could_send_by_are_refused(
    workspace: Workspace, changed: Callable[[SendingRules], SendingRules], field: str
) -> None:
    settings = replace(read_settings(workspace), sending=changed(SendingRules()))
    if not field:
        save_settings(workspace, settings)
        assert read_settings(workspace).sending == settings.sending
        return
    with pytest.raises(AppError) as refused:
        save_settings(workspace, settings)

    assert refused.value.context["field"] == field
