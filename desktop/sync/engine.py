"""The sync engine: catch-up, one run at a time; offline is a normal state."""

import logging
import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.syncing import SyncLogRow, SyncReport, SyncState, SyncStatus
from desktop.core.domain.workspace import AgencyProfile
from desktop.core.services.profiles.requests import HAND_OVER
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.agency import (
    AgencyRow,
    present_agency,
    read_agency_row,
    update_agency,
)
from desktop.core.storage.queries.feed import append_sync_log, list_sync_log
from desktop.core.storage.queries.outbox import count_items, list_waiting_items
from desktop.core.storage.queries.statements import last_statement
from desktop.sync.address import AgencyAddress, MakeClient
from desktop.sync.backoff import next_delay
from desktop.sync.device_keys import (
    renew_link_key_if_due,
    replace_device_key,
    settle_device_key,
)
from desktop.sync.enrol import enrol
from desktop.sync.failures import Remedy, error_of, remedy_of
from desktop.sync.feed import fetch_events
from desktop.sync.outbox import Sent, send_outbox
from desktop.sync.reconcile import reconcile
from wire.api import AgencyApi, AgencyError, AgencyRefusedError
from wire.problems import Problem

log = logging.getLogger(__name__)

_LEAST_POLL_S = 900


class SyncEngine:
    """Sends the outbox and fetches the feed.

    Args:
        workspace: The open workspace.
        make_client: Makes a client for an address; fresh for each run.
        uniform: Draws the jitter.
    """

    def __init__(
        self,
        workspace: Workspace,
        make_client: MakeClient,
        uniform: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._workspace = workspace
        self._make_client = make_client
        self._uniform = uniform
        self._running = threading.Lock()
        self._poll_after = timedelta(seconds=_LEAST_POLL_S)

    def device_name(self) -> str:
        """Return the name of this device at the agency; empty before enrolment."""
        with self._workspace.store.read() as connection:
            row = read_agency_row(connection)
        return "" if row is None else row.device_id

    def renew_device_key(self) -> str:
        """Put a new key in the place of this device's; return its new name.

        Raises:
            AppError: NOT_ENROLLED, AGENCY_UNREACHABLE or another ``SYNC_…`` code. Where the answer
                was lost the next sync finds out and goes on.
        """
        with self._running:
            try:
                replace_device_key(self._workspace, self._connect)
            except AgencyError as error:
                raise error_of(error) from error
        return self.device_name()

    def revoke_device(self, name: str) -> None:
        """Let another device of the company speak no more, a lost one.

        Raises:
            AppError: DEVICE_IS_THIS, DEVICE_NOT_FOUND, NOT_ENROLLED or another ``SYNC_…`` code.
        """
        with self._workspace.store.read() as connection:
            row = present_agency(connection)
        if name.strip() in (row.device_id, ""):
            raise AppError(ErrorCode.DEVICE_IS_THIS if name.strip() else ErrorCode.DEVICE_NOT_FOUND)
        try:
            self._client(row).revoke_device(name.strip())
        except AgencyError as error:
            is_unknown = getattr(error, "problem", None) is Problem.NOT_FOUND
            code = AppError(ErrorCode.DEVICE_NOT_FOUND) if is_unknown else error_of(error)
            raise code from error
        now = self._workspace.clock.now()
        with self._workspace.store.write() as connection:
            append_sync_log(connection, at=now, kind="device.revoked")
            self._workspace.audit(connection, "device.revoked", device=name.strip())

    def enrol(self, enrolment_string: str) -> AgencyProfile:
        """Enrol at an agency.

        Raises:
            AppError: See `desktop.sync.enrol.enrol`.
        """
        return enrol(self._workspace, self._make_client, enrolment_string)

    def is_due(self) -> bool:
        """Say whether an automatic run should start now."""
        with self._workspace.store.read() as connection:
            row = read_agency_row(connection)
            waiting = count_items(connection, "waiting")
        now = self._workspace.clock.now()
        if row is None or row.attention or (row.next_try_at and row.next_try_at > now):
            return False
        # A failed run is made good once its back-off is over, or the line would stay "offline".
        return waiting > 0 or row.failures > 0 or self._is_old(row, now)

    def sync_if_due(self) -> SyncReport:
        """Run if something waits or the agency is due to be asked; never before a back-off ends."""
        if self.is_due():
            return self.sync()
        return SyncReport(self.status().state, 0, 0, 0, frozenset())

    def sync(self) -> SyncReport:
        """Send and fetch. Never raises for what the network or the agency does.

        A run that finds another one under way does nothing and reports the present state.
        """
        if not self._running.acquire(blocking=False):
            return SyncReport(self.status().state, 0, 0, 0, frozenset())
        try:
            return self._run()
        finally:
            self._running.release()

    def status(self) -> SyncStatus:
        """Return what the top bar says."""
        with self._workspace.store.read() as connection:
            row = read_agency_row(connection)
            waiting = count_items(connection, "waiting")
            aside = count_items(connection, "quarantined")
            check = last_statement(connection)
        if row is None:
            return SyncStatus(SyncState.NOT_ENROLLED, waiting, None)
        code = ErrorCode(row.attention) if row.attention else None
        differs = check is not None and not check.agrees
        if code is None and aside:
            code = ErrorCode.AGENCY_REFUSED
        if code is None and differs:
            code = ErrorCode.STATEMENT_DIFFERS
        state = SyncState.OFFLINE if row.failures else SyncState.ONLINE
        if code is not None:
            state = SyncState.ATTENTION
        count = aside + bool(row.attention) + differs
        return SyncStatus(state, waiting, row.last_success_at, count, code, row.next_try_at)

    def log(self, limit: int = 200) -> tuple[SyncLogRow, ...]:
        """Return what went and came, newest first."""
        with self._workspace.store.read() as connection:
            return list_sync_log(connection, limit)

    def _run(self) -> SyncReport:
        with self._workspace.store.read() as connection:
            row = read_agency_row(connection)
        if row is None:
            return SyncReport(SyncState.NOT_ENROLLED, 0, 0, 0, frozenset(), ErrorCode.NOT_ENROLLED)
        sent, events = Sent(), 0
        try:
            settle_device_key(self._workspace, self._connect)
            client = self._connect()
            events = self._hear_withdrawals(client)
            sent = send_outbox(self._workspace, client)
            fetched = fetch_events(self._workspace, client)
            events += fetched.events
            reconcile(self._workspace, client)
            renew_link_key_if_due(self._workspace, client)
            self._poll_after = timedelta(seconds=fetched.poll_after_s)
        except AgencyError as error:
            return self._failed(row, error, sent)
        except AppError as error:
            if error.code is not ErrorCode.AGENCY_REFUSED:
                raise
            self._attention(error.code)
            return SyncReport(SyncState.ATTENTION, sent.batches, sent.others, 0, _ALL, error.code)
        self._succeeded()
        return SyncReport(self.status().state, sent.batches, sent.others, events, _ALL)

    def _hear_withdrawals(self, client: AgencyApi) -> int:
        """Read the feed before a profile goes: a consent may have ended while we were off line."""
        with self._workspace.store.read() as connection:
            waits = any(item.kind == HAND_OVER for item in list_waiting_items(connection))
        return fetch_events(self._workspace, client).events if waits else 0

    def _connect(self, device_key: bytes = b"") -> AgencyApi:
        """Return a client for the agency as it is known now; another key speaks where given."""
        with self._workspace.store.read() as connection:
            row = present_agency(connection)
        return self._client(row, device_key)

    def _client(self, row: AgencyRow, device_key: bytes = b"") -> AgencyApi:
        address = AgencyAddress(
            base_url=row.profile.base_url,
            fingerprint="",
            agency_key=row.public_key,
            device_key=device_key or row.device_key,
            clock_offset_s=row.clock_offset_s,
        )
        return self._make_client(address)

    def _is_old(self, row: AgencyRow, now: datetime) -> bool:
        return row.last_success_at is None or now - row.last_success_at >= self._poll_after

    def _succeeded(self) -> None:
        now = self._workspace.clock.now()
        with self._workspace.store.write() as connection:
            update_agency(
                connection, last_success_at=now, next_try_at=None, failures=0, attention=""
            )

    def _failed(self, row: AgencyRow, error: AgencyError, sent: Sent) -> SyncReport:
        code = error_of(error).code
        log.info("sync did not finish: %s", code.value)
        refused = error if isinstance(error, AgencyRefusedError) else None
        if refused is not None and refused.problem is Problem.CLOCK_SKEW:
            self._learn_clock(refused)
        elif remedy_of(error) is not Remedy.LATER:
            self._attention(code)
            return SyncReport(SyncState.ATTENTION, sent.batches, sent.others, 0, _ALL, code)
        self._try_later(row, code, refused.retry_after_s if refused else None)
        return SyncReport(SyncState.OFFLINE, sent.batches, sent.others, 0, _ALL, code)

    def _learn_clock(self, error: AgencyRefusedError) -> None:
        """Keep the difference to the agency's clock, for signatures only."""
        if error.detail.server_time is None:
            return
        offset = error.detail.server_time - self._workspace.clock.now()
        with self._workspace.store.write() as connection:
            update_agency(connection, clock_offset_s=round(offset.total_seconds()))

    def _try_later(self, row: AgencyRow, code: ErrorCode, retry_after_s: int | None) -> None:
        now = self._workspace.clock.now()
        failures = row.failures + 1
        delay = next_delay(failures, retry_after_s, self._uniform)
        with self._workspace.store.write() as connection:
            update_agency(connection, failures=failures, next_try_at=now + delay)
            if failures == 1:
                append_sync_log(connection, at=now, kind="offline", error=code.value)

    def _attention(self, code: ErrorCode) -> None:
        now = self._workspace.clock.now()
        with self._workspace.store.write() as connection:
            update_agency(connection, attention=code.value)
            append_sync_log(connection, at=now, kind="stopped", error=code.value)


_ALL: Changes = frozenset({Change.SYNC, Change.CREDITS, Change.BATCHES, Change.PEOPLE})
