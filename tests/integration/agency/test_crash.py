"""A crash inside the agency: a signed problem or a plain page, and nothing personal in the log."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.integration.agency.rig import LOOPBACK, AgencyProcess, Candidate, Desktop, Mailbox
from wire.api import AgencyRefusedError
from wire.problems import Problem

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.slow]


def test_a_crash_says_so_without_repeating_what_was_entered(
    tmp_path: Path, mailbox: Mailbox
) -> None:
    agency = AgencyProcess(tmp_path, mailbox.port, "--policy", "demo")
    desktop = Desktop(agency.enrolment_string())
    desktop.enrol()
    person = Candidate(900)
    with closing(sqlite3.connect(agency.database)) as database:
        database.execute("DROP TABLE arrivals")
        database.execute("DROP TABLE ledger_entries")

    page = person.ask(agency, desktop.link())
    with pytest.raises(AgencyRefusedError) as error:
        desktop.client.balance()
    agency.stop()

    assert (page.status_code, error.value.status) == (500, 500)
    assert "うまくいきませんでした" in page.text
    assert error.value.problem is Problem.UNAVAILABLE
    assert agency.log.count("request failed: OperationalError in ") == 2
    for canary in (person.name, person.email, person.phone, "arrivals WHERE"):
        assert canary not in agency.log
