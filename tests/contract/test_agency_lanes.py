"""Keys, slots, profiles and models in all four ways; what each refuses, and that it repeats."""

import secrets
import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from agency.service import models, own_page, redemptions
from agency.store import invariants, ledger
from agency.store.published import ChangedInPlaceError
from tests.contract.peers import WAYS, Peer, Processes, open_peer, open_processes
from tests.integration.agency.rig import a_body
from wire import canonical, device_keys, events, keys, link_token, sealing
from wire.api import AgencyRefusedError
from wire.batch import GENESIS
from wire.device_keys import KeyRotation
from wire.events import EventType, ProfileRequested, typed_data
from wire.messages import seal_context
from wire.problems import Problem
from wire.profile import ProfileHandOver, ProfileItem, ProfileOffer, ProfileState, RefusalCode
from wire.redemption import RedemptionRequest, RedemptionState

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.slow]
LATHE = RedemptionRequest(job_title="旋盤工", region="14", skills=("測定機",))
ITEMS = (ProfileItem.EDUCATION, ProfileItem.QUALIFICATIONS)


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    with open_processes(tmp_path_factory.mktemp("agencies")) as running:
        yield running


@pytest.fixture(params=WAYS)
def peer(request: pytest.FixtureRequest, tmp_path: Path, processes: Processes) -> Iterator[Peer]:
    with open_peer(request.param, processes, tmp_path, request) as made:
        yield made


def refused(error: pytest.ExceptionInfo[AgencyRefusedError]) -> tuple[Problem | None, int]:
    return error.value.problem, error.value.status


def kinds(peer: Peer) -> list[str]:
    page = peer.api.events(after=0)
    assert events.is_chained(page.events, after_seq=0, prev=events.GENESIS)
    return [event.kind for event in page.events]


def sound(peer: Peer) -> bool:
    with peer.agency.store.reading() as connection:
        numbers = [
            found.id
            for found in [peer.agency.links.resolve(peer.token())]
            if found is not None
            for found in [found.link_key.employer]
        ]
        chain = [ledger.first_broken(connection, number) for number in numbers]
        return chain == [None] and not invariants.violations(connection)


def rotation(peer: Peer, key: Ed25519PrivateKey, *, renews: bool = False) -> KeyRotation:
    nonce = secrets.token_hex(8)
    return KeyRotation(
        device_pub=keys.b64url(key.public_key().public_bytes_raw()),
        x25519_pub=peer.request.x25519_pub,
        proof=device_keys.proof_of(key, peer.enrolment.device, nonce),
        nonce=nonce,
        renews_link_key=renews,
    )


# ---- slots ------------------------------------------------------------------------------------
def test_a_slot_is_reserved_once_and_given_back_once(peer: Peer) -> None:
    peer.earn(11)
    name = str(uuid.uuid4())
    first, again = peer.api.redeem(name, LATHE), peer.api.redeem(name, LATHE)
    held = peer.api.balance()
    back, twice = peer.api.release(name), peer.api.release(name)
    after = peer.api.balance()

    assert first == again
    assert (first.id, first.state, first.units) == (name, RedemptionState.RESERVED, 10)
    assert (held.available, held.reserved, held.open_slots, held.slots) == (1, 10, 0, 1)
    assert back == twice
    assert (back.state, back.reason) == (RedemptionState.RELEASED, "cancelled")
    assert (after.available, after.reserved, after.consumed) == (11, 0, 0)
    assert peer.api.redeem(name, LATHE).state == RedemptionState.RELEASED
    assert kinds(peer)[-2:] == ["credit.reserved", "credit.released"]
    assert sound(peer)


def test_a_slot_cannot_be_spent_twice(peer: Peer) -> None:
    peer.earn(10)
    peer.api.redeem(str(uuid.uuid4()), LATHE)

    with pytest.raises(AgencyRefusedError) as error:
        peer.api.redeem(str(uuid.uuid4()), LATHE)
    assert refused(error) == (Problem.INSUFFICIENT_CREDIT, 409)


@pytest.mark.parametrize("name", ["some-id", "A" * 36, "../balance"])
def test_a_slot_is_asked_for_under_a_uuid(peer: Peer, name: str) -> None:
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.redeem(name, LATHE)
    assert refused(error)[1] in {404, 422}


def test_another_request_cannot_take_over_an_identifier(peer: Peer) -> None:
    peer.earn(10)
    name = str(uuid.uuid4())
    peer.api.redeem(name, LATHE)

    with pytest.raises(AgencyRefusedError) as error:
        peer.api.redeem(name, RedemptionRequest(job_title="溶接工"))
    assert refused(error) == (Problem.CONFLICT, 409)
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.release(str(uuid.uuid4()))
    assert refused(error) == (Problem.NOT_FOUND, 404)


@pytest.mark.parametrize("is_accepted", [True, False])
def test_an_introduction_ends_used_or_given_back(peer: Peer, *, is_accepted: bool) -> None:
    peer.earn(10)
    name = str(uuid.uuid4())
    peer.api.redeem(name, LATHE)
    redemptions.introduce(peer.agency, peer.enrolment.employer, name)
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.release(name)
    assert refused(error) == (Problem.CONFLICT, 409)
    if is_accepted:
        redemptions.consume(peer.agency, peer.enrolment.employer, name)
        redemptions.note_hired(peer.agency, peer.enrolment.employer, name)
    else:
        redemptions.decline(peer.agency, peer.enrolment.employer, name)
    now = peer.api.balance()

    told = ["credit.reserved", "introduction.proposed"]
    if is_accepted:
        assert (now.available, now.reserved, now.consumed, now.slots) == (0, 0, 10, 1)
        told += ["introduction.accepted", "credit.consumed", "introduction.hired"]
    else:
        assert (now.available, now.reserved, now.consumed) == (10, 0, 0)
        told += ["introduction.declined", "credit.released"]
    assert kinds(peer)[-len(told) :] == told
    assert sound(peer)


# ---- profiles ---------------------------------------------------------------------------------
def asked(peer: Peer) -> ProfileRequested:
    """Offer, let a person agree, and return what the employer is told."""
    peer.api.offer_profiles(ProfileOffer(items=ITEMS))
    peer.agency.links.forget()
    token = peer.token()
    changes = {"profile_items": tuple(ITEMS), "texts": {"profile": "学歴と資格を"}}
    peer.register(token, secrets.randbelow(10**8), **changes)
    found = [typed_data(each) for each in peer.api.events(after=0).events]
    told = [each for each in found if isinstance(each, ProfileRequested)]
    assert [each.token for each in told] == [token]
    return told[0]


def handed(told: ProfileRequested, **items: str) -> ProfileHandOver:
    named = {ProfileItem(name): text for name, text in items.items()}
    return ProfileHandOver(token=told.token, consent_id=told.consent_id, items=named)


def test_a_profile_is_handed_over_item_by_item(peer: Peer) -> None:
    told = asked(peer)
    whole = handed(told, education="大学卒", qualifications="機械加工技能士")
    receipt, again = peer.api.hand_over_profile(whole), peer.api.hand_over_profile(whole)

    assert (told.items, told.text_version) == (tuple(ITEMS), "3")
    assert told.text_sha256 == canonical.sha256_hex("学歴と資格を".encode())
    assert told.name.startswith("見本 花子")
    assert told.email.endswith("@example.org")
    assert receipt == again
    assert (receipt.state, receipt.items) == (ProfileState.HANDED_OVER, tuple(ITEMS))


@pytest.mark.parametrize(
    ("change", "problem", "status"),
    [
        ({"items": {ProfileItem.EDUCATION: "x"}}, Problem.SCHEMA, 422),
        ({"consent_id": "0" * 32}, Problem.CONSENT_REQUIRED, 403),
        ({"token": "0" * 40}, Problem.CONSENT_REQUIRED, 403),
    ],
    ids=["an item is missing", "no consent", "another token"],
)
def test_nothing_but_what_was_consented_to_is_taken(
    peer: Peer, change: dict[str, object], problem: Problem, status: int
) -> None:
    whole = handed(asked(peer), education="大学卒", qualifications="なし")

    with pytest.raises(AgencyRefusedError) as error:
        peer.api.hand_over_profile(msgspec.structs.replace(whole, **change))
    assert refused(error) == (problem, status)


def test_a_refusal_closes_the_request_and_its_first_code_stays(peer: Peer) -> None:
    told = asked(peer)
    first = peer.api.refuse_profile(told.consent_id, RefusalCode.IDENTITY_MISMATCH)
    again = peer.api.refuse_profile(told.consent_id, RefusalCode.DECLINED)

    assert first == again
    assert (first.state, first.items) == (ProfileState.REFUSED, ())
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.hand_over_profile(handed(told, education="x", qualifications="y"))
    assert refused(error) == (Problem.CONFLICT, 409)


def test_a_withdrawal_deletes_what_was_handed_over_and_the_feed_stays_true(peer: Peer) -> None:
    told = asked(peer)
    before = {each.seq: each.id for each in peer.api.events(after=0).events}
    peer.api.hand_over_profile(handed(told, education="大学卒", qualifications="なし"))
    key = own_page_key(peer, told.email)
    own_page.withdraw(peer.agency, key)
    page = peer.api.events(after=0)
    erased = [each for each in page.events if each.kind == EventType.PROFILE_REQUESTED]

    assert kinds(peer)[-1] == EventType.PROFILE_REVOKED
    assert (erased[0].data["name"], erased[0].data["email"]) == ("", "")
    assert before.items() <= {each.seq: each.id for each in page.events}.items()
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.refuse_profile(told.consent_id, RefusalCode.DECLINED)
    assert refused(error) == (Problem.CONSENT_REQUIRED, 403)


def own_page_key(peer: Peer, email: str) -> str:
    from agency.service import code_limits  # noqa: PLC0415 - only here

    return code_limits.address_key(peer.agency, email)


def test_without_an_offer_nobody_is_asked(peer: Peer) -> None:
    peer.register(peer.token(), secrets.randbelow(10**8), profile_items=tuple(ITEMS))

    assert EventType.PROFILE_REQUESTED not in kinds(peer)
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.offer_profiles(ProfileOffer(items=(ITEMS[0], ITEMS[0])))
    assert refused(error) == (Problem.SCHEMA, 422)


# ---- keys -------------------------------------------------------------------------------------
def test_a_device_goes_on_under_its_new_key(peer: Peer) -> None:
    peer.api.put_batch(a_body(), seq=1, prev=GENESIS)
    fresh = Ed25519PrivateKey.generate()
    answer = peer.api.rotate_keys(rotation(peer, fresh))

    assert answer.device == keys.device_id(fresh.public_key())
    assert (answer.kid, answer.head.seq) == (peer.enrolment.kid, 1)
    context = seal_context(answer.device, answer.kid)
    opened = sealing.open_sealed(answer.k_link, peer.desktop.box, context)
    assert opened == peer.link_key
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.balance()
    assert refused(error) == (Problem.REVOKED, 403)


def test_a_new_link_key_leaves_the_old_links_alive(peer: Peer) -> None:
    old = peer.token()
    answer = peer.api.rotate_keys(rotation(peer, peer.desktop.key, renews=True))
    again = peer.api.rotate_keys(rotation(peer, peer.desktop.key))
    peer.agency.links.forget()

    assert answer.device == peer.enrolment.device
    assert answer.kid != peer.enrolment.kid
    assert again.kid == answer.kid
    assert peer.agency.links.resolve(old) is not None
    key = sealing.open_sealed(
        answer.k_link, peer.desktop.box, seal_context(answer.device, answer.kid)
    )
    kind = link_token.TokenKind.PERSONAL
    fresh = link_token.mint(key, answer.kid, kind, secrets.token_bytes(10))
    assert peer.agency.links.resolve(fresh) is not None


def test_a_key_that_has_not_signed_takes_nothing_over(peer: Peer) -> None:
    fresh, stranger = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    false = msgspec.structs.replace(rotation(peer, fresh), proof=rotation(peer, stranger).proof)

    with pytest.raises(AgencyRefusedError) as error:
        peer.api.rotate_keys(false)
    assert refused(error) == (Problem.SIGNATURE, 401)
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.rotate_keys(msgspec.structs.replace(false, proof="é"))
    assert refused(error) == (Problem.SCHEMA, 422)
    assert peer.api.balance().earned == 0


def test_a_revoked_device_speaks_no_more(peer: Peer) -> None:
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.revoke_device("d_unknown")
    assert refused(error) == (Problem.NOT_FOUND, 404)
    answer = peer.api.revoke_device(peer.enrolment.device)

    assert answer.device == peer.enrolment.device
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.events(after=0)
    assert refused(error) == (Problem.REVOKED, 403)


# ---- models -----------------------------------------------------------------------------------
def test_a_model_is_published_once_for_good(peer: Peer) -> None:
    name = f"fit-{secrets.token_hex(4)}"
    content = b'{"weights": [1, 2]}\n'
    made = models.publish(peer.agency, name, "1", content)
    models.publish(peer.agency, name, "1", content)
    told = [each for each in peer.api.events(after=0).events if each.data.get("name") == name]

    assert peer.api.model(name, "1") == content
    assert [each.data["sha256"] for each in told] == [made.sha256]
    with pytest.raises(ChangedInPlaceError):
        models.publish(peer.agency, name, "1", b"{}")
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.model(name, "2")
    assert refused(error) == (Problem.NOT_FOUND, 404)
