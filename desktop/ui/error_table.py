"""The words for each error code: title, effect on the data, remedy. `error_text` fills them in."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.core.domain.errors import ErrorCode
from desktop.ui.error_table_files import WORDS_OF_FILES, Words
from desktop.ui.error_table_mail import WORDS_OF_MAIL
from desktop.ui.error_table_relay import WORDS_OF_RELAY

_OTHERS: dict[ErrorCode, Words] = WORDS_OF_FILES | WORDS_OF_MAIL | WORDS_OF_RELAY
WORDS: dict[ErrorCode, Words] = _OTHERS | {
    ErrorCode.CANCELLED: (
        QT_TRANSLATE_NOOP("ErrorText", "Stopped"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was saved."),
        QT_TRANSLATE_NOOP("ErrorText", "You can start again at any time."),
    ),
    ErrorCode.DISK_FULL: (
        QT_TRANSLATE_NOOP("ErrorText", "The disk is full"),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Nothing was half written; everything saved before is still there."
        ),
        QT_TRANSLATE_NOOP("ErrorText", "Make room on the disk and try again."),
    ),
    ErrorCode.STORE_NEWER: (
        QT_TRANSLATE_NOOP("ErrorText", "The data was made by a newer version of this program"),
        QT_TRANSLATE_NOOP("ErrorText", "It was not opened and not changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Install the newest version on this device."),
    ),
    ErrorCode.STORE_DAMAGED: (
        QT_TRANSLATE_NOOP("ErrorText", "The data file is damaged"),
        QT_TRANSLATE_NOOP("ErrorText", "It was not changed."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "If you keep a copy of the data folder, put it back; the recovery key opens it.",
        ),
    ),
    ErrorCode.STORE_UNWRITABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The data cannot be written here"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was saved."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the rights of the folder or choose another one."),
    ),
    ErrorCode.ALREADY_OPEN: (
        QT_TRANSLATE_NOOP("ErrorText", "This workspace is already open"),
        QT_TRANSLATE_NOOP("ErrorText", "The data is in use by another window and is safe."),
        QT_TRANSLATE_NOOP("ErrorText", "Go to that window, or close it first."),
    ),
    ErrorCode.SHARED_FOLDER: (
        QT_TRANSLATE_NOOP("ErrorText", "This folder is shared or synced"),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Nothing was written there. Two devices writing at once would damage the data.",
        ),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Choose a folder on this device, outside OneDrive, iCloud, Dropbox and the network.",
        ),
    ),
    ErrorCode.WORKSPACE_MISSING: (
        QT_TRANSLATE_NOOP("ErrorText", "There is no workspace in this folder"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose the folder again or make a new workspace."),
    ),
    ErrorCode.WORKSPACE_EXISTS: (
        QT_TRANSLATE_NOOP("ErrorText", "There is already a workspace in this folder"),
        QT_TRANSLATE_NOOP("ErrorText", "It was not changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Open it, or choose an empty folder."),
    ),
    ErrorCode.PASSPHRASE_WRONG: (
        QT_TRANSLATE_NOOP("ErrorText", "The passphrase does not fit"),
        QT_TRANSLATE_NOOP("ErrorText", "The data stays encrypted and was not changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Type it again, or use the recovery key."),
    ),
    ErrorCode.RECOVERY_KEY_WRONG: (
        QT_TRANSLATE_NOOP("ErrorText", "The recovery key does not fit"),
        QT_TRANSLATE_NOOP("ErrorText", "The data stays encrypted and was not changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Check each group of characters on your printed key."),
    ),
    ErrorCode.KEY_STORE_MISSING: (
        QT_TRANSLATE_NOOP("ErrorText", "This device cannot keep the key safely"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was created yet."),
        QT_TRANSLATE_NOOP("ErrorText", "Set a passphrase; you will be asked for it at each start."),
    ),
    ErrorCode.KEY_NOT_FOUND: (
        QT_TRANSLATE_NOOP("ErrorText", "The key is not on this device"),
        QT_TRANSLATE_NOOP("ErrorText", "The data stays encrypted and was not changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Open it with the passphrase or the recovery key."),
    ),
    ErrorCode.AGENCY_UNREACHABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The agency cannot be reached"),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Everything stays on this device and is sent later by itself."
        ),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Go on working. If it lasts, check the internet connection."
        ),
    ),
    ErrorCode.AGENCY_WRONG_KEY: (
        QT_TRANSLATE_NOOP("ErrorText", "The server did not prove to be your agency"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Ask your agency whether its server changed before you try again."
        ),
    ),
    ErrorCode.AGENCY_REFUSED: (
        QT_TRANSLATE_NOOP("ErrorText", "The agency refused what was sent"),
        QT_TRANSLATE_NOOP("ErrorText", "The record stays on this device, and nothing was counted."),
        QT_TRANSLATE_NOOP("ErrorText", "Open Sync to see what was refused, and ask your agency."),
    ),
    ErrorCode.AGENCY_REVOKED: (
        QT_TRANSLATE_NOOP("ErrorText", "The agency has ended this device's connection"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing is sent any more; your data stays here."),
        QT_TRANSLATE_NOOP("ErrorText", "Ask your agency for a new enrolment string."),
    ),
    ErrorCode.ENROLMENT_INVALID: (
        QT_TRANSLATE_NOOP("ErrorText", "This enrolment string is not complete"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Copy the whole string from the agency's mail and paste it again."
        ),
    ),
    ErrorCode.ENROLMENT_EXPIRED: (
        QT_TRANSLATE_NOOP("ErrorText", "This enrolment string has expired"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was connected."),
        QT_TRANSLATE_NOOP("ErrorText", "Ask your agency for a new one."),
    ),
    ErrorCode.ENROLMENT_USED: (
        QT_TRANSLATE_NOOP("ErrorText", "This enrolment string was used already"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was connected."),
        QT_TRANSLATE_NOOP("ErrorText", "Ask your agency for a new one."),
    ),
    ErrorCode.CLOCK_WRONG: (
        QT_TRANSLATE_NOOP("ErrorText", "The clock of this device is wrong"),
        QT_TRANSLATE_NOOP("ErrorText", "The records stay on this device; nothing was sent."),
        QT_TRANSLATE_NOOP("ErrorText", "Set date and time, then sync again."),
    ),
    ErrorCode.VERSION_TOO_OLD: (
        QT_TRANSLATE_NOOP("ErrorText", "This version is too old for the agency"),
        QT_TRANSLATE_NOOP("ErrorText", "Everything stays on this device."),
        QT_TRANSLATE_NOOP("ErrorText", "Install the newest version."),
    ),
    ErrorCode.NOT_ENROLLED: (
        QT_TRANSLATE_NOOP("ErrorText", "No agency is connected yet"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent."),
        QT_TRANSLATE_NOOP("ErrorText", "Enter the enrolment string of your agency in Settings."),
    ),
    ErrorCode.ALREADY_ENROLLED: (
        QT_TRANSLATE_NOOP("ErrorText", "An agency is connected already"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed."),
        QT_TRANSLATE_NOOP("ErrorText", "End the present connection first."),
    ),
    ErrorCode.NOTICE_BLOCKED: (
        QT_TRANSLATE_NOOP("ErrorText", "These notices cannot be written yet"),
        QT_TRANSLATE_NOOP("ErrorText", "No draft was made and no link was used."),
        QT_TRANSLATE_NOOP("ErrorText", "See the check at the right and mend what is marked."),
    ),
    ErrorCode.TEMPLATE_BLOCKED: (
        QT_TRANSLATE_NOOP("ErrorText", "The text of the notices must be mended first: {finding}"),
        QT_TRANSLATE_NOOP("ErrorText", "No notice was made and no link was used."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Open the page Rejection notices, choose this text and mend it."
        ),
    ),
    ErrorCode.TEMPLATE_BROKEN: (
        QT_TRANSLATE_NOOP("ErrorText", "The template has a placeholder nobody knows"),
        QT_TRANSLATE_NOOP("ErrorText", "The template was not saved."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Correct {{{{{placeholder}}}}} or choose one from the list."
        ),
    ),
    ErrorCode.NOTICE_EXISTS: (
        QT_TRANSLATE_NOOP("ErrorText", "There is already a notice for this person"),
        QT_TRANSLATE_NOOP("ErrorText", "No second one was made."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at it in the outbox first."),
    ),
    ErrorCode.DRAFT_FOLDER: (
        QT_TRANSLATE_NOOP("ErrorText", "The drafts cannot be saved in this folder"),
        QT_TRANSLATE_NOOP("ErrorText", "No notice was marked as written."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another folder."),
    ),
    ErrorCode.SMTP_UNREACHABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The mail server cannot be reached"),
        QT_TRANSLATE_NOOP("ErrorText", "Unsent mails stay in the outbox."),
        QT_TRANSLATE_NOOP("ErrorText", "Check server and port in Settings, then send again."),
    ),
    ErrorCode.SMTP_LOGIN: (
        QT_TRANSLATE_NOOP("ErrorText", "The mail server did not accept user and password"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Check them in Settings. Some providers want an app password."
        ),
    ),
    ErrorCode.SMTP_NOT_SET: (
        QT_TRANSLATE_NOOP("ErrorText", "No mail server is set"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent."),
        QT_TRANSLATE_NOOP("ErrorText", "Save drafts instead, or enter the server in Settings."),
    ),
    ErrorCode.RELAY_NOT_READY: (
        QT_TRANSLATE_NOOP("ErrorText", "The relay paragraph cannot be made yet"),
        QT_TRANSLATE_NOOP("ErrorText", "Notices without it can be written as usual."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Connect the agency and say in Settings how applicants are told."
        ),
    ),
    ErrorCode.BATCH_CHECK_FAILED: (
        QT_TRANSLATE_NOOP("ErrorText", "The independent check found a fault in this batch"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent, and nothing can be approved."),
        QT_TRANSLATE_NOOP("ErrorText", "Make the proposal again. If it stays, send us the code."),
    ),
    ErrorCode.BATCH_NOT_READY: (
        QT_TRANSLATE_NOOP("ErrorText", "There are not enough people for a batch yet"),
        QT_TRANSLATE_NOOP("ErrorText", "Everybody waits; nothing was sent."),
        QT_TRANSLATE_NOOP("ErrorText", "Come back when more selections are closed."),
    ),
    ErrorCode.BATCH_CHANGED: (
        QT_TRANSLATE_NOOP("ErrorText", "The data changed after this proposal was made"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was approved."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at the new proposal and approve that."),
    ),
    ErrorCode.BATCH_MOVED_ON: (
        QT_TRANSLATE_NOOP("ErrorText", "This batch is not in a state for that"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed. It may have moved on meanwhile."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at its state under “Earlier batches”."),
    ),
    ErrorCode.PUBLICATION_MISSING: (
        QT_TRANSLATE_NOOP("ErrorText", "The public notice on anonymous data is not confirmed"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was approved."),
        QT_TRANSLATE_NOOP("ErrorText", "Post the text on your site and enter its address here."),
    ),
    ErrorCode.UNDO_REFUSED: (
        QT_TRANSLATE_NOOP("ErrorText", "This can no longer be taken back"),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Nothing was changed. {count} of them already have a notice or were released.",
        ),
        QT_TRANSLATE_NOOP("ErrorText", "Correct single people in the list instead."),
    ),
    ErrorCode.UNDO_GONE: (
        QT_TRANSLATE_NOOP("ErrorText", "There is nothing left to take back"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Correct single people in the list instead."),
    ),
    ErrorCode.PERSON_INVALID: (
        QT_TRANSLATE_NOOP("ErrorText", "Something is missing or wrong in this form"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was saved yet."),
        QT_TRANSLATE_NOOP("ErrorText", "Mend the marked field."),
    ),
    ErrorCode.VACANCY_INVALID: (
        QT_TRANSLATE_NOOP("ErrorText", "The vacancy needs a name"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was saved yet."),
        QT_TRANSLATE_NOOP("ErrorText", "Enter the name of the job."),
    ),
    ErrorCode.REAPPROACH_INVALID: (
        QT_TRANSLATE_NOOP("ErrorText", "Something about the invitation does not fit"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was saved yet."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "A day told cannot lie ahead, a later day cannot lie behind, and a wish needs words.",
        ),
    ),
    ErrorCode.SETTING_INVALID: (
        QT_TRANSLATE_NOOP("ErrorText", "A setting does not fit"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was saved yet."),
        QT_TRANSLATE_NOOP("ErrorText", "Mend the marked field."),
    ),
    ErrorCode.ATTACHMENT_GONE: (
        QT_TRANSLATE_NOOP("ErrorText", "The attachment is no longer there"),
        QT_TRANSLATE_NOOP("ErrorText", "It was erased with its person or taken out."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at the person again."),
    ),
    ErrorCode.ATTACHMENT_DAMAGED: (
        QT_TRANSLATE_NOOP("ErrorText", "The attachment cannot be opened"),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Its file is missing or damaged; the person's record is untouched."
        ),
        QT_TRANSLATE_NOOP("ErrorText", "Take it in again, or bring the file back from a backup."),
    ),
    ErrorCode.PDF_UNREADABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The PDF cannot be shown"),
        QT_TRANSLATE_NOOP(
            "ErrorText", "It is damaged, or takes too much time or memory. It stays on file."
        ),
        QT_TRANSLATE_NOOP("ErrorText", "Save a copy, or open it in another program."),
    ),
    ErrorCode.PDF_LOCKED: (
        QT_TRANSLATE_NOOP("ErrorText", "The PDF needs a password"),
        QT_TRANSLATE_NOOP("ErrorText", "It is kept as it came and cannot be shown here."),
        QT_TRANSLATE_NOOP("ErrorText", "Open it in another program, which asks for the password."),
    ),
    ErrorCode.BUG: (
        QT_TRANSLATE_NOOP("ErrorText", "Something went wrong in this program"),
        QT_TRANSLATE_NOOP(
            "ErrorText", "What was saved before is still there; this one act was not done."
        ),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Try again. If it happens again, save the report and send it to us."
        ),
    ),
}
