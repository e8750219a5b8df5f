"""Profiles handed over by an employer, by the candidate's consent alone (decision 3)."""

from agency.clock import moment, seconds
from agency.refusal import refuse
from agency.service.context import Agency
from agency.store import employers, profiles
from agency.store.devices import Device
from agency.store.profiles import HeldProfile
from wire import canonical
from wire.problems import Problem
from wire.profile import (
    ProfileHandOver,
    ProfileOffer,
    ProfileReceipt,
    ProfileState,
    RefusalCode,
)


def offer(agency: Agency, device: Device, asked: ProfileOffer) -> ProfileOffer:
    """Keep which items candidates may be asked about; none switches the feature off.

    Raises:
        Refusal: An item stands there twice.
    """
    if len(set(asked.items)) < len(asked.items):
        raise refuse(Problem.SCHEMA, 422, "an item stands there twice")
    items = tuple(item.value for item in asked.items)
    with agency.store.of_employer(device.employer.id) as connection:
        employers.offer(connection, device.employer.id, items)
    agency.links.forget()
    return asked


def hand_over(
    agency: Agency, device: Device, handed: ProfileHandOver
) -> tuple[ProfileReceipt, bool]:
    """Take exactly the items consented to; return the receipt and whether they are new.

    Raises:
        Refusal: No consent holds, the items are others, or it was refused or handed over before.
    """
    employer_id, now = device.employer.id, agency.clock.now()
    content = canonical.encode(handed.items).decode()
    with agency.store.of_employer(employer_id) as connection:
        held = profiles.find(connection, employer_id, handed.consent_id)
        held = _standing(held, token=handed.token)
        if set(handed.items) != set(held.items):
            raise refuse(Problem.SCHEMA, 422, "the items are not those consented to")
        is_repeated = held.state is ProfileState.HANDED_OVER and held.content == content
        if held.state is not ProfileState.ASKED and not is_repeated:
            raise refuse(Problem.CONFLICT, 409)
        if not is_repeated:
            profiles.hand_over(connection, employer_id, held.consent_id, content, at=seconds(now))
        after = profiles.find(connection, employer_id, held.consent_id)
    return _receipt(after or held), not is_repeated


def turn_down(agency: Agency, device: Device, consent_id: str, code: RefusalCode) -> ProfileReceipt:
    """Close a request without anything handed over; the first code stays.

    Raises:
        Refusal: No consent holds, or the profile was handed over.
    """
    employer_id, now = device.employer.id, agency.clock.now()
    with agency.store.of_employer(employer_id) as connection:
        held = _standing(profiles.find(connection, employer_id, consent_id))
        if held.state is ProfileState.HANDED_OVER:
            raise refuse(Problem.CONFLICT, 409)
        if held.state is ProfileState.ASKED:
            profiles.refuse(connection, employer_id, consent_id, code.value, at=seconds(now))
        after = profiles.find(connection, employer_id, consent_id)
    return _receipt(after or held)


def _standing(held: HeldProfile | None, token: str | None = None) -> HeldProfile:
    is_other = held is not None and token is not None and held.token != token
    if held is None or is_other or held.state is ProfileState.REVOKED:
        raise refuse(Problem.CONSENT_REQUIRED, 403)
    return held


def _receipt(held: HeldProfile) -> ProfileReceipt:
    is_held = held.state is ProfileState.HANDED_OVER
    return ProfileReceipt(
        consent_id=held.consent_id,
        state=held.state.value,
        items=held.items if is_held else (),
        server_time=moment(held.changed_at),
    )
