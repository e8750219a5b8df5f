"""Catches what nobody caught, without loading its dialog before it is needed."""

import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType


def show_crash(fault: BaseException) -> None:
    """Show the crash dialog for an exception that is our fault; at most one at a time."""
    from desktop.ui.error_dialog import show_crash as show  # noqa: PLC0415 - start-up budget

    show(fault)


def install_crash_guard(show: Callable[[BaseException], None] = show_crash) -> None:
    """Catch what nobody caught on the main thread: tell the person instead of dying silently."""
    sys.excepthook = partial(_guard, show)


def _guard(
    show: Callable[[BaseException], None],
    kind: type[BaseException],
    fault: BaseException,
    trace: TracebackType | None,
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)
        return
    show(fault)
