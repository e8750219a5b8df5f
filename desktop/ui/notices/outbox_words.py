"""How the desk stands and why a notice stands as it does, in the user's words."""

from datetime import datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.application import NoticeState
from desktop.core.domain.notice import NoticeRow
from desktop.core.services.notices.desk import DeskState
from desktop.core.settings import TOKYO
from desktop.ui.words import number

_CONTEXT = "OutboxWords"
_FAULTS = {
    "unsent": QT_TRANSLATE_NOOP("OutboxWords", "The server broke off before the mail"),
    "line-broke": QT_TRANSLATE_NOOP(
        "OutboxWords", "The line broke while it was handed over; it may have arrived"
    ),
    "interrupted": QT_TRANSLATE_NOOP(
        "OutboxWords", "The program ended while it was handed over; it may have arrived"
    ),
    "not-tried": QT_TRANSLATE_NOOP("OutboxWords", "Not tried yet"),
    "not-written": QT_TRANSLATE_NOOP("OutboxWords", "The draft file could not be written"),
    "taken-back": QT_TRANSLATE_NOOP("OutboxWords", "Taken back before it was sent"),
    "not-rejected": QT_TRANSLATE_NOOP("OutboxWords", "The result was changed meanwhile"),
    "address-changed": QT_TRANSLATE_NOOP("OutboxWords", "The address was changed meanwhile"),
    "relay-refused": QT_TRANSLATE_NOOP(
        "OutboxWords", "The person wants no relay: write the notice without it"
    ),
    "opted-out": QT_TRANSLATE_NOOP("OutboxWords", "The person wants no further mail"),
}
_LATER = QT_TRANSLATE_NOOP("OutboxWords", "The server asked to try later ({code})")
_REFUSED = QT_TRANSLATE_NOOP("OutboxWords", "The server refused it ({code})")
_BOUNCED = QT_TRANSLATE_NOOP(
    "OutboxWords", "It came back ({code}): check the address, or write by post"
)
_PAUSED = {
    "stale": QT_TRANSLATE_NOOP(
        "OutboxWords",
        "Mails have waited for days while the application was closed ({count}). "
        "Look at them, then send them or leave them.",
    ),
    "person": QT_TRANSLATE_NOOP("OutboxWords", "Sending is paused by {who}; {count} wait"),
    "fault": QT_TRANSLATE_NOOP(
        "OutboxWords",
        "No mail can leave by the present mail settings; {count} wait. Correct them, "
        "then send again.",
    ),
}
_RETRY = QT_TRANSLATE_NOOP(
    "OutboxWords", "The mail server is out of reach; {count} wait. Tried again at {when}."
)
_WAITING = QT_TRANSLATE_NOOP("OutboxWords", "{count} wait; the next leaves at {when}")
_PERMANENT = 500


def fault_word(line: NoticeRow) -> str:
    """Return why a notice stands as it does; empty where there is nothing to say."""
    kind, _, code = line.fault.partition("-")
    if kind == "smtp" and code.isdigit():
        return _say(_REFUSED if int(code) >= _PERMANENT else _LATER).format(code=code)
    if kind == "bounce":
        return _say(_BOUNCED).format(code=code)
    if line.fault == "not-tried" and line.state is NoticeState.WAITING:
        return ""
    return _say(_FAULTS[line.fault]) if line.fault in _FAULTS else line.fault


def desk_words(desk: DeskState, waiting: int, now: datetime) -> tuple[str, str]:
    """Return (what the desk says, tone of the note); empty where nothing waits or is wrong."""
    count = number(waiting)
    if desk.is_paused:
        key = desk.reason if desk.reason in _PAUSED else "fault" if desk.reason else "person"
        text = _say(_PAUSED[key]).format(count=count, who=desk.paused_by or "-")
        return text, "" if key == "person" else "warn"
    if not waiting:
        return "", ""
    if desk.retry_at is not None and desk.retry_at > now:
        return _say(_RETRY).format(count=count, when=when(desk.retry_at, now)), "warn"
    next_at = desk.next_at or now
    return _say(_WAITING).format(count=count, when=when(next_at, now)), ""


def when(moment: datetime, now: datetime) -> str:
    """Return the hour where it is today, else day and hour, in Japan."""
    local, today = moment.astimezone(TOKYO), now.astimezone(TOKYO).date()
    hour = f"{local:%H:%M}"
    if local.date() == today:
        return hour
    if local.date() == today + timedelta(days=1):
        return QCoreApplication.translate("OutboxWords", "tomorrow {hour}").format(hour=hour)
    return f"{local.month}/{local.day} {hour}"


def _say(source: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(source))
