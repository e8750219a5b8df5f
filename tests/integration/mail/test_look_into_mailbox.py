"""Drafts that were sent from the mail program, and notices that came back."""

from pathlib import Path

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.mailbox import BounceKind
from desktop.core.domain.notice import NoticeText
from desktop.core.services.mail_account.look_into_mailbox import MailboxNews, look_into_mailbox
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.save_drafts import prepare_copies
from desktop.core.services.notices.templates import read_template
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from tests.fault.rig import applicants, import_file, reject_all
from tests.integration.mail.bounces import bounce_of
from tests.integration.mail.fake_box import FakeBox


@pytest.fixture
def drafts(workspace: Workspace, tmp_path: Path) -> tuple[NoticeText, ...]:
    """Make three drafts nobody said to be sent."""
    import_file(workspace, applicants(tmp_path))
    reject_all(workspace)
    return prepare_copies(
        workspace, list_waiting(workspace), read_template(workspace, "document")
    ).texts


def message_ids(workspace: Workspace) -> list[str]:
    with workspace.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT message_id FROM notice ORDER BY id")
        return list(rows.scalars())


def mail(message_id: str, recipient: str, subject: str) -> bytes:
    lines = (f"Message-ID: {message_id}", f"To: <{recipient}>", f"Subject: {subject}", "", "x")
    return "\r\n".join(lines).encode()


def nothing(_connection: Connection, _news: MailboxNews) -> None:
    return None


def test_a_draft_is_known_by_its_message_id_or_by_whom_and_what(
    workspace: Workspace, drafts: tuple[NoticeText, ...]
) -> None:
    first, second, _ = drafts
    told: list[MailboxNews] = []
    box = FakeBox(
        sent=[
            mail(message_ids(workspace)[0], "changed@example.org", "changed"),
            mail("<new@mail-program.example>", second.recipient.upper(), second.subject),
            mail("<other@mail-program.example>", "somebody@example.org", second.subject),
            mail("<third@mail-program.example>", "hanako3@example.org", "something else"),
        ]
    )

    news = look_into_mailbox(workspace, box, lambda _, found: told.append(found))
    again = look_into_mailbox(workspace, box, nothing)

    assert news.sent == (first.notice_id, second.notice_id)
    assert [each.sent for each in told] == [news.sent, ()]
    assert again == MailboxNews()


def test_a_look_at_two_drafts_alike_marks_neither(
    workspace: Workspace, drafts: tuple[NoticeText, ...]
) -> None:
    one = drafts[0]
    with workspace.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE notice SET recipient = ?, subject = ?", (one.recipient, one.subject)
        )

    news = look_into_mailbox(
        workspace, FakeBox(sent=[mail("<n@x.example>", one.recipient, one.subject)]), nothing
    )

    assert news.sent == ()


def test_a_notice_that_came_back_is_told_and_a_report_on_other_mail_is_not(
    workspace: Workspace, drafts: tuple[NoticeText, ...]
) -> None:
    box = FakeBox(
        inbox=[
            bounce_of(message_ids(workspace)[1], "5.1.1"),
            bounce_of("<private@example.org>", "5.1.1"),
        ]
    )

    news = look_into_mailbox(workspace, box, nothing)

    assert [(number, one.kind) for number, one in news.bounces] == [
        (drafts[1].notice_id, BounceKind.PERMANENT)
    ]


@pytest.mark.usefixtures("drafts")
def test_what_could_not_be_applied_is_found_again(workspace: Workspace) -> None:
    box = FakeBox(inbox=[bounce_of(message_ids(workspace)[0], "4.4.7")])

    def broken(_connection: Connection, _news: MailboxNews) -> None:
        raise AppError(ErrorCode.DISK_FULL)

    with pytest.raises(AppError):
        look_into_mailbox(workspace, box, broken)
    news = look_into_mailbox(workspace, box, nothing)

    assert [one.kind for _, one in news.bounces] == [BounceKind.TEMPORARY]
