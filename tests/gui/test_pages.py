"""Every page builds, empty and full, in every look, and can be used by everybody."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from desktop.ui.context import WindowContext
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage
from desktop.ui.routes import PageKey, Route
from desktop.ui.theme import Scheme, apply_theme
from desktop.ui.translation import Language, install_language
from desktop.ui.widgets.labels import ElidedLabel
from tests.gui.conftest import SAMPLE, Settle

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
)
_INSIDE = ("qt_spinbox_lineedit", "qt_edit_menu")


def _visit(window: MainWindow, key: PageKey, settle: Settle) -> QWidget:
    window.go(Route(key))
    settle()
    page = window.page(key)
    assert page is not None
    return page


def _is_part_of_another(control: QWidget) -> bool:
    parent = control.parentWidget()
    inside = isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QAbstractItemView)
    return inside or control.objectName() in _INSIDE or type(control).__name__.startswith("QCombo")


def _nameless(root: QWidget) -> list[str]:
    buddies = {label.buddy() for label in root.findChildren(QLabel) if label.buddy()}
    found = []
    for control in root.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or _is_part_of_another(control):
            continue
        if not control.isVisible():
            continue  # a panel names its parts when it is shown
        text = control.text() if isinstance(control, QAbstractButton) else ""
        if not (text or control.accessibleName() or control in buddies):
            found.append(f"{type(control).__name__} {control.objectName()}")
    return found


def _cut(root: QWidget) -> list[str]:
    found = []
    for part in root.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, ElidedLabel):
            continue
        is_text = isinstance(part, QPushButton) or (
            isinstance(part, QLabel) and not part.wordWrap() and bool(part.text())
        )
        least = part.minimumSizeHint()
        if is_text and (part.width() + 1 < least.width() or part.height() + 1 < least.height()):
            found.append(f"{part.text()}: {part.size()} < {least}")  # type: ignore[attr-defined]  # both have text()
    return found


@pytest.mark.parametrize("key", list(PageKey))
def test_a_page_builds_while_nobody_is_on_file(
    window: MainWindow, settle: Settle, key: PageKey
) -> None:
    page = _visit(window, key, settle)

    assert page.isVisible()
    assert window.current_key is key
    assert window.error.shown_code == ""


@pytest.mark.usefixtures("people_on_file")
@pytest.mark.parametrize("key", list(PageKey))
def test_a_page_builds_with_thirty_people_and_names_every_control(
    window: MainWindow, settle: Settle, key: PageKey
) -> None:
    page = _visit(window, key, settle)

    assert window.error.shown_code == ""
    assert _nameless(page) == []


@pytest.mark.usefixtures("people_on_file")
def test_the_panels_of_people_name_every_control(window: MainWindow, settle: Settle) -> None:
    page = _visit(window, PageKey.PEOPLE, settle)
    assert isinstance(page, PeoplePage)
    found = []
    page.choose_outcome("rejected")
    settle()
    for show in (lambda: page.open_row(0), page.ask_to_reject, page.add_person, page._ask_to_erase):
        show()
        settle()
        found += _nameless(page)

    assert found == []


@pytest.mark.usefixtures("people_on_file")
def test_the_preview_of_an_import_names_every_control(window: MainWindow, settle: Settle) -> None:
    window.go(Route(PageKey.IMPORTS, file=SAMPLE))
    settle()
    page = window.page(PageKey.IMPORTS)
    assert page is not None

    assert _nameless(page) == []


def test_the_frame_names_every_control(window: MainWindow) -> None:
    for part in (window.navigation, window.top, window.bottom, window.error):
        assert _nameless(part) == []


LOOKS = [(scheme, language) for scheme in (Scheme.LIGHT, Scheme.DARK) for language in Language]


@pytest.mark.usefixtures("people_on_file")
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_no_text_is_cut_at_150_percent(
    qapp: QApplication, context: WindowContext, settle: Settle, look: tuple[Scheme, Language]
) -> None:
    scheme, language = look
    apply_theme(qapp, scheme, 1.5)
    install_language(qapp, language)
    window = MainWindow()
    window.resize(1600, 960)
    window.show()
    window.attach(context)
    settle()
    cut = []
    for key in PageKey:
        _visit(window, key, settle)
        cut += [f"{key}: {text}" for text in _cut(window)]
    window.close()
    apply_theme(qapp, Scheme.LIGHT, 1.0)

    assert cut == []


@pytest.mark.usefixtures("people_on_file")
def test_every_page_fits_into_1280_by_720(window: MainWindow, settle: Settle) -> None:
    window.resize(1280, 720)
    cut = []
    for key in PageKey:
        _visit(window, key, settle)
        cut += [f"{key}: {text}" for text in _cut(window)]

    assert (window.width(), window.height()) == (1280, 720)
    assert cut == []


def test_no_page_shows_a_number_nobody_counted(window: MainWindow, settle: Settle) -> None:
    page = _visit(window, PageKey.RELAY, settle)

    numbers = {
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible() and label.text().isdigit()
    }
    assert numbers == {"0"}
