"""A real mail server whose answers a test chooses, and one that follows a script line by line."""

import base64
import json
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.integration.agency.rig import LOOPBACK, free_port
from tests.integration.mail.authority import server_tls

USER, PASSWORD, TOKEN = "okada@minori.example.org", "himitsu-x9", "token-1"


@dataclass
class Got:
    """One message as it arrived."""

    sender: str
    recipient: str
    content: bytes
    options: tuple[str, ...]


@dataclass
class Handler:
    """Answers as told: by address, or the same to all; and knows who logged in how."""

    answers: dict[str, str] = field(default_factory=dict)
    got: list[Got] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    empty_answers: int = 0
    token: str = TOKEN

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        answer = self.answers.get(address, "")
        if answer.startswith("RCPT "):
            return answer.removeprefix("RCPT ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        address = envelope.rcpt_tos[0]
        answer = self.answers.get(address, "250 2.0.0 OK")
        if answer.startswith("250"):
            content = envelope.content or b""
            raw = content if isinstance(content, bytes) else content.encode()
            options = tuple(envelope.mail_options)
            self.got.append(Got(str(envelope.mail_from), address, raw, options))
        return answer

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        """Take the token, or say 334 with JSON and wait for the empty line."""
        said = base64.b64decode(args[1]).decode()
        self.logins.append("XOAUTH2")
        if said == f"user={USER}\1auth=Bearer {self.token}\1\1":
            return AuthResult(success=True)
        reason = json.dumps({"status": "401", "schemes": "bearer"}).encode()
        await server.push(f"334 {base64.b64encode(reason).decode()}")
        line = await server._reader.readline()
        self.empty_answers += line == b"\r\n"
        return AuthResult(success=False, handled=False)


@contextmanager
def smtp_server(
    handler: Handler, *, security: str = "starttls", has_utf8: bool = True
) -> Iterator[int]:
    """Run a server on a free port; ``security`` is ``starttls``, ``tls`` or ``none``."""

    def check(server: SMTP, *rest: object) -> AuthResult:
        del server
        mechanism, data = str(rest[2]), rest[3]
        handler.logins.append(mechanism)
        is_right = isinstance(data, LoginPassword) and (
            data.login == USER.encode() and data.password == PASSWORD.encode()
        )
        return AuthResult(success=is_right, handled=False)

    options = {
        "hostname": LOOPBACK,
        "port": free_port(),
        "enable_SMTPUTF8": has_utf8,
        "authenticator": check,
        "auth_require_tls": security == "starttls",
        "server_hostname": "mail.minori.example.org",
    }
    if security == "starttls":
        options |= {"tls_context": server_tls(), "require_starttls": True}
    if security == "tls":
        options |= {"ssl_context": server_tls(), "auth_require_tls": False}
    log = logging.getLogger("mail.log")
    controller = Controller(handler, **options)
    controller.start()
    log.setLevel(logging.ERROR)  # it warns of an attribute it sets itself
    try:
        yield int(controller.port)
    finally:
        controller.stop()
        log.setLevel(logging.NOTSET)


Script = Callable[[socket.socket, list[bytes]], None]


@contextmanager
def scripted(script: Script) -> Iterator[tuple[int, list[bytes]]]:
    """Run ``script`` for every connection; return the port and the lines clients said."""
    heard: list[bytes] = []
    done = threading.Event()
    with socket.create_server((LOOPBACK, 0)) as listener, ThreadPoolExecutor(1) as pool:
        listener.settimeout(0.2)

        def serve() -> None:
            while not done.is_set():
                try:
                    line, _ = listener.accept()
                except TimeoutError:
                    continue
                with line:
                    line.settimeout(5)
                    try:
                        script(line, heard)
                    except OSError:
                        continue

        pool.submit(serve)
        try:
            yield listener.getsockname()[1], heard
        finally:
            done.set()


def answering(answers: dict[str, str | None], *, greeting: str = "220 ready") -> Script:
    """Return a script: what is said to each verb. None cuts the line, "stall" says nothing.

    ``.`` is the end of the text; a verb that is not named is answered 250.
    """

    def script(line: socket.socket, heard: list[bytes]) -> None:
        stream = line.makefile("rb")
        line.sendall(f"{greeting}\r\n".encode())
        in_text = False
        while said := stream.readline():
            heard.append(said)
            if in_text and said != b".\r\n":
                continue
            verb = "." if in_text else said.split(b" ")[0].split(b":")[0].strip().decode().upper()
            in_text = False
            answer = answers.get(verb, "221 bye" if verb == "QUIT" else "250 OK")
            if verb == "DATA" and verb not in answers:
                answer = "354 go on"
            if answer is None:
                return
            if answer == "stall":
                stream.readline()
                return
            in_text = answer.startswith("354")
            line.sendall(f"{answer}\r\n".encode())

    return script
