"""Holds answers to the published document, as another agency's people would."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import jsonschema_rs
import requests

from agency import openapi

DOCUMENT: dict[str, Any] = json.loads(openapi.document())


class UndocumentedError(AssertionError):
    """The agency answered what the document does not say."""


def operation_of(method: str, path: str) -> tuple[str, dict[str, Any]] | None:
    """Return path and description of the operation a request is for."""
    fixed_first = sorted(DOCUMENT["paths"], key=lambda name: "{" in name)
    for template in fixed_first:
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
        if re.fullmatch(pattern, path) and method.lower() in DOCUMENT["paths"][template]:
            return template, DOCUMENT["paths"][template][method.lower()]
    return None


def hold(method: str, path: str, *, status: int, headers: Mapping[str, str], body: bytes) -> bool:
    """Hold one answer to the document; return whether its operation is in it.

    Raises:
        UndocumentedError: Status, headers, media type or body are not as the document says.
    """
    found = operation_of(method, path)
    if found is None:
        return False
    template, operation = found
    where = f"{method} {template} {status}"
    described = operation["responses"].get(str(status))
    if described is None:
        raise UndocumentedError(f"{where}: no such status")
    lacking = [name for name in described["headers"] if name.lower() not in headers]
    if [name for name in lacking if name != "Idempotent-Replay" or operation_is_put(operation)]:
        raise UndocumentedError(f"{where}: without {lacking}")
    if "content" not in described:
        if body:
            raise UndocumentedError(f"{where}: a body")
        return True
    media = headers.get("content-type", "").partition(";")[0].strip()
    if media not in described["content"]:
        raise UndocumentedError(f"{where}: {media}")
    for error in validator(template, method.lower(), str(status), media).iter_errors(
        json.loads(body)
    ):
        raise UndocumentedError(f"{where}: {error.message} at {error.instance_path}")
    return True


def operation_is_put(operation: dict[str, Any]) -> bool:
    return operation["operationId"] == "putBatch"


@cache
def validator(path: str, method: str, status: str, media: str) -> jsonschema_rs.Validator:
    described = DOCUMENT["paths"][path][method]["responses"][status]
    schema = described["content"][media]["schema"]
    return jsonschema_rs.Draft202012Validator(
        schema | {"components": DOCUMENT["components"]}, validate_formats=True
    )


def hold_response(response: requests.Response) -> requests.Response:
    """Hold an answer of `requests`, once its body is read."""
    lowered = {name.lower(): value for name, value in response.headers.items()}
    path = str(response.request.path_url).partition("?")[0]
    hold(
        str(response.request.method),
        path,
        status=response.status_code,
        headers=lowered,
        body=response.content,
    )
    return response
