"""The conformance command: the right agency passes wholly, each wrong one is found out."""

import ast
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from imapclient import IMAPClient

from agency.conformance.__main__ import main
from agency.conformance.bench import Bench
from agency.conformance.browser import Page
from agency.conformance.checking import Clause, Need, Why
from agency.conformance.client import Client
from agency.conformance.mailbox import CodeMail, ImapMailbox, MailboxError
from agency.conformance.report import Outcome, Result, as_json
from agency.conformance.run import CHECKS, run
from agency.conformance.words import LANGUAGES, read_words
from agency.policy import REAL
from agency.service import models
from agency.service.context import Agency
from tests.architecture.source import ROOT
from tests.contract.asgi import (
    ADDRESS,
    App,
    SmallMailbox,
    app_of,
    enrolment_string,
    open_small_agency,
    session_to,
)
from tests.contract.document import hold
from tests.contract.wrong_agency import FAULTS, Fault, Said, WrongAgency
from tests.integration.agency.rig import LOOPBACK, AgencyProcess, Mailbox
from tests.integration.mail.imap_rig import PASSWORD, USER, dovecot
from wire import enrolment_string as strings

pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts([LOOPBACK])]
_IS_SOAK = "CAREER_RELAY_SOAK" in os.environ
_SECOND = "有限会社あおば"


@pytest.fixture
def mailbox() -> SmallMailbox:
    return SmallMailbox()


@pytest.fixture
def agency(tmp_path: Path, mailbox: SmallMailbox) -> Iterator[Agency]:
    made = open_small_agency(tmp_path, mailbox)
    yield made
    made.store.close()


@pytest.fixture
def app(agency: Agency) -> App:
    return app_of(agency)


def checked(
    app: App, agency: Agency, mailbox: SmallMailbox | None, *, is_documented: bool = False
) -> list[Result]:
    """Run every check against an application in this process."""
    session = session_to(app)
    bench = Bench(
        Client(ADDRESS, session),
        strings.parse(enrolment_string(agency)),
        strings.parse(enrolment_string(agency, _SECOND)),
        mailbox,
        lambda _seconds: None,
    )
    with closing(session):
        bench.discover()
        results = []
        for result in run(bench):
            if result.check.id == "enrolment.answer":
                # Told to the employers there are.
                models.publish(agency, "fit", "1", b'{"weights":[1,2]}')
            results.append(result)
    if is_documented:
        for answer in bench.client.answers:
            told = {"status": answer.status, "headers": answer.headers, "body": answer.body}
            hold(answer.request.method, answer.request.path, **told)
    return results


def failed(results: Sequence[Result]) -> dict[str, tuple[str, str]]:
    return {
        result.check.id: (result.expected, result.came)
        for result in results
        if result.outcome is Outcome.FAIL
    }


def unchecked(results: Sequence[Result]) -> dict[str, Why | None]:
    return {one.check.id: one.why for one in results if one.outcome is Outcome.NOT_CHECKED}


def test_the_reference_agency_passes_wholly(
    app: App, agency: Agency, mailbox: SmallMailbox
) -> None:
    results = checked(app, agency, mailbox, is_documented=True)

    assert failed(results) == {}
    assert unchecked(results) == {"answers.rate": Why.NOTHING_TO_SEE}
    assert len(results) == len(CHECKS) > 140


WITH_MAILBOX = {one.id for one in CHECKS if one.need in {Need.MAILBOX, Need.SECOND_AND_MAILBOX}}
"""What needs registrations, which are half the work of a run."""
WITH_UNITS = WITH_MAILBOX | {"redemption.reserved", "feed.numbers-only"}


def groups() -> list[tuple[Fault, ...]]:
    """Return the faults in as few runs as can be, none of which fails the check of another."""
    if _IS_SOAK:
        return [(fault,) for fault in FAULTS]
    found: list[list[Fault]] = []
    for fault in sorted(FAULTS, key=lambda fault: not fault.fails & WITH_UNITS):
        for group in found:
            if all(fault.may_stand_beside(other) for other in group):
                group.append(fault)
                break
        else:
            found.append([fault])
    return [tuple(group) for group in found]


@pytest.mark.parametrize("faults", groups(), ids=lambda faults: faults[0].name)
def test_each_fault_fails_its_checks_and_no_others(
    app: App, agency: Agency, mailbox: SmallMailbox, faults: tuple[Fault, ...]
) -> None:
    wrong = WrongAgency(app, agency, faults)
    is_whole = _IS_SOAK or any(fault.fails & WITH_UNITS for fault in faults)
    with wrong.planted():
        found = failed(checked(wrong, agency, mailbox if is_whole else None))

    assert set(found) == {check for fault in faults for check in fault.fails}, found


NONSENSE = {
    "nothing": b"",
    "a list": b"[]",
    "null": b"null",
    "no text": b"\xff\xfe",
    "deep": b'{"events":' + b"[" * 100_000,
    "a page": b"<!doctype html><form action='/me/login' method=post><input name=email></form>",
    "an empty feed": b'{"events":[],"next":7,"poll_after_s":1,"head":{"seq":0,"id":"x"}}',
}


@pytest.mark.parametrize("status", [200, 404, 500] if _IS_SOAK else [200])
@pytest.mark.parametrize(
    "name", NONSENSE if _IS_SOAK else ("no text", "deep", "an empty feed"), ids=str
)
def test_a_server_that_talks_nonsense_is_judged_to_the_end(
    app: App, agency: Agency, name: str, status: int
) -> None:
    def nonsense(said: Said, _wall: WrongAgency) -> None:
        if not said.path.startswith(("/.well-known/", "/v1/enrolments")):
            said.status, said.body = status, NONSENSE[name]

    fault = Fault("nonsense", frozenset(), nonsense)
    results = checked(WrongAgency(app, agency, (fault,)), agency, _Nobody())

    assert len(results) == len(CHECKS)
    assert len(failed(results)) > 60


class _Nobody(SmallMailbox):
    """A mailbox to which nothing ever comes."""

    def send(self, _recipient: str, _subject: str, _text: str) -> None:
        pass


def test_a_difference_ends_the_command_with_one(
    app: App,
    agency: Agency,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong = WrongAgency(app, agency, tuple(one for one in FAULTS if one.name == "no policy"))
    with closing(session_to(wrong)) as session:
        monkeypatch.setattr("agency.conformance.__main__.Client", partial(Client, session=session))
        code = main([ADDRESS])
    told = capsys.readouterr().out

    assert code == 1
    assert "FAIL        pages.policy  Every page forbids scripts" in told
    assert re.search(r"^            expected: base-uri 'none'; ", told, re.MULTILINE)
    assert re.search(
        r"^            came: another policy: \d+, such as GET /r 404$", told, re.MULTILINE
    )


def test_every_fault_is_planted_once_and_there_are_many() -> None:
    planted = [fault.name for group in groups() for fault in group]

    assert sorted(planted) == sorted(fault.name for fault in FAULTS)
    assert len(planted) >= 40
    assert {name for fault in FAULTS for name in fault.fails} <= {one.id for one in CHECKS}


def test_an_agency_of_the_real_policy_is_given_the_time_it_asks_for(
    tmp_path: Path, mailbox: SmallMailbox
) -> None:
    agency = replace(open_small_agency(tmp_path, mailbox), policy=REAL)
    session = session_to(app_of(agency))
    clock = agency.clock
    bench = Bench(
        Client(ADDRESS, session),
        strings.parse(enrolment_string(agency)),
        strings.parse(enrolment_string(agency, _SECOND)),
        mailbox,
    )

    def pause(seconds: float) -> None:
        clock.move(timedelta(seconds=seconds))
        bench.client.clock_offset_s += int(seconds)

    bench.pause = pause
    with closing(session):
        bench.discover()
        results = list(run(bench))
    agency.store.close()

    assert failed(results) == {}
    assert {"answers.rate", "enrolment.demo"}.isdisjoint(unchecked(results))


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AgencyProcess, Mailbox]]:
    post = Mailbox()
    started = AgencyProcess(tmp_path_factory.mktemp("process"), post.port, "--policy", "demo")
    yield started, post
    started.stop()
    post.close()


def test_without_options_the_command_runs_what_needs_none(
    process: tuple[AgencyProcess, Mailbox],
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "agency.conformance", process[0].url, "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    told = json.loads(done.stdout)

    assert (done.returncode, done.stderr, told["summary"]["fail"]) == (0, "", 0)
    needy = [one for one in told["checks"] if one["why"] == Why.NEEDS_ENROLMENT]
    free = [one.id for one in CHECKS if one.need is Need.NOTHING]
    assert len(needy) == len(CHECKS) - len(free)
    assert told["summary"]["pass"] >= len(free) - 2


def test_an_answer_on_a_kept_connection_does_not_wait_for_an_acknowledgement(
    process: tuple[AgencyProcess, Mailbox],
) -> None:
    client = Client(process[0].url)
    taken_s = []
    for _ in range(21):
        begun = time.perf_counter()
        Bench(client).discover()
        taken_s.append(time.perf_counter() - begun)

    # A quarter of them at least, however busy the machine; the wait was 40 ms each.
    assert sorted(taken_s)[5] < 0.03
    client.session.close()


@pytest.mark.xdist_group("dovecot")
def test_over_a_socket_with_a_real_mailbox_nothing_personal_is_printed(
    process: tuple[AgencyProcess, Mailbox], capsys: pytest.CaptureFixture[str]
) -> None:
    agency, post = process
    # An address for everybody makes the checks of many people possible; one is quicker.
    anybody = "?address=p-{}@a.example" if _IS_SOAK else ""
    with dovecot() as server, IMAPClient(LOOPBACK, server.port, ssl=False) as line:
        line.login(USER, PASSWORD)
        post.hand_on = lambda raw: line.append("INBOX", raw)
        user = USER.replace("@", "%40")
        where = f"imap://{user}:{PASSWORD}@{LOOPBACK}:{server.port}/INBOX{anybody}"
        code = main(
            [
                agency.url,
                *("--enrolment", agency.enrolment_string()),
                *("--second-enrolment", agency.enrolment_string(_SECOND)),
                *("--mailbox", where, "--lang", "ja"),
            ]
        )
    printed = capsys.readouterr().out

    assert (code, "不合格" in printed.rpartition("\n\n")[0]) == (0, False)
    assert re.search(r"合格 1[2-4]\d、不合格 0、未確認 \d+$", printed.strip())
    for trace in (PASSWORD, USER, "見本", "ミホン", "a.example", "/r/", _SECOND, "みのり"):
        assert trace not in printed


@pytest.mark.parametrize(
    "arguments",
    [
        ("http://relay.example.jp",),
        ("ftp://127.0.0.1",),
        (ADDRESS, "--enrolment", "nonsense"),
        (ADDRESS, "--enrolment", f"cr1-127.0.0.1:8-{'0' * 16}-{'0' * 16}"),
        (ADDRESS, "--mailbox", "https://x"),
        (ADDRESS, "--mailbox", "imap://a:b@127.0.0.1:9/"),
        (ADDRESS,),
    ],
    ids=["plain", "scheme", "string", "host", "mailbox", "no mailbox", "nobody"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_begin_says_why_in_one_line(
    arguments: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", language]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert (told.err.startswith("conformance: "), told.err.count("\n")) == (True, 1)


def test_a_mailbox_address_says_where_everybody_gets_their_mail() -> None:
    shared = ImapMailbox("imaps://a%40b.example:x@mail.example/")
    many = ImapMailbox("imaps://a:x@mail.example/Codes?address=c-{}@b.example")

    assert (shared.address(), shared.takes_any_address) == ("a@b.example", False)
    assert (many.address() != many.address(), many.takes_any_address) == (True, True)
    with pytest.raises(MailboxError):
        ImapMailbox("imaps://mail.example/")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("コードです。\n\n123456\n\n電話 045-000-0177", "123456"),
        ("電話 0450000177\n  654321  \n", "654321"),
        ("<p>Your code: <b>112233</b></p>", "112233"),
        ("no code, but 1234567 and 12345", ""),
    ],
    ids=["alone", "indented", "html", "none"],
)
def test_the_code_of_a_mail_is_its_six_digits(text: str, code: str) -> None:
    assert CodeMail(text).code == code


def test_every_check_has_an_id_of_its_own_a_clause_and_words_in_each_language() -> None:
    ids = [one.id for one in CHECKS]
    contract = (ROOT / "docs/wire.md").read_text("utf-8")
    headings = re.findall(r"^## (.+?)(?: \(`.*)?$", contract, re.MULTILINE)
    texts = {name: read_words(name).texts for name in LANGUAGES}

    assert len(set(ids)) == len(ids)
    assert {clause.value for clause in Clause} <= set(headings)
    assert set(texts["ja"].checks) == set(ids)
    assert set(texts["ja"].clauses) == {clause.value for clause in Clause}
    assert set(texts["ja"].words) == set(texts["en"].words) >= {why.value for why in Why}
    assert all(one.title and not one.title.endswith(".") for one in CHECKS)


def test_a_result_is_readable_by_programs(app: App) -> None:
    with closing(session_to(app)) as session:
        results = list(run(Bench(Client(ADDRESS, session), pause=lambda _seconds: None)))
    told = json.loads(as_json(results, read_words("ja")))

    assert [one["id"] for one in told["checks"]] == [one.id for one in CHECKS]
    assert set(told["checks"][0]) == {"id", "clause", "title", "outcome", "expected", "came", "why"}
    assert sum(told["summary"].values()) == len(CHECKS)


def test_the_command_knows_the_wire_and_nothing_of_this_agency() -> None:
    allowed = set(sys.stdlib_module_names) | {
        *("cryptography", "msgspec", "requests", "typing_extensions", "wire", "zstandard")
    }
    for path in sorted((ROOT / "agency/conformance").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for module in named:
                is_own = module.startswith("agency.conformance")
                assert is_own or module.partition(".")[0] in allowed, (path.name, module)


def test_a_page_is_read_as_a_reader_sees_it() -> None:
    page = Page(
        '<p>A&amp;B</p><form method="POST" action="/x?y=1"><input type="hidden" name="a" value="1">'
        '<input name="b"></form><input name="outside"><a onclick="x()">c</a>'
    )
    form = page.form("/x")

    assert page.words == "A&B c"
    assert page.has_script
    assert form is not None
    assert (form.method, form.hidden, form.names) == ("post", {"a": "1"}, {"a", "b"})


def test_the_sequence_of_checks_begins_with_discovery_and_ends_with_every_answer() -> None:
    places = {one.id: number for number, one in enumerate(CHECKS)}
    order = ("discovery.answer", "enrolment.answer", "feed.chained", "keys.revoked")

    assert all(places[one] < places[two] for one, two in pairwise((*order, "answers.signed")))
