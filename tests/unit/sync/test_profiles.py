"""Consented profiles against the agency's own service: a person decides, exactly that goes."""

import json
from dataclasses import replace

import pytest

from agency.service import own_page
from agency.store import people
from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.profile import Obstacle, ProfileField, ProfileRequest, RequestState
from desktop.core.domain.syncing import SyncState
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.save_person import save_person
from desktop.core.services.profiles.offer import offer_profiles, read_profile_offer
from desktop.core.services.profiles.provision import (
    forget_old_provisions,
    read_provisions,
)
from desktop.core.services.profiles.requests import (
    approve_request,
    list_requests,
    refuse_request,
)
from desktop.core.services.workspace.context import choose_actor
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import present_agency
from desktop.core.storage.queries.people import read_person
from desktop.sync import feed, requests
from desktop.sync.feed import fetch_events
from tests.unit.sync.rig import Peer, breaks, linked, raising, refused, register
from wire import canonical
from wire.events import Event, ProfileRequested, typed_data
from wire.problems import Problem
from wire.profile import ProfileReceipt, ProfileState

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

HANAKO = PersonDraft(
    "見本花子１",
    email="Hanako1@example.org ",
    education="university",
    experience_years=4,
    qualifications=("普通自動車免許", "基本情報技術者"),
    prefecture_code="14",
    note="鴉の覚え書き",
)
_ITEMS = ("experience", "education", "qualifications")
_VALUES = {
    "experience": "4年",
    "education": "大学",
    "qualifications": "普通自動車免許、基本情報技術者",
}


def offer(peer: Peer, *fields: ProfileField) -> None:
    at_work = choose_actor(peer.workspace, "岡田")
    offer_profiles(at_work, fields or tuple(ProfileField), "利用目的と同意文を確認")
    peer.engine.sync()


def asked(peer: Peer, draft: PersonDraft = HANAKO) -> tuple[PersonId, str]:
    """Have an applicant register, agree to the hand-over, and the desktop learn of it."""
    offer(peer)
    person_id, token = linked(peer, draft)
    key = register(peer, token, items=_ITEMS)
    assert peer.engine.sync().error is None
    return person_id, key


def only(peer: Peer) -> ProfileRequest:
    (found,) = list_requests(peer.workspace)
    return found


def take_back(peer: Peer, key: str) -> None:
    with peer.rig.agency.store.reading() as connection:
        (own,) = people.registrations_of(connection, key)
    own_page.forbid_profile(peer.rig.agency, key, own.registration_id)


def at_agency(peer: Peer) -> list[tuple[object, ...]]:
    with peer.rig.agency.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT state, content, refusal FROM profiles")
        return [tuple(row) for row in rows]


def timeline(peer: Peer) -> list[object]:
    return peer.scalars("SELECT kind FROM person_event WHERE kind LIKE 'profile%' ORDER BY id")


def outbox(peer: Peer) -> list[object]:
    return peer.scalars("SELECT kind || ' ' || state FROM outbox ORDER BY id")


def test_the_switch_is_off_until_somebody_confirms_the_legal_check(peer: Peer) -> None:
    assert read_profile_offer(peer.workspace).items == ()
    with pytest.raises(AppError) as nobody:
        offer_profiles(choose_actor(peer.workspace, ""), [ProfileField.EDUCATION], "確認")
    with pytest.raises(AppError) as nothing:
        offer_profiles(choose_actor(peer.workspace, "岡田"), [ProfileField.EDUCATION], "  ")

    assert nobody.value.code is nothing.value.code is ErrorCode.SETTING_INVALID
    assert outbox(peer) == []


def test_an_offer_names_who_confirmed_what_and_is_told_to_the_agency(peer: Peer) -> None:
    offer(peer, ProfileField.PREFECTURE, ProfileField.EDUCATION)

    known = read_profile_offer(peer.workspace)
    assert known.items == (ProfileField.EDUCATION, ProfileField.PREFECTURE)
    assert (known.actor, known.statement, known.at is None) == (
        "岡田",
        "利用目的と同意文を確認",
        False,
    )
    assert outbox(peer) == ["profile_offer sent"]
    _, token = linked(peer, HANAKO)
    offered = peer.rig.link(token).link_key.employer.offered_items
    assert offered == ("education", "prefecture")

    offer_profiles(peer.workspace, (), "")
    peer.engine.sync()
    assert read_profile_offer(peer.workspace).items == ()
    assert peer.rig.link(token).link_key.employer.offered_items == ()


def test_an_offer_the_agency_refuses_is_set_aside_and_the_feed_goes_on(peer: Peer) -> None:
    error = refused(Problem.NOT_IMPLEMENTED, 501)
    peer.line.before = raising("offer", error)

    offer(peer)

    assert outbox(peer) == ["profile_offer quarantined"]
    assert peer.engine.status().attention_code is ErrorCode.AGENCY_REFUSED
    assert peer.engine.status().last_success_at is not None


def test_a_busy_agency_is_told_of_an_offer_later(peer: Peer) -> None:
    peer.line.before = raising("offer", refused(Problem.RATE_LIMITED, 429))

    offer(peer)

    assert outbox(peer) == ["profile_offer waiting"]
    assert peer.engine.status().state is SyncState.OFFLINE


def test_a_request_shows_who_asks_and_exactly_what_would_go(peer: Peer) -> None:
    person_id, _ = asked(peer)

    found = only(peer)

    assert (found.person_id, found.state, found.obstacles) == (person_id, RequestState.OPEN, ())
    assert found.can_approve
    assert (found.name, found.email) == ("見本 花子1", "hanako1@example.org")
    assert (found.items, dict(found.values)) == (_ITEMS, _VALUES)
    assert timeline(peer) == ["profile.requested"]


def test_what_names_the_person_stays_out_of_the_append_only_feed_and_its_chain_holds(
    peer: Peer,
) -> None:
    asked(peer)

    raws = peer.scalars("SELECT raw FROM feed_event WHERE type = 'profile.requested'")
    (raw,) = (bytes(str(one), "utf-8") if isinstance(one, str) else one for one in raws)
    assert isinstance(raw, bytes)
    event = json.loads(raw)
    assert (event["data"]["name"], event["data"]["email"]) == ("", "")
    assert "hanako1" not in raw.decode()
    members = {name: event[name] for name in ("seq", "type", "at", "prev")}
    bare = {k: v for k, v in event["data"].items() if k not in {"name", "email"}}
    assert canonical.sha256_hex(canonical.encode({**members, "data": bare})) == event["id"]


def test_an_approved_profile_goes_exactly_as_looked_at_and_is_on_record(peer: Peer) -> None:
    person_id, _ = asked(peer)
    at_work = choose_actor(peer.workspace, "岡田")

    approve_request(at_work, 1, only(peer).sha256)
    approved = only(peer)
    report = peer.engine.sync()

    assert (approved.state, dict(approved.values)) == (RequestState.APPROVED, _VALUES)
    assert report.sent_others == 1
    assert at_agency(peer) == [("handed-over", canonical.encode(_VALUES).decode(), "")]
    done = only(peer)
    assert (done.state, done.name, done.email, dict(done.values)) == (
        RequestState.HANDED_OVER,
        "",
        "",
        {},
    )
    records = read_provisions(peer.workspace)
    assert [(one.person_name, one.items, one.basis, one.sha256) for one in records] == [
        (
            "見本花子１",
            "experience、education、qualifications",
            "本人の同意",
            approved.sha256,
        )
    ]
    acts = "SELECT act FROM audit WHERE act LIKE 'pro%' ORDER BY id"
    assert peer.scalars(acts) == [
        "profile.offered",
        "profile.approved",
        "profile.handed_over",
        "provisions.read",
    ]
    assert timeline(peer) == ["profile.requested", "profile.approved", "profile.handed_over"]
    assert person_id == done.person_id


def test_the_record_is_sealed_and_whose_it_was_is_gone_after_three_years(peer: Peer) -> None:
    asked(peer)
    approve_request(peer.workspace, 1)
    peer.engine.sync()
    kept = "SELECT sealed FROM provision_person"
    (sealed,) = peer.scalars(kept)
    assert isinstance(sealed, bytes)
    assert "見本花子" not in sealed.decode(errors="ignore")
    assert peer.scalars("SELECT keep_until FROM provision_person") == ["2029-11-20"]

    assert forget_old_provisions(peer.workspace) == 0
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE provision_person SET keep_until = '2026-11-19'")
    assert forget_old_provisions(peer.workspace) == 1

    (record,) = read_provisions(peer.workspace)
    assert (record.person_name, record.items) == ("", "cr.profile/1")


@pytest.mark.parametrize(
    ("changes", "obstacles"),
    [
        ({"email": ""}, (Obstacle.NO_EMAIL,)),
        ({"email": "someone@example.org"}, (Obstacle.EMAIL,)),
        ({"name": "別人 太郎"}, (Obstacle.NAME,)),
        ({"name": "別人 太郎", "email": "x@example.org"}, (Obstacle.EMAIL, Obstacle.NAME)),
    ],
    ids=["no-address", "forwarded-link", "other-name", "swapped-recipients"],
)
def test_who_is_not_the_applicant_gets_nothing_handed_over(
    peer: Peer, changes: dict[str, str], obstacles: tuple[Obstacle, ...]
) -> None:
    asked(peer, replace(HANAKO, **changes))

    assert only(peer).obstacles == obstacles
    with pytest.raises(AppError) as blocked:
        approve_request(peer.workspace, 1)
    assert blocked.value.code is ErrorCode.PROFILE_BLOCKED
    refuse_request(peer.workspace, 1)
    peer.engine.sync()

    assert at_agency(peer) == [("refused", "", "identity-mismatch")]
    assert only(peer).state is RequestState.REFUSED
    assert peer.scalars("SELECT count(*) FROM provision") == [0]


def test_an_address_added_with_the_applicant_lifts_the_guard(peer: Peer) -> None:
    person_id, _ = asked(peer, replace(HANAKO, email=""))

    save_person(peer.workspace, person_id, HANAKO, None)

    assert only(peer).can_approve


def test_an_item_not_offered_any_more_cannot_be_approved_and_is_declined(peer: Peer) -> None:
    asked(peer)
    offer(peer, ProfileField.EDUCATION)

    assert only(peer).obstacles == (Obstacle.NOT_OFFERED,)
    refuse_request(peer.workspace, 1)
    peer.engine.sync()

    assert at_agency(peer) == [("refused", "", "declined")]


def test_values_that_changed_while_somebody_looked_are_looked_at_again(peer: Peer) -> None:
    person_id, _ = asked(peer)
    seen = only(peer).sha256
    save_person(peer.workspace, person_id, replace(HANAKO, experience_years=9), None)

    with pytest.raises(AppError) as changed:
        approve_request(peer.workspace, 1, seen)

    assert changed.value.code is ErrorCode.PROFILE_CHANGED
    assert only(peer).is_open


def test_what_was_approved_goes_even_if_the_record_changes_afterwards(peer: Peer) -> None:
    person_id, _ = asked(peer)
    approve_request(peer.workspace, 1)
    save_person(peer.workspace, person_id, replace(HANAKO, experience_years=9), None)

    peer.engine.sync()

    assert '"4年"' in str(at_agency(peer)[0][1])


@pytest.mark.parametrize("act", [approve_request, refuse_request], ids=["approve", "refuse"])
def test_a_request_is_decided_once(peer: Peer, act: object) -> None:
    asked(peer)
    refuse_request(peer.workspace, 1)

    for number in (1, 99):
        with pytest.raises(AppError) as gone:
            act(peer.workspace, number)  # type: ignore[operator]  # one of the two above
        assert gone.value.code is ErrorCode.PROFILE_GONE


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_lost_answer_hands_over_once_and_records_once(peer: Peer, side: str) -> None:
    asked(peer)
    approve_request(peer.workspace, 1)
    setattr(peer.line, side, breaks("hand-over"))

    first = peer.engine.sync()
    second = peer.engine.sync()

    assert (first.state, second.state) == (SyncState.OFFLINE, SyncState.ONLINE)
    assert only(peer).state is RequestState.HANDED_OVER
    assert peer.scalars("SELECT count(*) FROM provision") == [1]


def test_a_consent_taken_back_cancels_what_was_not_sent_and_deletes_name_and_address(
    peer: Peer,
) -> None:
    _, key = asked(peer)
    approve_request(peer.workspace, 1)

    def meanwhile(act: str) -> None:
        if act == "hand-over":
            take_back(peer, key)

    peer.line.before = meanwhile
    peer.engine.sync()

    done = only(peer)
    assert (done.state, done.name, done.email) == (RequestState.REVOKED, "", "")
    assert outbox(peer)[-1] == "profile_hand_over refused"
    assert peer.scalars("SELECT length(body) + length(sealed) FROM profile_request") == [0]
    assert peer.scalars("SELECT count(*) FROM provision") == [0]
    assert timeline(peer) == ["profile.requested", "profile.approved", "profile.revoked"]


def test_a_consent_taken_back_while_we_were_off_line_sends_nothing(peer: Peer) -> None:
    _, key = asked(peer)
    approve_request(peer.workspace, 1)
    take_back(peer, key)
    acts: list[str] = []
    peer.line.before = acts.append

    report = peer.engine.sync()

    assert (report.error, report.events) == (None, 1)
    assert "hand-over" not in acts
    assert only(peer).state is RequestState.REVOKED
    assert outbox(peer)[-1] == "profile_hand_over cancelled"
    assert peer.scalars("SELECT count(*) FROM provision") == [0]


def test_a_round_without_a_profile_reads_the_feed_once_and_after_the_outbox(peer: Peer) -> None:
    offer_profiles(choose_actor(peer.workspace, "岡田"), tuple(ProfileField), "確認")
    acts: list[str] = []
    peer.line.before = acts.append

    peer.engine.sync()

    assert acts == ["offer", "events", "balance"]


def test_what_a_withdrawal_empties_leaves_the_write_ahead_log_too(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, key = asked(peer)
    emptied: list[int] = []
    monkeypatch.setattr(feed, "forget_for_good", lambda *_: emptied.append(1))
    peer.engine.sync()
    assert emptied == []
    take_back(peer, key)

    peer.engine.sync()

    assert emptied == [1]


def test_a_consent_taken_back_before_anybody_decided_closes_the_request(peer: Peer) -> None:
    _, key = asked(peer)
    take_back(peer, key)

    peer.engine.sync()

    assert only(peer).state is RequestState.REVOKED
    with pytest.raises(AppError):
        approve_request(peer.workspace, 1)


def test_a_consent_taken_back_with_the_answer_lost_is_on_record_as_it_may_have_arrived(
    peer: Peer,
) -> None:
    _, key = asked(peer)
    approve_request(peer.workspace, 1)
    peer.line.after = breaks("hand-over")
    peer.engine.sync()
    take_back(peer, key)
    with peer.workspace.store.read() as connection:
        known = present_agency(connection)
    # The feed before the outbox, as where the round broke between them.
    fetch_events(peer.workspace, peer.connect(peer.address(known)))
    peer.engine.sync()

    assert only(peer).state is RequestState.REVOKED
    assert outbox(peer)[-1] == "profile_hand_over cancelled"
    assert [one.person_name for one in read_provisions(peer.workspace)] == ["見本花子１"]


def test_a_consent_taken_back_before_the_second_try_leaves_the_record(peer: Peer) -> None:
    _, key = asked(peer)
    approve_request(peer.workspace, 1)
    peer.line.after = breaks("hand-over")
    peer.engine.sync()

    def meanwhile(act: str) -> None:
        # Between the feed and the outbox of the next round: the agency answers consent-required.
        if act == "hand-over":
            take_back(peer, key)

    peer.line.before = meanwhile
    peer.engine.sync()

    assert only(peer).state is RequestState.REVOKED
    assert outbox(peer)[-1] == "profile_hand_over refused"
    assert [one.person_name for one in read_provisions(peer.workspace)] == ["見本花子１"]
    assert peer.scalars("SELECT length(body) + length(sealed) FROM profile_request") == [0]


@pytest.mark.parametrize("comes_first", ["feed", "refusal"])
def test_a_person_erased_and_a_consent_taken_back_after_a_lost_answer_leave_the_record(
    peer: Peer, comes_first: str
) -> None:
    person_id, key = asked(peer)
    approve_request(peer.workspace, 1)
    peer.line.after = breaks("hand-over")
    peer.engine.sync()
    erase_people(peer.workspace, [person_id])
    take_back(peer, key)
    if comes_first == "feed":
        with peer.workspace.store.read() as connection:
            known = present_agency(connection)
        fetch_events(peer.workspace, peer.connect(peer.address(known)))

    assert peer.engine.sync().error is None

    assert only(peer).state is RequestState.REVOKED
    assert [one.person_name for one in read_provisions(peer.workspace)] == ["見本花子１"]
    assert peer.scalars("SELECT length(body) + length(sealed) FROM profile_request") == [0]


def test_what_was_never_tried_and_is_refused_by_us_leaves_no_record(peer: Peer) -> None:
    person_id, key = asked(peer)
    approve_request(peer.workspace, 1)
    erase_people(peer.workspace, [person_id])
    take_back(peer, key)

    peer.engine.sync()

    assert peer.scalars("SELECT count(*) FROM provision") == [0]


def test_a_receipt_that_says_something_else_is_no_hand_over(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(peer)
    approve_request(peer.workspace, 1)

    def closed(*_: object) -> ProfileReceipt:
        now = peer.rig.clock.now()
        state = ProfileState.REFUSED.value
        return ProfileReceipt(consent_id="c", state=state, items=(), server_time=now)

    monkeypatch.setattr(peer.line, "hand_over_profile", closed)
    peer.engine.sync()

    assert (only(peer).state, only(peer).fault) == (RequestState.FAILED, "refused")
    assert peer.scalars("SELECT count(*) FROM provision") == [0]


def test_an_erased_person_s_request_is_declined_and_nothing_of_them_goes(peer: Peer) -> None:
    person_id, _ = asked(peer)
    approve_request(peer.workspace, 1)

    erase_people(peer.workspace, [person_id])
    peer.engine.sync()

    assert outbox(peer) == [
        "profile_offer sent",
        "profile_hand_over cancelled",
        "profile_refusal sent",
        "link_revocation sent",
    ]
    assert at_agency(peer) == [("refused", "", "declined")]
    done = only(peer)
    assert (done.state, done.person_id, done.name, done.email) == (
        RequestState.REFUSED,
        None,
        "",
        "",
    )
    assert peer.scalars("SELECT length(body) + length(sealed) FROM profile_request") == [0]


def test_a_person_erased_while_their_profile_may_have_arrived_leaves_the_record(peer: Peer) -> None:
    person_id, _ = asked(peer)
    approve_request(peer.workspace, 1)
    peer.line.after = breaks("hand-over")
    peer.engine.sync()

    erase_people(peer.workspace, [person_id])
    peer.engine.sync()

    assert str(at_agency(peer)[0][0]) == "handed-over"
    assert [one.person_name for one in read_provisions(peer.workspace)] == ["見本花子１"]
    assert peer.scalars("SELECT length(body) + length(sealed) FROM profile_request") == [0]
    with peer.workspace.store.read() as connection:
        assert read_person(connection, person_id) is None


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_person_erased_while_their_profile_is_on_its_way_leaves_one_record(
    peer: Peer, side: str
) -> None:
    person_id, _ = asked(peer)
    approve_request(peer.workspace, 1)

    def meanwhile(act: str) -> None:
        if act == "hand-over":
            erase_people(peer.workspace, [person_id])

    setattr(peer.line, side, meanwhile)
    first = peer.engine.sync()
    second = peer.engine.sync()

    assert (first.error, second.error) == (None, None)
    assert (only(peer).state, only(peer).person_id) == (RequestState.REFUSED, None)
    assert [one.person_name for one in read_provisions(peer.workspace)] == ["見本花子１"]
    assert peer.scalars("SELECT length(body) + length(sealed) FROM profile_request") == [0]


def test_what_is_taken_back_while_the_round_runs_is_not_sent(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    person_id, _ = asked(peer)
    offer_profiles(peer.workspace, tuple(ProfileField), "確認")
    approve_request(peer.workspace, 1)
    sent: list[str] = []

    def meanwhile(act: str) -> None:
        sent.append(act)
        if act == "offer":
            erase_people(peer.workspace, [person_id])

    peer.line.before = meanwhile
    peer.engine.sync()

    assert "hand-over" not in sent
    peer.line.before = lambda _act: None
    real = requests.claim_item

    def claimed_too_late(connection: Connection, item_id: int) -> bool:
        return real(connection, item_id) or True

    monkeypatch.setattr(requests, "claim_item", claimed_too_late)
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE outbox SET state = 'waiting' WHERE kind = 'profile_hand_over'"
        )
    peer.engine.sync()
    assert at_agency(peer) == [("refused", "", "declined")]


def test_a_refusal_the_agency_no_longer_waits_for_is_settled(peer: Peer) -> None:
    _, key = asked(peer)
    refuse_request(peer.workspace, 1)
    take_back(peer, key)

    report = peer.engine.sync()

    assert report.error is None
    assert outbox(peer)[-1] == "profile_refusal refused"
    assert only(peer).state is RequestState.REVOKED


def test_a_refusal_that_waits_is_dropped_where_the_consent_is_taken_back_first(peer: Peer) -> None:
    _, key = asked(peer)
    take_back(peer, key)
    refuse_request(peer.workspace, 1)
    peer.line.before = raising("refuse", refused(Problem.CONSENT_REQUIRED, 403))

    peer.engine.sync()

    assert only(peer).state is RequestState.REVOKED


def test_a_request_about_somebody_erased_is_declined_by_itself(peer: Peer) -> None:
    offer(peer)
    person_id, token = linked(peer, HANAKO)
    register(peer, token, items=_ITEMS)
    erase_people(peer.workspace, [person_id])

    peer.engine.sync()
    peer.engine.sync()

    assert only(peer).state is RequestState.REFUSED
    assert at_agency(peer) == [("refused", "", "declined")]
    assert timeline(peer) == []


def test_a_request_known_already_is_not_asked_again(peer: Peer) -> None:
    asked(peer)
    refuse_request(peer.workspace, 1)

    # What a restored store may read once more.
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE agency SET cursor = 0, cursor_id = ''")
    peer.engine.sync()

    assert only(peer).state is RequestState.REFUSED


def test_a_withdrawal_of_a_consent_never_heard_of_is_stepped_over(peer: Peer) -> None:
    _, key = asked(peer)
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE profile_request SET consent_id = 'another'")
    take_back(peer, key)

    assert peer.engine.sync().error is None
    assert only(peer).state is RequestState.OPEN


def test_the_occupation_is_that_of_the_vacancy_applied_for(peer: Peer) -> None:
    offer(peer)
    person_id, token = linked(peer, HANAKO)
    save_person(peer.workspace, person_id, HANAKO, ApplicationDraft("第二工場の溶接"))
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE vacancy SET occupation_code = ''")
        connection.exec_driver_sql(
            "UPDATE link_token SET application_id = (SELECT max(id) FROM application)"
        )
    register(peer, token, items=("occupation", "prefecture"))
    peer.engine.sync()

    assert dict(only(peer).values) == {"occupation": "第二工場の溶接", "prefecture": "神奈川県"}
    assert only(peer).vacancy_title == "第二工場の溶接"


def test_no_name_and_no_address_of_a_request_is_in_the_log(
    peer: Peer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    _, key = asked(peer)
    approve_request(peer.workspace, 1)
    peer.line.before = raising("hand-over", refused(Problem.CONSENT_REQUIRED, 403))
    peer.engine.sync()
    take_back(peer, key)
    peer.engine.sync()

    told = "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith("desktop")
    )
    assert "hanako" not in told.lower()
    assert "花子" not in told
    found = repr(only(peer)) + repr(list_requests(peer.workspace))
    assert "花子" not in found


def test_a_request_of_the_wire_is_what_is_read(peer: Peer) -> None:
    asked(peer)
    page = peer.line.agency.events(after=0)
    (event,) = (one for one in page.events if one.kind == "profile.requested")

    data = typed_data(Event(**{name: getattr(event, name) for name in Event.__struct_fields__}))

    assert isinstance(data, ProfileRequested)
    assert (data.text_version, data.items) == (only(peer).text_version, only(peer).items)
