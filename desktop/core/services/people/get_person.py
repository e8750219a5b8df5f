"""One person as the detail panel shows them."""

from desktop.core.domain.application import PersonDetail
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.sheet_columns import ApplicantField
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.attachments import list_attachment_rows
from desktop.core.storage.queries.imported_rows import list_imported_sheets, rows_of_person
from desktop.core.storage.queries.people import person_of_row, read_person
from desktop.core.storage.queries.people_detail import list_applications, list_timeline


def get_person(workspace: Workspace, person_id: PersonId) -> PersonDetail:
    """Return the person with applications and timeline.

    Raises:
        AppError: PERSON_INVALID where the person is gone.
    """
    with workspace.store.read() as connection:
        row = read_person(connection, person_id)
        if row is None:
            raise AppError(ErrorCode.PERSON_INVALID, {"field": "person"})
        return PersonDetail(
            person_id=person_id,
            person=person_of_row(row),
            applications=list_applications(connection, person_id),
            timeline=list_timeline(connection, person_id),
            has_reapproach_consent=row.has_reapproach_consent,
            has_objected=row.has_objected,
            is_released=row.is_released,
            attachments=tuple(
                (one.attachment_id, one.name, one.size_bytes)
                for one in list_attachment_rows(connection, person_id)
            ),
            own_fields=_own_fields(connection, person_id),
        )


def _own_fields(connection: Connection, person_id: PersonId) -> tuple[tuple[str, str], ...]:
    """Return what columns of the company's own hold, of the row that came last."""
    rows = rows_of_person(connection, person_id)
    if not rows:
        return ()
    newest = rows[-1]
    sheets = {one.sheet_id: one for one in list_imported_sheets(connection)}
    columns = sheets[newest.sheet_id].columns
    return tuple(
        (one.header, str(cell))
        for one, cell in zip(columns, newest.cells, strict=False)
        if one.field is ApplicantField.CUSTOM and cell not in (None, "")
    )
