"""When mails leave, in the user's words."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.core.settings import TOKYO


def when(moment: datetime, now: datetime) -> str:
    """Return the hour where it is today, else day and hour, in Japan."""
    local, today = moment.astimezone(TOKYO), now.astimezone(TOKYO).date()
    hour = f"{local:%H:%M}"
    if local.date() == today:
        return hour
    if local.date() == today + timedelta(days=1):
        return QCoreApplication.translate("SendingWords", "tomorrow {hour}").format(hour=hour)
    return f"{local.month}/{local.day} {hour}"
