"""One line of today's work: count, what, why, and the button that does it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.routes import Route
from desktop.ui.theme import px
from desktop.ui.widgets.badges import Badge
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import rule
from desktop.ui.widgets.labels import IconMark, label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.words import number


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do today.

    Attributes:
        late: What is overdue about it, if anything.
    """

    count: int
    unit: str
    icon_name: str
    title: str
    text: str
    act: str
    route: Route
    late: str = ""


class JobRow(QWidget):
    """A job as a line of the card."""

    def __init__(self, job: Job, *, is_primary: bool) -> None:
        super().__init__()
        self.act = button(job.act, kind="primary" if is_primary else "secondary")
        self.act.setMinimumWidth(px(124))
        self.act.setAccessibleDescription(f"{job.title} {job.count}{job.unit}")
        count = label(number(job.count), "figure")
        unit = label(job.unit, "note")
        figure = QWidget()
        beside = row(None, count, unit, spacing=3)
        beside.setAlignment(unit, Qt.AlignmentFlag.AlignBottom)
        figure.setLayout(beside)
        unit.setContentsMargins(0, 0, 0, px(4))
        figure.setFixedWidth(px(84))
        figure.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = column(
            row(IconMark(job.icon_name, "text-2", 16), label(job.title, "strong"), None, spacing=7),
            label(job.text, "note", is_wrapped=True),
            spacing=1,
        )
        line = row(figure, words, spacing=18)
        line.setStretch(1, 1)
        if job.late:
            line.addWidget(Badge(job.late, "warn", "clock"))
        line.addWidget(self.act)
        line.setContentsMargins(0, 11, 0, 11)
        box = column(rule(), line, spacing=0)
        self.setLayout(box)
