"""Work off the main thread: six executors, one queued way back.

The store has one writer and one reader thread because each has its own connection
(decision 29); the network has its own so that a slow agency never holds up a list, and so have
files outside the workspace, which may lie on a server that does not answer, the drawing of
somebody else's files, which may take its time, and a mail server that may stall.
"""

import logging
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from desktop.core.domain.errors import AppError, ErrorCode

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    # Ports name the domain, which the first paint does not need.
    from desktop.core.ports import IsCancelled, Progress

log = logging.getLogger(__name__)
T = TypeVar("T")

_REPORT_EVERY_S = 0.05
_PAUSE_EVERY_S, _PAUSE_S = 0.01, 0.0002


class Executor(Enum):
    """Which thread a piece of work runs on."""

    WRITER = auto()
    READER = auto()
    NETWORK = auto()
    FILES = auto()
    DRAWING = auto()
    MAIL = auto()


class CancelToken:
    """Says whether a person has pressed cancel; safe to ask from any thread."""

    def __init__(self) -> None:
        self._is_cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next safe point."""
        self._is_cancelled = True

    def __call__(self) -> bool:
        """Return whether `cancel` was called."""
        return self._is_cancelled


class Task(NamedTuple):
    """What running work is given: a way to report and a way to ask whether to stop."""

    progress: "Progress"
    is_cancelled: "IsCancelled"


class Runs(Protocol):
    """Anything that can be asked to run work; the part of `TaskRunner` presenters know."""

    def run(
        self,
        work: Callable[[Task], T],
        *,
        on: Executor,
        owner: QObject,
        on_success: Callable[[T], object],
        on_error: Callable[[AppError], object] | None = None,
        progress: Callable[[int, int | None], object] | None = None,
    ) -> CancelToken:
        """Start ``work``; see `TaskRunner.run`."""
        ...


class _Throttle:
    """Lets through at most one report in 50 ms, and always the last.

    It also pauses for a moment, at most every 10 ms. Work that reports file by file lets go of the
    interpreter lock at each system call, too briefly for a waiting thread to take it: the window
    would stand still although the lock is free half the time (`storage/engine.py` likewise).
    """

    def __init__(self, deliver: Callable[[int, int | None], None]) -> None:
        self._deliver = deliver
        self._last = 0.0
        self._last_pause = 0.0

    def __call__(self, done: int, total: int | None) -> None:
        now = monotonic()
        if now - self._last_pause >= _PAUSE_EVERY_S:
            sleep(_PAUSE_S)
            self._last_pause = monotonic()
        if done == total or now - self._last >= _REPORT_EVERY_S:
            self._last = now
            self._deliver(done, total)


class TaskRunner(QObject):
    """Runs work on named executors and brings results back to the main thread.

    Signals:
        bug_found: An exception that is our fault came out of a piece of work.
        error_unheard: An `AppError` whose starter gave no ``on_error``.
        busy_changed: The number of pieces of work under way.
    """

    bug_found = Signal(object)
    error_unheard = Signal(object)
    busy_changed = Signal(int)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[Executor, ThreadPoolExecutor] = {}
        self._busy_count = 0
        self._tokens: set[CancelToken] = set()
        self._is_shut = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Task], T],
        *,
        on: Executor,
        owner: QObject,
        on_success: Callable[[T], object],
        on_error: Callable[[AppError], object] | None = None,
        progress: Callable[[int, int | None], object] | None = None,
    ) -> CancelToken:
        """Run ``work`` on an executor; its result arrives on the main thread.

        ``work`` must not touch a widget. Nothing is called back once ``owner`` is deleted.
        Call on the main thread.

        Args:
            work: Gets a `Task` to report progress and ask for cancel.
            on: The executor.
            owner: The object on whose behalf this runs.
            on_success: Called with the result.
            on_error: Called with the `AppError`; without it, ``error_unheard`` is emitted.
            progress: Called with (done, total) at most twenty times a second.

        Returns:
            The token that cancels this work. After `shut_down` nothing is started, and the
            token is cancelled already.
        """
        token = CancelToken()
        if self._is_shut:
            token.cancel()
            return token
        self._tokens.add(token)
        report = _Throttle(partial(self._post, owner, progress))
        job = partial(self._perform, work, Task(report, token))
        future = self._pool(on).submit(job)
        self._set_busy(self._busy_count + 1)

        def finish(outcome: object) -> None:
            self._finish(token, owner, outcome, (on_success, on_error))

        def bring_back(done: "Future[_Success[T] | BaseException]") -> None:
            if not done.cancelled():
                self._arrived.emit(partial(finish, done.result()))

        future.add_done_callback(bring_back)
        return token

    @property
    def is_idle(self) -> bool:
        """Whether no work is under way."""
        return self._busy_count == 0

    def _pool(self, on: Executor) -> "ThreadPoolExecutor":
        # Made at its first work: the shell paints before there is any.
        if on not in self._pools:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - start-up budget

            name = on.name.lower()
            self._pools[on] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        return self._pools[on]

    def shut_down(self) -> None:
        """Ask everything to stop and wait until it has; call once, when the window closes.

        What was on its way back is not delivered any more: its window is going.
        """
        self._is_shut = True
        for token in self._tokens:
            token.cancel()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)

    @staticmethod
    def _perform(work: Callable[[Task], T], task: Task) -> "_Success[T] | BaseException":
        try:
            return _Success(work(task))
        except AppError as fault:
            return fault
        except Exception as fault:  # noqa: BLE001 - the task runner is one of three such places
            return fault

    def _post(
        self,
        owner: QObject,
        callback: Callable[[int, int | None], object] | None,
        done: int,
        total: int | None,
    ) -> None:
        if callback is None:
            return

        def deliver() -> None:
            if isValid(owner):
                callback(done, total)

        self._arrived.emit(deliver)

    def _finish(
        self,
        token: CancelToken,
        owner: QObject,
        outcome: object,
        handlers: tuple[Callable[[Any], object], Callable[[AppError], object] | None],
    ) -> None:
        self._tokens.discard(token)
        self._set_busy(self._busy_count - 1)
        on_success, on_error = handlers
        if isinstance(outcome, _Success):
            if isValid(owner):
                on_success(outcome.value)
            return
        if not isinstance(outcome, AppError):
            log.error("work failed: %s", type(outcome).__name__)
            self.bug_found.emit(outcome)
            outcome = AppError(ErrorCode.BUG)
        if on_error is None:
            self.error_unheard.emit(outcome)
        elif isValid(owner):
            on_error(outcome)

    def _set_busy(self, count: int) -> None:
        self._busy_count = count
        self.busy_changed.emit(count)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._is_shut:
            call()


class _Success(Generic[T]):
    """Wraps a result, so that an exception returned as a value is not mistaken for a failure."""

    def __init__(self, value: T) -> None:
        self.value = value
