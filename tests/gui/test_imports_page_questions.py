"""The page 取込 shows a file early, asks who is who, and writes down what waits."""

# ruff: noqa: PLR0913, PLR0917 - a test asks for as many fixtures as it needs

import threading
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.core.domain.application import PeopleQuery, PersonDraft
from desktop.core.domain.import_memory import PairDecision
from desktop.core.domain.importing import PairKind
from desktop.core.domain.sheet import ApplicantField, RawSheet
from desktop.core.importers.read_file import read_workbook
from desktop.core.ports import IsCancelled, Progress
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_people
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.ui.context import WindowContext
from desktop.ui.imports.column_drag import COLUMN_TYPE, FIELD_TYPE, dragged
from desktop.ui.imports.page import ImportsPage
from desktop.ui.main_window import MainWindow
from desktop.ui.routes import PageKey, Route
from tests.conftest import StillClock
from tests.gui.conftest import Settle

_HEADINGS = ("氏名", "メール", "電話番号", "生年月日", "国籍", "応募職種", "応募日", "結果")
_LISTED = PersonDraft(
    "見本 一葉", email="ichiyo@example.org", phone="090-0000-0001", birth_date=date(1990, 4, 12)
)
_AGAIN = ("見本 一葉", "ichiyo@example.org", "080-9999-0001", "1990/4/12", "", "事務", "", "不採用")


def _write(path: Path, *rows: tuple[object, ...], is_hidden: bool = False) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    if is_hidden:
        sheet.append(("表紙",))
        sheet = book.create_sheet("一覧")
        sheet.sheet_state = "hidden"
    sheet.append(_HEADINGS)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def _open(window: MainWindow, settle: Settle, file: Path | None) -> ImportsPage:
    window.go(Route(PageKey.IMPORTS, file=file))
    settle()
    page = window.page(PageKey.IMPORTS)
    assert isinstance(page, ImportsPage)
    _turn(settle)
    return page


def _turn(settle: Settle) -> None:
    """Let what is done in turns of the event loop come to its end."""
    for _ in range(3):
        settle()
        QTest.qWait(20)


def _click(button: QWidget) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _add(workspace: Workspace, draft: PersonDraft) -> int:
    return save_person(workspace, None, draft, None).person_id


def _save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    good = ("見本 二葉", "futaba@example.org", "", "", "", "事務", "", "不採用")
    bad = ("見本 三葉", "mitsuba@example", "", "", "", "事務", "", "不採用")
    return _write(tmp_path / "list.xlsx", good, bad)


def test_what_waits_is_written_down_before_the_import(
    window: MainWindow,
    settle: Settle,
    broken: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = _open(window, settle, broken)
    _save_as(monkeypatch, tmp_path / "out.xlsx")

    _click(page.correct)
    settle()

    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][-1] == "直すところ"
    assert [row[0] for row in rows[1:]] == ["見本 三葉"]
    assert "メール" in str(rows[1][-1])
    assert window.bottom.shown_text.startswith("1行を書き出しました")


def test_what_waits_is_written_down_after_the_import_and_completes_it(
    window: MainWindow,
    settle: Settle,
    broken: Path,
    tmp_path: Path,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = _open(window, settle, broken)
    _click(page.start)
    settle()
    assert page.done.waiting.isVisible()
    _save_as(monkeypatch, tmp_path / "out.xlsx")
    _click(page.done.corrections)
    settle()
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    book.worksheets[0]["B2"] = "mitsuba@example.org"
    book.save(tmp_path / "out.xlsx")

    page = _open(window, settle, tmp_path / "out.xlsx")
    _click(page.start)
    settle()

    assert not page.done.waiting.isVisible()
    assert list_people(workspace, PeopleQuery()).total == 2


def test_the_list_itself_is_never_written_over(
    window: MainWindow, settle: Settle, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, settle, broken)
    before = broken.read_bytes()
    _save_as(monkeypatch, broken)

    _click(page.correct)
    settle()

    assert window.error.isVisible()
    assert broken.read_bytes() == before


def test_a_dialog_that_is_closed_writes_nothing(
    window: MainWindow, settle: Settle, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page = _open(window, settle, None)
    _click(page.template)
    page = _open(window, settle, broken)
    _click(page.correct)
    settle()

    assert [path.name for path in broken.parent.glob("*.xlsx")] == ["list.xlsx"]


def test_an_empty_form_is_saved_and_can_be_filled_in(
    window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, settle, None)
    _save_as(monkeypatch, tmp_path / "form.xlsx")
    _click(page.template)
    settle()
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    headings = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].cell(2, headings.index("氏名") + 1, "見本 四葉")
    book.save(tmp_path / "form.xlsx")

    page = _open(window, settle, tmp_path / "form.xlsx")

    assert [row.name for row in page.presenter.preview.analysis.rows] == ["見本 四葉"]  # type: ignore[union-attr]


class _Gate:
    """A reader that waits until a test lets it read."""

    def __init__(self) -> None:
        self.opened = threading.Event()

    def __call__(
        self,
        path: Path,
        *,
        progress: Progress,
        is_cancelled: IsCancelled,
        has_hidden: bool = False,
    ) -> Sequence[RawSheet]:
        self.opened.wait(10)
        return read_workbook(
            path, progress=progress, is_cancelled=is_cancelled, has_hidden=has_hidden
        )


@pytest.fixture
def gate() -> Iterator[_Gate]:
    made = _Gate()
    yield made
    made.opened.set()


@pytest.fixture
def slow_window(context: WindowContext, gate: _Gate, settle: Settle) -> Iterator[MainWindow]:
    made = MainWindow()
    made.resize(1440, 870)
    made.show()
    made.attach(context._replace(read_sheets=gate))
    settle()
    yield made
    gate.opened.set()
    made.close()


def _wait_for_rows(page: ImportsPage) -> None:
    for _ in range(200):
        QTest.qWait(10)
        if page.reading.card.isVisible():
            return
    raise AssertionError("no first rows")


def test_the_first_rows_are_seen_before_the_file_is_read(
    slow_window: MainWindow, settle: Settle, gate: _Gate, broken: Path
) -> None:
    slow_window.go(Route(PageKey.IMPORTS, file=broken))
    page = slow_window.page(PageKey.IMPORTS)
    assert isinstance(page, ImportsPage)
    _wait_for_rows(page)

    assert page.presenter.preview is None
    names = [page.reading.model.item(at, 0).text() for at in range(3)]
    assert names == ["氏名", "見本 二葉", "見本 三葉"]
    assert "シート" in slow_window.bottom._work._whole
    assert not slow_window.bottom._bar.isVisible()
    gate.opened.set()
    settle()
    _turn(settle)
    assert page.start.isVisible()
    assert not page.reading.isVisible()


def test_reading_can_be_stopped_and_leaves_the_page_empty(
    slow_window: MainWindow, settle: Settle, gate: _Gate, broken: Path
) -> None:
    slow_window.go(Route(PageKey.IMPORTS, file=broken))
    page = slow_window.page(PageKey.IMPORTS)
    assert isinstance(page, ImportsPage)
    _wait_for_rows(page)

    _click(slow_window.bottom._cancel)
    gate.opened.set()
    settle()

    assert page.pick.isVisible()
    assert page.presenter.preview is None


def test_a_second_file_takes_the_place_of_one_still_being_read(
    slow_window: MainWindow, settle: Settle, gate: _Gate, broken: Path, tmp_path: Path
) -> None:
    other = _write(tmp_path / "other.xlsx", _AGAIN)
    slow_window.go(Route(PageKey.IMPORTS, file=broken))
    slow_window.go(Route(PageKey.IMPORTS, file=other))
    gate.opened.set()
    settle()
    _turn(settle)

    page = slow_window.page(PageKey.IMPORTS)
    assert isinstance(page, ImportsPage)
    assert page.presenter.preview is not None
    assert [row.name for row in page.presenter.preview.analysis.rows] == ["見本 一葉"]


def test_hidden_sheets_are_asked_about_where_nothing_else_is_found(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    page = _open(window, settle, _write(tmp_path / "cover.xlsx", _AGAIN, is_hidden=True))
    assert page.hidden_note.isVisible()

    _click(page.read_hidden)
    settle()
    _turn(settle)

    assert page.presenter.preview is not None
    assert [row.name for row in page.presenter.preview.analysis.rows] == ["見本 一葉"]


def test_hidden_sheets_beside_a_list_are_read_on_request(
    window: MainWindow, settle: Settle, broken: Path
) -> None:
    book = openpyxl.load_workbook(broken)
    hidden = book.create_sheet("去年")
    hidden.append(("氏名", "結果"))
    hidden.append(("見本 五葉", "不採用"))
    hidden.sheet_state = "hidden"
    book.save(broken)
    page = _open(window, settle, broken)
    assert page.source.sheets.text() == "隠れたシートが1枚あります。"

    _click(page.source.read_sheets)
    settle()
    _turn(settle)

    assert not page.source.sheets.isVisible()
    assert page.source.tables.count() == 2


@pytest.fixture
def namesakes(workspace: Workspace, tmp_path: Path) -> Path:
    """A list with somebody on file, a namesake, and two rows of one name."""
    _add(workspace, _LISTED)
    _add(workspace, PersonDraft("見本 六葉"))
    plain = ("", "", "", "", "事務", "", "不採用")
    return _write(
        tmp_path / "names.xlsx",
        _AGAIN,
        ("見本 六葉", *plain),
        ("見本 七葉", *plain),
        ("見本 七葉", *plain[:4], "製造", "", "不採用"),
    )


def _choose_kind(page: ImportsPage, settle: Settle, kind: PairKind) -> None:
    page.questions.choose("pairs")
    page.pairs.kinds.choose(kind.value)
    page.pairs.kinds.chosen.emit(kind.value)
    settle()


def test_a_name_alone_joins_nobody_until_somebody_says_so(
    window: MainWindow, settle: Settle, namesakes: Path, workspace: Workspace
) -> None:
    page = _open(window, settle, namesakes)
    assert page.pairs.isVisible()
    assert page.pairs.pair is not None
    assert page.pairs.pair.kind is PairKind.NAMESAKE
    assert not page.pairs.same.isChecked()
    assert not page.pairs.other.isChecked()
    assert page.view.new.number.text() == "3"

    _click(page.pairs.same)
    assert (page.view.new.number.text(), page.view.known.number.text()) == ("2", "2")
    _click(page.start)
    settle()

    assert list_people(workspace, PeopleQuery(text="見本 六葉")).total == 1
    assert list_people(workspace, PeopleQuery(text="見本 七葉")).total == 2


def test_answers_hold_and_the_same_file_asks_no_more(
    window: MainWindow, settle: Settle, namesakes: Path, workspace: Workspace, tmp_path: Path
) -> None:
    page = _open(window, settle, namesakes)
    _choose_kind(page, settle, PairKind.NAMESAKE)
    _click(page.pairs.all_other)
    assert page.pairs.answers.open_count() == 0
    page.presenter.mend(2, 0, "見本 一葉")
    settle()
    _turn(settle)
    assert page.pairs.answers.open_count() == 0
    _click(page.start)
    settle()
    total = list_people(workspace, PeopleQuery()).total

    page = _open(window, settle, namesakes)

    assert page.presenter.preview is not None
    assert page.presenter.preview.pairs == ()
    assert not page.start.isEnabled()
    book = openpyxl.load_workbook(namesakes)
    book.worksheets[0].append(("見本 八葉", *[""] * 7))
    book.save(tmp_path / "next.xlsx")
    page = _open(window, settle, tmp_path / "next.xlsx")
    assert [one.kind for one in page.presenter.preview.pairs] == []  # type: ignore[union-attr]
    _click(page.start)
    settle()
    assert list_people(workspace, PeopleQuery()).total == total + 1


def test_all_of_a_kind_are_one_person_at_once(
    window: MainWindow, settle: Settle, namesakes: Path, workspace: Workspace
) -> None:
    page = _open(window, settle, namesakes)
    _choose_kind(page, settle, PairKind.NAMESAKE)
    _click(page.pairs.all_same)
    _click(page.start)
    settle()

    assert list_people(workspace, PeopleQuery(text="見本 七葉")).total == 1
    assert list_people(workspace, PeopleQuery()).total == 3


def test_a_sure_match_is_told_apart_and_which_value_stays_is_chosen(
    window: MainWindow, settle: Settle, namesakes: Path, workspace: Workspace
) -> None:
    page = _open(window, settle, namesakes)
    _choose_kind(page, settle, PairKind.KNOWN)
    assert page.pairs.same.isChecked()
    fields = [line.field for line in page.pairs._model.rows]
    phone = fields.index("電話番号")
    assert page.pairs._model.rows[phone].agreement == "differs"
    page.pairs.table.setCurrentIndex(page.pairs._model.index(phone, 0))
    QTest.keyClick(page.pairs.table, Qt.Key.Key_Return)
    assert page.pairs._model.rows[phone].is_row_kept
    QTest.keyClick(page.pairs.table, Qt.Key.Key_Space)
    assert not page.pairs._model.rows[phone].is_row_kept
    page.pairs._turn_value(phone)
    page.pairs._turn_value(fields.index("氏名"))
    _click(page.start)
    settle()

    row = list_people(workspace, PeopleQuery(text="ichiyo@example.org")).rows[0]
    assert get_person(workspace, row.person_id).person.phone == "080-9999-0001"
    window.undo()
    settle()
    assert get_person(workspace, row.person_id).person == _LISTED


@pytest.mark.parametrize(
    ("key", "phone", "birth"),
    [
        ("first", "090-0000-0001", None),
        ("fill", "090-0000-0001", date(1990, 4, 12)),
        ("newer", "080-9999-0001", date(1990, 4, 12)),
    ],
)
def test_one_rule_says_which_values_stay(
    window: MainWindow,
    settle: Settle,
    workspace: Workspace,
    tmp_path: Path,
    key: str,
    phone: str,
    birth: date | None,
) -> None:
    draft = PersonDraft("見本 一葉", email="ichiyo@example.org", phone="090-0000-0001")
    person_id = save_person(workspace, None, draft, None).person_id
    page = _open(window, settle, _write(tmp_path / "list.xlsx", _AGAIN))
    page.questions.choose("pairs")
    box = page.pairs.keeping
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())

    _click(page.start)
    settle()

    person = get_person(workspace, person_id).person
    assert (person.phone, person.birth_date) == (phone, birth)


def test_a_row_is_but_one_person_of_the_store(
    window: MainWindow, settle: Settle, workspace: Workspace, tmp_path: Path
) -> None:
    for _ in range(2):
        _add(workspace, PersonDraft("見本 九葉"))
    page = _open(window, settle, _write(tmp_path / "list.xlsx", ("見本 九葉", *[""] * 7)))
    page.questions.choose("pairs")
    _click(page.pairs.same)
    _click(page.pairs.next)
    settle()
    _click(page.pairs.same)
    _click(page.pairs.previous)
    settle()

    assert page.pairs.other.isChecked()
    decisions = [one.decision for one in page.pairs.answers.answers()]
    assert sorted(decisions) == [PairDecision.APART, PairDecision.MERGED]
    assert page.view.known.number.text() == "1"


@pytest.fixture
def abroad(tmp_path: Path) -> Path:
    rows = [
        (name, f"{number}@example.org", "", "", land, "事務", "", "不採用")
        for number, (name, land) in enumerate(
            [("マルタ 見本", "ドイツ"), ("ミン 見本", "ベトナム"), ("見本 十葉", "日本")]
        )
    ]
    return _write(tmp_path / "abroad.xlsx", *rows)


def _marks(workspace: Workspace) -> dict[str, bool]:
    rows = list_people(workspace, PeopleQuery()).rows
    return {row.name: get_person(workspace, row.person_id).person.is_eu_origin for row in rows}


def test_people_from_abroad_are_asked_about_once(
    window: MainWindow, settle: Settle, workspace: Workspace, abroad: Path
) -> None:
    page = _open(window, settle, abroad)
    assert page.eu.isVisible()
    assert page.eu.unknown.isChecked()

    _click(page.eu.no)
    page.eu.table.setCurrentIndex(page.eu._model.index(1, 0))
    for _ in range(2):
        QTest.keyClick(page.eu.table, Qt.Key.Key_Return)
    assert page.eu.open_count() == 0
    _click(page.start)
    settle()

    assert _marks(workspace) == {"マルタ 見本": False, "ミン 見本": True, "見本 十葉": False}
    assert "未確認" not in page.summary_detail.text()


def test_what_nobody_answered_stays_as_the_file_says_and_is_told(
    window: MainWindow, settle: Settle, workspace: Workspace, abroad: Path
) -> None:
    page = _open(window, settle, abroad)
    _click(page.eu.yes)
    _click(page.eu.unknown)

    _click(page.start)
    settle()

    assert _marks(workspace) == {"マルタ 見本": True, "ミン 見本": False, "見本 十葉": False}
    assert "EU域内のデータか未確認 2名" in page.summary_detail.text()


def test_erased_people_stay_out_and_only_a_later_application_may_be_taken(
    window: MainWindow, settle: Settle, workspace: Workspace, clock: StillClock, tmp_path: Path
) -> None:
    person_id = save_person(workspace, None, _LISTED, None).person_id
    erase_people(workspace, [person_id])
    clock.moment += timedelta(days=30)
    late = (*_AGAIN[:6], f"{workspace.today():%Y/%m/%d}", "不採用")
    early = (*_AGAIN[:6], "2020/1/10", "不採用")
    page = _open(window, settle, _write(tmp_path / "list.xlsx", late, early))
    page.questions.choose("erased")
    assert "2行" in page.erased.caption.text()
    assert "メール" in page.erased._model.data(page.erased._model.index(0, 2))  # type: ignore[operator]
    assert not page.start.isEnabled()

    page.erased.take.click()
    assert page.start.isEnabled()
    _click(page.start)
    settle()

    assert list_people(workspace, PeopleQuery()).total == 1


def _drop(on: QWidget, kind: str, value: str) -> None:
    data = dragged(kind, value)
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    act = Qt.DropAction.LinkAction
    enter = QDragEnterEvent(QPoint(4, 4), act, data, buttons, keys)
    QApplication.sendEvent(on, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(on, QDropEvent(QPointF(4, 4), act, data, buttons, keys))


def _field(page: ImportsPage, at: int) -> ApplicantField | None:
    preview = page.presenter.preview
    assert preview is not None
    return preview.analysis.mappings[at].field


def test_a_field_is_dropped_on_a_column(window: MainWindow, settle: Settle, broken: Path) -> None:
    page = _open(window, settle, broken)

    _drop(page.mapping.boxes[5], FIELD_TYPE, ApplicantField.PLACE_OF_WORK.value)
    _turn(settle)

    assert _field(page, 5) is ApplicantField.PLACE_OF_WORK


def test_a_heading_is_dropped_on_a_field(window: MainWindow, settle: Settle, broken: Path) -> None:
    page = _open(window, settle, broken)
    _click(page.mapping.show_free)
    chip = next(one for one in page.mapping.free.chips if one.text() == "勤務地")
    _drop(chip, COLUMN_TYPE, "5")
    _turn(settle)
    assert _field(page, 5) is ApplicantField.PLACE_OF_WORK

    _drop(page.mapping.boxes[2], COLUMN_TYPE, "5")
    _turn(settle)

    assert _field(page, 5) is ApplicantField.PHONE
    assert _field(page, 2) is None


def test_a_field_offers_the_columns_to_the_keyboard(
    window: MainWindow, settle: Settle, broken: Path
) -> None:
    page = _open(window, settle, broken)
    _click(page.mapping.show_free)
    chip = next(one for one in page.mapping.free.chips if one.text() == "勤務地")

    menu = chip.offer_columns()
    acts: list[QAction] = menu.actions()
    next(act for act in acts if act.text() == "応募職種").trigger()
    menu.close()
    _turn(settle)

    assert _field(page, 5) is ApplicantField.PLACE_OF_WORK


def test_a_column_of_names_cannot_be_taken_away_and_the_list_says_so(
    window: MainWindow, settle: Settle, broken: Path
) -> None:
    page = _open(window, settle, broken)

    page.presenter.map_column(0, None)
    _turn(settle)

    assert window.error.isVisible()
    assert page.mapping.boxes[0].currentText() == "氏名"
    assert _field(page, 0) is ApplicantField.NAME
