"""The paste-in paragraph with the common link (decision 1), and the wording for job ads."""

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.notice import RelaySnippet
from desktop.core.domain.workspace import DisclosureBasis
from desktop.core.services.notices.compose import relay_text
from desktop.core.services.notices.preview_notices import letterhead
from desktop.core.services.notices.queue_notices import new_token
from desktop.core.services.notices.templates import mail_text
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.notices import find_common_token, insert_tokens
from wire.link_token import TokenKind, relay_url


def relay_snippet(workspace: Workspace) -> RelaySnippet:
    """Return the paragraph to paste into any rejection mail; one common link per link key.

    A command: the first call mints the common link.

    Raises:
        AppError: RELAY_NOT_READY with ``missing`` ``agency`` or ``basis``.
    """
    with workspace.store.write() as connection:
        head = letterhead(workspace, connection)
        agency = head.agency
        if agency is None or not agency.profile.is_complete:
            raise AppError(ErrorCode.RELAY_NOT_READY, {"missing": "agency"})
        if head.settings.disclosure is DisclosureBasis.NOT_YET:
            raise AppError(ErrorCode.RELAY_NOT_READY, {"missing": "basis"})
        token = find_common_token(connection, agency.kid)
        if token is None:
            token = new_token(agency, TokenKind.COMMON)
            values = {
                "token": token,
                "kid": agency.kid,
                "kind": "common",
                "state": "sent",
                "minted_at": workspace.clock.now(),
            }
            insert_tokens(connection, [values])
            workspace.audit(connection, "common_link.minted")
    url = relay_url(agency.relay_base, token)
    return RelaySnippet(relay_text(head, agency, url), url)


def basis_wording() -> str:
    """Return the wording for a job advertisement that tells applicants of the relay."""
    return mail_text("basis_wording")
