"""Which folder is Sent and which is Drafts, on servers that say so and on those that do not."""

import pytest

from desktop.core.mail.imap_folders import Folder, find_folder

_Listed = tuple[tuple[bytes, ...], bytes | None, str]


@pytest.mark.parametrize(
    ("folders", "name"),
    [
        ([((b"\\HasNoChildren", b"\\Sent"), b"/", "送った物")], "送った物"),
        (
            [((), b"/", "Sent"), ((b"\\SENT",), b"/", "[Gmail]/送信済みメール")],
            "[Gmail]/送信済みメール",
        ),
        ([((), b".", "INBOX.送信済みトレイ")], "INBOX.送信済みトレイ"),
        ([((), b"/", "Sent Items")], "Sent Items"),
        ([((), None, "送信済み")], "送信済み"),
        ([((b"\\Noselect",), b"/", "Sent"), ((), b"/", "INBOX")], None),
        ([], None),
    ],
    ids=["marked", "marked-wins", "below-inbox", "english", "flat", "no-select", "none"],
)
def test_sent_is_found_by_its_mark_or_its_name(folders: list[_Listed], name: str | None) -> None:
    assert find_folder(folders, Folder.SENT) == name


def test_drafts_have_names_of_their_own() -> None:
    folders: list[_Listed] = [((), b"/", "Sent"), ((), b"/", "下書き")]

    assert find_folder(folders, Folder.DRAFTS) == "下書き"
