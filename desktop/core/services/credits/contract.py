"""The terms of the exchange and the agency's last statement, for the page that shows them."""

import msgspec

from desktop.core.domain.statement import ContractTerms, StatementCheck
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.statements import last_statement, terms_bytes
from wire.messages import Terms


def read_terms(workspace: Workspace) -> ContractTerms | None:
    """Return the terms, or None before enrolment.

    Where an earlier version of the program enrolled, only ratio and version are known.
    """
    with workspace.store.read() as connection:
        row = read_agency_row(connection)
        raw = None if row is None else terms_bytes(connection)
    if row is None:
        return None
    known = (row.profile.terms_version, row.profile.enrolled_at, row.profile.ratio)
    if raw is None:
        return ContractTerms(*known)
    terms = msgspec.json.decode(raw, type=Terms)
    return ContractTerms(
        *known,
        person_window_months=terms.person_window_months,
        text=terms.text,
        unit_valid_months=terms.unit_valid_months,
        bonus_every_units=terms.bonus_every_units,
        bonus_units=terms.bonus_units,
        counts_leavers=terms.counts_leavers,
        fee_yen=terms.fee_yen,
        fee_text=terms.fee_text,
    )


def read_statement(workspace: Workspace) -> StatementCheck | None:
    """Return the agency's last statement beside our own count, or None before the first."""
    with workspace.store.read() as connection:
        return last_statement(connection)
