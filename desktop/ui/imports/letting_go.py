"""Lets go of a large preview a little at a time.

What a hundred thousand rows hold is freed in one go by whoever holds them last, and for a quarter
of a second nothing else of the program runs, the window neither.
"""

from collections.abc import Iterable, Sequence
from time import sleep

from desktop.core.domain.importing import ImportPreview

_FEW = 2_000
_AT_ONCE = 500
_PAUSE_S = 0.0005


class Leftovers:
    """The rows of previews nobody shows any more.

    They are held here until `drop` is called, in a worker, when the screen has something else.
    """

    def __init__(self) -> None:
        self._held: list[list[object]] = []

    def take(self, preview: ImportPreview | None, still_used: ImportPreview | None) -> None:
        """Hold what a preview is made of, but for what another one is made of too."""
        if preview is None or len(preview.analysis.rows) < _FEW:
            return
        used = set() if still_used is None else {id(part) for part in _parts(still_used)}
        self._held += [list(part) for part in _parts(preview) if id(part) not in used]

    def drop(self) -> None:
        """Free everything that is held; call off the main thread."""
        held, self._held = self._held, []
        for part in held:
            while part:
                del part[-_AT_ONCE:]
                sleep(_PAUSE_S)


def _parts(preview: ImportPreview) -> Iterable[Sequence[object]]:
    analysis = preview.analysis
    yield analysis.rows
    yield analysis.problems
    yield analysis.corrections
    yield preview.known
    yield preview.pairs
    for sheet in preview.sheets:
        yield sheet.rows
