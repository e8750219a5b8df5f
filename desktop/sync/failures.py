"""What a failure of the agency means for the user and for the next try."""

from enum import Enum, auto

from desktop.core.domain.errors import AppError, ErrorCode
from wire.api import (
    AgencyError,
    AgencyRefusedError,
    AgencyUnreachableError,
    ProtocolMismatchError,
    WrongAgencyKeyError,
)
from wire.problems import Problem

_CODES = {
    Problem.ENROLMENT_CODE: ErrorCode.ENROLMENT_EXPIRED,
    Problem.ENROLMENT_USED: ErrorCode.ENROLMENT_USED,
    Problem.CLOCK_SKEW: ErrorCode.CLOCK_WRONG,
    Problem.REVOKED: ErrorCode.AGENCY_REVOKED,
    Problem.UNKNOWN_DEVICE: ErrorCode.AGENCY_REVOKED,
    Problem.UNSUPPORTED_VERSION: ErrorCode.VERSION_TOO_OLD,
}
_LATER = frozenset({408, 425, 429})
_ITEM = frozenset({400, 404, 410, 413, 415, 422})
_SERVER = 500
_OF_ONE_ITEM = frozenset(
    {
        Problem.INSUFFICIENT_CREDIT,
        Problem.CONSENT_REQUIRED,
        Problem.CONFLICT,
        Problem.NOT_IMPLEMENTED,
    }
)
"""An answer to one request, whatever its status: the line and this device are well."""


class Remedy(Enum):
    """What the engine does next (docs/wire.md, "Retry")."""

    LATER = auto()
    """Wait and try again; offline is a normal state."""
    SET_ASIDE = auto()
    """Quarantine this item and go on with the others."""
    RECONCILE = auto()
    """Compare heads with the agency, then try again once."""
    ATTENTION = auto()
    """Stop until a person has looked."""


def error_of(error: AgencyError) -> AppError:
    """Return the named error for the user."""
    if isinstance(error, AgencyUnreachableError):
        return AppError(ErrorCode.AGENCY_UNREACHABLE)
    if isinstance(error, WrongAgencyKeyError):
        return AppError(ErrorCode.AGENCY_WRONG_KEY)
    if isinstance(error, ProtocolMismatchError):
        return AppError(ErrorCode.VERSION_TOO_OLD)
    if isinstance(error, AgencyRefusedError) and error.problem in _CODES:
        return AppError(_CODES[error.problem])
    return AppError(ErrorCode.AGENCY_REFUSED)


def remedy_of(error: AgencyError) -> Remedy:
    """Return what to do next."""
    if isinstance(error, AgencyUnreachableError):
        return Remedy.LATER
    if not isinstance(error, AgencyRefusedError):
        return Remedy.ATTENTION
    is_of_item = error.problem in _OF_ONE_ITEM
    if not is_of_item and (error.status in _LATER or error.status >= _SERVER):
        return Remedy.LATER
    if error.problem is Problem.SEQUENCE:
        return Remedy.RECONCILE
    return Remedy.SET_ASIDE if is_of_item or error.status in _ITEM else Remedy.ATTENTION
