"""Drafts in the company's own mailbox: all of them stand there, or their people wait again."""

from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from desktop.core.domain.application import NoticeState
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import ImapSettings
from desktop.core.ports import MailPorts
from desktop.core.services.notices.keep_drafts import keep_drafts
from desktop.core.services.notices.mark_notices import count_outbox
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.send_notices import SendingQueued
from desktop.core.services.notices.templates import read_template
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from tests.fault.rig import applicants, import_file, never, quiet, reject_all
from tests.unit.services.test_mailbox_round import Box


class SmallBox(Box):
    """A mailbox that has room for two drafts."""

    def keep_draft(self, message: bytes) -> None:
        if len(self.kept) == 2:
            raise AppError(ErrorCode.IMAP_REFUSED)
        super().keep_draft(message)


@pytest.fixture
def waiting(workspace: Workspace, tmp_path: Path) -> Workspace:
    import_file(workspace, applicants(tmp_path))
    reject_all(workspace)
    imap = ImapSettings("imap.example.org", keeps_drafts=True)
    save_settings(workspace, replace(read_settings(workspace), imap=imap))
    return workspace


def keep(workspace: Workspace, box: Box, is_cancelled: Callable[[], bool] = never) -> SendingQueued:
    def unused(*_: object) -> object:
        raise AssertionError("nothing is sent here")

    ports = MailPorts(unused, lambda _settings, _token: box, unused)  # type: ignore[arg-type]
    letters = (list_waiting(workspace), read_template(workspace, "document"))
    return keep_drafts(workspace, ports, [letters], progress=quiet, is_cancelled=is_cancelled)


def test_everybody_has_a_draft_in_the_mailbox(waiting: Workspace) -> None:
    box = Box()

    kept = keep(waiting, box)

    drafts = [message_from_bytes(each, policy=policy.default) for each in box.kept]
    assert (kept.count, kept.undo_id) == (3, None)
    assert [str(draft["To"]).split()[-1] for draft in drafts] == [
        f"<hanako{number}@example.org>" for number in (1, 2, 3)
    ]
    assert {draft["X-Unsent"] for draft in drafts} == {"1"}
    assert count_outbox(waiting) == {NoticeState.DRAFT: 3}
    assert not box.is_open


def test_who_has_no_draft_waits_again(waiting: Workspace) -> None:
    box = SmallBox()

    with pytest.raises(AppError) as refused:
        keep(waiting, box)

    assert refused.value.code is ErrorCode.IMAP_REFUSED
    assert count_outbox(waiting) == {NoticeState.DRAFT: 2, NoticeState.DROPPED: 1}
    assert len(list_waiting(waiting)) == 1
    assert not box.is_open


def test_a_cancelled_run_leaves_what_lies_there(waiting: Workspace) -> None:
    box = Box()

    with pytest.raises(AppError) as cancelled:
        keep(waiting, box, lambda: len(box.kept) == 1)

    assert cancelled.value.code is ErrorCode.CANCELLED
    assert count_outbox(waiting) == {NoticeState.DRAFT: 1, NoticeState.DROPPED: 2}
