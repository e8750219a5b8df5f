"""The operating system's key store, and one that lives in memory."""

from base64 import b64decode, b64encode

SERVICE = "Career Relay Desktop"


class KeyringKeyStore:
    """Windows Credential Manager, macOS Keychain or a Secret Service, through keyring.

    A null backend stores nothing and says nothing, so every write is read back.
    """

    def read(self, name: str) -> bytes | None:
        """Return the secret, or None where there is none or no store answers."""
        import keyring  # noqa: PLC0415 - 80 ms that only opening a workspace should pay
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            text = keyring.get_password(SERVICE, name)
            return b64decode(text, validate=True) if text else None
        except (KeyringError, ValueError):
            return None

    def write(self, name: str, secret: bytes) -> bool:
        """Keep the secret; False where this machine cannot keep it."""
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            keyring.set_password(SERVICE, name, b64encode(secret).decode())
        except KeyringError:
            return False
        return self.read(name) == secret

    def delete(self, name: str) -> None:
        """Forget the secret; nothing happens where there is none."""
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            keyring.delete_password(SERVICE, name)
        except KeyringError:
            return


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
