"""The same acts without a window: for Task Scheduler and for tests.

Exit codes: 0 done, 64 usage, 65 the data cannot be used, 69 not to be reached, 73 cannot be
written, 75 another program holds the workspace, 77 the key does not fit, 1 anything else.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from typing_extensions import override

from desktop.app.cli_options import AWAY, add_options
from desktop.core.domain.errors import AppError, ErrorCode

if TYPE_CHECKING:
    from desktop.core.domain.batch import Publication
    from desktop.core.services.workspace.context import Workspace

log = logging.getLogger(__name__)

_EX_USAGE = 64
_PASSPHRASE_FILE = "CAREER_RELAY_PASSPHRASE_FILE"  # noqa: S105 - a name, no secret


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one act; return its exit code."""
    if list(sys.argv[1:] if arguments is None else arguments) == ["draw-pdf"]:
        # No act of a person: the window starts it where there is no interpreter to start.
        from desktop.core.importers.pdf_worker import serve  # noqa: PLC0415 - rarely needed

        return serve()
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.act == "batch" and (options.step in AWAY) != bool(options.fingerprint):
        parser.error("batch discard and batch withdraw, and they alone, take a fingerprint")
    if options.act == "demo":
        from desktop.app.demo_run import run_demo  # noqa: PLC0415 - after --help

        return run_demo(as_json=options.json)
    try:
        facts = _perform(options)
    except AppError as error:
        from desktop.app.words import tell_fault  # noqa: PLC0415 - Qt only on faults

        return tell_fault(error, as_json=options.json)
    if facts is not None and options.act == "scrub" and not options.json:
        print(facts["text"], end="")
    elif facts is not None:
        _tell(facts, as_json=options.json)
    return 0


def _perform(options: argparse.Namespace) -> dict[str, object] | None:
    from desktop.app import commands  # noqa: PLC0415 - after --help

    acts: dict[str, Callable[[Workspace], Mapping[str, object]]] = {
        "import": lambda ws: _import(ws, options),
        "export": lambda ws: _export(ws, options),
        "reject": lambda ws: commands.reject(
            ws,
            options.reason,
            outcome=options.outcome,
            keep=not options.erase,
            relay=not options.no_relay,
        ),
        "notices": lambda ws: _notices(ws, options),
        "outbox": lambda ws: _outbox(ws, options),
        "batch": lambda ws: _batch(ws, options),
        "duty": lambda ws: _duty(ws, options),
        "anonymize": lambda ws: _anonymize(ws, options),
        "counts": lambda ws: _counts(ws, options),
        "reapproach": lambda ws: _reapproach(ws, options),
        "retention": lambda ws: commands.retention(ws, erase=options.erase),
        "sync": commands.sync,
        "enrol": lambda ws: commands.enrol(ws, options.enrolment_string),
        "credits": commands.show_credits,
        "profiles": lambda ws: _profiles(ws, options),
        "slots": lambda ws: _slots(ws, options),
        "ledger": lambda ws: _ledger(ws, options),
        "keys": lambda ws: _keys(ws, options),
        "scrub": lambda ws: _scrub(ws, options),
        "doctor": commands.doctor,
    }
    if options.act == "init":
        return _init(options)
    if options.act == "template":
        from desktop.app import file_acts  # noqa: PLC0415

        return dict(file_acts.template(options.file))
    workspace = _open(options)
    if workspace is None:
        return None
    with closing(workspace), _log_of(workspace):
        log.info("act began: %s", options.act)
        facts = dict(acts[options.act](workspace))
        log.info("act done: %s", options.act)
        return facts


@contextmanager
def _log_of(workspace: "Workspace") -> Iterator[None]:
    """Log where the window logs; a fault leaves its code there, never its text."""
    from desktop.app.parts import log_folder  # noqa: PLC0415
    from desktop.core.log_setup import set_up_logging  # noqa: PLC0415

    set_up_logging(log_folder(workspace.folder))
    try:
        yield
    except AppError as error:
        log.info("act failed: %s", error.code.value)
        raise


def _import(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import file_acts  # noqa: PLC0415

    wishes = file_acts.ImportWishes(
        sheet=options.sheet,
        profile=options.profile,
        corrections=options.corrections,
        with_attachments=options.attachments,
    )
    return file_acts.import_file(workspace, options.file, _note, wishes)


def _wishes(options: argparse.Namespace) -> bool:
    """Say whether an import is asked to be more than plain."""
    return bool(options.sheet or options.profile or options.corrections or options.attachments)


def _export(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import file_acts  # noqa: PLC0415

    return file_acts.export(workspace, options.folder, options.form, _note)


def _notices(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import commands  # noqa: PLC0415

    if options.mark_sent:
        return commands.mark_sent(workspace)
    text = (options.template, options.tone)
    if options.smtp:
        return commands.send(workspace, text)
    return commands.notices(workspace, text, options.folder, _note)


def _outbox(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import commands  # noqa: PLC0415

    return commands.outbox(workspace, options.step, options.undo_id)


def _batch(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import commands  # noqa: PLC0415

    if options.step == "list":
        return commands.batches(workspace)
    if options.step in AWAY:
        return commands.put_batch_away(workspace, options.step, options.fingerprint)
    publication = _publication(options)
    return commands.batch(
        workspace, approve=options.approve, publication=publication, report=options.report
    )


def _duty(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import duty_acts  # noqa: PLC0415

    wishes = duty_acts.DutyWishes(
        what=options.what,
        form=options.form,
        folder=options.folder,
        posted_on=options.posted_on,
        settled=options.settled,
        contract=options.contract,
    )
    return duty_acts.duty(workspace, options.step, wishes)


def _anonymize(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import release_acts  # noqa: PLC0415

    wishes = release_acts.ReleaseWishes(
        options.out, options.column, options.k, options.leave_out_known, options.report
    )
    return release_acts.anonymize(workspace, options.file, wishes, _note)


def _reapproach(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import reapproach_acts  # noqa: PLC0415
    from desktop.core.domain.ids import PersonId  # noqa: PLC0415

    wishes = reapproach_acts.ReapproachWishes(
        tuple(PersonId(number) for number in options.person),
        options.text,
        options.on,
        options.channel,
        options.occupation,
        options.file,
    )
    return reapproach_acts.reapproach(workspace, options.step, wishes)


def _profiles(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import relay_acts  # noqa: PLC0415

    told = (options.confirm, options.actor, options.sha256)
    return relay_acts.profiles(workspace, options.step, options.what, told)


def _slots(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import relay_acts  # noqa: PLC0415

    return relay_acts.slots(workspace, options.step, options.what)


def _ledger(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import relay_acts  # noqa: PLC0415

    return relay_acts.ledger(workspace, options.folder)


def _keys(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import relay_acts  # noqa: PLC0415

    return relay_acts.device_keys(workspace, options.step, options.name)


def _counts(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import release_acts  # noqa: PLC0415

    asked = (options.by, options.across, options.year, options.quarter)
    return release_acts.counts(workspace, asked, options.exact, options.out)


def _scrub(workspace: "Workspace", options: argparse.Namespace) -> Mapping[str, object]:
    from desktop.app import commands, file_acts  # noqa: PLC0415

    return commands.scrub(workspace, file_acts.read_plain_text(options.file), options.person)


def _init(options: argparse.Namespace) -> dict[str, object]:
    from desktop.app.parts import make_ports  # noqa: PLC0415
    from desktop.core.domain.workspace import NewWorkspace, WorkspaceSettings  # noqa: PLC0415
    from desktop.core.services.workspace.create_workspace import create_workspace  # noqa: PLC0415

    settings = WorkspaceSettings(
        company_name=options.company, contact_person=options.contact, company_email=options.email
    )
    new = NewWorkspace(settings, passphrase=_passphrase(options))
    created = create_workspace(_folder(options), new, make_ports())
    created.workspace.close()
    return {"created": str(_folder(options)), "recovery_key": created.recovery_key}


def _open(options: argparse.Namespace) -> "Workspace | None":
    from desktop.app.handover import hand_over  # noqa: PLC0415
    from desktop.app.parts import make_ports  # noqa: PLC0415
    from desktop.core.domain.workspace import Unlock  # noqa: PLC0415
    from desktop.core.services.workspace.open_workspace import open_workspace  # noqa: PLC0415

    try:
        unlock = Unlock(passphrase=_passphrase(options))
        return open_workspace(_folder(options), unlock, make_ports())
    except AppError as error:
        is_held = error.code is ErrorCode.ALREADY_OPEN
        file = str(options.file.resolve()) if options.act == "import" else ""
        # The window takes the file as it comes: wishes would be lost on the way.
        is_plain = options.act == "import" and not _wishes(options)
        can_hand = is_held and (options.act == "sync" or is_plain)
        if not can_hand or not hand_over(_folder(options), options.act, file):
            raise
        _tell({"handed_to_window": True}, as_json=options.json)
        return None


def _folder(options: argparse.Namespace) -> Path:
    from desktop.core.paths import default_workspace_folder  # noqa: PLC0415

    return options.workspace or default_workspace_folder()


def _passphrase(options: argparse.Namespace) -> str:
    """Read the passphrase from a descriptor or a file, never from the command line itself."""
    named = os.environ.get(_PASSPHRASE_FILE)
    try:
        if options.passphrase_fd is not None:
            with os.fdopen(options.passphrase_fd, encoding="utf-8") as stream:
                return stream.readline().rstrip("\r\n")
        return Path(named).read_text(encoding="utf-8").rstrip("\r\n") if named else ""
    except (OSError, ValueError, TypeError) as error:  # TypeError: a number too large for one
        raise AppError(ErrorCode.KEY_NOT_FOUND) from error


def _publication(options: argparse.Namespace) -> "Publication | None":
    from desktop.core.domain.batch import Publication  # noqa: PLC0415

    if not options.published_at:
        return None
    return Publication(options.published_at, options.published_on or date.today())  # noqa: DTZ011 - the user's own day


def _tell(facts: object, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(facts, ensure_ascii=False))
        return
    if isinstance(facts, dict):
        for name, value in facts.items():
            print(f"{name}: {value}")


def _note(done: int, total: int | None) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} / {total or '?'}", end="", file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    """A parser that ends with the exit code of a wrong call, as the list above says."""

    @override
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(_EX_USAGE, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument("--workspace", type=Path, help="folder of the workspace")
    shared.add_argument(
        "--passphrase-fd", type=int, help="read the passphrase from this descriptor"
    )
    shared.add_argument("--json", action="store_true", help="answer in one line of JSON")
    parser = _Parser(prog="desktop.cli", description="Career Relay without a window")
    acts = parser.add_subparsers(dest="act", required=True)
    add = {
        name: acts.add_parser(name, parents=[shared], help=words)
        for name, words in (
            ("init", "make a workspace"),
            ("enrol", "enrol at an agency"),
            ("import", "import a file of applicants"),
            ("export", "write down everybody, under the headings of their lists"),
            ("template", "write an empty list to fill in"),
            ("reject", "reject everybody with an outcome"),
            ("notices", "write, queue or mark notices"),
            ("outbox", "send what is due, pause, resume, take back"),
            ("batch", "propose, approve, list, discard or withdraw anonymous records"),
            ("duty", "write the notice or a letter, settle and prove what the law asks for"),
            ("anonymize", "anonymize a file by itself, with its risk report"),
            ("counts", "count people with noise; one table, its numbers for good"),
            ("reapproach", "tell who may be invited again, decide, record answers and wishes"),
            ("retention", "tell or erase rejected people past their time"),
            ("sync", "send what waits, fetch what is new"),
            ("credits", "tell units and slots"),
            ("profiles", "tell, approve or refuse requests for profiles; offer items"),
            ("slots", "tell slots asked for, use one, give one back"),
            ("ledger", "write the ledger as a workbook"),
            ("keys", "tell this device's name, renew its key, revoke a lost device"),
            ("scrub", "take personal data out of a text"),
            ("demo", "perform the main job on a sample company"),
            ("doctor", "look whether all is well"),
        )
    }
    add_options(add)
    return parser


if __name__ == "__main__":
    sys.exit(main())
