"""The card 保存期間: how long rejected people are kept, and who is past it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from desktop.core.domain.retention import WARNED_DAYS, RetentionPreview
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.ui.settings.sections import Section
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Note
from desktop.ui.widgets.fields import Field, side_by_side, spin_box
from desktop.ui.widgets.layouts import row
from desktop.ui.words import day

_MOST_MONTHS = 120


class RetentionSection(Section):
    """Months to keep, and the erasure of who is past them: looked at first, then confirmed.

    Signals:
        erase_asked: The ids of exactly the people who were shown.
    """

    erase_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("How long rejected people are kept"))
        self._found: RetentionPreview | None = None
        self.months_box = spin_box(1, _MOST_MONTHS)
        self.retention_months = Field(
            self.tr("Months after the result"),
            self.months_box,
            self.tr("For people who gave no consent to be kept. Nobody is erased by itself."),
        )
        self.after_box = spin_box(6, 12)
        self.gap_box = spin_box(1, 36)
        self.after = Field(self.tr("Months until an invitation"), self.after_box)
        self.gap = Field(
            self.tr("Months between two invitations"),
            self.gap_box,
            self.tr("Only for people who agreed to later invitations."),
        )
        self.state = Note("")
        self.look = button(self.tr("Show who they are"), self._show_people, is_small=True)
        self.state.add_action(self.look)
        self.people = QPlainTextEdit()
        self.people.setReadOnly(True)
        self.people.setFixedHeight(px(132))
        self.people.setTabChangesFocus(True)
        self.people_field = Field(self.tr("Past their time"), self.people)
        self.warning = Note("", "danger")
        self.erase = button("", self._ask, kind="danger")
        self.add(
            self.retention_months,
            self.state,
            self.people_field,
            self.warning,
            row(self.erase, None),
            side_by_side(self.after, self.gap),
        )
        self._hide_people()

    @override
    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Fill the months."""
        self.months_box.setValue(settings.retention_months)
        self.after_box.setValue(settings.reapproach_after_months)
        self.gap_box.setValue(settings.reapproach_gap_months)

    @override
    def answer(self, settings: WorkspaceSettings) -> WorkspaceSettings:
        """Return the settings with the months."""
        return replace(
            settings,
            retention_months=self.months_box.value(),
            reapproach_after_months=self.after_box.value(),
            reapproach_gap_months=self.gap_box.value(),
        )

    def show_preview(self, found: RetentionPreview) -> None:
        """Say how many are past the saved time, without their names yet."""
        self._found = found
        self._hide_people()
        count = len(found.due)
        said = (
            self.tr("%n people are past their time.", "", count)
            if count
            else self.tr("Nobody is past their time.")
        )
        if found.soon_count:
            follow = self.tr("%n more follow within {days} days.", "", found.soon_count)
            said = f"{said} {follow.format(days=WARNED_DAYS)}"
        self.state.say(said, "warn" if count else "")
        self.look.setVisible(bool(count))

    def _show_people(self) -> None:
        found = self._found
        if found is None:
            return
        line = self.tr("{name}　result of {day}")
        lines = [line.format(name=one.name, day=day(one.result_on)) for one in found.due]
        self.people.setPlainText("\n".join(lines))
        said = self.tr(
            "Their applications, notes and history are erased and their links stop. "
            "This cannot be undone. A copy of the data folder made before still holds them."
        )
        if found.untold_count:
            said += " " + self.tr("%n of them got no notice from here.", "", found.untold_count)
        self.warning.say(said, "danger")
        self.erase.setText(self.tr("Erase %n people completely", "", len(found.due)))
        for each in (self.people_field, self.warning, self.erase):
            each.show()
        self.look.hide()

    def _hide_people(self) -> None:
        for each in (self.people_field, self.warning, self.erase):
            each.hide()
        self.people.clear()

    def _ask(self) -> None:
        if self._found is not None:
            self.erase_asked.emit(tuple(one.person_id for one in self._found.due))
            self._hide_people()
