"""Cold start against a bare PySide6 window, with 100,000 people in the store.

Every start is a fresh process with warm page cache; bare and ours take turns; best of five
(decision 35). A real Secret Service holds the store key, and its round trip counts (decision 19).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools.bench._report import Figure, tell  # noqa: E402

PEOPLE = 100_000
ROUNDS = 5


def main() -> int:
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench startup")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    options = parser.parse_args()
    if not options.inner:
        return _with_secret_service(sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="career-relay-bench-") as place:
        folder = Path(place) / "workspace"
        _fill(folder, options.people)
        bare, ours = _measure(folder)
    paint = min(one["paint"] for one in ours) / min(one["paint"] for one in bare)
    usable = min(one["usable"] for one in ours) / min(one["paint"] for one in bare)
    floor = f"bare PySide6 window {min(one['paint'] for one in bare):.3f} s, best of {ROUNDS}"
    tell(
        [
            Figure("startup_paint_ratio_to_bare_window", round(paint, 2), "×", "≤ 1.5", floor),
            Figure("startup_usable_ratio_to_bare_window", round(usable, 2), "×", "≤ 3.5", floor),
        ],
        as_json=options.json,
    )
    return 0


def _with_secret_service(arguments: list[str]) -> int:
    """Run this file again under a session bus with an unlocked key ring of its own."""
    needed = [
        name for name in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(name)
    ]
    if needed:
        print(f"missing: {' '.join(needed)}", file=sys.stderr)
        return 69
    with tempfile.TemporaryDirectory(prefix="career-relay-home-") as home:
        runtime = Path(home) / "run"
        runtime.mkdir(mode=0o700)
        env = dict(os.environ) | {"HOME": home, "XDG_RUNTIME_DIR": str(runtime)}
        env["QT_QPA_PLATFORM"] = "offscreen"
        script = 'echo | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
        inner = [sys.executable, str(Path(__file__)), "--inner", *arguments]
        command = ["dbus-run-session", "--", "sh", "-c", script, "sh", *inner]
        return subprocess.run(command, env=env, check=False, stderr=sys.stderr).returncode


def _fill(folder: Path, count: int) -> None:
    from desktop.core.security.keystore import KeyringKeyStore
    from desktop.core.services.workspace.context import WorkspacePorts
    from tools.bench._people import make_store

    make_store(folder, count, WorkspacePorts(KeyringKeyStore())).close()


def _measure(folder: Path) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    bare, ours = [], []
    _start("bare")
    _start("ours", folder)
    for _ in range(ROUNDS):
        bare.append(_start("bare"))
        ours.append(_start("ours", folder))
    return bare, ours


def _start(kind: str, folder: Path | None = None) -> dict[str, float]:
    child = str(Path(__file__).with_name("_startup_child.py"))
    command = [sys.executable, child, kind, *([str(folder)] if folder else [])]
    began = time.time()
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    lines = (line.split() for line in done.stdout.splitlines())
    return {what: float(at) - began for what, at in lines}


if __name__ == "__main__":
    sys.exit(main())
