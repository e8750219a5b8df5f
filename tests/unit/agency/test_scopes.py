"""The guard of transactions finds what it must."""

import pytest
from sqlalchemy import insert, select, update

from agency.store import employers, people
from agency.store.tables import employers as employers_table
from agency.store.tables import revoked_links
from tests.unit.agency.rig import Employer, Rig
from tests.unit.agency.scopes import MixedTransactionError

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_a_person_in_an_employers_transaction_is_found(rig: Rig, employer: Employer) -> None:
    with (
        pytest.raises(MixedTransactionError, match="accounts"),
        rig.agency.store.of_employer(employer.id) as connection,
    ):
        people.exists(connection, "nobody")


def test_an_employer_in_a_persons_transaction_is_found(rig: Rig, employer: Employer) -> None:
    with (
        pytest.raises(MixedTransactionError, match="employers"),
        rig.agency.store.of_person("nobody") as connection,
    ):
        employers.find(connection, employer.id)


@pytest.mark.parametrize("way", ["read", "update", "insert"])
def test_a_second_employer_in_a_transaction_is_found(
    rig: Rig, employer: Employer, way: str
) -> None:
    other = rig.employer().id
    own = employers_table.c.employer_id == other
    statement = {
        "read": select(employers_table.c.name).where(own),
        "update": update(employers_table).where(own).values(name="x"),
        "insert": insert(revoked_links).values(employer_id=other, token="t", revoked_at=0),
    }[way]
    with (
        pytest.raises(MixedTransactionError, match="two employers"),
        rig.agency.store.of_employer(employer.id) as connection,
    ):
        connection.execute(statement)
