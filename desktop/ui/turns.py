"""Work that must be done on the main thread, cut into turns of the event loop."""

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_TURN_S = 0.003


class Turns(QObject):
    """Does steps one after another and lets keys, ticks and paint events in between.

    A step longer than a turn holds the window up for its own length and no more. Starting anew
    drops what is left of the round before.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[Callable[[], object]] = iter(())
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    def run(self, steps: Iterable[Callable[[], object]]) -> None:
        """Begin with the steps now; the rest follows in later turns."""
        self._steps = iter(steps)
        self._go_on()

    def finish(self) -> None:
        """Do what is left at once."""
        self._next.stop()
        for step in self._steps:
            step()

    def _go_on(self) -> None:
        until = perf_counter() + _TURN_S
        for step in self._steps:
            step()
            if perf_counter() >= until:
                self._next.start()
                return
