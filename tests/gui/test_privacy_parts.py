"""The other parts of 匿名データ in the window: legal duties, papers, a file by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from desktop.core.domain.document import DocumentForm
from desktop.core.domain.duties import RecipientDuty
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.privacy.evidence import list_evidence
from desktop.core.services.privacy.recipients import read_recipient_check
from desktop.core.services.workspace.context import Workspace
from desktop.ui.main_window import MainWindow
from desktop.ui.privacy.page import PrivacyPage
from desktop.ui.privacy.parts import DUTIES, FILES
from desktop.ui.routes import PageKey, Route
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


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = [(*row, ("本店", "支店")[at % 2]) for at, row in enumerate(closed_rows(70, first=500))]
    return write_workbook(tmp_path / "people.xlsx", [(*HEADINGS, "店舗"), *rows])


def _click(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _part(page: PrivacyPage, part: str) -> None:
    for each in page.parts.findChildren(QAbstractButton):
        if each.text() == {FILES: "ファイルの匿名化", DUTIES: "法令の手続き"}[part]:
            _click(each)


def _answer(monkeypatch: pytest.MonkeyPatch, which: str, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, which, lambda *_args, **_more: (str(path), ""))


def test_a_file_goes_in_and_an_anonymized_workbook_comes_out(
    page: PrivacyPage, settle: Settle, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = source.with_name("anonymous.xlsx")
    _part(page, FILES)
    view = page.others.files
    _answer(monkeypatch, "getOpenFileName", source)
    _click(view.choose_file)
    settle()
    assert view.facts.text() == "70名分を加工できます。"
    shop = view.columns.boxes[len(HEADINGS)]
    choose_key(shop, "insensitive:")
    shop.activated.emit(shop.currentIndex())
    settle()
    _click(view.make)
    settle()
    assert view.result.count.text().endswith("名")
    assert "5名に1名" in view.result.sentence.text() or "6名に1名" in view.result.sentence.text()
    _answer(monkeypatch, "getSaveFileName", out)
    _click(view.result.save)
    settle()

    assert view.result.verdict.text == "独立した検査に合格"
    assert not view.result.save.isEnabled()
    rows = read_workbook(out, progress=quiet, is_cancelled=never)[0].rows
    assert "店舗" in rows[1]
    _click(view.result.report)
    settle()
    assert page.others.paper.title.text() == "リスク評価書"
    pdf = source.with_name("report.pdf")
    _answer(monkeypatch, "getSaveFileName", pdf)
    _click(page.others.paper.forms[DocumentForm.PDF])
    settle()
    assert pdf.read_bytes().startswith(b"%PDF-")
    _click(page.others.paper_back)
    assert view.result.isVisible()


def test_a_file_with_too_few_people_says_so_and_writes_nothing(
    page: PrivacyPage, settle: Settle, tmp_path: Path, workspace: Workspace
) -> None:
    few = write_workbook(tmp_path / "few.xlsx", [HEADINGS, *closed_rows(8)])
    _part(page, FILES)
    page.others.open_file(few)
    settle()
    _click(page.others.files.make)
    settle()

    assert page.others.files.make.isVisible()
    assert list_evidence(workspace) == ()


def test_the_contract_is_answered_and_kept(
    page: PrivacyPage, settle: Settle, workspace: Workspace
) -> None:
    _part(page, DUTIES)
    settle()
    card = page.others.duty_cards.recipient
    _click(card.keep)
    assert card.recipient.hint.isVisible()
    card.recipient.text = "みらい紹介"
    card.duties[RecipientDuty.SECURITY].setChecked(True)
    _click(card.keep)
    settle()

    kept = read_recipient_check(workspace, "みらい紹介")
    assert kept.answers[RecipientDuty.SECURITY]
    assert len(kept.missing) == 5
    assert page.others.duty_cards.evidence.caption.text() == "1件・個人の情報は入りません"


def test_the_notice_is_read_and_saved(
    page: PrivacyPage, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _part(page, DUTIES)
    settle()
    _click(page.others.duty_cards.notice.show_text)
    settle()
    paper = page.others.paper
    target = tmp_path / "notice.html"
    _answer(monkeypatch, "getSaveFileName", target)
    _click(paper.forms[DocumentForm.HTML])
    settle()

    assert "応募時の年代" in paper.page.toPlainText()
    assert "応募時の年代" in target.read_text("utf-8")


def test_a_processing_method_is_opened_and_destroyed_on_purpose(
    page: PrivacyPage, settle: Settle, workspace: Workspace
) -> None:
    closed_people(workspace, 60)
    page.propose()
    settle()
    _click(page.risk.detail)
    settle()
    assert "リスク評価書" in page.others.paper.title.text()
    _part(page, DUTIES)
    settle()
    card = page.others.duty_cards.methods
    _press(card, "開く")
    settle()
    assert any("seed=" in one.text() for one in card.findChildren(type(card.caption)))
    for text in ("消去", "残す", "消去", "消去する"):
        _press(card, text)
        settle()

    assert card.caption.text() == "0件を保管"


def _press(card: object, text: str) -> None:
    buttons = card.findChildren(QAbstractButton)  # type: ignore[attr-defined]  # a QWidget
    _click(next(one for one in buttons if one.text() == text and one.isVisible()))
