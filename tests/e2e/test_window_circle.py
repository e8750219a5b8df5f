"""The whole circle in a real window, with a real agency, mail server and browser."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.app.window import Start, WindowSession
from desktop.core.domain.batch import BatchState
from desktop.core.domain.syncing import SyncState
from desktop.core.security.keystore import MemoryKeyStore
from desktop.core.services.credits.read_credits import read_credits
from desktop.core.services.notices.mark_notices import count_notices
from desktop.core.services.privacy.batches import list_batches
from desktop.core.services.workspace.context import WorkspacePorts
from desktop.core.services.workspace.settings import read_settings, save_settings
from desktop.demo.agency_process import AgencyProcess, start_agency
from desktop.demo.candidates import register
from desktop.demo.drafts import links_in_drafts
from desktop.demo.mailbox import Mailbox
from desktop.demo.sample_company import sample_candidates, sample_workbook
from desktop.ui.first_run.window import FirstRunWindow
from desktop.ui.home.page import HomePage
from desktop.ui.imports.page import ImportsPage
from desktop.ui.notices.page import NoticesPage
from desktop.ui.people.page import PeoplePage
from desktop.ui.privacy.page import PrivacyPage
from desktop.ui.routes import PageKey, Route
from tests.e2e.browser import Candidate, browser, register_in_browser

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.xdist_group("e2e"),
]


class MovingClock:
    """The real time plus what a test has moved it by; the agency reads the same offset."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def move(self, by: timedelta) -> None:
        self._offset += by
        self.file.write_text(str(round(self._offset.total_seconds())), encoding="ascii")


class Office:
    """An employer at work: the window, and the outside world around it."""

    def __init__(
        self, qtbot: QtBot, folder: Path, mailbox: Mailbox, ports: WorkspacePorts, *agency: str
    ) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.mailbox = mailbox
        self._options = agency
        self.agency: AgencyProcess = start_agency(folder, mailbox.port, *agency)
        self.session = WindowSession(Start(folder / "workspace"), ports)
        self.acts = 0

    def stop_agency(self) -> None:
        self.agency.stop()

    def start_agency_again(self) -> None:
        port = self.agency.base_url.rpartition(":")[2]
        self.agency = start_agency(self.folder, self.mailbox.port, *self._options, "--port", port)

    def said(self) -> str:
        """Return what the top bar says of the line."""
        bar = self.session.window.top
        return " ".join(one.text() for one in bar.findChildren(QAbstractButton))

    def real_enrolment(self, moving: MovingClock) -> str:
        """Have the agency's clerk make an enrolment string, as the real policy demands."""
        made = subprocess.run(
            [
                *(sys.executable, "-m", "agency", "enrolment", "create"),
                *("--company", "株式会社みのり精工"),
                *("--database", str(self.folder / "agency.db")),
                *("--public-url", self.agency.base_url),
                *("--clock-offset-file", str(moving.file)),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        return made.stdout.strip()

    def close(self) -> None:
        self.session.window.close()
        self.session.end()
        self.agency.stop()

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=30_000)

    def page(self, key: PageKey) -> object:
        self.wait(lambda: self.session.window.current_key is key)
        found = self.session.window.page(key)
        assert found is not None
        return found

    def click(self, button: object) -> None:
        self.wait(lambda: button.isVisible() and button.isEnabled())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.acts += 1

    def drop(self, file: Path) -> None:
        window = self.session.window
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        event = QDropEvent(
            QPointF(200, 200),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        window.dropEvent(event)
        self.acts += 1

    @property
    def workspace(self) -> object:
        assert self.session.context is not None
        return self.session.context.workspace


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    with Mailbox() as mailbox:
        made = Office(qtbot, tmp_path, mailbox, WorkspacePorts(MemoryKeyStore()))
        try:
            yield made
        finally:
            made.close()


@pytest.fixture
def moving(tmp_path: Path) -> MovingClock:
    return MovingClock(tmp_path / "clock-offset")


@pytest.fixture
def real_office(qtbot: QtBot, tmp_path: Path, moving: MovingClock) -> Iterator[Office]:
    ports = WorkspacePorts(MemoryKeyStore(), moving)
    options = ("--policy", "real", "--clock-offset-file", str(moving.file))
    with Mailbox() as mailbox:
        made = Office(qtbot, tmp_path, mailbox, ports, *options)
        try:
            yield made
        finally:
            made.close()


def set_up_company(office: Office, *, enrolment_string: str) -> None:
    """Go through first run by its own fields and buttons."""
    office.session.begin()
    wizard = office.session.asking
    assert isinstance(wizard, FirstRunWindow)
    wizard.company.company.text = "株式会社みのり精工"
    wizard.company.person.text = "岡田"
    wizard.company.email.text = "saiyo@minori.example.org"
    wizard.company.phone.text = "045-000-0100"
    office.click(wizard.forward)
    wizard.agency.enrolment.text = enrolment_string
    wizard.agency.stated.setChecked(True)
    office.click(wizard.forward)
    wizard.mail.draft.setChecked(True)
    office.click(wizard.forward)
    office.click(wizard.forward)
    office.wait(lambda: wizard.step_number == 4)
    assert len(wizard.recovery.key.text().replace("-", "")) == 32
    wizard.recovery.kept.setChecked(True)
    office.click(wizard.forward)
    office.wait(lambda: office.session.context is not None)
    office.page(PageKey.HOME)


def write_drafts(office: Office) -> int:
    """From a dropped workbook to drafts; return how many acts of the user it took."""
    office.acts = 0
    office.drop(sample_workbook())
    imports = office.page(PageKey.IMPORTS)
    assert isinstance(imports, ImportsPage)
    office.click(imports.start)
    office.wait(imports.write.isVisible)
    office.click(imports.write)
    people = office.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)
    office.wait(lambda: len(people.model.checked) == 24)
    office.click(people.bulk.notices)
    notices = office.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    office.click(notices.save)
    office.wait(lambda: count_notices(office.workspace).draft > 0)
    office.wait(lambda: count_notices(office.workspace).draft == 24)
    return office.acts


def mark_all_sent(office: Office) -> None:
    notices = office.session.window.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    office.click(notices.outbox.was_sent)
    office.wait(lambda: count_notices(office.workspace).sent == 24)


def approve_batch_in_window(office: Office) -> None:
    office.session.window.go(Route(PageKey.PRIVACY))
    page = office.page(PageKey.PRIVACY)
    assert isinstance(page, PrivacyPage)
    risk = page.risk
    office.wait(risk.confirm.isVisible)
    risk.url.text = "https://minori.example.org/privacy"
    office.click(risk.confirm)
    office.wait(lambda: not risk.publication.isVisible())
    office.wait(risk.seen.isVisible)
    risk.seen.setChecked(True)
    office.click(risk.approve)


def snippet_link(office: Office) -> str:
    """Copy the paste-in text from ホーム; two clicks at most."""
    office.session.window.go(Route(PageKey.HOME))
    home = office.page(PageKey.HOME)
    assert isinstance(home, HomePage)
    QGuiApplication.clipboard().clear()
    office.click(home.relay.copy)
    office.wait(lambda: "/r/" in QGuiApplication.clipboard().text())
    lines = QGuiApplication.clipboard().text().splitlines()
    return next(line for line in lines if "/r/" in line)


@contextmanager
def no_delay(office: Office) -> Iterator[None]:
    """Set what a hurried employer may set in 設定: no release delay, 早さ優先."""
    settings = read_settings(office.workspace)
    save_settings(office.workspace, replace(settings, release_delay_days=0, hold_back=1.0))
    yield


def ten_links(office: Office) -> list[str]:
    return [*links_in_drafts(office.workspace)[:8], *([snippet_link(office)] * 2)]


def sees_one_slot(office: Office) -> bool:
    office.session.window.sync_now()
    office.qtbot.wait(300)
    credits_now = read_credits(office.workspace)
    return credits_now.confirmed == 10 and credits_now.slots_available == 1


def test_the_circle_closes_in_a_real_window(office: Office) -> None:
    set_up_company(office, enrolment_string=office.agency.enrolment_string)
    with no_delay(office):
        acts = write_drafts(office)
    assert acts <= 5
    mark_all_sent(office)
    approve_batch_in_window(office)
    office.wait(lambda: office.session.context.sync.status().waiting_count == 0)
    links = ten_links(office)
    with browser() as opened:
        for number, link in enumerate(links):
            register_in_browser(opened, link, Candidate.numbered(number), office.mailbox)

    office.wait(lambda: sees_one_slot(office))
    assert office.session.context.sync.status().state is SyncState.ONLINE


@pytest.mark.usefixtures("quick_search")
def test_the_circle_closes_after_the_network_was_gone(office: Office) -> None:
    set_up_company(office, enrolment_string=office.agency.enrolment_string)
    sync = office.session.context.sync
    office.stop_agency()
    with no_delay(office):
        write_drafts(office)
    mark_all_sent(office)
    approve_batch_in_window(office)
    # The line may be known as down before the approval is written: wait for both.
    office.wait(lambda: sync.status().waiting_count == 1)
    office.session.window.sync_now()
    office.wait(lambda: sync.status().state is SyncState.OFFLINE)
    assert sync.status().waiting_count == 1
    office.wait(lambda: "Offline" in office.said() or "オフライン" in office.said())

    office.start_agency_again()
    office.session.window.sync_now()
    office.wait(lambda: sync.status().waiting_count == 0)
    # That browsers can do it the circle above shows.
    for link, person in zip(ten_links(office), sample_candidates(), strict=False):
        register(link, person, office.mailbox)

    office.wait(lambda: sees_one_slot(office))
    batches = [one for one in list_batches(office.workspace) if one.state is BatchState.ACCEPTED]
    assert len(batches) == 1


@pytest.mark.usefixtures("quick_search")
def test_the_real_defaults_make_one_slot_seven_days_later(
    real_office: Office, moving: MovingClock
) -> None:
    office = real_office
    set_up_company(office, enrolment_string=office.real_enrolment(moving))
    assert write_drafts(office) <= 5
    mark_all_sent(office)
    moving.move(timedelta(days=2))
    approve_batch_in_window(office)
    office.wait(lambda: office.session.context.sync.status().waiting_count == 0)
    for link, person in zip(links_in_drafts(office.workspace), sample_candidates(), strict=False):
        register(link, person, office.mailbox)
        moving.move(timedelta(hours=1))
    office.session.window.sync_now()
    office.wait(lambda: read_credits(office.workspace).confirmed == 10)
    under_review = read_credits(office.workspace)
    moving.move(timedelta(days=7))

    office.wait(lambda: sees_one_slot(office))
    assert under_review.in_review > 0
    assert under_review.slots_available == 0
    assert read_credits(office.workspace).in_review == 0
