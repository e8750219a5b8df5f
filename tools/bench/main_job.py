"""The main job in a real window, offscreen: time per stage and the longest main-thread block.

Stages run through the window's own pages and buttons for 30, 1,000 and 10,000 applicants. A block
is the longest gap between two 5 ms ticks, less the longest gap of an idle window in the same
run; every figure is the lowest of three runs (decision 35), printed once, for the worst size.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.app.window import Start, WindowSession, dress  # noqa: E402
from desktop.core.domain.workspace import (  # noqa: E402
    DisclosureBasis,
    NewWorkspace,
    WorkspaceSettings,
)
from desktop.core.security.keystore import MemoryKeyStore  # noqa: E402
from desktop.core.services.workspace.context import WorkspacePorts  # noqa: E402
from desktop.core.services.workspace.create_workspace import create_workspace  # noqa: E402
from desktop.ui.routes import PageKey, Route  # noqa: E402
from tools.bench._report import Figure, tell  # noqa: E402
from tools.make_sample_workbook import make_workbook  # noqa: E402

SIZES = (30, 1_000, 10_000)
STAGES = ("read", "import", "select", "drafts", "propose")
ROUNDS = 3
_LIMIT_S = 300.0
_IDLE_S = 2.0


class Ticks:
    """Hears the event loop every 5 ms and keeps the longest silence, by stage."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)
        self._longest_ms = 0.0

    def begin(self) -> None:
        """Forget earlier silences."""
        self._longest_ms = 0.0
        self._since.start()
        self._timer.start()

    def longest_ms(self) -> float:
        """Return the longest silence since `begin`."""
        self._tick()
        return self._longest_ms

    def _tick(self) -> None:
        self._longest_ms = max(self._longest_ms, self._since.nsecsElapsed() / 1e6)
        self._since.restart()


class Job:
    """One run of the main job at one size.

    Args:
        app: The application.
        folder: An empty folder.
        count: Applicants.
    """

    def __init__(self, app: QApplication, folder: Path, count: int) -> None:
        self._app = app
        self._count = count
        self._file = folder / "applicants.xlsx"
        make_workbook(self._file, count, 1)
        ports = WorkspacePorts(MemoryKeyStore())
        settings = WorkspaceSettings(
            company_name="株式会社みのり精工",
            contact_person="岡田",
            company_email="saiyo@minori.example.org",
            disclosure=DisclosureBasis.STATED,
            draft_folder=str(folder / "drafts"),
            release_delay_days=0,
            hold_back=1.0,
        )
        created = create_workspace(folder / "workspace", NewWorkspace(settings), ports)
        created.workspace.close()
        self._session = WindowSession(Start(folder / "workspace"), ports)
        self._ticks = Ticks()
        self.seconds: dict[str, float] = {}
        self.blocks_ms: dict[str, float] = {}

    def run(self) -> None:
        """Perform every stage."""
        self._open()
        self._import()
        self._stage("select", self._select)
        self._stage("drafts", self._save_drafts)
        self._stage("propose", self._propose)
        self._close()

    def run_import_of(self, file: Path) -> None:
        """Read and import another file, and nothing else."""
        self._file = file
        self._open()
        self._import()
        self._close()

    def _open(self) -> None:
        session = self._session
        session.begin()
        self._wait(lambda: session.context is not None)
        # Pages are built ahead in the first seconds after the start.
        self._wait(lambda: all(session.window.page(key) for key in PageKey))
        self._ticks.begin()
        self._spin(_IDLE_S)
        self.idle_ms = self._ticks.longest_ms()

    def _import(self) -> None:
        self._stage("read", self._read)
        imports = self._session.window.page(PageKey.IMPORTS)
        self._stage("import", lambda: self._press(imports.start, imports.write.isVisible))

    def _close(self) -> None:
        self._session.window.close()
        self._session.end()

    def _stage(self, name: str, act: Callable[[], None]) -> None:
        self._ticks.begin()
        began = time.perf_counter()
        act()
        self.seconds[name] = time.perf_counter() - began
        self._spin(0.2)
        self.blocks_ms[name] = self._ticks.longest_ms()

    def _read(self) -> None:
        window = self._session.window
        window.go(Route(PageKey.IMPORTS, file=self._file))
        page = window.page(PageKey.IMPORTS)
        self._wait(lambda: page.start.isVisible() and page.start.isEnabled())

    def _press(self, button: object, done: Callable[[], bool]) -> None:
        button.click()
        self._wait(done)

    def _select(self) -> None:
        window = self._session.window
        window.go(Route(PageKey.PEOPLE, is_waiting=True))
        page = window.page(PageKey.PEOPLE)
        self._wait(lambda: len(page.model.checked) > 0 and page.model.rowCount() > 0)

    def _save_drafts(self) -> None:
        window = self._session.window
        window.page(PageKey.PEOPLE).write_notices()
        page = window.page(PageKey.NOTICES)
        self._wait(page.save.isEnabled)
        told: list[object] = []
        page.presenter.drafts_saved.connect(told.append)
        page.save.click()
        self._wait(lambda: bool(told))

    def _propose(self) -> None:
        window = self._session.window
        window.go(Route(PageKey.PRIVACY))
        page = window.page(PageKey.PRIVACY)
        self._wait(lambda: page.risk.isVisible() and page.records.isVisible())

    def _wait(self, done: Callable[[], bool]) -> None:
        until = time.monotonic() + _LIMIT_S
        while not done():
            if time.monotonic() > until:
                raise TimeoutError("a stage did not end")
            self._app.processEvents()
            time.sleep(0.0005)

    def _spin(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.0005)


def main() -> int:
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench main_job")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    options = parser.parse_args()
    app = QApplication([])
    dress(app, Path(tempfile.gettempdir()))
    best = [_best(app, size, is_told=not options.json) for size in options.sizes]
    tell(_figures(best), as_json=options.json)
    return 0


@dataclass(frozen=True, slots=True)
class Best:
    """The lowest of three runs at one size, stage by stage; blocks less their own idle window."""

    size: int
    seconds: dict[str, float]
    blocks_ms: dict[str, float]
    idle_ms: float


def _best(app: QApplication, size: int, *, is_told: bool) -> Best:
    jobs = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(prefix="career-relay-bench-") as place:
            job = Job(app, Path(place), size)
            job.run()
            jobs.append(job)
    found = Best(
        size,
        {stage: min(job.seconds[stage] for job in jobs) for stage in STAGES},
        {
            stage: min(max(0.0, job.blocks_ms[stage] - job.idle_ms) for job in jobs)
            for stage in STAGES
        },
        max(job.idle_ms for job in jobs),
    )
    if is_told:
        print(f"{size}: {_told(found.seconds, 's')}; blocks {_told(found.blocks_ms, 'ms')}")
    return found


def _figures(best: list[Best]) -> list[Figure]:
    figures = []
    for stage in STAGES:
        worst = max(best, key=lambda one: one.seconds[stage])
        anchor = f"{worst.size} people, lowest of {ROUNDS}"
        seconds = round(worst.seconds[stage], 2)
        figures.append(Figure(f"main_job_{stage}_s", seconds, "s", "-", anchor))
    block, stage, worst = max(
        ((one.blocks_ms[stage], stage, one) for one in best for stage in STAGES),
        key=lambda each: each[0],
    )
    anchor = (
        f"{worst.size} people, stage {stage}, lowest of {ROUNDS}; idle window at most "
        f"{worst.idle_ms:.1f} ms, taken off"
    )
    figures.append(Figure("main_thread_block_ms_max", round(block, 1), "ms", "< 50", anchor))
    return figures


def _told(values: dict[str, float], unit: str) -> str:
    return ", ".join(f"{name} {value:.2f} {unit}" for name, value in values.items())


if __name__ == "__main__":
    sys.exit(main())
