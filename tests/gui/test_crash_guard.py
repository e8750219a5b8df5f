"""The crash guard: what nobody caught is told, can be saved, and is told again next time."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QTextBrowser

from desktop.ui.crash_guard import install_crash_guard
from desktop.ui.error_dialog import CrashDialog, show_crash
from desktop.ui.main_window import MainWindow
from tests.gui.conftest import Settle


@pytest.fixture
def guard() -> Iterator[None]:
    """Put the hook back that was there."""
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.fixture
def expected_log(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Take the guard's own record out of those no test may leave."""
    said: list[str] = []
    yield said
    records = caplog.get_records("call")
    said += [one.getMessage() for one in records]
    records.clear()
    assert said
    assert all(one.startswith("crash guard: ") for one in said)


def shown() -> list[CrashDialog]:
    tops = QApplication.topLevelWidgets()
    return [one for one in tops if isinstance(one, CrashDialog) and one.isVisible()]


def press(dialog: CrashDialog, text: str) -> None:
    found = [one for one in dialog.findChildren(QPushButton) if one.text() == text]
    assert len(found) == 1
    found[0].click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.usefixtures("expected_log")
def test_a_crash_is_shown_even_where_no_window_is_active(qapp: QApplication) -> None:
    assert QApplication.activeWindow() is None

    show_crash(ValueError("見本 花子"))
    gc.collect()
    qapp.processEvents()

    (dialog,) = shown()
    text = dialog.findChild(QTextBrowser)
    assert text is not None
    assert "ValueError" in text.toPlainText()
    assert "見本" not in text.toPlainText()


@pytest.mark.usefixtures("expected_log")
def test_two_crashes_at_once_show_one_dialog(qapp: QApplication) -> None:
    show_crash(ValueError())
    show_crash(KeyError())
    qapp.processEvents()

    assert len(shown()) == 1


@pytest.mark.usefixtures("expected_log")
def test_a_crash_after_one_that_was_closed_is_shown_again(
    window: MainWindow, qapp: QApplication
) -> None:
    window.activateWindow()
    qapp.processEvents()
    show_crash(ValueError())
    press(shown()[0], "閉じる")
    closed = shown()

    show_crash(KeyError())

    assert closed == []
    (dialog,) = shown()
    text = dialog.findChild(QTextBrowser)
    assert text is not None
    assert "KeyError" in text.toPlainText()


@pytest.mark.usefixtures("guard")
def test_what_nobody_caught_reaches_the_guard() -> None:
    told: list[BaseException] = []
    install_crash_guard(told.append)
    fault = ValueError("x")

    sys.excepthook(ValueError, fault, None)

    assert told == [fault]


@pytest.mark.usefixtures("guard")
def test_an_interrupt_from_the_keyboard_is_no_crash(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[BaseException] = []
    install_crash_guard(told.append)

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def choose(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Answer the question where to save."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))


def said_below(dialog: CrashDialog) -> set[str]:
    return {one.text() for one in dialog.findChildren(QLabel)}


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("report.txt", "保存しました。"),
        ("no/such/folder/report.txt", "そこには保存できませんでした。"),
    ],
)
def test_saving_says_how_it_went(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
    *,
    place: str,
    answer: str,
) -> None:
    assert qapp is not None
    dialog = CrashDialog("BUG-0001\n")
    choose(monkeypatch, str(tmp_path / place))

    press(dialog, "報告を保存")

    assert answer in said_below(dialog)
    assert (tmp_path / "report.txt").exists() is (place == "report.txt")


def test_not_choosing_a_place_saves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    assert qapp is not None
    dialog = CrashDialog("BUG-0001\n")
    choose(monkeypatch, "")

    press(dialog, "報告を保存")

    assert list(tmp_path.iterdir()) == []
    assert "保存しました。" not in said_below(dialog)


@pytest.mark.usefixtures("expected_log")
def test_a_bug_in_work_off_the_main_thread_is_shown(
    window: MainWindow, settle: Settle, caplog: pytest.LogCaptureFixture
) -> None:
    assert window._context is not None
    window._context.runner.bug_found.emit(ZeroDivisionError())
    settle()

    assert len(shown()) == 1
    assert "crash guard: ZeroDivisionError" in caplog.text
