"""The store's tables, one file an area."""

from desktop.core.storage.tables.imports import import_row, import_run
from desktop.core.storage.tables.metadata import metadata
from desktop.core.storage.tables.notices import link_token, notice, notice_template
from desktop.core.storage.tables.people import (
    application,
    consent,
    person,
    person_event,
    rejection,
    tombstone,
    vacancy,
)
from desktop.core.storage.tables.relay import (
    agency,
    batch,
    batch_member,
    feed_event,
    ledger_entry,
    outbox,
    pending_enrolment,
    provision,
    sync_log,
)
from desktop.core.storage.tables.workspace import audit, workspace

__all__ = [
    "agency",
    "application",
    "audit",
    "batch",
    "batch_member",
    "consent",
    "feed_event",
    "import_row",
    "import_run",
    "ledger_entry",
    "link_token",
    "metadata",
    "notice",
    "notice_template",
    "outbox",
    "pending_enrolment",
    "person",
    "person_event",
    "provision",
    "rejection",
    "sync_log",
    "tombstone",
    "vacancy",
    "workspace",
]
