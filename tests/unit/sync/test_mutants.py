"""Defects of sync that the suite of a broken line must find."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from agency.store.feed import append
from desktop.core.domain.batch import BatchState
from desktop.core.domain.errors import ErrorCode
from desktop.core.storage.queries.batches import insert_provision
from desktop.core.storage.queries.outbox import set_item_state
from desktop.sync.failures import Remedy
from tests.conftest import NOON
from tests.mutants import Mutant, assert_killed
from tests.unit.sync import test_corners, test_engine
from wire.api import WrongAgencyKeyError

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
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_suite_finds(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    assert_killed(mutant, request)
