"""The words of a fault, in both languages."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.ui.error_text import ErrorWords, words_for
from desktop.ui.translation import Language, install_language

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")

SaysSo = Callable[[AppError, ErrorCode], None]


@pytest.fixture
def says_so(qapp: QApplication) -> SaysSo:
    """Return a check that a fault has this code, and words in Japanese and in English."""

    def check(fault: AppError, code: ErrorCode) -> None:
        assert fault.code is code
        told = {}
        for language in Language:
            assert install_language(qapp, language)
            told[language] = words_for(fault)
        japanese, english = told[Language.JAPANESE], told[Language.ENGLISH]
        assert japanese.code == english.code == code.value
        for ours, theirs in zip(_texts(japanese), _texts(english), strict=True):
            assert _JAPANESE.search(ours)
            assert ours != theirs
            assert not set("{}?") & set(ours + theirs)

    return check


def _texts(words: ErrorWords) -> tuple[str, ...]:
    return (words.title, words.effect, words.remedy)
