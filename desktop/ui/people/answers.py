"""Answers about later invitations and wishes on the page 人材: for one person or the selected."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget

from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.core.domain.reapproach import RecordConsents, WishDraft
from desktop.ui.context import Shell
from desktop.ui.people.presenter import PeoplePresenter

if TYPE_CHECKING:
    from desktop.core.domain.application import Done
    from desktop.core.services.reapproach.consents import ConsentsRecorded
    from desktop.core.services.workspace.context import Workspace
    from desktop.ui.people.answer_panel import AnswerPanel


class PersonAnswers(QObject):
    """Makes the panel on its first use and carries out what it says.

    Args:
        side: Where panels stand.
        presenter: Asks and acts.
        shell: Told what was recorded.

    Signals:
        asked: The panel that is to be shown.
        done: Something was recorded; the panel is not needed any more.
    """

    asked = Signal(object)
    done = Signal()

    def __init__(self, side: QStackedWidget, presenter: PeoplePresenter, shell: Shell) -> None:
        super().__init__(side)
        self._side = side
        self._presenter = presenter
        self._shell = shell
        self.panel: AnswerPanel | None = None

    def serve(self, asking: QPushButton, selected: Callable[[], tuple[ApplicationId, ...]]) -> None:
        """Let a button ask for everybody selected."""
        asking.clicked.connect(lambda: self.ask_selected(selected()))

    def ask_selected(self, application_ids: tuple[ApplicationId, ...]) -> None:
        """Ask for the answer of everybody selected."""

        def find(workspace: "Workspace") -> tuple[PersonId, ...]:
            from desktop.core.services.reapproach.consents import people_of  # noqa: PLC0415

            return people_of(workspace, application_ids)

        self._presenter.ask(find, self.ask)

    def ask(self, person_ids: tuple[PersonId, ...]) -> None:
        """Ask for the answer of these people."""
        if self.panel is None:
            self.panel = self._make()
        self.asked.emit(self.panel)
        self.panel.show_people(person_ids, self._presenter.context.workspace.today())

    def _make(self) -> "AnswerPanel":
        from desktop.core.services.vacancies.propose_occupations import (  # noqa: PLC0415
            list_occupations,
        )
        from desktop.ui.people.answer_panel import AnswerPanel  # noqa: PLC0415 - on its first use

        made = AnswerPanel()
        made.closed.connect(self.done)
        made.form.decided.connect(self._record)
        made.wished.connect(self._keep)
        self._side.addWidget(made)
        self._presenter.ask(lambda _: list_occupations(), made.offer_occupations)
        return made

    def _record(self, command: RecordConsents) -> None:
        def record(workspace: "Workspace") -> "ConsentsRecorded":
            from desktop.core.services.reapproach.consents import record_consents  # noqa: PLC0415

            return record_consents(workspace, command)

        self._presenter.act(record, self._on_recorded)

    def _on_recorded(self, done: "ConsentsRecorded") -> None:
        said = self.tr("Recorded the answer of %n people.", "", done.count)
        if done.stopped:
            said += " " + self.tr("%n mails that waited are stopped.", "", done.stopped)
        if done.drafts:
            said += " " + self.tr("%n drafts exist: please do not send them.", "", done.drafts)
        self.done.emit()
        self._shell.say(said, done.undo_id)

    def _keep(self, person_id: PersonId, wish: WishDraft) -> None:
        def keep(workspace: "Workspace") -> "Done":
            from desktop.core.services.reapproach.wishes import note_wish  # noqa: PLC0415

            return note_wish(workspace, person_id, wish)

        self._presenter.act(keep, self._on_kept)

    def _on_kept(self, done: "Done") -> None:
        self.done.emit()
        self._shell.say(self.tr("The wish is noted"), done.undo_id)
