"""What an import did, and what to do next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.imports.finding_words import attachment_text
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Note
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import Flow, column
from desktop.ui.words import number

if TYPE_CHECKING:
    from desktop.ui.imports.presenter import Imported

Act = Callable[[], object]


class SummaryView(QWidget):
    """Counts, the rows that wait, and the next acts."""

    def __init__(self, go_on: Act, undo: Act, another: Act, write_corrections: Act) -> None:
        super().__init__()
        self.title = label("", "section")
        self.detail = label("", "note", is_wrapped=True)
        self.write = button(
            self.tr("Select people to reject"), go_on, kind="primary", icon_name="users"
        )
        self.undo = button(self.tr("Undo"), undo, icon_name="undo-2")
        self.more = button(self.tr("Import another file"), another)
        self.waiting = Note("", "warn")
        self.corrections = button(
            self.tr("Write down what to mend"), write_corrections, icon_name="download"
        )
        self.waiting.add_action(self.corrections)
        card = Card()
        card.add(self.title, self.detail, self.waiting, 4, Flow(self.write, self.undo, self.more))
        self.setLayout(column(card, None))

    def show_result(self, done: "Imported", asked_about_eu: int) -> None:
        """Tell what was done.

        Args:
            done: The import.
            asked_about_eu: People for whom nobody said whether their data are from the EU.
        """
        result = done.result
        self.title.setText(self.tr("Imported %n people", "", result.imported))
        details = [
            self.tr("New people: {count}").format(count=number(result.new_people)),
            self.tr("Already there: {count}").format(count=number(result.unchanged)),
            self.tr("Left out: {count}").format(count=number(result.left_out)),
        ]
        tip = ""
        if done.files is not None and (done.files.count or done.files.problems):
            taken, left = done.files.count, len(done.files.problems)
            details.append(self.tr("Files taken in: {count}").format(count=number(taken)))
            if left:
                details.append(self.tr("Files left outside: {count}").format(count=number(left)))
            tip = "\n".join(attachment_text(one) for one in done.files.problems[:20])
        if asked_about_eu:
            text = self.tr("Not confirmed whether from the EU: {count}")
            details.append(text.format(count=number(asked_about_eu)))
        self.detail.setToolTip(tip)
        self.detail.setText("　".join(details))
        self.waiting.say(
            self.tr(
                "%n rows wait to be mended. Write them to a workbook of their own, mend them "
                "there and import it: only what is missing is added.",
                "",
                done.waiting,
            ),
            "warn",
        )
        self.waiting.setVisible(done.waiting > 0)
