"""A number a person whose order is the order of the list: フリガナ, then the person's number.

The search index gives its rows in the order of their numbers at no cost. Numbers in フリガナ order
let a search stop after the first page instead of sorting half the store
(`docs/decisions/0017-search-order.md`).
"""

from typing import Final

from desktop.core.domain.ids import PersonId

KEY_BITS: Final = 22
"""Bits of a person's own number: four million people in one store's life."""

_DIGITS: Final = 6
_DIGIT_BITS: Final = 7
_SIGN: Final = 1 << (_DIGITS * _DIGIT_BITS - 1)
_MASK: Final = (1 << KEY_BITS) - 1
_BELOW_COUNT: Final = 7  # leading digits for what sorts before kana: 1 to 7
_KANA_FIRST, _KANA_LAST = 0x30A1, 0x30FF
_KANA_DIGIT: Final = _BELOW_COUNT + 1  # 8 to 102
_ABOVE_DIGIT: Final = _KANA_DIGIT + _KANA_LAST - _KANA_FIRST + 1  # 103 to 126
_RARE_DIGIT: Final = (1 << _DIGIT_BITS) - 1  # 127: beyond the first plane of Unicode
_DIGIT_OF_KANA: Final = {
    chr(code): _KANA_DIGIT + code - _KANA_FIRST for code in range(_KANA_FIRST, _KANA_LAST + 1)
}
_PLANE: Final = 0x10000
_BELOW_STEP: Final = -(-_KANA_FIRST // _BELOW_COUNT)
_ABOVE_STEP: Final = -(-(_PLANE - _KANA_LAST - 1) // (_RARE_DIGIT - _ABOVE_DIGIT))


def order_number(kana_key: str, person_id: PersonId) -> int:
    """Return a signed 64-bit number: the first characters of ``kana_key``, then ``person_id``.

    Numbers of two people compare as (key, number) do wherever their `group_of` differs.

    Raises:
        ValueError: ``person_id`` is beyond what a store can hold.
    """
    if not 0 < person_id <= _MASK:
        raise ValueError("a person's number does not fit the search index")
    return ((_prefix(kana_key) - _SIGN) << KEY_BITS) | person_id


def person_of(number: int) -> PersonId:
    """Return whose number it is."""
    return PersonId(number & _MASK)


def group_of(number: int) -> int:
    """Return what is the same for all people whose keys begin alike."""
    return number >> KEY_BITS


def last_of_group(group: int) -> int:
    """Return the highest number of a group."""
    return (group << KEY_BITS) | _MASK


def shared_beginning(kana_key: str) -> str | None:
    """Return how all keys of this key's group begin; None where that cannot be said in characters.

    A key shorter than what the numbers hold is alone in its group and is returned whole.
    """
    taken = 0
    for at, character in enumerate(kana_key):
        taken += len(_digits(ord(character)))
        if taken >= _DIGITS:
            return kana_key[: at + 1] if taken == _DIGITS else None
    return kana_key


def _prefix(kana_key: str) -> int:
    found, beginning = 0, kana_key[:_DIGITS]
    for character in beginning:
        digit = _DIGIT_OF_KANA.get(character)
        if digit is None:
            return _prefix_of_any(kana_key)
        found = found << _DIGIT_BITS | digit
    return found << _DIGIT_BITS * (_DIGITS - len(beginning))


def _prefix_of_any(kana_key: str) -> int:
    digits: list[int] = []
    for character in kana_key[:_DIGITS]:
        digits += _digits(ord(character))
    digits = [*digits, *(0,) * _DIGITS][:_DIGITS]
    found = 0
    for digit in digits:
        found = found << _DIGIT_BITS | digit
    return found


def _digits(code: int) -> tuple[int, ...]:
    """Return a character's place: one digit for kana, three for others, four for the rarest."""
    if _KANA_FIRST <= code <= _KANA_LAST:
        return (_KANA_DIGIT + code - _KANA_FIRST,)
    if code >= _PLANE:
        rest = code - _PLANE
        return (_RARE_DIGIT, rest >> 14, rest >> 7 & 127, rest & 127)
    is_below = code < _KANA_FIRST
    first = 1 if is_below else _ABOVE_DIGIT
    since, step = (0, _BELOW_STEP) if is_below else (_KANA_LAST + 1, _ABOVE_STEP)
    lead, rest = divmod(code - since, step)
    return (first + lead, rest >> _DIGIT_BITS, rest & 127)
