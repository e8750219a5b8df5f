"""An agency in this process behind a line that can break where a test says."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from typing_extensions import override

from agency.in_process import InProcessAgency
from agency.service import code_limits, enrolments, registrations
from agency.service.registrations import Outcome
from desktop.core.domain.application import PersonDraft
from desktop.core.domain.batch import BatchState
from desktop.core.domain.ids import BatchId, PersonId
from desktop.core.services.notices.queue_notices import new_token
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from desktop.core.storage.queries.agency import AgencyRow, present_agency
from desktop.core.storage.queries.batches import approve_row, insert_batch
from desktop.core.storage.queries.notices import insert_tokens
from desktop.sync.address import AgencyAddress
from desktop.sync.engine import SyncEngine
from tests.unit.agency.rig import Rig, form
from wire import canonical, keys
from wire.api import AgencyApi, AgencyRefusedError, AgencyUnreachableError, PutResult
from wire.device_keys import DeviceRevoked, KeyRotation, KeysRotated
from wire.link_token import TokenKind
from wire.messages import (
    BalanceStatement,
    Discovery,
    Enrolment,
    EnrolmentRequest,
    EventPage,
    RevocationAnswer,
    Withdrawal,
)
from wire.problems import Problem, ProblemDetail
from wire.profile import ProfileHandOver, ProfileOffer, ProfileReceipt, RefusalCode
from wire.redemption import Redemption, RedemptionRequest


def post_notice(workspace: Workspace, url: str = "https://example.org/notice") -> None:
    """Confirm that the public notice stands, or with an empty address that it does not."""
    settings = read_settings(workspace)
    posted_on = date(2026, 11, 1) if url else None
    save_settings(
        workspace, replace(settings, publication_url=url, publication_posted_on=posted_on)
    )


@dataclass
class Line(AgencyApi):
    """An agency asked over a line.

    Attributes:
        agency: The agency itself.
        before: Called with the name of each act before it is handed over; may raise.
        after: Called after the agency did it and before the answer arrives; may raise.
        alter: Changes a page of events on its way.
        stated: Changes the statement of the ledger on its way.
        sealed: Changes the answer to an enrolment on its way.
    """

    agency: InProcessAgency
    before: Callable[[str], None] = field(default=lambda _act: None)
    after: Callable[[str], None] = field(default=lambda _act: None)
    alter: Callable[[EventPage], EventPage] = field(default=lambda page: page)
    sealed: Callable[[Enrolment], Enrolment] = field(default=lambda answer: answer)
    stated: Callable[[BalanceStatement], BalanceStatement] = field(default=lambda told: told)
    puts: list[tuple[int, str, str]] = field(default_factory=list)

    @override
    def discovery(self) -> Discovery:
        return self.agency.discovery()

    @override
    def enrol(self, request: EnrolmentRequest) -> Enrolment:
        self.before("enrol")
        answer = self.agency.enrol(request)
        self.after("enrol")
        return self.sealed(answer)

    @override
    def put_batch(self, body: bytes, *, seq: int, prev: str) -> PutResult:
        self.puts.append((seq, prev[:8], canonical.sha256_hex(body)[:8]))
        self.before("put")
        result = self.agency.put_batch(body, seq=seq, prev=prev)
        self.after("put")
        return result

    @override
    def has_batch(self, batch_id: str) -> bool:
        self.before("head")
        return self.agency.has_batch(batch_id)

    @override
    def withdraw_batch(self, batch_id: str) -> Withdrawal:
        self.before("withdraw")
        answer = self.agency.withdraw_batch(batch_id)
        self.after("withdraw")
        return answer

    @override
    def revoke_links(self, tokens: tuple[str, ...]) -> RevocationAnswer:
        self.before("revoke")
        answer = self.agency.revoke_links(tokens)
        self.after("revoke")
        return answer

    @override
    def events(self, *, after: int, limit: int = 500) -> EventPage:
        self.before("events")
        return self.alter(self.agency.events(after=after, limit=limit))

    @override
    def balance(self) -> BalanceStatement:
        self.before("balance")
        return self.stated(self.agency.balance())

    @override
    def rotate_keys(self, request: KeyRotation) -> KeysRotated:
        self.before("rotate")
        answer = self.agency.rotate_keys(request)
        self.after("rotate")
        return answer

    @override
    def revoke_device(self, device_id: str) -> DeviceRevoked:
        self.before("revoke-device")
        answer = self.agency.revoke_device(device_id)
        self.after("revoke-device")
        return answer

    @override
    def redeem(self, redemption_id: str, request: RedemptionRequest) -> Redemption:
        self.before("redeem")
        answer = self.agency.redeem(redemption_id, request)
        self.after("redeem")
        return answer

    @override
    def release(self, redemption_id: str) -> Redemption:
        self.before("release")
        answer = self.agency.release(redemption_id)
        self.after("release")
        return answer

    @override
    def offer_profiles(self, offer: ProfileOffer) -> ProfileOffer:
        self.before("offer")
        answer = self.agency.offer_profiles(offer)
        self.after("offer")
        return answer

    @override
    def hand_over_profile(self, profile: ProfileHandOver) -> ProfileReceipt:
        self.before("hand-over")
        answer = self.agency.hand_over_profile(profile)
        self.after("hand-over")
        return answer

    @override
    def refuse_profile(self, consent_id: str, code: RefusalCode) -> ProfileReceipt:
        self.before("refuse")
        answer = self.agency.refuse_profile(consent_id, code)
        self.after("refuse")
        return answer

    @override
    def model(self, name: str, version: str) -> bytes:
        self.before("model")
        answer = self.agency.model(name, version)
        self.after("model")
        return answer


def breaks(act: str) -> Callable[[str], None]:
    """Return a hook that breaks the line at one act, once."""
    left = [act]

    def hook(name: str) -> None:
        if name in left:
            left.remove(name)
            raise AgencyUnreachableError("ConnectionError")

    return hook


def approved_batch(workspace: Workspace, body: bytes, *people: int) -> BatchId:
    """Put an approved batch of twenty records into the outbox."""
    now = workspace.clock.now()
    values = {
        "state": BatchState.DRAFT.value,
        "sha256": canonical.sha256_hex(body),
        "body": body,
        "record_count": 20,
        "quarter": "2026Q4",
        "created_at": now,
    }
    with workspace.store.write() as connection:
        batch_id = insert_batch(connection, values, people)
        approve_row(connection, batch_id, actor="岡田", now=now)
    return batch_id


class Peer:
    """A workspace enrolled at an agency in this process."""

    def __init__(self, workspace: Workspace, rig: Rig) -> None:
        self.workspace = workspace
        self.rig = rig
        self.line = Line(InProcessAgency(rig.agency, ""))
        self.engine = SyncEngine(workspace, self.connect, lambda low, _high: low)

    def connect(self, address: AgencyAddress) -> AgencyApi:
        key = Ed25519PrivateKey.from_private_bytes(address.device_key)
        self.line.agency = InProcessAgency(self.rig.agency, keys.device_id(key.public_key()))
        return self.line

    @staticmethod
    def address(row: AgencyRow) -> AgencyAddress:
        return AgencyAddress(row.profile.base_url, "", row.public_key, row.device_key)

    def code(self) -> str:
        return enrolments.create_code(self.rig.agency, "株式会社みのり精工").text

    def approve(self, body: bytes, *people: int) -> BatchId:
        """Put an approved batch into the outbox."""
        return approved_batch(self.workspace, body, *people)

    def scalars(self, query: str) -> list[object]:
        with self.workspace.store.read() as connection:
            return list(connection.exec_driver_sql(query).scalars())

    def states(self) -> list[object]:
        return self.scalars("SELECT state FROM batch ORDER BY id")


def refused(problem: Problem, status: int, **more: object) -> AgencyRefusedError:
    return AgencyRefusedError(ProblemDetail(problem.value, status, **more))  # type: ignore[arg-type] - test shorthand


def raising(act: str, error: Exception) -> Callable[[str], None]:
    """Return a hook that raises whenever one act is asked for."""

    def hook(name: str) -> None:
        if name == act:
            raise error

    return hook


def person(peer: Peer, name: str = "見本 花子") -> PersonId:
    draft = PersonDraft(name, birth_date=date(1990, 4, 1))
    return save_person(peer.workspace, None, draft, None).person_id


def linked(peer: Peer, draft: PersonDraft) -> tuple[PersonId, str]:
    """Put somebody on file who got a personal link; return their number and the link's token."""
    person_id = save_person(peer.workspace, None, draft, None).person_id
    with peer.workspace.store.write() as connection:
        agency = present_agency(connection)
        token = new_token(agency, TokenKind.PERSONAL)
        values = {
            "token": token,
            "kid": agency.kid,
            "kind": "personal",
            "person_id": person_id,
            "state": "sent",
            "minted_at": peer.workspace.clock.now(),
        }
        insert_tokens(connection, [values])
    return person_id, token


def register(peer: Peer, token: str, number: int = 1, *, items: tuple[str, ...] = ()) -> str:
    """Register by a link and agree to the hand-over of items; return the agency's person key."""
    asked = replace(form(number), profile_items=items, texts={"profile": "同意の文面"})
    begun = registrations.begin(peer.rig.agency, peer.rig.link(token), asked)
    assert peer.rig.confirm(begun, number) is Outcome.REGISTERED
    return code_limits.address_key(peer.rig.agency, asked.data.email)


def without_first(page: EventPage) -> EventPage:
    return msgspec.structs.replace(page, events=page.events[1:])
