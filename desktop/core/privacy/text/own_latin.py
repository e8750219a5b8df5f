"""A name that is known beforehand, in Latin letters: Misaki TAKAHASHI, m.takahashi."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.own_names import Halves
from desktop.core.privacy.text.romaji import fold_romaji, initials_of, romaji_of

_LATIN: Final = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž'._-]*")
_LETTERS: Final = re.compile(r"[A-Za-zÀ-ž']+")
_LATIN_GAP: Final = " ,.\u3000"
_INITIAL_BEFORE: Final = re.compile(r"(?<![A-Za-z])([A-Za-z])\s?\.?\s?$")
_INITIAL_AFTER: Final = re.compile(r",?\s([A-Za-z])\.?(?![A-Za-z])")
_LONE_ROMAJI: Final = 3
_WINDOW: Final = 4


def find_own_latin(plain: str, read: Halves) -> Iterator[Found]:
    """Return where a name stands in Latin letters; places are those of the plain text.

    Args:
        plain: The searchable copy of the text.
        read: Family and given name in katakana.
    """
    if not read or not _LATIN.search(plain):
        return
    romaji = tuple((romaji_of(family), romaji_of(given)) for family, given in read)
    last: Found | None = None
    for one in _latin_parts(plain, romaji):
        gap = plain[last.end : one.start] if last is not None else ""
        if last is not None and gap and not gap.strip(_LATIN_GAP):
            yield _own(last.end, one.start)
        yield one
        last = one


def _latin_parts(plain: str, romaji: Halves) -> Iterator[Found]:
    for chunk in _LATIN.finditer(plain):
        folded = fold_romaji(chunk[0])
        if any(_is_both(folded, family, given) for family, given in romaji):
            yield _own(chunk.start(), chunk.start() + len(chunk[0].rstrip("._-'")))
            continue
        for part in _LETTERS.finditer(plain, chunk.start(), chunk.end()):
            found = fold_romaji(part[0])
            for family, given in romaji:
                if len(found) >= _LONE_ROMAJI and found in (family, given):
                    yield _own(*_with_initial(plain, part.span(), family, given))


def _is_both(folded: str, family: str, given: str) -> bool:
    if not family or not given:
        return False
    if family + given in folded or given + family in folded:
        return True
    initials = initials_of(given)
    return (folded[1:] == family and folded[:1] in initials) or (
        folded[:-1] == family and folded[-1:] in initials
    )


def _with_initial(plain: str, span: tuple[int, int], family: str, given: str) -> tuple[int, int]:
    """Take in the initial that stands beside one half: M. Takahashi."""
    start, end = span
    letters = initials_of(family) + initials_of(given)
    before = _INITIAL_BEFORE.search(plain[max(0, start - _WINDOW) : start])
    if before and before[1].lower() in letters:
        start -= len(before[0])
    after = _INITIAL_AFTER.match(plain, end)
    if after and after[1].lower() in letters:
        end = after.end()
    return start, end


def _own(start: int, end: int) -> Found:
    return Found(start, end, Category.OWN_NAME, Reason.RECORD)
