"""Notices on paper: one PDF for many people, each letter with its address in the window."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, NoticeId
from desktop.core.domain.letter import LetterSheet
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.core.exporters.qr_code import qr_fields
from desktop.core.exporters.xlsx import whole_or_nothing
from desktop.core.mail.templates import one_line
from desktop.core.ports import IsCancelled, LetterPress, Progress
from desktop.core.services.exports.outputs import next_output
from desktop.core.services.notices.compose import japanese_date, shorter_for_paper
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.letters import PaperNotice, read_paper_notices
from wire.link_token import relay_url


@dataclass(frozen=True, slots=True)
class WithoutAddress:
    """Somebody a letter cannot be sent to: no postal address is known."""

    application_id: ApplicationId
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LettersPrinted:
    """One file with ``count`` letters, in フリガナ order, and who has none for want of an address.

    Attributes:
        notice_ids: The notices that are in the file.
    """

    count: int
    file: Path
    notice_ids: tuple[NoticeId, ...]
    without_address: tuple[WithoutAddress, ...]


def print_letters(
    workspace: Workspace,
    notice_ids: Sequence[NoticeId],
    folder: Path,
    press: LetterPress,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> LettersPrinted:
    """Write the notices as letters into one PDF below ``folder``; their state stays as it is.

    The file is named by act, day and number, never by a person (decision 22).

    Raises:
        AppError: LETTERS_NOTHING where nobody has an address; EXPORT_FOLDER, DISK_FULL; CANCELLED.
    """
    with workspace.store.read() as connection:
        settings = settings_of(connection)
        agency = read_agency_row(connection)
        found = read_paper_notices(connection, notice_ids)
    base = "" if agency is None else agency.relay_base
    sent = [one for one in found if one.address.strip()]
    if not sent:
        raise AppError(ErrorCode.LETTERS_NOTHING)
    day = japanese_date(workspace.today())
    sheets = [_sheet(one, settings, day, base) for one in sent]

    def told(done: int, total: int | None) -> None:
        if is_cancelled():
            raise AppError(ErrorCode.CANCELLED)
        progress(done, total)

    content = press(sheets, "letters", progress=told)
    file = next_output(workspace, folder, "letters", ".pdf")
    with whole_or_nothing(file) as part:
        part.write_bytes(content)
    missing = tuple(
        WithoutAddress(one.application_id, one.name) for one in found if not one.address.strip()
    )
    return LettersPrinted(len(sent), file, tuple(one.notice_id for one in sent), missing)


def _sheet(one: PaperNotice, settings: WorkspaceSettings, day: str, base: str) -> LetterSheet:
    url = relay_url(base, one.token) if base and one.token else ""
    has_link = bool(url) and url in one.body
    postal = f"〒{one.postal_code}" if one.postal_code else ""
    return LetterSheet(
        address=tuple(line for line in (postal, *one.address.splitlines()) if line.strip()),
        name=f"{one_line(one.name)} 様",
        sender=tuple(
            line
            for line in (
                settings.company_name,
                settings.company_address,
                settings.company_phone,
                settings.contact_person,
            )
            if line
        ),
        day=day,
        subject=one.subject,
        body=shorter_for_paper(one.body),
        link=url.partition("://")[2] if has_link else "",
        qr=qr_fields(url) if has_link else (),
    )
