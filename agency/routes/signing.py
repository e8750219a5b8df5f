"""Signs every answer of the exchange, refusals and crashes included.

It wraps the whole application, so no answer under `/v1/` or `/.well-known/` can leave unsigned.
"""

from typing import Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from agency.clock import seconds
from agency.routes.face import face_of
from agency.service.context import Agency
from wire import signatures
from wire.signatures import Response

SIGNED_PATHS: Final = ("/v1/", "/.well-known/")


class SignedAnswers:
    """ASGI middleware that holds an answer back until it is complete, then signs it."""

    def __init__(self, app: ASGIApp, agency: Agency) -> None:
        self._app = app
        self._agency = agency

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and sign its answer if it belongs to the exchange."""
        if scope["type"] != ScopeType.HTTP or not scope["path"].startswith(SIGNED_PATHS):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self._app(scope, receive, hold)
        for message in self._signed(scope, held):
            await send(message)

    def _signed(self, scope: HTTPScope, held: list[Message]) -> list[Message]:
        body = b"".join(m["body"] for m in held if m["type"] == "http.response.body")
        # A HEAD answer has no body on the wire, whatever the handler wrote.
        body = b"" if scope["method"] == "HEAD" else body
        request = face_of(scope, self._agency.public_url.partition("://")[0])
        for message in held:
            if message["type"] == "http.response.start":
                digest = signatures.content_digest(body)
                response = Response(message["status"], {"content-digest": digest})
                added = signatures.sign_response(
                    response,
                    request,
                    self._agency.secrets.signing,
                    keyid=self._agency.secrets.key_id,
                    created=seconds(self._agency.clock.now()),
                )
                headers = {"content-digest": digest, **added, "cache-control": "no-store"}
                message["headers"] = [
                    *message["headers"],
                    *((name.lower().encode(), value.encode()) for name, value in headers.items()),
                ]
        return held
