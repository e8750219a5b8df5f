"""Error codes in words: what happened, what it means for the data, what to do now."""

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.core.domain.errors import AppError
from desktop.ui.error_table import WORDS


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """An error as a person reads it.

    Attributes:
        title: What happened.
        effect: What it means for the data.
        remedy: What to do now.
        code: The code to copy.
    """

    title: str
    effect: str
    remedy: str
    code: str


def words_for(fault: AppError) -> ErrorWords:
    """Return the words for an error in the user's language."""
    facts = defaultdict(lambda: "?", {key: str(value) for key, value in fault.context.items()})
    title, effect, remedy = (
        QCoreApplication.translate("ErrorText", str(text)).format_map(facts)
        for text in WORDS[fault.code]
    )
    return ErrorWords(title, effect, remedy, fault.code.value)
