"""The card メール through the real page: what is set, tried and signed in to."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import (
    ImapSettings,
    MailAuth,
    MailMode,
    SignInProvider,
    SignInSettings,
    SmtpSecurity,
    SmtpSettings,
)
from desktop.core.ports import FindToken, IsCancelled, MailPorts
from desktop.core.services.mail_account.sign_in import read_account
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings
from desktop.ui.context import WindowContext
from desktop.ui.main_window import MainWindow
from desktop.ui.routes import PageKey, Route
from desktop.ui.settings.mail import MailSection
from desktop.ui.settings.page import SettingsPage
from tests.gui.conftest import Settle
from tests.integration.mail.fake_box import FakeBox

pytestmark = pytest.mark.gui

USER = "saiyo@minori.example.org"


@dataclass
class Server:
    """A mail server that works, or says why not."""

    fault: ErrorCode | None = None
    asked: list[SmtpSettings] = field(default_factory=list)

    def send(self, message: bytes, *, sender: str, recipient: str) -> None:
        raise AssertionError((message, sender, recipient))

    def check(self) -> None:
        if self.fault is not None:
            raise AppError(self.fault, {"host": "smtp.example.jp"})

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class FakeSignIn:
    """Signs in at once, never, or waits until a person cancels."""

    fault: ErrorCode | None = None
    is_waiting: bool = False
    asked: list[tuple[SignInSettings, str]] = field(default_factory=list)
    forgotten: list[bytes] = field(default_factory=list)

    def sign_in(self, settings: SignInSettings, user: str, is_cancelled: IsCancelled) -> bytes:
        self.asked.append((settings, user))
        while self.is_waiting and not is_cancelled():
            continue
        if self.is_waiting:
            raise AppError(ErrorCode.SIGN_IN_CANCELLED)
        if self.fault is not None:
            raise AppError(self.fault, {"reason": "unauthorized_client"})
        return b"tokens"

    def find_token(
        self, _settings: SignInSettings, cache: bytes, *, is_renewed: bool
    ) -> tuple[str, bytes]:
        return f"token-{is_renewed}", cache

    def sign_out(self, _settings: SignInSettings, cache: bytes) -> None:
        self.forgotten.append(cache)


@dataclass
class World:
    """The world of mail a test lays out."""

    server: Server = field(default_factory=Server)
    box: FakeBox | ErrorCode = field(default_factory=FakeBox)
    sign_in: FakeSignIn = field(default_factory=FakeSignIn)
    boxes: list[ImapSettings] = field(default_factory=list)

    def ports(self) -> MailPorts:
        return MailPorts(self._transport, self._mailbox, self.sign_in)

    def _transport(self, settings: SmtpSettings, _token: FindToken | None) -> Server:
        self.server.asked.append(settings)
        return self.server

    def _mailbox(self, settings: ImapSettings, _token: FindToken | None) -> FakeBox:
        self.boxes.append(settings)
        if isinstance(self.box, ErrorCode):
            raise AppError(self.box)
        return self.box


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def context(context: WindowContext, world: World) -> WindowContext:
    return context._replace(find_mail=world.ports)


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> SettingsPage:
    window.go(Route(PageKey.SETTINGS, section="mail"))
    settle()
    found = window.page(PageKey.SETTINGS)
    assert isinstance(found, SettingsPage)
    return found


@pytest.fixture
def card(page: SettingsPage) -> MailSection:
    return page.mail


def choose_smtp(card: MailSection, method: str = "password") -> None:
    card.modes[MailMode.SMTP].setChecked(True)
    box = card.account.method_box
    box.setCurrentIndex(box.findData(method))
    card.account.user.text = USER


def test_what_is_known_of_drafts_stands_beside_them(card: MailSection) -> None:
    assert card.drafts.isVisibleTo(card)
    for name in ("Outlook（クラシック）", "Thunderbird", "未確認"):
        assert name in card.known.words.text()
    choose_smtp(card)
    assert not card.drafts.isVisibleTo(card)


def test_everything_on_the_card_is_saved(
    card: MailSection, page: SettingsPage, settle: Settle, workspace: Workspace
) -> None:
    choose_smtp(card, SignInProvider.GOOGLE)
    card.account.client_id.text = "client"
    card.account.client_secret.text = "secret"
    card.mailbox.keeps_sent.setChecked(True)
    card.mailbox.reads_answers.setChecked(True)

    page.save_all()
    settle()

    kept = read_settings(workspace)
    assert kept.smtp == SmtpSettings(
        "smtp.gmail.com", 587, SmtpSecurity.STARTTLS, USER, "", MailAuth.XOAUTH2
    )
    assert kept.imap == ImapSettings(
        "imap.gmail.com", keeps_sent=True, reads_answers=True, security=SmtpSecurity.TLS
    )
    assert kept.sign_in == SignInSettings(SignInProvider.GOOGLE, "client", "secret")
    assert "secret" not in repr(kept)


def test_choosing_a_provider_fills_its_servers_and_leaves_those_of_the_company(
    card: MailSection,
) -> None:
    choose_smtp(card, SignInProvider.MICROSOFT)
    filled = (card.server.host.text, card.mailbox.host.text)
    card.server.host.text = "smtp.minori.example.org"

    choose_smtp(card, SignInProvider.GOOGLE)

    assert filled == ("smtp.office365.com", "outlook.office365.com")
    assert card.server.host.text == "smtp.minori.example.org"
    assert card.mailbox.host.text == "imap.gmail.com"


def test_fields_show_where_they_count(card: MailSection) -> None:
    account = card.account
    choose_smtp(card)
    by_password = (account.password.isVisibleTo(card), account.client_id.isVisibleTo(card))
    choose_smtp(card, SignInProvider.MICROSOFT)
    by_microsoft = (account.tenant.isVisibleTo(card), account.client_secret.isVisibleTo(card))
    choose_smtp(card, SignInProvider.GOOGLE)
    by_google = (account.tenant.isVisibleTo(card), account.client_secret.isVisibleTo(card))
    assert not card.mailbox.host.isVisibleTo(card)
    card.mailbox.keeps_drafts.setChecked(True)

    assert (by_password, by_microsoft, by_google) == ((True, False), (True, False), (False, True))
    assert card.mailbox.host.isVisibleTo(card)


def test_a_connection_test_tells_both_results_by_name(
    card: MailSection, world: World, settle: Settle
) -> None:
    choose_smtp(card)
    card.server.host.text = "smtp.example.jp"
    card.mailbox.keeps_sent.setChecked(True)
    card.mailbox.host.text = "imap.example.jp"
    world.server.fault = ErrorCode.SMTP_BASIC_OFF

    card.check.click()
    settle()

    assert "パスワードでの送信を受け付けなくなりました" in card.smtp_result.text()
    assert "MAIL-0510" in card.smtp_result.text()
    assert card.imap_result.text() == "メールボックス: ログインできました"
    assert world.server.asked[0].user == USER
    assert world.boxes[0].user == USER
    assert isinstance(world.box, FakeBox)
    assert not world.box.is_open


def test_a_connection_test_that_works_says_so_and_a_mailbox_that_does_not(
    card: MailSection, world: World, settle: Settle
) -> None:
    choose_smtp(card)
    card.mailbox.keeps_sent.setChecked(True)
    card.mailbox.host.text = "imap.example.jp"
    world.box = ErrorCode.IMAP_LOGIN

    card.check.click()
    settle()

    assert card.smtp_result.text() == "メールサーバー: ログインできました"
    assert "MAIL-0532" in card.imap_result.text()
    assert card.check.isEnabled()


def test_signing_in_and_out_is_told_and_kept(
    card: MailSection, world: World, settle: Settle, workspace: Workspace
) -> None:
    choose_smtp(card, SignInProvider.MICROSOFT)
    card.account.client_id.text = "client"
    card.account.sign_in.click()
    settle()
    said = card.account.state.text()
    account = read_account(workspace)

    card.account.sign_out.click()
    settle()

    assert USER in said
    assert account is not None
    assert world.sign_in.asked == [(SignInSettings(client_id="client"), USER)]
    assert world.sign_in.forgotten == [b"tokens"]
    assert read_account(workspace) is None
    assert not card.account.sign_out.isVisibleTo(card)


def test_a_sign_in_can_be_cancelled_while_the_browser_is_open(
    card: MailSection, world: World, settle: Settle, workspace: Workspace
) -> None:
    world.sign_in.is_waiting = True
    choose_smtp(card, SignInProvider.MICROSOFT)
    card.account.client_id.text = "client"
    card.account.sign_in.click()
    QApplication.processEvents()
    waiting = (card.account.cancel.isVisibleTo(card), card.account.sign_in.isEnabled())

    card.account.cancel.click()
    settle()

    assert waiting == (True, False)
    assert (card.account.cancel.isVisibleTo(card), card.account.sign_in.isEnabled()) == (
        False,
        True,
    )
    assert read_account(workspace) is None


def test_without_a_world_of_mail_the_buttons_do_nothing(page: SettingsPage) -> None:
    page.presenter.context = page.presenter.context._replace(find_mail=None)

    page.mail.check_asked.emit()
    page.mail.sign_in_asked.emit()
    page.mail.sign_out_asked.emit()
    page.mail.cancel_asked.emit()

    assert page.mail.account.sign_in.isEnabled()
