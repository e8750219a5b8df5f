"""Mail errors in words: what happened, what it means for the data, what to do now."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.core.domain.errors import ErrorCode
from desktop.ui.error_table_files import Words

WORDS_OF_MAIL: dict[ErrorCode, Words] = {
    ErrorCode.SMTP_BASIC_OFF: (
        QT_TRANSLATE_NOOP("ErrorText", "The mail server no longer takes passwords"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. What waits stays in the outbox."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "In Settings, Mail, choose Sign in with Microsoft. Or ask whoever looks after "
            "your mail to allow SMTP with a password.",
        ),
    ),
    ErrorCode.SMTP_APP_PASSWORD: (
        QT_TRANSLATE_NOOP("ErrorText", "The mail server wants an app password"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. What waits stays in the outbox."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Make an app password in the account's security settings and enter it in "
            "Settings, or sign in with Google there.",
        ),
    ),
    ErrorCode.SMTP_CERTIFICATE: (
        QT_TRANSLATE_NOOP("ErrorText", "The mail server's certificate is not valid for {host}"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent, and no password was told to it."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Check the server's name in Settings. If it is right, ask whoever looks after "
            "your mail.",
        ),
    ),
    ErrorCode.SIGN_IN_NOT_SET: (
        QT_TRANSLATE_NOOP("ErrorText", "Client ID or user name is missing for the sign-in"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Enter both in Settings, Mail. Whoever looks after your mail knows the client ID.",
        ),
    ),
    ErrorCode.SIGN_IN_CANCELLED: (
        QT_TRANSLATE_NOOP("ErrorText", "The sign-in was cancelled"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed. No mail leaves by this account yet."),
        QT_TRANSLATE_NOOP("ErrorText", "Sign in again when you are ready."),
    ),
    ErrorCode.SIGN_IN_TIMED_OUT: (
        QT_TRANSLATE_NOOP("ErrorText", "Nobody signed in within five minutes"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed. No mail leaves by this account yet."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Sign in again and finish in the browser window that opens."
        ),
    ),
    ErrorCode.SIGN_IN_REFUSED: (
        QT_TRANSLATE_NOOP("ErrorText", "The sign-in was refused: {reason}"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed. No mail leaves by this account yet."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Check client ID and directory in Settings. A company account may need its "
            "administrator's consent.",
        ),
    ),
    ErrorCode.SIGN_IN_UNREACHABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The sign-in server cannot be reached"),
        QT_TRANSLATE_NOOP("ErrorText", "Unsent mails stay in the outbox."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the internet connection, then try again."),
    ),
    ErrorCode.SIGN_IN_NEEDED: (
        QT_TRANSLATE_NOOP("ErrorText", "Nobody is signed in to the mail account"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. What waits stays in the outbox."),
        QT_TRANSLATE_NOOP("ErrorText", "Sign in in Settings, Mail."),
    ),
    ErrorCode.SIGN_IN_REVOKED: (
        QT_TRANSLATE_NOOP("ErrorText", "The mail account no longer accepts the sign-in"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. What waits stays in the outbox."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Sign in again in Settings, Mail, with the account named there."
        ),
    ),
    ErrorCode.SIGN_IN_NO_BROWSER: (
        QT_TRANSLATE_NOOP("ErrorText", "No browser could be opened for the sign-in"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Set a browser as the standard one of this computer, then try again."
        ),
    ),
    ErrorCode.IMAP_NOT_SET: (
        QT_TRANSLATE_NOOP("ErrorText", "No mailbox is set"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was read or kept there."),
        QT_TRANSLATE_NOOP("ErrorText", "Enter the mailbox's server in Settings, Mail."),
    ),
    ErrorCode.IMAP_UNREACHABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The mailbox server cannot be reached"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was read or kept there. What was sent was sent."),
        QT_TRANSLATE_NOOP("ErrorText", "Check server and port in Settings, Mail, then try again."),
    ),
    ErrorCode.IMAP_LOGIN: (
        QT_TRANSLATE_NOOP("ErrorText", "The mailbox did not accept the login"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was read or kept there. What was sent was sent."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Check user and password in Settings, Mail. Some providers want an app password "
            "or a sign-in.",
        ),
    ),
    ErrorCode.IMAP_NO_MAILBOX: (
        QT_TRANSLATE_NOOP("ErrorText", "The mailbox has no folder for {kind}"),
        QT_TRANSLATE_NOOP("ErrorText", "The copy was not kept. What was sent was sent."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Make such a folder in your mail program, or switch this off in Settings, Mail.",
        ),
    ),
    ErrorCode.IMAP_REFUSED: (
        QT_TRANSLATE_NOOP("ErrorText", "The mailbox did not take the mail"),
        QT_TRANSLATE_NOOP("ErrorText", "The copy was not kept. What was sent was sent."),
        QT_TRANSLATE_NOOP("ErrorText", "See whether the mailbox is full."),
    ),
    ErrorCode.LETTERS_NOTHING: (
        QT_TRANSLATE_NOOP("ErrorText", "There is nobody to print a letter for"),
        QT_TRANSLATE_NOOP("ErrorText", "No file was written."),
        QT_TRANSLATE_NOOP("ErrorText", "Enter postal addresses first: a letter needs one."),
    ),
}
