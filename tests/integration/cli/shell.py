"""A user who calls the command line: one process an act."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from tests import warm_python

PASSPHRASE = "正しい合言葉"


@dataclass
class Answer:
    """What a process said."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, object]:
        """The last line of the output."""
        facts: dict[str, object] = json.loads(self.out.splitlines()[-1])
        return facts


@dataclass
class Shell:
    """A user without a key store and without a display."""

    home: Path

    def run(self, *arguments: str, hand_down: tuple[int, ...] = (), **more: str) -> Answer:
        secret = self.home / "passphrase"
        if not secret.exists():
            secret.write_text(f"{PASSPHRASE}\n", "utf-8")
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path.cwd()),
            "HOME": str(self.home),
            "TMPDIR": str(self.home),
            "LANG": "C.UTF-8",
            "PYTHONWARNINGS": "error",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "CAREER_RELAY_WORKSPACE": str(self.workspace),
            "CAREER_RELAY_PASSPHRASE_FILE": str(secret),
            # Where the suite is measured, its processes are measured too.
            "COVERAGE_PROCESS_CONFIG": os.environ.get("COVERAGE_PROCESS_CONFIG", ""),
        }
        done = warm_python.run(
            arguments,
            {name: value for name, value in (environment | more).items() if value},
            pass_fds=hand_down,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)

    def cli(self, *arguments: str, hand_down: tuple[int, ...] = (), **more: str) -> Answer:
        return self.run("desktop.cli", *arguments, "--json", hand_down=hand_down, **more)

    @property
    def workspace(self) -> Path:
        return self.home / "workspace"

    def init(self) -> Answer:
        return self.cli("init", "--company", "株式会社みのり精工", "--email", "saiyo@example.org")
