"""What the page 設定 asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.ids import PersonId
from desktop.core.domain.mailbox import ConnectionReport
from desktop.core.domain.profile import OfferedProfile, ProfileField
from desktop.core.domain.workspace import AgencyProfile, WorkspaceSettings
from desktop.core.services.mail_account.check_connection import check_connection
from desktop.core.services.mail_account.sign_in import read_account, sign_in, sign_out
from desktop.core.services.notices.relay_snippet import basis_wording
from desktop.core.services.people.retention import erase_past_retention, preview_retention
from desktop.core.services.profiles.offer import offer_profiles, read_profile_offer
from desktop.core.services.workspace.settings import (
    is_device_ended,
    read_agency,
    read_device_name,
    read_settings,
    save_settings,
)
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace

Found = tuple[WorkspaceSettings, AgencyProfile | None, str]


class SettingsPresenter(Presenter):
    """Reads and saves settings, connects the agency.

    Signals:
        loaded: (settings, agency or None, wording for job advertisements).
        saved: The settings were saved.
        enrolled: The `AgencyProfile` of the agency just connected.
        retention_loaded: A `RetentionPreview` by the saved settings.
        account_loaded: The `MailAccount` signed in, or None.
        checked: The `ConnectionReport` of a connection test.
        relay_loaded: (`OfferedProfile`, name of this device or empty).
        ended_loaded: Whether the agency ended this device's connection.
        relay_said: ``offered``, ``switched_off``, ``renewed`` or ``revoked``: it is done.
        erased: How many people past their time were erased, and how many no longer were.
    """

    loaded = Signal(object, object, str)
    saved = Signal()
    enrolled = Signal(object)
    retention_loaded = Signal(object)
    erased = Signal(int, int)
    account_loaded = Signal(object)
    checked = Signal(object)
    relay_loaded = Signal(object, str)
    ended_loaded = Signal(bool)
    relay_said = Signal(str)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.settings = WorkspaceSettings()

    def load(self) -> None:
        """Ask for everything on the page."""

        def read(workspace: "Workspace") -> Found:
            return read_settings(workspace), read_agency(workspace), basis_wording()

        self.ask(read, self._keep)
        self.load_account()
        self.load_retention()
        self.load_relay()
        self.ask(is_device_ended, self.ended_loaded.emit)

    def load_account(self) -> None:
        """Ask who is signed in to the mail account."""
        self.ask(read_account, self.account_loaded.emit)

    def load_relay(self) -> None:
        """Ask what of profiles is offered, and how this device is called."""

        def read(workspace: "Workspace") -> tuple[OfferedProfile, str]:
            return read_profile_offer(workspace), read_device_name(workspace)

        self.ask(read, lambda found: self.relay_loaded.emit(*found))

    def offer(self, items: tuple[ProfileField, ...], statement: str) -> None:
        """Offer items of profiles; none switches it off."""

        def done(_: Done) -> None:
            self.load_relay()
            self.relay_said.emit("offered" if items else "switched_off")

        self.act(lambda ws: offer_profiles(ws, items, statement), done)

    def renew_key(self) -> None:
        """Give this device a new key."""
        context = self.context

        def run(_: "Workspace", __: Task) -> str:
            return context.sync.renew_device_key()

        self.work(run, lambda _: self._keys_changed("renewed"), on=Executor.NETWORK)

    def revoke(self, name: str) -> None:
        """Stop a lost device."""
        context = self.context

        def run(_: "Workspace", __: Task) -> None:
            context.sync.revoke_device(name)

        self.work(run, lambda _: self._keys_changed("revoked"), on=Executor.NETWORK)

    def _keys_changed(self, what: str) -> None:
        self.context.events.publish(frozenset({Change.SYNC}))
        self.load_relay()
        self.relay_said.emit(what)

    def load_retention(self) -> None:
        """Ask who is past the time saved."""
        self.ask(preview_retention, self.retention_loaded.emit)

    def _keep(self, found: Found) -> None:
        self.settings = found[0]
        self.loaded.emit(*found)

    def save(self, settings: WorkspaceSettings) -> None:
        """Save all settings at once."""
        self.act(lambda ws: save_settings(ws, settings), lambda _: self.saved.emit())

    def check_connection(self, settings: WorkspaceSettings) -> None:
        """Try mail server and mailbox by settings that need not be saved."""
        find_mail = self.context.find_mail
        if find_mail is None:
            return

        def run(workspace: "Workspace", _: Task) -> ConnectionReport:
            return check_connection(workspace, find_mail(), settings)

        self.work(run, self.checked.emit, on=Executor.NETWORK)

    def sign_in(self, settings: WorkspaceSettings) -> CancelToken | None:
        """Save the settings and sign in by them in the browser; return what cancels it."""
        find_mail = self.context.find_mail
        if find_mail is None:
            return None

        def run(workspace: "Workspace", task: Task) -> Done:
            # Later renewals need what the sign-in was made with.
            save_settings(workspace, settings)
            return sign_in(
                workspace,
                find_mail().sign_in,
                settings.sign_in,
                settings.smtp.user,
                is_cancelled=task.is_cancelled,
            )

        return self.work(run, lambda _: self.load(), on=Executor.NETWORK)

    def sign_out(self) -> None:
        """Forget the tokens."""
        find_mail = self.context.find_mail
        if find_mail is None:
            return

        def run(workspace: "Workspace", _: Task) -> Done:
            return sign_out(workspace, find_mail().sign_in)

        self.work(run, lambda _: self.load(), on=Executor.NETWORK)

    def erase(self, person_ids: tuple[PersonId, ...]) -> None:
        """Erase people past their time who were looked at."""
        self.act(
            lambda ws: erase_past_retention(ws, person_ids),
            lambda done: self.erased.emit(done.count, done.skipped),
        )

    def enrol(self, enrolment_string: str) -> None:
        """Connect this workspace to the agency that gave the string."""
        context = self.context

        def run(_: "Workspace", __: Task) -> AgencyProfile:
            return context.sync.enrol(enrolment_string)

        self.work(run, self._on_enrolled, on=Executor.NETWORK)

    def _on_enrolled(self, agency: AgencyProfile) -> None:
        self.context.events.publish(frozenset({Change.SETTINGS, Change.SYNC}))
        self.enrolled.emit(agency)
