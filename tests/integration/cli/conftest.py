"""A user without a key store, before and after a workspace was made."""

from pathlib import Path

import pytest

from tests.integration.cli.shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def made(shell: Shell) -> Shell:
    assert shell.init().code == 0
    return shell
