"""The words for errors about the ledger, profiles, slots and the keys of this device."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.core.domain.errors import ErrorCode
from desktop.ui.error_table_files import Words

WORDS_OF_RELAY: dict[ErrorCode, Words] = {
    ErrorCode.STATEMENT_DIFFERS: (
        QT_TRANSLATE_NOOP("ErrorText", "The agency's statement does not agree with the ledger"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed, neither here nor at the agency."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Open Relay and slots to see which figure differs, and ask your agency. It is compared "
            "anew at every sync.",
        ),
    ),
    ErrorCode.DEVICE_NOT_FOUND: (
        QT_TRANSLATE_NOOP("ErrorText", "The agency does not know a device of this name"),
        QT_TRANSLATE_NOOP("ErrorText", "No device was stopped."),
        QT_TRANSLATE_NOOP("ErrorText", "Copy the whole name; it begins with d_."),
    ),
    ErrorCode.DEVICE_IS_THIS: (
        QT_TRANSLATE_NOOP("ErrorText", "This is the name of the device you are working at"),
        QT_TRANSLATE_NOOP("ErrorText", "No device was stopped."),
        QT_TRANSLATE_NOOP("ErrorText", "Enter the name of the lost device."),
    ),
    ErrorCode.PROFILE_GONE: (
        QT_TRANSLATE_NOOP("ErrorText", "This request is settled already"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was handed over now."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at the list again."),
    ),
    ErrorCode.PROFILE_BLOCKED: (
        QT_TRANSLATE_NOOP("ErrorText", "This profile cannot be handed over"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was handed over."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Look at the request: it says what does not match, and what can be done."
        ),
    ),
    ErrorCode.PROFILE_CHANGED: (
        QT_TRANSLATE_NOOP("ErrorText", "The applicant's record changed while you looked"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was handed over."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at what would go now, and decide again."),
    ),
    ErrorCode.SLOTS_NONE: (
        QT_TRANSLATE_NOOP("ErrorText", "No slot can be used now"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was asked for."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Wait for more registrations; Relay and slots shows how many are missing."
        ),
    ),
    ErrorCode.SLOT_GONE: (
        QT_TRANSLATE_NOOP("ErrorText", "Nobody asked for a slot of this name"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed."),
        QT_TRANSLATE_NOOP("ErrorText", "List the slots and copy the identifier."),
    ),
    ErrorCode.SLOT_CLOSED: (
        QT_TRANSLATE_NOOP("ErrorText", "This slot cannot be given back any more"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Somebody was introduced already, or it is over."),
    ),
    ErrorCode.SLOT_INVALID: (
        QT_TRANSLATE_NOOP("ErrorText", "The position is not described as the agency reads it"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was asked for."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Name at least the job title; the user guide shows an example."
        ),
    ),
}
