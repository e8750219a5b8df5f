"""The store's tables, one file an area."""

from desktop.core.storage.tables.attachments import attachment
from desktop.core.storage.tables.counts import file_profile, noisy_count
from desktop.core.storage.tables.duties import (
    evidence,
    processing_method,
    recipient_check,
    released_key,
)
from desktop.core.storage.tables.imports import (
    company_word,
    duplicate_decision,
    import_profile,
    import_row,
    import_run,
    imported_row,
    imported_sheet,
    watched_file,
)
from desktop.core.storage.tables.metadata import metadata
from desktop.core.storage.tables.notices import (
    link_token,
    mail_desk,
    mail_login,
    mailbox_cursor,
    notice,
    notice_run,
    notice_text,
)
from desktop.core.storage.tables.people import (
    application,
    consent,
    person,
    person_event,
    rejection,
    tombstone,
    vacancy,
)
from desktop.core.storage.tables.profiles import (
    profile_offer,
    profile_request,
    provision_person,
    redemption,
)
from desktop.core.storage.tables.reapproach import reapproach, reapproach_wish
from desktop.core.storage.tables.relay import (
    agency,
    batch,
    batch_member,
    feed_event,
    ledger_entry,
    outbox,
    pending_enrolment,
    pending_rotation,
    provision,
    statement,
    sync_log,
)
from desktop.core.storage.tables.workspace import audit, workspace

__all__ = [
    "agency",
    "application",
    "attachment",
    "audit",
    "batch",
    "batch_member",
    "company_word",
    "consent",
    "duplicate_decision",
    "evidence",
    "feed_event",
    "file_profile",
    "import_profile",
    "import_row",
    "import_run",
    "imported_row",
    "imported_sheet",
    "ledger_entry",
    "link_token",
    "mail_desk",
    "mail_login",
    "mailbox_cursor",
    "metadata",
    "noisy_count",
    "notice",
    "notice_run",
    "notice_text",
    "outbox",
    "pending_enrolment",
    "pending_rotation",
    "person",
    "person_event",
    "processing_method",
    "profile_offer",
    "profile_request",
    "provision",
    "provision_person",
    "reapproach",
    "reapproach_wish",
    "recipient_check",
    "redemption",
    "rejection",
    "released_key",
    "statement",
    "sync_log",
    "tombstone",
    "vacancy",
    "watched_file",
    "workspace",
]
