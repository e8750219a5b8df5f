"""A profile that is asked for leaves its name and address nowhere, and nothing but its items goes.

The store is looked into without its encryption: what must be gone is not only hidden.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agency.service.registrations import Form
from desktop.core.domain.application import PersonDraft
from desktop.core.domain.profile import ProfileField
from desktop.core.log_setup import LOG_NAME, set_up_logging
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.profiles.offer import offer_profiles
from desktop.core.services.profiles.requests import approve_request, list_requests
from desktop.core.services.search.find_anything import find_anything
from desktop.core.services.workspace.context import Workspace
from desktop.sync.engine import SyncEngine
from tests.integration.agency.rig import Mailbox
from tests.privacy.canaries import found_in
from tests.privacy.test_canary import close_log
from tests.unit.agency.rig import Rig
from tests.unit.agency.rig import form as plain_form
from tests.unit.sync import rig as sync_rig
from tests.unit.sync.rig import Line, Peer, linked, post_notice, register
from tests.unit.sync.test_profiles import take_back
from wire import canonical
from wire.profile import ProfileHandOver, ProfileReceipt

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
KARASU = PersonDraft(
    "鴉谷 一一",
    kana="カラスダニ ハツネ",
    email="karasu7731@example.org",
    phone="070-7731-0001",
    address="神奈川県横浜市鴉ヶ丘7-1",
    note="鴉鳴の件",
    education="university",
    experience_years=4,
    qualifications=("鴉履士",),
)
_ITEMS = ("experience", "qualifications")


class Heard(Line):
    """A line that keeps what goes over it."""

    sent: bytes = b""

    def hand_over_profile(self, profile: ProfileHandOver) -> ProfileReceipt:
        self.sent += canonical.encode(profile)
        return super().hand_over_profile(profile)


def form(number: int = 1, **changes: object) -> Form:
    asked = plain_form(number, **changes)
    data = replace(asked.data, name=KARASU.name, kana=KARASU.kana, email=KARASU.email)
    return replace(asked, data=data)


@pytest.fixture
def peer(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    monkeypatch.setattr(sync_rig, "form", form)
    mailbox = Mailbox()
    made = Peer(workspace, Rig(tmp_path, mailbox))
    made.line = Heard(made.line.agency)
    made.engine = SyncEngine(workspace, made.connect, lambda low, _high: low)
    made.engine.enrol(made.code())
    post_notice(workspace)
    set_up_logging(tmp_path / "log")
    yield made
    close_log()
    made.rig.agency.store.close()
    mailbox.close()


def asked(peer: Peer) -> tuple[int, str]:
    offer_profiles(peer.workspace, tuple(ProfileField), "確認した")
    peer.engine.sync()
    person_id, token = linked(peer, KARASU)
    key = register(peer, token, items=_ITEMS)
    peer.engine.sync()
    assert list_requests(peer.workspace)[0].can_approve
    return person_id, key


def without_encryption(workspace: Workspace, tmp_path: Path) -> bytes:
    plain = tmp_path / "plain.db"
    with workspace.store.writer.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        raw.execute("SELECT sqlcipher_export('plain')")
        raw.execute("DETACH DATABASE plain")
    leaked = plain.read_bytes()
    plain.unlink()
    return leaked


def logged(tmp_path: Path) -> bytes:
    for handler in logging.getLogger().handlers:
        handler.flush()
    return b"".join(path.read_bytes() for path in (tmp_path / "log").glob(f"{LOG_NAME}*"))


def test_only_the_items_go_and_an_erased_person_is_nowhere_afterwards(
    peer: Peer, tmp_path: Path
) -> None:
    person_id, _ = asked(peer)
    before = found_in(without_encryption(peer.workspace, tmp_path))
    approve_request(peer.workspace, 1)
    peer.engine.sync()
    assert isinstance(peer.line, Heard)

    erase_people(peer.workspace, [person_id])  # type: ignore[list-item]  # its number
    peer.engine.sync()

    # The net finds them while they are on file; what went is the item that was agreed to.
    assert {"鴉谷", "karasu7731", "鴉履", "鴉鳴"} <= before
    assert found_in(peer.line.sent) == {"鴉履"}
    # Whose profile it was stays sealed in the record the law asks for, and nowhere else.
    assert found_in(without_encryption(peer.workspace, tmp_path)) == set()
    assert found_in(logged(tmp_path)) == set()


def test_a_consent_taken_back_leaves_the_agency_s_copy_of_name_and_address_nowhere(
    peer: Peer, tmp_path: Path
) -> None:
    person_id, key = asked(peer)
    with peer.workspace.store.write() as connection:
        # The applicant is called otherwise by now: what is left is what the agency told.
        connection.exec_driver_sql(
            "UPDATE person SET name = '', name_key = '', kana = '', kana_key = '', email = '',"
            " email_key = '', phone = '', phone_key = '', address = '', note = '',"
            " qualifications = '[]' WHERE id = ?",
            (person_id,),
        )
        connection.exec_driver_sql("DELETE FROM person_search")
    assert {"鴉谷", "karasu7731"} <= found_in(without_encryption(peer.workspace, tmp_path))

    take_back(peer, key)
    peer.engine.sync()

    assert found_in(without_encryption(peer.workspace, tmp_path)) == set()
    assert found_in(logged(tmp_path)) == set()


def test_no_search_finds_the_record_of_a_profile(peer: Peer, tmp_path: Path) -> None:
    person_id, _ = asked(peer)
    approve_request(peer.workspace, 1)
    peer.engine.sync()
    assert find_anything(peer.workspace, "鴉谷").people

    erase_people(peer.workspace, [person_id])  # type: ignore[list-item]  # its number

    assert not find_anything(peer.workspace, "鴉谷").people
    assert tmp_path.exists()
