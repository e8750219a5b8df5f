"""Concrete parts behind the ports. No Qt here: the command line uses them too."""

import os
import sys
import tempfile
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    # The shell paints before any of these is imported.
    from collections.abc import Callable, Sequence

    from desktop.core.domain.sheet import RawSheet
    from desktop.core.ports import (
        IsCancelled,
        KeyStore,
        MailPorts,
        MailTransport,
        Progress,
        SheetReader,
    )
    from desktop.core.services.mail_account.transport import KeptTransport
    from desktop.core.services.workspace.context import Workspace, WorkspacePorts
    from desktop.demo.main_job import Demo, DemoParts
    from desktop.sync.address import AgencyAddress
    from desktop.sync.engine import SyncEngine
    from wire.api import AgencyApi

T = TypeVar("T")


def make_ports(key_store: "KeyStore | None" = None) -> "WorkspacePorts":
    """Return the real outside world; ``key_store`` None takes the operating system's."""
    from desktop.core.security.keystore import KeyringKeyStore  # noqa: PLC0415 - start-up budget
    from desktop.core.services.workspace.context import WorkspacePorts  # noqa: PLC0415

    return WorkspacePorts(key_store or KeyringKeyStore())


def make_client(address: "AgencyAddress") -> "AgencyApi":
    """Return an HTTP client for an agency."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - start-up
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

    from desktop.sync.client import HttpAgencyClient  # noqa: PLC0415
    from wire.keys import fingerprint  # noqa: PLC0415

    pinned = address.fingerprint
    if address.agency_key:
        pinned = fingerprint(Ed25519PublicKey.from_public_bytes(address.agency_key))
    device_key = Ed25519PrivateKey.from_private_bytes(address.device_key)
    return HttpAgencyClient(address.base_url, device_key, pinned)


def keep_transport(workspace: "Workspace") -> "Callable[[], MailTransport]":
    """Return what gives the way mails leave, by the settings of the moment, one line for many."""

    def make() -> "KeptTransport":
        from desktop.core.services.mail_account.transport import (  # noqa: PLC0415 - start-up
            KeptTransport,
        )

        return KeptTransport(workspace, mail_ports())

    find = once(make)

    def give() -> "MailTransport":
        return find()()

    return give


def mail_ports() -> "MailPorts":
    """Return the world of mail: SMTP, the company's mailbox, and signing in by the browser."""
    from desktop.core.mail.imap_box import ImapBox  # noqa: PLC0415 - start-up budget
    from desktop.core.mail.oauth import BrowserSignIn  # noqa: PLC0415
    from desktop.core.mail.smtp import SmtpTransport  # noqa: PLC0415
    from desktop.core.ports import MailPorts  # noqa: PLC0415

    return MailPorts(SmtpTransport, ImapBox, BrowserSignIn())


def sheet_reader() -> "SheetReader":
    """Return the reader of every kind of file; its libraries are loaded at the first file."""
    return _read_sheets


def _read_sheets(
    path: Path, *, progress: "Progress", is_cancelled: "IsCancelled", has_hidden: bool = False
) -> "Sequence[RawSheet]":
    from desktop.core.importers.read_file import read_workbook  # noqa: PLC0415 - start-up budget

    return read_workbook(path, progress=progress, is_cancelled=is_cancelled, has_hidden=has_hidden)


def first_rows(path: Path) -> "RawSheet | None":
    """Return the first rows of a file before the whole of it is read."""
    from desktop.core.importers.first_look import (  # noqa: PLC0415 - start-up budget
        first_rows as look,
    )

    return look(path)


def make_engine(workspace: "Workspace") -> "SyncEngine":
    """Return the sync engine of a workspace."""
    from desktop.sync.engine import SyncEngine  # noqa: PLC0415 - start-up budget

    return SyncEngine(workspace, make_client)


def once(make: "Callable[[], T]") -> "Callable[[], T]":
    """Return a function that makes its thing at the first call, from whichever thread it comes."""
    lock = Lock()
    made: list[T] = []

    def find() -> "T":
        with lock:
            if not made:
                made.append(make())
            return made[0]

    return find


def demo_parts() -> "DemoParts":
    """Return what the demo needs; its store key stays in memory (decision 31)."""
    from desktop.core.security.keystore import MemoryKeyStore  # noqa: PLC0415 - start-up budget
    from desktop.demo.main_job import DemoParts  # noqa: PLC0415

    return DemoParts(make_ports(MemoryKeyStore()), make_client, sheet_reader())


def make_demo(folder: Path | None = None) -> "Demo":
    """Start a sample workspace with its own agency; ``folder`` None takes a temporary one."""
    from desktop.demo.main_job import Demo  # noqa: PLC0415 - start-up budget

    place = folder or Path(tempfile.mkdtemp(prefix="career-relay-demo-"))
    place.mkdir(parents=True, exist_ok=True)
    return Demo(place, demo_parts())


def log_folder(workspace_folder: Path) -> Path:
    """Return where the log of a workspace lies: beside it, never inside its store."""
    return workspace_folder / "log"


def has_display() -> bool:
    """Say whether a window could be shown."""
    if not sys.platform.startswith("linux"):
        return True
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    is_drawn_elsewhere = wanted.startswith(("offscreen", "minimal", "vnc"))
    return is_drawn_elsewhere or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
