"""Name, reading, address and place of a row from the one or several columns that tell them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from desktop.core.domain.sheet import ApplicantField
from desktop.core.domain.sheet_findings import NameSplit
from desktop.core.importers.name_split import split_name, suggested_split
from desktop.core.importers.places import (
    Place,
    prefecture_code,
    split_address,
    with_postal_code,
)

_Values = Mapping[ApplicantField, object]
_LONGEST_ASKED = 6
_SHORTEST_ASKED = 3


@dataclass(frozen=True, slots=True)
class RowName:
    """A name as typed and its parts; empty parts where they are not known."""

    whole: str
    family: str
    given: str
    how: NameSplit

    @property
    def is_unsure(self) -> bool:
        """Whether a person should be asked where to cut; two characters are cut in two or not."""
        return self.how is NameSplit.UNSURE and _SHORTEST_ASKED <= len(self.whole) <= _LONGEST_ASKED

    @property
    def suggestion(self) -> str:
        """The likeliest cut; empty where there is none."""
        return suggested_split(self.whole)


def name_of(values: _Values) -> RowName:
    """Return the name of a row; columns for 姓 and 名 win over any cut of ours."""
    whole = text_in(values, ApplicantField.NAME)
    if ApplicantField.FAMILY_NAME not in values and ApplicantField.GIVEN_NAME not in values:
        return _split(whole)
    family = text_in(values, ApplicantField.FAMILY_NAME)
    given = text_in(values, ApplicantField.GIVEN_NAME)
    if family or given:
        return RowName(whole or f"{family} {given}".strip(), family, given, NameSplit.TYPED)
    return _split(whole)


@lru_cache(maxsize=4096)
def _split(name: str) -> RowName:
    return RowName(name, *split_name(name))


def kana_of(values: _Values) -> str:
    """Return the reading of a row."""
    whole = text_in(values, ApplicantField.KANA)
    if whole:
        return whole
    family = text_in(values, ApplicantField.FAMILY_KANA)
    given = text_in(values, ApplicantField.GIVEN_KANA)
    return f"{family} {given}".strip()


def address_of(values: _Values) -> str:
    """Return the address in one piece, also where prefecture and city have columns."""
    rest = text_in(values, ApplicantField.ADDRESS)
    if "\n" in rest:
        rest = rest.replace("\n", " ")
    for meaning in (ApplicantField.CITY, ApplicantField.PREFECTURE):
        if meaning in values:
            start = text_in(values, meaning)
            rest = rest if start in rest else f"{start}{rest}"
    return rest


def place_of(values: _Values) -> Place:
    """Return prefecture and city; columns of their own win over the address.

    What neither tells is filled in from the postal code.
    """
    address = text_in(values, ApplicantField.ADDRESS)
    code, city = split_address(address) if address else ("", "")
    if ApplicantField.PREFECTURE in values:
        code = prefecture_code(text_in(values, ApplicantField.PREFECTURE)) or code
    city = text_in(values, ApplicantField.CITY) or city
    postal_code = text_in(values, ApplicantField.POSTAL_CODE)
    return with_postal_code(postal_code, code, city, address) if postal_code else Place(code, city)


def text_in(values: _Values, meaning: ApplicantField) -> str:
    """Return the text of a field; empty where there is none."""
    value = values.get(meaning)
    return value if isinstance(value, str) else ""
