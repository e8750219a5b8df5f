"""Dovecot, run as an ordinary process with a configuration of its own on a loopback port."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from imapclient import IMAPClient

from desktop.core.domain.workspace import ImapSettings, MailAuth, SmtpSecurity
from desktop.core.mail.connection import Line
from desktop.core.mail.imap_box import ImapBox
from tests.integration.agency.rig import LOOPBACK, free_port
from tests.integration.mail.authority import authority, client_tls

USER, PASSWORD = "okada@minori.example.org", "himitsu-x9"
_READY_S = 20
SPECIAL = (("Sent", "\\Sent"), ("Drafts", "\\Drafts"))
JAPANESE = (("送信済み", ""), ("下書き", ""))

_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
default_internal_user = {inner}
default_internal_group = {inner_group}
default_login_user = {login}
first_valid_uid = 1
mail_uid = {owner}
mail_gid = {owner_group}
mail_location = maildir:{folder}/home/%u
auth_failure_delay = 0
auth_mechanisms = plain login{mechanisms}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
{token_passdb}
userdb {{
  driver = static
  args = uid={owner} gid={owner_group} home={folder}/home/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
  # Every caller is 127.0.0.1: one wrong password must not slow the next test's right one.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
  {mailboxes}
}}
"""
_TOKENS = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """A mailbox server at work."""

    port: int
    tls_port: int

    def settings(self, security: str = "none", **more: object) -> ImapSettings:
        port = self.tls_port if security == "tls" else self.port
        values = {"user": USER, "password": PASSWORD} | more
        return ImapSettings(LOOPBACK, port, SmtpSecurity(security), **values)  # type: ignore[arg-type]

    @contextmanager
    def box(self, security: str = "none", **more: object) -> Iterator[ImapBox]:
        box = ImapBox(self.settings(security, **more), None, Line(client_tls(), timeout_s=10))
        try:
            yield box
        finally:
            box.close()

    @contextmanager
    def client(self) -> Iterator[IMAPClient]:
        """A mail program of somebody's: logged in beside us."""
        with IMAPClient(LOOPBACK, self.port, ssl=False, timeout=10) as client:
            client.login(USER, PASSWORD)
            yield client

    def contents(self, folder: str) -> list[bytes]:
        with self.client() as client:
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search(), [b"BODY.PEEK[]"])
            return [data[b"BODY[]"] for _, data in sorted(found.items())]


@contextmanager
def dovecot(
    mailboxes: Sequence[tuple[str, str]] = SPECIAL, token_check: str = ""
) -> Iterator[Dovecot]:
    """Run a mailbox server; fail where it is not installed, for then the mailbox is unproven.

    Args:
        mailboxes: Name and special use of each mailbox beside INBOX.
        token_check: Address that knows access tokens, for XOAUTH2.
    """
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None:
        pytest.fail("Dovecot is missing: install the package dovecot-imapd (tools/dev.py does)")
    # Not below pytest's own folder: that is closed to the users Dovecot runs its parts as.
    folder = Path(tempfile.mkdtemp(prefix="career-relay-imap-"))
    folder.chmod(0o755)
    try:
        server = Dovecot(free_port(), free_port())
        _lay_out(folder, server, mailboxes, token_check)
        process = subprocess.Popen(
            [program, "-F", "-c", str(folder / "dovecot.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(server.port, folder)
            yield server
        finally:
            process.terminate()
            process.wait(_READY_S)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay_out(
    folder: Path, server: Dovecot, mailboxes: Sequence[tuple[str, str]], token_check: str
) -> None:
    is_root = os.geteuid() == 0
    me = getpass.getuser()
    home = folder / "home"
    for name in (home, folder / "run", folder / "state"):
        name.mkdir()
    if is_root:
        shutil.chown(home, "mail", "mail")
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n")
    issued = authority().issue_cert("localhost", LOOPBACK)
    issued.private_key_pem.write_to_path(folder / "key.pem")
    for blob in issued.cert_chain_pems:
        blob.write_to_path(folder / "cert.pem", append=True)
    if token_check:
        (folder / "oauth2.conf").write_text(
            f"tokeninfo_url = {token_check}?access_token=\n"
            "introspection_mode = auth\nusername_attribute = email\n"
        )
    uses = (
        f"mailbox {name} {{\n auto = create\n special_use = {use}\n}}" for name, use in mailboxes
    )
    config = _CONFIG.format(
        folder=folder,
        inner="dovecot" if is_root else me,
        inner_group="dovecot" if is_root else me,
        login="dovenull" if is_root else me,
        owner="mail" if is_root else me,
        owner_group="mail" if is_root else me,
        mechanisms=" xoauth2 oauthbearer" if token_check else "",
        token_passdb=_TOKENS.format(folder=folder) if token_check else "",
        port=server.port,
        tls_port=server.tls_port,
        mailboxes="\n".join(uses),
    )
    (folder / "dovecot.conf").write_text(config, encoding="utf-8")


def _wait_for(port: int, folder: Path) -> None:
    deadline = time.monotonic() + _READY_S
    while time.monotonic() < deadline:
        try:
            with socket.create_connection((LOOPBACK, port), timeout=1) as line:
                if line.recv(64).startswith(b"* OK"):
                    return
        except OSError:
            time.sleep(0.05)
    log = folder / "log"
    pytest.fail(f"Dovecot did not start: {log.read_text() if log.exists() else 'no log'}")


def signed_in(server: Dovecot, security: str = "none") -> ImapSettings:
    """Return settings of an account signed in by OAuth."""
    return server.settings(security, password="", auth=MailAuth.XOAUTH2)
