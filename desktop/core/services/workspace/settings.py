"""Read and save the settings, and the agency they point to."""

from dataclasses import replace

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import AgencyProfile, SendingRules, WorkspaceSettings
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings_text import settings_from_bytes, settings_to_bytes
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.workspace import read_workspace, update_settings

_ALLOWED_K = (5, 7, 10)


def read_settings(workspace: Workspace) -> WorkspaceSettings:
    """Return the settings."""
    with workspace.store.read() as connection:
        return settings_of(connection)


def settings_of(connection: Connection) -> WorkspaceSettings:
    """Return the settings inside a transaction."""
    return settings_from_bytes(read_workspace(connection).settings)


def save_settings(workspace: Workspace, settings: WorkspaceSettings) -> Done:
    """Save the settings.

    Raises:
        AppError: SETTING_INVALID with the ``field`` that cannot be so.
    """
    faulty = _faulty_field(settings)
    if faulty is not None:
        raise AppError(ErrorCode.SETTING_INVALID, {"field": faulty})
    staff = tuple(
        dict.fromkeys(name for name in (settings.contact_person, *settings.staff) if name)
    )
    with workspace.store.write() as connection:
        update_settings(connection, settings_to_bytes(replace(settings, staff=staff)))
        workspace.audit(connection, "settings.saved")
    return Done(1, frozenset({Change.SETTINGS}))


def read_agency(workspace: Workspace) -> AgencyProfile | None:
    """Return the agency this workspace is enrolled at, or None."""
    with workspace.store.read() as connection:
        row = read_agency_row(connection)
    return None if row is None else row.profile


def is_device_ended(workspace: Workspace) -> bool:
    """Say whether the agency ended this device's connection: a new string brings it back."""
    with workspace.store.read() as connection:
        row = read_agency_row(connection)
    return row is not None and row.attention == ErrorCode.AGENCY_REVOKED.value


def read_device_name(workspace: Workspace) -> str:
    """Return how this device is called at the agency; empty before enrolment."""
    with workspace.store.read() as connection:
        row = read_agency_row(connection)
    return "" if row is None else row.device_id


def _faulty_field(settings: WorkspaceSettings) -> str | None:
    checks = {
        "company_name": bool(settings.company_name.strip()),
        "k": settings.k in _ALLOWED_K,
        "l": settings.l >= 2,  # noqa: PLR2004 - decision 12
        "hold_back": 0.0 < settings.hold_back <= 1.0,
        "release_delay_days": settings.release_delay_days >= 0,
        "retention_months": settings.retention_months >= 1,
        "sending": _may_send_by(settings.sending),
        "reapproach_after_months": 6 <= settings.reapproach_after_months <= 12,  # noqa: PLR2004
        "reapproach_gap_months": 1 <= settings.reapproach_gap_months <= 36,  # noqa: PLR2004
        "publication_url": settings.publication_url.startswith(("https://", "http://"))
        or not settings.publication_url,
    }
    return next((name for name, is_right in checks.items() if not is_right), None)


def _may_send_by(rules: SendingRules) -> bool:
    is_day = 0 <= rules.hour_from <= rules.hour_to <= 24  # noqa: PLR2004 - hours of a day
    return is_day and rules.interval_s >= 0 and rules.delay_minutes >= 0 and rules.daily_cap >= 1
