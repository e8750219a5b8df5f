"""Counts, a text without personal data, words of a file and the letter, in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QWidget

from desktop.core.domain.application import PersonDraft
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.people.save_person import save_person
from desktop.core.services.privacy.count_people import read_ledger
from desktop.core.services.workspace.context import Workspace
from desktop.ui.main_window import MainWindow
from desktop.ui.privacy.page import PrivacyPage
from desktop.ui.privacy.parts import COUNTS, FILES, TEXTS
from desktop.ui.routes import PageKey, Route
from desktop.ui.translation import Language, install_language
from desktop.ui.widgets.fields import choose_key
from tests.fault.rig import never, quiet, write_workbook
from tests.gui.conftest import Settle
from tests.integration.core.privacy_rig import HEADINGS, closed_people, closed_rows

pytestmark = pytest.mark.slow


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> PrivacyPage:
    window.go(Route(PageKey.PRIVACY))
    settle()
    found = window.page(PageKey.PRIVACY)
    assert isinstance(found, PrivacyPage)
    return found


def _click(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _answer(monkeypatch: pytest.MonkeyPatch, which: str, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, which, lambda *_args, **_more: (str(path), ""))


def test_a_table_is_counted_shown_again_free_and_saved(
    page: PrivacyPage,
    settle: Settle,
    workspace: Workspace,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed_people(workspace, 40)
    page.show_part(COUNTS)
    settle()
    view = page.counts.view
    choose_key(view.across, "age_band")
    same = (view.count.isEnabled(), view.hint.words.text())
    choose_key(view.across, "")
    _click(view.count)
    settle()
    first = view.table
    cost = (view.left.number.text(), view.cost.number.text(), view.hint.words.text())
    _click(view.count)
    settle()
    for button, name in ((view.save_book, "counts.xlsx"), (view.save_pdf, "counts")):
        _answer(monkeypatch, "getSaveFileName", tmp_path / name)
        _click(button)
        settle()

    assert same == (False, "列には別の項目を選ぶか、「なし」にしてください。")
    assert first is not None
    assert view.table is not None
    assert view.table.counts == first.counts
    assert cost[:2] == ("2.50／3.00", "0.00")
    assert "同じ数を、枠を使わずに" in cost[2]
    assert read_ledger(workspace).spent == {2026: 500}
    assert "±" not in view.words.words.text()
    assert "実際の人数との差が6名以内" in view.words.words.text()
    sheets = read_workbook(tmp_path / "counts.xlsx", progress=quiet, is_cancelled=never)
    assert sheets[0].rows[0][0] == "応募時の年代"
    assert (tmp_path / "counts.pdf").read_bytes().startswith(b"%PDF-")


def test_what_was_counted_before_is_opened_by_keyboard_and_the_budget_ends(
    page: PrivacyPage, settle: Settle, workspace: Workspace
) -> None:
    page.show_part(COUNTS)
    settle()
    view = page.counts.view
    choose_key(view.precision, "1000")
    for key in ("age_band", "region", "education"):
        choose_key(view.by, key)
        _click(view.count)
        settle()
    choose_key(view.by, "stage")
    over = (view.count.isEnabled(), view.left.number.text(), view.hint.words.text())
    view.list.setFocus()
    view.list.setCurrentIndex(view.list.model().index(2, 0))
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    settle()

    assert over[:2] == (False, "0.00／3.00")
    assert "残る枠が足りません" in over[2]
    assert view.caption.text().startswith("応募時の年代")
    assert read_ledger(workspace).left(2026) == 0


def test_a_text_is_scrubbed_with_what_is_known_of_its_person(
    page: PrivacyPage,
    settle: Settle,
    workspace: Workspace,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draft = PersonDraft(
        "見本 花子", email="hana@example.org", note="𠮷見本さんは田中部長と話した。"
    )
    save_person(workspace, None, draft, None)
    page.show_part(TEXTS)
    settle()
    view = page.texts.view
    assert not view.start.isEnabled()
    assert not view.notes.isEnabled()
    QTest.keyClicks(view.search.editor, "hana")
    QTest.qWait(300)
    settle()
    assert view.person.currentText() == "見本 花子"
    _click(view.notes)
    settle()
    assert view.before.toPlainText() == draft.note
    _click(view.start)
    settle()
    QTest.qWait(20)
    settle()

    assert "【人名】部長と話した。" in view.text
    assert "見本" not in view.text
    assert "ご本人の氏名 1" in view.found.words.text()
    marked = [one.cursor.selectedText() for one in view.before.extraSelections()]
    assert "田中" in marked
    put = [one.cursor.selectedText() for one in view.after.extraSelections()]
    assert put[-1] == "【人名】"
    _click(view.copy)
    assert QGuiApplication.clipboard().text() == view.text
    _answer(monkeypatch, "getSaveFileName", tmp_path / "out.txt")
    _click(view.save)
    settle()
    assert (tmp_path / "out.txt").read_text("utf-8") == view.text
    view.before.setPlainText("別の文章")
    assert (view.text, view.copy.isEnabled()) == ("", False)


def test_a_file_that_holds_no_text_is_told_and_a_long_one_stopped(
    page: PrivacyPage,
    settle: Settle,
    window: MainWindow,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\x00\xff\xff")
    (tmp_path / "note.txt").write_text("本日は晴れ。", "utf-8")
    page.show_part(TEXTS)
    settle()
    view = page.texts.view
    _answer(monkeypatch, "getOpenFileName", tmp_path / "picture.txt")
    _click(view.open_file)
    settle()
    assert window.error_room.isVisible()
    _answer(monkeypatch, "getOpenFileName", tmp_path / "note.txt")
    _click(view.open_file)
    settle()
    _click(view.start)
    settle()
    assert "もう一度お読みください" in view.found.words.text()

    view.before.setPlainText("あ" * 200_001)

    assert not view.start.isEnabled()
    assert "200,000文字まで" in view.found.words.text()


def test_words_of_the_company_are_asked_once_and_columns_remembered(
    page: PrivacyPage, settle: Settle, tmp_path: Path
) -> None:
    rows = [
        (*row[:8], ("ワークショップ", "最終面接")[at % 2], *row[9:], ("本店", "支店")[at % 2])
        for at, row in enumerate(closed_rows(70, first=500))
    ]
    source = write_workbook(tmp_path / "people.xlsx", [(*HEADINGS, "店舗"), *rows])
    page.show_part(FILES)
    settle()
    view = page.others.files
    page.others.open_file(source)
    settle()
    assert len(view.words.boxes) == 1
    box = view.words.boxes[0]
    assert box.accessibleName() == "「ワークショップ」の意味"
    choose_key(box, "first")
    box.activated.emit(box.currentIndex())
    settle()
    assert not view.words.isVisible()
    shop = view.columns.boxes[len(HEADINGS)]
    choose_key(shop, "insensitive:")
    shop.activated.emit(shop.currentIndex())
    settle()
    _click(view.make)
    settle()
    told = view.result.stays.texts
    page.others.open_file(source)
    settle()
    again = view.columns.boxes[len(HEADINGS)].currentData()
    assert view.remembered.isVisible()
    _click(view.forget)
    settle()

    assert told == [
        "列 「保有資格の分野」は結果に入れません 加工すると、どなたについても何も残らないためです。"
    ]
    assert again == "insensitive:"
    assert not view.remembered.isVisible()
    assert view.columns.boxes[len(HEADINGS)].currentData() == "identifier:"


@pytest.mark.parametrize("part", [COUNTS, TEXTS])
def test_everything_in_a_part_is_reached_by_tab_and_has_a_name(
    page: PrivacyPage, settle: Settle, window: MainWindow, part: str
) -> None:
    page.show_part(part)
    settle()
    shown = page.counts.view if part == COUNTS else page.texts.view
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.top.search.setFocus()
    seen: set[QWidget] = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    wanted = [
        each
        for kind in (QAbstractButton, QComboBox)
        for each in shown.findChildren(kind)
        if each.isVisible() and each.isEnabled()
    ]
    assert wanted
    assert {each for each in wanted if each not in seen} == set()
    for each in wanted:
        text = each.property("text") if isinstance(each, QAbstractButton) else ""
        assert each.accessibleName() or text


def test_in_english_nothing_of_a_part_stays_japanese(
    page: PrivacyPage, settle: Settle, qapp: QApplication
) -> None:
    install_language(qapp, Language.ENGLISH)
    page.show_part(COUNTS)
    page.show_part(TEXTS)
    settle()
    names = [page.counts.view.by.itemText(at) for at in range(page.counts.view.by.count())]
    install_language(qapp, Language.JAPANESE)

    assert names[0] == "Age at application"
    assert page.counts.view.answer.title.text() == "Result"
    assert page.texts.view.start.text() == "Take out"
