"""What the search over everything asks for, as the user types."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.searching import SearchHits
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter

_TYPING_MS = 120


class SearchPresenter(Presenter):
    """Asks once typing pauses; an answer to an older question is dropped.

    Signals:
        found: (what was typed, `SearchHits`).
    """

    found = Signal(str, object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self._text = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._find)

    def find(self, text: str) -> None:
        """Look for a text once typing pauses; an empty one is answered at once with nothing."""
        self._text = text.strip()
        if self._text:
            self._typing.start()
        else:
            self.forget()

    def forget(self) -> None:
        """Drop the question that is on its way."""
        self._text = ""
        self._typing.stop()

    def _find(self) -> None:
        from desktop.core.services.search.find_anything import find_anything

        text = self._text

        def tell(hits: SearchHits) -> None:
            if text == self._text:
                self.found.emit(text, hits)

        self.ask(lambda ws: find_anything(ws, text), tell)
