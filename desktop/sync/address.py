"""What a client must know to speak to one agency as one device."""

from collections.abc import Callable
from dataclasses import dataclass, field

from wire.api import AgencyApi


@dataclass(frozen=True, slots=True)
class AgencyAddress:
    """Where the agency is and how both sides prove themselves.

    Attributes:
        base_url: HTTPS, or HTTP for a loopback literal.
        fingerprint: First 80 bits of the agency key's SHA-256, from the enrolment string; checked
            before anything secret is sent. Empty once ``agency_key`` is pinned.
        agency_key: The pinned Ed25519 key, 32 bytes; empty before enrolment.
        device_key: This device's Ed25519 private key, 32 bytes.
        clock_offset_s: Added to this computer's clock for the ``created`` of signatures only.
    """

    base_url: str
    fingerprint: str
    agency_key: bytes
    device_key: bytes = field(repr=False)
    clock_offset_s: int = 0


MakeClient = Callable[[AgencyAddress], AgencyApi]
