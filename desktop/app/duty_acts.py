"""Acts of the command line that the law asks for: notice, letter, checklist, evidence, methods."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.core.domain.document import DocumentForm
from desktop.core.domain.duties import RecipientCheck, RecipientDuty
from desktop.core.services.privacy.batches import find_batch
from desktop.core.services.privacy.duty_papers import (
    cover_letter,
    publication_document,
    write_document,
)
from desktop.core.services.privacy.evidence import export_evidence, list_evidence
from desktop.core.services.privacy.methods import destroy_method, list_methods, read_method
from desktop.core.services.privacy.recipients import (
    read_recipient_check,
    save_recipient_check,
)
from desktop.core.services.workspace.context import Workspace

Facts = Mapping[str, object]
STEPS = ("notice", "letter", "recipient", "evidence", "methods", "read-method", "destroy-method")


@dataclass(frozen=True, slots=True)
class DutyWishes:
    """What the command line asks for.

    Attributes:
        what: Fingerprint of a batch, name of a recipient or number of a method, by step.
        settled: Duties a contract settles.
    """

    what: str = ""
    form: str = DocumentForm.HTML.value
    folder: Path | None = None
    posted_on: date | None = None
    settled: Sequence[str] = ()
    contract: str = ""


def duty(workspace: Workspace, step: str, wishes: DutyWishes) -> Facts:
    """Do one step."""
    steps: dict[str, Callable[[Workspace, DutyWishes], Facts]] = {
        "notice": _notice,
        "letter": _letter,
        "recipient": _recipient,
        "evidence": _evidence,
        "methods": _methods,
        "read-method": _read_method,
        "destroy-method": _destroy_method,
    }
    return steps[step](workspace, wishes)


def pdf_without_window(html: str, title: str) -> bytes:
    """Return a PDF where no window runs."""
    from desktop.app.pictures import offscreen_application  # noqa: PLC0415 - Qt only for a PDF
    from desktop.ui.pdf import make_pdf  # noqa: PLC0415

    offscreen_application()
    return make_pdf(html, title)


def folder_of(workspace: Workspace, wishes: DutyWishes) -> Path:
    """Return where files go."""
    return wishes.folder or workspace.folder.parent / "exports"


def _notice(workspace: Workspace, wishes: DutyWishes) -> Facts:
    document = publication_document(workspace, posted_on=wishes.posted_on)
    target = (folder_of(workspace, wishes), "publication")
    form = DocumentForm(wishes.form)
    return {
        "file": str(write_document(workspace, document, form, target, make_pdf=pdf_without_window))
    }


def _letter(workspace: Workspace, wishes: DutyWishes) -> Facts:
    document = cover_letter(workspace, find_batch(workspace, wishes.what).batch_id)
    target = (folder_of(workspace, wishes), "cover-letter")
    form = DocumentForm(wishes.form)
    return {
        "file": str(write_document(workspace, document, form, target, make_pdf=pdf_without_window))
    }


def _recipient(workspace: Workspace, wishes: DutyWishes) -> Facts:
    check = read_recipient_check(workspace, wishes.what)
    if wishes.settled:
        answers = {duty: duty.value in wishes.settled for duty in RecipientDuty}
        wanted = RecipientCheck(check.recipient, answers, wishes.contract)
        save_recipient_check(workspace, wanted)
        check = read_recipient_check(workspace, wishes.what)
    return {
        "recipient": check.recipient,
        "contract": check.contract,
        "settled": [duty.value for duty in RecipientDuty if check.answers.get(duty)],
        "missing": [duty.value for duty in check.missing],
    }


def _evidence(workspace: Workspace, wishes: DutyWishes) -> Facts:
    rows = [
        {
            "at": row.at.isoformat(),
            "kind": row.kind.value,
            "sha256": row.sha256,
            "records": row.record_count,
            **row.facts,
        }
        for row in list_evidence(workspace)
    ]
    if wishes.folder is None:
        return {"evidence": rows}
    return {"file": str(export_evidence(workspace, wishes.folder)), "rows": len(rows)}


def _methods(workspace: Workspace, _wishes: DutyWishes) -> Facts:
    kept = list_methods(workspace)
    return {"methods": [{"number": one.method_id, "sha256": one.sha256} for one in kept]}


def _read_method(workspace: Workspace, wishes: DutyWishes) -> Facts:
    return dict(read_method(workspace, _number(wishes)).facts)


def _destroy_method(workspace: Workspace, wishes: DutyWishes) -> Facts:
    destroy_method(workspace, _number(wishes))
    return {"destroyed": _number(wishes)}


def _number(wishes: DutyWishes) -> int:
    return int(wishes.what) if wishes.what.isdecimal() else 0
