"""Profile file, secrets and clock."""

import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agency import secret_keys
from agency.clock import SystemClock, start_of_tokyo_day, start_of_tokyo_month, tokyo_month
from agency.pages import texts
from agency.service.context import network_of
from agency.settings import SAMPLE_AGENCY, read_profile

PROFILE = """
[agency]
name = "株式会社みほん紹介"
licence_number = "13-ユ-000000"
contact_email = "info@example.jp"
contact_phone = "03-0000-0000"

[terms]
version = "2"
text = "見本"
ratio = 5
"""


def test_without_a_file_the_sample_agency_is_used() -> None:
    assert read_profile(None).agency is SAMPLE_AGENCY


def test_a_file_says_who_the_agency_is(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE, "utf-8")

    profile = read_profile(path)

    assert (profile.agency.name, profile.terms.ratio) == ("株式会社みほん紹介", 5)
    assert profile.terms.person_window_months == 12


@pytest.mark.parametrize("broken", ["[agency]\nname = 'x'", "[other]\nx = 1", "nonsense"])
def test_a_file_that_is_no_profile_is_refused(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(broken, "utf-8")

    with pytest.raises(ValueError):  # noqa: PT011 two libraries word it differently
        read_profile(path)


def test_secrets_are_made_once_and_never_shown(tmp_path: Path) -> None:
    path = tmp_path / "agency.keys"
    first, second = secret_keys.load_or_create(path), secret_keys.load_or_create(path)

    assert first.fingerprint == second.fingerprint
    assert first.link_key(7) == second.link_key(7) != first.link_key(8)
    assert first.keyed("a", "b", "c") != first.keyed("a", "bc")
    assert first.pepper.hex() not in repr(first)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_secrets_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "agency.keys"
    secret_keys.load_or_create(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_clock_is_moved_by_a_file(tmp_path: Path) -> None:
    path = tmp_path / "offset"
    clock = SystemClock(path)
    before = clock.now()
    path.write_text("604800", "ascii")

    assert timedelta(days=7) <= clock.now() - before < timedelta(days=7, minutes=1)


def test_days_and_months_are_those_of_tokyo() -> None:
    new_year = datetime(2026, 12, 31, 15, 0, tzinfo=UTC)

    assert tokyo_month(new_year) == "2027-01"
    assert start_of_tokyo_month(new_year) == new_year
    assert start_of_tokyo_day(new_year + timedelta(hours=23)) == new_year


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        ("", "", "ja"),
        ("", "en-US,ja;q=0.5", "en"),
        ("", "fr,en", "ja"),
        ("ja", "en", "ja"),
        ("xx", "ja", "ja"),
    ],
)
def test_a_page_speaks_the_language_asked_for(asked: str, accepted: str, language: str) -> None:
    assert texts.language_of(asked, accepted) == language


def test_no_word_is_missing_in_a_language() -> None:
    words = texts.read_texts()

    assert words["ja"].keys() == words["en"].keys()


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.7", "192.0.2.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"), ("testclient", "")],
)
def test_addresses_have_neighbours(address: str, network: str) -> None:
    assert network_of(address) == network
