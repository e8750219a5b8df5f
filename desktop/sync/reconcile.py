"""Compare the agency's signed statement with our own count of its ledger (I11).

No count is corrected: what differs is kept, shown and named until a later statement agrees. Only
the ratio is the agency's to tell: it is a term of the contract, and taken over in the open.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from desktop.core.domain.errors import ErrorCode
from desktop.core.domain.statement import Difference
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import AgencyRow, present_agency, update_agency
from desktop.core.storage.queries.feed import StoredEntry, append_sync_log, list_entries
from desktop.core.storage.queries.statements import (
    StoredStatement,
    event_id_at,
    keep_statement,
    last_statement,
)
from desktop.sync.evidence import KeepsAnswers
from desktop.sync.feed import fetch_events
from wire.api import AgencyApi
from wire.events import GENESIS
from wire.ledger import Entry, EntryKind, balance
from wire.messages import BalanceStatement

MEMBERS: Final = BalanceStatement.__struct_fields__
"""Every figure of a statement is compared, those a later version adds too."""


def reconcile(workspace: Workspace, client: AgencyApi) -> tuple[Difference, ...]:
    """Fetch the statement, keep it as it came and return what does not agree.

    Raises:
        AgencyError: The line broke; the statement before stays.
        AppError: AGENCY_REFUSED where events that came meanwhile do not follow.
    """
    with workspace.store.read() as connection:
        asked_at = present_agency(connection).cursor
    statement = client.balance()
    body, proof = _evidence(client, statement)
    if statement.as_of_seq > asked_at:
        # Something happened between the feed and the statement, which is its right.
        fetch_events(workspace, client)
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        _take_terms(workspace, connection, statement, asked_at)
        differences = _differences(connection, statement, asked_at)
        before = last_statement(connection)
        kept = StoredStatement(now, statement.as_of_seq, body, proof, differences)
        keep_statement(connection, kept)
        if differences and (before is None or before.agrees):
            code = ErrorCode.STATEMENT_DIFFERS.value
            append_sync_log(connection, at=now, kind="statement.differs", error=code)
            members = ",".join(one.member for one in differences)
            workspace.audit(connection, "statement.differs", members=members)
    return differences


def _take_terms(
    workspace: Workspace, connection: Connection, statement: BalanceStatement, asked_at: int
) -> None:
    """Take over another ratio from a statement of now; what is no ratio stays a difference."""
    row, told = present_agency(connection), statement.ratio
    if told < 1 or told == row.profile.ratio or not _is_of_now(row, statement, asked_at):
        return
    update_agency(connection, ratio=told)
    append_sync_log(connection, at=workspace.clock.now(), kind="terms.changed")
    workspace.audit(connection, "terms.changed", before=row.profile.ratio, ratio=told)


def _is_of_now(row: AgencyRow, statement: BalanceStatement, asked_at: int) -> bool:
    return asked_at <= statement.as_of_seq <= row.cursor


def _evidence(client: AgencyApi, statement: BalanceStatement) -> tuple[bytes, str]:
    if isinstance(client, KeepsAnswers) and client.last_answer is not None:
        return client.last_answer.body, client.last_answer.proof()
    return msgspec.json.encode(statement), ""


def _differences(
    connection: Connection, statement: BalanceStatement, asked_at: int
) -> tuple[Difference, ...]:
    row = present_agency(connection)
    head = event_id_at(connection, statement.as_of_seq) if statement.as_of_seq else GENESIS
    ours = _own_statement(row, list_entries(connection), statement.as_of_seq, head or "")
    if not _is_of_now(row, statement, asked_at):
        # Older than what the agency itself had told us, or of events nobody can see.
        ours = msgspec.structs.replace(ours, as_of_seq=row.cursor)
    pairs = [(name, getattr(ours, name), getattr(statement, name)) for name in MEMBERS]
    return tuple(Difference(name, str(own), str(told)) for name, own, told in pairs if own != told)


def _own_statement(
    row: AgencyRow, entries: Sequence[StoredEntry], as_of_seq: int, head: str
) -> BalanceStatement:
    """Return the statement as the agency should write it."""
    told = [one for one in entries if one.seq <= as_of_seq]
    now = balance(Entry(EntryKind(one.kind), one.ref, one.units) for one in told)
    ratio = row.profile.ratio
    return BalanceStatement(
        as_of_seq=as_of_seq,
        chain_head=head,
        earned=now.earned,
        voided=now.voided,
        bonus=now.bonus,
        expired=now.expired,
        in_review=now.in_review,
        reserved=now.reserved,
        consumed=now.consumed,
        available=now.available,
        ratio=ratio,
        slots=now.slots(ratio),
        open_slots=now.open_slots(ratio),
    )
