"""Pictures of the pages, drawn without a screen."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.demo.main_job import Demo
    from desktop.ui.context import WindowContext
    from desktop.ui.main_window import MainWindow

_WIDTH, _HEIGHT = 1440, 870
HOME_LINGER_S = 2.0
"""ホーム asks for trends and deadlines after everything else."""
_SETTLE_S = 10.0
_QUIET_TURNS = 5


@dataclass(frozen=True, slots=True)
class Look:
    """How the pages are drawn."""

    is_dark: bool = False
    is_english: bool = False
    scale: float = 1.0
    size: tuple[int, int] = (_WIDTH, _HEIGHT)


def draw_pages(demo: "Demo", folder: Path, look: Look | None = None) -> tuple[Path, ...]:
    """Draw every page of a demo's window into ``folder``; return the files."""
    return draw_context(context_of(demo), folder, look or Look())


def context_of(demo: "Demo") -> "WindowContext":
    """Return a window context over a running demo."""
    from desktop.app.parts import (  # noqa: PLC0415
        first_rows,
        keep_transport,
        mail_ports,
        sheet_reader,
    )
    from desktop.core.services.workspace.settings import read_settings  # noqa: PLC0415
    from desktop.ui.context import WindowContext  # noqa: PLC0415
    from desktop.ui.store_events import StoreEvents  # noqa: PLC0415
    from desktop.ui.tasks import TaskRunner  # noqa: PLC0415

    offscreen_application()
    return WindowContext(
        workspace=demo.workspace,
        settings=read_settings(demo.workspace),
        runner=TaskRunner(),
        events=StoreEvents(),
        find_sync=lambda: demo.engine,
        read_sheets=sheet_reader(),
        first_rows=first_rows,
        open_transport=keep_transport(demo.workspace),
        open_path=lambda _path: False,
        default_draft_folder=demo.folder / "drafts",
        register_sample_candidates=demo.register_from_store,
        find_mail=mail_ports,
    )


def draw_context(context: "WindowContext", folder: Path, look: Look) -> tuple[Path, ...]:
    """Draw every page over a context; its runner is shut down at the end."""
    from desktop.ui.main_window import MainWindow  # noqa: PLC0415
    from desktop.ui.routes import PageKey, Route  # noqa: PLC0415
    from desktop.ui.theme import Scheme, apply_theme  # noqa: PLC0415
    from desktop.ui.translation import Language, install_language  # noqa: PLC0415

    app = offscreen_application()
    apply_theme(app, Scheme.DARK if look.is_dark else Scheme.LIGHT, look.scale)
    install_language(app, Language.ENGLISH if look.is_english else Language.JAPANESE)
    folder.mkdir(parents=True, exist_ok=True)
    work = RunningWork(context)
    window = MainWindow()
    window.resize(*look.size)
    window.show()
    window.attach(context)
    files = []
    for number, key in enumerate(PageKey, start=1):
        window.go(Route(key))
        work.settle(app, linger_s=HOME_LINGER_S if key is PageKey.HOME else 0.0)
        file = folder / f"{number:02d}-{key.value}.png"
        window.grab().save(str(file))
        files.append(file)
    _close(window, context)
    return tuple(files)


def offscreen_application() -> "QApplication":
    """Return the one application, on the offscreen platform where none runs yet."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from desktop.ui.singletons import keep_singletons_alive  # noqa: PLC0415

    keep_singletons_alive()
    present = QApplication.instance()
    return present if isinstance(present, QApplication) else QApplication([])


class RunningWork:
    """Knows how much of a context's work is under way.

    Args:
        context: Whose runner to watch.
    """

    def __init__(self, context: "WindowContext") -> None:
        self._count = 0
        context.runner.busy_changed.connect(self._note)

    def settle(self, app: "QApplication", *, linger_s: float = 0.0) -> None:
        """Let the event loop turn until no work has run for a few turns, ten seconds at most.

        Args:
            app: The application.
            linger_s: How long to let it turn in any case: for what a page asks for late.
        """
        late = time.monotonic() + linger_s
        until = time.monotonic() + _SETTLE_S
        quiet = 0
        while (quiet < _QUIET_TURNS or time.monotonic() < late) and time.monotonic() < until:
            app.processEvents()
            quiet = quiet + 1 if self._count == 0 else 0
            time.sleep(0.01)

    def _note(self, count: int) -> None:
        self._count = count


def _close(window: "MainWindow", context: "WindowContext") -> None:
    window.close()
    context.runner.shut_down()
    window.deleteLater()
