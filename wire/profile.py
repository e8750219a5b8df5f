"""Consented profiles: what a candidate lets an employer hand over, item by item.

The identified lane. It is opened by the candidate alone; nothing here ever meets a record of a
batch. Evaluation, rejection reason and free text are no items.

Source:
    `docs/wire.md`, "Profiles"; decision 3.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

import msgspec

MAX_ITEM_CHARACTERS: Final = 500


class ProfileItem(StrEnum):
    """What may be handed over. The candidate sees each by its name before agreeing."""

    OCCUPATION = "occupation"
    """The occupation applied for."""
    EXPERIENCE = "experience"
    """Years of experience."""
    EDUCATION = "education"
    QUALIFICATIONS = "qualifications"
    PREFECTURE = "prefecture"


class RefusalCode(StrEnum):
    """Why nothing was handed over."""

    IDENTITY_MISMATCH = "identity-mismatch"
    """E-mail or name is not the applicant's, or the applicant has no address."""
    DECLINED = "declined"
    """A person at the employer said no."""


class ProfileState(StrEnum):
    """Where a consented hand-over stands."""

    ASKED = "asked"
    HANDED_OVER = "handed-over"
    REFUSED = "refused"
    REVOKED = "revoked"


class ProfileOffer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body and answer of `PUT /v1/profiles/offer`: the employer's switch.

    Attributes:
        items: What candidates may be asked about, in this order; none switches the feature off,
            which is how every employer begins.
    """

    items: tuple[ProfileItem, ...]


class ProfileHandOver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of `POST /v1/profiles`: exactly the items consented to, no more and no fewer.

    Attributes:
        token: The personal relay token.
        consent_id: From `profile.requested`.
        items: Text by item, at most 500 characters each; empty where the employer has none.
    """

    token: str
    consent_id: str
    items: dict[ProfileItem, Annotated[str, msgspec.Meta(max_length=MAX_ITEM_CHARACTERS)]]


class ProfileRefusal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of `PUT /v1/profiles/{consent_id}/refusal`."""

    code: RefusalCode


class ProfileReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to a hand-over or a refusal; a replay says the same.

    Attributes:
        consent_id: Which consent.
        state: A `ProfileState`, or one of a later version.
        items: Names of the items the agency holds.
        server_time: When the state was reached.
    """

    consent_id: str
    state: str
    items: tuple[str, ...]
    server_time: datetime
