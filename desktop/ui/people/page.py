"""The page 人材: list, filters, acts, and a panel for one person."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.domain.application import Done, PersonDetail
from desktop.core.domain.application import PeoplePage as PeopleChunk
from desktop.core.domain.changes import Change
from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.ui import actions
from desktop.ui.context import Shell, WindowContext
from desktop.ui.models.cells import Cell, Column
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.people.answers import PersonAnswers
from desktop.ui.people.columns import ORDERS, people_columns
from desktop.ui.people.files import PersonFiles
from desktop.ui.people.filter_bar import WAITING, BulkBar, FilterBar
from desktop.ui.people.model import PeopleModel
from desktop.ui.people.presenter import PeoplePresenter, ids_of
from desktop.ui.routes import PageKey, Route
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, EmptyState
from desktop.ui.widgets.fields import choose_key, chosen_key
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.table import CheckHeader, TableView
from desktop.ui.words import number

if TYPE_CHECKING:
    from desktop.core.services.exports.export_people import Exported
    from desktop.ui.people.detail_panel import DetailPanel
    from desktop.ui.people.edit_panel import EditPanel
    from desktop.ui.people.erase_panel import ErasePanel
    from desktop.ui.people.reject_panel import RejectPanel

# Left out while the panel takes their room: stage, applied on, invitation.
_LESS_NEEDED = (4, 8, 9)
_IMPORTS = Route(PageKey.IMPORTS)
PANEL_WIDTH, PANEL_ALONE_BELOW = 372, 1240


class PeoplePage(Page):
    """Search, chips, table, bulk bar; the panel at the right opens on Enter or click."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = PeoplePresenter(context, self)
        self.follow(self.presenter, frozenset({Change.PEOPLE, Change.IMPORTS, Change.NOTICES}))
        self._person: PersonDetail | None = None
        self._make_list()
        self._make_side()
        self._arrange()
        self._connect()

    def _make_list(self) -> None:
        self.add = button(self.tr("Add a person"), self.add_person, icon_name="user-plus")
        self.export = button(self.tr("Export"), self._ask_to_export, icon_name="download")
        self.header = PageHeader(self.tr("People"), self.export, self.add)
        self.filters = FilterBar()
        self.bulk = BulkBar()
        self.model = PeopleModel(people_columns())
        self.table = TableView(self.tr("People"))
        self.heads = CheckHeader(self.table)
        self.table.setHorizontalHeader(self.heads)
        self.table.setModel(self.model)
        self.table.fit_columns([Column("", 36, lambda _: Cell("")), *self.model.columns])
        self.empty = EmptyState(
            self.tr("Nobody is on file yet"),
            self.tr("Import the Excel list you have, or add a person by hand."),
            "users",
            button(self.tr("Import a file"), lambda: self.shell.go(_IMPORTS), kind="primary"),
        )
        self.none = EmptyState(
            self.tr("Nobody matches"), self.tr("Change the words or clear the filters."), "search"
        )
        self.shown = QStackedWidget()
        for state in (self.table, self.empty, self.none):
            self.shown.addWidget(state)

    def _make_side(self) -> None:
        self.side = QStackedWidget()
        self.side.setMinimumWidth(px(320))
        self.side.hide()

    # Each panel is made on its first use: the list is there within one frame.

    @cached_property
    def detail(self) -> "DetailPanel":
        """The panel with one person."""
        from desktop.ui.people.detail_panel import DetailPanel  # noqa: PLC0415 - on its first use

        made = DetailPanel()
        made.closed.connect(self.close_side)
        made.edit_asked.connect(self._edit_open)
        made.erase_asked.connect(self._ask_to_erase)
        made.answer_asked.connect(self.answers.ask)
        made.objection_changed.connect(self._record_objection)
        made.file_asked.connect(self.files.ask_where_to_save)
        made.file_shown.connect(self.files.show)
        self.side.addWidget(made)
        return made

    @cached_property
    def edit(self) -> "EditPanel":
        """The form for one person."""
        from desktop.ui.people.edit_panel import EditPanel  # noqa: PLC0415 - on its first use

        made = EditPanel()
        made.closed.connect(self.close_side)
        made.saved.connect(self.presenter.save)
        made.place_asked.connect(self.presenter.find_place)
        self.side.addWidget(made)
        return made

    @cached_property
    def reject(self) -> "RejectPanel":
        """The form 不採用にする."""
        from desktop.ui.people.reject_panel import RejectPanel  # noqa: PLC0415 - on its first use

        made = RejectPanel()
        made.closed.connect(self.close_side)
        made.decided.connect(self.presenter.reject)
        self.side.addWidget(made)
        return made

    @cached_property
    def erase(self) -> "ErasePanel":
        """The question before erasing."""
        from desktop.ui.people.erase_panel import ErasePanel  # noqa: PLC0415 - on its first use

        made = ErasePanel()
        made.closed.connect(self.close_side)
        made.confirmed.connect(self.presenter.erase)
        self.side.addWidget(made)
        return made

    def _ask_to_export(self) -> None:
        kinds = self.tr("Excel workbook (*.xlsx);;Text with commas (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), "export.xlsx", kinds)
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write everybody under the headings they came with."""
        self.begin(self.tr("Exporting"), self.presenter.export(path))

    def _on_exported(self, done: "Exported") -> None:
        text = self.tr("Exported %n rows. The file holds personal data.", "", done.row_count)
        self.shell.say(text)

    def _arrange(self) -> None:
        self.left = QWidget()
        self.left.setObjectName("page")
        box = QVBoxLayout(self.left)
        box.setContentsMargins(*self.box.getContentsMargins())  # type: ignore[misc]  # stub: object
        box.setSpacing(10)
        card = Card()
        card.add_edge_to_edge(self.bulk)
        card.add_edge_to_edge(self.shown, 1)
        box.addWidget(self.header)
        box.addWidget(self.filters)
        box.addWidget(card, 1)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.left)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        self.box.addWidget(self.split)
        self.files = PersonFiles(self.split, self.left, self.presenter, self.shell)
        self.answers = PersonAnswers(self.side, self.presenter, self.shell)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.listed.connect(self._show_list)
        presenter.chunk_loaded.connect(self.model.take)
        presenter.all_ids_loaded.connect(self._check_all)
        presenter.person_loaded.connect(self._show_person)
        presenter.saved.connect(self._on_saved)
        presenter.rejected.connect(self._on_rejected)
        presenter.erased.connect(self._on_erased)
        presenter.exported.connect(self._on_exported)
        presenter.vacancies_loaded.connect(self._offer_vacancies)
        presenter.failed.connect(self._on_failed)
        self.model.chunk_needed.connect(presenter.load_chunk)
        self.model.checks_changed.connect(self._on_checks)
        self.filters.typed.connect(presenter.search)
        self.filters.outcome_chosen.connect(self.choose_outcome)
        self.filters.stage_chosen.connect(self._filter)
        self.filters.clear.clicked.connect(lambda: self.choose_outcome(""))
        self.table.row_opened.connect(self.open_row)
        self.table.check_asked.connect(self.model.toggle)
        self.heads.all_asked.connect(self.toggle_all)
        self.heads.sectionClicked.connect(self._sort)
        self._connect_acts()

    def _connect_acts(self) -> None:
        self.bulk.notices.clicked.connect(self.write_notices)
        self.bulk.reject.clicked.connect(self.ask_to_reject)
        self.answers.serve(self.bulk.answer, lambda: ids_of(self.model.checked))
        self.answers.asked.connect(self._open_side)
        self.answers.done.connect(self.close_side)
        self.files.shown.connect(self._adapt)
        self.files.closed.connect(self._back)
        self.bulk.select_none.clicked.connect(lambda: self.model.check(()))
        actions.bind(self, actions.FIND_IN_LIST, self.filters.search.setFocus)
        actions.bind(self, actions.NEW, self.add_person)
        actions.bind(self, actions.EDIT, self._edit_open)
        actions.bind(self, actions.SELECT_ALL, self.toggle_all)
        actions.bind(self, actions.BACK, self._back)

    @override
    def receive(self, route: Route) -> None:
        """Search, filter or open as the route says, and read the list anew."""
        if route.text:
            self.filters.search.setText(route.text)
            self.presenter.search(route.text)
        if route.is_waiting:
            self.choose_outcome(WAITING)
        elif not route.text:
            self.reload()
        if route.person_id is not None:
            self.presenter.load_person(route.person_id)

    @override
    def reload(self) -> None:
        self.presenter.reload()
        shown = self._person
        if shown and self.side.isVisible() and self.side.currentWidget() is self.detail:
            self.presenter.load_person(shown.person_id)

    def choose_outcome(self, key: str) -> None:
        """Filter by a chip; 不採用 and 連絡待ち also select everybody who waits for a notice."""
        self.filters.chips.choose(key)
        if not key:
            choose_key(self.filters.stage, "")
            self.filters.search.clear()
            self.presenter.search("")
        self._filter()
        if key in (WAITING, Outcome.REJECTED.value):
            self.presenter.load_all_ids(is_waiting=True)
        else:
            self.model.check(())

    def _filter(self) -> None:
        key, stage = self.filters.chips.current, chosen_key(self.filters.stage)
        outcome = Outcome(key) if key not in ("", WAITING) else None
        self.presenter.filter(outcome, Stage(stage) if stage else None, is_waiting=key == WAITING)

    def _sort(self, section: int) -> None:
        order = ORDERS[section - 1] if section > 0 else None
        if order is None:
            return
        query = self.presenter.query
        is_descending = query.order is order and not query.is_descending
        self.presenter.sort(order, is_descending=is_descending)
        self.heads.setSortIndicatorShown(True)
        direction = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self.heads.setSortIndicator(section, direction)

    def _show_list(self, chunk: PeopleChunk) -> None:
        self.model.restart(chunk)
        total = number(chunk.total) + ("+" if chunk.is_total_capped else "")
        self.header.say(self.tr("{count} people shown").format(count=total))
        is_empty = chunk.total == 0
        self.shown.setCurrentIndex(0 if not is_empty else 2 if self.presenter.has_filter else 1)
        self.filters.clear.setVisible(self.presenter.has_filter)

    def toggle_all(self) -> None:
        """Select everybody who matches, or nobody."""
        if self.model.checked:
            self.model.check(())
        else:
            self.presenter.load_all_ids()

    def _check_all(self, ids: tuple[ApplicationId, ...]) -> None:
        self.model.check(ids)

    def _on_checks(self) -> None:
        count = len(self.model.checked)
        self.bulk.show_count(count)
        some = Qt.CheckState.PartiallyChecked
        is_all = 0 < self.model.rowCount() <= count
        state = Qt.CheckState.Checked if is_all else some if count else Qt.CheckState.Unchecked
        self.heads.show_state(state)

    def open_row(self, row: int) -> None:
        """Show the person of a row."""
        found = self.model.row_at(row)
        if found is not None:
            self.presenter.load_person(found.person_id)

    def _show_person(self, detail: PersonDetail) -> None:
        self._person = detail
        self.detail.show_person(detail)
        self.model.show_open(detail.person_id)
        self._open_side(self.detail)

    def _open_side(self, panel: QWidget) -> None:
        self.side.setCurrentWidget(panel)
        if not self.side.isVisible():
            self.side.show()
            self.split.setSizes([self.width() - px(PANEL_WIDTH), px(PANEL_WIDTH)])
        self._adapt()

    def close_side(self) -> None:
        """Close the panel; the list has the whole width again."""
        self.files.close()
        self.side.hide()
        self.left.show()
        self.model.show_open(None)
        self._adapt()
        self.table.setFocus()

    def _back(self) -> None:
        if self.files.is_open:
            self.files.close()
            self.side.show()
            self._adapt()
        elif self.side.isVisible():
            self.close_side()
        else:
            self.model.check(())

    def write_notices(self) -> None:
        """Go on to the notices of the selected people."""
        self.shell.go(Route(PageKey.NOTICES, application_ids=ids_of(self.model.checked)))

    def ask_to_reject(self) -> None:
        """Show the panel 不採用にする for the selected people."""
        self._open_side(self.reject)
        self.reject.show_applications(ids_of(self.model.checked))

    def add_person(self) -> None:
        """Show an empty form."""
        self.presenter.load_vacancies()
        self._open_side(self.edit)
        self.edit.show_new()

    def _offer_vacancies(self, titles: tuple[str, ...]) -> None:
        self.edit.offer_vacancies(titles)

    def _edit_open(self) -> None:
        if self._person is not None and self.side.isVisible():
            self._open_side(self.edit)
            self.edit.show_person(self._person)

    def _ask_to_erase(self) -> None:
        if self._person is not None:
            self._open_side(self.erase)
            self.erase.show_people((self._person.person_id,))

    def _record_objection(self, has_objected: bool) -> None:  # noqa: FBT001 - a slot of clicked(bool)
        if self._person is not None:
            self.presenter.record_objection(self._person.person_id, has_objected=has_objected)

    def _on_saved(self, person_id: PersonId) -> None:
        self.shell.say(self.tr("Saved"))
        self.presenter.load_person(person_id)

    def _on_rejected(self, done: Done) -> None:
        self.close_side()
        text = self.tr("Rejected %n applicants", "", done.count)
        if done.skipped:
            text += "　" + self.tr("%n left as they were", "", done.skipped)
        self.shell.say(text, done.undo_id)

    def _on_erased(self, count: int) -> None:
        self.close_side()
        self.model.check(())
        self.shell.say(self.tr("Erased %n people", "", count))

    def _on_failed(self, fault: AppError) -> None:
        if fault.code is ErrorCode.PERSON_INVALID:
            self.edit.show_fault(str(fault.context.get("field", "")))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def _adapt(self) -> None:
        # Below 1,240 the panel becomes a page of its own.
        is_narrow = self.window().width() < px(PANEL_ALONE_BELOW)
        if self.files.is_open:
            self.side.setVisible(not is_narrow)
            return
        is_alone = is_narrow and not self.side.isHidden()
        self.left.setVisible(not is_alone)
        for section in _LESS_NEEDED:
            self.table.setColumnHidden(section, not self.side.isHidden())
        self.table.share_rest()
