"""Acts of the command line about profiles, slots, the ledger and this device's keys."""

import json
from collections.abc import Mapping
from pathlib import Path

from desktop.app.parts import make_engine
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.profile import ProfileField, ProfileRequest
from desktop.core.domain.redemption import SlotRow
from desktop.core.services.credits.contract import read_statement, read_terms
from desktop.core.services.credits.redeem import list_slots, release_slot, use_slot
from desktop.core.services.exports.ledger import export_ledger
from desktop.core.services.profiles.offer import offer_profiles, read_profile_offer
from desktop.core.services.profiles.provision import Provision, read_provisions
from desktop.core.services.profiles.requests import (
    approve_request,
    list_requests,
    refuse_request,
)
from desktop.core.services.workspace.context import Workspace, choose_actor

Facts = Mapping[str, object]
PROFILE_STEPS = ("list", "approve", "refuse", "offer", "records")
SLOT_STEPS = ("list", "use", "release")
KEY_STEPS = ("show", "renew", "revoke")


def profiles(
    workspace: Workspace, step: str, what: str, offer: tuple[str, str, str] = ("", "", "")
) -> Facts:
    """Do one step about consented profiles.

    Args:
        workspace: The open workspace.
        step: One of `PROFILE_STEPS`.
        what: Number of the request; for ``offer`` names of items, parted by commas.
        offer: (what is confirmed, who confirms it, fingerprint of the values looked at).
    """
    statement, actor, seen = offer
    if step == "approve":
        approve_request(workspace, _number(what), seen or None)
    elif step == "refuse":
        refuse_request(workspace, _number(what))
    elif step == "offer":
        at_work = choose_actor(workspace, actor) if actor else workspace
        offer_profiles(at_work, _fields(what), statement)
    elif step == "records":
        return {"records": [_record(one) for one in read_provisions(workspace)]}
    offered = read_profile_offer(workspace)
    return {
        "offered": [item.value for item in offered.items],
        "requests": [_told(one) for one in list_requests(workspace)],
    }


def slots(workspace: Workspace, step: str, what: str) -> Facts:
    """List 紹介枠 asked for, use one by a file that describes the position, or give one back."""
    facts: dict[str, object] = {}
    if step == "use":
        facts["ref"] = use_slot(workspace, _position(Path(what)))
    elif step == "release":
        release_slot(workspace, what)
    return facts | {"slots": [_slot(one) for one in list_slots(workspace)]}


def ledger(workspace: Workspace, folder: Path | None) -> Facts:
    """Write the ledger as a workbook; tell the terms and whether the statement agrees."""
    path = export_ledger(workspace, folder or workspace.folder.parent / "exports")
    terms, check = read_terms(workspace), read_statement(workspace)
    return {
        "file": str(path),
        "terms": "" if terms is None else terms.version,
        "statement_agrees": None if check is None else check.agrees,
        "differences": [] if check is None else [one.member for one in check.differences],
    }


def device_keys(workspace: Workspace, step: str, name: str) -> Facts:
    """Tell this device's name, renew its key, or revoke another device by name."""
    engine = make_engine(workspace)
    if step == "renew":
        engine.renew_device_key()
    elif step == "revoke":
        engine.revoke_device(name)
    return {"device": engine.device_name(), "revoked": name if step == "revoke" else ""}


def _told(one: ProfileRequest) -> Facts:
    """Tell a request by numbers and what would go: names and addresses stay in the window."""
    return {
        "number": one.request_id,
        "person": one.person_id,
        "state": one.state.value,
        "items": list(one.items),
        "obstacles": [each.value for each in one.obstacles],
        "values": dict(one.values),
        "sha256": one.sha256,
        "fault": one.fault,
    }


def _record(one: Provision) -> Facts:
    return {
        "at": one.at.isoformat(),
        "recipient": one.recipient,
        "person": one.person_name,
        "items": one.items,
        "basis": one.basis,
        "records": one.record_count,
        "sha256": one.sha256,
    }


def _slot(one: SlotRow) -> Facts:
    return {
        "ref": one.ref,
        "state": one.state.value,
        "job_title": one.job_title,
        "units": one.units,
        "fault": one.fault,
    }


def _position(path: Path) -> Mapping[str, object]:
    try:
        wanted = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AppError(ErrorCode.IMPORT_FILE_MISSING) from error
    except ValueError as error:
        raise AppError(ErrorCode.SLOT_INVALID) from error
    if not isinstance(wanted, dict):
        raise AppError(ErrorCode.SLOT_INVALID)
    return wanted


def _fields(text: str) -> tuple[ProfileField, ...]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    known: dict[str, ProfileField] = {item.value: item for item in ProfileField}
    if not set(names) <= set(known):
        raise AppError(ErrorCode.SETTING_INVALID, {"field": "profile_items"})
    return tuple(known[name] for name in names)


def _number(what: str) -> int:
    return int(what) if what.isdecimal() else 0
