"""What the page 不採用通知 does with texts: tones, saving, versions, looking up, mending."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.notice import LintCode, LintFinding, TextVersion
from desktop.ui.notices.checks_card import ChecksCard
from desktop.ui.notices.mail_card import MailCard
from desktop.ui.notices.presenter import NoticesPresenter
from desktop.ui.notices.template_card import TemplateCard
from desktop.ui.notices.text_versions import VersionsCard


class TextActs(QObject):
    """Connects the cards of the text; the page says which group and person stand on show.

    Signals:
        shown: Key of a group and a place in it, to be shown.
        saved: A text was kept under the key of a group.
        looked_up: Somebody is to be shown who need not be written to.
    """

    shown = Signal(str, int)
    saved = Signal(str)
    looked_up = Signal()

    def __init__(
        self,
        page: QWidget,
        presenter: NoticesPresenter,
        cards: tuple[TemplateCard, MailCard, ChecksCard],
        place: Callable[[], tuple[str, int]],
    ) -> None:
        super().__init__(page)
        self._presenter = presenter
        self._text, self._mail, checks = cards
        self._place = place
        self.versions = VersionsCard()
        self.person: ApplicationId | None = None
        self._text.keep_asked.connect(
            lambda source: presenter.keep_template(place()[0], source, self._shown_person())
        )
        self._text.tone_chosen.connect(lambda tone: presenter.choose_tone(place()[0], tone))
        self._text.versions_asked.connect(lambda: presenter.load_versions(place()[0]))
        self._text.changed.connect(lambda _: self.hide_versions())
        presenter.previewed.connect(self._text.show_narrower)
        presenter.template_saved.connect(self._on_saved)
        presenter.versions_loaded.connect(self._show_versions)
        presenter.people_found.connect(self._mail.person.offer)
        self.versions.closed.connect(self.hide_versions)
        self.versions.taken_back.connect(presenter.take_back)
        checks.help_asked.connect(self._mend)
        self._mail.person.typed.connect(presenter.find_people)
        self._mail.person.chosen.connect(self._look_up)

    def show_person(self, stage: str, at: int) -> None:
        """Show one person's mail: of the group, or whom the user looked up."""
        groups = self._presenter.groups
        ids = groups[stage].application_ids
        if self.person is None and not ids:
            # A text nobody gets is looked at for the first who gets another.
            self.person = next(
                each.application_ids[0] for each in groups.values() if each.application_ids
            )
        if self.person is not None:
            self._mail.show_looked_up()
            self._presenter.preview_of(stage, self.person)
            return
        self._mail.show_place(at, len(ids))
        self._presenter.preview(stage, at)

    def forget(self) -> None:
        """Go back to the people of the run, and from the versions to the mail."""
        self.person = None
        self._mail.person.clear()
        self.hide_versions()

    def hide_versions(self) -> None:
        """Show the mail again."""
        if not self.versions.isHidden():
            self.versions.hide()
            self._mail.show()
            self._text.versions.setFocus()

    def _show_versions(self, versions: Sequence[TextVersion]) -> None:
        self.versions.show_versions(versions)
        self._mail.hide()
        self.versions.show()
        self.versions.close_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, key: str) -> None:
        self.hide_versions()
        self.saved.emit(key)

    def _shown_person(self) -> ApplicationId | None:
        if self.person is not None:
            return self.person
        stage, at = self._place()
        ids = self._presenter.groups[stage].application_ids
        return ids[at] if at < len(ids) else None

    def _look_up(self, application_id: ApplicationId) -> None:
        self.person = application_id
        self.looked_up.emit()

    def _mend(self, findings: Sequence[LintFinding]) -> None:
        """Go to the place of a finding, give its people another text, or show them."""
        first = findings[0]
        people = [one.application_id for one in findings if one.application_id is not None]
        if first.code is LintCode.WAITS_LONG:
            self._presenter.move_people(people, "late")
        elif first.code is LintCode.STAGE_MISMATCH:
            self._presenter.move_people(people, "")
        elif people:
            self._show_first(people[0])
        else:
            self._go_to(first)

    def _go_to(self, finding: LintFinding) -> None:
        groups = self._presenter.groups
        found = next((key for key, each in groups.items() if finding in each.findings), "")
        if found and found != self._place()[0]:
            self.shown.emit(found, 0)
        self._text.jump(finding.place)

    def _show_first(self, person: ApplicationId) -> None:
        for key, group in self._presenter.groups.items():
            if person in group.application_ids:
                self.shown.emit(key, group.application_ids.index(person))
