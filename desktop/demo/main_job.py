"""The main job on the sample company, through the same services as the window."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import requests

from desktop.core.domain.application import NoticeState, PeopleQuery, RejectApplicants
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportChoices
from desktop.core.ports import Progress, SheetReader
from desktop.core.services.credits.read_credits import read_credits
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.notices.mark_notices import mark_notices
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.relay_snippet import relay_snippet
from desktop.core.services.notices.save_drafts import DraftsSaved, save_drafts
from desktop.core.services.notices.templates import read_template
from desktop.core.services.people.list_people import list_application_ids
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.privacy.batches import approve_batch, read_batch_body
from desktop.core.services.privacy.propose_batch import propose_batch
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
from desktop.demo.agency_process import AgencyProcess, start_agency
from desktop.demo.candidates import register
from desktop.demo.counts import DemoCounts, count_demo
from desktop.demo.drafts import links_in_drafts
from desktop.demo.mailbox import Mailbox
from desktop.demo.sample_company import (
    CANDIDATE_COUNT,
    sample_candidates,
    sample_workbook,
    sample_workspace,
)
from desktop.sync.address import MakeClient
from desktop.sync.engine import SyncEngine

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class DemoParts:
    """What the composition root hands to the demo."""

    ports: WorkspacePorts
    make_client: MakeClient
    read_sheets: SheetReader


class Demo:
    """A sample workspace with its own agency and mail server, in one folder.

    Use it in a ``with`` statement; leaving it stops the processes and closes the workspace.

    Args:
        folder: An empty folder; everything of the demo lies below it.
        parts: Ports and makers.
    """

    def __init__(self, folder: Path, parts: DemoParts) -> None:
        self.folder = folder
        self._parts = parts
        self._stack = ExitStack()
        self._registered = 0
        self.mailbox = self._stack.enter_context(Mailbox())
        with ExitStack() as started:
            started.callback(self._stack.close)
            self.agency = self._start()
            self.workspace = self._create()
            self.engine = SyncEngine(self.workspace, parts.make_client)
            self.engine.enrol(self.agency.enrolment_string)
            started.pop_all()

    def close(self) -> None:
        """Stop everything that was started."""
        self._stack.close()

    def import_sample(self) -> int:
        """Import the sample workbook; return how many applicants came."""
        preview = prepare_import(
            self.workspace,
            self._parts.read_sheets,
            sample_workbook(),
            progress=_quiet,
            is_cancelled=_never,
        )
        result = import_people(
            self.workspace, preview, ImportChoices(), progress=_quiet, is_cancelled=_never
        )
        return result.imported

    def reject(self) -> int:
        """Reject everybody whose row says 不採用, with the defaults of the dialog."""
        ids = list_application_ids(self.workspace, PeopleQuery(outcome=Outcome.REJECTED))
        command = RejectApplicants(ids, ReasonCode.OVERALL)
        return reject_applicants(self.workspace, command).count

    def write_drafts(self) -> DraftsSaved:
        """Write a draft for everybody who waits, and mark them as sent."""
        template = read_template(self.workspace, "document")
        saved = save_drafts(
            self.workspace,
            list_waiting(self.workspace),
            template,
            self.folder / "drafts",
            progress=_quiet,
            is_cancelled=_never,
        )
        mark_notices(self.workspace, saved.notice_ids, NoticeState.SENT)
        return saved

    def release_batch(self) -> Path:
        """Propose, look at and approve a batch, send it, and write its bytes beside the drafts."""
        proposal = propose_batch(self.workspace, progress=_quiet, is_cancelled=_never)
        if proposal.batch_id is None or proposal.blockers:
            raise AppError(ErrorCode.BATCH_NOT_READY)
        approved = approve_batch(self.workspace, proposal.batch_id, proposal.sha256)
        file = self.folder / f"batch-{approved.sha256[:12]}.ndjson"
        file.write_bytes(read_batch_body(self.workspace, approved.batch_id))
        self.engine.sync()
        return file

    def register_candidates(self, links: tuple[str, ...], progress: Progress) -> int:
        """Let ten sample people register by the page's own forms; return how many did."""
        people = sample_candidates()
        for number, (link, person) in enumerate(zip(links, people, strict=False), start=1):
            register(link, person, self.mailbox)
            self._registered = number
            progress(number, len(people))
        self.engine.sync()
        return self._registered

    def register_from_store(self, progress: Progress) -> int:
        """Do the same from the window's button: personal links first, the common one for the rest.

        Each sample person registers once; a second press finds nobody left.

        Raises:
            AppError: AGENCY_UNREACHABLE where a page or a code did not come.
        """
        if self._registered:
            return 0
        links = links_in_drafts(self.workspace)[:CANDIDATE_COUNT]
        missing = CANDIDATE_COUNT - len(links)
        common = (relay_snippet(self.workspace).url,) * missing if missing else ()
        try:
            return self.register_candidates((*links, *common), progress)
        except (requests.RequestException, TimeoutError) as error:
            raise AppError(ErrorCode.AGENCY_UNREACHABLE) from error

    def counts(self) -> DemoCounts:
        """Return what the stores say."""
        return count_demo(self.workspace)

    def _start(self) -> AgencyProcess:
        agency = start_agency(self.folder, self.mailbox.port)
        self._stack.callback(agency.stop)
        return agency

    def _create(self) -> Workspace:
        today = self._parts.ports.clock.now().date()
        new = sample_workspace(today, self.folder / "drafts")
        place = self.folder / f"workspace-{secrets.token_hex(4)}"
        workspace = create_workspace(place, new, self._parts.ports).workspace
        self._stack.callback(workspace.close)
        return workspace


def run_main_job(demo: Demo, say: Say) -> DemoCounts:
    """Perform the main job once, saying each step with its result."""
    say(f"取込　{demo.import_sample()}名を取り込みました")
    say(f"不採用　{demo.reject()}名の結果を確かめました")
    saved = demo.write_drafts()
    say(f"不採用通知　{saved.count}通の下書きを書きました　{saved.folder}")
    file = demo.release_batch()
    counts = demo.counts()
    say(f"匿名データ　{counts.batch_records}名分を承認し、送りました　{file}")
    say(f"　待っている人　{counts.waiting_records}名")
    links = links_in_drafts(demo.workspace)
    say(f"登録　{demo.register_candidates(links, _quiet)}名が紹介会社のページで登録しました")
    credits_now = read_credits(demo.workspace)
    say(f"紹介枠　登録 {credits_now.confirmed}名　紹介枠 {credits_now.slots_earned}枠")
    return demo.counts()


def _quiet(done: int, total: int | None) -> None:
    """Take no note."""


def _never() -> bool:
    return False
