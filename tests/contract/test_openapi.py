"""The published document: made of the table, equal to the routes, true of every answer."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import jsonschema_rs
import pytest

from agency import openapi
from agency.app import make_app
from agency.console import main
from agency.routes.contract import OPERATIONS
from agency.service.context import Agency
from tests.contract.asgi import ADDRESS, SmallMailbox, app_of, open_small_agency, session_to
from tests.contract.document import DOCUMENT, UndocumentedError, hold
from wire import vocabulary
from wire.events import EventType
from wire.problems import Problem

_HEADERS = {"content-digest": "x", "signature-input": "x", "signature": "x"}
_JSON = {"content-type": "application/json"} | _HEADERS


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agency]:
    made = open_small_agency(tmp_path_factory.mktemp("agency"), SmallMailbox())
    yield made
    made.store.close()


def bare(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


def test_the_table_and_the_routes_are_the_same(agency: Agency) -> None:
    routed = {
        (method, bare(route.path))
        for route in make_app(agency)._app.routes
        for method in route.methods
        if route.path.startswith(("/v1", "/.well-known")) and method != "OPTIONS"
    }

    assert {(one.method, bare(one.path)) for one in OPERATIONS} == routed
    assert len({one.id for one in OPERATIONS}) == len(OPERATIONS) == len(routed)


def test_the_document_is_served_and_printed(
    agency: Agency, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(session_to(app_of(agency))) as session:
        served = session.get(f"{ADDRESS}{openapi.PATH}")
    assert main(["openapi"]) == 0

    assert (served.status_code, served.headers["content-type"]) == (200, "application/json")
    assert served.json() == json.loads(capsys.readouterr().out) == DOCUMENT
    assert DOCUMENT["openapi"] == "3.1.0"


def parts(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 JSON
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from parts(inner)


def test_every_reference_leads_somewhere_and_every_schema_is_one() -> None:
    for part in parts(DOCUMENT):
        place: Any = DOCUMENT
        for step in part.get("$ref", "#").split("/")[1:]:
            place = place[step]
        if "schema" in part and isinstance(part["schema"], dict):
            jsonschema_rs.meta.validate(part["schema"])
    for schema in DOCUMENT["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)


def test_a_line_of_a_batch_may_say_published_words_and_nothing_else() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    words = vocabulary.published().values

    for name in ("Manifest", "Record"):
        assert schemas[name]["additionalProperties"] is False
        assert set(schemas[name]["required"]) == set(schemas[name]["properties"])
    for field in vocabulary.FIELDS:
        assert set(schemas["Record"]["properties"][field]["enum"]) == words[field]


def test_every_problem_and_every_event_of_the_contract_is_in_the_document() -> None:
    text = json.dumps(DOCUMENT)
    never = {Problem.NOT_IMPLEMENTED}

    assert {one.value for one in Problem if f'"{one.value}"' not in text} == set(never)
    assert {one.value for one in EventType if f'"{one.value}"' not in text} == set()


def test_what_desktops_send_refuses_unknown_members_and_what_they_get_does_not() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    closed = {name for name, one in schemas.items() if one.get("additionalProperties") is False}
    asked = {one.request.__name__ for one in OPERATIONS if isinstance(one.request, type)}

    assert closed == asked | {"Manifest", "Record"}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((418, _JSON, b"{}"), "no such status"),
        ((200, _HEADERS | {"content-type": "text/html"}, b"{}"), "text/html"),
        ((200, {"content-type": "application/json"}, b"{}"), "without"),
        ((200, _JSON, b'{"revoked":"many"}'), "revoked"),
        ((401, _JSON | {"content-type": "application/problem+json"}, b'{"status":401}'), "type"),
    ],
    ids=["status", "media", "headers", "member", "problem"],
)
def test_an_answer_that_is_not_documented_is_found(
    answer: tuple[int, dict[str, str], bytes], words: str
) -> None:
    status, headers, body = answer
    with pytest.raises(UndocumentedError) as error:
        hold("POST", "/v1/links/revocations", status=status, headers=headers, body=body)

    assert words in str(error.value)


def test_what_the_document_does_not_name_is_no_operation() -> None:
    assert not hold("GET", "/r/x", status=200, headers={}, body=b"")


def test_a_form_read_from_a_docstring_says_what_each_member_is() -> None:
    offer = DOCUMENT["components"]["schemas"]["Redemption"]

    assert "Attributes" not in json.dumps(DOCUMENT)
    assert offer["properties"]["state"]["description"].startswith("A `RedemptionState`")
    assert offer["description"] == "Answer of the redemption endpoints."
