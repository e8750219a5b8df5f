"""The words of a fault in both languages; a closed workspace; a small disk."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import NewWorkspace, WorkspaceSettings
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
from desktop.ui.error_text import ErrorWords, words_for
from desktop.ui.translation import Language, install_language
from tests.fault.rig import applicants, import_file

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")

SaysSo = Callable[[AppError, ErrorCode], None]


@pytest.fixture
def says_so(qapp: QApplication) -> SaysSo:
    """Return a check that a fault has this code, and words in Japanese and in English."""

    def check(fault: AppError, code: ErrorCode) -> None:
        assert fault.code is code
        told = {}
        for language in Language:
            assert install_language(qapp, language)
            told[language] = words_for(fault)
        japanese, english = told[Language.JAPANESE], told[Language.ENGLISH]
        assert japanese.code == english.code == code.value
        for ours, theirs in zip(_texts(japanese), _texts(english), strict=True):
            assert _JAPANESE.search(ours)
            assert ours != theirs
            assert not set("{}?") & set(ours + theirs)

    return check


def _texts(words: ErrorWords) -> tuple[str, ...]:
    return (words.title, words.effect, words.remedy)


@pytest.fixture
def closed(tmp_path: Path, settings: WorkspaceSettings, ports: WorkspacePorts) -> Workspace:
    """Return a workspace with three people and the passphrase 正しい合言葉, closed."""
    new = NewWorkspace(settings, passphrase="正しい合言葉")
    workspace = create_workspace(tmp_path / "workspace", new, ports).workspace
    import_file(workspace, applicants(tmp_path))
    workspace.close()
    return workspace


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 4 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    try:
        done = subprocess.run(mounting, check=False, capture_output=True, timeout=10)
    except FileNotFoundError:
        pytest.skip("no mount here")
    if done.returncode != 0:
        pytest.skip("only root may mount a small disk")
    yield place
    # Lazily: what a failed test still holds open must not keep the disk.
    subprocess.run(["umount", "-l", str(place)], check=True, timeout=10)


@pytest.fixture
def on_small_disk(
    small_disk: Path, settings: WorkspaceSettings, ports: WorkspacePorts
) -> Iterator[Workspace]:
    created = create_workspace(small_disk / "workspace", NewWorkspace(settings), ports)
    yield created.workspace
    created.workspace.close()
