"""リレー・紹介枠: sure and not sure apart, the statement, requests decided by a person."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.credit import LedgerState
from desktop.core.domain.ids import PersonId
from desktop.core.domain.profile import ProfileField, RequestState
from desktop.core.domain.statement import Difference
from desktop.core.domain.syncing import SyncReport, SyncState
from desktop.core.services.people.save_person import save_person
from desktop.core.services.profiles.offer import offer_profiles, read_profile_offer
from desktop.core.services.profiles.requests import list_requests
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.profiles import insert_request
from desktop.core.storage.queries.statements import StoredStatement, keep_statement
from desktop.sync.engine import SyncEngine
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage
from desktop.ui.relay.page import RelayPage
from desktop.ui.routes import PageKey, Route
from desktop.ui.settings.page import SettingsPage
from desktop.ui.syncing.page import SyncPage
from desktop.ui.translation import Language, install_language
from tests.conftest import NOON
from tests.fault.rig import enrol
from tests.gui.conftest import Settle
from tests.unit.services.test_ledger import Feed
from wire.events import EventType

HANAKO = PersonDraft("見本 花子", email="hanako@example.org", experience_years=4)


@pytest.fixture(autouse=True)
def _no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent: what a round does is proved elsewhere."""
    report = SyncReport(SyncState.OFFLINE, 0, 0, 0, frozenset())
    monkeypatch.setattr(SyncEngine, "sync", lambda _: report)


@pytest.fixture
def feed(workspace: Workspace) -> Feed:
    enrol(workspace)
    return Feed(workspace)


@pytest.fixture
def filled(feed: Feed) -> Feed:
    feed.registered("a", 10)
    feed.registered("b", 11, is_reviewed=True)
    feed.registered("c", 11)
    feed.unit(EventType.REGISTRATION_CONFIRMED, "d", 11)
    return feed


def asked(workspace: Workspace, name: str = HANAKO.name, email: str = HANAKO.email) -> PersonId:
    offer_profiles(workspace, tuple(ProfileField), "確認した")
    person = save_person(workspace, None, HANAKO, ApplicationDraft("溶接")).person_id
    values = {
        "consent_id": name,
        "token": "t",
        "person_id": person,
        "items": ("experience", "education"),
        "text_version": "3",
        "text_sha256": "0" * 64,
        "name": name,
        "email": email,
        "asked_at": NOON,
        "state": RequestState.OPEN.value,
    }
    with workspace.store.write() as connection:
        insert_request(connection, values)
    return person


def stated(workspace: Workspace, *differences: Difference) -> None:
    with workspace.store.write() as connection:
        keep_statement(connection, StoredStatement(NOON, 1, b"{}", "", differences))


def visit(window: MainWindow, settle: Settle) -> RelayPage:
    window.go(Route(PageKey.RELAY))
    settle()
    page = window.page(PageKey.RELAY)
    assert isinstance(page, RelayPage)
    return page


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def chip(page: RelayPage, words: str) -> QAbstractButton:
    chips = [*page.ledger.chips.findChildren(QAbstractButton)]
    chips += page.flow.chips.findChildren(QAbstractButton)
    return next(one for one in chips if one.text().startswith(words))


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


@pytest.mark.usefixtures("filled")
def test_three_kinds_of_sureness_are_told_apart(window: MainWindow, settle: Settle) -> None:
    page = visit(window, settle)

    rows = [
        [page.ledger.table.model().index(row, at).data() for at in range(5)] for row in range(4)
    ]
    assert [each[4] for each in rows] == ["見込み", "確定", "確認中", "確定"]
    assert [each[3] for each in rows] == ["—", "2", "—", "1"]
    assert rows[2][1] == "登録を確認中（11月27日までに判明）"
    assert page.gauge_card.gauge.figure.text() == "2"
    for words, states in (
        ("確認中", {LedgerState.IN_REVIEW}),
        ("見込み", {LedgerState.EXPECTED}),
        ("確定", {LedgerState.CONFIRMED}),
    ):
        press(chip(page, words))
        assert {each.state for each in page.ledger.shown} == states


@pytest.mark.usefixtures("filled")
def test_the_month_is_told_without_shares(window: MainWindow, settle: Settle) -> None:
    page = visit(window, settle)
    assert "登録 2名" in page.flow.chart.accessibleName()

    press(chip(page, "今月"))
    settle()

    assert "登録 1名" in page.flow.chart.accessibleName()
    assert page.flow.caption.text() == "2026年11月1日〜2026年11月20日"
    assert "%" not in page.flow.chart.accessibleName()
    assert "月単位" in page.flow.remark.text()


@pytest.mark.usefixtures("feed")
def test_an_empty_ledger_says_what_to_do(window: MainWindow, settle: Settle) -> None:
    page = visit(window, settle)

    assert page.ledger.stack.currentIndex() == 1
    assert not page.export.isEnabled()
    assert not page.requests_card.isVisible()
    assert not page.gauge_card.agreed.isVisible()


@pytest.mark.parametrize("language", Language, ids=lambda one: one.value)
def test_a_statement_that_agrees_is_said_so_and_one_that_differs_by_figure(
    feed: Feed,
    window: MainWindow,
    settle: Settle,
    language: Language,
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert install_language(app, language)
    stated(feed.workspace)
    page = visit(window, settle)
    assert page.gauge_card.agreed.isVisible()
    assert not page.gauge_card.differs.isVisible()

    stated(
        feed.workspace,
        Difference("earned", "37", "38"),
        Difference("chain_head", "a" * 64, "b" * 64),
    )
    page.reload()
    settle()

    said = page.gauge_card.differs.words.text()
    assert page.gauge_card.differs.isVisible()
    assert not page.gauge_card.agreed.isVisible()
    assert "38" in said
    assert "37" in said
    assert "b" * 17 not in said


def test_a_difference_leads_from_sync_to_this_page(
    feed: Feed, window: MainWindow, settle: Settle
) -> None:
    stated(feed.workspace, Difference("earned", "37", "38"))
    window.go(Route(PageKey.SYNC))
    settle()
    sync = window.page(PageKey.SYNC)
    assert isinstance(sync, SyncPage)

    assert "SYNC-0412" in sync.attention.words.text()
    assert not sync.look.isVisible()
    press(sync.compare)
    settle()

    assert window.page(PageKey.RELAY) is not None


def test_a_device_that_ended_leads_from_sync_to_the_field_to_connect_again(
    feed: Feed, window: MainWindow, settle: Settle
) -> None:
    window.go(Route(PageKey.SETTINGS))
    settle()
    settings = window.page(PageKey.SETTINGS)
    assert isinstance(settings, SettingsPage)
    shown_before = (settings.agency.string.isVisible(), settings.agency.ended.isVisible())
    with feed.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE agency SET attention = 'SYNC-0404'")
    window.go(Route(PageKey.SYNC))
    settle()
    sync = window.page(PageKey.SYNC)
    assert isinstance(sync, SyncPage)

    assert "SYNC-0404" in sync.attention.words.text()
    assert not sync.look.isVisible()
    press(sync.again)
    settle()

    assert shown_before == (False, False)
    assert settings.agency.string.isVisible()
    assert settings.agency.connect_now.isVisible()
    assert settings.agency.ended.isVisible()


def test_the_terms_are_shown_in_short_and_in_full(
    feed: Feed, window: MainWindow, settle: Settle
) -> None:
    raw = (
        '{"version":"7","text":"契約の全文です。","ratio":10,"bonus_every_units":50,'
        '"bonus_units":5,"unit_valid_months":24,"fee_yen":30000,"fee_text":"成立の月末"}'
    )
    with feed.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE agency SET terms = ?", (raw.encode(),))
    page = visit(window, settle)

    said = page.terms_card.facts.text()
    assert "10名ごと" in said
    assert "12か月に1回" in said
    assert "24か月" in said
    assert "5名分" in said
    assert "30,000円。成立の月末" in said
    assert not page.terms_card.text.isVisible()
    press(page.terms_card.open)
    assert page.terms_card.text.isVisible()
    assert page.terms_card.text.toPlainText() == "契約の全文です。"
    press(page.terms_card.open)
    assert not page.terms_card.text.isVisible()


def test_without_an_agency_the_usual_terms_stand_there(window: MainWindow, settle: Settle) -> None:
    page = visit(window, settle)

    assert "10名ごと" in page.terms_card.facts.text()
    assert not page.terms_card.open.isVisible()


@pytest.mark.usefixtures("filled")
def test_the_ledger_is_written_down(
    window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit(window, settle)
    names: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(name)
        return ("" if len(names) == 1 else str(tmp_path / name), "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press(page.export)
    settle()
    assert not list(tmp_path.glob("ledger*"))
    press(page.export)
    settle()

    assert names[-1] == "ledger-2026-11-20.xlsx"
    assert (tmp_path / names[-1]).stat().st_size > 1000


def test_a_person_looks_at_exactly_what_goes_and_approves(
    feed: Feed, window: MainWindow, settle: Settle
) -> None:
    asked(feed.workspace)
    page = visit(window, settle)
    assert page.requests_card.isVisible()
    assert "ご判断待ち 1件" in texts(page.requests_card)
    look = next(
        one for one in page.requests_card.findChildren(QAbstractButton) if "確かめる" in one.text()
    )

    press(look)
    panel = page.panel
    assert panel is not None
    said = texts(panel)
    assert "みらい紹介から、見本 花子さんについてのご依頼" in said
    assert "4年" in said
    assert "記録なし（空欄で渡します）" in said
    assert "お名前とメールアドレスが応募者と一致しています。" in said
    press(panel.approve)
    settle()

    (found,) = list_requests(feed.workspace)
    assert found.state is RequestState.APPROVED
    assert page.side.currentIndex() == 0
    page.open_request(found.request_id)
    assert not panel.approve.isVisible()
    assert "次の同期で引き渡します。" in panel.ended.text()


def test_who_does_not_match_can_only_be_refused(
    feed: Feed, window: MainWindow, settle: Settle
) -> None:
    person = asked(feed.workspace, name="別人 太郎", email="other@example.org")
    page = visit(window, settle)
    page.open_request(1)
    panel = page.panel
    assert panel is not None

    assert not panel.approve.isEnabled()
    said = texts(panel)
    assert "メールアドレスが応募者のものと一致しません" in said
    assert "お名前が応募者のものと一致しません" in said
    assert "4年" not in said
    press(panel.person)
    settle()
    people = window.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)
    page = visit(window, settle)
    page.open_request(1)
    press(panel.refuse)
    settle()

    (found,) = list_requests(feed.workspace)
    assert (found.state, found.refusal, found.person_id) == (
        RequestState.REFUSED,
        "identity-mismatch",
        person,
    )


def test_what_changed_meanwhile_is_shown_anew_before_anybody_decides(
    feed: Feed, window: MainWindow, settle: Settle
) -> None:
    person = asked(feed.workspace)
    page = visit(window, settle)
    page.open_request(1)
    panel = page.panel
    assert panel is not None
    with feed.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET experience_years = 9 WHERE id = ?", (person,))

    press(panel.approve)
    settle()

    assert window.error.shown_code == "RELAY-1003"
    assert list_requests(feed.workspace)[0].is_open
    assert "9年" in texts(panel)
    assert panel.approve.isEnabled()
    press(panel.back)
    assert page.side.currentIndex() == 0


def settings_of(window: MainWindow, settle: Settle, section: str) -> SettingsPage:
    window.go(Route(PageKey.SETTINGS, section=section))
    settle()
    page = window.page(PageKey.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def test_profiles_are_offered_only_with_a_confirmation(
    feed: Feed, window: MainWindow, settle: Settle
) -> None:
    page = settings_of(window, settle, "profiles")
    card = page.profiles
    assert card.state.text == "オフ"
    assert not card.start.isEnabled()

    card.boxes[ProfileField.EDUCATION].setChecked(True)
    card.confirmed.setChecked(True)
    press(card.start)
    settle()
    assert window.error.shown_code == "DATA-0803"
    assert read_profile_offer(feed.workspace).items == ()
    card.text.setPlainText("同意文を確認")
    press(card.start)
    settle()

    offered = read_profile_offer(feed.workspace)
    assert (offered.items, offered.statement) == ((ProfileField.EDUCATION,), "同意文を確認")
    assert card.state.text == "オン"
    assert "岡田" in card.note.words.text()
    press(card.stop)
    settle()
    assert read_profile_offer(feed.workspace).items == ()
    assert card.state.text == "オフ"


@pytest.mark.usefixtures("feed")
def test_the_key_of_this_device_and_of_a_lost_one(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = settings_of(window, settle, "keys")
    engine = page.presenter.context.sync
    done: list[str] = []
    monkeypatch.setattr(engine, "renew_device_key", lambda: done.append("renewed") or "d_new")
    monkeypatch.setattr(engine, "revoke_device", done.append)
    context = page.presenter.context._replace(find_sync=lambda: engine)
    page.presenter.context = context
    assert page.keys.name.text() == "d"

    press(page.keys.renew)
    settle()
    page.keys.lost.text = " d_lost "
    press(page.keys.revoke)
    settle()

    assert done == ["renewed", "d_lost"]
    assert page.keys.renew.isEnabled()


def test_without_an_agency_nothing_is_offered_and_no_key_renewed(
    window: MainWindow, settle: Settle
) -> None:
    page = settings_of(window, settle, "keys")

    assert not page.profiles.isEnabled()
    assert not page.keys.isEnabled()


def test_ten_thousand_entries_stay_out_of_the_way_of_the_window(
    feed: Feed, window: MainWindow, settle: Settle
) -> None:
    with feed.workspace.store.write() as connection:
        at = (NOON - timedelta(days=40)).isoformat(timespec="microseconds")
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
            "INSERT INTO ledger_entry (seq, event_id, kind, units, ref, at) "
            "SELECT i, 'e' || i, 'earn', 1, 'u' || i, ? FROM n",
            (at,),
        )
    page = visit(window, settle)

    assert len(page.ledger.shown) == 10_000
    assert page.ledger.table.model().index(0, 3).data() == "10,000"
    # Rows are painted as they come into sight: what is not seen has no widget and no height.
    assert page.ledger.table.verticalHeader().sectionSize(9_999) > 0
    assert len(page.ledger.table.findChildren(QWidget)) < 40
