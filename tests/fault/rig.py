"""Workbooks to import, and what a store holds, table by table."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl

from desktop.core.domain.application import PeopleQuery, RejectApplicants
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.importing import ImportChoices, ImportResult
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.people.list_people import list_application_ids
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.agency import insert_agency

HEADINGS = ("氏名", "フリガナ", "メールアドレス", "電話番号", "応募職種", "応募日", "結果")


def quiet(_done: int, _total: int | None) -> None:
    """Take no note."""


def never() -> bool:
    return False


def applicant(number: int, result: str = "不採用") -> tuple[str, ...]:
    return (
        f"見本 花子{number}",
        "ミホン ハナコ",
        f"hanako{number}@example.org",
        f"090-0000-{number:04d}",
        "溶接工",
        "2026/10/01",
        result,
    )


def write_workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def applicants(folder: Path, count: int = 3) -> Path:
    rows = [applicant(number) for number in range(1, count + 1)]
    return write_workbook(folder / "applicants.xlsx", [HEADINGS, *rows])


def import_file(workspace: Workspace, path: Path) -> ImportResult:
    """Import all that is good in a file, as the command line does."""
    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    return import_people(workspace, preview, ImportChoices(), progress=quiet, is_cancelled=never)


def reject_all(workspace: Workspace) -> None:
    ids = list_application_ids(workspace, PeopleQuery(outcome=Outcome.REJECTED))
    reject_applicants(workspace, RejectApplicants(ids, ReasonCode.OVERALL))


def enrol(workspace: Workspace) -> None:
    """Write an agency into the store, as an enrolment would."""
    values = {
        "base_url": "https://relay.example.jp",
        "name": "みらい紹介",
        "licence_number": "13-ユ-000000",
        "contact_email": "soudan@example.jp",
        "contact_phone": "",
        "terms_version": "1",
        "ratio": 10,
        "public_key": bytes(32),
        "employer_id": "e",
        "device_id": "d",
        "device_key": bytes(32),
        "kid": 4,
        "link_key": bytes(32),
        "relay_base": "https://relay.example.jp",
        "enrolled_at": workspace.clock.now(),
    }
    with workspace.store.write() as connection:
        insert_agency(connection, values)


def row_counts(workspace: Workspace) -> dict[str, int]:
    """Return how many rows every table of the store has."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    with workspace.store.read() as connection:
        names = list(connection.exec_driver_sql(tables).scalars())
        return {
            name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - names of our own schema
            for name in names
            if not name.startswith("person_search_")
        }


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}
