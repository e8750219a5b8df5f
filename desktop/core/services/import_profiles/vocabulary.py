"""The company's own words for stages, outcomes and the like: asked once, then known."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.codes import Education, Outcome, ReasonCode, Stage
from desktop.core.domain.sheet_columns import ApplicantField, Vocabulary
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.import_memory import delete_word, read_words, write_words

_CHANGES: Changes = frozenset({Change.IMPORTS})
_CODES: Final[Mapping[ApplicantField, tuple[type[StrEnum], ...]]] = MappingProxyType(
    {
        # A word in the column of stages may name an outcome, and the other way round.
        ApplicantField.STAGE: (Stage, Outcome),
        ApplicantField.OUTCOME: (Outcome, Stage),
        ApplicantField.REASON: (ReasonCode,),
        ApplicantField.EDUCATION: (Education,),
    }
)


def read_vocabulary(workspace: Workspace) -> Vocabulary:
    """Return every remembered word by field: word as typed → code."""
    with workspace.store.read() as connection:
        stored = read_words(connection)
    known = {field.value: field for field in _CODES}
    return {known[kind]: words for kind, words in stored.items() if kind in known}


def save_words(workspace: Workspace, field: ApplicantField, words: Mapping[str, str]) -> Changes:
    """Remember what words of a column mean.

    Raises:
        ValueError: A field without codes, an empty word or a code that is none of the field's:
            the screen offers no such choice.
    """
    kinds = _CODES.get(field)
    if kinds is None:
        raise ValueError("a field without codes")
    codes = {code.value for kind in kinds for code in kind}
    tidy = {word.strip(): code for word, code in words.items()}
    if not all(tidy) or not codes.issuperset(tidy.values()):
        raise ValueError("an empty word or an unknown code")
    with workspace.store.write() as connection:
        write_words(connection, field.value, tidy, workspace.clock.now())
    return _CHANGES if tidy else frozenset()


def forget_word(workspace: Workspace, field: ApplicantField, word: str) -> Changes:
    """Forget a word, so that it is asked again."""
    with workspace.store.write() as connection:
        return _CHANGES if delete_word(connection, field.value, word) else frozenset()
