"""The candidate's pages over HTTP: what a GET does not do, forms, headers, sessions, logs."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
import requests

from tests.integration.agency.rig import (
    LOOPBACK,
    AgencyProcess,
    Candidate,
    Desktop,
    Mailbox,
    pending_in,
)
from wire.link_token import TokenKind

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.slow]
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}


def rows(agency: AgencyProcess) -> dict[str, int]:
    """Return the number of rows of every table."""
    with closing(sqlite3.connect(f"file:{agency.database}?mode=ro", uri=True)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 names from the schema
            for (name,) in names
        }


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_at_a_page_changes_nothing_and_sets_no_cookie(
    demo_agency: AgencyProcess, desktop: Desktop, method: str
) -> None:
    token = desktop.link()
    before = rows(demo_agency)
    answers = [
        requests.request(method, f"{demo_agency.url}{path}", timeout=30)
        for path in (f"/r/{token}", f"/r/{token.upper()}", f"/r/{token}?lang=en", "/me", "/privacy")
        for _ in range(3)
        if method == "GET" or path.startswith("/r/")
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert not any(answer.cookies for answer in answers)
    assert rows(demo_agency) == before


def test_every_page_carries_the_protecting_headers(
    demo_agency: AgencyProcess, desktop: Desktop
) -> None:
    for path in (f"/r/{desktop.link()}", "/r/nothing", "/me", "/privacy", "/nowhere"):
        answer = requests.get(f"{demo_agency.url}{path}", timeout=30)

        assert HEADERS.items() <= answer.headers.items()
        assert "<script" not in answer.text
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.text)
        assert " style=" not in answer.text


@pytest.mark.parametrize("token", ["x", "0" * 40, "04000007000000000000000024100fkhf9dkc476"])
def test_whatever_is_no_link_of_ours_gets_the_same_page(
    demo_agency: AgencyProcess, token: str
) -> None:
    answer = requests.get(f"{demo_agency.url}/r/{token}", timeout=30)
    posted = Candidate(1).ask(demo_agency, token)

    assert (answer.status_code, posted.status_code) == (404, 404)
    assert answer.text == posted.text
    assert "ページが見つかりません" in answer.text


def test_the_page_says_who_asks_and_what_the_company_learns(
    demo_agency: AgencyProcess, desktop: Desktop
) -> None:
    page = requests.get(f"{demo_agency.url}/r/{desktop.link()}", timeout=30).text

    for words in (
        "株式会社みのり精工",
        "14-ユ-009999",
        "登録は任意です",
        "人数だけ",
        "お問い合わせ",
    ):
        assert words in page
    assert "checked" not in page


def test_the_page_speaks_english_when_asked(demo_agency: AgencyProcess, desktop: Desktop) -> None:
    link = f"{demo_agency.url}/r/{desktop.link()}"
    chosen = requests.get(f"{link}?lang=en", timeout=30).text
    preferred = requests.get(link, headers={"Accept-Language": "en-GB,ja"}, timeout=30).text

    assert chosen == preferred
    assert "Registering is up to you" in chosen


def test_faulty_fields_are_named_beside_them_and_keep_what_was_entered(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    person = Candidate(200)
    page = person.ask(demo_agency, desktop.link(), phone="12", consent_service="")

    assert page.status_code == 422
    assert 'id="phone-error"' in page.text
    assert 'id="consent_service-error"' in page.text
    assert 'id="email-error"' not in page.text
    assert f'value="{person.email}"' in page.text
    assert mailbox.count_to(person.email) == 0


def test_what_was_entered_is_shown_as_text(demo_agency: AgencyProcess, desktop: Desktop) -> None:
    page = Candidate(201).ask(
        demo_agency, desktop.link(), name='"><script>alert(1)</script>', phone=""
    )

    assert "<script>" not in page.text


def test_the_device_cookie_comes_with_the_confirmed_registration_only(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    person, token = Candidate(202), desktop.link()
    asked = person.ask(demo_agency, token)
    wrong = person.confirm(demo_agency, token, asked, "999 999x")
    done = person.confirm(demo_agency, token, asked, mailbox.code_for(person.email))

    assert not asked.cookies
    assert (wrong.status_code, dict(wrong.cookies)) == (422, {})
    assert list(done.cookies.keys()) == ["cr_device"]
    cookie = done.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_a_code_typed_in_full_width_is_understood(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    person, token = Candidate(203), desktop.link()
    page = person.ask(demo_agency, token)
    wide = mailbox.code_for(person.email).translate({48 + n: 0xFF10 + n for n in range(10)})

    assert person.confirm(demo_agency, token, page, wide).status_code == 200


def test_a_forwarded_link_that_was_used_says_so_neutrally(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    token = desktop.link()
    Candidate(204).register(demo_agency, mailbox, token)
    forwarded = Candidate(205)

    shown = requests.get(f"{demo_agency.url}/r/{token}", timeout=30)
    posted = forwarded.ask(demo_agency, token)

    assert (shown.status_code, posted.status_code) == (200, 409)
    assert "見本" not in posted.text
    assert mailbox.count_to(forwarded.email) == 0


def test_mails_are_stopped_by_a_button_and_not_by_the_link(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    person = Candidate(206)
    person.ask(demo_agency, desktop.link())
    address = re.findall(r"http\S+/stop/\S+", mailbox.text_to(person.email))[0]
    before = rows(demo_agency)
    requests.get(address, timeout=30)
    assert rows(demo_agency) == before

    stopped = requests.post(address, timeout=30)
    person.ask(demo_agency, desktop.link())

    assert stopped.status_code == 200
    assert mailbox.count_to(person.email) == 1
    assert requests.post(f"{address[:-1]}x", timeout=30).status_code == 404


def log_in(agency: AgencyProcess, mailbox: Mailbox, person: Candidate) -> str:
    """Open a session and return the page."""
    before = mailbox.count_to(person.email)
    asked = person.browser.post(f"{agency.url}/me/login", data={"email": person.email}, timeout=30)
    mailbox.wait_for(person.email, before + 1)
    form = {"pending": pending_in(asked), "code": mailbox.code_for(person.email)}
    return person.browser.post(f"{agency.url}/me/session", data=form, timeout=30).text


def csrf_in(page: str) -> str:
    return re.findall(r'name="csrf" value="([0-9a-f]{32})"', page)[0]


def test_a_session_sees_completes_and_withdraws(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    person = Candidate(207)
    person.register(demo_agency, mailbox, desktop.link())
    csrf = csrf_in(log_in(demo_agency, mailbox, person))

    def post(act: str, **fields: str) -> requests.Response:
        form = {"csrf": csrf, **fields}
        return person.browser.post(f"{demo_agency.url}/me/{act}", data=form, timeout=30)

    saved = post("details", occupation="機械設計")
    exported = post("export")
    unsure = post("withdraw")
    gone = post("withdraw", confirm="yes")

    assert "機械設計" in saved.text
    assert exported.json()["data"]["email"] == person.email
    assert (unsure.status_code, gone.status_code) == (422, 200)
    assert "個人情報を消去しました" in gone.text
    assert person.browser.get(f"{demo_agency.url}/me", timeout=30).text.count(person.email) == 0
    assert person.email.encode() not in demo_agency.database.read_bytes()
    assert desktop.client.balance().earned == 1


@pytest.mark.parametrize("csrf", ["", "0" * 32])
def test_a_form_from_elsewhere_does_nothing(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox, csrf: str
) -> None:
    person = Candidate(208 if csrf else 209)
    person.register(demo_agency, mailbox, desktop.link())
    log_in(demo_agency, mailbox, person)

    form = {"csrf": csrf, "confirm": "yes"}
    answer = person.browser.post(f"{demo_agency.url}/me/withdraw", data=form, timeout=30)

    assert answer.status_code == 403
    assert person.email in person.browser.get(f"{demo_agency.url}/me", timeout=30).text


def test_a_choice_at_the_own_page_reaches_the_employer(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    person, token = Candidate(210), desktop.link()
    person.register(demo_agency, mailbox, token)
    page = log_in(demo_agency, mailbox, person)
    name = re.findall(r'name="registration" value="([0-9a-f]{32})"', page)[0]
    form = {"csrf": csrf_in(page), "registration": name, "choice": "yes"}
    person.browser.post(f"{demo_agency.url}/me/disclosure", data=form, timeout=30)
    person.browser.post(f"{demo_agency.url}/me/contact", data=form, timeout=30)
    left = person.browser.post(f"{demo_agency.url}/me/logout", data=form, timeout=30)

    told = desktop.client.events(after=2).events
    assert [event.kind for event in told] == ["registration.disclosed", "contact.stopped"]
    assert {event.data["token"] for event in told} == {token}
    assert "6桁の確認コードをお送りします" in left.text


def test_logs_hold_no_personal_data_and_no_nonce(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    person, token = Candidate(211), desktop.link()
    person.register(demo_agency, mailbox, token)
    log_in(demo_agency, mailbox, person)
    log = demo_agency.log

    assert token[:8] in log
    for canary in ("見本", "花子", "ミホン", "hanako", "0000-0211", "00000211", token[8:20]):
        assert canary not in log


def test_the_real_policy_reviews_a_fast_row_of_registrations_and_clears_it_in_seven_days(
    real_agency: AgencyProcess, mailbox: Mailbox
) -> None:
    desktop = Desktop(real_agency.enrolment_string())
    desktop.enrol()
    for number in range(300, 310):
        person = Candidate(number, address=f"198.51.{number - 200}.7")
        done = person.register(real_agency, mailbox, desktop.link())
        assert done.status_code == 200
    now = desktop.client.balance()
    real_agency.move_clock(timedelta(days=7))
    later = desktop.client.balance()

    # Seven by the pace; one in ten of the others is drawn for the audit.
    assert (now.earned, now.slots) == (10, 0)
    assert 7 <= now.in_review <= 10
    assert (later.earned, later.in_review, later.slots) == (10, 0, 1)


def test_reviews_are_listed_cleared_and_voided_from_the_command_line(
    real_agency: AgencyProcess, mailbox: Mailbox
) -> None:
    made = real_agency.command(
        "enrolment", "create", "--company", "株式会社こだま", "--mail-domain", "kodama.example"
    )
    desktop = Desktop(made.stdout.strip())
    desktop.enrol()
    for number in (400, 401):
        person = Candidate(number, address=f"198.51.{number - 300}.8", domain="kodama.example")
        person.register(real_agency, mailbox, desktop.link(TokenKind.COMMON))
    lines = real_agency.command("review", "list").stdout.splitlines()
    units = [re.findall(r'"unit": "([0-9a-f]{32})"', line)[0] for line in lines[-2:]]

    cleared = real_agency.command("review", "clear", units[0])
    bare = real_agency.command("review", "void", units[1])
    voided = real_agency.command("review", "void", units[1], "--reason", "不正")
    again = real_agency.command("review", "clear", units[0])

    assert all("mail-domain" in line for line in lines[-2:])
    assert [done.returncode for done in (cleared, bare, voided, again)] == [0, 2, 0, 65]
    statement = desktop.client.balance()
    assert (statement.earned, statement.voided, statement.in_review) == (2, 1, 0)


def test_forms_from_one_address_are_slowed_down(real_agency: AgencyProcess) -> None:
    desktop = Desktop(real_agency.enrolment_string())
    desktop.enrol()
    person = Candidate(500, address="198.51.200.1")
    token = desktop.link()
    answers = [person.ask(real_agency, token, phone="").status_code for _ in range(6)]

    assert answers == [422] * 5 + [429]
