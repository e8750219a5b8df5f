"""The page 設定: everything a person can set, saved at once."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.mailbox import MailAccount
from desktop.core.domain.profile import OfferedProfile
from desktop.core.domain.workspace import AgencyProfile, WorkspaceSettings
from desktop.ui.context import Shell, WindowContext
from desktop.ui.icons import refresh_icons
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.routes import Route
from desktop.ui.settings.mail import MailSection
from desktop.ui.settings.presenter import SettingsPresenter
from desktop.ui.settings.relay_parts import KeysSection, ProfileSection
from desktop.ui.settings.retention import RetentionSection
from desktop.ui.settings.sections import (
    AgencySection,
    CompanySection,
    LookSection,
    PrivacySection,
    RelaySection,
    Section,
)
from desktop.ui.settings.sending import SendingSection
from desktop.ui.settings.watched import WatchedSection
from desktop.ui.tasks import CancelToken
from desktop.ui.theme import Scheme, apply_theme
from desktop.ui.translation import preferred_language
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import scrolled
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.window_state import read_state, write_state

S = TypeVar("S", bound=QWidget)


class SettingsPage(Page):
    """Two columns of cards; one button saves them all."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = SettingsPresenter(context, self)
        self.follow(self.presenter, frozenset({Change.SETTINGS}))
        self._folder = context.workspace.folder
        self.save = button(self.tr("Save"), self.save_all, kind="primary")
        self.header = PageHeader(self.tr("Settings"), self.save)
        content = QWidget()
        self.area: QScrollArea = scrolled(content)
        self.box.addWidget(self.header)
        self.box.addWidget(self.area, 1)
        left, right = column(spacing=12), column(spacing=12)
        content.setLayout(row(left, right, spacing=12))
        # Each card goes straight to its place: a tree that is moved as a whole is restyled again.
        self.company = _placed(CompanySection(), left)
        self.mail = _placed(MailSection(), left)
        self.sending = _placed(SendingSection(), left)
        self.watched = _placed(WatchedSection(), left)
        self.look = _placed(LookSection(), left)
        self.agency = _placed(AgencySection(), right)
        self.relay = _placed(RelaySection(), right)
        self.profiles = _placed(ProfileSection(), right)
        self.keys = _placed(KeysSection(), right)
        self.privacy = _placed(PrivacySection(), right)
        self.retention = _placed(RetentionSection(), right)
        left.addStretch(1)
        right.addStretch(1)
        self._sections: tuple[Section, ...] = (
            self.company,
            self.agency,
            self.relay,
            self.mail,
            self.sending,
            self.privacy,
            self.retention,
            self.watched,
        )
        self._signing_in: CancelToken | None = None
        self._connect()

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.loaded.connect(self._show)
        presenter.saved.connect(lambda: self.shell.say(self.tr("Saved")))
        presenter.enrolled.connect(self._on_enrolled)
        presenter.retention_loaded.connect(self.retention.show_preview)
        presenter.erased.connect(self._on_erased)
        self.retention.erase_asked.connect(presenter.erase)
        presenter.failed.connect(self._on_failed)
        self.agency.enrol_asked.connect(self._enrol)
        presenter.account_loaded.connect(self._show_account)
        presenter.checked.connect(self.mail.show_report)
        self.mail.check_asked.connect(self._check)
        self.mail.sign_in_asked.connect(self._sign_in)
        self.mail.cancel_asked.connect(self._cancel_sign_in)
        self.mail.sign_out_asked.connect(presenter.sign_out)
        self.look.changed.connect(self._change_look)
        presenter.relay_loaded.connect(self._show_relay)
        presenter.ended_loaded.connect(self.agency.show_ended)
        presenter.relay_said.connect(self._on_relay_said)
        self.profiles.offer_asked.connect(presenter.offer)
        self.keys.renew_asked.connect(self._renew)
        self.keys.revoke_asked.connect(presenter.revoke)
        state = read_state(self._folder)
        language = state.language or preferred_language().value
        self.look.show_look(state.scheme, state.scale, language)

    @override
    def receive(self, route: Route) -> None:
        """Show the part the route names."""
        self.reload()
        sections = {
            "agency": self.agency,
            "relay": self.relay,
            "profiles": self.profiles,
            "keys": self.keys,
            "mail": self.mail,
            "sending": self.sending,
            "retention": self.retention,
            "watched": self.watched,
        }
        wanted = sections.get(route.section)
        if wanted is not None:
            self.area.ensureWidgetVisible(wanted)
            if wanted is self.agency:
                self.agency.string.editor.setFocus()

    @override
    def reload(self) -> None:
        """Read everything anew."""
        self.presenter.load()

    def _show(
        self, settings: WorkspaceSettings, agency: AgencyProfile | None, wording: str
    ) -> None:
        for section in self._sections:
            section.show_settings(settings)
        self.agency.show_agency(agency)
        self.relay.wording_box.setPlainText(wording)

    def save_all(self) -> None:
        """Save everything on the page."""
        self._mark("")
        self.presenter.save(self._answer())

    def _answer(self) -> WorkspaceSettings:
        settings = self.presenter.settings
        for section in self._sections:
            settings = section.answer(settings)
        return settings

    def _check(self) -> None:
        self.mail.check.setEnabled(False)
        self.presenter.check_connection(self._answer())

    def _sign_in(self) -> None:
        self._signing_in = self.presenter.sign_in(self._answer())
        self.mail.show_signing_in(is_under_way=self._signing_in is not None)

    def _cancel_sign_in(self) -> None:
        if self._signing_in is not None:
            self._signing_in.cancel()

    def _show_account(self, account: MailAccount | None) -> None:
        self._signing_in = None
        self.mail.show_signing_in(is_under_way=False)
        self.mail.show_account(account)

    def _show_relay(self, offered: OfferedProfile, device: str) -> None:
        self.profiles.show_offer(offered, is_enrolled=bool(device))
        self.keys.show_name(device)

    def _renew(self) -> None:
        self.keys.show_working()
        self.presenter.renew_key()

    def _on_relay_said(self, what: str) -> None:
        said = {
            "offered": self.tr("The agency is told with the next sync which items are offered"),
            "switched_off": self.tr("Switched off; the agency is told with the next sync"),
            "renewed": self.tr("This device has a new key"),
            "revoked": self.tr("That device can speak to the agency no more"),
        }
        self.shell.say(said[what])

    def _enrol(self, string: str) -> None:
        self.agency.connect_now.setEnabled(False)
        self.presenter.enrol(string)

    def _on_enrolled(self, agency: AgencyProfile) -> None:
        self.agency.connect_now.setEnabled(True)
        self.shell.say(self.tr("Connected to {agency}").format(agency=agency.name))
        self.shell.sync_now()
        self.reload()

    def _on_erased(self, count: int, skipped: int) -> None:
        said = self.tr("Erased %n people", "", count)
        if skipped:
            said += "　" + self.tr("%n are kept after all", "", skipped)
        self.shell.say(said)
        # Only this card: what was typed elsewhere and is not saved yet stays.
        self.presenter.load_retention()

    def _on_failed(self, fault: AppError) -> None:
        self.agency.connect_now.setEnabled(True)
        self.mail.check.setEnabled(True)
        if self._signing_in is not None:
            self._signing_in = None
            self.mail.show_signing_in(is_under_way=False)
            self.presenter.load_account()
        self.keys.renew.setEnabled(True)
        if fault.context.get("field") == "profile_statement":
            self.profiles.show_fault()
        if fault.code is ErrorCode.SETTING_INVALID:
            self._mark(str(fault.context.get("field", "")))

    def _mark(self, name: str) -> None:
        for section in self._sections:
            for each in ("company_name", "publication_url", "sending"):
                field = section.field_of(each)
                if field is not None:
                    field.show_fault(self.tr("Please check this field.") if each == name else "")

    def _change_look(self, scheme: str, scale: float, language: str) -> None:
        state = read_state(self._folder)
        write_state(self._folder, state._replace(scheme=scheme, scale=scale, language=language))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, Scheme(scheme), scale)
            refresh_icons()


def _placed(section: S, box: QVBoxLayout) -> S:
    box.addWidget(section, 0)
    return section
