"""A text of a person without what tells who they are: career summaries, notes to be handed over."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.privacy.text import OwnRecord, Scrubbed, scrub
from desktop.core.privacy.text.findings import WORDS
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.imported_rows import list_imported_sheets, rows_of_person
from desktop.core.storage.queries.people import person_of_row, read_person

_OF_SCHOOLS: Final = re.compile("学校|学歴|大学|出身校|最終学")
_OF_COMPANIES: Final = re.compile("勤務先|会社|企業|職歴|前職|現職|社名")
_OF_OTHERS: Final = re.compile("紹介|媒体|経路|派遣")
_SCHOOL: Final = re.compile(
    r"[^\s、。,/()（）]{2,20}?(?:大学院|大学|短大|高等学校|高校|高専|専門学校|専修学校|学院|学園)"
)
_LEGAL: Final = "株式会社|有限会社|合同会社|医療法人|社会福祉法人|学校法人|㈱|㈲|\\(株\\)|（株）"
_COMPANY: Final = re.compile(
    rf"(?:{_LEGAL})[^\s、。,/()（）]{{1,20}}|[^\s、。,/()（）]{{1,20}}(?:{_LEGAL})"
)
_LONGEST_NAME: Final = 24
_SENTENCE: Final = re.compile(r"[、。,\n0-9０-９]")


def replacements() -> Mapping[str, str]:
    """Return category → what stands in its place; in the order of how sure they are."""
    return {category.value: word for category, word in WORDS.items()}


def scrub_text(workspace: Workspace, text: str, person_id: PersonId | None = None) -> Scrubbed:
    """Return a text without personal data, as far as it can be found.

    Args:
        workspace: Whose people's names and settings are known; nothing is written.
        text: As typed.
        person_id: Whom the text is about; None where nobody on file is.

    Raises:
        AppError: PERSON_INVALID where the person is gone.
    """
    with workspace.store.read() as connection:
        settings = settings_of(connection)
        record = OwnRecord() if person_id is None else _record(connection, person_id)
    staff = dict.fromkeys(name for name in (settings.contact_person, *settings.staff) if name)
    return scrub(text, record, tuple(staff))


def _record(connection: Connection, person_id: PersonId) -> OwnRecord:
    row = read_person(connection, person_id)
    if row is None:
        raise AppError(ErrorCode.PERSON_INVALID, {"field": "person"})
    person: PersonDraft = person_of_row(row)
    cells = tuple(_kept_cells(connection, person_id))
    return OwnRecord(
        name=person.name,
        kana=person.kana,
        email=person.email,
        phone=person.phone,
        address=person.address,
        schools=_names(cells, _OF_SCHOOLS, _SCHOOL),
        companies=_names(cells, _OF_COMPANIES, _COMPANY),
    )


def _kept_cells(connection: Connection, person_id: PersonId) -> Iterator[tuple[str, str]]:
    """Return heading and text of every cell of the rows that became this person."""
    sheets = {one.sheet_id: one for one in list_imported_sheets(connection)}
    for row in rows_of_person(connection, person_id):
        columns = sheets[row.sheet_id].columns if row.sheet_id in sheets else ()
        for column, cell in zip(columns, row.cells, strict=False):
            if isinstance(cell, str) and cell:
                yield column.header, cell


def _names(
    cells: tuple[tuple[str, str], ...], heading: re.Pattern[str], name: re.Pattern[str]
) -> tuple[str, ...]:
    """Return schools or companies: by their form, or a short cell as it is."""
    found: dict[str, None] = {}
    for header, cell in cells:
        if not heading.search(header) or _OF_OTHERS.search(header):
            continue
        by_form = name.findall(cell)
        is_name = len(cell) <= _LONGEST_NAME and not _SENTENCE.search(cell)
        found |= dict.fromkeys(by_form or ([cell] if is_name else []))
    return tuple(found)
