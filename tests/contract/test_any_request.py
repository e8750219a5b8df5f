"""Whatever fits the published document, and whatever does not, gets a documented answer."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any
from unittest.mock import patch

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from agency.app import make_app
from agency.service import exchange
from tests.contract.any_request import (
    BASE_URL,
    NDJSON,
    SIGNED_BY_HOOK,
    Standing,
    ndjson,
    set_up,
    signing,
)
from tests.contract.asgi import session_to
from tests.contract.document import DOCUMENT, UndocumentedError, hold_response
from tests.contract.peers import Processes, open_peer

pytestmark = pytest.mark.slow
_EXAMPLES = 500 if "CAREER_RELAY_SOAK" in os.environ else 50
_CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
_NOBODY = {401, 403}

schemathesis.openapi.media_type(NDJSON, ndjson())


def without_signature(document: dict[str, Any]) -> dict[str, Any]:
    """Leave out the headers the hook sets: what is overwritten need not be made up first."""
    left: dict[str, Any] = json.loads(json.dumps(document))
    for path in left["paths"].values():
        for operation in path.values():
            operation["parameters"] = [
                one for one in operation["parameters"] if one["name"].lower() not in SIGNED_BY_HOOK
            ]
    return left


SCHEMA = schemathesis.openapi.from_dict(without_signature(DOCUMENT))
OPERATIONS = {
    found.ok().definition.raw["operationId"]: found.ok() for found in SCHEMA.get_all_operations()
}


@pytest.fixture(scope="module")
def standing(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Standing]:
    folder = tmp_path_factory.mktemp("any")
    with ExitStack() as stack:
        nothing = Processes(folder, None, stack)
        peer = stack.enter_context(open_peer("in-process", nothing, folder, request))
        yield set_up(peer)


def ask(standing: Standing, name: str, examples: int) -> Counter[int]:
    """Send generated requests of one operation; every answer must be documented."""
    operation = OPERATIONS[name]
    found: Counter[int] = Counter()
    strategy = st.one_of(
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
        operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
    )

    with closing(session_to(make_app(standing.peer.agency))) as session, signing(standing):
        session.hooks["response"] = [lambda response, **_options: hold_response(response)]

        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.quiet,
        )
        @given(case=strategy)
        def send(case: schemathesis.Case) -> None:
            response = case.call(base_url=BASE_URL, session=session)
            found[response.status_code] += 1
            case.validate_response(response, checks=_CHECKS)

        send()
    return found


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_every_generated_request_gets_a_documented_answer(standing: Standing, name: str) -> None:
    found = standing.statuses[name] = ask(standing, name, _EXAMPLES)
    asked = found.total()
    good = sum(count for status, count in found.items() if status < 300)
    shut = sum(count for status, count in found.items() if status in _NOBODY)
    # Both forms tell their n.
    print(f"{name:18}{asked:5} asked {good:5} 2xx {shut:5} 401/403  {dict(sorted(found.items()))}")  # noqa: T201

    assert good > 0
    assert shut * 3 < asked
    assert sum(count for status, count in found.items() if status >= 500) == 0


def test_all_operations_are_asked_and_no_other() -> None:
    described = [one for path in DOCUMENT["paths"].values() for one in path.values()]

    assert set(OPERATIONS) == {one["operationId"] for one in described}


def crashing(agency: Any, device: Any, tokens: tuple[str, ...]) -> Any:  # noqa: ANN401 the act it stands for
    if any(len(token) > 4 and not token.isalnum() for token in tokens):
        raise KeyError("planted")
    return _REVOKE(agency, device, tokens)


def mistelling(agency: Any, device: Any) -> Any:  # noqa: ANN401 the act it stands for
    told = _STATEMENT(agency, device)
    return msgspec.structs.replace(told, earned=f"{told.earned} units")


_REVOKE, _STATEMENT = exchange.revoke_links, exchange.statement


@pytest.mark.parametrize(
    ("name", "place", "planted", "found"),
    [
        ("revokeLinks", "revoke_links", crashing, FailureGroup),
        ("balance", "statement", mistelling, UndocumentedError),
    ],
    ids=["a crash at one value", "a number as words"],
)
def test_a_planted_fault_is_found(
    standing: Standing,
    caplog: pytest.LogCaptureFixture,
    *,
    name: str,
    place: str,
    planted: Callable[..., Any],
    found: type[Exception],
) -> None:
    with patch(f"agency.service.exchange.{place}", planted), pytest.raises(found):
        ask(standing, name, 50)
    # The crash was logged, as it should be.
    caplog.clear()
