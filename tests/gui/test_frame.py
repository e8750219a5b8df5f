"""The frame: sync state, gauge, errors in place, crash guard, what a window remembers."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTextBrowser

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.syncing import SyncState, SyncStatus
from desktop.ui.error_dialog import CrashDialog, crash_report
from desktop.ui.main_window import MainWindow
from desktop.ui.routes import PageKey, Route
from desktop.ui.shell_view import show_status
from desktop.ui.widgets.bottom_strip import BottomStrip
from desktop.ui.window_state import WindowState, read_state, write_state

AT = datetime(2026, 11, 24, 0, 12, tzinfo=UTC)


def test_the_window_can_be_shown_before_the_store_is_open(qapp: QApplication) -> None:
    window = MainWindow()
    window.show()
    qapp.processEvents()

    assert window.isVisible()
    assert window.current_key is None


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SyncStatus(SyncState.ONLINE, 0, AT), "オンライン　9:12 に同期"),
        (SyncStatus(SyncState.OFFLINE, 2, None), "オフライン・送信待ち2件"),
        (SyncStatus(SyncState.OFFLINE, 0, None), "オフライン"),
        (SyncStatus(SyncState.ATTENTION, 1, None, attention_count=1), "要確認1件"),
        (SyncStatus(SyncState.NOT_ENROLLED, 0, None), "紹介会社は未接続"),
    ],
)
def test_sync_is_told_in_words(window: MainWindow, status: SyncStatus, words: str) -> None:
    show_status(window.top, status)

    assert window.top.sync_text == words


def test_the_gauge_says_its_whole_sentence(window: MainWindow) -> None:
    window.top.show_gauge(7, 2, 10)

    assert window.top.gauge_text == "紹介枠 10名中7名が確定、2名が確認中"


def test_no_name_of_a_person_stands_in_the_title(window: MainWindow) -> None:
    assert window.windowTitle() == "キャリアリレー"


def test_an_error_is_shown_in_place_and_goes_with_the_page(window: MainWindow) -> None:
    window.fail(AppError(ErrorCode.DISK_FULL))
    shown = window.error.shown_code
    window.go(Route(PageKey.SYNC))

    assert shown == "STORE-0201"
    assert window.error.shown_code == ""


def test_a_cancelled_act_is_no_error(window: MainWindow) -> None:
    window.fail(AppError(ErrorCode.CANCELLED))

    assert window.error.shown_code == ""
    assert window.bottom.shown_text == "中止しました。何も保存していません。"


def test_progress_tells_a_count_and_can_be_cancelled() -> None:
    strip = BottomStrip()
    asked: list[bool] = []
    strip.cancel_asked.connect(lambda: asked.append(True))
    strip.begin("取り込んでいます")
    strip.progress(18, 30)
    strip._cancel.click()

    assert strip._count.text() == "18 / 30"
    assert asked == [True]
    assert strip.is_working


def test_a_crash_report_holds_no_message_and_no_path() -> None:
    def fail() -> None:
        raise ValueError("髙橋 美咲 /home/okada/応募者.xlsx")

    with pytest.raises(ValueError, match="髙橋") as caught:
        fail()
    report = crash_report(caught.value)

    assert "ValueError" in report
    assert "test_frame.py" in report
    assert "髙橋" not in report
    assert "/" not in report


def test_the_report_that_is_read_is_the_one_that_is_saved(tmp_path: Path) -> None:
    dialog = CrashDialog("BUG-0001\nValueError\n")
    shown = dialog.findChild(QTextBrowser)
    dialog.save_report(tmp_path / "report.txt")

    assert shown is not None
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "BUG-0001\nValueError\n"
    assert shown.toPlainText() == "BUG-0001\nValueError\n"


def test_a_window_remembers_its_look(tmp_path: Path) -> None:
    write_state(tmp_path, WindowState("dark", 1.5, "en"))

    assert read_state(tmp_path) == WindowState("dark", 1.5, "en")


@pytest.mark.parametrize("text", ["", "[]", '{"scheme": 5, "other": 1}', "{"])
def test_a_broken_memory_is_forgotten(tmp_path: Path, text: str) -> None:
    (tmp_path / "window.json").write_text(text, encoding="utf-8")

    assert read_state(tmp_path) == WindowState()


def test_narrow_windows_keep_icons_with_names(window: MainWindow) -> None:
    window.resize(1000, 700)

    assert window.navigation.width() < 100


def test_a_slot_that_can_be_used_is_told_and_not_celebrated(window: MainWindow) -> None:
    window.top.show_gauge(0, 0, 10, slots=1)

    assert window.top.gauge_text == "使える紹介枠 1"
