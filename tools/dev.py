#!/usr/bin/env python3
"""Set up what is missing and run, test, check or measure Career Relay.

    python3 tools/dev.py run   [--demo] [--headless] [--json]
    python3 tools/dev.py test  [pytest arguments]    without any: with the coverage gate
    python3 tools/dev.py check [format|lint|types|layers|i18n|tests]
    python3 tools/dev.py soak  [pytest arguments]
    python3 tools/dev.py bench NAME [--json]
    python3 tools/dev.py judges [--tables N] [--json]    releases before pycanon and anonymeter

Standard library only: this file is what a fresh machine starts with.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP_NAME = ".career-relay-lock"
PYTHON_NAME = "Scripts/python.exe" if os.name == "nt" else "bin/python"
PYTHON = VENV / PYTHON_NAME
# Their pins clash with ours: an environment of their own.
JUDGES_VENV = ROOT / ".venv-judges"
JUDGES_LOCK = ROOT / "tools/judges.lock"
LOWEST = (3, 11)
PROSE = (
    *("desktop", "wire", "agency", "tools", "docs", "changelog.d"),
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"),
)
EX_USAGE = 64
EX_UNAVAILABLE = 69

# What Qt needs on Debian to show a window, and where its pictures' characters come from.
RUN_PACKAGES = [
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-xinerama0",
    "fonts-noto-cjk",
]
# What only the tests need: a browser, a second screen, a Secret Service, a database, a mailbox.
TEST_PACKAGES = [
    *("chromium", "xvfb", "dbus", "gnome-keyring", "postgresql"),
    "dovecot-imapd",  # a real mailbox, and a second reader of our mails
]


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code."""
    if sys.version_info < LOWEST:
        print("Career Relay needs Python 3.11 or newer.", file=sys.stderr)
        return EX_UNAVAILABLE
    commands = {
        "run": run, "test": test, "check": check, "soak": soak, "bench": bench, "judges": judges,
    }  # fmt: skip
    if not arguments or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return EX_USAGE
    return commands[arguments[0]](arguments[1:])


def run(arguments: list[str]) -> int:
    """Open the application, or perform the demo without a window."""
    set_up(RUN_PACKAGES)
    return python("-m", "desktop", *arguments)


def test(arguments: list[str]) -> int:
    """Run the whole suite and judge its coverage; with arguments, pytest alone with these."""
    set_up(RUN_PACKAGES + TEST_PACKAGES)
    workers = (
        [] if any(word.startswith(("-n", "--numprocesses")) for word in arguments) else ["-n2"]
    )
    # A part of the suite covers a part of the code: only the whole is measured.
    measure = [] if arguments else ["--cov", "--cov-report=", "--cov-fail-under=0"]
    pytest = ["-m", "pytest", *workers, "--dist=loadgroup", *measure, *arguments]
    code = python(*pytest, env=offscreen())
    return code if code or arguments else python("tools/coverage_gate.py")


def soak(arguments: list[str]) -> int:
    """Run the long fault and soak proofs."""
    set_up(RUN_PACKAGES + TEST_PACKAGES)
    env = offscreen() | {"CAREER_RELAY_SOAK": "1"}
    # -rs: what could not run says so, as the fuzzers do without atheris.
    options = ["-m", "slow or e2e", "-rs", "--timeout=7200"]
    return python("-m", "pytest", *options, *arguments, env=env)


def bench(arguments: list[str]) -> int:
    """Measure one thing; ``NAME`` is a file in tools/bench."""
    set_up(RUN_PACKAGES + TEST_PACKAGES)
    names = sorted(file.stem for file in (ROOT / "tools/bench").glob("*.py") if file.stem[0] != "_")
    if not arguments or arguments[0] not in names:
        print(f"bench NAME, one of: {' '.join(names)}", file=sys.stderr)
        return EX_USAGE
    env = offscreen()
    # A start that compiles every module anew is nobody's start.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return python(f"tools/bench/{arguments[0]}.py", *arguments[1:], env=env)


def judges(arguments: list[str]) -> int:
    """Let pycanon recount what we release, and anonymeter attack it."""
    set_up([])
    set_up_environment(JUDGES_VENV, JUDGES_LOCK)
    as_json = [word for word in arguments if word == "--json"]
    others = [word for word in arguments if word != "--json"]
    with tempfile.TemporaryDirectory(prefix="cr-judges-") as folder:
        code = python("tools/judges/write_releases.py", folder, *others)
        if code:
            return code
        judge = [str(JUDGES_VENV / PYTHON_NAME), "tools/judges/judge.py", folder, *as_json]
        return subprocess.run(judge, cwd=ROOT, check=False).returncode


def check(arguments: list[str]) -> int:
    """Run the gates, all or the ones named; stop at the first that fails."""
    set_up(RUN_PACKAGES + TEST_PACKAGES)
    gates = {
        "format": lambda: python("-m", "ruff", "format", "--check", "."),
        "lint": lambda: python("-m", "ruff", "check", ".") or python("-m", "codespell_lib", *PROSE),
        "types": lambda: python("-m", "mypy"),
        "layers": layers,
        "i18n": lambda: python("tools/i18n.py", "--check", env=offscreen()),
        "tests": lambda: test([]),
    }
    unknown = [name for name in arguments if name not in gates]
    if unknown:
        print(f"check [{'|'.join(gates)}]", file=sys.stderr)
        return EX_USAGE
    for name in arguments or gates:
        print(f"== {name}", flush=True)
        code = gates[name]()
        if code:
            return code
    return 0


def layers() -> int:
    """Check every import contract; the last line says how many are kept."""
    program = (
        "import sys; from importlinter.cli import lint_imports_command as c; "
        "sys.argv = ['lint-imports', '--no-cache']; c()"
    )
    done = subprocess.run(
        [str(PYTHON), "-c", program], cwd=ROOT, check=False, capture_output=True, text=True
    )
    lines = (done.stdout + done.stderr).rstrip().splitlines()
    kept = [line for line in lines if line.startswith("Contracts:")]
    print("\n".join([*(line for line in lines if line not in kept), *kept]))
    return done.returncode


def set_up(packages: list[str]) -> None:
    """Install what is missing: system libraries, the virtual environment, locked dependencies."""
    set_up_system(packages)
    set_up_environment(VENV, LOCK)


def set_up_environment(place: Path, lock: Path) -> None:
    """Make a virtual environment that holds exactly what a lock names."""
    stamp, its_python = place / STAMP_NAME, place / PYTHON_NAME
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted and its_python.exists():
        return
    if not its_python.exists():
        say(f"making the virtual environment {place.name}")
        try:
            venv.create(place, with_pip=True)
        except subprocess.CalledProcessError:
            stop("Python's venv module is incomplete: install the package python3-venv.")
    say(f"installing the dependencies of {lock.name}")
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command = [str(its_python), *install, "--require-hashes", "-r", str(lock)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop("The dependencies could not be installed; see the lines above.")
    stamp.write_text(wanted, encoding="utf-8")


def set_up_system(packages: list[str]) -> None:
    """Install Debian packages as root; elsewhere say what is missing and go on."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg-query"):
        return
    missing = [name for name in packages if not is_installed(name)]
    if not missing:
        return
    if os.geteuid() != 0:
        say(f"missing system packages: {' '.join(missing)} (install them as root)")
        return
    say(f"installing system packages: {' '.join(missing)}")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"stdout": subprocess.DEVNULL, "env": env}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if subprocess.run(command, check=False, **quiet).returncode:
        say("some system packages could not be installed; going on without them")


def is_installed(package: str) -> bool:
    """Say whether Debian has the package in place."""
    query = ["dpkg-query", "-W", "-f=${Status}", package]
    found = subprocess.run(query, check=False, capture_output=True, text=True)
    return found.stdout.endswith("ok installed")


def offscreen() -> dict[str, str]:
    """Return an environment in which Qt needs no screen."""
    return dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}


def python(*arguments: str, env: dict[str, str] | None = None) -> int:
    """Run the virtual environment's Python in the repository; return its exit code."""
    where = os.environ if env is None else env
    path = os.pathsep.join(filter(None, [str(ROOT), where.get("PYTHONPATH", "")]))
    full = {**where, "PYTHONPATH": path}
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, env=full, check=False).returncode


def say(words: str) -> None:
    """Tell what set-up is doing, apart from the command's own output."""
    print(f"[dev] {words}", file=sys.stderr, flush=True)


def stop(words: str) -> None:
    """End with a reason."""
    say(words)
    raise SystemExit(EX_UNAVAILABLE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
