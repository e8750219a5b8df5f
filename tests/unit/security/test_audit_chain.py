"""The audit chain: any change breaks it where it was made."""

from dataclasses import replace
from datetime import UTC, datetime

from desktop.core.domain.audit import GENESIS, AuditRow
from desktop.core.security.audit_chain import chained, first_broken

_AT = datetime(2026, 11, 20, tzinfo=UTC)


def chain(length: int = 5) -> list[AuditRow]:
    rows: list[AuditRow] = []
    for number in range(length):
        prev = rows[-1].hash if rows else GENESIS
        rows.append(chained(prev, _AT, ("岡田", "okada"), act="import.done", detail={"n": number}))
    return rows


def test_a_chain_holds_as_written() -> None:
    assert first_broken(chain()) is None
    assert first_broken([]) is None


def test_a_changed_row_breaks_it_there() -> None:
    for change in ({"actor": "森"}, {"act": "x"}, {"detail": {"n": 9}}, {"os_user": "root"}):
        rows = chain()
        rows[2] = replace(rows[2], **change)  # type: ignore[arg-type] - test shorthand

        assert first_broken(rows) == 2


def test_a_row_taken_out_breaks_it_there() -> None:
    rows = chain()
    del rows[2]

    assert first_broken(rows) == 2
    assert first_broken(chain()[1:]) == 0
