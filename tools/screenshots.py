"""Draw the pictures of the user guide: the real window over the sample workspace, no screen needed.

Usage: python tools/screenshots.py [FOLDER]    (docs/user-guide by default)
"""

# ruff: noqa: E402 - the root goes onto the path before anything of ours is imported

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import openpyxl

from desktop.app.parts import make_demo
from desktop.app.pictures import HOME_LINGER_S, RunningWork, context_of, offscreen_application
from desktop.core.domain.application import NoticeState
from desktop.ui.first_run.window import FirstRunWindow
from desktop.ui.icons import refresh_icons
from desktop.ui.imports.page import ImportsPage
from desktop.ui.main_window import MainWindow
from desktop.ui.notices.page import NoticesPage
from desktop.ui.people.page import PeoplePage
from desktop.ui.privacy.page import PrivacyPage
from desktop.ui.privacy.parts import DUTIES, FILES
from desktop.ui.relay.page import RelayPage
from desktop.ui.routes import PageKey, Route
from desktop.ui.settings.page import SettingsPage
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme import Scheme, apply_theme
from desktop.ui.translation import Language, install_language
from desktop.ui.vacancies.page import VacanciesPage
from tools.make_sample_workbook import make_workbook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

SAMPLE = ROOT / "resources" / "demo" / "sample_applicants.xlsx"
SIZE = (1440, 870)
TURNS_S = 0.5
"""How long a page may take to build a long list in turns."""
SECOND_HEADINGS = ("氏名", "フリガナ", "生年月日", "電話番号", "メール", "住所", "応募職種")


class Painter:
    """Goes through the main job once and draws each page on the way."""

    def __init__(self, app: "QApplication", folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._demo = make_demo()
        self._context = context_of(self._demo)
        self._work = RunningWork(self._context)
        self._window = MainWindow()
        self._window.resize(*SIZE)
        self._window.show()
        self._window.attach(self._context)
        self._number = 0

    def draw_all(self) -> None:
        """Draw every page, in the order of the main job."""
        self._draw("home-empty")
        self._import()
        self._people()
        self._notices()
        self._batch()
        self._relay()
        self._rest()
        self._looks()
        self._window.close()
        self._demo.close()

    def _page(self, route: Route) -> "QWidget":
        self._window.go(route)
        self._work.settle(self._app)
        page = self._window.page(route.page)
        if page is None:
            raise LookupError(route.page)
        return page

    def _draw(self, name: str, widget: "QWidget | None" = None) -> None:
        self._work.settle(self._app)
        self._number += 1
        target = self._folder / f"{self._number:02d}-{name}.png"
        (widget or self._window).grab().save(str(target))
        print(target.name)

    def _aside(self, name: str) -> None:
        """Draw a picture that does not shift the numbers of the others."""
        self._work.settle(self._app, linger_s=TURNS_S)
        self._window.grab().save(str(self._folder / f"{name}.png"))
        print(f"{name}.png")

    def _import(self) -> None:
        page = self._page(Route(PageKey.IMPORTS, file=SAMPLE))
        self._work.settle(self._app, linger_s=TURNS_S)
        self._draw("import-preview")
        if isinstance(page, ImportsPage):
            page.import_now()
        self._draw("import-done")
        self._questions()

    def _questions(self) -> None:
        """Draw what a second list leaves to a person; nothing of it is imported."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "応募者一覧_2026年12月.xlsx"
            _write_second_list(path)
            page = self._page(Route(PageKey.IMPORTS, file=path))
            if isinstance(page, ImportsPage):
                page.questions.choose("pairs")
                self._aside("03b-import-pairs")
                page.questions.choose("eu")
                self._aside("03c-import-eu")

    def _people(self) -> None:
        page = self._page(Route(PageKey.PEOPLE))
        if isinstance(page, PeoplePage):
            page.choose_outcome("rejected")
            self._work.settle(self._app)
            page.open_row(1)
            self._draw("people")
            page.ask_to_reject()
            self._draw("reject")
            page.close_side()

    def _notices(self) -> None:
        page = self._page(Route(PageKey.NOTICES))
        self._draw("notices")
        if isinstance(page, NoticesPage):
            page.save_or_send()
            self._draw("notices-drafted")
            page.presenter.mark_drafts(NoticeState.SENT)
            self._work.settle(self._app)

    def _batch(self) -> None:
        page = self._page(Route(PageKey.PRIVACY))
        if isinstance(page, PrivacyPage):
            page.risk.seen.setChecked(True)
            self._draw("anonymous-data")
            page.presenter.approve()
            self._work.settle(self._app)
            self._parts(page)

    def _parts(self, page: PrivacyPage) -> None:
        """A file by itself, and the duties of the law."""
        page.show_part(FILES)
        with TemporaryDirectory() as place:
            source = Path(place) / "people.xlsx"
            make_workbook(source, 120, seed=77)
            page.others.open_file(source)
            self._aside("08b-file-columns")
            page.others.files.make.click()
            self._aside("08c-file-result")
            page.others.save_to(Path(place) / "anonymous.xlsx")
            page.others.release.load_report()
            self._aside("08d-risk-report")
        page.show_part(DUTIES)
        self._aside("08e-legal-duties")

    def _relay(self) -> None:
        page = self._page(Route(PageKey.RELAY))
        if isinstance(page, RelayPage):
            page.presenter.register_sample()
            self._work.settle(self._app)
            self._window.sync_now()
            self._draw("relay")
        self._page(Route(PageKey.HOME))
        self._work.settle(self._app, linger_s=HOME_LINGER_S)
        self._draw("home")

    def _rest(self) -> None:
        page = self._page(Route(PageKey.VACANCIES))
        if isinstance(page, VacanciesPage):
            page.open_row(0)
            self._draw("vacancies")
        self._page(Route(PageKey.SYNC))
        self._draw("sync")
        page = self._page(Route(PageKey.SETTINGS))
        if isinstance(page, SettingsPage):
            page.mail.folder.text = ""  # a path of the machine that draws is no business of a guide
        self._draw("settings")

    def _looks(self) -> None:
        apply_theme(self._app, Scheme.DARK)
        refresh_icons()
        self._page(Route(PageKey.RELAY))
        self._draw("relay-dark")
        apply_theme(self._app, Scheme.LIGHT)
        refresh_icons()


def _write_second_list(path: Path) -> None:
    """Write a list with somebody of the sample who applies again, and people from abroad."""
    rows = list(openpyxl.load_workbook(SAMPLE).worksheets[0].iter_rows(values_only=True))
    at = {heading: column for column, heading in enumerate(rows[2])}
    again = [rows[3][at[heading]] for heading in SECOND_HEADINGS]
    again[SECOND_HEADINGS.index("電話番号")] = "080-0000-9001"
    again[SECOND_HEADINGS.index("応募職種")] = "品質管理"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "応募者"
    sheet.append((*SECOND_HEADINGS, "国籍"))
    sheet.append((*again, ""))
    for name, kana, mail, land in (
        ("見本 マルタ", "ミホン マルタ", "marta@example.org", "ドイツ"),
        ("見本 ミン", "ミホン ミン", "minh@example.org", "ベトナム"),
    ):
        sheet.append((name, kana, None, None, mail, "神奈川県川崎市見本町1-1", "営業事務", land))
    book.save(path)


class _NeverCreates:
    """A first run that only poses for its picture."""

    key_store_answers = True
    default_folder = Path()

    def create(self, *_: object) -> None:
        """Do nothing: the picture shows the first page."""

    def open_sample(self) -> None:
        """Do nothing."""


def draw_first_run(app: "QApplication", folder: Path) -> None:
    """Draw the first page of the wizard."""
    runner = TaskRunner()
    wizard = FirstRunWindow(_NeverCreates(), runner)  # type: ignore[arg-type]  # creates nothing
    wizard.show()
    app.processEvents()
    wizard.grab().save(str(folder / "00-first-run.png"))
    wizard.close()
    runner.shut_down()


def main() -> None:
    """Draw all pictures into the folder named on the command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "user-guide"
    folder.mkdir(parents=True, exist_ok=True)
    app = offscreen_application()
    apply_theme(app, Scheme.LIGHT)
    install_language(app, Language.JAPANESE)
    draw_first_run(app, folder)
    Painter(app, folder).draw_all()


if __name__ == "__main__":
    main()
