"""A large list into the encrypted store: 100,000 rows of 25 columns, duplicates looked for.

Our whole import (read, understand, match, stage, move, index) runs in a fresh process and is
compared in CPU seconds with openpyxl (read_only) merely reading the same file in another one; they
take turns, and the lowest of each counts, as a busy machine adds to both. The window's block is the
longest gap between two 5 ms ticks of a window's event loop while an import runs in its worker, less
the gap of the same loop when idle (decision 35). Search is told too, as `bench search` measures it.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tools.bench._report import Figure, tell  # noqa: E402

COUNT = 100_000
_ROUNDS, _TURNS = 3, 2


def main() -> int:
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench import")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--child", choices=("ours", "openpyxl"))
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    if options.child == "ours":
        return _ours(options.file)
    if options.child == "openpyxl":
        return _openpyxl(options.file)
    tell(_measure(options.count), as_json=options.json)
    return 0


def _measure(count: int) -> list[Figure]:
    from tools.bench._wide_workbook import make_wide_workbook
    from tools.bench.search import GOALS_MS, measure_search

    with tempfile.TemporaryDirectory(prefix="career-relay-bench-") as place:
        file = Path(place) / "list.xlsx"
        make_wide_workbook(file, count)
        turns = [(_child("ours", file), _child("openpyxl", file)) for _ in range(_TURNS)]
        block_ms, idle_ms = _block(file)
    rows = f"{count} x 25 .xlsx"
    ours, floor = (min(cpu for cpu, _ in runs) for runs in zip(*turns, strict=True))
    peak_mb = max(peak for (_, peak), _ in turns)
    return [
        Figure(
            "import_100k_cpu_ratio_to_openpyxl_read",
            round(ours / floor, 3),
            "x",
            "<= 0.5",
            f"{rows}: ours {ours:.1f} s, openpyxl read_only {floor:.1f} s of CPU,"
            f" lowest of {_TURNS} each, taking turns",
        ),
        Figure("import_peak_mb", round(peak_mb), "MB", "< 500", f"{rows}, fresh process, highest"),
        Figure(
            "main_thread_block_ms_max",
            round(block_ms, 1),
            "ms",
            "< 50",
            f"{rows}, lowest of {_ROUNDS}; idle at most {idle_ms:.1f} ms, taken off",
        ),
        *measure_search(list(GOALS_MS), is_told=False),
    ]


def _child(kind: str, file: Path) -> tuple[float, float]:
    """Return CPU seconds and the peak in MB that a fresh process told."""
    command = [sys.executable, __file__, "--child", kind, "--file", str(file)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    cpu, peak = told.split()[-2:]
    return float(cpu), float(peak)


def _ours(file: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="career-relay-bench-") as place:
        began = time.process_time()
        _import(Path(place) / "workspace", file)
        print(time.process_time() - began, _peak_mb())
    return 0


def _import(folder: Path, file: Path) -> None:
    from desktop.core.domain.importing import ImportChoices
    from desktop.core.domain.workspace import NewWorkspace, WorkspaceSettings
    from desktop.core.importers.read_file import read_workbook
    from desktop.core.security.keystore import MemoryKeyStore
    from desktop.core.services.imports.import_people import import_people
    from desktop.core.services.imports.prepare_import import prepare_import
    from desktop.core.services.workspace.context import WorkspacePorts
    from desktop.core.services.workspace.create_workspace import create_workspace

    settings = WorkspaceSettings(company_name="株式会社みのり精工", contact_person="岡田")
    ports = WorkspacePorts(MemoryKeyStore())
    workspace = create_workspace(folder, NewWorkspace(settings), ports).workspace

    def progress(_done: int, _total: int) -> None:
        return

    def is_cancelled() -> bool:
        return False

    preview = prepare_import(
        workspace, read_workbook, file, progress=progress, is_cancelled=is_cancelled
    )
    import_people(workspace, preview, ImportChoices(), progress=progress, is_cancelled=is_cancelled)
    workspace.close()


def _openpyxl(file: Path) -> int:
    from openpyxl import load_workbook

    began = time.process_time()
    book = load_workbook(file, read_only=True)
    for sheet in book.worksheets:
        for _row in sheet.iter_rows(values_only=True):
            pass
    print(time.process_time() - began, _peak_mb())
    return 0


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _block(file: Path) -> tuple[float, float]:
    """Return the longest block of a real window while the file is read and imported, and idle."""
    from PySide6.QtWidgets import QApplication

    from desktop.app.window import dress
    from tools.bench.main_job import Job

    app = QApplication([])
    dress(app, Path(tempfile.gettempdir()))
    blocks, idles = [], []
    for _ in range(_ROUNDS):
        with tempfile.TemporaryDirectory(prefix="career-relay-bench-") as place:
            job = Job(app, Path(place), 30)
            job.run_import_of(file)
            blocks.append(max(0.0, max(job.blocks_ms.values()) - job.idle_ms))
            idles.append(job.idle_ms)
    return min(blocks), max(idles)


if __name__ == "__main__":
    sys.exit(main())
