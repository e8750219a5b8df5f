"""The panel 不採用にする: one decision about many applicants, filled with defaults."""

from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from desktop.core.domain.application import RejectApplicants
from desktop.core.domain.codes import REASONS_OF, Outcome, ReasonCode
from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.japanese_dates import parse_date
from desktop.core.settings import TOKYO
from desktop.ui.people.side_frame import SideForm
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Note
from desktop.ui.widgets.fields import (
    Field,
    choose_key,
    chosen_key,
    combo,
    line_edit,
    side_by_side,
)
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.words import reason_word

_CHANNELS = {
    "reply": QT_TRANSLATE_NOOP("RejectPanel", "Reply by mail"),
    "phone": QT_TRANSLATE_NOOP("RejectPanel", "Telephone"),
    "meeting": QT_TRANSLATE_NOOP("RejectPanel", "Interview"),
    "paper": QT_TRANSLATE_NOOP("RejectPanel", "Letter or form"),
}


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
        self.agreed = QRadioButton()
        self.refused = QRadioButton()
        self.not_asked = QRadioButton()
        self.not_asked.setChecked(True)
        self.told_by = combo([(key, "") for key in _CHANNELS])
        self.told_on = line_edit()
        super().__init__("", button("", self._decide, kind="primary"))
        self._ids: tuple[ApplicationId, ...] = ()
        self.keep.setText(self.tr("Keep the record"))
        self.erase.setText(self.tr("Erase it once the notice is sent"))
        self.relay.setText(self.tr("Offer the relay in their notices"))
        self.agreed.setText(self.tr("Agreed"))
        self.refused.setText(self.tr("Refused"))
        self.not_asked.setText(self.tr("Not asked"))
        for at, key in enumerate(_CHANNELS):
            self.told_by.setItemText(at, _channel_word(key))
        for members in ((self.keep, self.erase), (self.agreed, self.refused, self.not_asked)):
            group = QButtonGroup(self)
            for each in members:
                group.addButton(each)
        self.how = Field(self.tr("Told by"), self.told_by)
        self.when = Field(self.tr("Told on"), self.told_on, self.tr("Empty is today"))
        self.told = QWidget()
        self.told.setLayout(side_by_side(self.how, self.when))
        self.not_asked.toggled.connect(lambda is_on: self.told.setVisible(not is_on))
        self.erase.toggled.connect(self._on_erase)
        self._arrange()

    def _arrange(self) -> None:
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
            label(self.tr("A later invitation"), "label"),
            row(self.agreed, self.refused, self.not_asked, None),
            self.told,
            Note(
                self.tr(
                    "You can undo this. Mails that still wait are stopped; "
                    "after a draft or a sent mail it cannot be undone."
                )
            ),
            spacing=8,
        )
        self.fields.insertLayout(1, fields)
        self.told.hide()

    def _on_erase(self, is_on: bool) -> None:  # noqa: FBT001 - the signature of a slot
        """Who is erased cannot be invited: an agreement could not be kept."""
        self.agreed.setEnabled(not is_on)
        if is_on and self.agreed.isChecked():
            self.not_asked.setChecked(True)

    def show_applications(self, application_ids: tuple[ApplicationId, ...]) -> None:
        """Ask about these applications."""
        self._ids = application_ids
        self.heading.setText(self.tr("Reject %n applicants", "", len(application_ids)))
        self.main.setText(self.tr("Reject"))
        self.main.setFocus()

    def _decide(self) -> None:
        is_asked = not self.not_asked.isChecked()
        told_on = self._told_on() if is_asked else None
        if is_asked and told_on is None and self.when.text:
            self.when.show_fault(self.tr("This is not a day up to today"))
            self.told_on.setFocus()
            return
        self.when.show_fault("")
        self.decided.emit(
            RejectApplicants(
                self._ids,
                ReasonCode(chosen_key(self.reason)),
                keep_record=self.keep.isChecked(),
                reapproach=self.agreed.isChecked() if is_asked else None,
                with_relay=self.relay.isChecked(),
                told_by=chosen_key(self.told_by) if is_asked else "dialog",
                told_on=told_on,
            )
        )

    def _told_on(self) -> date | None:
        today = datetime.now(TOKYO).date()
        day = parse_date(self.when.text, default_year=today.year).value
        return day if day is not None and day <= today else None


def _channel_word(key: str) -> str:
    return QCoreApplication.translate("RejectPanel", str(_CHANNELS[key]))
