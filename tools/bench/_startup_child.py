"""One start of a window in a fresh process: tells when it was painted and when it was usable."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

FIRST_ROWS = 50


class FirstPaint(QObject):
    """Tells once when a window was painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._is_told = False
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Watch for the first paint event."""
        if not self._is_told and watched is self._window and event.type() == QEvent.Type.Paint:
            self._is_told = True
            QTimer.singleShot(0, lambda: tell("paint"))
        return False


def tell(what: str) -> None:
    """Print a moment on the clock the parent also reads."""
    print(f"{what} {time.time():.6f}", flush=True)


def bare() -> int:
    """Show an empty window."""
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("キャリアリレー"))
    window.resize(1280, 800)
    FirstPaint(window)
    window.show()
    QTimer.singleShot(200, app.quit)
    return app.exec()


def ours(folder: Path) -> int:
    """Start as `python -m desktop` does, open 人材 and answer a key press."""
    from desktop.app.window import Start, WindowSession, make_application

    app = make_application(folder)
    session = WindowSession(Start(folder))
    FirstPaint(session.window)
    watch = _Watch(app, session)
    session.begin()
    watch.start()
    code = app.exec()
    session.end()
    return code


class _Watch:
    """Goes to 人材 once the store is open and presses a key once rows are drawn."""

    def __init__(self, app: QApplication, session: object) -> None:
        self._app = app
        self._session = session
        self._is_there = False
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to look, every millisecond."""
        self._timer.start()

    def _look(self) -> None:
        from desktop.ui.routes import PageKey, Route

        window = self._session.window
        if self._session.context is None:
            return
        if not self._is_there:
            self._is_there = True
            window.go(Route(PageKey.PEOPLE))
            return
        page = window.page(PageKey.PEOPLE)
        if page is None or page.model.rowCount() < FIRST_ROWS or not page.table.isVisible():
            return
        self._timer.stop()
        self._app.processEvents()
        self._press(page)

    def _press(self, page: object) -> None:
        from PySide6.QtTest import QTest

        page.table.setFocus()
        before = page.table.currentIndex().row()
        QTest.keyClick(page.table, Qt.Key.Key_Down)
        self._app.processEvents()
        if page.table.currentIndex().row() != before:
            tell("usable")
        self._app.quit()


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2])))
