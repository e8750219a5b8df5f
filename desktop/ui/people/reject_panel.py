"""The panel 不採用にする: one decision about many applicants, filled with defaults."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton

from desktop.core.domain.application import RejectApplicants
from desktop.core.domain.codes import REASONS_OF, Outcome, ReasonCode
from desktop.core.domain.ids import ApplicationId
from desktop.ui.people.side_frame import SideForm
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Note
from desktop.ui.widgets.fields import Field, choose_key, chosen_key, combo
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column
from desktop.ui.words import reason_word


class RejectPanel(SideForm):
    """Reason, keep or erase, later invitation, relay yes or no.

    Signals:
        decided: The finished `RejectApplicants`.
    """

    decided = Signal(object)

    def __init__(self) -> None:
        self.reason = combo(
            [(each.value, reason_word(each)) for each in REASONS_OF[Outcome.REJECTED]]
        )
        choose_key(self.reason, ReasonCode.OVERALL)
        self.keep = QRadioButton()
        self.erase = QRadioButton()
        self.keep.setChecked(True)
        self.relay = QCheckBox()
        self.relay.setChecked(True)
        self.reapproach = QCheckBox()
        super().__init__("", button("", self._decide, kind="primary"))
        self._ids: tuple[ApplicationId, ...] = ()
        self.keep.setText(self.tr("Keep the record"))
        self.erase.setText(self.tr("Erase it once the notice is sent"))
        self.relay.setText(self.tr("Offer the relay in their notices"))
        self.reapproach.setText(self.tr("They agreed to a later invitation"))
        group = QButtonGroup(self)
        group.addButton(self.keep)
        group.addButton(self.erase)
        fields = column(
            Field(
                self.tr("Reason"),
                self.reason,
                self.tr(
                    "A fact of the vacancy or the application. It is not in the notice; "
                    "its category may be part of the anonymous data."
                ),
            ),
            label(self.tr("Record"), "label"),
            self.keep,
            self.erase,
            label(self.tr("Notice"), "label"),
            self.relay,
            self.reapproach,
            Note(self.tr("You can undo this until a notice is made.")),
            spacing=8,
        )
        self.fields.insertLayout(1, fields)

    def show_applications(self, application_ids: tuple[ApplicationId, ...]) -> None:
        """Ask about these applications."""
        self._ids = application_ids
        self.heading.setText(self.tr("Reject %n applicants", "", len(application_ids)))
        self.main.setText(self.tr("Reject"))
        self.main.setFocus()

    def _decide(self) -> None:
        self.decided.emit(
            RejectApplicants(
                self._ids,
                ReasonCode(chosen_key(self.reason)),
                keep_record=self.keep.isChecked(),
                reapproach=True if self.reapproach.isChecked() else None,
                with_relay=self.relay.isChecked(),
            )
        )
