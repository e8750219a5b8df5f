"""The contract as an OpenAPI 3.1 document, made from the table of operations and the wire structs.

The handlers read raw bodies, because signatures cover bytes; so the framework cannot know their
forms, and its own generator is not used.
"""

import inspect
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

import msgspec

from agency.routes.contract import OPERATIONS, Body, Content, Operation, Signing
from wire import batch, encoding, events, limits, problems, version, vocabulary
from wire.batch import Manifest, Record
from wire.events import Event
from wire.messages import EnrolmentRequest, LinkRevocations
from wire.problems import ProblemDetail

PATH: Final = "/openapi.json"
Schema = dict[str, Any]  # Any: JSON
_REF: Final = "#/components/schemas/{name}"
_NDJSON: Final = "application/x-ndjson"
_JSON: Final = "application/json"
_HASH: Final = "^[0-9a-f]{64}$"
_SYMBOLS: Final = "[0-9a-hjkmnp-tv-z]"
_PATH_FORMS: Final = {
    "batch_id": _HASH,
    "device_id": f"^d_{_SYMBOLS}{{24}}$",
    "redemption_id": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    "consent_id": "^[^/]+$",
    "name": "^[a-z0-9][a-z0-9._-]{0,63}$",
    "version": "^[a-z0-9][a-z0-9._-]{0,63}$",
}
_MOST: Final = 2**31 - 1
_Headers = Mapping[str, tuple[str, Schema]]
_SIGNATURE_HEADERS: Final[_Headers] = {
    "CR-Protocol": ("Version of the contract.", {"type": "string", "pattern": r"^1\.[0-9]+$"}),
    "Content-Digest": (
        "RFC 9530, sha-256 of the bytes on the wire.",
        {"type": "string", "pattern": "^sha-256=:[A-Za-z0-9+/]{43}=:$"},
    ),
    "Signature-Input": (
        (
            "RFC 9421, one signature labelled cr over method, authority, path, query, digest and "
            "protocol; for a batch also over CR-Seq and CR-Prev."
        ),
        {"type": "string"},
    ),
    "Signature": ("RFC 9421, Ed25519.", {"type": "string"}),
}
_BATCH_HEADERS: Final[_Headers] = {
    "CR-Seq": (
        "Number of the batch on this device, from 1; signed.",
        {"type": "integer", "minimum": 1, "maximum": _MOST},
    ),
    "CR-Prev": (
        "Identifier of the batch before, or 64 zeros; signed.",
        {"type": "string", "pattern": _HASH},
    ),
    "CR-Marking": ("RFC 8187: says that the data are 匿名加工情報.", {"type": "string"}),
    "Content-Encoding": (
        "Encoding of the body; the identifier is the hash of the bytes before it.",
        {"enum": [encoding.ZSTD, encoding.GZIP, encoding.IDENTITY]},
    ),
}
_OPTIONAL: Final = frozenset({"CR-Marking", "Content-Encoding"})
_SECURITY: Final = "messageSignature"


@cache
def document() -> bytes:
    """Return the document as JSON, the same bytes at every call."""
    return msgspec.json.encode(_document(), order="sorted")


def _document() -> Schema:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Career Relay",
            "version": version.PROTOCOL,
            "summary": "The exchange between an employer's desktop and a placement agency.",
            "description": "Every request but discovery is signed, and so is every answer, "
            "refusals included. docs/wire.md is the contract; `python -m agency.conformance` "
            "checks an agency against it.",
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "headers": _headers_of_answers(),
            "securitySchemes": {
                _SECURITY: {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Signature",
                    "description": "An Ed25519 signature of the device, RFC 9421.",
                }
            },
        },
    }


def _paths() -> Schema:
    found: Schema = {}
    for operation in OPERATIONS:
        found.setdefault(operation.path, {})[operation.method.lower()] = _described(operation)
    return found


def _described(operation: Operation) -> Schema:
    is_signed = operation.signing is not Signing.NOBODY
    described: Schema = {
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": list(_parameters(operation)),
        "responses": _responses(operation),
        "security": [{_SECURITY: []}] if is_signed else [],
    }
    if operation.request is not Body.NOTHING:
        described["requestBody"] = {
            "required": True,
            "description": f"At most {limits.MAX_WIRE_BYTES} bytes on the wire.",
            "content": _content(operation.request),
        }
    return described


def _parameters(operation: Operation) -> Iterable[Schema]:
    for name in re.findall(r"\{(\w+)\}", operation.path):
        schema = {"type": "string", "pattern": _PATH_FORMS[name]}
        yield {"name": name, "in": "path", "required": True, "schema": schema}
    for number in operation.query:
        yield {
            "name": number.name,
            "in": "query",
            "description": number.about,
            "schema": {
                "type": "integer",
                "minimum": 0,
                "maximum": _MOST,
                "default": number.default,
            },
        }
    headers = {} if operation.signing is Signing.NOBODY else dict(_SIGNATURE_HEADERS)
    if operation.request is Body.BATCH:
        headers |= _BATCH_HEADERS
    for header, (about, form) in headers.items():
        yield {
            "name": header,
            "in": "header",
            "required": header not in _OPTIONAL,
            "description": about,
            "schema": form,
        }


def _responses(operation: Operation) -> Schema:
    is_head = operation.method == "HEAD"
    found: Schema = {}
    for status, content in operation.answers.items():
        answer: Schema = {"description": "Success.", "headers": _answer_headers()}
        if content is not Body.NOTHING:
            answer["content"] = _content(content)
        if operation.request is Body.BATCH and status == min(operation.answers):
            answer["headers"]["Idempotent-Replay"] = {"$ref": _header("Idempotent-Replay")}
        found[str(status)] = answer
    kinds: dict[int, list[str]] = {}
    for status, problem in operation.all_refusals:
        kinds.setdefault(status, []).append(problem.value)
    for status, names in kinds.items():
        found[str(status)] = _refusal(names, is_head=is_head)
    return found


def _refusal(names: list[str], *, is_head: bool) -> Schema:
    short = ", ".join(name.rpartition(":")[2] for name in names)
    described: Schema = {"description": f"Refused: {short}.", "headers": _answer_headers()}
    if not is_head:
        named = {"properties": {"type": {"enum": names}}}
        schema = {"allOf": [{"$ref": _REF.format(name="ProblemDetail")}, named]}
        described["content"] = {problems.MEDIA_TYPE: {"schema": schema}}
    return described


def _content(content: Content) -> Schema:
    if content is Body.BATCH:
        about = "Canonical NDJSON: a line of the form Manifest, then its n lines of Record."
        schema = {
            "type": "string",
            "contentMediaType": _NDJSON,
            "description": about,
            "x-line-schema": {"$ref": _REF.format(name="BatchLine")},
        }
        return {_NDJSON: {"schema": schema}}
    if isinstance(content, Body):
        return {_JSON: {"schema": {}}}
    return {_JSON: {"schema": {"$ref": _REF.format(name=content.__name__)}}}


def _schemas() -> Schema:
    told = [one for operation in OPERATIONS for one in (operation.request, *_answers(operation))]
    structs = {one.__name__: one for one in told if isinstance(one, type)}
    data = {kind.__name__: kind for kind in events.DATA_OF.values()}
    wanted = [*structs.values(), *data.values(), Event, Manifest, Record, ProblemDetail]
    _, made = msgspec.json.schema_components(wanted, ref_template=_REF)
    found: Schema = {name: _with_members(schema) for name, schema in made.items()}
    found[Event.__name__] = _event(found[Event.__name__])
    found[Manifest.__name__] = _manifest(found[Manifest.__name__])
    found[Record.__name__] = _record(found[Record.__name__])
    found[LinkRevocations.__name__]["properties"]["tokens"]["maxItems"] = (
        limits.MAX_REVOCATIONS_PER_REQUEST
    )
    for name in ("device_pub", "x25519_pub"):
        form = {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"}
        found[EnrolmentRequest.__name__]["properties"][name] = form
    kinds = [{"$ref": _REF.format(name=kind.__name__)} for kind in (Manifest, Record)]
    found["BatchLine"] = {"oneOf": kinds, "discriminator": {"propertyName": "t"}}
    return found


def _with_members(schema: Schema) -> Schema:
    """Move what a docstring says of each member to that member."""
    about, _, members = inspect.cleandoc(schema.get("description", "")).partition("\nAttributes:\n")
    for line in re.split(r"\n(?=    \w)", members):
        name, _, text = line.strip().partition(": ")
        if name in schema.get("properties", {}):
            told = {"description": " ".join(text.split())}
            schema["properties"][name] = schema["properties"][name] | told
    return schema | {"description": " ".join(about.split())}


def _answers(operation: Operation) -> Iterable[Content]:
    return operation.answers.values()


def _event(schema: Schema) -> Schema:
    """Say which members each known type has; later types bring others."""
    known = [
        {
            "if": {"properties": {"type": {"const": kind}}},
            "then": {"properties": {"data": {"$ref": _REF.format(name=data.__name__)}}},
        }
        for kind, data in sorted(events.DATA_OF.items())
    ]
    return schema | {"allOf": known}


def _manifest(schema: Schema) -> Schema:
    fixed: Mapping[str, Schema] = {
        "schema": {"const": version.SCHEMA},
        "n": {"type": "integer", "minimum": 1, "maximum": limits.MAX_RECORDS},
        "k": {"enum": sorted(limits.ALLOWED_K)},
        "l": {"type": "integer", "minimum": limits.MIN_L},
        "qi": {"const": list(vocabulary.QUASI_IDENTIFIERS)},
        "sa": {"const": list(vocabulary.SENSITIVE)},
        "hier": {"const": vocabulary.published().sha256},
        "app": {"type": "string", "pattern": batch.APP_FORM},
        "quarter": {"type": "string", "pattern": batch.QUARTER_FORM},
    }
    return schema | {"properties": schema["properties"] | dict(fixed)}


def _record(schema: Schema) -> Schema:
    words = vocabulary.published().values
    fields = {name: {"enum": sorted(words[name])} for name in vocabulary.FIELDS}
    return schema | {"properties": schema["properties"] | fields}


def _answer_headers() -> Schema:
    names = ("Content-Digest", "Signature-Input", "Signature")
    return {name: {"$ref": _header(name)} for name in names}


def _headers_of_answers() -> Schema:
    digest = _SIGNATURE_HEADERS["Content-Digest"][1]
    return {
        "Content-Digest": {"required": True, "schema": digest},
        "Signature-Input": {
            "required": True,
            "description": "Covers status, digest, and path and signature of the request.",
            "schema": {"type": "string"},
        },
        "Signature": {"required": True, "schema": {"type": "string"}},
        "Idempotent-Replay": {
            "description": "The batch was known; this is its first receipt.",
            "schema": {"const": "true"},
        },
    }


def _header(name: str) -> str:
    return f"#/components/headers/{name}"
