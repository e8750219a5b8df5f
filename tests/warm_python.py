"""Start a Python process in a tenth of a second: forked from one that has read the program.

It is a process as any other, with an environment, descriptors, a log, an exit code and a death of
its own; what it does not do again is import 400 modules. Where a test is about the start itself
(what is imported, which warnings that gives), and where there is no fork, `subprocess` does it.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO

_PACKAGES = ("agency", "desktop.core", "desktop.sync", "desktop.app")
_ROOT = Path(__file__).parents[1]
_HERE = hasattr(os, "fork")
_MARK = "COVERAGE_PROCESS_CONFIG"


class WarmProcess:
    """A running process; what of `subprocess.Popen` the tests use.

    Args:
        arguments: What stands behind `python -m`: a module and its arguments.
        environment: All of its environment.
        streams: Its input, output and error, as open descriptors.
        pass_fds: Further descriptors it has under the same numbers.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        streams: Sequence[int],
        pass_fds: Sequence[int] = (),
    ) -> None:
        order = {
            "arguments": list(arguments),
            "environment": dict(environment),
            "folder": str(Path.cwd()),
            "numbers": [0, 1, 2, *pass_fds],
        }
        self._told, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        descriptors = [theirs.fileno(), *streams, *pass_fds]
        socket.send_fds(_host(), [json.dumps(order).encode()], descriptors)
        theirs.close()
        self.pid = int(self._told.recv(64))
        self.returncode: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            self._told.settimeout(timeout)
            self.returncode = int(self._told.recv(64))
            self._told.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def start(
    arguments: Sequence[str],
    error: IO[bytes],
    environment: Mapping[str, str] = os.environ,
) -> tuple[WarmProcess | subprocess.Popen[bytes], IO[bytes]]:
    """Start a process; return it and what it prints."""
    if not _HERE:
        command = [sys.executable, "-m", *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=error, env=environment)
        if process.stdout is None:
            raise RuntimeError("no output")
        return process, process.stdout
    reading, writing = os.pipe()
    with Path(os.devnull).open("rb") as nothing:
        streams = (nothing.fileno(), writing, error.fileno())
        warm = WarmProcess(arguments, environment, streams)
    os.close(writing)
    return warm, os.fdopen(reading, "rb")


def run(
    arguments: Sequence[str],
    environment: Mapping[str, str] = os.environ,
    *,
    pass_fds: Sequence[int] = (),
    timeout: float = 120,
) -> subprocess.CompletedProcess[str]:
    """Run a process to its end; return what it printed."""
    if not _HERE:
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=timeout,
        )
    with (
        Path(os.devnull).open("rb") as nothing,
        _scratch() as out,
        _scratch() as error,
    ):
        streams = (nothing.fileno(), out.fileno(), error.fileno())
        code = WarmProcess(arguments, environment, streams, pass_fds).wait(timeout)
        texts = []
        for file in (out, error):
            file.seek(0)
            texts.append(file.read().decode("utf-8"))
    return subprocess.CompletedProcess(list(arguments), code, *texts)


def _scratch() -> IO[bytes]:
    return os.fdopen(os.memfd_create("stream"), "w+b")


@cache
def _host() -> socket.socket:
    """Start what forks, once in a test process."""
    ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
    # Measured are those it forks; numpy's threads would not outlive a fork.
    environment = {name: value for name, value in os.environ.items() if name != _MARK}
    number = theirs.fileno()
    host = subprocess.Popen(
        [sys.executable, "-m", "tests.warm_host", str(number), *_PACKAGES],
        env=environment
        | {"PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1", "LANG": "C.UTF-8"}
        | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
        cwd=_ROOT,
        pass_fds=(number,),
    )
    theirs.close()
    atexit.register(_end, host, ours)
    return ours


def _end(host: "subprocess.Popen[bytes]", orders: socket.socket) -> None:
    orders.close()
    host.wait(30)
