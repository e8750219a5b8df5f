"""The relay links a person would find in the notices."""

import re

from desktop.core.domain.application import NoticeState
from desktop.core.services.notices.mark_notices import list_notices, read_notice
from desktop.core.services.workspace.context import Workspace

_LINK = re.compile(r"^https?://\S+/r/[0-9a-z]{40}$", re.MULTILINE)


def links_in_drafts(workspace: Workspace) -> tuple[str, ...]:
    """Return one personal link a sent notice, in the order they were made."""
    rows = list_notices(workspace, NoticeState.SENT)
    texts = [read_notice(workspace, row.notice_id).body for row in reversed(rows)]
    return tuple(found.group(0) for text in texts if (found := _LINK.search(text)))
