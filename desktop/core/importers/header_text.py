"""Headers, folded so that those that mean the same look the same."""

import re
import unicodedata
from typing import Final

_DROPPED: Final = re.compile(r"必須|任意|[\s()\[\]【】「」『』〔〕<>※*＊☆★:：._\-/／・,、|'\"]+")
_IN_BRACKETS: Final = re.compile(r"[(\[【〔<].*?[)\]】〕>]")
_NUMBER: Final = re.compile(r"(?<=.)(no|[0-9]{1,2})$")


def header_key(text: str) -> str:
    """Return the key of a header: width, case, brackets, marks and 必須 folded away."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _DROPPED.sub("", folded)


def header_keys(text: str) -> tuple[str, ...]:
    """Return the keys to try, best first: whole, without what is in brackets, without a number."""
    whole = header_key(text)
    bare = header_key(_IN_BRACKETS.sub("", unicodedata.normalize("NFKC", text)))
    numberless = _NUMBER.sub("", bare or whole)
    return tuple(dict.fromkeys(key for key in (whole, bare, numberless) if key))
