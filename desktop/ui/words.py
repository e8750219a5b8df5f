"""Codes of the domain in the user's words."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

_CONTEXT = "Words"
_TOKYO = timezone(timedelta(hours=9))

_STAGES = {
    "document": QT_TRANSLATE_NOOP("Words", "Documents"),
    "first": QT_TRANSLATE_NOOP("Words", "First interview"),
    "second": QT_TRANSLATE_NOOP("Words", "Second interview"),
    "final": QT_TRANSLATE_NOOP("Words", "Final interview"),
    "offer": QT_TRANSLATE_NOOP("Words", "Offer"),
}
_OUTCOMES = {
    "in_progress": QT_TRANSLATE_NOOP("Words", "In selection"),
    "rejected": QT_TRANSLATE_NOOP("Words", "Rejected"),
    "declined": QT_TRANSLATE_NOOP("Words", "Withdrew"),
    "hired": QT_TRANSLATE_NOOP("Words", "Hired"),
}
_REASONS = {
    "experience_years": QT_TRANSLATE_NOOP("Words", "Years of experience"),
    "required_qualification": QT_TRANSLATE_NOOP("Words", "Required qualification"),
    "skills": QT_TRANSLATE_NOOP("Words", "Skills"),
    "place_of_work": QT_TRANSLATE_NOOP("Words", "Place of work"),
    "working_hours": QT_TRANSLATE_NOOP("Words", "Working hours"),
    "conditions": QT_TRANSLATE_NOOP("Words", "Wished conditions"),
    "start_date": QT_TRANSLATE_NOOP("Words", "Start date"),
    "position_filled": QT_TRANSLATE_NOOP("Words", "Position filled"),
    "overall": QT_TRANSLATE_NOOP("Words", "Overall judgement"),
    "other": QT_TRANSLATE_NOOP("Words", "Other"),
    "declined_other_offer": QT_TRANSLATE_NOOP("Words", "Chose another company"),
    "declined_conditions": QT_TRANSLATE_NOOP("Words", "Conditions did not fit"),
    "declined_personal": QT_TRANSLATE_NOOP("Words", "Personal circumstances"),
    "declined_other": QT_TRANSLATE_NOOP("Words", "Withdrew (other)"),
    "hired": QT_TRANSLATE_NOOP("Words", "Hired"),
}
_EDUCATION = {
    "secondary": QT_TRANSLATE_NOOP("Words", "Secondary school"),
    "college": QT_TRANSLATE_NOOP("Words", "College"),
    "university": QT_TRANSLATE_NOOP("Words", "University"),
    "graduate": QT_TRANSLATE_NOOP("Words", "Graduate school"),
}
_CHANNELS = {
    "reply": QT_TRANSLATE_NOOP("Words", "Reply by mail"),
    "phone": QT_TRANSLATE_NOOP("Words", "Telephone"),
    "paper": QT_TRANSLATE_NOOP("Words", "Paper"),
    "unsubscribe": QT_TRANSLATE_NOOP("Words", "Unsubscribe mail"),
    "column": QT_TRANSLATE_NOOP("Words", "Column of a list"),
    "import": QT_TRANSLATE_NOOP("Words", "Column of a list"),
    "dialog": QT_TRANSLATE_NOOP("Words", "Form of the rejection"),
    "undo": QT_TRANSLATE_NOOP("Words", "Taken back"),
}
_NOTICES = {
    "none": (QT_TRANSLATE_NOOP("Words", "Not yet"), "warn", ""),
    "draft": (QT_TRANSLATE_NOOP("Words", "Draft"), "plain", "pencil"),
    "waiting": (QT_TRANSLATE_NOOP("Words", "To be sent"), "accent", "clock"),
    "sent": (QT_TRANSLATE_NOOP("Words", "Sent"), "ok", "check"),
    "failed": (QT_TRANSLATE_NOOP("Words", "Not delivered"), "danger", "circle-alert"),
    "unknown": (QT_TRANSLATE_NOOP("Words", "Unknown"), "warn", "triangle-alert"),
    "dropped": (QT_TRANSLATE_NOOP("Words", "Not sent"), "line", ""),
}
_EVENTS = {
    "person.imported": (QT_TRANSLATE_NOOP("Words", "Imported"), "inbox"),
    "person.added": (QT_TRANSLATE_NOOP("Words", "Added by hand"), "user-plus"),
    "person.changed": (QT_TRANSLATE_NOOP("Words", "Details changed"), "pencil"),
    "person.merged": (QT_TRANSLATE_NOOP("Words", "Details taken from a list"), "pencil"),
    "application.added": (QT_TRANSLATE_NOOP("Words", "Applied"), "inbox"),
    "application.imported": (QT_TRANSLATE_NOOP("Words", "Applied"), "inbox"),
    "stage.changed": (QT_TRANSLATE_NOOP("Words", "Stage changed"), "check"),
    "application.rejected": (QT_TRANSLATE_NOOP("Words", "Rejected"), "circle-x"),
    "rejection.undone": (QT_TRANSLATE_NOOP("Words", "Rejection taken back"), "undo-2"),
    "attachment.taken_in": (QT_TRANSLATE_NOOP("Words", "File taken in"), "file-text"),
    "notice.drafted": (QT_TRANSLATE_NOOP("Words", "Notice drafted"), "pencil"),
    "notice.sent": (QT_TRANSLATE_NOOP("Words", "Notice sent"), "mail"),
    "notice.failed": (QT_TRANSLATE_NOOP("Words", "Notice not delivered"), "circle-alert"),
    "notice.unknown": (
        QT_TRANSLATE_NOOP("Words", "Nobody can say whether the notice was sent"),
        "triangle-alert",
    ),
    "notice.dropped": (QT_TRANSLATE_NOOP("Words", "Notice not sent"), "x"),
    "consent.given": (QT_TRANSLATE_NOOP("Words", "Consent recorded"), "circle-check"),
    "consent.withdrawn": (QT_TRANSLATE_NOOP("Words", "Consent withdrawn"), "circle-x"),
    "reapproach.agreed": (
        QT_TRANSLATE_NOOP("Words", "Agreed to later invitations"),
        "circle-check",
    ),
    "reapproach.refused": (
        QT_TRANSLATE_NOOP("Words", "Wants no later invitations"),
        "circle-x",
    ),
    "reapproach.undone": (QT_TRANSLATE_NOOP("Words", "That answer was taken back"), "undo-2"),
    "reapproach.approved": (QT_TRANSLATE_NOOP("Words", "Invitation approved"), "calendar-clock"),
    "reapproach.snoozed": (QT_TRANSLATE_NOOP("Words", "Invitation put off"), "clock"),
    "reapproach.dropped": (QT_TRANSLATE_NOOP("Words", "Not invited this time"), "x"),
    "wish.noted": (QT_TRANSLATE_NOOP("Words", "Wish noted"), "message-square"),
    "registration.disclosed": (
        QT_TRANSLATE_NOOP("Words", "Registered at the agency, as this person lets you know"),
        "badge-check",
    ),
    "profile.requested": (
        QT_TRANSLATE_NOOP("Words", "Asked to have the profile handed to the agency"),
        "send",
    ),
    "profile.approved": (QT_TRANSLATE_NOOP("Words", "Hand-over of the profile approved"), "check"),
    "profile.handed_over": (QT_TRANSLATE_NOOP("Words", "Profile handed to the agency"), "send"),
    "profile.refused": (QT_TRANSLATE_NOOP("Words", "Profile not handed over"), "circle-x"),
    "profile.revoked": (
        QT_TRANSLATE_NOOP("Words", "Took the consent to the profile back"),
        "undo-2",
    ),
    "contact.stopped": (
        QT_TRANSLATE_NOOP("Words", "Wishes no contact from this company"),
        "circle-x",
    ),
    "objection.recorded": (QT_TRANSLATE_NOOP("Words", "Objection recorded"), "eye-off"),
    "objection.withdrawn": (QT_TRANSLATE_NOOP("Words", "Objection taken back"), "eye-off"),
}


def word(text: object) -> str:
    """Return a marked text in the user's language."""
    return QCoreApplication.translate(_CONTEXT, str(text))


def stage_word(stage: str | None) -> str:
    """Return a stage's word; empty for none."""
    return word(_STAGES.get(str(stage), stage)) if stage else ""


def outcome_word(outcome: str | None) -> str:
    """Return an outcome's word; empty for none."""
    return word(_OUTCOMES.get(str(outcome), outcome)) if outcome else ""


def reason_word(reason: str | None) -> str:
    """Return a reason's word; empty for none."""
    return word(_REASONS.get(str(reason), reason)) if reason else ""


def channel_word(channel: str) -> str:
    """Return how something was told, in a word; what was stored where it is no code."""
    return word(_CHANNELS.get(channel, channel)) if channel else ""


def education_word(education: str) -> str:
    """Return a school's word; what was typed where it is no code."""
    return word(_EDUCATION.get(education, education)) if education else ""


def notice_look(state: str) -> tuple[str, str, str]:
    """Return (word, badge tone, icon) of a notice's state."""
    text, tone, icon_name = _NOTICES[str(state)]
    return word(text), tone, icon_name


def event_look(kind: str) -> tuple[str, str]:
    """Return (word, icon) of an event of the timeline."""
    text, icon_name = _EVENTS.get(kind, (kind, "circle"))
    return word(text), icon_name


def stages() -> list[tuple[str, str]]:
    """Return (code, word) of every stage."""
    return [(key, word(text)) for key, text in _STAGES.items()]


def outcomes() -> list[tuple[str, str]]:
    """Return (code, word) of every outcome."""
    return [(key, word(text)) for key, text in _OUTCOMES.items()]


def day(value: date | None) -> str:
    """Return a date as 2026/11/16; empty for none."""
    return f"{value:%Y/%m/%d}" if value else ""


def moment(value: datetime | None, *, has_year: bool = False) -> str:
    """Return a time in Japan as 11/24 09:12; empty for none."""
    if value is None:
        return ""
    local = value.astimezone(_TOKYO)
    return local.strftime("%Y/%m/%d %H:%M" if has_year else "%m/%d %H:%M")


def ledger_time(value: datetime) -> str:
    """Return a day with its time, or the month where the agency tells no more (decision 2)."""
    local = value.astimezone(_TOKYO)
    utc = value.astimezone(UTC)
    is_month = any((at.day, at.hour, at.minute, at.second) == (1, 0, 0, 0) for at in (local, utc))
    return f"{local:%Y/%m}" if is_month else moment(value, has_year=True)


def short_day(value: date) -> str:
    """Return a day without its year, by the language's own habit."""
    if QLocale().language() == QLocale.Language.Japanese:
        return f"{value.month}月{value.day}日"
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMM")


def day_in_japan(value: datetime) -> date:
    """Return the day a moment falls on in Japan."""
    return value.astimezone(_TOKYO).date()


def plain_day(value: date) -> str:
    """Return a day in full without its weekday, by the language's own habit."""
    if QLocale().language() == QLocale.Language.Japanese:
        return f"{value.year}年{value.month}月{value.day}日"
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMM yyyy")


def clock_time(value: datetime) -> str:
    """Return a time of the day in Japan, with its day where that is not today's."""
    local = value.astimezone(_TOKYO)
    is_today = local.date() == datetime.now(_TOKYO).date()
    return f"{local.hour}:{local:%M}" if is_today else f"{local:%m/%d} {local.hour}:{local:%M}"


def long_day(value: date) -> str:
    """Return a date in full with its weekday, by the language's own habit."""
    shown = QDate(value.year, value.month, value.day)
    if QLocale().language() == QLocale.Language.Japanese:
        return QLocale().toString(shown, "yyyy年M月d日（ddd）")
    return QLocale().toString(shown, QLocale.FormatType.LongFormat)


def listed(parts: Iterable[str]) -> str:
    """Return parts side by side, parted as the language does it."""
    is_japanese = QLocale().language() == QLocale.Language.Japanese
    return ("、" if is_japanese else ", ").join(parts)


def number(value: int) -> str:
    """Return a number with the language's grouping."""
    return QLocale().toString(value)
