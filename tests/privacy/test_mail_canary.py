"""No address, password or token of a mail account goes into the log, whatever servers say."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from desktop.core.domain.errors import AppError
from desktop.core.domain.workspace import SignInSettings, SmtpSecurity, SmtpSettings
from desktop.core.log_setup import set_up_logging
from desktop.core.mail.connection import Line
from desktop.core.mail.imap_box import ImapBox
from desktop.core.mail.oauth import BrowserSignIn
from desktop.core.mail.smtp import SmtpTransport
from desktop.core.ports import MailRefused
from tests.integration.agency.rig import LOOPBACK
from tests.integration.mail.authority import client_tls
from tests.integration.mail.bounces import bounce_of
from tests.integration.mail.imap_rig import dovecot
from tests.integration.mail.oauth_rig import Browser, provider_at_work
from tests.integration.mail.smtp_rig import answering, scripted

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.xdist_group("dovecot")]

CANARY = "karasu7731"
ADDRESS = f"{CANARY}@example.org"
MAIL = f"Subject: {CANARY}\r\nMessage-ID: <{CANARY}@x.example>\r\n\r\n{CANARY}\r\n".encode()
_log = logging.getLogger("tests.mail_canary")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level = root.level
    path = set_up_logging(tmp_path)
    yield path
    for handler in list(root.handlers):
        if isinstance(handler, RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
    root.setLevel(level)


def note(error: Exception) -> None:
    """Log a fault as the program does."""
    _log.info("mail failed: %s", error, exc_info=error)


def refused_by_smtp() -> None:
    verdicts = {"RCPT": f"550 5.1.1 <{ADDRESS}> is unknown", "AUTH": f"535 5.7.8 {ADDRESS} no"}
    for user in ("", ADDRESS):
        script = answering(verdicts | {"EHLO": "250-hello\r\n250 AUTH PLAIN"})
        settings = {"user": user, "password": CANARY}
        with scripted(script) as (port, _):
            transport = SmtpTransport(
                SmtpSettings(LOOPBACK, port, SmtpSecurity.NONE, **settings), None, Line()
            )
            try:
                transport.send(MAIL, sender=ADDRESS, recipient=ADDRESS)
            except (MailRefused, AppError) as error:
                note(error)
            transport.close()


def kept_and_refused_by_imap() -> None:
    with dovecot() as server:
        with server.box() as box:
            box.keep_sent(MAIL)
            with server.client() as client:
                client.append("INBOX", bounce_of(f"<{CANARY}@x.example>", "5.1.1"))
            today = datetime.now(UTC).date()
            _log.info("found %s and %s", box.read_sent(None, today), box.read_bounces(None, today))
        try:
            ImapBox(server.settings(user=ADDRESS, password=CANARY), None, Line(client_tls()))
        except AppError as error:
            note(error)


def signed_in_and_revoked() -> None:
    browser = Browser()
    settings = SignInSettings(client_id="client", client_secret=CANARY)
    with provider_at_work() as provider:
        port = BrowserSignIn(provider.endpoints, browser, timeout_s=5)
        cache = port.sign_in(settings, ADDRESS, lambda: False)
        _log.info("signed in with %s", settings)
        provider.refresh_tokens.clear()
        with suppress(AppError):
            port.find_token(settings, cache, is_renewed=True)
    browser.close()


def test_nothing_of_an_account_or_a_mail_is_logged(log: Path) -> None:
    refused_by_smtp()
    kept_and_refused_by_imap()
    signed_in_and_revoked()

    written = log.read_text(encoding="utf-8")
    assert "mail failed" in written
    assert "MAIL-0506" in written
    assert CANARY not in written
