"""Versions of the contract that both sides speak."""

from typing import Final

PROTOCOL: Final = "1.0"
SUPPORTED_PROTOCOLS: Final = ("1.0",)
PROTOCOL_HEADER: Final = "CR-Protocol"
SCHEMA: Final = "cr.anon/1"
SCHEMA_NAME: Final = "cr.anon"
SCHEMA_VERSIONS: Final = (1,)


def is_supported(protocol: str) -> bool:
    """Tell whether a peer's protocol has a major version that this side speaks.

    Minor versions are additive, so only the part before the dot counts.
    """
    majors = {known.split(".")[0] for known in SUPPORTED_PROTOCOLS}
    major, dot, minor = protocol.partition(".")
    return major in majors and dot == "." and minor.isdecimal()
