"""Nothing of a person is anywhere but in the encrypted store and in the drafts a person asked for.

One run of the main job carries values nobody else has; the net is then proved by leaks planted
on purpose, each of which it must find.
"""

import email
import email.policy
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from agency.server import Options, open_agency
from agency.service import enrolments
from desktop.app.parts import make_client
from desktop.core.domain.application import NoticeState, PeopleQuery
from desktop.core.domain.batch import BatchState
from desktop.core.domain.errors import AppError
from desktop.core.importers.read_file import read_workbook
from desktop.core.log_setup import LOG_NAME, WithoutValues, set_up_logging
from desktop.core.paths import HEADER_NAME
from desktop.core.privacy.grouping.search import Effort
from desktop.core.security.keystore import MemoryKeyStore
from desktop.core.services.attachments.find_attachments import find_attachments
from desktop.core.services.attachments.take_in import (
    list_attachments,
    read_attachment,
    take_in_attachments,
)
from desktop.core.services.exports.export_people import ExportForm, export_people
from desktop.core.services.exports.outputs import next_output
from desktop.core.services.import_profiles.profiles import save_profile
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.notices.mark_notices import mark_notices
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.save_drafts import DraftsSaved, save_drafts
from desktop.core.services.notices.templates import read_template
from desktop.core.services.people.list_people import list_people
from desktop.core.services.privacy.batches import approve_batch, list_batches, read_batch_body
from desktop.core.services.privacy.propose_batch import propose_batch
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
from desktop.core.storage.engine import STORE_NAME
from desktop.core.storage.queries.agency import read_agency_row
from desktop.demo.sample_company import sample_workspace
from desktop.sync.address import AgencyAddress
from desktop.sync.engine import SyncEngine
from tests.conftest import NOON, StillClock
from tests.fault.rig import import_file, never, quiet, reject_all
from tests.integration.agency.rig import AgencyProcess, Mailbox
from tests.privacy.canaries import ATTACHMENT_NAME, CANARIES, FILE_NAME, found_in, plant
from tests.privacy.proxy import RecordingProxy
from wire.api import AgencyError

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.slow,
    pytest.mark.xdist_group("canary"),  # one main job for all of them
]


@dataclass
class Run:
    """The main job, done once over a line that is listened to."""

    folder: Path
    workspace: Workspace
    proxy: RecordingProxy
    agency: AgencyProcess
    drafts: DraftsSaved

    def log(self) -> bytes:
        for handler in logging.getLogger().handlers:
            handler.flush()
        return b"".join(path.read_bytes() for path in self.workspace.folder.rglob(f"{LOG_NAME}*"))

    def agency_bytes(self) -> bytes:
        files = [path for path in (self.folder / "agency").iterdir() if path.is_file()]
        assert any(path.stat().st_size > 10_000 for path in files)
        return b"".join(path.read_bytes() for path in files)

    def store_bytes(self) -> bytes:
        files = sorted(self.workspace.folder.glob(f"{STORE_NAME}*"))
        assert len(files) >= 2  # the write-ahead log lies beside it
        return b"".join(path.read_bytes() for path in files)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("canary")
    (folder / "agency").mkdir()
    mailbox = Mailbox()
    with RecordingProxy() as proxy:
        url = f"http://127.0.0.1:{proxy.port}"
        options = ("--policy", "demo", "--public-url", url)
        agency = AgencyProcess(folder / "agency", mailbox.port, *options)
        proxy.target = agency.port
        new = sample_workspace(NOON.date(), folder / "drafts")
        ports = WorkspacePorts(MemoryKeyStore(), StillClock())
        workspace = create_workspace(folder / "workspace", new, ports).workspace
        set_up_logging(workspace.folder / "log")
        with pytest.MonkeyPatch.context() as patched:
            # What goes out is looked at for names, not for how well its groups were searched.
            patched.setattr(Effort, "thorough", classmethod(lambda cls, _size, seed: cls(50, seed)))
            drafts = perform(workspace, enrolment_string(agency, url), folder)
        yield Run(folder, workspace, proxy, agency, drafts)
        workspace.close()
        agency.stop()
    mailbox.close()
    close_log()


def enrolment_string(agency: AgencyProcess, url: str) -> str:
    opened = open_agency(Options(agency.database, public_url=url), agency.port)
    made = enrolments.create_code(opened, "株式会社みのり精工")
    opened.store.close()
    return made.text


def perform(workspace: Workspace, enrolment: str, folder: Path) -> DraftsSaved:
    log = logging.getLogger("tests.privacy")
    engine = SyncEngine(workspace, make_client)
    engine.enrol(enrolment)
    path = plant(folder)
    imported = import_file(workspace, path)
    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    taken = take_in_attachments(
        workspace,
        imported.import_id,
        find_attachments(path, preview.analysis),
        progress=quiet,
        is_cancelled=never,
    )
    assert (taken.count, taken.problems) == (1, ())
    save_profile(workspace, preview.analysis)
    for form in (ExportForm.XLSX, ExportForm.CSV):
        out = next_output(workspace, folder / "exports", "export", f".{form.value}")
        export_people(workspace, out, form, progress=quiet, is_cancelled=never)
    with pytest.raises(AppError) as known:
        import_file(workspace, path)
    log.info("imported again", exc_info=known.value)
    reject_all(workspace)
    drafts = save_drafts(
        workspace,
        list_waiting(workspace),
        read_template(workspace, "document"),
        folder / "drafts",
        progress=quiet,
        is_cancelled=never,
    )
    mark_notices(workspace, drafts.notice_ids, NoticeState.SENT)
    proposal = propose_batch(workspace, progress=quiet, is_cancelled=never)
    assert proposal.batch_id is not None
    approve_batch(workspace, proposal.batch_id, proposal.sha256)
    assert engine.sync().sent_batches == 1
    return drafts


def close_log() -> None:
    root = logging.getLogger()
    for handler in list(root.handlers):
        if getattr(handler, "baseFilename", "").endswith(LOG_NAME):
            root.removeHandler(handler)
            handler.close()


def test_the_run_did_what_it_is_looked_at_for(run: Run) -> None:
    assert list_people(run.workspace, PeopleQuery(text="鴉谷", limit=1)).total == 30
    assert run.drafts.count > 0
    assert [row.state for row in list_batches(run.workspace)] == [BatchState.ACCEPTED]
    heard = run.proxy.heard()
    assert read_batch_body(run.workspace, list_batches(run.workspace)[0].batch_id) in heard


def test_no_value_of_a_person_is_in_the_traffic(run: Run) -> None:
    assert found_in(run.proxy.heard()) == set()


def test_no_value_of_a_person_is_at_the_agency(run: Run) -> None:
    assert found_in(run.agency_bytes()) == set()


def test_no_value_of_a_person_is_in_the_log(run: Run) -> None:
    assert run.log()
    assert found_in(run.log()) == set()


def test_no_value_of_a_person_is_in_the_bytes_of_the_store(run: Run) -> None:
    assert found_in(run.store_bytes()) == set()


def test_no_value_of_a_person_is_in_the_header(run: Run) -> None:
    assert found_in((run.workspace.folder / HEADER_NAME).read_bytes()) == set()


def test_no_value_of_a_person_is_in_a_file_name(run: Run) -> None:
    names = [str(path) for path in run.workspace.folder.rglob("*")]
    names += [str(path) for path in (run.folder / "drafts").rglob("*")]
    names += [str(path) for path in (run.folder / "exports").rglob("*")]

    assert len(names) > run.drafts.count
    assert found_in("\n".join(names).encode()) == set()


def test_nothing_else_was_written_beside_workspace_drafts_and_agency(run: Run) -> None:
    below = {path.name for path in run.folder.iterdir()}

    assert below == {"agency", "workspace", "drafts", "exports", FILE_NAME, ATTACHMENT_NAME}


def test_no_value_of_a_person_is_in_the_files_of_attachments(run: Run) -> None:
    (sealed,) = (run.workspace.folder / "attachments").iterdir()

    assert found_in(sealed.read_bytes()) == set()
    assert found_in(sealed.name.encode()) == set()


def test_the_net_finds_what_an_attachment_says_once_it_is_opened(run: Run) -> None:
    person = list_people(run.workspace, PeopleQuery(text="鴉谷 一一")).rows[0].person_id
    (one,) = list_attachments(run.workspace, person)

    assert one.name == ATTACHMENT_NAME
    assert found_in(read_attachment(run.workspace, one.attachment_id)) == {"鴉履"}


def test_the_net_finds_everybody_in_an_export(run: Run) -> None:
    (text,) = (run.folder / "exports").glob("*.csv")

    assert {"鴉谷", "karasu7731", "鴉紋", "鴉鳴"} <= found_in(text.read_bytes())


def test_the_net_finds_everybody_in_the_drafts(run: Run) -> None:
    decoded = []
    for file in run.drafts.files:
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert isinstance(message, email.message.EmailMessage)
        decoded.append(str(message["To"]) + message.get_content())

    assert found_in("".join(decoded).encode()) == {"鴉谷", "karasu7731"}


def test_the_net_finds_a_name_still_packed_as_mail(run: Run) -> None:
    assert "鴉谷" in found_in(run.drafts.files[0].read_bytes())


def test_the_net_finds_a_name_somebody_logs(run: Run) -> None:
    set_up_logging(run.folder / "leaking-log")
    logging.getLogger("tests.privacy").info("rejected %s", "鴉谷 一一")
    close_log()
    leaked = (run.folder / "leaking-log" / LOG_NAME).read_bytes()
    (run.folder / "leaking-log" / LOG_NAME).unlink()
    (run.folder / "leaking-log").rmdir()

    assert found_in(leaked) == {"鴉谷"}


def test_the_net_finds_a_name_in_a_trace_that_is_logged_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def logged(folder: Path) -> set[str]:
        set_up_logging(folder)
        # Pytest's own handler formats it first, as any other handler might.
        logging.getLogger("tests.privacy").info("it failed", exc_info=ValueError("鴉谷 一一"))
        close_log()
        return found_in((folder / LOG_NAME).read_bytes())

    kept_out = logged(tmp_path / "as-it-is")
    monkeypatch.setattr(WithoutValues, "formatException", logging.Formatter.formatException)

    assert kept_out == set()
    assert logged(tmp_path / "plainly") == {"鴉谷"}


def test_the_net_finds_a_name_a_file_is_called_by(tmp_path: Path) -> None:
    (tmp_path / "鴉谷 一一.eml").touch()

    assert found_in("\n".join(map(str, tmp_path.iterdir())).encode()) == {"鴉谷"}


def test_the_net_finds_a_name_in_the_packed_bytes_of_a_batch(run: Run) -> None:
    with run.workspace.store.read() as connection:
        row = read_agency_row(connection)
    assert row is not None
    body = read_batch_body(run.workspace, list_batches(run.workspace)[0].batch_id)
    tampered = body.replace(b'"14"', '"鴉谷 一一"'.encode()).replace(b'"*"', '"鴉谷"'.encode(), 1)
    assert tampered != body
    before = run.proxy.heard()
    client = make_client(
        AgencyAddress(f"http://127.0.0.1:{run.proxy.port}", "", row.public_key, row.device_key)
    )

    with pytest.raises(AgencyError):
        client.put_batch(tampered, seq=2, prev=row.batch_head)
    after = run.proxy.heard()
    run.proxy.lines.pop()

    assert found_in(before) == set()
    assert found_in(after) == {"鴉谷"}
    assert found_in(run.agency_bytes()) == set()


def test_the_net_finds_everybody_in_a_store_without_encryption(run: Run) -> None:
    plain = run.folder / "plain.db"
    with run.workspace.store.writer.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        raw.execute("SELECT sqlcipher_export('plain')")
        raw.execute("DETACH DATABASE plain")
    leaked = plain.read_bytes()
    plain.unlink()

    # 鴉紋 stands in no field of a person: only in the row that is kept as it was typed.
    kept = {"鴉谷", "カラスダニ", "karasu7731", "070-7731", "鴉ヶ丘", "鴉鳴", "鴉紋"}
    assert kept <= found_in(leaked)


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "cp932"])
def test_the_net_knows_every_canary_in_every_coding(canary: str, coding: str) -> None:
    assert found_in(b"x" + canary.encode(coding) + b"y") >= {canary}
    assert found_in(b"\0" * 9) == set()
