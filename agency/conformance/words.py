"""The words of the report, English and Japanese. A check's English title is its docstring."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from agency.conformance.checking import Check

LANGUAGES: Final = ("en", "ja")
_FOLDER: Final = Path(__file__).parent
_WIDE: Final = frozenset("WF")


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of words: those of the report, headings of clauses, titles of checks by id."""

    words: dict[str, str]
    clauses: dict[str, str] = {}
    checks: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    texts: Texts

    def say(self, name: str) -> str:
        """Return a word or sentence of the report."""
        return self.texts.words[name]

    def mark(self, outcome: str) -> str:
        """Return the word that begins a line."""
        return self.texts.words[outcome]

    def clause(self, check: Check) -> str:
        """Return the heading a check stands under."""
        return self.texts.clauses.get(check.clause.value, check.clause.value)

    def title(self, check: Check) -> str:
        """Return what a check looks at."""
        return self.texts.checks.get(check.id, check.title)

    @staticmethod
    def width(text: str) -> int:
        """Return how many columns of a terminal a text takes."""
        return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in text)


def read_words(language: str) -> Words:
    """Return the words of a language."""
    data = (_FOLDER / f"words_{language}.json").read_bytes()
    return Words(msgspec.json.decode(data, type=Texts))
