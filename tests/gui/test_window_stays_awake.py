"""What a large import does to the window: asserted by steps and sizes, never by time."""

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtTest import QTest

from desktop.app.window import _COLLECT_AFTER
from desktop.core.domain.importing import ImportChoices
from desktop.core.domain.sheet import ApplicantRow, RawSheet
from desktop.core.importers.read_file import read_workbook
from desktop.core.importers.row_builder import RowBuilder
from desktop.core.ports import IsCancelled, Progress
from desktop.core.services.attachments.find_attachments import find_attachments
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.imports.stage_rows import Stager
from desktop.core.services.workspace.context import Workspace
from desktop.ui.context import WindowContext
from desktop.ui.imports.page import ImportsPage
from desktop.ui.main_window import MainWindow
from desktop.ui.overriding import override
from desktop.ui.privacy import counts_presenter, scrub_presenter
from desktop.ui.privacy import presenter as privacy_presenter
from desktop.ui.privacy.page import PrivacyPage
from desktop.ui.privacy.parts import COUNTS, TEXTS
from desktop.ui.routes import PageKey, Route
from tests.fault.rig import never, quiet
from tests.gui.conftest import Settle
from tests.integration.core.privacy_rig import closed_people

_ROOT = Path(__file__).resolve().parents[2]
_COUNT = 2_100


@pytest.fixture
def long_list(tmp_path: Path) -> Path:
    return _write(tmp_path / "folder" / "many.xlsx", range(_COUNT))


def _write(path: Path, numbers: range) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].append(("氏名", "メール"))
    for number in numbers:
        book.worksheets[0].append((f"見本 {number}", f"{number}@example.org"))
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return path


class _Reader:
    """A reader that notes whether the first rows were on the screen when it began."""

    def __init__(self) -> None:
        self.page: ImportsPage | None = None
        self.began_after_rows: list[bool] = []

    def __call__(
        self,
        path: Path,
        *,
        progress: Progress,
        is_cancelled: IsCancelled,
        has_hidden: bool = False,
    ) -> Sequence[RawSheet]:
        assert self.page is not None
        self.began_after_rows.append(self.page.reading.model.rowCount() > 0)
        return read_workbook(
            path, progress=progress, is_cancelled=is_cancelled, has_hidden=has_hidden
        )


@pytest.fixture
def reader() -> _Reader:
    return _Reader()


@pytest.fixture
def page(context: WindowContext, reader: _Reader, settle: Settle) -> Iterator[ImportsPage]:
    window = MainWindow()
    window.show()
    window.attach(context._replace(read_sheets=reader))
    window.go(Route(PageKey.IMPORTS))
    settle()
    made = window.page(PageKey.IMPORTS)
    assert isinstance(made, ImportsPage)
    reader.page = made
    yield made
    window.close()


def _wait_for_start(page: ImportsPage) -> None:
    for _ in range(1_000):
        QTest.qWait(10)
        if page.start.isVisible() and page.start.isEnabled():
            return
    raise AssertionError("no preview")


def test_the_whole_file_is_read_once_its_first_rows_are_shown(
    page: ImportsPage, reader: _Reader, long_list: Path, settle: Settle
) -> None:
    page.read_file(long_list)
    _wait_for_start(page)
    settle()

    assert reader.began_after_rows == [True]


def test_rows_that_were_imported_are_held_until_something_else_is_shown(
    page: ImportsPage, long_list: Path, settle: Settle
) -> None:
    other = _write(long_list.with_name("other.xlsx"), range(_COUNT, _COUNT + 3))
    page.read_file(long_list)
    _wait_for_start(page)
    page.import_now()
    settle()
    held = page.presenter._leftovers._held

    assert sum(map(len, held)) > _COUNT

    page.read_file(other)
    _wait_for_start(page)
    settle()

    assert held == [[] for _ in held]


def test_young_objects_are_collected_few_at_a_time_and_old_ones_rarely() -> None:
    young, middle, _ = _COLLECT_AFTER

    assert young <= 5_000
    assert young * middle >= 2_500_000


def test_nothing_of_a_row_is_kept_beside_what_was_read_and_imported(
    workspace: Workspace, long_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders: list[RowBuilder] = []
    stagers: list[Stager] = []
    forget, terms = RowBuilder.forget, Stager.terms_in_order

    def forgotten(builder: RowBuilder) -> None:
        assert any(column.known for column in builder._wanted)
        forget(builder)
        builders.append(builder)

    def yielded(stager: Stager, taken: int) -> Iterator[list[tuple[int, str]]]:
        stagers.append(stager)
        return terms(stager, taken)

    monkeypatch.setattr(RowBuilder, "forget", forgotten)
    monkeypatch.setattr(Stager, "terms_in_order", yielded)
    preview = prepare_import(
        workspace, read_workbook, long_list, progress=quiet, is_cancelled=never
    )
    import_people(workspace, preview, ImportChoices(), progress=quiet, is_cancelled=never)

    assert not any(column.known or column.numbers for one in builders for column in one._wanted)
    assert [dict(one._order) for one in stagers] == [{}]


class _Untouched(tuple[ApplicantRow, ...]):
    __slots__ = ()

    @override
    def __iter__(self) -> Iterator[ApplicantRow]:
        raise AssertionError("rows were walked through")


def test_rows_are_not_walked_through_for_files_that_cannot_be_there(
    workspace: Workspace, long_list: Path
) -> None:
    preview = prepare_import(
        workspace, read_workbook, long_list, progress=quiet, is_cancelled=never
    )
    analysis = replace(preview.analysis, rows=_Untouched(preview.analysis.rows))

    assert find_attachments(long_list, analysis).files == ()


def test_a_part_of_anonymous_data_is_made_when_it_is_asked_for(
    window: MainWindow, settle: Settle
) -> None:
    window.go(Route(PageKey.PRIVACY))
    settle()
    page = window.page(PageKey.PRIVACY)
    assert isinstance(page, PrivacyPage)
    before = {"others", "counts", "texts"} & set(vars(page))
    page.show_part(COUNTS)
    one = {"others", "counts", "texts"} & set(vars(page))
    page.show_part(TEXTS)

    assert before == set()
    assert one == {"counts"}
    assert {"counts", "texts"} <= set(vars(page))


def test_nothing_of_anonymous_data_is_worked_out_on_the_main_thread(
    window: MainWindow, settle: Settle, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_people(workspace, 40)
    main, seen = threading.get_ident(), dict[str, int]()

    def watch(module: object, name: str) -> None:
        real = getattr(module, name)

        def watched(*given: object, **more: object) -> object:
            seen[name] = threading.get_ident()
            return real(*given, **more)

        monkeypatch.setattr(module, name, watched)

    watch(privacy_presenter, "propose_batch")
    watch(privacy_presenter, "weigh_hold_back")
    watch(privacy_presenter, "choose_hold_back")
    watch(counts_presenter, "count_people")
    watch(counts_presenter, "read_ledger")
    watch(scrub_presenter, "scrub_text")
    window.go(Route(PageKey.PRIVACY))
    settle()
    page = window.page(PageKey.PRIVACY)
    assert isinstance(page, PrivacyPage)
    page.hold_back.slider.setValue(0)
    settle()
    page.show_part(COUNTS)
    settle()
    page.counts.view.count.click()
    settle()
    page.show_part(TEXTS)
    page.texts.view.before.setPlainText("田中部長と話した。")
    page.texts.view.start.click()
    settle()

    assert len(seen) == 6
    assert main not in seen.values()


def test_marks_in_a_long_text_are_few(window: MainWindow, settle: Settle) -> None:
    window.go(Route(PageKey.PRIVACY))
    settle()
    page = window.page(PageKey.PRIVACY)
    assert isinstance(page, PrivacyPage)
    page.show_part(TEXTS)
    view = page.texts.view
    view.before.setPlainText("a@example.org に送った。\n" * 1_500)
    view.start.click()
    settle()
    view._turns.finish()

    assert view.text.count("【メール】") == 1_500
    assert len(view.before.extraSelections()) == len(view.after.extraSelections()) == 300


_LOADED = """
import sys
import desktop.app.parts
from desktop.app.opening import load_other_pages
load_other_pages(None)
before = set(sys.modules)
from pathlib import Path
from desktop.app.parts import first_rows, sheet_reader
from desktop.core.services.attachments.find_attachments import find_attachments
from desktop.core.services.attachments.take_in import take_in_attachments
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.imports.remember_answers import remember_answers
from desktop.core.services.imports.settled_pairs import settled
path = Path(sys.argv[1])
from desktop.ui.privacy.more_parts import CountsPart, ScrubPart
from desktop.ui.privacy.other_parts import OtherParts
first_rows(path)
sheet_reader()(path, progress=lambda *_: None, is_cancelled=lambda: False)
print(sorted(one for one in set(sys.modules) - before if one.startswith(("desktop", "python_cal"))))
"""


def test_what_the_first_file_needs_is_loaded_with_the_pages(long_list: Path) -> None:
    command = [sys.executable, "-c", _LOADED, str(long_list)]
    done = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)

    assert done.stdout.strip() == "[]"
