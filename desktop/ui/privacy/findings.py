"""What stays out of a result, line by line: how many, why, and what that means."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.core.domain.file_release import LeftOut
from desktop.ui.privacy.release_words import left_out_words
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import clear


class Finding(NamedTuple):
    """One line; ``people`` 0 stands for a whole column."""

    people: int
    title: str
    text: str


class FindingList(QWidget):
    """Findings under one another; nothing at all where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these and nothing else."""
        clear(self._grid)
        for line, one in enumerate(findings):
            count = self.tr("%n records", "", one.people) if one.people else self.tr("Column")
            self._grid.addWidget(label(count, "strong"), line, 0)
            self._grid.addWidget(label(one.title, "body"), line, 1)
            self._grid.addWidget(label(one.text, "note", is_wrapped=True), line, 2)
        self.setVisible(bool(findings))

    @property
    def texts(self) -> list[str]:
        """Every line as it is read."""
        words = [each.text() for each in self.findChildren(QLabel) if not each.isHidden()]
        return [" ".join(words[at : at + 3]) for at in range(0, len(words), 3)]


def found_left_out(counts: Mapping[LeftOut, int]) -> list[Finding]:
    """Return who stays and why, most first."""
    order = sorted(counts, key=lambda why: -counts[why])
    return [Finding(counts[why], *left_out_words(why)) for why in order]
