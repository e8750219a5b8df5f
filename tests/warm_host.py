"""The process that has read the program, and forks one that runs it for each order it gets.

`python -m tests.warm_host NUMBER PACKAGE...` listens on a descriptor until its other end closes.
Nothing but `tests.warm_python` starts it.
"""

import atexit
import fcntl
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import sys
import tempfile
import threading
import traceback
import warnings
from typing import Any

_ORDER_BYTES = 1 << 17
_MOST_DESCRIPTORS = 16
_OUT_OF_THE_WAY = 500
# What a window stands on takes long to read, and no act of the command line needs it.
_LEFT = ("window", "migrations", "alembic", "__main__", "conformance", "pictures")


def main() -> None:
    """Read the packages, then fork until nobody can order any more."""
    orders = socket.socket(fileno=int(sys.argv[1]))
    for package in sys.argv[2:]:
        _read(package)
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    running: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([orders, woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _tell_ends(running)
        if orders in ready:
            text, descriptors, _, _ = socket.recv_fds(orders, _ORDER_BYTES, _MOST_DESCRIPTORS)
            if not text:
                return
            _begin(json.loads(text), descriptors, running)


def _read(package: str) -> None:
    """Import a package and everything below it."""
    module = importlib.import_module(package)
    for found in pkgutil.iter_modules(getattr(module, "__path__", []), f"{package}."):
        if not any(word in found.name for word in _LEFT):
            _read(found.name)


def _begin(
    order: dict[str, Any], descriptors: list[int], running: dict[int, socket.socket]
) -> None:
    told, *handed = descriptors
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = _be(order, handed)
        except BaseException:  # noqa: BLE001 - a process of its own: nobody above
            traceback.print_exc()
        os._exit(code)
    for number in handed:
        os.close(number)
    running[pid] = socket.socket(fileno=told)
    running[pid].send(str(pid).encode())


def _tell_ends(running: dict[int, socket.socket]) -> None:
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        with running.pop(pid) as told:
            try:
                told.send(str(os.waitstatus_to_exitcode(status)).encode())
            except BrokenPipeError:
                continue  # nobody waits for it


def _be(order: dict[str, Any], handed: list[int]) -> int:
    """Become the process that was ordered; return its exit code."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _take(handed, order["numbers"])
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    tempfile.tempdir = None
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, "utf-8", "backslashreplace", closefd=False)  # noqa: SIM115
    if asked := os.environ.get("PYTHONWARNINGS"):
        for action in asked.split(","):
            warnings.simplefilter(action)  # type: ignore[arg-type]  # an action, and no module
    if "COVERAGE_PROCESS_CONFIG" in os.environ:
        import coverage  # noqa: PLC0415 - where the suite is measured

        coverage.process_startup(force=True)
    code = _run(*order["arguments"])
    threading._shutdown()  # type: ignore[attr-defined]  # as the interpreter ends
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _take(handed: list[int], numbers: list[int]) -> None:
    """Put the descriptors where the order wants them, and close all others."""
    away = [fcntl.fcntl(number, fcntl.F_DUPFD, _OUT_OF_THE_WAY) for number in handed]
    for number, wanted in zip(away, numbers, strict=True):
        os.dup2(number, wanted)
    previous = 2
    for number in [*sorted(number for number in numbers if number > previous), 1 << 12]:
        os.closerange(previous + 1, number)
        previous = number


def _run(module: str, *arguments: str) -> int:
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)  # noqa: T201 - as the interpreter does
            return 1
        return ended.code or 0
    return 0


if __name__ == "__main__":
    main()
