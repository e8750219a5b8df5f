"""The part 送信箱: every notice, how far it got and why, and what can still be done about it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QWidget

from desktop.core.domain.application import Done, NoticeState
from desktop.core.domain.changes import Change
from desktop.core.domain.ids import NoticeId
from desktop.core.domain.notice import NoticeRow
from desktop.core.settings import TOKYO
from desktop.ui.context import WindowContext
from desktop.ui.models.cells import Cell, Column, RowsModel, badge_cell
from desktop.ui.notices.outbox_presenter import Counts, OutboxPage, OutboxPresenter
from desktop.ui.notices.outbox_words import desk_words, fault_word, when
from desktop.ui.widgets.buttons import ChoiceChips, button
from desktop.ui.widgets.cards import Card, EmptyState, Note
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.table import TableView
from desktop.ui.words import moment, notice_look, number

if TYPE_CHECKING:
    from desktop.core.services.letters.print_letters import LettersPrinted

_ALL = "all"
_SHOWN = (
    NoticeState.WAITING,
    NoticeState.DRAFT,
    NoticeState.FAILED,
    NoticeState.UNKNOWN,
    NoticeState.SENT,
    NoticeState.DROPPED,
)
_ASKED = (NoticeState.DRAFT, NoticeState.UNKNOWN)
_NEAR_THE_END = 40
_NAMED = 5


class OutboxView(QWidget):
    """All notices with the desk above them.

    Signals:
        said: A line for the bottom strip.
        begun: (what long work is, its cancel token).
        opened: The id of a notice to be read.
        settings_asked: The mail settings need a person.
    """

    said = Signal(str)
    begun = Signal(str, object)
    opened = Signal(object)
    settings_asked = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.presenter = OutboxPresenter(context, self)
        context.events.changed.connect(self._on_changed)
        self._is_whole = True
        self._next_at: datetime | None = None
        self._make_desk()
        self._make_list()
        self._make_acts()
        self.empty = EmptyState(
            self.tr("Nothing in the outbox"),
            self.tr("What you write on this page stands here, with how far it got."),
            "mail",
        )
        card = Card()
        card.add(row(self.chips, None), self.acts)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.empty, 1)
        lines = column(self.desk, card, spacing=12)
        lines.setStretch(1, 1)
        self.setLayout(lines)
        self.presenter.loaded.connect(self._show_page)
        self.presenter.done.connect(self._on_done)
        self.presenter.printed.connect(self._on_printed)

    def _make_desk(self) -> None:
        self.desk = Note("")
        self.pause = button(self.tr("Pause sending"), self.presenter.pause, is_small=True)
        self.resume = button(self.tr("Send again"), self.presenter.resume, is_small=True)
        self.to_settings = button(self.tr("Mail settings"), self.settings_asked.emit, is_small=True)
        for each in (self.to_settings, self.pause, self.resume):
            self.desk.add_action(each)

    def _make_list(self) -> None:
        self.chips = ChoiceChips(self.tr("State of the notices"))
        self.chips.chosen.connect(self._choose_state)
        self._model = RowsModel[NoticeRow](
            (
                Column(self.tr("Name"), 150, lambda line: Cell(line.name)),
                Column(self.tr("Subject"), 0, lambda line: Cell(line.subject)),
                Column(self.tr("State"), 120, lambda line: badge_cell(*notice_look(line.state))),
                Column(self.tr("Why"), 0, lambda line: Cell(fault_word(line), "text-2")),
                Column(self.tr("Written"), 110, lambda line: Cell(moment(line.created_at))),
                Column(self.tr("Sent or due"), 110, self._sent_or_due),
            )
        )
        self.table = TableView(self.tr("Outbox"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _make_acts(self) -> None:
        self.chosen = label("", "meta")
        self.read = button(self.tr("Read it"), self._read_chosen, is_small=True)
        self.drop = button("", lambda: self._act(self.presenter.drop), is_small=True)
        self.retry = button("", lambda: self._act(self.presenter.retry), is_small=True)
        self.was_sent = button(
            self.tr("They were sent"), partial(self._mark, NoticeState.SENT), is_small=True
        )
        self.was_not = button(
            self.tr("They were not sent"), partial(self._mark, NoticeState.DROPPED), is_small=True
        )
        self.letters = button("", self._ask_for_letters, icon_name="printer", is_small=True)
        self.acts = QWidget()
        self.acts.setLayout(
            row(
                self.chosen,
                self.read,
                self.drop,
                self.retry,
                self.was_sent,
                self.was_not,
                self.letters,
                None,
            )
        )

    def show_part(self) -> None:
        """Read everything anew."""
        self.presenter.load()

    def _choose_state(self, key: str) -> None:
        self.presenter.state = None if key == _ALL else NoticeState(key)
        self.presenter.load()

    def _show_page(self, page: OutboxPage) -> None:
        self._is_whole = page.is_last
        if page.offset:
            self._model.append_rows(page.rows)
            return
        chosen = set(self._chosen_ids())
        self._model.show_rows(page.rows)
        self._choose_again(chosen)
        self._show_counts(page.counts)
        self._show_desk(page)
        has_rows = bool(page.rows)
        self.table.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self._on_selected()

    def _show_counts(self, counts: Counts) -> None:
        current = self.presenter.state
        everything = self.tr("All")
        choices = [(_ALL, f"{everything} {number(sum(counts.values()))}")]
        choices += [
            (state.value, f"{notice_look(state)[0]} {number(counts[state])}")
            for state in _SHOWN
            if counts.get(state) or state is current
        ]
        self.chips.set_choices(choices, current.value if current else _ALL)

    def _show_desk(self, page: OutboxPage) -> None:
        waiting = page.counts.get(NoticeState.WAITING, 0)
        desk = page.desk
        self._next_at = desk.next_at
        text, tone = desk_words(desk, waiting, datetime.now(TOKYO))
        self.desk.setVisible(bool(text))
        self.desk.say(text, tone)
        self.pause.setVisible(not desk.is_paused and waiting > 0)
        self.resume.setVisible(desk.is_paused or desk.retry_at is not None)
        self.to_settings.setVisible(desk.is_paused and desk.reason not in {"", "stale"})

    def _chosen_rows(self) -> list[NoticeRow]:
        # By ranges: an index object for each of thousands of lines takes a tenth of a second.
        rows, ranges = self._model.rows, self.table.selectionModel().selection()
        found = [ranges.at(at) for at in range(ranges.count())]
        spans = sorted({(each.top(), each.bottom() + 1) for each in found})
        return [line for first, end in spans for line in rows[first:end]]

    def _chosen_ids(self) -> list[NoticeId]:
        return [line.notice_id for line in self._chosen_rows()]

    def _choose_again(self, ids: set[NoticeId]) -> None:
        select = self.table.selectionModel()
        flags = select.SelectionFlag.Select | select.SelectionFlag.Rows
        for at, line in enumerate(self._model.rows):
            if line.notice_id in ids:
                select.select(self._model.index(at, 0), flags)

    def _on_selected(self, *_: QItemSelection) -> None:
        found = self._chosen_rows()
        states = [line.state for line in found]
        waiting = states.count(NoticeState.WAITING)
        failed = states.count(NoticeState.FAILED)
        asked = sum(state in _ASKED for state in states)
        self.chosen.setText(
            self.tr("%n chosen", "", len(found)) if found else self.tr("Choose lines to act on")
        )
        self.read.setVisible(len(found) == 1)
        self.drop.setVisible(waiting > 0)
        self.drop.setText(self.tr("Do not send these %n", "", waiting))
        self.retry.setVisible(failed > 0)
        self.retry.setText(self.tr("Send these %n once more", "", failed))
        self.was_sent.setVisible(asked > 0)
        self.was_not.setVisible(asked > 0)
        self.letters.setVisible(bool(found))
        self.letters.setText(self.tr("Print %n as letters", "", len(found)))

    def _act(self, act: Callable[[Sequence[NoticeId]], None]) -> None:
        act(self._chosen_ids())

    def _mark(self, state: NoticeState) -> None:
        asked = [line.notice_id for line in self._chosen_rows() if line.state in _ASKED]
        self.presenter.mark(asked, state)

    def _ask_for_letters(self) -> None:
        start = str(self._context.default_draft_folder.parent)
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder for the letters"), start)
        if name:
            self.begun.emit(
                self.tr("Printing letters"),
                self.presenter.print_letters(self._chosen_ids(), Path(name)),
            )

    def _on_printed(self, printed: "LettersPrinted") -> None:
        text = self.tr("%n letters in one PDF", "", printed.count)
        if printed.without_address:
            names = "、".join(one.name for one in printed.without_address[:_NAMED])
            text += "　" + self.tr("No postal address: {names}").format(names=names)
        self.said.emit(text)
        self._context.open_path(printed.file)

    def _read_chosen(self) -> None:
        ids = self._chosen_ids()
        if ids:
            self.opened.emit(ids[0])

    def _open(self, at: int) -> None:
        self.opened.emit(self._model.rows[at].notice_id)

    def _on_scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        step = max(1, bar.singleStep())
        if not self._is_whole and bar.maximum() - value < _NEAR_THE_END * step:
            self.presenter.load(len(self._model.rows))

    def _on_changed(self, changes: frozenset[Change]) -> None:
        if Change.NOTICES in changes and self.isVisible():
            self.presenter.load()

    def _on_done(self, what: str, done: Done) -> None:
        words = {
            "paused": self.tr("Sending is paused"),
            "resumed": self.tr("Sending goes on"),
            "dropped": self.tr("%n mails will not be sent", "", done.count),
            "retried": self.tr("%n mails wait to be sent once more", "", done.count),
            "marked-sent": self.tr("%n marked as sent", "", done.count),
            "marked-dropped": self.tr("%n marked as not sent", "", done.count),
        }
        text = words[what]
        if done.skipped:
            text += "　" + self.tr("%n could not be changed any more", "", done.skipped)
        self.said.emit(text)
        self.presenter.load()

    def _sent_or_due(self, line: NoticeRow) -> Cell:
        if line.sent_at is not None:
            return Cell(moment(line.sent_at))
        if line.state is not NoticeState.WAITING or line.due_at is None:
            return Cell("")
        # Outside office hours a mail that is due waits for the next that may leave at all.
        at = max(line.due_at, self._next_at) if self._next_at else line.due_at
        return Cell(when(at, datetime.now(TOKYO)), "text-2")
