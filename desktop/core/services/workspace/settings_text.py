"""Settings as they stand in the store: JSON with every unknown member ignored."""

import msgspec

from desktop.core.domain.workspace import WorkspaceSettings


def settings_to_bytes(settings: WorkspaceSettings) -> bytes:
    """Return the settings as JSON."""
    return msgspec.json.encode(settings)


def settings_from_bytes(data: bytes) -> WorkspaceSettings:
    """Return the settings; members a later version added are ignored, missing ones default."""
    return msgspec.json.decode(data, type=WorkspaceSettings)
