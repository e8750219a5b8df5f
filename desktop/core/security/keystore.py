"""The operating system's key store, and one that lives in memory."""

import os
import sys
from base64 import b64decode, b64encode
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Career Relay Desktop"


class KeyringKeyStore:
    """Windows Credential Manager, macOS Keychain or a Secret Service, through keyring.

    A null backend stores nothing and says nothing, so every write is read back. The backend of
    the platform is named here: asking every installed one costs 50 ms at each start.
    """

    def read(self, name: str) -> bytes | None:
        """Return the secret, or None where there is none or no store answers."""
        if _is_secret_service():
            return _read_secret_service(name)
        from keyring.errors import KeyringError  # noqa: PLC0415 - only opening should pay

        try:
            text = _backend().get_password(SERVICE, name)
            return b64decode(text, validate=True) if text else None
        except (KeyringError, ValueError):
            return None

    def write(self, name: str, secret: bytes) -> bool:
        """Keep the secret; False where this machine cannot keep it."""
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            _backend().set_password(SERVICE, name, b64encode(secret).decode())
        except KeyringError:
            return False
        return self.read(name) == secret

    def delete(self, name: str) -> None:
        """Forget the secret; nothing happens where there is none."""
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            _backend().delete_password(SERVICE, name)
        except KeyringError:
            return


def _is_secret_service() -> bool:
    return sys.platform == "linux" and "PYTHON_KEYRING_BACKEND" not in os.environ


def _read_secret_service(name: str) -> bytes | None:
    """Read what keyring's own backend wrote, without importing keyring: every start does this.

    keyring's imports (an HTTP client among them) take longer than the answer; decision 0009.
    """
    import secretstorage  # noqa: PLC0415 - only opening should pay

    try:
        with closing(secretstorage.dbus_init()) as connection:
            collection = secretstorage.get_default_collection(connection)
            if collection.is_locked() and collection.unlock():
                return None
            wanted = {"service": SERVICE, "username": name}
            for item in collection.search_items(wanted):
                if not item.is_locked() or not item.unlock():
                    return b64decode(item.get_secret(), validate=True)
    except (secretstorage.exceptions.SecretStorageException, ValueError):
        return None
    return None


def _backend() -> "KeyringBackend":
    """Return the platform's own backend, or the one the user's configuration names."""
    if "PYTHON_KEYRING_BACKEND" in os.environ:
        import keyring  # noqa: PLC0415

        return keyring.get_keyring()
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring  # noqa: PLC0415

        return WinVaultKeyring()
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring  # noqa: PLC0415

        return Keyring()
    from keyring.backends.SecretService import Keyring as SecretServiceKeyring  # noqa: PLC0415

    return SecretServiceKeyring()  # type: ignore[no-untyped-call]  # no stubs


class MemoryKeyStore:
    """Keeps secrets for the life of the process: for the headless demo and for tests."""

    def __init__(self) -> None:
        self._secrets: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        """Return the secret, or None."""
        return self._secrets.get(name)

    def write(self, name: str, secret: bytes) -> bool:
        """Keep the secret."""
        self._secrets[name] = secret
        return True

    def delete(self, name: str) -> None:
        """Forget the secret."""
        self._secrets.pop(name, None)


class NoKeyStore:
    """A machine whose key store does not answer."""

    def read(self, name: str) -> bytes | None:  # noqa: ARG002 - the port's signature
        """Return None."""
        return None

    def write(self, name: str, secret: bytes) -> bool:  # noqa: ARG002
        """Return False."""
        return False

    def delete(self, name: str) -> None:
        """Do nothing."""
