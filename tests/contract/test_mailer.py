"""The mailer of the tests and the real one: what is sent can be read, what fails says so."""

from pathlib import Path

import pytest

from agency.mailer import Mailer, MailError, SmtpMailer, SmtpSecurity
from tests.integration.agency.rig import LOOPBACK, Mailbox, free_port
from tests.integration.mail.authority import authority
from tests.integration.mail.smtp_rig import PASSWORD, USER, Handler, smtp_server
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


@pytest.mark.parametrize("security", [SmtpSecurity.STARTTLS, SmtpSecurity.TLS])
@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_a_protected_server_takes_mail_from_who_logs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, security: SmtpSecurity, password: str
) -> None:
    file, handler = tmp_path / "authority.pem", Handler()
    authority().cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with smtp_server(handler, security=security.value) as port:
        mailer = SmtpMailer(
            LOOPBACK, port, "紹介会社", "soudan@example.jp", security, USER, password
        )
        if password == PASSWORD:
            mailer.send("hanako@example.org", "x", "y")
        else:
            with pytest.raises(MailError):
                mailer.send("hanako@example.org", "x", "y")

    assert len(handler.got) == int(password == PASSWORD)
    assert PASSWORD not in repr(mailer)


def test_a_server_nobody_vouches_for_gets_no_mail() -> None:
    handler = Handler()
    with smtp_server(handler, security="tls") as port:
        mailer = SmtpMailer(
            LOOPBACK, port, "紹介会社", "soudan@example.jp", SmtpSecurity.TLS, USER, PASSWORD
        )
        with pytest.raises(MailError):
            mailer.send("hanako@example.org", "x", "y")

    assert handler.got == []
