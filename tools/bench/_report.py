"""How every bench tells its figures."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its goal and what it was compared with."""

    figure: str
    value: float
    unit: str
    goal: str
    anchor: str

    def line(self, *, as_json: bool) -> str:
        """Return the figure as JSON or as a line to read."""
        if as_json:
            members = {name: getattr(self, name) for name in self.__dataclass_fields__}
            return json.dumps(members, ensure_ascii=False)
        return f"{self.figure}: {self.value:g} {self.unit}　goal {self.goal}　({self.anchor})"


def tell(figures: list[Figure], *, as_json: bool) -> None:
    """Print each figure once."""
    for figure in figures:
        print(figure.line(as_json=as_json), flush=True)
