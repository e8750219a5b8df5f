"""The templates of notices: shipped ones, and the ones the company changed.

The narrowest text that exists wins: of the vacancy and the reason, of the vacancy, of the reason,
the company's own of stage and tone, the shipped one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.notice import (
    STAGE_KINDS,
    STANDARD_TONE,
    ChosenText,
    NoticeKind,
    NoticeTemplate,
    TextKey,
    TextSource,
)
from desktop.core.mail.templates import (
    NOTICE_PLACEHOLDERS,
    hidden_characters,
    parse_template,
    unknown_placeholders,
)
from desktop.core.paths import resources_folder
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.notice_texts import (
    insert_text,
    list_text_keys,
    read_text,
    vacancy_titles,
)
from desktop.core.storage.queries.notices import Addressee, read_addressees

TEMPLATE_STAGES = tuple(STAGE_KINDS)
_STAGE_TEMPLATES = {
    Stage.DOCUMENT: "document",
    Stage.FIRST: "interview",
    Stage.SECOND: "interview",
    Stage.FINAL: "final",
    Stage.OFFER: "final",
}
_OUTCOME_TEMPLATES = {
    Outcome.DECLINED.value: "reply",
    Outcome.IN_PROGRESS.value: "apology",
    Outcome.HIRED.value: "leaving",
}


@dataclass(frozen=True, slots=True)
class TextGroup:
    """People who get the same text."""

    text: ChosenText
    application_ids: tuple[ApplicationId, ...]


def template_stage_of(stage: Stage | None) -> str:
    """Return the template that fits how far an application came."""
    return "document" if stage is None else _STAGE_TEMPLATES[stage]


def template_stage_for(outcome: str, stage: Stage | None) -> str:
    """Return the template that fits how an application ended, or that it has not."""
    return _OUTCOME_TEMPLATES.get(outcome) or template_stage_of(stage)


def list_placeholders() -> tuple[str, ...]:
    """Return the placeholders a template may hold, in the order shown."""
    return NOTICE_PLACEHOLDERS


def read_template(workspace: Workspace, stage: str, tone: str = STANDARD_TONE) -> NoticeTemplate:
    """Return the company's template of a stage and tone, or the shipped one."""
    return read_chosen(workspace, TextKey(stage, tone)).template


def read_chosen(workspace: Workspace, key: TextKey) -> ChosenText:
    """Return the text that applies to a key, and whose it is."""
    with workspace.store.read() as connection:
        return choose_text(connection, key, frozenset(list_text_keys(connection)))


def choose_text(connection: Connection, key: TextKey, kept: frozenset[TextKey]) -> ChosenText:
    """Return the narrowest text there is for a key; ``kept`` are the keys with texts."""
    for source, each in _narrowest_first(key):
        found = read_text(connection, each) if each in kept else None
        if found is not None:
            titles = vacancy_titles(connection, [each.vacancy_id] if each.vacancy_id else [])
            title = titles.get(each.vacancy_id or 0, "")
            return ChosenText(each, source, found.template, title)
    plain = TextKey(key.stage, key.tone)
    return ChosenText(plain, TextSource.SHIPPED, shipped_template(key.stage, key.tone))


def _narrowest_first(key: TextKey) -> tuple[tuple[TextSource, TextKey], ...]:
    stage, tone, vacancy, reason = key.stage, key.tone, key.vacancy_id, key.reason
    order: list[tuple[TextSource, TextKey]] = []
    if vacancy is not None and reason:
        order.append((TextSource.VACANCY_AND_REASON, key))
    if vacancy is not None:
        order.append((TextSource.VACANCY, TextKey(stage, tone, vacancy)))
    if reason:
        order.append((TextSource.REASON, TextKey(stage, tone, None, reason)))
    return (*order, (TextSource.COMPANY, TextKey(stage, tone)))


def group_by_text(
    workspace: Workspace,
    application_ids: Sequence[ApplicationId],
    tones: Mapping[str, str],
    stages: Mapping[ApplicationId, str],
) -> tuple[TextGroup, ...]:
    """Return everybody with the text that applies, in the order of the stages.

    Each stage is there, with its company's text first, even where nobody gets it.

    Args:
        workspace: Whose.
        application_ids: Whom to write to.
        tones: The tone chosen for a stage; the standard one where none is.
        stages: The stage chosen by hand for somebody.
    """
    with workspace.store.read() as connection:
        kept = frozenset(list_text_keys(connection))
        people = read_addressees(connection, application_ids)
        chosen: dict[TextKey, ChosenText] = {}
        members: dict[TextKey, list[ApplicationId]] = {}
        for stage in TEMPLATE_STAGES:
            text = choose_text(connection, TextKey(stage, tones.get(stage, STANDARD_TONE)), kept)
            chosen[text.key], members[text.key] = text, []
        known: dict[TextKey, ChosenText] = {}
        for one in people:
            key = _key_of(one, tones, stages)
            if key not in known:
                known[key] = choose_text(connection, key, kept)
            text = known[key]
            chosen.setdefault(text.key, text)
            members.setdefault(text.key, []).append(one.application_id)
    order = sorted(chosen, key=lambda key: TEMPLATE_STAGES.index(key.stage))
    return tuple(TextGroup(chosen[key], tuple(members[key])) for key in order)


def _key_of(
    one: Addressee, tones: Mapping[str, str], stages: Mapping[ApplicationId, str]
) -> TextKey:
    stage = stages.get(one.application_id) or template_stage_for(
        one.outcome, Stage(one.stage) if one.stage else None
    )
    return TextKey(stage, tones.get(stage, STANDARD_TONE), one.vacancy_id, one.reason or "")


def save_template(workspace: Workspace, template: NoticeTemplate) -> Done:
    """Keep a changed template as the company's own of its stage and tone."""
    return save_text(workspace, TextKey(template.stage, template.tone), template)


def save_text_for(
    workspace: Workspace,
    template: NoticeTemplate,
    source: TextSource,
    application_id: ApplicationId | None,
) -> TextKey:
    """Keep a text for the vacancy, the reason or both of one application, or for the company.

    Raises:
        AppError: as `save_text`; NOTICE_BLOCKED where the application has none of these.
    """
    key = TextKey(template.stage, template.tone)
    if source is not TextSource.COMPANY and application_id is not None:
        with workspace.store.read() as connection:
            found = read_addressees(connection, [application_id])
        vacancy = found[0].vacancy_id if found and source is not TextSource.REASON else None
        reason = found[0].reason if found and source is not TextSource.VACANCY else None
        key = TextKey(template.stage, template.tone, vacancy, reason or "")
    if source is not TextSource.COMPANY and _source_of(key) is not source:
        raise AppError(ErrorCode.NOTICE_BLOCKED, {"count": 1})
    save_text(workspace, key, template)
    return key


def _source_of(key: TextKey) -> TextSource:
    return _narrowest_first(key)[0][0]


def save_text(workspace: Workspace, key: TextKey, template: NoticeTemplate) -> Done:
    """Keep a text as the newest version of its key.

    Raises:
        AppError: TEMPLATE_BROKEN with the ``placeholder`` nothing fills, or an empty subject or
            body, or a character nobody sees (``placeholder`` is its number).
    """
    text = f"{template.subject}\n{template.body}"
    unknown = unknown_placeholders(text)
    hidden = hidden_characters(text)
    if hidden:
        unknown = (f"U+{ord(hidden[0][0]):04X}", *unknown)
    if unknown or not template.subject.strip() or not template.body.strip():
        context = {"placeholder": unknown[0]} if unknown else {"placeholder": ""}
        raise AppError(ErrorCode.TEMPLATE_BROKEN, context)
    with workspace.store.write() as connection:
        now = workspace.clock.now()
        insert_text(connection, key, template, at=now, actor=workspace.actor)
        workspace.audit(connection, "template.saved", stage=key.stage)
    return Done(1, frozenset({Change.SETTINGS}))


@cache
def shipped_template(stage: str, tone: str = STANDARD_TONE) -> NoticeTemplate:
    """Return the template that comes with the application."""
    if stage not in STAGE_KINDS:
        raise ValueError("no such template")
    name = stage if tone == STANDARD_TONE else f"{stage}_{tone}"
    return parse_template(stage, mail_text(name), tone)


def is_result(stage: str) -> bool:
    """Say whether a text of this stage tells somebody the result."""
    return STAGE_KINDS[stage] is NoticeKind.RESULT


@cache
def mail_text(name: str) -> str:
    """Return a shipped Japanese text by name."""
    file = resources_folder() / "mail" / "ja" / f"{name}.txt"
    return file.read_text(encoding="utf-8")
