"""The mailer of the tests and the real one: what is sent can be read, what fails says so."""

import pytest

from agency.mailer import Mailer, MailError, SmtpMailer
from tests.integration.agency.rig import LOOPBACK, Mailbox, free_port
from tests.unit.agency.rig import Letters, smtp_to

pytestmark = pytest.mark.allow_hosts([LOOPBACK])


@pytest.mark.parametrize("kind", ["letters", "smtp"])
def test_a_code_that_was_sent_is_read_back(kind: str) -> None:
    mailbox, letters = Mailbox(), Letters()
    mailer: Mailer = letters if kind == "letters" else smtp_to(mailbox)
    mailer.send("hanako@example.org", "確認コード", "コードです。\n\n012345\n")
    found = letters if kind == "letters" else mailbox
    code, text = found.code_for("hanako@example.org"), found.text_to("hanako@example.org")
    mailbox.close()

    assert code == "012345"
    assert text.startswith("コードです。")


def test_a_server_that_is_not_there_is_told_without_the_address() -> None:
    mailer = SmtpMailer(LOOPBACK, free_port(), "紹介会社", "soudan@example.jp")

    with pytest.raises(MailError) as error:
        mailer.send("hanako@example.org", "x", "y")
    assert "hanako" not in str(error.value)
