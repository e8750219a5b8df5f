"""The list of people pages through the store."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.core.domain.application import NoticeState, PeoplePage, PersonRow
from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.ui.people.columns import people_columns, waiting_cell
from desktop.ui.people.model import CHUNK, PeopleModel
from desktop.ui.widgets.table import TableView

TOTAL = 100_000


def _row(number: int, days: int | None = None) -> PersonRow:
    return PersonRow(
        PersonId(number),
        ApplicationId(number),
        f"応募 {number}",
        "オウボ",
        "溶接",
        Stage.DOCUMENT,
        Outcome.REJECTED,
        date(2026, 10, 1),
        date(2026, 11, 1),
        NoticeState.NONE,
        days,
        has_reapproach_consent=False,
    )


def _page(offset: int, total: int = TOTAL, *, is_capped: bool = False) -> PeoplePage:
    end = min(offset + CHUNK, total)
    return PeoplePage(tuple(_row(at) for at in range(offset, end)), total, is_capped)


@pytest.fixture
def model() -> PeopleModel:
    made = PeopleModel(people_columns())
    made.restart(_page(0))
    return made


def test_a_row_that_nobody_looks_at_is_never_read(model: PeopleModel) -> None:
    asked: list[int] = []
    model.chunk_needed.connect(asked.append)
    model.data(model.index(99_950, 1))
    model.data(model.index(99_951, 1))

    assert model.rowCount() == TOTAL
    assert asked == [99_900]


def test_a_chunk_fills_its_rows(model: PeopleModel) -> None:
    before = model.data(model.index(250, 1))
    model.take(200, _page(200))

    assert before is None
    assert model.data(model.index(250, 1)) == "応募 250"


def test_memory_is_bounded_while_scrolling_through_everything(model: PeopleModel) -> None:
    model.chunk_needed.connect(lambda offset: model.take(offset, _page(offset)))
    for row in range(0, TOTAL, CHUNK):
        model.row_at(row)

    assert len(model._chunks) <= 61
    assert model.row_at(5) is not None


def test_a_list_counted_up_to_a_cap_grows_as_it_is_read() -> None:
    model = PeopleModel(people_columns())
    model.restart(PeoplePage(_page(0).rows, CHUNK, is_total_capped=True))
    first = model.rowCount()
    model.take(100, PeoplePage(_page(100).rows, CHUNK, is_total_capped=True))

    assert first == 200
    assert model.rowCount() == 300


def test_jumping_to_the_end_of_a_long_list_is_quick(model: PeopleModel) -> None:
    model.chunk_needed.connect(lambda offset: model.take(offset, _page(offset)))
    view = TableView("人材")
    view.setModel(model)
    view.resize(1000, 600)
    view.show()
    view.scrollToBottom()
    QTest.qWait(20)

    assert len(model._chunks) < 10
    assert model.data(model.index(TOTAL - 1, 1)) == f"応募 {TOTAL - 1}"
    view.close()


def test_checks_survive_another_order(model: PeopleModel) -> None:
    model.toggle(3)
    model.restart(_page(0))

    assert model.checked == {ApplicationId(3)}


def test_a_late_notice_is_said_in_words_and_not_by_colour_alone() -> None:
    late, soon = waiting_cell(_row(1, 4)), waiting_cell(_row(1, 3))

    assert late.tone == "danger"
    assert late.is_bold
    assert "4" in late.text
    assert soon.tone == "text"


def test_the_header_names_the_box_that_selects_all(model: PeopleModel) -> None:
    said = model.headerData(0, Qt.Orientation.Horizontal, int(Qt.ItemDataRole.AccessibleTextRole))

    assert said
