"""Work off the main thread and back."""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.app.parts import once
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.ui.feature_search import _uses_no_feature
from desktop.ui.tasks import Executor, Task, TaskRunner


def test_a_result_arrives_on_the_main_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = QObject()
    heard: list[tuple[str, str]] = []

    def note(name: str) -> None:
        heard.append((name, threading.current_thread().name))

    runner.run(
        lambda _: threading.current_thread().name,
        on=Executor.READER,
        owner=owner,
        on_success=note,
    )
    qtbot.waitUntil(lambda: bool(heard))

    assert heard[0][0].startswith("reader")
    assert heard[0][1] == threading.main_thread().name


def test_a_result_for_a_deleted_owner_is_dropped(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = QObject()
    heard: list[object] = []
    other = QObject()
    done: list[object] = []
    runner.run(lambda _: 1, on=Executor.WRITER, owner=owner, on_success=heard.append)
    delete(owner)
    runner.run(lambda _: 2, on=Executor.WRITER, owner=other, on_success=done.append)
    qtbot.waitUntil(lambda: bool(done))

    assert heard == []


def test_work_on_the_writer_runs_in_the_order_it_was_started(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    owner = QObject()
    heard: list[int] = []
    for number in range(50):
        runner.run(
            lambda _, number=number: number,
            on=Executor.WRITER,
            owner=owner,
            on_success=heard.append,
        )
    qtbot.waitUntil(lambda: len(heard) == 50)

    assert heard == list(range(50))


def test_a_failure_of_the_world_reaches_its_starter(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = QObject()
    heard: list[AppError] = []

    def fail(_: Task) -> None:
        raise AppError(ErrorCode.DISK_FULL)

    runner.run(fail, on=Executor.WRITER, owner=owner, on_success=print, on_error=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert heard[0].code is ErrorCode.DISK_FULL


def test_a_failure_nobody_waits_for_is_told_by_the_runner(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = QObject()

    def fail(_: Task) -> None:
        raise AppError(ErrorCode.DISK_FULL)

    with qtbot.waitSignal(runner.error_unheard) as told:
        runner.run(fail, on=Executor.WRITER, owner=owner, on_success=print)

    assert told.args is not None
    assert told.args[0].code is ErrorCode.DISK_FULL


def test_a_fault_of_ours_is_told_as_a_bug_without_its_message(
    qtbot: QtBot, runner: TaskRunner, caplog: pytest.LogCaptureFixture
) -> None:
    owner = QObject()
    heard: list[AppError] = []

    def fail(_: Task) -> None:
        raise ValueError("髙橋 美咲")

    with qtbot.waitSignal(runner.bug_found):
        runner.run(fail, on=Executor.READER, owner=owner, on_success=print, on_error=heard.append)

    assert [fault.code for fault in heard] == [ErrorCode.BUG]
    assert "髙橋" not in caplog.text
    assert "ValueError" in caplog.text
    caplog.clear()


def test_cancel_is_seen_by_the_work(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = QObject()
    heard: list[str] = []
    started = threading.Event()

    def work(task: Task) -> str:
        started.set()
        while not task.is_cancelled():
            threading.Event().wait(0.001)
        return "stopped"

    token = runner.run(work, on=Executor.WRITER, owner=owner, on_success=heard.append)
    started.wait(5)
    token.cancel()
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == ["stopped"]


def test_progress_is_thinned_out_but_the_end_is_always_told(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    owner = QObject()
    heard: list[int] = []
    done: list[object] = []

    def work(task: Task) -> None:
        for number in range(10_001):
            task.progress(number, 10_000)

    runner.run(
        work,
        on=Executor.WRITER,
        owner=owner,
        on_success=done.append,
        progress=lambda count, _total: heard.append(count),
    )
    qtbot.waitUntil(lambda: bool(done))

    assert heard[-1] == 10_000
    assert len(heard) < 1000


def test_a_result_that_arrives_after_the_end_starts_nothing(qtbot: QtBot) -> None:
    """The window closes while an answer waits in the event queue (seen on a slow machine)."""
    ending = TaskRunner()
    owner = QObject()
    delivered: list[str] = []

    def go_on(result: str) -> None:
        delivered.append(result)
        ending.run(lambda _: "next", on=Executor.READER, owner=owner, on_success=delivered.append)

    ending.run(lambda _: "late", on=Executor.NETWORK, owner=owner, on_success=go_on)
    ending.shut_down()
    qtbot.wait(20)

    assert delivered == []


def test_work_asked_for_after_the_end_is_cancelled_at_once() -> None:
    ending = TaskRunner()
    ending.shut_down()

    token = ending.run(
        lambda _: pytest.fail("must not run"),
        on=Executor.READER,
        owner=QObject(),
        on_success=lambda _: pytest.fail("must not arrive"),
    )

    assert token()


def test_two_threads_that_ask_first_get_one_thing() -> None:
    made: list[object] = []

    def make() -> object:
        time.sleep(0.01)
        made.append(object())
        return made[-1]

    find = once(make)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: find(), range(2))

    assert first is second
    assert len(made) == 1


def test_pyside_still_asks_the_way_we_answer() -> None:
    """Fails when PySide changes what `skip_feature_search` leans on: then look anew."""
    feature = sys.modules["PySide6.support.feature"]

    assert feature._mod_uses_pyside is _uses_no_feature
