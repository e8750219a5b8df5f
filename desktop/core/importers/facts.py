"""The cells of one row by what they mean."""

from datetime import date

from desktop.core.domain.sheet import ApplicantField


class Facts:
    """Values by field; texts of several columns of one field are joined by a line break."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[ApplicantField, object] = {}

    def add(self, meaning: ApplicantField, value: object) -> None:
        """Take the value of one column."""
        known = self._values.get(meaning)
        if isinstance(known, str) and isinstance(value, str) and known and value:
            value = f"{known}\n{value}"
        if value is not None:
            self._values[meaning] = value

    def text(self, meaning: ApplicantField) -> str:
        """Return a text; empty where there is none."""
        value = self._values.get(meaning)
        return value if isinstance(value, str) else ""

    def day(self, meaning: ApplicantField) -> date | None:
        """Return a date; None where there is none."""
        value = self._values.get(meaning)
        return value if isinstance(value, date) else None

    def number(self, meaning: ApplicantField) -> int | None:
        """Return a whole number; None where there is none."""
        value = self._values.get(meaning)
        return value if isinstance(value, int) else None
