"""The words of the candidate's pages, by language."""

from pathlib import Path
from typing import Final

import msgspec

LANGUAGES: Final = ("ja", "en")
_FOLDER: Final = Path(__file__).parent


def read_texts() -> dict[str, dict[str, str]]:
    """Read the words of all languages.

    Raises:
        ValueError: A language lacks a word that another has.
    """
    texts = {
        language: msgspec.json.decode(
            (_FOLDER / f"texts_{language}.json").read_bytes(), type=dict[str, str]
        )
        for language in LANGUAGES
    }
    names = {frozenset(words) for words in texts.values()}
    if len(names) > 1:
        raise ValueError("a word is missing in one language")
    return texts


def language_of(asked: str, accepted: str) -> str:
    """Return the language of a page: the one asked for, else English if the browser puts it first.

    Args:
        asked: What the address or the form says, perhaps nothing.
        accepted: The browser's `Accept-Language`.
    """
    if asked in LANGUAGES:
        return asked
    first = accepted.split(",", maxsplit=1)[0].strip().lower()
    return "en" if first.startswith("en") else "ja"
