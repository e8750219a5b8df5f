"""The company's mailbox: copies of what was sent, drafts that were sent, mails that came back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from desktop.core.domain.application import NoticeState
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.mailbox import Bounce, BounceKind, MailboxCursor, SentMail
from desktop.core.domain.workspace import ImapSettings
from desktop.core.ports import MailPorts
from desktop.core.services.notices.dispatch import send_all_due
from desktop.core.services.notices.mailbox_round import MailboxRound, visit_mailbox
from desktop.core.services.notices.mark_notices import count_notices
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.save_drafts import save_drafts
from desktop.core.services.notices.send_notices import queue_sending
from desktop.core.services.notices.templates import read_template
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from tests.conftest import StillClock
from tests.fault.rig import applicants, import_file, never, quiet, reject_all

_ALL = ImapSettings("imap.example.org", keeps_sent=True, reads_answers=True)


@dataclass
class Box:
    """A mailbox in memory.

    Attributes:
        full_after: Copies it takes before it has no room left.
    """

    sent: list[SentMail] = field(default_factory=list)
    bounces: list[Bounce] = field(default_factory=list)
    kept: list[bytes] = field(default_factory=list)
    full_after: int = 1000
    is_open: bool = True

    def keep_sent(self, message: bytes) -> None:
        if len(self.kept) >= self.full_after:
            raise AppError(ErrorCode.IMAP_REFUSED)
        self.kept.append(message)

    def keep_draft(self, message: bytes) -> None:
        self.kept.append(message)

    def read_sent(
        self, cursor: MailboxCursor | None, since: date
    ) -> tuple[tuple[SentMail, ...], MailboxCursor]:
        return _new("Sent", self.sent, cursor, since)

    def read_bounces(
        self, cursor: MailboxCursor | None, since: date
    ) -> tuple[tuple[Bounce, ...], MailboxCursor]:
        return _new("INBOX", self.bounces, cursor, since)

    def close(self) -> None:
        self.is_open = False


def _new(
    name: str, mails: Sequence[object], cursor: MailboxCursor | None, since: date
) -> tuple[tuple[object, ...], MailboxCursor]:  # type: ignore[misc]
    assert since
    seen = cursor.last_uid if cursor else 0
    return tuple(mails[seen:]), MailboxCursor(name, 1, len(mails))


@dataclass
class Post:
    """A mail transport that takes everything and keeps it."""

    got: list[bytes] = field(default_factory=list)

    def send(self, message: bytes, *, sender: str, recipient: str) -> None:
        assert sender != recipient
        self.got.append(message)

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def waiting(workspace: Workspace, tmp_path: Path) -> Workspace:
    import_file(workspace, applicants(tmp_path))
    reject_all(workspace)
    save_settings(workspace, replace(read_settings(workspace), imap=_ALL))
    return workspace


def visit(workspace: Workspace, box: Box) -> MailboxRound:
    def unused(*_: object) -> object:
        raise AssertionError("nothing is sent here")

    ports = MailPorts(unused, lambda _settings, _token: box, unused)  # type: ignore[arg-type]
    return visit_mailbox(workspace, ports)


def send_all(workspace: Workspace, clock: StillClock) -> Post:
    post = Post()
    queue_sending(workspace, [(list_waiting(workspace), read_template(workspace, "document"))])
    send_all_due(
        workspace, lambda: post, wait=clock.move, patience=timedelta(days=1), is_cancelled=never
    )
    return post


def message_ids(workspace: Workspace) -> list[str]:
    with workspace.store.read() as connection:
        query = "SELECT message_id FROM notice ORDER BY id"
        return list(connection.exec_driver_sql(query).scalars())


def test_a_copy_of_every_mail_is_kept_once_and_is_the_mail_to_the_byte(
    waiting: Workspace, box: Box, clock: StillClock
) -> None:
    post = send_all(waiting, clock)
    clock.move(timedelta(hours=5))

    first, second = visit(waiting, box), visit(waiting, box)

    assert (first.filed, second.filed) == (3, 0)
    assert box.kept == post.got
    assert not box.is_open


def test_a_mailbox_without_room_keeps_the_rest_for_the_next_visit(
    waiting: Workspace, box: Box, clock: StillClock
) -> None:
    post = send_all(waiting, clock)
    box.full_after = 1
    with pytest.raises(AppError):
        visit(waiting, box)
    box.full_after = 1000

    assert visit(waiting, box).filed == 2
    assert box.kept == post.got
    assert not box.is_open


def test_a_draft_that_was_sent_from_the_mail_program_is_seen(
    waiting: Workspace, box: Box, tmp_path: Path
) -> None:
    saved = save_drafts(
        waiting,
        list_waiting(waiting),
        read_template(waiting, "document"),
        tmp_path / "drafts",
        progress=quiet,
        is_cancelled=never,
    )
    draft = message_from_bytes(saved.files[0].read_bytes(), policy=policy.default)
    box.sent = [
        SentMail(str(draft["Message-ID"]), (), ""),
        SentMail("<other@example.org>", ("somebody@example.org",), "昼食"),
    ]

    found = visit(waiting, box)

    assert found.noticed == 1
    assert found.changes
    assert (count_notices(waiting).sent, count_notices(waiting).draft) == (1, 2)
    assert visit(waiting, box).noticed == 0


@pytest.mark.parametrize(
    ("kind", "status", "failed", "bounced"),
    [
        (BounceKind.PERMANENT, "5.1.1", 1, "hanako2@example.org"),
        (BounceKind.PERMANENT, "5.7.1", 1, ""),
        (BounceKind.TEMPORARY, "4.2.2", 1, ""),
        (BounceKind.DELAYED, "4.4.1", 0, ""),
    ],
)
def test_a_mail_that_came_back_failed_and_a_bad_address_is_remembered(  # noqa: PLR0913
    waiting: Workspace,
    box: Box,
    clock: StillClock,
    *,
    kind: BounceKind,
    status: str,
    failed: int,
    bounced: str,
) -> None:
    send_all(waiting, clock)
    box.bounces = [
        Bounce(message_ids(waiting)[1], "someone@example.org", kind, status),
        Bounce("<not-ours@example.org>", "someone@example.org", kind, status),
    ]

    visit(waiting, box)

    counts = count_notices(waiting)
    assert (counts.failed, counts.sent) == (failed, 3 - failed)
    assert len(list_waiting(waiting)) == failed
    with waiting.store.read() as connection:
        query = "SELECT bounced_email FROM person ORDER BY id"
        assert list(connection.exec_driver_sql(query).scalars()) == ["", bounced, ""]
        faults = list(connection.exec_driver_sql("SELECT fault FROM notice ORDER BY id").scalars())
    assert faults == ["", f"bounce-{status}" if failed else "", ""]


def test_a_bounce_of_a_mail_that_was_taken_back_moves_nothing(
    waiting: Workspace, box: Box, clock: StillClock
) -> None:
    send_all(waiting, clock)
    with waiting.store.write() as connection:
        connection.exec_driver_sql("UPDATE notice SET state = 'dropped' WHERE id = 2")
    box.bounces = [Bounce(message_ids(waiting)[1], "x@example.org", BounceKind.PERMANENT, "5.1.1")]

    visit(waiting, box)

    with waiting.store.read() as connection:
        states = connection.exec_driver_sql("SELECT state FROM notice ORDER BY id").scalars()
        assert list(states) == ["sent", NoticeState.DROPPED.value, "sent"]


@pytest.mark.parametrize(
    "imap", [ImapSettings(), ImapSettings("imap.example.org")], ids=["no host", "nothing asked"]
)
def test_a_mailbox_that_is_not_to_be_used_is_not_opened(
    waiting: Workspace, box: Box, imap: ImapSettings
) -> None:
    save_settings(waiting, replace(read_settings(waiting), imap=imap))

    assert visit(waiting, box) == MailboxRound()
    assert box.is_open
