"""The page 求人: the jobs people apply for, each with its occupation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import VacancyId
from desktop.core.domain.vacancy import OccupationProposal, VacancyDraft, VacancyRow
from desktop.ui import actions
from desktop.ui.context import Shell, WindowContext
from desktop.ui.models.cells import Cell, Column, RowsModel, badge_cell
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.routes import Route
from desktop.ui.vacancies.presenter import VacanciesPresenter
from desktop.ui.widgets.buttons import button, chip
from desktop.ui.widgets.cards import Card, EmptyState
from desktop.ui.widgets.fields import Field, choose_key, chosen_key, combo, line_edit
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import Flow, clear, row
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.table import TableView
from desktop.ui.words import number

# Left out while the form takes their room and shows them: place and occupation.
_LESS_NEEDED = (1, 2)


class VacancyForm(Card):
    """Title, place, occupation, open or closed.

    Signals:
        saved: (vacancy id or None, `VacancyDraft`).
        title_typed: The title, for proposals.
        closed: やめる.
    """

    saved = Signal(object, object)
    title_typed = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Vacancy"))
        self._id: VacancyId | None = None
        title = line_edit()
        title.textEdited.connect(self.title_typed)
        self.name = Field(self.tr("Name of the job"), title)
        self.place = Field(self.tr("Place of work"), line_edit())
        self.box = combo([("", "—")])
        self.box.setEditable(False)
        self.occupation = Field(
            self.tr("Occupation (official classification 2022)"),
            self.box,
            self.tr("Used to make anonymous data coarser. You choose; nothing is set by itself."),
        )
        self._proposals = Flow()
        self.is_open = QCheckBox(self.tr("Open for applications"))
        self.is_open.setChecked(True)
        self.save = button(self.tr("Save"), self._save, kind="primary")
        self.cancel = button(self.tr("Close without saving"), self.closed.emit)
        self.add(
            self.name,
            self.place,
            self.occupation,
            self._proposals,
            self.is_open,
            4,
            row(self.save, self.cancel, None),
            None,
        )

    def offer_occupations(self, occupations: tuple[tuple[str, str], ...]) -> None:
        """Offer every occupation."""
        current = chosen_key(self.box)
        self.box.clear()
        self.box.addItem("—", "")
        for code, name in occupations:
            self.box.addItem(f"{code} {name}", code)
        choose_key(self.box, current)

    def show_proposals(self, proposals: tuple[OccupationProposal, ...]) -> None:
        """Offer what may fit the title, surest first."""
        clear(self._proposals.flow)
        if proposals:
            self._proposals.flow.addWidget(label(self.tr("Perhaps:"), "meta"))
        for each in proposals:
            made = chip(each.name)
            made.setProperty("proposal", each.code)
            made.setCheckable(False)
            made.clicked.connect(lambda _=False, code=each.code: choose_key(self.box, code))
            self._proposals.flow.addWidget(made)
        self._proposals.updateGeometry()

    def show_vacancy(self, vacancy: VacancyRow | None) -> None:
        """Offer a vacancy's fields, or empty ones."""
        self._id = vacancy.vacancy_id if vacancy else None
        self.name.text = vacancy.title if vacancy else ""
        self.place.text = vacancy.place if vacancy else ""
        choose_key(self.box, vacancy.occupation_code if vacancy else "")
        self.is_open.setChecked(vacancy.is_open if vacancy else True)
        self.name.show_fault("")
        self.show_proposals(())
        if vacancy:
            self.title_typed.emit(vacancy.title)
        self.name.editor.setFocus()

    def show_fault(self) -> None:
        """Mark the title."""
        self.name.show_fault(self.tr("A name nobody else has is needed."))

    def _save(self) -> None:
        draft = VacancyDraft(
            self.name.text, self.place.text, chosen_key(self.box), self.is_open.isChecked()
        )
        self.saved.emit(self._id, draft)


class VacanciesPage(Page):
    """A list at the left, a form at the right."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = VacanciesPresenter(context, self)
        kinds = frozenset({Change.VACANCIES, Change.IMPORTS, Change.PEOPLE})
        self.follow(self.presenter, kinds)
        self._wanted: VacancyId | None = None
        self.add = button(self.tr("Add a vacancy"), self.add_vacancy, icon_name="plus")
        self.header = PageHeader(self.tr("Vacancies"), self.add)
        self._model = RowsModel[VacancyRow](self._columns())
        self.table = TableView(self.tr("Vacancies"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.empty = EmptyState(
            self.tr("No vacancy yet"),
            self.tr("An import adds the jobs it finds; you can also add one by hand."),
            "briefcase",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.list = Card()
        self.list.add_edge_to_edge(self._stack, 1)
        self.form = VacancyForm()
        self.form.hide()
        halves = row(self.list, self.form, spacing=12)
        halves.setStretch(0, 2)
        halves.setStretch(1, 1)
        self.box.addWidget(self.header)
        self.box.addLayout(halves, 1)
        self._connect()

    def _columns(self) -> tuple[Column[VacancyRow], ...]:
        opened, closed = self.tr("Open"), self.tr("Closed")
        return (
            Column(self.tr("Name of the job"), 0, lambda each: Cell(each.title, is_bold=True)),
            Column(self.tr("Place of work"), 160, lambda each: Cell(each.place)),
            Column(
                self.tr("Occupation"),
                0,
                lambda each: Cell(each.occupation_name or "—", "text-2"),
            ),
            Column(
                self.tr("Applications"),
                100,
                lambda each: Cell(number(each.application_count), is_right=True),
                is_right=True,
            ),
            Column(
                self.tr("State"),
                100,
                lambda each: (
                    badge_cell(opened, "ok", "check")
                    if each.is_open
                    else badge_cell(closed, "line")
                ),
            ),
        )

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.loaded.connect(self._show)
        presenter.occupations_loaded.connect(self.form.offer_occupations)
        presenter.proposed.connect(self.form.show_proposals)
        presenter.saved.connect(self._on_saved)
        presenter.failed.connect(self._on_failed)
        self.table.row_opened.connect(self.open_row)
        self.form.saved.connect(presenter.save)
        self.form.title_typed.connect(presenter.propose)
        self.form.closed.connect(self.close_form)
        actions.bind(self, actions.NEW, self.add_vacancy)
        actions.bind(self, actions.BACK, self.close_form)
        presenter.load_occupations()

    @override
    def receive(self, route: Route) -> None:
        """Show the list, and the vacancy the route names."""
        self._wanted = route.vacancy_id
        self.reload()

    @override
    def reload(self) -> None:
        """Read the list anew."""
        self.presenter.load()

    def add_vacancy(self) -> None:
        """Show an empty form."""
        self._show_form(is_shown=True)
        self.form.show_vacancy(None)

    def open_row(self, at: int) -> None:
        """Show the vacancy of a row in the form."""
        self._show_form(is_shown=True)
        self.form.show_vacancy(self._model.rows[at])

    def _show(self, rows: tuple[VacancyRow, ...]) -> None:
        self._model.show_rows(rows)
        self._stack.setCurrentWidget(_either(self.table, self.empty, is_first=bool(rows)))
        self.header.say(self.tr("%n vacancies", "", len(rows)) if rows else "")
        wanted, self._wanted = self._wanted, None
        at = next((at for at, row in enumerate(rows) if row.vacancy_id == wanted), None)
        if at is not None:
            self.table.setCurrentIndex(self._model.index(at, 0))
            self.open_row(at)

    def close_form(self) -> None:
        """Give the list its whole width back, and the keys."""
        if self.form.isVisible():
            self._show_form(is_shown=False)
            self.table.setFocus()

    def _show_form(self, *, is_shown: bool) -> None:
        self.form.setVisible(is_shown)
        for section in _LESS_NEEDED:
            self.table.setColumnHidden(section, is_shown)
        self.table.share_rest()

    def _on_saved(self) -> None:
        self.close_form()
        self.shell.say(self.tr("Saved"))

    def _on_failed(self, fault: AppError) -> None:
        if fault.code is ErrorCode.VACANCY_INVALID:
            self.form.show_fault()


def _either(first: QWidget, second: QWidget, *, is_first: bool) -> QWidget:
    return first if is_first else second
