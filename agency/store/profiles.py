"""Profiles a candidate lets an employer hand over; emptied when the consent is withdrawn."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from agency.store.tables import profiles
from wire.profile import ProfileState


@dataclass(frozen=True, slots=True, repr=False)
class HeldProfile:
    """One consent on the employer's side. Never printed: name, address and content are personal.

    Attributes:
        consent_id: Random name of the consent.
        token: The personal relay token.
        items: Names of the items consented to.
        state: Where the hand-over stands.
        name: As the candidate entered it; empty after a withdrawal.
        email: As the candidate entered it; empty after a withdrawal.
        content: Canonical JSON of the items handed over; empty before and after a withdrawal.
        refusal: Why nothing was handed over; else empty.
        changed_at: When the state was reached, in seconds since 1970.
    """

    consent_id: str
    token: str
    items: tuple[str, ...]
    state: ProfileState
    name: str
    email: str
    content: str
    refusal: str
    changed_at: int


def ask(connection: Connection, employer_id: int, asked: HeldProfile) -> None:
    """Keep a request for a profile."""
    connection.execute(
        insert(profiles).values(
            employer_id=employer_id,
            consent_id=asked.consent_id,
            token=asked.token,
            items=" ".join(asked.items),
            state=asked.state.value,
            name=asked.name,
            email=asked.email,
            content=asked.content,
            refusal=asked.refusal,
            changed_at=asked.changed_at,
        )
    )


def find(connection: Connection, employer_id: int, consent_id: str) -> HeldProfile | None:
    """Return a request for a profile by its consent."""
    row = connection.execute(
        select(profiles).where(
            profiles.c.employer_id == employer_id, profiles.c.consent_id == consent_id
        )
    ).one_or_none()
    if row is None:
        return None
    return HeldProfile(
        consent_id=consent_id,
        token=row.token,
        items=tuple(row.items.split()),
        state=ProfileState(row.state),
        name=row.name,
        email=row.email,
        content=row.content,
        refusal=row.refusal,
        changed_at=row.changed_at,
    )


def hand_over(
    connection: Connection, employer_id: int, consent_id: str, content: str, *, at: int
) -> None:
    """Keep the items handed over."""
    _change(
        connection,
        employer_id,
        consent_id,
        state=ProfileState.HANDED_OVER.value,
        content=content,
        changed_at=at,
    )


def refuse(
    connection: Connection, employer_id: int, consent_id: str, code: str, *, at: int
) -> None:
    """Note that nothing is handed over."""
    _change(
        connection,
        employer_id,
        consent_id,
        state=ProfileState.REFUSED.value,
        # Perhaps somebody else's: nobody needs it any more.
        name="",
        email="",
        refusal=code,
        changed_at=at,
    )


def revoke(connection: Connection, employer_id: int, consent_id: str, *, at: int) -> None:
    """Forget everything personal: the consent was withdrawn."""
    _change(
        connection,
        employer_id,
        consent_id,
        state=ProfileState.REVOKED.value,
        name="",
        email="",
        content="",
        changed_at=at,
    )


def _change(connection: Connection, employer_id: int, consent_id: str, **values: str | int) -> None:
    connection.execute(
        update(profiles)
        .where(profiles.c.employer_id == employer_id, profiles.c.consent_id == consent_id)
        .values(**values)
    )
