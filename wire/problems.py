"""Problem types of `application/problem+json` answers (RFC 9457)."""

from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

MEDIA_TYPE: Final = "application/problem+json"


class Problem(StrEnum):
    """Every reason for which an agency refuses a request."""

    DIGEST_MISMATCH = "urn:careerrelay:problem:digest-mismatch"
    BATCH_ID_MISMATCH = "urn:careerrelay:problem:batch-id-mismatch"
    SCHEMA = "urn:careerrelay:problem:schema"
    PRIVACY_FLOOR = "urn:careerrelay:problem:privacy-floor"
    SEQUENCE = "urn:careerrelay:problem:sequence"
    CLOCK_SKEW = "urn:careerrelay:problem:clock-skew"
    SIGNATURE = "urn:careerrelay:problem:signature"
    UNSUPPORTED_VERSION = "urn:careerrelay:problem:unsupported-version"
    UNKNOWN_DEVICE = "urn:careerrelay:problem:unknown-device"
    REVOKED = "urn:careerrelay:problem:revoked"
    RATE_LIMITED = "urn:careerrelay:problem:rate-limited"
    INSUFFICIENT_CREDIT = "urn:careerrelay:problem:insufficient-credit"
    CONSENT_REQUIRED = "urn:careerrelay:problem:consent-required"
    TOO_LARGE = "urn:careerrelay:problem:too-large"
    UNAVAILABLE = "urn:careerrelay:problem:unavailable"
    ENROLMENT_CODE = "urn:careerrelay:problem:enrolment-code"
    """The code is unknown, worn out or older than 72 hours."""
    ENROLMENT_USED = "urn:careerrelay:problem:enrolment-used"
    """Another device has taken this code."""
    DEMO_ONLY = "urn:careerrelay:problem:demo-only"
    """A demo workspace met a real agency (decision 32)."""
    WITHDRAWN = "urn:careerrelay:problem:withdrawn"
    """The batch was withdrawn, perhaps before it arrived."""
    REPLAY = "urn:careerrelay:problem:replay"
    """A POST with a nonce that was used within the last ten minutes."""
    CONFLICT = "urn:careerrelay:problem:conflict"
    """The name is taken by another request, or the state does not allow the act."""
    NOT_FOUND = "urn:careerrelay:problem:not-found"
    NOT_IMPLEMENTED = "urn:careerrelay:problem:not-implemented"


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with one line of a batch. Never holds a value from the batch.

    Attributes:
        line: Line of the body, counted from 1 (the manifest); 0 means the whole body.
        pointer: JSON pointer within the line, such as `/region`; empty for the whole line.
        code: What is wrong, such as `not-in-vocabulary`.
    """

    line: int
    pointer: str
    code: str


class ProblemDetail(msgspec.Struct, frozen=True, omit_defaults=True, rename={"kind": "type"}):
    """Body of a refusal.

    Attributes:
        kind: The problem type, a `Problem` where this side knows it.
        status: The HTTP status.
        title: A short English sentence for a developer; screens translate `kind`.
        server_time: The agency's clock, with `clock-skew`.
        expected_seq: The next batch number the agency will take, with `sequence`.
        head: Identifier of the last batch it took, with `sequence`.
        supported: Protocol versions, with `unsupported-version`.
        errors: At most 50 faults, with `schema` and `privacy-floor`.
        retry_after_s: Seconds to wait at least.
    """

    kind: str
    status: int
    title: str = ""
    server_time: datetime | None = None
    expected_seq: int | None = None
    head: str | None = None
    supported: tuple[str, ...] = ()
    errors: tuple[Fault, ...] = ()
    retry_after_s: int | None = None
