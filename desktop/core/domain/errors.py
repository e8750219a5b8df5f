"""What can go wrong in the world, as codes; the interface holds the words."""

from collections.abc import Mapping
from enum import StrEnum


class ErrorCode(StrEnum):
    """One named failure of the world. The value is shown to the user and can be copied."""

    IMPORT_WRONG_TYPE = "IMPORT-0101"
    IMPORT_PASSWORD = "IMPORT-0102"  # noqa: S105 - a code, no secret
    IMPORT_EMPTY = "IMPORT-0103"
    IMPORT_NO_COLUMNS = "IMPORT-0104"
    IMPORT_TOO_MANY_ROWS = "IMPORT-0105"
    IMPORT_TOO_LARGE = "IMPORT-0106"
    IMPORT_LOCKED = "IMPORT-0107"
    IMPORT_UNREADABLE = "IMPORT-0108"
    IMPORT_NOTHING = "IMPORT-0109"
    IMPORT_FILE_MISSING = "IMPORT-0110"
    IMPORT_BOMB = "IMPORT-0111"
    IMPORT_TOO_WIDE = "IMPORT-0112"
    IMPORT_ENTITIES = "IMPORT-0113"
    IMPORT_TABLE_GONE = "IMPORT-0114"
    IMPORT_PROFILE_GONE = "IMPORT-0115"
    CANCELLED = "TASK-0100"
    DISK_FULL = "STORE-0201"
    STORE_NEWER = "STORE-0202"
    STORE_DAMAGED = "STORE-0203"
    STORE_UNWRITABLE = "STORE-0204"
    ALREADY_OPEN = "STORE-0205"
    SHARED_FOLDER = "STORE-0206"
    WORKSPACE_MISSING = "STORE-0207"
    WORKSPACE_EXISTS = "STORE-0208"
    PASSPHRASE_WRONG = "KEY-0301"  # noqa: S105 - a code, no secret
    RECOVERY_KEY_WRONG = "KEY-0302"
    KEY_STORE_MISSING = "KEY-0303"
    KEY_NOT_FOUND = "KEY-0304"
    AGENCY_UNREACHABLE = "SYNC-0401"
    AGENCY_WRONG_KEY = "SYNC-0402"
    AGENCY_REFUSED = "SYNC-0403"
    AGENCY_REVOKED = "SYNC-0404"
    ENROLMENT_INVALID = "SYNC-0405"
    ENROLMENT_EXPIRED = "SYNC-0406"
    ENROLMENT_USED = "SYNC-0407"
    CLOCK_WRONG = "SYNC-0408"
    VERSION_TOO_OLD = "SYNC-0409"
    NOT_ENROLLED = "SYNC-0410"
    ALREADY_ENROLLED = "SYNC-0411"
    NOTICE_BLOCKED = "MAIL-0501"
    TEMPLATE_BROKEN = "MAIL-0502"
    NOTICE_EXISTS = "MAIL-0503"
    DRAFT_FOLDER = "MAIL-0504"
    SMTP_UNREACHABLE = "MAIL-0505"
    SMTP_LOGIN = "MAIL-0506"
    SMTP_NOT_SET = "MAIL-0507"
    RELAY_NOT_READY = "MAIL-0508"
    TEMPLATE_BLOCKED = "MAIL-0509"
    BATCH_CHECK_FAILED = "PRIV-0601"
    BATCH_NOT_READY = "PRIV-0602"
    BATCH_CHANGED = "PRIV-0603"
    PUBLICATION_MISSING = "PRIV-0604"
    BATCH_MOVED_ON = "PRIV-0605"
    FILE_SAYS_NOTHING = "PRIV-0606"
    FILE_COLUMN_FIXED = "PRIV-0607"
    FILE_TOO_FEW = "PRIV-0608"
    COUNT_BUDGET = "PRIV-0609"
    COUNT_SAME_TWICE = "PRIV-0610"
    COUNT_TOO_EARLY = "PRIV-0611"
    SCRUB_UNREADABLE = "PRIV-0612"
    UNDO_REFUSED = "UNDO-0701"
    UNDO_GONE = "UNDO-0702"
    PERSON_INVALID = "DATA-0801"
    VACANCY_INVALID = "DATA-0802"
    SETTING_INVALID = "DATA-0803"
    ATTACHMENT_GONE = "DATA-0804"
    ATTACHMENT_DAMAGED = "DATA-0805"
    PDF_UNREADABLE = "DATA-0806"
    PDF_LOCKED = "DATA-0807"
    EXPORT_NOTHING = "EXPORT-0901"
    EXPORT_CHARACTERS = "EXPORT-0902"
    EXPORT_FOLDER = "EXPORT-0903"
    EXPORT_SAME_FILE = "EXPORT-0904"
    BUG = "BUG-0001"


class AppError(Exception):
    """A failure of the world that a person can do something about.

    Args:
        code: What happened.
        context: Safe facts for the words shown: counts, limits, host names. Never personal data.
    """

    def __init__(self, code: ErrorCode, context: Mapping[str, str | int] | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.context: dict[str, str | int] = dict(context or {})
