"""Python's cyclic garbage collector, kept from walking through a large import again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let no collection begin inside; what was made inside is not walked through later either.

    The rows of 100,000 people hold no cycles, yet one full collection over them holds the
    interpreter, and with it the window, for a quarter of a second. Reference counts free them as
    ever. Nested use leaves the outer one in charge.
    """
    if not gc.isenabled():
        yield
        return
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
