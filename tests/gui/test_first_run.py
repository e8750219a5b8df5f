"""The wizard: four short pages, then the recovery key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.core.domain.errors import ErrorCode
from desktop.core.domain.workspace import (
    DisclosureBasis,
    MailMode,
    NewWorkspace,
    Unlock,
    WorkspaceSettings,
)
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import (
    CreatedWorkspace,
    create_workspace,
    find_workspace,
)
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.services.workspace.settings import read_settings
from desktop.ui.first_run.window import FirstRunWindow, UnlockWindow
from desktop.ui.tasks import TaskRunner
from tests.gui.conftest import Settle


class Start:
    """A first run into a temporary folder."""

    def __init__(self, folder: Path, ports: WorkspacePorts, *, answers: bool = True) -> None:
        self.default_folder = folder
        self.key_store_answers = answers
        self.samples = 0
        self.strings: list[str] = []
        self._ports = ports

    def create(self, folder: Path, new: NewWorkspace, enrolment_string: str) -> CreatedWorkspace:
        self.strings.append(enrolment_string)
        return create_workspace(folder, new, self._ports)

    def open_sample(self) -> None:
        self.samples += 1


@pytest.fixture
def start(tmp_path: Path, ports: WorkspacePorts) -> Start:
    return Start(tmp_path / "first", ports)


@pytest.fixture
def wizard(start: Start, runner: TaskRunner) -> FirstRunWindow:
    made = FirstRunWindow(start, runner)
    made.show()
    return made


def _fill_company(wizard: FirstRunWindow) -> None:
    wizard.company.company.text = "株式会社みのり精工"
    wizard.company.person.text = "岡田"


def test_one_act_opens_the_sample(wizard: FirstRunWindow, start: Start) -> None:
    QTest.mouseClick(wizard.company.sample, Qt.MouseButton.LeftButton)

    assert start.samples == 1


def test_a_company_without_a_name_does_not_get_on(wizard: FirstRunWindow) -> None:
    wizard.go_on()

    assert wizard.step_number == 0
    assert wizard.company.company.editor.property("state") == "error"


def test_four_pages_make_an_encrypted_workspace_and_show_its_key_once(
    wizard: FirstRunWindow, start: Start, settle: Settle, tmp_path: Path
) -> None:
    finished: list[Workspace] = []
    wizard.finished.connect(finished.append)
    _fill_company(wizard)
    wizard.go_on()
    wizard.agency.stated.setChecked(True)
    wizard.go_on()
    wizard.go_on()
    wizard.go_on()
    settle()
    key = wizard.recovery.key.text()
    may_start_before = wizard.forward.isEnabled()
    wizard.recovery.kept.setChecked(True)
    wizard.save_key(tmp_path / "key.txt")
    wizard.go_on()

    settings = read_settings(finished[0])
    finished[0].close()
    assert find_workspace(start.default_folder)
    assert len(key) > 20
    assert (tmp_path / "key.txt").read_text(encoding="utf-8").strip() == key
    assert not may_start_before
    assert settings.disclosure is DisclosureBasis.STATED
    assert settings.mail_mode is MailMode.DRAFT
    assert start.strings == [""]


def test_without_a_key_store_a_passphrase_is_required(
    tmp_path: Path, ports: WorkspacePorts, runner: TaskRunner
) -> None:
    wizard = FirstRunWindow(Start(tmp_path / "x", ports, answers=False), runner)
    wizard.show()
    _fill_company(wizard)
    for _ in range(4):
        wizard.go_on()

    assert wizard.step_number == 3
    assert wizard.protection.first.editor.property("state") == "error"


def test_a_failure_leaves_the_answers_where_they_are(
    runner: TaskRunner, settle: Settle, tmp_path: Path, ports: WorkspacePorts
) -> None:
    shared = tmp_path / "OneDrive" / "x"
    wizard = FirstRunWindow(Start(shared, ports), runner)
    wizard.show()
    _fill_company(wizard)
    for _ in range(4):
        wizard.go_on()
    settle()

    assert wizard.error.shown_code == "STORE-0206"
    assert wizard.company.company.text == "株式会社みのり精工"
    assert wizard.forward.isEnabled()


def test_a_recovery_key_opens_what_was_locked(
    tmp_path: Path, ports: WorkspacePorts, runner: TaskRunner, settle: Settle
) -> None:
    settings = WorkspaceSettings(company_name="株式会社みのり精工")
    folder = tmp_path / "locked"
    created = create_workspace(folder, NewWorkspace(settings), ports)
    created.workspace.close()
    ports.key_store.delete(created.workspace.workspace_id)
    finished: list[Workspace] = []
    window = UnlockWindow(lambda unlock: open_workspace(folder, unlock, ports), runner)
    window.finished.connect(finished.append)
    window.show()
    assert isinstance(window.recovery.editor, QLineEdit)
    window.recovery.editor.setText("wrong")
    window.unlock()
    settle()
    fault = window.error.shown_code
    window.recovery.editor.setText(created.recovery_key)
    window.unlock()
    settle()

    assert fault == ErrorCode.RECOVERY_KEY_WRONG.value
    assert len(finished) == 1
    finished[0].close()


def test_an_unlock_is_never_printed_with_its_secret() -> None:
    assert "secret-words" not in repr(Unlock(passphrase="secret-words"))
