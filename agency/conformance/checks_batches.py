"""Batches: taken whole or not at all, known by their bytes, numbered, and withdrawn."""

import gzip
import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import zstandard

from agency.conformance import bodies
from agency.conformance.bench import Bench
from agency.conformance.checking import (
    Check,
    Clause,
    check,
    expect,
    expect_equal,
    expect_message,
    expect_problem,
    expect_status,
)
from agency.conformance.client import Answer
from agency.conformance.device import Device
from wire import canonical, encoding, limits
from wire.messages import Receipt, Withdrawal
from wire.problems import Problem
from wire.signatures import Request

_CANARY: Final = "神奈川県横浜市中区日本大通9"
_OUTER_RATIO: Final = 10**7
_FORM: Final = (415, 422)
_REPLAYED: Final = "idempotent-replay"


def _take(bench: Bench, body: bytes, how: str = encoding.GZIP) -> Answer:
    answer = expect_status(bench.device.put(body, how=how), 201)
    receipt = answer.read(Receipt)
    if receipt is not None:
        bench.receipts[receipt.batch] = (receipt.accepted, receipt.seq)
    return answer


def _refused(bench: Bench, answer: Answer, problem: Problem, *statuses: int) -> None:
    """Expect a refusal; whatever was taken by mistake is counted, so that later checks hold."""
    receipt = answer.read(Receipt) if not answer.is_refusal else None
    if receipt is not None:
        bench.receipts[receipt.batch] = (receipt.accepted, receipt.seq)
    expect_problem(answer, problem, *statuses)


@check("batch.taken", Clause.BATCH)
def taken(bench: Bench) -> None:
    """A right batch is taken, with a receipt that names it, its records and its number."""
    body = bodies.a_batch()
    number = bench.device.seq + 1
    receipt = expect_message(_take(bench, body), Receipt)
    told = (receipt.batch, receipt.accepted, receipt.seq)
    expect_equal(told, (canonical.sha256_hex(body), bodies.LEAST, number), "receipt")


@check("batch.encodings", Clause.BATCH)
def encodings(bench: Bench) -> None:
    """Bodies in zstd, in gzip and without compression are taken."""
    for how in (encoding.ZSTD, encoding.GZIP, encoding.IDENTITY):
        _take(bench, bodies.a_batch(), how)


@check("batch.sent-twice", Clause.BATCH)
def sent_twice(bench: Bench) -> None:
    """A batch sent again brings the first receipt, byte for byte, and says so."""
    body, device = bodies.a_batch(), bench.device
    first = _take(bench, body)
    before = {"cr-seq": str(device.seq)}
    for headers, how in ((before, encoding.GZIP), ({}, encoding.ZSTD)):
        again = expect_status(device.put(body, how=how, headers=headers), 200)
        expect(again.body == first.body, "the first receipt", "another one")
        expect_equal(again.headers.get(_REPLAYED, ""), "true", "Idempotent-Replay")
    expect(_REPLAYED not in first.headers, "no Idempotent-Replay at first", "one")


@check("batch.head", Clause.BATCH)
def head(bench: Bench) -> None:
    """HEAD tells by its status alone whether a batch is held."""
    body = bodies.a_batch()
    path = f"/v1/batches/{canonical.sha256_hex(body)}"
    for _ in range(2):
        expect_status(bench.device.ask("HEAD", path), 404)
    _take(bench, body)
    for _ in range(2):
        answer = expect_status(bench.device.ask("HEAD", path), 200)
        expect(not answer.body, "no body", f"{len(answer.body)} bytes")


@check("batch.wrong-path", Clause.BATCH)
def wrong_path(bench: Bench) -> None:
    """A body that is not the one its path names is refused."""
    packed = gzip.compress(bodies.a_batch())
    answer = bench.device.put(bodies.a_batch(), packed=packed)
    _refused(bench, answer, Problem.BATCH_ID_MISMATCH, 422)


@check("batch.not-canonical", Clause.BATCH)
def not_canonical(bench: Bench) -> None:
    """A body that says the same in other bytes is refused."""
    for body in _other_spellings(bodies.a_batch()):
        _refused(bench, bench.device.put(body), Problem.SCHEMA, 422)


def _other_spellings(body: bytes) -> Iterator[bytes]:
    yield body.removesuffix(b"\n")
    yield body + b"\n"
    yield body.replace(b"\n", b"\r\n")
    yield body.replace(b'","', b'", "', 1)
    lines = body.split(b"\n")
    yield b"\n".join([lines[0], b'{"t":"r",' + lines[1][1:].replace(b',"t":"r"', b""), *lines[2:]])
    yield b"\xef\xbb\xbf" + body


@check("batch.unknown-member", Clause.BATCH)
def unknown_member(bench: Bench) -> None:
    """A manifest or record with a member the contract does not name is refused."""
    lines = bodies.a_batch().split(b"\n")
    for line in (0, 1):
        longer = [*lines]
        longer[line] = b'{"aaa":"x",' + longer[line][1:]
        _refused(bench, bench.device.put(b"\n".join(longer)), Problem.SCHEMA, 422)


@check("batch.words", Clause.BATCH)
def words(bench: Bench) -> None:
    """A word that was not published is refused, told by line and field, and never repeated."""
    rows = bodies.records()
    rows[3] = bodies.records(1, region=_CANARY)[0]
    answer = bench.device.put(bodies.body_of(rows))
    _refused(bench, answer, Problem.SCHEMA, 422)
    faults = answer.problem.errors
    expect({fault.pointer for fault in faults} == {"/region"}, "a fault at /region", "others")
    expect(0 < len(faults) <= limits.MAX_FAULTS, "at most 50 faults", f"{len(faults)}")
    expect(_CANARY not in answer.text, "no value repeated", "the value")


@check("batch.faults", Clause.TRANSPORT)
def many_faults(bench: Bench) -> None:
    """No more than 50 faults are told."""
    body = bodies.body_of(bodies.records(60, region="x", occupation="x"))
    answer = bench.device.put(body)
    _refused(bench, answer, Problem.SCHEMA, 422)
    told = len(answer.problem.errors)
    expect(0 < told <= limits.MAX_FAULTS, "1 to 50 faults", f"{told}")


@check("batch.manifest", Clause.BATCH)
def manifest(bench: Bench) -> None:
    """A manifest whose count, fields, tables, schema, program or quarter is wrong is refused."""
    rows = bodies.records()
    for wrong in (
        {"n": 21},
        {"qi": ("region", "age_band")},
        {"sa": ("stage",)},
        {"hier": "0" * 64},
        {"schema": "cr.anon/2"},
        {"app": "A b"},
        {"quarter": "2026-10"},
        {"quarter": "20２６Q4"},
    ):
        answer = bench.device.put(bodies.body_of(rows, **wrong))
        _refused(bench, answer, Problem.SCHEMA, 422)


@check("batch.all-or-nothing", Clause.BATCH)
def all_or_nothing(bench: Bench) -> None:
    """Of a batch with one wrong record nothing is taken, and no number is used up."""
    before = bench.page(0, limit=1).head
    rows = bodies.records(40)
    rows[39] = bodies.records(1, stage="x")[0]
    body = bodies.body_of(rows)
    _refused(bench, bench.device.put(body), Problem.SCHEMA, 422)
    held = bench.device.ask("HEAD", f"/v1/batches/{canonical.sha256_hex(body)}")
    expect_status(held, 404)
    expect(bench.page(0, limit=1).head == before, "the same head", "another one")


@check("batch.media", Clause.BATCH)
def media(bench: Bench) -> None:
    """Another media type or content encoding is refused."""
    body = bodies.a_batch()
    for headers in ({"content-type": "application/json"}, {"content-encoding": "br"}):
        answer = bench.device.put(body, headers=headers)
        _refused(bench, answer, Problem.SCHEMA, *_FORM)


@check("batch.not-compressed", Clause.BATCH)
def not_compressed(bench: Bench) -> None:
    """Bytes that are not in the encoding they claim are refused."""
    body = bodies.a_batch()
    for how in (encoding.GZIP, encoding.ZSTD):
        _refused(bench, bench.device.put(body, how=how, packed=body), Problem.SCHEMA, 422)


@check("batch.bomb", Clause.BATCH)
def bomb(bench: Bench) -> None:
    """A body that grows more than a hundredfold is refused."""
    zeros = b"0" * _OUTER_RATIO
    packed = {
        encoding.GZIP: gzip.compress(zeros),
        encoding.ZSTD: zstandard.ZstdCompressor().compress(zeros),
    }
    for how, body in packed.items():
        answer = bench.device.put(zeros, how=how, packed=body)
        _refused(bench, answer, Problem.TOO_LARGE, 413)


@check("batch.too-large", Clause.BATCH)
def too_large(bench: Bench) -> None:
    """More than 1 MiB on the wire is refused, whoever sends it."""
    body = secrets.token_bytes(limits.MAX_WIRE_BYTES + 1)
    answer = bench.device.put(body, how=encoding.IDENTITY)
    _refused(bench, answer, Problem.TOO_LARGE, 413)


@check("batch.too-many", Clause.BATCH)
def too_many(bench: Bench) -> None:
    """A batch of 5,001 records is refused, and so is a line of more than 4 KiB."""
    answer = bench.device.put(bodies.a_batch(limits.MAX_RECORDS + 1), how=encoding.ZSTD)
    _refused(bench, answer, Problem.SCHEMA, 413, 422)
    rows = bodies.records()
    rows[0] = bodies.records(1, region="x" * limits.MAX_LINE_BYTES)[0]
    _refused(bench, bench.device.put(bodies.body_of(rows)), Problem.SCHEMA, 422)


@check("batch.sequence", Clause.BATCH)
def sequence(bench: Bench) -> None:
    """A batch that does not follow is refused, with the number and identifier that would."""
    device = bench.device
    for headers in (
        {"cr-seq": str(device.seq + 2)},
        {"cr-seq": str(device.seq)},
        {"cr-prev": "1" * 64},
    ):
        expected = (device.seq + 1, device.prev)
        answer = device.put(bodies.a_batch(), headers=headers)
        _refused(bench, answer, Problem.SEQUENCE, 409)
        told = (answer.problem.expected_seq, answer.problem.head)
        expect(told == expected, "expected_seq and head of this device", "others")


@check("batch.unsigned-number", Clause.TRANSPORT)
def unsigned_number(bench: Bench) -> None:
    """A batch whose number or predecessor is not covered by the signature is refused."""
    for name in ("cr-seq", "cr-prev"):

        def without(request: Request, body: bytes, missing: str = name) -> tuple[Request, bytes]:
            rest = {key: value for key, value in request.headers.items() if key != missing}
            return replace(request, headers=rest), body

        answer = bench.device.put(bodies.a_batch(), tamper=without)
        _refused(bench, answer, Problem.SIGNATURE, 401)


@check("batch.withdrawn", Clause.BATCH)
def withdrawn(bench: Bench) -> None:
    """A withdrawn batch is gone, stays gone, and may be withdrawn again."""
    body = bodies.a_batch()
    _take(bench, body)
    name = canonical.sha256_hex(body)
    first = _withdraw(bench, bench.device, name)
    second = expect_status(bench.device.ask("DELETE", f"/v1/batches/{name}"), 200)
    expect(first.was_held, "was_held", "not held")
    expect(second.read(Withdrawal) == first, "the same answer again", "another one")
    expect_status(bench.device.ask("HEAD", f"/v1/batches/{name}"), 404)
    _refused(bench, bench.device.put(body), Problem.WITHDRAWN, 422)


@check("batch.withdrawn-before", Clause.BATCH)
def withdrawn_before(bench: Bench) -> None:
    """A batch withdrawn before it arrived is refused when it comes."""
    body = bodies.a_batch()
    first = _withdraw(bench, bench.device, canonical.sha256_hex(body))
    expect(not first.was_held, "not held", "was_held")
    _refused(bench, bench.device.put(body), Problem.WITHDRAWN, 422)


def _withdraw(bench: Bench, device: Device, name: str) -> Withdrawal:
    answer = expect_status(device.ask("DELETE", f"/v1/batches/{name}"), 200)
    bench.withdrawn.add(name)
    found = expect_message(answer, Withdrawal)
    expect(found.batch == name, "the batch that was named", "another one")
    return found


CHECKS: Final[tuple[Check, ...]] = (
    many_faults,
    unsigned_number,
    taken,
    encodings,
    sent_twice,
    head,
    wrong_path,
    not_canonical,
    unknown_member,
    words,
    manifest,
    all_or_nothing,
    media,
    not_compressed,
    bomb,
    too_large,
    too_many,
    sequence,
    withdrawn,
    withdrawn_before,
)
