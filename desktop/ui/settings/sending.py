"""送信のきまり: how long mails can be taken back, how fast and when they leave."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from desktop.core.domain.workspace import SendingRules, WorkspaceSettings
from desktop.ui.overriding import override
from desktop.ui.settings.sections import Section
from desktop.ui.widgets.fields import Field, choose_key, chosen_key, combo, side_by_side, spin_box

_DAY = 24


class SendingSection(Section):
    """Rules of the outbox."""

    def __init__(self) -> None:
        super().__init__(self.tr("Sending"))
        self.delay_box = spin_box(0, 24 * 60)
        self.delay = Field(
            self.tr("Minutes in which mails can be taken back"),
            self.delay_box,
            self.tr("Mails by SMTP wait this long before they leave."),
        )
        self.pace_box = spin_box(0, 3600)
        self.pace = Field(self.tr("Seconds between two mails"), self.pace_box)
        self.cap_box = spin_box(1, 100_000)
        self.cap = Field(self.tr("Mails a day at most"), self.cap_box)
        self.hours_box = combo(
            [("office", self.tr("Between these hours")), ("any", self.tr("At any hour"))]
        )
        self.hours_box.currentIndexChanged.connect(self._allow_hours)
        self.hours = Field(self.tr("Hours of sending"), self.hours_box)
        self.from_box, self.to_box = spin_box(0, _DAY - 1), spin_box(1, _DAY)
        self.hour_from = Field(self.tr("From, o'clock"), self.from_box)
        self.hour_to = Field(self.tr("Until, o'clock"), self.to_box)
        self.business_days = QCheckBox(self.tr("On business days only"))
        self.add(
            side_by_side(self.delay, self.pace, self.cap),
            side_by_side(self.hours, self.hour_from, self.hour_to),
            self.business_days,
        )

    @override
    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Fill the fields."""
        rules = settings.sending
        self.delay_box.setValue(rules.delay_minutes)
        self.pace_box.setValue(rules.interval_s)
        self.cap_box.setValue(rules.daily_cap)
        has_hours = rules.hour_from != rules.hour_to
        shown = rules if has_hours else SendingRules()
        choose_key(self.hours_box, "office" if has_hours else "any")
        self.from_box.setValue(shown.hour_from)
        self.to_box.setValue(shown.hour_to)
        self.business_days.setChecked(rules.business_days_only)
        self._allow_hours()

    @override
    def answer(self, settings: WorkspaceSettings) -> WorkspaceSettings:
        """Return the settings with this part."""
        has_hours = chosen_key(self.hours_box) == "office"
        hours = (self.from_box.value(), self.to_box.value()) if has_hours else (0, 0)
        rules = SendingRules(
            self.delay_box.value(),
            self.pace_box.value(),
            self.cap_box.value(),
            *hours,
            business_days_only=self.business_days.isChecked(),
        )
        return replace(settings, sending=rules)

    @override
    def field_of(self, name: str) -> Field | None:
        """Return the field a refused setting stands in."""
        return self.hour_to if name == "sending" else None

    def _allow_hours(self, _: int = 0) -> None:
        has_hours = chosen_key(self.hours_box) == "office"
        self.from_box.setEnabled(has_hours)
        self.to_box.setEnabled(has_hours)
