"""The acts of the command line that read or write lists of people."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.app.parts import sheet_reader
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportChoices, ImportPreview, ReadingChoice
from desktop.core.importers.csv_file import decode
from desktop.core.services.attachments.find_attachments import find_attachments
from desktop.core.services.attachments.take_in import take_in_attachments
from desktop.core.services.exports.corrections import write_corrections
from desktop.core.services.exports.export_people import ExportForm, export_people
from desktop.core.services.exports.outputs import next_output
from desktop.core.services.exports.template import write_template
from desktop.core.services.import_profiles.profiles import find_profile_named, note_use
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.workspace.context import Workspace

Facts = Mapping[str, object]
Note = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class ImportWishes:
    """What the command line asks of an import; the defaults leave all to the file.

    Attributes:
        profile: Name of a saved reading.
        corrections: Where the rows that wait are written; None leaves them in the file.
    """

    sheet: str = ""
    profile: str = ""
    corrections: Path | None = None
    with_attachments: bool = False


def import_file(
    workspace: Workspace, path: Path, note: Note, wishes: ImportWishes | None = None
) -> Facts:
    """Import everything good of a file; rows that wait stay in it."""
    wanted = wishes or ImportWishes()
    profile = find_profile_named(workspace, wanted.profile) if wanted.profile else None
    choice = ReadingChoice(sheet_name=wanted.sheet, profile=profile)
    preview = prepare_import(
        workspace, sheet_reader(), path, choice=choice, progress=note, is_cancelled=_never
    )
    waiting = _corrections(workspace, preview, wanted.corrections)
    result = import_people(workspace, preview, ImportChoices(), progress=note, is_cancelled=_never)
    if preview.profile is not None:
        note_use(workspace, preview.profile)
    facts: dict[str, object] = {
        "imported": result.imported,
        "new_people": result.new_people,
        "unchanged": result.unchanged,
        "left_out": result.left_out,
        "problems": len(preview.analysis.problems),
        "undo": result.undo_id,
        **waiting,
    }
    if wanted.with_attachments:
        taken = take_in_attachments(
            workspace,
            result.import_id,
            find_attachments(path, preview.analysis),
            progress=note,
            is_cancelled=_never,
        )
        facts["attachments"] = taken.count
        # Rows and faults, not names: what the files are called is for the screen.
        facts["attachment_problems"] = [
            {"row": one.row_number, "fault": one.fault.value} for one in taken.problems
        ]
    return facts


def _corrections(workspace: Workspace, preview: ImportPreview, path: Path | None) -> Facts:
    """Write the rows that wait before anything is imported: nothing good may hide them."""
    if path is None or not preview.held_rows:
        return {}
    if path.exists():
        # Perhaps the very file that is read.
        raise AppError(ErrorCode.EXPORT_FOLDER)
    from desktop.app.words import use_language  # noqa: PLC0415 - Qt only where words are needed
    from desktop.ui.imports.wording import corrections_heading, problem_text  # noqa: PLC0415

    use_language()
    written = write_corrections(
        workspace, preview, path, reason_heading=corrections_heading(), wording=problem_text
    )
    return {"corrections": str(written.path), "waiting": written.row_count}


def export(workspace: Workspace, folder: Path | None, form: str, note: Note) -> Facts:
    """Write down everybody as a new file below the folder."""
    place = folder or workspace.folder.parent / "exports"
    suffix = ".xlsx" if form == ExportForm.XLSX.value else ".csv"
    path = next_output(workspace, place, "export", suffix)
    done = export_people(workspace, path, ExportForm(form), progress=note, is_cancelled=_never)
    return {
        "files": [str(one) for one in done.paths],
        "rows": done.row_count,
        "cut": done.cut_count,
    }


def template(path: Path) -> Facts:
    """Write an empty list to fill in; a file that is there already stays."""
    if path.exists():
        raise AppError(ErrorCode.EXPORT_FOLDER)
    return {"file": str(path), "columns": write_template(path)}


def _never() -> bool:
    return False


def read_plain_text(path: Path | None) -> str:
    """Return what a text file holds, or what is typed or piped in where there is none.

    Raises:
        AppError: IMPORT_FILE_MISSING, IMPORT_LOCKED, IMPORT_WRONG_TYPE.
    """
    try:
        data = sys.stdin.buffer.read() if path is None else path.read_bytes()
    except FileNotFoundError as error:
        raise AppError(ErrorCode.IMPORT_FILE_MISSING) from error
    except OSError as error:
        raise AppError(ErrorCode.IMPORT_LOCKED) from error
    return decode(data)[0]
