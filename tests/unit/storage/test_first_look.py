"""What a start reads without SQLAlchemy says what SQLAlchemy says."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.application import (
    ApplicationDraft,
    NoticeState,
    PeopleOrder,
    PeopleQuery,
    PersonDraft,
)
from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.ids import ApplicationId, PersonId, VacancyId
from desktop.core.storage.engine import Store
from desktop.core.storage.first_look import is_plain_page, read_plain_page
from desktop.core.storage.migrate import upgrade_store
from desktop.core.storage.queries.people import (
    NewApplication,
    insert_applications,
    insert_people,
    insert_vacancy,
)
from desktop.core.storage.queries.people_detail import set_person_marks
from desktop.core.storage.queries.people_list import count_people_rows, list_people_rows
from desktop.core.storage.tables import application, person, vacancy

_NOW = datetime(2026, 10, 1, 15, 30, tzinfo=UTC)
_KANA = st.sampled_from(["アオキ", "アオキ ハナ", "タカハシ", "ワタナベ", ""])
_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 9, 30))
_APPLICATIONS = st.tuples(
    _DAYS,
    st.none() | st.sampled_from(Stage),
    st.sampled_from(Outcome),
    _DAYS,
    st.sampled_from(NoticeState),
)
_PEOPLE = st.lists(st.tuples(_KANA, st.booleans(), st.lists(_APPLICATIONS, max_size=2)), max_size=8)


@given(people=_PEOPLE, offset=st.integers(0, 4), limit=st.integers(1, 6))
def test_both_ways_give_the_same_page(
    people: list[tuple[str, bool, list[tuple[object, ...]]]], offset: int, limit: int
) -> None:
    query = PeopleQuery(offset=offset, limit=limit)
    with _store() as store:
        _fill(store, people)
        with store.read() as connection:
            rows = list_people_rows(connection, query)
            counted = count_people_rows(connection, query, 3)
        with store.look() as plain:
            found = read_plain_page(plain, query, 3)

    assert found == (rows, *counted)


def test_only_whole_lists_in_reading_order_are_plain() -> None:
    assert is_plain_page(PeopleQuery(offset=100, limit=7))
    assert not is_plain_page(PeopleQuery(text="青"))
    assert not is_plain_page(PeopleQuery(outcome=Outcome.REJECTED))
    assert not is_plain_page(PeopleQuery(is_waiting=True))
    assert not is_plain_page(PeopleQuery(order=PeopleOrder.NAME))
    assert not is_plain_page(PeopleQuery(is_descending=True))


_FIRST_LIST = """
import sys
from pathlib import Path
from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.workspace import Unlock
from desktop.core.security.keystore import MemoryKeyStore
from desktop.core.services.people.list_people import list_people
from desktop.core.services.workspace.context import WorkspacePorts
from desktop.core.services.workspace.open_workspace import unlock_workspace
import desktop.ui.home.page, desktop.ui.people.page, desktop.ui.shell_presenter
ports = WorkspacePorts(MemoryKeyStore())
workspace, settings = unlock_workspace(Path(sys.argv[1]), Unlock(passphrase="合言葉"), ports)
page = list_people(workspace, PeopleQuery())
print(settings.company_name, page.total, "sqlalchemy" in sys.modules)
workspace.close()
"""


def test_the_first_list_comes_before_sqlalchemy(tmp_path: Path) -> None:
    made = _python(_MAKE, tmp_path)
    found = _python(_FIRST_LIST, tmp_path)

    assert made == "made"
    assert found == "株式会社みのり精工 1 False"


_MAKE = """
import sys
from pathlib import Path
from desktop.core.domain.application import PersonDraft
from desktop.core.domain.workspace import NewWorkspace, WorkspaceSettings
from desktop.core.security.keystore import MemoryKeyStore
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
new = NewWorkspace(WorkspaceSettings(company_name="株式会社みのり精工"), "合言葉")
workspace = create_workspace(Path(sys.argv[1]), new, WorkspacePorts(MemoryKeyStore())).workspace
save_person(workspace, None, PersonDraft(name="青木 花"), None)
workspace.close()
print("made")
"""


def _python(code: str, folder: Path) -> str:
    command = [sys.executable, "-c", code, str(folder / "workspace")]
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@cache
def _one_store() -> Store:
    store = Store(None, bytes(32))
    upgrade_store(store)
    return store


@contextmanager
def _store() -> Iterator[Store]:
    """Give an empty store; the same one each time, for making one takes half a second."""
    store = _one_store()
    yield store
    with store.write() as connection:
        for table in (application, person, vacancy):
            connection.execute(table.delete())


def _fill(store: Store, people: list[tuple[str, bool, list[tuple[object, ...]]]]) -> None:
    with store.write() as connection:
        values = {"title": "営業", "title_key": "営業", "created_at": _NOW}
        vacancy_id = VacancyId(insert_vacancy(connection, values))
        drafts = [
            (PersonId(number), PersonDraft(name=f"人{number}", kana=kana))
            for number, (kana, _, _) in enumerate(people, 1)
        ]
        insert_people(connection, drafts, now=_NOW)
        states, new = [], []
        for number, (_, _, applications) in enumerate(people, 1):
            for applied_on, stage, outcome, decided_on, state in applications:
                draft = ApplicationDraft(
                    "営業",
                    applied_on=applied_on,  # type: ignore[arg-type]  # drawn by hypothesis
                    stage=stage,  # type: ignore[arg-type]
                    outcome=outcome,  # type: ignore[arg-type]
                    decided_on=decided_on,  # type: ignore[arg-type]
                )
                key = ApplicationId(len(new) + 1)
                new.append((key, NewApplication(PersonId(number), vacancy_id, draft)))
                states.append((key, state))
        insert_applications(connection, new, _NOW)
        for key, state in states:
            connection.execute(
                application.update().where(application.c.id == key).values(notice_state=state.value)  # type: ignore[attr-defined]
            )
        for number, (_, has_consent, _) in enumerate(people, 1):
            set_person_marks(
                connection, [PersonId(number)], {"has_reapproach_consent": has_consent}
            )
