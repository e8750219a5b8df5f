"""The page 同期: how the line stands, in words, and what was sent and received."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QStackedWidget

from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.syncing import SyncLogRow, SyncState, SyncStatus
from desktop.ui.context import Shell, WindowContext
from desktop.ui.error_text import words_for
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.routes import EARLIER_BATCHES, PageKey, Route
from desktop.ui.syncing.presenter import SyncPresenter
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, EmptyState, Figure, Note, tiles
from desktop.ui.widgets.labels import IconMark, label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.table import TableView
from desktop.ui.words import moment, number

_KINDS = {
    "enrolled": QT_TRANSLATE_NOOP("SyncWords", "Connected to the agency"),
    "batch.sent": QT_TRANSLATE_NOOP("SyncWords", "Anonymous records sent"),
    "batch.refused": QT_TRANSLATE_NOOP("SyncWords", "Anonymous records refused"),
    "sequence.reconciled": QT_TRANSLATE_NOOP("SyncWords", "Numbering agreed anew"),
    "batch.withdrawn": QT_TRANSLATE_NOOP("SyncWords", "Anonymous records withdrawn"),
    "withdrawal.refused": QT_TRANSLATE_NOOP("SyncWords", "Withdrawal refused"),
    "links.revoked": QT_TRANSLATE_NOOP("SyncWords", "Links stopped"),
    "events.received": QT_TRANSLATE_NOOP("SyncWords", "Events received"),
    "statement.differs": QT_TRANSLATE_NOOP("SyncWords", "Statement of the ledger compared"),
    "terms.changed": QT_TRANSLATE_NOOP("SyncWords", "Terms changed: registrations for one slot"),
    "profile.offered": QT_TRANSLATE_NOOP("SyncWords", "Items of profiles offered"),
    "profile.sent": QT_TRANSLATE_NOOP("SyncWords", "Profile handed over"),
    "profile.refused": QT_TRANSLATE_NOOP("SyncWords", "Refusal of a profile told"),
    "slot.asked": QT_TRANSLATE_NOOP("SyncWords", "Slot asked for"),
    "slot.released": QT_TRANSLATE_NOOP("SyncWords", "Slot given back"),
    "link_key.renewed": QT_TRANSLATE_NOOP("SyncWords", "Key of the links renewed"),
    "device_key.renewed": QT_TRANSLATE_NOOP("SyncWords", "Key of this device renewed"),
    "device.revoked": QT_TRANSLATE_NOOP("SyncWords", "Another device stopped"),
    "offline": QT_TRANSLATE_NOOP("SyncWords", "Offline"),
    "stopped": QT_TRANSLATE_NOOP("SyncWords", "Could not sync"),
}


class SyncPage(Page):
    """Offline is a normal state and is told as one."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = SyncPresenter(context, self)
        self.follow(self.presenter, frozenset(Change))
        self.presenter.loaded.connect(self._show)
        self.now = button(self.tr("Sync now"), self._sync, kind="primary", icon_name="refresh-cw")
        self.header = PageHeader(self.tr("Sync"), self.now)
        self.mark = IconMark("circle-dashed", "text-2", 18)
        self.state = label("", "section")
        self.detail = label("", "note", is_wrapped=True)
        self.waiting = Figure(self.tr("Waiting to be sent"))
        self.last = Figure(self.tr("Last synced"))
        self.next = Figure(self.tr("Next try"))
        self.attention = Note("", "warn")
        self.look = button(
            self.tr("See the refused records"),
            lambda: self.shell.go(Route(PageKey.PRIVACY, section=EARLIER_BATCHES)),
            is_small=True,
        )
        self.compare = button(
            self.tr("See what differs"),
            lambda: self.shell.go(Route(PageKey.RELAY)),
            is_small=True,
        )
        self.attention.add_action(self.look)
        self.attention.add_action(self.compare)
        self.enrol = button(
            self.tr("Connect an agency"),
            lambda: self.shell.go(Route(PageKey.SETTINGS, section="agency")),
        )
        status, log = self._make_status(), self._make_log()
        lines = column(status, log, spacing=12)
        lines.setStretch(1, 1)
        self.box.addWidget(self.header)
        self.box.addLayout(lines, 1)

    def _make_status(self) -> Card:
        status = Card()
        line = row(self.mark, self.state, None)
        status.add(line, self.detail, tiles(self.waiting, self.last, self.next), self.attention)
        status.add(row(self.enrol, None))
        return status

    def _make_log(self) -> Card:
        self._model = RowsModel[SyncLogRow](
            (
                Column(
                    self.tr("Time"),
                    150,
                    lambda each: Cell(moment(each.at, has_year=True), "text-2"),
                ),
                Column(self.tr("What happened"), 0, lambda each: Cell(sync_kind_word(each.kind))),
                Column(
                    self.tr("Count"),
                    90,
                    lambda each: Cell(number(each.count), is_right=True),
                    is_right=True,
                ),
                Column(self.tr("Result"), 330, _result_cell),
            )
        )
        self.table = TableView(self.tr("Sent and received"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                self.tr("Nothing was sent or received yet"),
                self.tr("Only approved anonymous data leaves, and numbers come back."),
                "refresh-cw",
            )
        )
        log = Card(self.tr("Sent and received"))
        log.add_edge_to_edge(self._stack, 1)
        return log

    @override
    def reload(self) -> None:
        """Read state and log anew."""
        self.presenter.load()

    def _sync(self) -> None:
        self.shell.sync_now()

    def _show(self, status: SyncStatus, rows: tuple[SyncLogRow, ...]) -> None:
        words = {
            SyncState.NOT_ENROLLED: (
                self.tr("No agency is connected yet"),
                self.tr("Everything works without one, and nothing is sent."),
                ("circle-dashed", "text-2"),
            ),
            SyncState.ONLINE: (
                self.tr("Online"),
                self.tr("Approved data is sent and events are fetched by themselves."),
                ("circle-check", "ok"),
            ),
            SyncState.OFFLINE: (
                self.tr("Offline"),
                self.tr("Go on working. What waits is sent by itself when the line is back."),
                ("cloud-off", "text-2"),
            ),
            SyncState.ATTENTION: (
                self.tr("Something needs a look"),
                self.tr("Everything is kept on this device until then."),
                ("triangle-alert", "warn"),
            ),
        }
        title, text, look = words[status.state]
        self.mark.show_icon(*look)
        self.state.setText(title)
        self.detail.setText(text)
        self.waiting.show_number(number(status.waiting_count))
        self.last.show_number(moment(status.last_success_at) or "—")
        self.next.show_number(moment(status.next_try_at) or "—")
        self._show_attention(status)
        self.enrol.setVisible(status.state is SyncState.NOT_ENROLLED)
        self.now.setEnabled(status.state is not SyncState.NOT_ENROLLED)
        self._model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)

    def _show_attention(self, status: SyncStatus) -> None:
        code = status.attention_code
        self.attention.setVisible(code is not None)
        if code is not None:
            words = words_for(AppError(code))
            lines = (words.title, words.effect, words.remedy, words.code)
            self.attention.say("\n".join(lines), "warn")
            self.look.setVisible(code is ErrorCode.AGENCY_REFUSED)
            self.compare.setVisible(code is ErrorCode.STATEMENT_DIFFERS)


def sync_kind_word(kind: str) -> str:
    """Return what a line of the log is about."""
    return QCoreApplication.translate("SyncWords", str(_KINDS.get(kind, kind)))


def _result_cell(each: SyncLogRow) -> Cell:
    if each.error is None:
        done = QCoreApplication.translate("SyncWords", "done")
        return Cell(done, "ok", icon_name="check")
    words = words_for(AppError(each.error))
    return Cell(f"{words.title} ({words.code})", "warn", icon_name="triangle-alert")
