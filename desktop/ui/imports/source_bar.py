"""Which table of the file is read, and what was passed over in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import SheetWarning
from desktop.core.domain.sheet_findings import Preset, SkipReason, TableCandidate
from desktop.ui.imports.finding_words import preset_word, skip_word, warning_text
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fields import choice_model, chosen_key, combo
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.words import number

# Every table has these; to say so helps nobody.
_PLAIN = frozenset({SkipReason.HEADER, SkipReason.BLANK})
# Said where they can be read.
_ASKED = frozenset({SheetWarning.HIDDEN_SHEETS, SheetWarning.HIDDEN_ROWS})


class SourceBar(QFrame):
    """A box of tables where there are several, hidden rows on request, and a line of facts.

    Signals:
        table_chosen: Key of a table.
        hidden_toggled: Whether hidden rows are to be read.
        sheets_asked: Hidden sheets are to be read too.
    """

    table_chosen = Signal(str)
    hidden_toggled = Signal(bool)
    sheets_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tables = combo([("", "")], "")
        self.tables.setMinimumWidth(px(360))
        self.tables.setAccessibleName(self.tr("Table of the file"))
        self.tables.activated.connect(lambda: self.table_chosen.emit(chosen_key(self.tables)))
        self._table_label = label(self.tr("Table"), "label")
        self._table_label.setBuddy(self.tables)
        self.hidden = QCheckBox()
        self.hidden.clicked.connect(self.hidden_toggled)
        self.sheets = label("", "body")
        self.read_sheets = button(
            self.tr("Read them too"), self.sheets_asked.emit, kind="quiet", is_small=True
        )
        self.facts = label("", "meta", is_wrapped=True)
        self.setLayout(
            column(
                row(
                    *(self._table_label, self.tables, self.hidden, 8),
                    *(self.sheets, self.read_sheets, None),
                ),
                self.facts,
                spacing=4,
            )
        )

    def show_preview(self, preview: ImportPreview) -> None:
        """Show where the rows come from."""
        analysis = preview.analysis
        chosen = analysis.table.key if analysis.table else ""
        choices = [(one.key, self._table_text(one)) for one in preview.tables]
        has_choice = len(choices) > 1
        self.tables.setVisible(has_choice)
        self._table_label.setVisible(has_choice)
        if has_choice:
            self.tables.setModel(choice_model(choices))
            keys = [key for key, _ in choices]
            self.tables.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
        hidden = len(analysis.sheet.hidden_rows)
        self.hidden.setVisible(hidden > 0)
        self.hidden.setText(self.tr("Read %n hidden rows too", "", hidden))
        self.hidden.setChecked(analysis.options.has_hidden_rows)
        left_out = len(analysis.sheet.hidden_sheet_names)
        for part in (self.sheets, self.read_sheets):
            part.setVisible(left_out > 0)
        self.sheets.setText(self.tr("There are %n hidden sheets.", "", left_out))
        facts = self._facts(preview)
        self.facts.setText("　".join(facts))
        self.facts.setVisible(bool(facts))
        self.setVisible(has_choice or hidden > 0 or left_out > 0 or bool(facts))

    def _table_text(self, table: TableCandidate) -> str:
        text = self.tr("{sheet}, headings in row {row}, {count} rows").format(
            sheet=table.sheet_name or "–", row=table.header_row, count=number(table.row_count)
        )
        if table.columns is not None:
            first, end = table.columns
            columns = self.tr(" (columns {first} to {last})")
            text += columns.format(first=column_name(first), last=column_name(end - 1))
        return text + self.tr(" (hidden sheet)") if table.is_hidden else text

    def _facts(self, preview: ImportPreview) -> list[str]:
        analysis = preview.analysis
        facts = []
        if preview.profile is not None:
            facts.append(self.tr("Read as you chose for such a file before."))
        if analysis.preset is not None and analysis.preset.preset is not Preset.GENERIC:
            system = preset_word(analysis.preset.preset)
            facts.append(self.tr("Looks like an export of {system}.").format(system=system))
            if analysis.preset.unconfirmed:
                names = "、".join(analysis.preset.unconfirmed[:5])
                facts.append(self.tr("Not confirmed by its maker: {names}").format(names=names))
        counts = analysis.skipped_counts
        skipped = [
            f"{skip_word(reason)} {number(count)}"
            for reason, count in counts.items()
            if reason not in _PLAIN
        ]
        if skipped:
            facts.append(self.tr("Passed over: {what}").format(what="、".join(skipped)))
        facts += [warning_text(one) for one in analysis.sheet.warnings if one not in _ASKED]
        return facts


def column_name(column: int) -> str:
    """Return a column as spreadsheet programs name it: A, B … Z, AA."""
    letters = ""
    number = column + 1
    while number:
        number, at = divmod(number - 1, 26)
        letters = chr(ord("A") + at) + letters
    return letters
