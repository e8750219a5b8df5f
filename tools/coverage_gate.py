"""Judge what the whole suite has covered; name what is below its floor.

python3 tools/coverage_gate.py    after ``pytest --cov``; ends with 1 where a floor is not reached

Two floors: ``fail_under`` of pyproject.toml over everything, and every branch of what
tests/architecture/perfect_files.toml lists.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PERFECT = ROOT / "tests/architecture/perfect_files.toml"

Files = Mapping[str, Mapping[str, Any]]
"""By path: ``summary`` with counts, ``missing_lines``, ``missing_branches`` (coverage's JSON)."""


def main() -> int:
    """Tell how much is covered; return the exit code."""
    files = _measured()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    floor = settings["tool"]["coverage"]["report"]["fail_under"]
    perfect = tomllib.loads(PERFECT.read_text("utf-8"))["perfect"]
    faults = [*below_floor(files, floor), *imperfect(files, perfect)]
    for fault in faults:
        print(f"coverage: {fault}", file=sys.stderr)
    print(f"coverage: {percent(files):.1f} % of lines and branches, floor {floor} %")
    return 1 if faults else 0


def percent(files: Files) -> float:
    """Return how much of the lines and branches was run, in percent."""
    counts = [one["summary"] for one in files.values()]
    ran = sum(one["covered_lines"] + one["covered_branches"] for one in counts)
    there = sum(one["num_statements"] + one["num_branches"] for one in counts)
    return 100 * ran / there if there else 100.0


def below_floor(files: Files, floor: float) -> list[str]:
    """Name the packages below the floor, if all of it together is below."""
    if percent(files) >= floor:
        return []
    shares = {name: percent(_under(files, name)) for name in sorted({*map(_package, files)})}
    low = [f"{name} has {share:.1f} %" for name, share in shares.items() if share < floor]
    return [f"everything has {percent(files):.1f} %, less than {floor} %", *low]


def imperfect(files: Files, perfect: Sequence[str]) -> list[str]:
    """Name the files that must be run in every branch and are not.

    An entry nothing was measured of is named as well: a list that matches nothing guards nothing.
    """
    faults = [
        f"{name} is listed and was not measured" for name in perfect if not _under(files, name)
    ]
    for name in perfect:
        for path, one in sorted(_under(files, name).items()):
            lines = [str(line) for line in one["missing_lines"]]
            moves = [
                f"{start}->{end if end > 0 else 'exit'}" for start, end in one["missing_branches"]
            ]
            if lines or moves:
                faults.append(f"{path} must be complete; not run: {', '.join(lines + moves)}")
    return faults


def _under(files: Files, name: str) -> Files:
    return {path: one for path, one in files.items() if f"{path}/".startswith(f"{name}/")}


def _package(path: str) -> str:
    """Return the package a person would look in: two folders deep, as desktop/ui."""
    return "/".join(path.split("/")[:-1][:2])


def _measured() -> Files:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "coverage", "json", "-q", "--fail-under=0"]
        subprocess.run([*command, "-o", str(report)], cwd=ROOT, check=True)
        files: dict[str, Any] = json.loads(report.read_text("utf-8"))["files"]
    return {path.replace("\\", "/"): one for path, one in files.items()}


if __name__ == "__main__":
    sys.exit(main())
