"""What no client of ours sends: escaped paths, zero characters, forms from elsewhere."""

import pytest
import requests

from tests.integration.agency.rig import LOOPBACK, AgencyProcess, Candidate, Desktop
from tests.integration.agency.test_exchange import call, signed
from wire.problems import Problem

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.slow]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", "/v1/batches/%00"),
        ("GET", "/v1/models/%00/1"),
        ("PUT", "/v1/profiles/%00/refusal"),
        ("DELETE", "/v1/devices/%00/keys"),
    ],
)
def test_an_escaped_path_leads_nowhere(
    demo_agency: AgencyProcess, desktop: Desktop, method: str, path: str
) -> None:
    status, problem = call(desktop, demo_agency, signed(desktop, demo_agency, method, path))

    assert (status, problem) == (404, Problem.NOT_FOUND)


def test_zero_characters_of_a_form_are_left_out(
    demo_agency: AgencyProcess, desktop: Desktop
) -> None:
    page = Candidate(850).ask(demo_agency, desktop.link(), name="見本\0 花子")

    assert page.status_code == 200


def test_a_log_in_from_another_site_is_refused(demo_agency: AgencyProcess) -> None:
    answer = requests.post(
        f"{demo_agency.url}/me/session",
        data={"pending": "0" * 32, "code": "000000"},
        headers={"Sec-Fetch-Site": "cross-site"},
        timeout=30,
    )

    assert answer.status_code == 403


def test_a_page_of_older_words_is_shown_again(demo_agency: AgencyProcess, desktop: Desktop) -> None:
    page = Candidate(851).ask(demo_agency, desktop.link(), policy_version="2")

    assert page.status_code == 422
    assert "文面が新しくなりました" in page.text


def test_a_stop_link_in_other_letters_is_the_neutral_page(demo_agency: AgencyProcess) -> None:
    assert requests.get(f"{demo_agency.url}/stop/é", timeout=30).status_code == 404
