"""Logging without personal data: codes, counts and durations, below the workspace's folder."""

import logging
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

LOG_NAME = "career-relay.log"
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_MAX_BYTES = 1_000_000
_KEPT = 3


class WithoutValues(logging.Formatter):
    """Formats an exception as its type and its places in our code, never with its text.

    An exception's message may carry a value of a row; its type and lines cannot.
    """

    @override
    def format(self, record: logging.LogRecord) -> str:
        """Format anew: another handler may have left the exception's own text on the record."""
        ours = copy(record)
        ours.exc_text = None
        return super().format(ours)

    @override
    def formatException(self, ei: object) -> str:
        kind, _, trace = ei if isinstance(ei, tuple) else (None, None, None)
        places: list[str] = []
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        name = getattr(kind, "__name__", "unknown")
        return "\n".join([f"exception: {name}", *(f"  at {place}" for place in places)])


def set_up_logging(folder: Path) -> Path:
    """Log to a rotating file in ``folder``; return its path. Calling it again moves the log."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LOG_NAME
    handler = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(WithoutValues(_FORMAT))
    root = logging.getLogger()
    for old in list(root.handlers):
        if isinstance(old, RotatingFileHandler):
            root.removeHandler(old)
            old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # urllib3 names hosts and paths at DEBUG and INFO; a path holds a relay token.
    logging.getLogger("urllib3").setLevel(logging.WARNING)
    # Whatever a mailbox is told and answers is logged by it at DEBUG.
    logging.getLogger("imapclient").setLevel(logging.WARNING)
    # The demo's mail server names senders and recipients.
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    return path
