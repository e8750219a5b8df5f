"""What an enrolled device may ask: batches, revocations, events, balance."""

import logging
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

from agency.clock import moment, seconds, start_of_tokyo_day
from agency.refusal import refuse, refuse_rate, refuse_rows, refuse_sequence
from agency.service import due
from agency.service.context import Agency, network_of
from agency.store import batches, devices, employers, feed, ledger
from agency.store.batches import Arrival, HeldBatch
from agency.store.devices import Device
from wire import batch as wire_batch
from wire import canonical, limits, privacy_floor, version
from wire.batch import Batch
from wire.events import BatchAccepted, BatchWithdrawn, EventType, LinkRevoked
from wire.ledger import balance
from wire.messages import (
    BalanceStatement,
    BatchHead,
    Discovery,
    EventPage,
    Limits,
    PrivacyFloor,
    Receipt,
    RevocationAnswer,
    Withdrawal,
)
from wire.problems import Problem

log = logging.getLogger(__name__)
_MAX_NETWORKS: Final = 50_000


def discovery(agency: Agency) -> Discovery:
    """Return what this agency speaks."""
    return Discovery(
        protocol=version.SUPPORTED_PROTOCOLS,
        schemas={version.SCHEMA_NAME: version.SCHEMA_VERSIONS},
        encodings=("zstd", "gzip"),
        limits=Limits(
            wire_bytes=limits.MAX_WIRE_BYTES,
            inflated_bytes=limits.MAX_INFLATED_BYTES,
            records=limits.MAX_RECORDS,
        ),
        keys=(agency.secrets.public,),
        server_time=agency.clock.now(),
        privacy_floor=PrivacyFloor(k_min=limits.MIN_K, l_min=limits.MIN_L),
    )


def known_receipt(agency: Agency, device: Device, batch_id: str) -> Receipt | None:
    """Return the first receipt of a batch the agency has taken.

    Raises:
        Refusal: The batch was withdrawn.
    """
    with agency.store.reading() as connection:
        held = batches.find(connection, device.employer.id, batch_id)
    return None if held is None else _receipt(held, batch_id)


def receive_batch(
    agency: Agency, device: Device, body: bytes, *, seq: int, prev: str, batch_id: str = ""
) -> tuple[Receipt, bool]:
    """Take a batch whole or not at all; return its receipt and whether it was known before.

    Args:
        agency: The agency.
        device: Whose batch it is, as it was read for this request.
        body: The canonical bytes.
        seq: Number of the batch.
        prev: Identifier of the batch before.
        batch_id: Identifier of the body, if the caller has computed it already.

    Raises:
        Refusal: The rows cannot be read, fall below the floor, or the number does not follow.
    """
    batch_id = batch_id or canonical.sha256_hex(body)
    # What follows the last batch is new; should it not be, the transaction below finds out.
    follows = seq == device.seq + 1 and prev == device.head
    if not follows and (receipt := known_receipt(agency, device, batch_id)):
        return receipt, True
    batch = _checked(agency, body)
    now = agency.clock.now()
    with agency.store.of_employer(device.employer.id) as connection:
        held = batches.find(connection, device.employer.id, batch_id)
        if held is not None:
            return _receipt(held, batch_id), True
        _check_sequence(connection, device, seq, prev)
        _check_day(agency, connection, device, len(batch.records))
        arrival = Arrival(batch, device.employer.id, batch_id, device.id, seq)
        batches.add(connection, arrival, at=seconds(now))
        devices.advance(connection, device, seq=seq, head=batch_id)
        data = BatchAccepted(batch=batch_id, n=len(batch.records), seq=seq)
        feed.append(connection, device.employer.id, EventType.BATCH_ACCEPTED, data, at=now)
    log.info("batch accepted: %d records", len(batch.records))
    return Receipt(batch=batch_id, accepted=len(batch.records), seq=seq, server_time=now), False


def has_batch(agency: Agency, device: Device, batch_id: str) -> bool:
    """Tell whether a batch was taken and not withdrawn."""
    with agency.store.reading() as connection:
        held = batches.find(connection, device.employer.id, batch_id)
    return held is not None and held.withdrawn_at is None


def withdraw_batch(agency: Agency, device: Device, batch_id: str) -> Withdrawal:
    """Withdraw a batch; the same answer however often it is asked."""
    now = agency.clock.now()
    number = device.employer.id
    with agency.store.of_employer(number) as connection:
        held = batches.find(connection, number, batch_id)
        if held is None or held.withdrawn_at is None:
            batches.withdraw(connection, number, batch_id, at=seconds(now))
            data = BatchWithdrawn(batch=batch_id)
            feed.append(connection, number, EventType.BATCH_WITHDRAWN, data, at=now)
    withdrawn_at = held.withdrawn_at if held is not None else None
    return Withdrawal(
        batch=batch_id,
        was_held=held is not None and held.received_at is not None,
        server_time=now if withdrawn_at is None else moment(withdrawn_at),
    )


def revoke_links(agency: Agency, device: Device, tokens: tuple[str, ...]) -> RevocationAnswer:
    """Revoke this employer's own tokens; others are passed over without a word."""
    now = agency.clock.now()
    number = device.employer.id
    own = {agency.links.own_text(token, number) for token in tokens} - {None}
    with agency.store.of_employer(number) as connection:
        for token in sorted(filter(None, own)):
            if devices.revoke_link(connection, number, token, at=seconds(now)):
                data = LinkRevoked(token=token)
                feed.append(connection, number, EventType.LINK_REVOKED, data, at=now)
    agency.links.forget()
    return RevocationAnswer(revoked=len(own))


def events(agency: Agency, device: Device, *, after: int, limit: int) -> EventPage:
    """Return a page of the employer's feed."""
    due.settle_due(agency, device.employer.id)
    with agency.store.reading() as connection:
        page = feed.page(connection, device.employer.id, after=after, limit=limit)
        current = devices.find(connection, device.id) or device
    return EventPage(
        events=page,
        next=page[-1].seq if page else after,
        poll_after_s=agency.policy.poll_after_s,
        head=BatchHead(seq=current.seq, id=current.head),
    )


def statement(agency: Agency, device: Device) -> BalanceStatement:
    """Return the statement of the employer's ledger as of its last event."""
    due.settle_due(agency, device.employer.id)
    with agency.store.reading() as connection:
        seq, head = feed.head(connection, device.employer.id)
        now = balance(ledger.entries(connection, device.employer.id))
    ratio = agency.terms_for(device.employer).ratio
    return BalanceStatement(
        as_of_seq=seq,
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


def note_sync(agency: Agency, device: Device, address: str) -> None:
    """Remember from which network an employer syncs, for the review trigger."""
    network = network_of(address)
    if (device.employer.id, network) in agency.synced_from:
        return
    with agency.store.reading() as connection:
        is_known = network in employers.networks(connection, device.employer.id)
    if not is_known:
        with agency.store.of_employer(device.employer.id) as connection:
            employers.note_network(connection, device.employer.id, network)
    if len(agency.synced_from) >= _MAX_NETWORKS:
        agency.synced_from.clear()
    agency.synced_from.add((device.employer.id, network))


def _checked(agency: Agency, body: bytes) -> Batch:
    batch = wire_batch.from_bytes(body)
    if not isinstance(batch, Batch):
        raise refuse_rows(Problem.SCHEMA, batch)
    if faults := wire_batch.check_form(batch, agency.words()):
        raise refuse_rows(Problem.SCHEMA, faults)
    if faults := privacy_floor.check_batch(batch.records, batch.manifest):
        raise refuse_rows(Problem.PRIVACY_FLOOR, faults)
    return batch


def _check_sequence(connection: Connection, device: Device, seq: int, prev: str) -> None:
    last, head = devices.position(connection, device)
    if seq != last + 1 or prev != head:
        raise refuse_sequence(last + 1, head)


def _check_day(agency: Agency, connection: Connection, device: Device, count: int) -> None:
    most, now = agency.policy.records_per_day, agency.clock.now()
    if most is None:
        return
    today = start_of_tokyo_day(now)
    taken = batches.taken_since(connection, device.employer.id, seconds(today))
    if taken + count > most:
        raise refuse_rate(seconds(today + timedelta(days=1)) - seconds(now))


def _receipt(held: HeldBatch, batch_id: str) -> Receipt:
    if held.withdrawn_at is not None or held.received_at is None:
        raise refuse(Problem.WITHDRAWN, 422)
    return Receipt(
        batch=batch_id,
        accepted=held.n,
        seq=held.seq or 0,
        server_time=moment(held.received_at),
    )
