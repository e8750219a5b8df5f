"""Every error code, in both languages: what happened, what it means, what to do now."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.ui.error_table import WORDS
from desktop.ui.error_text import ErrorWords, words_for
from desktop.ui.translation import Language, install_language

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Z][a-z]+|\\d+ [a-z]+|[A-Z] [a-z]+")
_ASKED_FOR = re.compile(r"\{([a-z_]+)\}")


def told(qapp: QApplication, code: ErrorCode, language: Language) -> ErrorWords:
    """Return the words with every fact they ask for filled in."""
    facts = {name: 7 for text in WORDS[code] for name in _ASKED_FOR.findall(str(text))}
    assert install_language(qapp, language)
    return words_for(AppError(code, facts))


@pytest.mark.parametrize("code", ErrorCode, ids=lambda code: code.value)
def test_a_code_is_told_in_japanese_and_in_english(qapp: QApplication, code: ErrorCode) -> None:
    ours, theirs = told(qapp, code, Language.JAPANESE), told(qapp, code, Language.ENGLISH)

    assert ours.code == theirs.code == code.value
    for japanese, english in zip(parts(ours), parts(theirs), strict=True):
        assert _JAPANESE.search(japanese)
        # A heading may stand in English words as the workbook spells it.
        assert _ENGLISH.match(english)
        assert english != japanese


@pytest.mark.parametrize("code", ErrorCode, ids=lambda code: code.value)
@pytest.mark.parametrize("language", Language, ids=lambda one: one.value)
def test_no_place_for_a_fact_is_left_open(
    qapp: QApplication, code: ErrorCode, language: Language
) -> None:
    for text in parts(told(qapp, code, language)):
        # Only the placeholder of a template is shown in its own braces.
        assert not set("{}?？") & set(text.replace("{{7}}", ""))


@pytest.mark.parametrize("language", Language, ids=lambda one: one.value)
def test_every_code_has_a_title_of_its_own(qapp: QApplication, language: Language) -> None:
    titles = Counter(told(qapp, code, language).title for code in ErrorCode)

    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("code", ErrorCode, ids=lambda code: code.value)
def test_a_fault_without_facts_is_told_all_the_same(qapp: QApplication, code: ErrorCode) -> None:
    assert qapp is not None

    assert all(parts(words_for(AppError(code))))


def parts(words: ErrorWords) -> tuple[str, str, str]:
    return words.title, words.effect, words.remedy
