"""People who were rejected and may be invited again."""

from collections.abc import Callable
from datetime import date

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import Outcome, ReasonCode, Stage
from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import ConsentChannel, RecordConsents
from desktop.core.services.people.save_person import save_person
from desktop.core.services.reapproach.consents import ConsentsRecorded, record_consents
from desktop.core.services.workspace.context import Workspace

MAY = date(2026, 5, 11)


def rejected(
    workspace: Workspace, number: int = 1, *, decided_on: date = MAY, **values: object
) -> PersonId:
    """Add somebody whose application was turned down on a day."""
    given: dict[str, object] = {
        "email": f"hanako{number}@example.org",
        "address": "神奈川県横浜市西区1-1",
        **values,
    }
    draft = PersonDraft(f"見本 花子{number}", f"ミホン ハナコ{number:03d}", **given)  # type: ignore[arg-type]
    return save_person(workspace, None, draft, application(decided_on=decided_on)).person_id


def application(
    *,
    decided_on: date | None = MAY,
    applied_on: date | None = date(2026, 4, 1),
    title: str = "溶接工",
) -> ApplicationDraft:
    return ApplicationDraft(
        title,
        "神奈川県横浜市",
        applied_on,
        stage=Stage.DOCUMENT,
        outcome=Outcome.REJECTED,
        reason=ReasonCode.OVERALL,
        decided_on=decided_on,
    )


def agree(workspace: Workspace, *people: PersonId, is_granted: bool = True) -> ConsentsRecorded:
    """Record a yes by telephone, or a no."""
    command = RecordConsents(
        people, is_granted, ConsentChannel.PHONE, workspace.today(), "再応募案内/2026-04"
    )
    return record_consents(workspace, command)


def apply_again(workspace: Workspace, person_id: PersonId, outcome: Outcome) -> None:
    """Let somebody apply once more, today."""
    from desktop.core.services.people.get_person import get_person  # noqa: PLC0415 - here only

    draft = get_person(workspace, person_id).person
    again = ApplicationDraft("旋盤工", applied_on=workspace.today(), outcome=outcome)
    save_person(workspace, person_id, draft, again)


AnyCall = Callable[..., object]
