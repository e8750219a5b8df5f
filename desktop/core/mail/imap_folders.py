"""Which folder of a mailbox is Sent, and which is Drafts."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Folder(StrEnum):
    """A folder with a use of its own."""

    SENT = "Sent"
    DRAFTS = "Drafts"


_FLAGS: Final = {Folder.SENT: b"\\sent", Folder.DRAFTS: b"\\drafts"}
"""RFC 6154. The words of servers and mail programs in Japan that do not mark theirs:"""
_NAMES: Final = {
    Folder.SENT: (
        *("sent", "sent items", "sent messages", "sent mail", "sent-mail", "outbox.sent"),
        *("送信済み", "送信済みアイテム", "送信済みメール", "送信済みトレイ", "送信済"),
        *("送信済みメッセージ", "送信ボックス", "送信メール"),
    ),
    Folder.DRAFTS: ("drafts", "draft", "下書き", "下書きトレイ", "草稿"),
}


def find_folder(
    folders: Iterable[tuple[tuple[bytes, ...], bytes | None, str]], wanted: Folder
) -> str | None:
    """Return the folder's full name, or None.

    Args:
        folders: Flags, separator and name of each, as IMAP lists them, names decoded.
        wanted: By its special use; where no folder is marked, by its name.
    """
    usable = [
        (frozenset(flag.lower() for flag in flags), separator, name)
        for flags, separator, name in folders
        if b"\\noselect" not in (flag.lower() for flag in flags)
    ]
    for flags, _, name in usable:
        if _FLAGS[wanted] in flags:
            return name
    by_name = {_last_part(name, separator): name for _, separator, name in reversed(usable)}
    return next((by_name[name] for name in _NAMES[wanted] if name in by_name), None)


def _last_part(name: str, separator: bytes | None) -> str:
    mark = separator.decode("ascii", "replace") if separator else ""
    return (name.rsplit(mark, 1)[-1] if mark else name).casefold()
