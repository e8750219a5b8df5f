"""The demo's own SMTP server: what the agency mails to sample candidates lands here."""

import re
import socket
import time
from email import message_from_bytes
from email.policy import default as default_policy
from threading import Condition
from types import TracebackType
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HOST = "127.0.0.1"
_CODE = re.compile(r"(?<!\d)(\d{6})(?!\d)")
_WAIT_S = 20.0


class Mailbox:
    """A running SMTP server on loopback that keeps messages in memory.

    Use it in a ``with`` statement; ``port`` is known once it runs.
    """

    def __init__(self) -> None:
        self._arrived = Condition()
        self._bodies: dict[str, list[str]] = {}
        self.port = _free_port()
        self._controller = Controller(_Handler(self), hostname=HOST, port=self.port)

    def __enter__(self) -> Self:
        """Start the server."""
        self._controller.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server."""
        self._controller.stop()

    def keep(self, recipient: str, body: str) -> None:
        """Keep a message; called on the server's thread."""
        with self._arrived:
            self._bodies.setdefault(recipient.casefold(), []).append(body)
            self._arrived.notify_all()

    def count(self, recipient: str) -> int:
        """Return how many messages came for an address."""
        with self._arrived:
            return len(self._bodies.get(recipient.casefold(), []))

    def wait_for_code(self, recipient: str, *, after: int = 0) -> str:
        """Return the six digits of the next message to ``recipient``.

        Args:
            recipient: The address.
            after: How many messages to skip: those that came before.

        Raises:
            TimeoutError: None came in twenty seconds, or it holds no code.
        """
        until = time.monotonic() + _WAIT_S
        with self._arrived:
            while len(found := self._bodies.get(recipient.casefold(), [])) <= after:
                if not self._arrived.wait(until - time.monotonic()):
                    raise TimeoutError("no code came")
            code = _CODE.search(found[-1])
        if code is None:
            raise TimeoutError("a message without a code")
        return code.group(1)


class _Handler:
    """Hands each message to the mailbox."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Accept a message."""
        content = envelope.content or b""
        raw = content.encode() if isinstance(content, str) else content
        message = message_from_bytes(raw, policy=default_policy)
        body = message.get_body(("plain",))
        text = str(body.get_content()) if body is not None else ""
        for recipient in envelope.rcpt_tos:
            self._mailbox.keep(recipient, text)
        return "250 OK"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
