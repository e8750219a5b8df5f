"""A request as the signatures see it, read from the server's scope."""

from litestar.types import HTTPScope

from agency.refusal import refuse
from wire.problems import Problem
from wire.signatures import Request, authority_of


def face_of(scope: HTTPScope, scheme: str) -> Request:
    """Return the signed face of a request.

    Args:
        scope: The server's scope of the request.
        scheme: Scheme of the agency's public address, which the client dialled.
    """
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return Request(
        method=scope["method"],
        authority=authority_of(headers.get("host", ""), scheme),
        path=scope["raw_path"].decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
    )


def address_of(scope: HTTPScope) -> str:
    """Return the network address a request came from."""
    client = scope.get("client")
    return client[0] if client else ""


def number_in(query: dict[str, str], name: str, default: int, *, most: int) -> int:
    """Return a whole number from the query.

    Raises:
        Refusal: It is not one, or out of range.
    """
    text = query.get(name, str(default))
    if not text.isascii() or not text.isdecimal() or int(text) > most:
        raise refuse(Problem.SCHEMA, 400, f"{name} is no number in range")
    return int(text)
