"""The embedded agency: the reference service as a process of its own, on loopback."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.core.domain.errors import AppError, ErrorCode

_STOP_S = 10


@dataclass(frozen=True, slots=True)
class AgencyProcess:
    """A running agency under the demo policy.

    Attributes:
        base_url: Where it listens.
        enrolment_string: Handed out for this demo, good once; empty under the real policy.
    """

    process: "subprocess.Popen[str]"
    base_url: str
    enrolment_string: str

    def stop(self) -> None:
        """End the process and wait for it."""
        self.process.terminate()
        try:
            self.process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(_STOP_S)
        if self.process.stdout is not None:
            self.process.stdout.close()


def start_agency(folder: Path, smtp_port: int, *extra: str) -> AgencyProcess:
    """Start an agency with its database in ``folder`` and wait until it listens.

    Args:
        folder: Where database and log of the agency lie.
        smtp_port: Where its mails go.
        extra: Options of ``python -m agency serve`` that override the demo's.

    Raises:
        AppError: AGENCY_UNREACHABLE where it does not come up.
    """
    arguments = [
        *_program(),
        *("serve", "--host", "127.0.0.1", "--port", "0", "--policy", "demo"),
        *("--database", str(folder / "agency.db")),
        *("--smtp-host", "127.0.0.1", "--smtp-port", str(smtp_port)),
        *extra,
    ]
    log = (folder / "agency.log").open("w", encoding="utf-8")
    with log:
        process = subprocess.Popen(  # noqa: S603 - our own program, fixed arguments
            arguments, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8"
        )
    ready = _wait_until_ready(process)
    base_url = f"http://{ready['host']}:{ready['port']}"
    return AgencyProcess(process, base_url, str(ready.get("enrolment_string", "")))


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_name("career-relay-agency"))]
    return [sys.executable, "-m", "agency"]


def _wait_until_ready(process: "subprocess.Popen[str]") -> dict[str, Any]:
    if process.stdout is None:
        raise RuntimeError("started without a pipe")
    for line in process.stdout:
        if line.startswith("{"):
            ready: dict[str, Any] = json.loads(line)
            return ready
    process.wait(_STOP_S)
    process.stdout.close()
    raise AppError(ErrorCode.AGENCY_UNREACHABLE)
