"""The wizard's window and the window that asks for passphrase or recovery key."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.domain.errors import AppError
from desktop.core.domain.workspace import Unlock
from desktop.ui.error_panel import ErrorPanel
from desktop.ui.first_run.presenter import (
    Answers,
    FirstRun,
    FirstRunPresenter,
    UnlockPresenter,
)
from desktop.ui.first_run.steps import (
    AgencyStep,
    CompanyStep,
    MailStep,
    ProtectionStep,
    RecoveryKeyStep,
    Step,
)
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.fields import Field, line_edit
from desktop.ui.widgets.focus_ring import FocusRing
from desktop.ui.widgets.labels import label, set_look
from desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace
    from desktop.core.services.workspace.create_workspace import CreatedWorkspace


class FirstRunWindow(QWidget):
    """Four short pages, then the recovery key.

    Signals:
        finished: The new `Workspace`; the window may close.
        sample_chosen: 「サンプルデータで試す」 was pressed and ``start.open_sample`` has returned.
    """

    finished = Signal(object)
    sample_chosen = Signal()

    def __init__(self, start: FirstRun, runner: TaskRunner) -> None:
        super().__init__()
        self.setObjectName("wizard")
        self.setWindowTitle(self.tr("Career Relay"))
        self.resize(px(760), px(600))
        self._start = start
        self._workspace: Workspace | None = None
        self._presenter = FirstRunPresenter(start, runner, self)
        self._presenter.created.connect(self._on_created)
        self._presenter.failed.connect(self._on_failed)
        self.company = CompanyStep()
        self.agency = AgencyStep()
        self.mail = MailStep()
        self.protection = ProtectionStep(key_store_answers=start.key_store_answers)
        self.recovery = RecoveryKeyStep()
        self.error = ErrorPanel()
        self._steps: tuple[Step, ...] = (
            self.company,
            self.agency,
            self.mail,
            self.protection,
            self.recovery,
        )
        self._arrange()
        self._connect()
        self._show(0)
        self._ring = FocusRing(self)

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
        titles = (
            self.tr("1 Company"),
            self.tr("2 Agency"),
            self.tr("3 Mail"),
            self.tr("4 Protection"),
        )
        self._titles = [label(text, "note") for text in titles]
        self.back = button(self.tr("Back"), self.go_back)
        self.later = button(self.tr("Do this later"), self.go_on, kind="quiet")
        self.forward = button(self.tr("Next"), self.go_on, kind="primary")
        card = Card()
        card.add(self._stack)
        card.body.setContentsMargins(24, 20, 24, 20)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(32), px(24), px(32), px(24))
        box.setSpacing(14)
        box.addWidget(label(self.tr("Set up Career Relay"), "page"))
        box.addLayout(row(*self._titles, None, spacing=24))
        box.addWidget(self.error)
        box.addWidget(card, 1)
        box.addLayout(row(self.back, None, self.later, self.forward))

    def _connect(self) -> None:
        self.company.sample_asked.connect(self._open_sample)
        self.recovery.kept_changed.connect(self.forward.setEnabled)
        self.recovery.copy_asked.connect(self._copy_key)
        self.recovery.save_asked.connect(self._ask_where)

    @property
    def step_number(self) -> int:
        """Which page is shown, from 0; 4 is the recovery key."""
        return self._stack.currentIndex()

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        is_last_input = number == len(self._steps) - 2
        is_key = number == len(self._steps) - 1
        for index, title in enumerate(self._titles):
            is_here = index == min(number, len(self._titles) - 1)
            set_look(title, role="strong" if is_here else "note", tone="accent" if is_here else "")
        self.back.setVisible(0 < number < len(self._steps) - 1)
        self.later.setVisible(number == 1)
        texts = {True: self.tr("Create"), False: self.tr("Next")}
        self.forward.setText(self.tr("Start") if is_key else texts[is_last_input])
        self.forward.setEnabled(not is_key or self.recovery.kept.isChecked())
        self.forward.setDefault(True)

    def go_back(self) -> None:
        """Go one page back."""
        self._show(max(0, self.step_number - 1))

    def go_on(self) -> None:
        """Go one page on, create the workspace, or finish."""
        number = self.step_number
        if number == len(self._steps) - 1:
            self.finished.emit(self._workspace)
            return
        if not self._steps[number].is_ready:
            return
        if number == len(self._steps) - 2:
            self._create()
        else:
            self._show(number + 1)

    def _create(self) -> None:
        self.error.close_panel()
        self.forward.setEnabled(False)
        answers = Answers(self._start.default_folder)
        for step in self._steps:
            answers = step.answer(answers)
        self._presenter.create(answers)

    def _on_created(self, created: "CreatedWorkspace") -> None:
        self._workspace = created.workspace
        self.recovery.show_key(created.recovery_key)
        self._show(len(self._steps) - 1)

    def _on_failed(self, fault: AppError) -> None:
        self.forward.setEnabled(True)
        self.error.show_fault(fault)

    def _open_sample(self) -> None:
        self._start.open_sample()
        self.sample_chosen.emit()

    def _copy_key(self) -> None:
        QGuiApplication.clipboard().setText(self.recovery.key.text())
        self.recovery.told.setText(self.tr("Copied."))

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the recovery key"), "career-relay-recovery-key.txt"
        )
        if name:
            self.save_key(Path(name))

    def save_key(self, path: Path) -> None:
        """Write the recovery key where the user wants it."""
        try:
            path.write_text(self.recovery.key.text() + "\n", encoding="utf-8")
        except OSError:
            self.recovery.told.setText(self.tr("It could not be saved there."))
        else:
            self.recovery.told.setText(self.tr("Saved."))


class UnlockWindow(QWidget):
    """Asks for the passphrase or the recovery key of a workspace that is there.

    Signals:
        finished: What ``try_open`` returned.
    """

    finished = Signal(object)

    def __init__(self, try_open: "Callable[[Unlock], object]", runner: TaskRunner) -> None:
        super().__init__()
        self.setObjectName("wizard")
        self.setWindowTitle(self.tr("Career Relay"))
        self.resize(px(520), px(380))
        self._presenter = UnlockPresenter(try_open, runner, self)
        self._presenter.opened.connect(self.finished)
        self._presenter.failed.connect(self._on_failed)
        self.passphrase = Field(self.tr("Passphrase"), line_edit(is_secret=True))
        self.recovery = Field(self.tr("Or the recovery key"), line_edit())
        self.error = ErrorPanel()
        self.open = button(self.tr("Open"), self.unlock, kind="primary")
        card = Card()
        card.add(self.passphrase, self.recovery, row(None, self.open))
        lines = column(
            label(self.tr("Open the workspace"), "page"),
            label(self.tr("The data on this device is encrypted."), "meta"),
            self.error,
            card,
            None,
        )
        lines.setContentsMargins(px(32), px(24), px(32), px(24))
        self.setLayout(lines)
        self.open.setShortcut(Qt.Key.Key_Return)
        self._ring = FocusRing(self)

    def unlock(self) -> None:
        """Try what was typed."""
        self.open.setEnabled(False)
        self.error.close_panel()
        self._presenter.unlock(
            Unlock(
                str(self.passphrase.editor.property("text") or ""),
                str(self.recovery.editor.property("text") or "").strip(),
            )
        )

    def show_fault(self, fault: AppError) -> None:
        """Say why this window came up or why opening failed."""
        self._on_failed(fault)

    def _on_failed(self, fault: AppError) -> None:
        self.open.setEnabled(True)
        self.error.show_fault(fault)


class ActorWindow(QWidget):
    """Asks who works now (担当者); the name stands in the record of acts, there is no password.

    Signals:
        finished: The name chosen.
    """

    finished = Signal(str)

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("wizard")
        self.setWindowTitle(self.tr("Career Relay"))
        self.resize(px(420), px(320))
        card = Card()
        self.choices = [
            button(name, partial(self.finished.emit, name), kind="secondary") for name in names
        ]
        card.add(*self.choices, None)
        lines = column(
            label(self.tr("Who is working now?"), "page"),
            label(self.tr("The name stands in the record of acts."), "meta"),
            card,
        )
        lines.setContentsMargins(px(32), px(24), px(32), px(24))
        self.setLayout(lines)
        self._ring = FocusRing(self)
