"""What every mailbox promises: Dovecot's by IMAP, and the fake other tests stand on."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from desktop.core.domain.mailbox import BounceKind
from desktop.core.mail.eml_file import message_bytes
from desktop.core.ports import Mailbox
from tests.integration.agency.rig import LOOPBACK
from tests.integration.mail.bounces import bounce_of
from tests.integration.mail.fake_box import FakeBox
from tests.integration.mail.imap_rig import dovecot
from tests.integration.mail.test_imap import LETTER

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.xdist_group("dovecot")]

NOW = datetime.now(UTC)
SINCE = (NOW - timedelta(days=14)).date()
REPORT = bounce_of(LETTER.message_id, "5.1.1")


@pytest.fixture(params=["fake", "dovecot"])
def filled(request: pytest.FixtureRequest) -> Iterator[Mailbox]:
    """Return a mailbox in which one mail came back."""
    if request.param == "fake":
        yield FakeBox(inbox=[REPORT])
        return
    with dovecot() as server:
        with server.client() as client:
            client.append("INBOX", REPORT)
        with server.box() as box:
            yield box


def test_what_is_kept_is_told_once_and_what_came_back_too(filled: Mailbox) -> None:
    filled.keep_sent(message_bytes(LETTER, NOW))
    filled.keep_draft(message_bytes(LETTER, NOW))

    sent, cursor = filled.read_sent(None, SINCE)
    bounces, mark = filled.read_bounces(None, SINCE)

    assert [(one.message_id, one.recipients, one.subject) for one in sent] == [
        (LETTER.message_id, (LETTER.recipient,), LETTER.subject)
    ]
    assert [(one.message_id, one.kind) for one in bounces] == [
        (LETTER.message_id, BounceKind.PERMANENT)
    ]
    assert filled.read_sent(cursor, SINCE) == ((), cursor)
    assert filled.read_bounces(mark, SINCE) == ((), mark)
