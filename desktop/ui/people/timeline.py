"""The timeline of a person: what happened, newest first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.domain.application import TimelineEntry
from desktop.ui.theme import px
from desktop.ui.widgets.labels import IconMark, label
from desktop.ui.widgets.layouts import clear, column, row
from desktop.ui.words import channel_word, event_look, moment, outcome_word, reason_word, stage_word

_MOST = 60
_CODED = {
    "channel": channel_word,
    "reason": reason_word,
    "stage": stage_word,
    "outcome": outcome_word,
}
_SHOWN = (
    "vacancy",
    "stage",
    "outcome",
    "reason",
    "route",
    "file",
    "note",
    "channel",
    "told_on",
    "until",
)


class Timeline(QWidget):
    """One block an event: time, what, detail."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)

    def show_entries(self, entries: tuple[TimelineEntry, ...]) -> None:
        """Show the newest entries."""
        clear(self._box)
        for entry in sorted(entries, key=lambda each: each.at, reverse=True)[:_MOST]:
            self._box.addWidget(_block(entry))
        self._box.addStretch(1)


def _block(entry: TimelineEntry) -> QWidget:
    title, icon_name = event_look(entry.kind)
    detail = "・".join(
        _CODED.get(name, str)(entry.detail[name]) for name in _SHOWN if entry.detail.get(name)
    )
    lines = [label(moment(entry.at, has_year=True), "meta"), label(title, "strong")]
    if detail:
        lines.append(label(detail, "note", is_wrapped=True))
    made = QWidget()
    mark = IconMark(icon_name, "text-3", 16)
    box = row(column(px(2), mark, None), column(*lines, spacing=0), spacing=12)
    box.setStretch(1, 1)
    made.setLayout(box)
    made.setAccessibleName(f"{moment(entry.at, has_year=True)} {title} {detail}".strip())
    return made
