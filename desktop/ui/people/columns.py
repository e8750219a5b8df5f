"""The columns of the list of people."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QObject

from desktop.core.domain.application import NoticeState, PeopleOrder, PersonRow
from desktop.core.domain.codes import Outcome
from desktop.ui.models.cells import Cell, Column, badge_cell
from desktop.ui.words import day, notice_look, outcome_word, stage_word

LATE_AFTER_DAYS = 3
ORDERS = (
    PeopleOrder.KANA,
    PeopleOrder.KANA,
    PeopleOrder.VACANCY,
    None,
    None,
    None,
    PeopleOrder.DECIDED_ON,
    PeopleOrder.APPLIED_ON,
    None,
)
_OUTCOME_TONES = {
    Outcome.IN_PROGRESS: "accent",
    Outcome.REJECTED: "plain",
    Outcome.DECLINED: "line",
    Outcome.HIRED: "ok",
}


def people_columns() -> tuple[Column[PersonRow], ...]:
    """Return the columns, left to right, without the check box."""
    return (
        Column(
            QCoreApplication.translate("PeopleColumns", "Name"),
            118,
            lambda each: Cell(each.name, is_bold=True),
        ),
        Column(
            QCoreApplication.translate("PeopleColumns", "Reading (kana)"),
            128,
            lambda each: Cell(each.kana, "text-2"),
        ),
        Column(
            QCoreApplication.translate("PeopleColumns", "Vacancy"),
            0,
            lambda each: Cell(each.vacancy_title),
        ),
        Column(
            QCoreApplication.translate("PeopleColumns", "Stage"),
            88,
            lambda each: Cell(stage_word(each.stage)),
        ),
        Column(QCoreApplication.translate("PeopleColumns", "Result"), 92, outcome_cell),
        Column(QCoreApplication.translate("PeopleColumns", "Notice"), 108, notice_cell),
        Column(QCoreApplication.translate("PeopleColumns", "Waiting"), 130, waiting_cell),
        Column(
            QCoreApplication.translate("PeopleColumns", "Applied on"),
            96,
            lambda each: Cell(day(each.applied_on), "text-2"),
        ),
        Column(QCoreApplication.translate("PeopleColumns", "Invitation"), 104, consent_cell),
    )


def outcome_cell(row: PersonRow) -> Cell:
    """Return the result as a badge."""
    if row.outcome is None:
        return Cell("")
    return badge_cell(outcome_word(row.outcome), _OUTCOME_TONES[row.outcome])


def notice_cell(row: PersonRow) -> Cell:
    """Return how far the notice got; nothing for people who need none."""
    if row.notice_state is NoticeState.NONE and row.outcome is not Outcome.REJECTED:
        return Cell("—", "text-3")
    text, tone, icon_name = notice_look(row.notice_state)
    if row.notice_state is NoticeState.SENT:
        return Cell(text, "ok", icon_name="check")
    return badge_cell(text, tone, icon_name)


def waiting_cell(row: PersonRow) -> Cell:
    """Return since how many business days a person waits; red when late."""
    days = row.waiting_business_days
    if days is None:
        return Cell("—", "text-3")
    if days == 0:
        return Cell(QCoreApplication.translate("PeopleColumns", "today"))
    text = _columns().business_days(days)
    is_late = days > LATE_AFTER_DAYS
    return Cell(text, "danger" if is_late else "text", is_bold=is_late)


def consent_cell(row: PersonRow) -> Cell:
    """Return whether a later invitation is welcome."""
    if row.has_reapproach_consent:
        return Cell(QCoreApplication.translate("PeopleColumns", "yes"), icon_name="check")
    return Cell(QCoreApplication.translate("PeopleColumns", "no"), "text-3")


class PeopleColumns(QObject):
    """Words of the list that have a plural; `lupdate` sees plurals in `tr` only."""

    def business_days(self, days: int) -> str:
        """Return how long a person has waited."""
        return self.tr("%n business days", "", days)


@cache
def _columns() -> PeopleColumns:
    return PeopleColumns()
