"""One person as the detail panel shows them."""

from desktop.core.domain.application import PersonDetail
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.services.workspace.context import Workspace
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
        )
