"""People by the text they get: what the page keeps between two questions to the store."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.notice import (
    RELAY_KINDS,
    STANDARD_TONE,
    ChosenText,
    LintFinding,
    NoticeTemplate,
    TextKey,
)
from desktop.core.services.notices.preview_notices import lint_notices, list_waiting
from desktop.core.services.notices.templates import group_by_text

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace


@dataclass(frozen=True, slots=True)
class Group:
    """People who get the same text, the text as it stands in the editor, what the check found."""

    text: ChosenText
    template: NoticeTemplate
    application_ids: tuple[ApplicationId, ...]
    findings: tuple[LintFinding, ...] = ()

    @property
    def key(self) -> str:
        """Name of the group: the same for every tone."""
        return group_key(self.text.key)

    @property
    def is_changed(self) -> bool:
        """Whether the editor holds another text than is kept."""
        kept = self.text.template
        return (self.template.subject, self.template.body) != (kept.subject, kept.body)

    @property
    def asks_for_relay(self) -> bool:
        """Whether people of this group would get the relay paragraph."""
        template = self.template
        has_place = template.with_relay and "{{リレー" in template.body
        return bool(self.application_ids and has_place and template.kind in RELAY_KINDS)


@dataclass(slots=True)
class Wishes:
    """What the user chose: for whom, how it speaks, which stage for whom, what is edited."""

    application_ids: tuple[ApplicationId, ...] = ()
    tones: dict[str, str] = field(default_factory=dict)
    stages: dict[ApplicationId, str] = field(default_factory=dict)
    edits: dict[TextKey, NoticeTemplate] = field(default_factory=dict)
    with_relay: bool | None = None

    def copy(self) -> "Wishes":
        """Return what a worker may read while the user goes on."""
        return Wishes(
            self.application_ids,
            dict(self.tones),
            dict(self.stages),
            dict(self.edits),
            self.with_relay,
        )


def group_key(key: TextKey) -> str:
    """Return the name of a group."""
    return "/".join((key.stage, str(key.vacancy_id or ""), key.reason)).rstrip("/")


def with_edit(group: Group, wishes: Wishes) -> Group:
    """Return a group with its text as the editor has it."""
    edit = wishes.edits.get(group.text.key)
    if edit is None:
        return group
    return replace(group, template=replace(edit, with_relay=group.template.with_relay))


def tone_of(wishes: Wishes, stage: str) -> str:
    """Return how a stage's text speaks."""
    return wishes.tones.get(stage, STANDARD_TONE)


def load_groups(wishes: Wishes, workspace: "Workspace") -> list[Group]:
    """Return everybody by the text they get, checked."""
    ids = wishes.application_ids or list_waiting(workspace)
    found = group_by_text(workspace, ids, wishes.tones, wishes.stages)
    groups = []
    for each in found:
        template = wishes.edits.get(each.text.key, each.text.template)
        if wishes.with_relay is not None and template.kind in RELAY_KINDS:
            template = replace(template, with_relay=wishes.with_relay)
        groups.append(Group(each.text, template, each.application_ids))
    return _checked(groups, workspace)


def _checked(groups: Sequence[Group], workspace: "Workspace") -> list[Group]:
    """Return the groups with what the check found; an empty one's text is checked too."""
    return [
        replace(group, findings=lint_notices(workspace, group.application_ids, group.template))
        if group.application_ids or group.is_changed
        else replace(group, findings=())
        for group in groups
    ]
