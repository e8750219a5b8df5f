"""What the columns of files of one shape are: remembered once a person has used them."""

from collections.abc import Sequence

from desktop.core.domain.application import Done
from desktop.core.domain.attributes import Attribute, ColumnRule, Ladder
from desktop.core.domain.changes import Change
from desktop.core.domain.file_release import FileReading
from desktop.core.services.privacy.file_columns import ColumnChoices, is_open
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.counts import (
    delete_file_profile,
    read_file_profile,
    write_file_profile,
)


def remember_choices(workspace: Workspace, reading: FileReading) -> None:
    """Remember how this file was read for the next of its shape; headings, never cells."""
    rules = reading.profile.rules
    kept = {
        rule.header: (rule.attribute.value, rule.ladder.value if rule.ladder else "")
        for rule in rules
        if rule.header and not rule.is_fixed
    }
    with workspace.store.write() as connection:
        write_file_profile(connection, reading.analysis.shape_key, kept, workspace.clock.now())


def remembered_choices(
    workspace: Workspace, shape_key: str, rules: Sequence[ColumnRule]
) -> ColumnChoices:
    """Return what was chosen for files of this shape, where it is another than is proposed."""
    with workspace.store.read() as connection:
        kept = read_file_profile(connection, shape_key)
    found = {}
    for rule in rules:
        if rule.is_fixed or rule.header not in kept:
            continue
        attribute, ladder = kept[rule.header]
        choice = (Attribute(attribute), Ladder(ladder) if ladder else None)
        if choice != (rule.attribute, rule.ladder) and is_open(*choice):
            found[rule.column] = choice
    return found


def forget_choices(workspace: Workspace, shape_key: str) -> Done:
    """Forget them; the next file of this shape is understood anew."""
    with workspace.store.write() as connection:
        return Done(delete_file_profile(connection, shape_key), frozenset({Change.IMPORTS}))
