"""Every contract of the import linter holds, and breaks where something forbidden is planted."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGES, ROOT

_CONTRACT = re.compile(r"^(.+) (KEPT|BROKEN)\s*$", re.MULTILINE)
_INDEPENDENT = "Desktop and agency meet only at the wire"

PLANTED = {
    "Application layers point downwards only": ("desktop/demo/drafts.py", "desktop.ui.routes"),
    "Core layers point downwards only": (
        "desktop/core/mail/lint.py",
        "desktop.core.security.audit_chain",
    ),
    "Services reach the outside world through ports only": (
        "desktop/core/services/undo/undo.py",
        "desktop.core.mail.smtp",
    ),
    "The interface talks to services, not to what lies below them": (
        "desktop/ui/home/jobs.py",
        "desktop.core.storage.lock",
    ),
    "Only the interface knows Qt": ("desktop/core/domain/ids.py", "PySide6.QtCore"),
    "Only storage knows SQLAlchemy": ("desktop/core/services/undo/undo.py", "sqlalchemy"),
    "Outside libraries stay in their own package": (
        "desktop/core/services/undo/undo.py",
        "requests",
    ),
    "Numpy lives in privacy and insight only": ("desktop/sync/backoff.py", "numpy"),
    "Words and names of a text are looked up in privacy only": (
        "desktop/core/services/undo/undo.py",
        "sudachipy",
    ),
    "The wire contract stands alone": ("wire/limits.py", "agency.policy"),
    _INDEPENDENT: ("agency/policy.py", "desktop.core.domain.ids"),
    "The conformance command knows no agency": (
        "agency/conformance/report.py",
        "agency.policy",
    ),
    "Screens do not import each other": ("desktop/ui/home/jobs.py", "desktop.ui.people.columns"),
    "No cycles among siblings": ("wire/crockford.py", "wire.link_token"),
}
_ALSO = {
    "The wire contract stands alone": {_INDEPENDENT, "The conformance command knows no agency"}
}
"""Desktop and conformance command import the wire, so what the wire imports they do too."""


def lint(folder: Path) -> dict[str, str]:
    """Return what the linter says of each contract of a tree."""
    program = str(Path(sys.executable).with_name("lint-imports"))
    done = subprocess.run(
        [program, "--no-cache", "--no-logo"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "COLUMNS": "200", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return dict(_CONTRACT.findall(done.stdout))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of the packages and their contracts."""
    for package in PACKAGES:
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_holds_and_is_tried_below(tree: Path) -> None:
    told = lint(tree)

    assert set(told.values()) == {"KEPT"}
    assert set(told) == set(PLANTED)


@pytest.mark.slow
@pytest.mark.parametrize("contract", PLANTED)
def test_a_forbidden_import_breaks_its_contract_and_no_other(tree: Path, contract: str) -> None:
    file, module = PLANTED[contract]
    with (tree / file).open("a", encoding="utf-8") as source:
        source.write(f"\nimport {module}\n")

    told = lint(tree)

    broken = {name for name, state in told.items() if state == "BROKEN"}
    assert broken == {contract, *_ALSO.get(contract, ())}
