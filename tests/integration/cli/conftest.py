"""A user without a key store, before and after a workspace was made."""

import shutil
from pathlib import Path

import pytest

from tests.integration.cli.shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one workspace by the command line: most tests want a copy of it."""
    maker = Shell(tmp_path_factory.mktemp("made"))
    assert maker.init().code == 0
    return maker.workspace


@pytest.fixture
def made(shell: Shell, _made_once: Path) -> Shell:
    shutil.copytree(_made_once, shell.workspace)
    return shell
