"""The templates of notices: shipped ones, and the ones the company changed."""

from functools import cache

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.codes import Stage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.notice import STAGE_KINDS, NoticeTemplate, TextKey
from desktop.core.mail.templates import (
    NOTICE_PLACEHOLDERS,
    parse_template,
    unknown_placeholders,
)
from desktop.core.paths import resources_folder
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.notice_texts import insert_text, read_text

TEMPLATE_STAGES = ("document", "interview", "final")
_STAGE_TEMPLATES = {
    Stage.DOCUMENT: "document",
    Stage.FIRST: "interview",
    Stage.SECOND: "interview",
    Stage.FINAL: "final",
    Stage.OFFER: "final",
}


def template_stage_of(stage: Stage | None) -> str:
    """Return the template that fits how far an application came."""
    return "document" if stage is None else _STAGE_TEMPLATES[stage]


def list_placeholders() -> tuple[str, ...]:
    """Return the placeholders a template may hold, in the order shown."""
    return NOTICE_PLACEHOLDERS


def read_template(workspace: Workspace, stage: str) -> NoticeTemplate:
    """Return the company's template, or the shipped one."""
    with workspace.store.read() as connection:
        kept = read_text(connection, TextKey(stage))
    return kept.template if kept else shipped_template(stage)


def list_templates(workspace: Workspace) -> tuple[NoticeTemplate, ...]:
    """Return all templates in the order of the stages."""
    return tuple(read_template(workspace, stage) for stage in TEMPLATE_STAGES)


def save_template(workspace: Workspace, template: NoticeTemplate) -> Done:
    """Keep a changed template.

    Raises:
        AppError: TEMPLATE_BROKEN with the ``placeholder`` nothing fills, or an empty subject or
            body.
    """
    unknown = unknown_placeholders(f"{template.subject}\n{template.body}")
    if unknown or not template.subject.strip() or not template.body.strip():
        context = {"placeholder": unknown[0]} if unknown else {"placeholder": ""}
        raise AppError(ErrorCode.TEMPLATE_BROKEN, context)
    with workspace.store.write() as connection:
        key = TextKey(template.stage, template.tone)
        now = workspace.clock.now()
        insert_text(connection, key, template, at=now, actor=workspace.actor)
        workspace.audit(connection, "template.saved", stage=template.stage)
    return Done(1, frozenset({Change.SETTINGS}))


@cache
def shipped_template(stage: str) -> NoticeTemplate:
    """Return the template that comes with the application."""
    if stage not in STAGE_KINDS:
        raise ValueError("no such template")
    return parse_template(stage, mail_text(stage))


@cache
def mail_text(name: str) -> str:
    """Return a shipped Japanese text by name."""
    file = resources_folder() / "mail" / "ja" / f"{name}.txt"
    return file.read_text(encoding="utf-8")
