"""Sending through a real mail server: sent, refused, unknown, and never twice."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from desktop.core.domain.application import NoticeState
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.notice import LintCode
from desktop.core.domain.sending import MOST_ATTEMPTS
from desktop.core.domain.workspace import SmtpSecurity, SmtpSettings, Unlock
from desktop.core.mail.smtp import SmtpTransport
from desktop.core.ports import MailTransport, MailUnsent
from desktop.core.services.credits.read_credits import read_funnel
from desktop.core.services.notices.desk import read_desk_state, resume_sending
from desktop.core.services.notices.dispatch import send_all_due, send_next
from desktop.core.services.notices.mark_notices import count_notices, list_notices, mark_notices
from desktop.core.services.notices.preview_notices import lint_notices, list_waiting
from desktop.core.services.notices.send_notices import queue_sending
from desktop.core.services.notices.templates import read_template
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.open_workspace import open_workspace
from tests.conftest import StillClock
from tests.fault.rig import applicants, enrol, import_file, never, reject_all
from tests.integration.agency.rig import LOOPBACK, free_port

pytestmark = pytest.mark.allow_hosts([LOOPBACK])


@dataclass
class Server:
    """A mail server whose answer to each recipient a test chooses: ``drop`` cuts the line."""

    answers: dict[str, str] = field(default_factory=dict)
    got: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        answer = self.answers.get(address, "")
        if answer.startswith("RCPT "):
            return answer.removeprefix("RCPT ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        address = envelope.rcpt_tos[0]
        self.got.append(address)
        answer = self.answers.get(address, "250 OK")
        if answer == "drop" and server.transport is not None:
            server.transport.abort()
        return answer


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def transport(server: Server) -> Iterator[MailTransport]:
    controller = Controller(server, hostname=LOOPBACK, port=free_port())
    controller.start()
    transport = SmtpTransport(SmtpSettings(LOOPBACK, controller.port, SmtpSecurity.NONE))
    yield transport
    transport.close()
    controller.stop()


@pytest.fixture
def waiting(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Return a workspace in which three people wait for their notice."""
    import_file(workspace, applicants(tmp_path))
    reject_all(workspace)
    return workspace


@dataclass(frozen=True)
class Report:
    """What became of the mails of a round."""

    sent: int
    failed: int
    unknown: int


def send(workspace: Workspace, transport: MailTransport) -> Report:
    """Queue mails to everybody who waits, and let time pass until the desk is empty."""
    letters = (list_waiting(workspace), read_template(workspace, "document"))
    queue_sending(workspace, [letters])
    return let_time_pass(workspace, transport)


def let_time_pass(
    workspace: Workspace, transport: MailTransport, patience: timedelta = timedelta(days=9)
) -> Report:
    clock = clock_of(workspace)
    done = send_all_due(
        workspace,
        lambda: transport,
        wait=clock.move,
        patience=patience,
        is_cancelled=never,
    )
    states = [one.state for one in done]
    return Report(
        states.count(NoticeState.SENT),
        states.count(NoticeState.FAILED),
        states.count(NoticeState.UNKNOWN),
    )


def clock_of(workspace: Workspace) -> StillClock:
    assert isinstance(workspace.clock, StillClock)
    return workspace.clock


def states(workspace: Workspace) -> list[object]:
    with workspace.store.read() as connection:
        return list(connection.exec_driver_sql("SELECT state FROM notice ORDER BY id").scalars())


def test_every_message_goes_out_once(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    first, second = send(waiting, transport), send(waiting, transport)

    assert (first.sent, second.sent) == (3, 0)
    assert server.got == [f"hanako{number}@example.org" for number in (1, 2, 3)]
    assert list_waiting(waiting) == ()


def test_what_the_server_refuses_failed_and_the_others_go(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    server.answers["hanako1@example.org"] = "RCPT 550 no such mailbox"
    server.answers["hanako2@example.org"] = "554 refused"

    report = send(waiting, transport)

    assert (report.sent, report.failed, report.unknown) == (1, 2, 0)
    with waiting.store.read() as connection:
        faults = connection.exec_driver_sql("SELECT fault FROM notice ORDER BY id").scalars()
        assert list(faults) == ["smtp-550", "smtp-554", ""]


def test_a_line_that_breaks_after_the_text_leaves_an_unknown_that_is_never_sent_again(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    server.answers["hanako2@example.org"] = "drop"

    report = send(waiting, transport)
    again = send(waiting, transport)

    assert (report.sent, report.unknown, again.sent) == (2, 1, 0)
    assert states(waiting) == ["sent", "unknown", "sent"]
    assert server.got.count("hanako2@example.org") == 1


def test_who_was_refused_waits_again_and_the_next_notice_has_the_same_link(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    enrol(waiting)
    server.answers["hanako2@example.org"] = "RCPT 550 no such mailbox"
    send(waiting, transport)
    again = list_waiting(waiting)
    server.answers.clear()
    found = lint_notices(waiting, again, read_template(waiting, "document"))

    report = send(waiting, transport)

    assert len(again) == 1
    assert [one.code for one in found] == [LintCode.FAILED_BEFORE]
    assert (report.sent, list_waiting(waiting)) == (1, ())
    assert server.got == [f"hanako{number}@example.org" for number in (1, 3, 2)]
    with waiting.store.read() as connection:
        query = "SELECT token FROM notice WHERE recipient = 'hanako2@example.org'"
        links = list(connection.exec_driver_sql(query).scalars())
    assert links[0] is not None
    assert links[0] == links[1]
    assert (read_funnel(waiting).created, read_funnel(waiting).sent) == (3, 3)


def test_a_server_that_says_later_is_asked_again_with_the_same_message(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    server.answers["hanako2@example.org"] = "RCPT 450 try later"
    queue_sending(waiting, [(list_waiting(waiting), read_template(waiting, "document"))])
    clock_of(waiting).move(timedelta(minutes=10))
    let_time_pass(waiting, transport, timedelta(seconds=30))
    in_between = states(waiting)
    server.answers.clear()

    report = let_time_pass(waiting, transport)

    assert in_between == ["sent", "waiting", "sent"]
    assert (report.sent, states(waiting)) == (1, ["sent"] * 3)
    with waiting.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT attempts FROM notice ORDER BY id").scalars()
        assert list(rows) == [1, 2, 1]


def test_a_server_that_says_later_for_days_is_taken_to_mean_no(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    server.answers["hanako2@example.org"] = "451 try later"

    report = send(waiting, transport)

    assert (report.sent, report.failed) == (2, 1)
    assert server.got.count("hanako2@example.org") == MOST_ATTEMPTS
    assert len(list_waiting(waiting)) == 1


def test_an_overtaken_failure_is_neither_marked_nor_counted(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    server.answers["hanako2@example.org"] = "RCPT 550 no such mailbox"
    send(waiting, transport)
    failed = list_notices(waiting, NoticeState.FAILED)[0].notice_id
    server.answers.clear()
    send(waiting, transport)

    done = mark_notices(waiting, [failed], NoticeState.DROPPED)

    assert (done.count, done.skipped) == (0, 1)
    assert list_waiting(waiting) == ()
    assert (count_notices(waiting).sent, count_notices(waiting).failed) == (3, 0)


class Dying(BaseException):
    """The program dies."""


@dataclass
class DiesAt:
    """A mail transport under which the program dies at one message."""

    transport: MailTransport
    number: int
    has_sent: bool
    count: int = 0

    def send(self, message: bytes, *, sender: str, recipient: str) -> None:
        self.count += 1
        if self.count < self.number:
            self.transport.send(message, sender=sender, recipient=recipient)
            return
        if self.has_sent:
            self.transport.send(message, sender=sender, recipient=recipient)
        raise Dying


@pytest.mark.parametrize("has_sent", [True, False])
def test_an_interrupted_hand_over_is_unknown_and_the_untried_wait_on(
    waiting: Workspace, transport: MailTransport, server: Server, *, has_sent: bool
) -> None:
    with pytest.raises(Dying):
        send(waiting, DiesAt(transport, 2, has_sent))

    assert states(waiting) == ["sent", "unknown", "waiting"]
    let_time_pass(waiting, transport)
    assert states(waiting) == ["sent", "unknown", "sent"]
    assert server.got.count("hanako2@example.org") == int(has_sent)
    assert server.got.count("hanako3@example.org") == 1


def test_a_crash_between_is_settled_at_the_next_opening(
    waiting: Workspace, transport: MailTransport, server: Server, ports: WorkspacePorts
) -> None:
    send(waiting, transport)
    with waiting.store.write() as connection:
        # What a power cut leaves: one hand-over begun, one message not tried yet.
        for begun, name in (("'2026-11-20'", 2), ("NULL", 3)):
            connection.exec_driver_sql(
                f"UPDATE notice SET state = 'waiting', handed_over_at = {begun} WHERE id = {name}"  # noqa: S608 - constants
            )
            connection.exec_driver_sql(
                f"UPDATE application SET notice_state = 'waiting' WHERE id = {name}"  # noqa: S608
            )
    waiting.close()

    again = open_workspace(waiting.folder, Unlock(), ports)

    assert states(again) == ["sent", "unknown", "waiting"]
    assert (count_notices(again).unknown, count_notices(again).waiting) == (1, 1)
    assert let_time_pass(again, transport).sent == 1
    assert server.got.count("hanako2@example.org") == 1
    again.close()


def test_a_mail_of_an_earlier_version_that_was_never_tried_is_not_sent_by_itself(
    waiting: Workspace, transport: MailTransport, ports: WorkspacePorts
) -> None:
    queue_sending(waiting, [(list_waiting(waiting), read_template(waiting, "document"))])
    with waiting.store.write() as connection:
        connection.exec_driver_sql("UPDATE notice SET due_at = NULL")
    assert let_time_pass(waiting, transport).sent == 0
    waiting.close()

    again = open_workspace(waiting.folder, Unlock(), ports)

    assert states(again) == ["dropped"] * 3
    assert len(list_waiting(again)) == 3
    again.close()


def test_a_server_that_is_down_is_asked_again_and_everybody_waits(waiting: Workspace) -> None:
    down = SmtpTransport(SmtpSettings(LOOPBACK, free_port(), SmtpSecurity.NONE))
    queue_sending(waiting, [(list_waiting(waiting), read_template(waiting, "document"))])
    clock_of(waiting).move(timedelta(minutes=10))

    first = send_next(waiting, lambda: down)
    at_once = send_next(waiting, lambda: down)

    assert first.error is ErrorCode.SMTP_UNREACHABLE
    assert first.next_at == clock_of(waiting).now() + timedelta(minutes=2)
    assert (at_once.error, at_once.next_at) == (None, first.next_at)
    assert states(waiting) == ["waiting"] * 3


def test_a_login_the_server_does_not_know_pauses_until_somebody_resumes(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    assert isinstance(transport, SmtpTransport)
    settings = SmtpSettings(
        LOOPBACK, transport._settings.port, SmtpSecurity.NONE, user="okada", password="secret"
    )
    queue_sending(waiting, [(list_waiting(waiting), read_template(waiting, "document"))])
    clock_of(waiting).move(timedelta(minutes=10))

    refused = send_next(waiting, lambda: SmtpTransport(settings))
    paused = read_desk_state(waiting)
    let_time_pass(waiting, transport)
    in_between = list(server.got)
    resume_sending(waiting)
    report = let_time_pass(waiting, transport)

    assert (refused.error, refused.next_at) == (ErrorCode.SMTP_LOGIN, None)
    assert (paused.is_paused, paused.reason) == (True, ErrorCode.SMTP_LOGIN.value)
    assert "secret" not in repr(settings)
    assert (in_between, report.sent) == ([], 3)


def test_a_line_that_breaks_at_login_is_told_as_unreachable() -> None:
    with socket.create_server((LOOPBACK, 0)) as listener:
        port = listener.getsockname()[1]
        settings = SmtpSettings(LOOPBACK, port, SmtpSecurity.NONE, user="okada", password="x")
        transport = SmtpTransport(settings)
        transport._opened = _Broken  # type: ignore[method-assign,assignment,return-value] - a line that breaks

        with pytest.raises(AppError) as refused:
            transport.send(b"", sender="a@example.org", recipient="b@example.org")

    assert refused.value.code is ErrorCode.SMTP_UNREACHABLE


class _Broken:
    """A connection that is gone."""

    def login(self, _user: str, _password: str) -> None:
        raise ConnectionResetError

    def close(self) -> None:
        """Nothing is left to close."""


def test_a_message_that_surely_did_not_leave_is_tried_again(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    @dataclass
    class Flaky:
        count: int = 0

        def send(self, message: bytes, *, sender: str, recipient: str) -> None:
            self.count += 1
            if self.count == 1:
                raise MailUnsent
            transport.send(message, sender=sender, recipient=recipient)

        def close(self) -> None:
            """Nothing is open."""

    report = send(waiting, Flaky())

    assert (report.sent, report.failed) == (3, 0)
    assert server.got == [f"hanako{number}@example.org" for number in (2, 3, 1)]


def test_a_cancelled_run_leaves_the_rest_waiting(
    waiting: Workspace, transport: MailTransport, server: Server
) -> None:
    queue_sending(waiting, [(list_waiting(waiting), read_template(waiting, "document"))])

    send_all_due(
        waiting,
        lambda: transport,
        wait=clock_of(waiting).move,
        patience=timedelta(hours=1),
        is_cancelled=lambda: bool(server.got),
    )

    assert states(waiting) == ["sent", "waiting", "waiting"]


@pytest.mark.parametrize(
    "settings",
    [SmtpSettings(), SmtpSettings("mail.example.org", 25, SmtpSecurity.NONE)],
)
def test_mail_without_protection_goes_to_this_machine_only(settings: SmtpSettings) -> None:
    with pytest.raises(AppError) as refused:
        SmtpTransport(settings)

    assert refused.value.code is ErrorCode.SMTP_NOT_SET
