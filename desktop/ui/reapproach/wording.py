"""Why somebody is due, and what became of it, in the user's words."""

from datetime import date, timedelta, timezone

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.domain.reapproach import (
    FEW,
    Alike,
    Cause,
    ConsentEvidence,
    DuePerson,
    Occasion,
    ReapproachState,
)
from desktop.ui.words import channel_word, day, number

_CONTEXT = "Reapproach"
_TOKYO = timezone(timedelta(hours=9))
_MONTHS = 12
_ALIKE = {
    Alike.SAME: QT_TRANSLATE_NOOP("Reapproach", "New vacancy of the same occupation: “{title}”"),
    Alike.MAJOR: QT_TRANSLATE_NOOP(
        "Reapproach", "New vacancy of the same major group of occupations: “{title}”"
    ),
    Alike.WISHED: QT_TRANSLATE_NOOP(
        "Reapproach", "New vacancy of the occupation wished for: “{title}”"
    ),
}
_CAUSES = {
    Cause.CONSENT: QT_TRANSLATE_NOOP("Reapproach", "Due by consent"),
    Cause.VACANCY: QT_TRANSLATE_NOOP("Reapproach", "New vacancy"),
    Cause.WISH: QT_TRANSLATE_NOOP("Reapproach", "Wish"),
}
_STATES = {
    ReapproachState.DUE: QT_TRANSLATE_NOOP("Reapproach", "on the list"),
    ReapproachState.PREPARED: QT_TRANSLATE_NOOP("Reapproach", "approved"),
    ReapproachState.SNOOZED: QT_TRANSLATE_NOOP("Reapproach", "put off"),
    ReapproachState.DROPPED: QT_TRANSLATE_NOOP("Reapproach", "not this time"),
    ReapproachState.LAPSED: QT_TRANSLATE_NOOP("Reapproach", "stopped by a refusal"),
}


def words(text: object) -> str:
    """Return a marked text in the user's language."""
    return QCoreApplication.translate(_CONTEXT, str(text))


def cause_word(cause: Cause) -> str:
    """Return a cause in a word."""
    return words(_CAUSES[cause])


def state_word(state: ReapproachState) -> str:
    """Return what became of an occasion."""
    return words(_STATES[state])


def reasons_of(person: DuePerson, today: date) -> tuple[str, ...]:
    """Return every reason to write to a person, the oldest first."""
    return tuple(_reason(one, person, today) for one in person.occasions)


def evidence_words(evidence: ConsentEvidence | None) -> str:
    """Return when and how somebody agreed or refused."""
    if evidence is None:
        return QCoreApplication.translate(
            "Reapproach", "Agreed before answers were kept one by one"
        )
    said = (
        QCoreApplication.translate("Reapproach", "Agreed to later invitations ({day}, {channel})")
        if evidence.is_granted
        else QCoreApplication.translate(
            "Reapproach", "Refused later invitations ({day}, {channel})"
        )
    )
    told = evidence.at.astimezone(_TOKYO).date()
    return said.format(day=day(told), channel=channel_word(evidence.channel))


def share(part: int, whole: int) -> str:
    """Return a share in per cent; nothing of nothing is no share."""
    return f"{100 * part / whole:.0f}%" if whole else "–"


def base_words(text: str, part: int, whole: int) -> str:
    """Return what a share is made of, and that it is of few."""
    said = text.format(part=number(part), whole=number(whole))
    few = QCoreApplication.translate("Reapproach", "for reference")
    return f"{said}　{few}" if 0 < whole < FEW else said


def _reason(one: Occasion, person: DuePerson, today: date) -> str:
    if one.cause is Cause.WISH:
        return QCoreApplication.translate("Reapproach", "Wish: {note}").format(note=one.note)
    if one.cause is Cause.VACANCY:
        how = _ALIKE.get(one.alike, "") if one.alike else ""
        plain = how or QT_TRANSLATE_NOOP("Reapproach", "New vacancy: “{title}”")
        return words(plain).format(title=one.vacancy_title)
    decided = person.decided_on
    if decided is None:
        return cause_word(one.cause)
    months = (today.year - decided.year) * _MONTHS + today.month - decided.month
    months -= today.day < decided.day and months > 0
    said = QCoreApplication.translate(
        "Reapproach", "{count} months since the selection of {month}/{year}."
    ).format(count=number(months), month=decided.month, year=decided.year)
    return f"{said} {evidence_words(person.consent)}"
