"""Messages: strict where the agency reads, tolerant where the desktop reads; refusals."""

import msgspec
import pytest

from wire.api import AgencyRefusedError, ProtocolMismatchError
from wire.device_keys import KeyRotation
from wire.messages import EnrolmentRequest, LinkRevocations, Receipt
from wire.problems import Fault, Problem, ProblemDetail
from wire.profile import ProfileHandOver, ProfileOffer, ProfileRefusal
from wire.redemption import RedemptionRequest


@pytest.mark.parametrize(
    "kind",
    [
        EnrolmentRequest,
        LinkRevocations,
        RedemptionRequest,
        KeyRotation,
        ProfileHandOver,
        ProfileOffer,
        ProfileRefusal,
    ],
)
def test_the_agency_refuses_members_it_does_not_know(kind: type[msgspec.Struct]) -> None:
    config = kind.__struct_config__

    assert config.forbid_unknown_fields


def test_the_desktop_ignores_members_it_does_not_know() -> None:
    text = b'{"batch":"b","accepted":1,"seq":1,"server_time":"2026-11-22T00:00:00Z","new":1}'

    assert msgspec.json.decode(text, type=Receipt).accepted == 1


def test_a_problem_is_written_without_empty_members() -> None:
    detail = ProblemDetail(Problem.SCHEMA.value, 422, errors=(Fault(2, "/region", "x"),))

    assert msgspec.json.encode(detail) == (
        b'{"type":"urn:careerrelay:problem:schema","status":422,'
        b'"errors":[{"line":2,"pointer":"/region","code":"x"}]}'
    )


def test_a_refusal_tells_the_problem_as_a_code() -> None:
    error = AgencyRefusedError(
        ProblemDetail(Problem.RATE_LIMITED.value, 429, title="slow down", retry_after_s=7)
    )

    assert (error.problem, error.status, error.retry_after_s) == (Problem.RATE_LIMITED, 429, 7)
    assert str(error) == "rate-limited"


def test_a_problem_of_a_later_version_keeps_its_status() -> None:
    error = AgencyRefusedError(ProblemDetail("urn:careerrelay:problem:new", 418))

    assert (error.problem, error.status) == (None, 418)


def test_a_protocol_mismatch_tells_what_is_spoken() -> None:
    assert ProtocolMismatchError(("2.0",)).supported == ("2.0",)


@pytest.mark.parametrize(
    "faulty",
    [
        {"job_title": ""},
        {"job_title": "旋" * 201},
        {"job_title": "旋盤工", "occupation": "旋盤"},
        {"job_title": "旋盤工", "region": "140"},
        {"job_title": "旋盤工", "skills": ["x"] * 21},
        {"job_title": "旋盤工", "conditions": "x" * 2001},
    ],
)
def test_a_redemption_asks_within_bounds(faulty: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(faulty, type=RedemptionRequest)


def test_a_profile_carries_named_items_only() -> None:
    whole = {"token": "t", "consent_id": "c", "items": {"education": "大学卒"}}

    assert msgspec.convert(whole, type=ProfileHandOver).items == {"education": "大学卒"}
    for items in ({"evaluation": "B"}, {"education": "x" * 501}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(whole | {"items": items}, type=ProfileHandOver)
