"""The card 版の一覧: every version of one text, who saved it and when; one is taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser

from desktop.core.domain.notice import TextVersion
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.notices.wording import group_word, tone_word
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import row
from desktop.ui.widgets.table import TableView
from desktop.ui.words import moment


class VersionsCard(Card):
    """A list above, the version on show below.

    Signals:
        closed: 閉じる was pressed.
        taken_back: The `TextVersion` that shall hold again.
    """

    closed = Signal()
    taken_back = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Versions of the text"), "-")
        self.take_back = button(
            self.tr("Use this version again"), self._take_back, icon_name="undo-2"
        )
        self.close_it = button(self.tr("Back to writing"), self.closed.emit, is_small=True)
        self.head.addWidget(self.close_it)
        self._model = RowsModel[TextVersion](
            (
                Column(self.tr("Version"), 70, lambda one: Cell(str(one.version))),
                Column(
                    self.tr("Saved"), 150, lambda one: Cell(moment(one.saved_at, has_year=True))
                ),
                Column(self.tr("By"), 0, lambda one: Cell(one.actor)),
            )
        )
        self.table = TableView(self.tr("Versions of the text"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.table.setMinimumHeight(px(110))
        self.table.selectionModel().currentRowChanged.connect(lambda at, _: self._show(at.row()))
        self.nothing = label(
            self.tr("This text comes with the program. What you save is listed here."),
            "note",
            is_wrapped=True,
        )
        self.text = QTextBrowser()
        self.text.setObjectName("mail")
        self.text.setAccessibleName(self.tr("Text of the version"))
        self.text.document().setDocumentMargin(px(12))
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.text, 2)
        self.body.addLayout(row(None, self.take_back))

    def show_versions(self, versions: Sequence[TextVersion]) -> None:
        """Show the versions, newest first."""
        self._model.show_rows(tuple(versions))
        for part in (self.table, self.text, self.take_back):
            part.setVisible(bool(versions))
        self.nothing.setVisible(not versions)
        if versions:
            key = versions[0].key
            stage = group_word(key, versions[0].vacancy_title)
            self.caption.setText(f"{stage}・{tone_word(key.tone)}")
            self.table.selectRow(0)
            self._show(0)
        self.caption.setVisible(bool(versions))

    def _show(self, at: int) -> None:
        if 0 <= at < len(self._model.rows):
            template = self._model.rows[at].template
            self.text.setPlainText(f"{template.subject}\n\n{template.body}")
            # The newest holds already.
            self.take_back.setEnabled(at > 0)

    def _take_back(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self._model.rows):
            self.taken_back.emit(self._model.rows[at])
