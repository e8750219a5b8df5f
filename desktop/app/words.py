"""Error words and exit codes without a window."""

import json
import sys

from PySide6.QtCore import QCoreApplication

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.notice import LintCode
from desktop.ui.error_text import ErrorWords, words_for
from desktop.ui.notices.wording import finding_text
from desktop.ui.translation import install_language, preferred_language

EX_FAILED = 1
EX_DATA = 65
EX_UNAVAILABLE = 69
EX_CANT_WRITE = 73
EX_HELD = 75
EX_NO_KEY = 77
_CODES = {
    ErrorCode.ALREADY_OPEN: EX_HELD,
    ErrorCode.DISK_FULL: EX_CANT_WRITE,
    ErrorCode.STORE_UNWRITABLE: EX_CANT_WRITE,
    ErrorCode.DRAFT_FOLDER: EX_CANT_WRITE,
    ErrorCode.EXPORT_FOLDER: EX_CANT_WRITE,
    ErrorCode.AGENCY_UNREACHABLE: EX_UNAVAILABLE,
    ErrorCode.SMTP_UNREACHABLE: EX_UNAVAILABLE,
    ErrorCode.NOT_ENROLLED: EX_UNAVAILABLE,
    ErrorCode.TEMPLATE_BLOCKED: EX_DATA,
}
_KINDS = {"IMPORT": EX_DATA, "DATA": EX_DATA, "EXPORT": EX_DATA, "KEY": EX_NO_KEY}


def tell_fault(error: AppError, *, as_json: bool) -> int:
    """Say what happened, what it means for the data and what to do; return the exit code."""
    words = words_in_user_language(error)
    if as_json:
        facts = {"error": error.code.value, **error.context}
        print(json.dumps(facts, ensure_ascii=False))  # noqa: T201 - the answer
    told = f"{words.title}\n{words.effect}\n{words.remedy}\n{words.code}"
    print(told, file=sys.stderr)  # noqa: T201 - the answer
    if error.code in _CODES:
        return _CODES[error.code]
    return _KINDS.get(error.code.value.partition("-")[0], EX_FAILED)


def use_language() -> None:
    """Speak the user's language from here on, also without a window."""
    app = QCoreApplication.instance() or QCoreApplication([])
    install_language(app, preferred_language())


def words_in_user_language(error: AppError) -> ErrorWords:
    """Return title, effect and remedy in Japanese, or English on an English system.

    A finding of the lint comes as its code and is told in words.
    """
    use_language()
    finding = error.context.get("finding")
    if finding is None:
        return words_for(error)
    told = finding_text(LintCode(str(finding)), str(error.context.get("detail", "")))
    return words_for(AppError(error.code, {**error.context, "finding": told}))
