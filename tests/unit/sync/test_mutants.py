"""Defects of sync that the suite of a broken line must find."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import Connection

from agency.store.feed import append
from desktop.core.domain.batch import BatchState
from desktop.core.domain.errors import ErrorCode
from desktop.core.storage.queries.agency import AgencyRow, present_agency
from desktop.core.storage.queries.batches import insert_provision
from desktop.core.storage.queries.outbox import set_item_state
from desktop.sync.device_keys import _ask as _ASK  # noqa: N812 - the act itself
from desktop.sync.failures import Remedy
from desktop.sync.reconcile import _own_statement as _OWN  # noqa: N812 - likewise
from tests.conftest import NOON
from tests.mutants import Mutant, assert_killed
from tests.unit.sync import (
    test_corners,
    test_device_keys,
    test_engine,
    test_profiles,
    test_reconcile,
)
from wire.api import WrongAgencyKeyError
from wire.messages import BalanceStatement
from wire.problems import Problem

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
_OUTBOX = "desktop.sync.outbox"


def nothing(*_: object, **__: object) -> None:
    """Leave undone what should be done here."""


def mark_sent_too_early(connection: Connection, item_id: int) -> None:
    set_item_state(connection, item_id, "sent", now=NOON)


def release_nobody(connection: Connection, batch_id: int, values: dict[str, Any]) -> None:
    connection.exec_driver_sql(
        "UPDATE batch SET state = ?, seq = ? WHERE id = ?",
        (BatchState.ACCEPTED.value, values["seq"], batch_id),
    )


def record_twice(connection: Connection, values: dict[str, Any]) -> None:
    insert_provision(connection, values)
    insert_provision(connection, values)


def tell_twice(*told: Any, at: datetime) -> None:  # noqa: ANN401 - passed through
    append(*told, at=at)
    append(*told, at=at)


def believe(*told: Any) -> BalanceStatement:  # noqa: ANN401 - passed through
    """Count as the agency says, but for the number of the last event."""
    return msgspec.structs.replace(_OWN(*told), earned=4)


def at_the_beginning(connection: Connection) -> AgencyRow:
    return replace(present_agency(connection), cursor=0)


def ask_outright(*told: Any, renews_link_key: bool = True) -> Any:  # noqa: ANN401 - passed through
    return _ASK(*told, renews_link_key=renews_link_key)


MUTANTS = (
    Mutant(
        "a batch is marked sent before the receipt",
        f"{_OUTBOX}.count_attempt",
        mark_sent_too_early,
        test_engine.test_a_restart_between_send_and_answer_loses_and_doubles_nothing,
        {"side": "before"},
    ),
    Mutant(
        "the agency tells of a batch twice",
        "agency.service.exchange.feed.append",
        tell_twice,
        test_engine.test_a_batch_whose_answer_was_lost_is_sent_again_under_its_number_and_counts_once,
    ),
    Mutant(
        "an accepted batch releases nobody",
        f"{_OUTBOX}.accept_batch",
        release_nobody,
        test_engine.test_an_approved_batch_is_sent_and_its_people_are_released,
    ),
    Mutant(
        "a provision is recorded twice",
        f"{_OUTBOX}.insert_provision",
        record_twice,
        test_engine.test_an_approved_batch_is_sent_and_its_people_are_released,
    ),
    Mutant(
        "nobody reads the bytes before they go",
        f"{_OUTBOX}.forbidden_faults",
        lambda *_: (),
        test_engine.test_bytes_the_checker_does_not_pass_never_leave,
    ),
    Mutant(
        "nobody asks whether the public notice stands",
        f"{_OUTBOX}._is_announced",
        lambda *_: True,
        test_engine.test_a_batch_waits_while_the_public_notice_does_not_stand,
    ),
    Mutant(
        "a cancelled batch is sent",
        f"{_OUTBOX}._is_cancelled",
        lambda *_: False,
        test_engine.test_a_cancelled_batch_that_never_arrived_is_never_sent,
    ),
    Mutant(
        "a refused batch keeps the others waiting",
        f"{_OUTBOX}.remedy_of",
        lambda _error: Remedy.LATER,
        test_engine.test_a_batch_the_agency_will_not_take_is_set_aside_and_the_others_go,
    ),
    Mutant(
        "links of erased people stay",
        f"{_OUTBOX}._revoke",
        nothing,
        test_engine.test_links_of_erased_people_are_revoked_once_even_if_the_answer_is_lost,
    ),
    Mutant(
        "a gap in the feed is stepped over",
        "desktop.sync.feed.is_chained",
        lambda *_, **__: True,
        test_engine.test_a_page_that_does_not_follow_is_not_applied,
    ),
    Mutant(
        "an altered event is applied",
        "desktop.sync.feed.is_chained",
        lambda *_, **__: True,
        test_engine.test_a_changed_event_is_not_applied,
    ),
    Mutant(
        "stopped contact keeps the consent",
        "desktop.sync.feed.append_consent",
        nothing,
        test_corners.test_stopped_contact_takes_the_consent_back,
    ),
    Mutant(
        "a disclosure is written on the wrong timeline",
        "desktop.sync.feed.person_of_token",
        lambda *_: 2,
        test_corners.test_who_lets_the_employer_know_stands_on_that_timeline_only,
    ),
    Mutant(
        "an agency with another key is asked again and again",
        "desktop.sync.engine.remedy_of",
        lambda _error: Remedy.LATER,
        test_engine.test_what_a_person_must_look_at_stops_automatic_runs,
        {"error": WrongAgencyKeyError("keyid"), "code": ErrorCode.AGENCY_WRONG_KEY},
    ),
    Mutant(
        "a busy agency is not left alone",
        "desktop.sync.engine.next_delay",
        lambda *_: timedelta(0),
        test_engine.test_a_busy_agency_is_left_alone_as_long_as_it_asks,
    ),
    Mutant(
        "the keys of a lost enrolment are forgotten",
        "desktop.sync.enrol.keep_pending_keys",
        lambda _connection, _code, device_key, sealing_key: (device_key, sealing_key),
        test_engine.test_an_enrolment_whose_answer_was_lost_works_with_the_same_code,
    ),
    Mutant(
        "the statement is taken for what we count",
        "desktop.sync.reconcile._own_statement",
        believe,
        test_reconcile.test_only_the_figure_that_differs_is_named_and_with_both_numbers,
    ),
    Mutant(
        "an old statement will do",
        "desktop.sync.reconcile.present_agency",
        at_the_beginning,
        test_reconcile.test_a_statement_of_before_what_the_agency_told_is_no_statement,
    ),
    Mutant(
        "terms that moved are never taken over",
        "desktop.sync.reconcile._take_terms",
        nothing,
        test_reconcile.test_terms_that_moved_are_taken_over_from_the_statement_and_shown,
    ),
    Mutant(
        "one figure is not compared",
        "desktop.sync.reconcile.MEMBERS",
        BalanceStatement.__struct_fields__[:-1],
        test_reconcile.test_each_figure_the_agency_alters_is_named,
    ),
    Mutant(
        "a forwarded link is approved",
        "desktop.core.services.profiles.requests.identity_obstacles",
        lambda *_: (),
        test_profiles.test_who_is_not_the_applicant_gets_nothing_handed_over,
        {"changes": {"name": "別人 太郎"}, "obstacles": ()},
    ),
    Mutant(
        "a hand-over leaves no record",
        "desktop.sync.requests.record_provision",
        nothing,
        test_profiles.test_an_approved_profile_goes_exactly_as_looked_at_and_is_on_record,
    ),
    Mutant(
        "a consent that ended after a lost answer leaves no record",
        "desktop.sync.requests._TAKEN_BACK_SINCE",
        frozenset({Problem.CONFLICT}),
        test_profiles.test_a_consent_taken_back_before_the_second_try_leaves_the_record,
    ),
    Mutant(
        "a refusal after a consent ended leaves no record",
        "desktop.sync.requests._TAKEN_BACK_SINCE",
        frozenset({Problem.CONFLICT}),
        test_profiles.test_a_person_erased_and_a_consent_taken_back_after_a_lost_answer_leave_the_record,
        {"comes_first": "refusal"},
    ),
    Mutant(
        "nobody reads the feed before a profile goes",
        "desktop.sync.engine.SyncEngine._hear_withdrawals",
        lambda *_: 0,
        test_profiles.test_a_consent_taken_back_while_we_were_off_line_sends_nothing,
    ),
    Mutant(
        "a withdrawal read after an erasure leaves no record",
        "desktop.sync.consents.record_provision",
        nothing,
        test_profiles.test_a_person_erased_and_a_consent_taken_back_after_a_lost_answer_leave_the_record,
        {"comes_first": "feed"},
    ),
    Mutant(
        "name and address stay in the feed",
        "desktop.sync.feed.UNCHAINED",
        {},
        test_profiles.test_what_names_the_person_stays_out_of_the_append_only_feed_and_its_chain_holds,
    ),
    Mutant(
        "a profile goes though its person is erased",
        "desktop.core.services.people.erase_people.close_requests_of",
        nothing,
        test_profiles.test_an_erased_person_s_request_is_declined_and_nothing_of_them_goes,
    ),
    Mutant(
        "a new device key is told before it is kept",
        "desktop.sync.device_keys.keep_pending_device_key",
        lambda _connection, key: key,
        test_device_keys.test_a_lost_answer_about_the_device_key_is_found_out_by_the_next_sync,
        {"side": "after"},
    ),
    Mutant(
        "a new device key that was taken is forgotten",
        "desktop.sync.device_keys._MAYBE_TAKEN",
        frozenset(),
        test_device_keys.test_a_new_key_the_agency_may_hold_is_never_forgotten,
        {"probe": "unknown"},
    ),
    Mutant(
        "a lost answer makes another link key",
        "desktop.sync.device_keys._ask",
        ask_outright,
        test_device_keys.test_a_lost_answer_makes_no_second_link_key,
        {"side": "after"},
    ),
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_suite_finds(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    assert_killed(mutant, request)
