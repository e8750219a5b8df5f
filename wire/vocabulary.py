"""What each field of a cr.anon/1 record may say.

The words come from the published generalization tables in `resources/hierarchies/`; a record that
says anything else is refused by both sides, so free text has no way out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from wire.canonical import sha256_hex

QUASI_IDENTIFIERS: Final = (
    "age_band",
    "region",
    "occupation",
    "experience",
    "education",
    "qualification",
    "quarter",
)
SENSITIVE: Final = ("stage", "reason")
FIELDS: Final = (*QUASI_IDENTIFIERS, *SENSITIVE)
SUPPRESSED: Final = "*"

_TABLES: Final = Path(__file__).parent.parent / "resources" / "hierarchies" / "cr_anon_1.json"


class _Field(msgspec.Struct, frozen=True):
    values: frozenset[str] = frozenset()


class _Tables(msgspec.Struct, frozen=True):
    fields: dict[str, _Field]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one version of the generalization tables.

    Attributes:
        sha256: Identifier of the tables, sent in the manifest as `hier`.
        values: Allowed words by field.
    """

    sha256: str
    values: Mapping[str, frozenset[str]]

    def allows(self, field: str, value: str) -> bool:
        """Tell whether a field may say this."""
        return value in self.values.get(field, frozenset())


def parse(data: bytes) -> Vocabulary:
    """Read the words from the bytes of a tables file.

    Raises:
        ValueError: The file is not a tables file or misses a field.
    """
    tables = msgspec.json.decode(data, type=_Tables)
    if missing := set(FIELDS) - set(tables.fields):
        raise ValueError(f"the tables miss {sorted(missing)}")
    values = {name: field.values for name, field in tables.fields.items() if name in FIELDS}
    return Vocabulary(sha256_hex(data), values)


def tables_bytes() -> bytes:
    """Return the bytes of the tables this version was published with."""
    return _TABLES.read_bytes()


@cache
def published() -> Vocabulary:
    """Return the words of the tables this version was published with."""
    return parse(tables_bytes())
