"""Keeps None, True and False alive under Python 3.11.

WORKAROUND for PySide6 6.11 and 6.12: their wheels are built with the headers of Python 3.12 and
later, where None, True and False are immortal and never counted. Some calls that return None, and
some emitted True or False, therefore give away a reference that was never taken; sooner or later
Python 3.11 aborts with "none_dealloc". Raising the counts once, beyond anything a session can use
up, is what 3.12 does by itself. Drop this when the oldest supported Python is 3.12.
"""

import sys

_PLENTY = 1 << 40


def keep_singletons_alive() -> None:
    """Raise the reference counts of None, True and False; call once before Qt is used."""
    if (
        sys.getrefcount(None) > _PLENTY
        or sys.version_info >= (3, 12)
        or sys.implementation.name != "cpython"
    ):
        return
    import ctypes  # noqa: PLC0415 - newer versions never need it

    for singleton in (None, True, False):
        # The count is the first field of every CPython object before 3.12 (struct _object).
        count = ctypes.c_ssize_t.from_address(id(singleton))
        count.value += _PLENTY
