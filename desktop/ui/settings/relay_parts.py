"""プロフィールの引き渡し and この端末の鍵: what the agency may be told, and by which device."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from desktop.core.domain.profile import OfferedProfile, ProfileField
from desktop.ui.settings.sections import Section
from desktop.ui.theme import px
from desktop.ui.widgets.badges import Badge
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Note
from desktop.ui.widgets.fields import Field, line_edit
from desktop.ui.widgets.labels import label, selectable
from desktop.ui.widgets.layouts import Flow, row
from desktop.ui.words import moment

_ITEMS = {
    ProfileField.OCCUPATION: QT_TRANSLATE_NOOP("RelayWords", "Occupation applied for"),
    ProfileField.EXPERIENCE: QT_TRANSLATE_NOOP("RelayWords", "Years of experience"),
    ProfileField.EDUCATION: QT_TRANSLATE_NOOP("RelayWords", "Education"),
    ProfileField.QUALIFICATIONS: QT_TRANSLATE_NOOP("RelayWords", "Qualifications"),
    ProfileField.PREFECTURE: QT_TRANSLATE_NOOP("RelayWords", "Prefecture"),
}


class ProfileSection(Section):
    """The switch, off until somebody confirms the legal check and chooses items.

    Signals:
        offer_asked: (items, what is confirmed); no items switch it off.
    """

    offer_asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(self.tr("Hand-over of profiles"))
        self.state = Badge()
        self.head.addWidget(self.state)
        why = self.tr(
            "Candidates who registered by your link may let you hand these items to the agency. "
            "Each hand-over is approved by a person here; nothing goes by itself."
        )
        self.boxes = {
            field: QCheckBox(QCoreApplication.translate("RelayWords", str(text)))
            for field, text in _ITEMS.items()
        }
        self.text = QPlainTextEdit()
        self.text.setFixedHeight(px(70))
        self.text.setTabChangesFocus(True)
        self.statement = Field(
            self.tr("What was checked, and by whom"),
            self.text,
            self.tr(
                "For example the purpose of use, the consent text and the record of provisions."
            ),
        )
        self.confirmed = QCheckBox(self.tr("The legal check of the hand-over was done"))
        self.confirmed.toggled.connect(self._allow)
        self.note = Note()
        self.start = button(self.tr("Offer these items"), self._start)
        self.stop = button(self.tr("Switch off"), lambda: self.offer_asked.emit((), ""))
        self.add(
            label(why, "note", is_wrapped=True),
            Flow(*self.boxes.values()),
            self.statement,
            self.confirmed,
            self.note,
            row(self.start, self.stop, None),
        )
        self.show_offer(OfferedProfile(), is_enrolled=False)

    def show_offer(self, offered: OfferedProfile, *, is_enrolled: bool) -> None:
        """Show what is offered and who confirmed it."""
        is_on = bool(offered.items)
        self.state.show_look(
            self.tr("On") if is_on else self.tr("Off"),
            "ok" if is_on else "line",
            "circle-check" if is_on else "",
        )
        for field, box in self.boxes.items():
            box.setChecked(field in offered.items)
        self.text.setPlainText(offered.statement)
        self.confirmed.setChecked(False)
        self.statement.show_fault("")
        self.stop.setVisible(is_on)
        self.note.setVisible(is_on)
        if is_on:
            self.note.say(
                self.tr("Confirmed by {name}, {when}").format(
                    name=offered.actor, when=moment(offered.at, has_year=True)
                ),
                "ok",
            )
        self.setEnabled(is_enrolled)
        self._allow()

    def show_fault(self) -> None:
        """Mark what is missing."""
        self.statement.show_fault(
            self.tr("Write what was checked, and choose who is at work (Company).")
        )

    def _allow(self, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        self.start.setEnabled(self.confirmed.isChecked())

    def _start(self) -> None:
        chosen = tuple(field for field, box in self.boxes.items() if box.isChecked())
        self.offer_asked.emit(chosen, self.text.toPlainText())


class KeysSection(Section):
    """This device's name at the agency, its key, and the way to stop a lost device.

    Signals:
        renew_asked: This device is to have a new key.
        revoke_asked: Name of the device to stop.
    """

    renew_asked = Signal()
    revoke_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Key of this device"))
        self.name = selectable(label("", "code", is_wrapped=True))
        self.known = Field(
            self.tr("Name of this device at the agency"),
            self.name,
            self.tr("Keep it apart from the device: it is asked for if the device is lost."),
        )
        self.renew = button(self.tr("Renew the key of this device"), self.renew_asked.emit)
        self.lost = Field(self.tr("Name of a lost device"), line_edit("", "d_…"))
        self.revoke = button(
            self.tr("Stop that device"),
            lambda: self.revoke_asked.emit(self.lost.text.strip()),
            kind="danger-line",
        )
        self.add(self.known, row(self.renew, None), self.lost, row(self.revoke, None))
        self.show_name("")

    def show_name(self, name: str) -> None:
        """Show the name; empty before enrolment."""
        self.name.setText(name or "—")
        self.setEnabled(bool(name))
        self.renew.setEnabled(bool(name))

    def show_working(self) -> None:
        """Ask nothing twice while the agency is asked."""
        self.renew.setEnabled(False)
