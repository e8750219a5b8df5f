"""The key store: a real Secret Service in a session of its own, and a machine without one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PROOF = """
import keyring, sys
from desktop.core.security.keystore import SERVICE, KeyringKeyStore
store = KeyringKeyStore()
key = bytes(range(32))
print("wrote", store.write("w1", key))
print("read", store.read("w1") == key)
print("other", store.read("w2"))
print("length", len(keyring.get_password(SERVICE, "w1") or "") <= 1280)
keyring.set_password(SERVICE, "w3", "no base64!")
print("broken", store.read("w3"))
store.delete("w1")
store.delete("w1")
print("gone", store.read("w1"))
"""
_SESSION = """
printf '\\n' | gnome-keyring-daemon --unlock --components=secrets > /dev/null
exec "$0" -c "$1"
"""


def run(command: list[str], home: Path, **more: str) -> str:
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path.cwd()),
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(home / "data"),
    }
    done = subprocess.run(
        command,
        env=environment | more,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_secret_service_keeps_one_key_and_gives_it_back(tmp_path: Path) -> None:
    if not shutil.which("dbus-run-session") or not shutil.which("gnome-keyring-daemon"):
        pytest.skip("no Secret Service on this machine")
    session = ["dbus-run-session", "--", "sh", "-c", _SESSION, sys.executable, _PROOF]

    told = run(session, tmp_path)

    assert told.splitlines() == [
        "wrote True",
        "read True",
        "other None",
        "length True",
        "broken None",
        "gone None",
    ]


@pytest.mark.parametrize("backend", ["null.Keyring", "fail.Keyring"])
def test_a_machine_that_keeps_nothing_is_not_believed(tmp_path: Path, backend: str) -> None:
    proof = """
from desktop.core.security.keystore import KeyringKeyStore
store = KeyringKeyStore()
print(store.write("w1", bytes(32)), store.read("w1"))
store.delete("w1")
"""

    chosen = f"keyring.backends.{backend}"
    told = run([sys.executable, "-c", proof], tmp_path, PYTHON_KEYRING_BACKEND=chosen)

    assert told.split() == ["False", "None"]
