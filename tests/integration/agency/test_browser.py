"""The candidate's pages in a real Chromium: by keyboard, without scripts, enlarged, by axe-core.

Source:
    WCAG 2.2 AA by axe-core (its file stands in `tests/e2e/axe` with its licence), reflow at 320
    pixels and 200 % (1.4.4, 1.4.10).
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.browser import browser
from tests.integration.agency.rig import AgencyProcess, Candidate, Desktop, Mailbox
from wire.link_token import TokenKind
from wire.profile import ProfileItem, ProfileOffer

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.slow,
    pytest.mark.e2e,
    pytest.mark.xdist_group("browser"),
]
AXE = (Path(__file__).parents[2] / "e2e" / "axe" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Words do not depend on colours nor colours on words: the suite sees each of them once.
_SUITE: Final = (("ja", "light"), ("en", "dark"))
_SOAK: Final = (*_SUITE, ("ja", "dark"), ("en", "light"))
LOOKS = _SOAK if "CAREER_RELAY_SOAK" in os.environ else _SUITE
ITEMS = (ProfileItem.OCCUPATION, ProfileItem.EDUCATION)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def office(demo_agency: AgencyProcess) -> Iterator[Desktop]:
    """An employer that offers to hand profile items over."""
    enrolled = Desktop(demo_agency.enrolment_string())
    enrolled.enrol()
    enrolled.client.offer_profiles(ProfileOffer(items=ITEMS))
    yield enrolled
    enrolled.client.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        locale="ja-JP", viewport={"width": 390, "height": 844}, bypass_csp=True
    )
    yield context
    context.close()


def faults(page: Page) -> list[str]:
    """Return what axe-core finds wrong: rule and first place."""
    page.evaluate(AXE)
    found: Any = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [f"{each['id']}: {each['nodes'][0]['target']}" for each in found["violations"]]


def overflow(page: Page) -> int:
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def fill(page: Page, who: Candidate) -> None:
    for name, value in (
        ("name", who.name),
        ("kana", who.kana),
        ("email", who.email),
        ("phone", who.phone),
    ):
        page.fill(f"[name={name}]", value)


def log_in(page: Page, agency: AgencyProcess, mailbox: Mailbox, who: Candidate) -> None:
    page.goto(f"{agency.url}/me")
    count = mailbox.count_to(who.email)
    page.fill("[name=email]", who.email)
    page.click("button.primary")
    mailbox.wait_for(who.email, count + 1)
    page.fill("[name=code]", mailbox.code_for(who.email))
    page.click("button.primary")


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_page(  # noqa: PLR0917 - one walk over all pages
    chromium: Browser,
    demo_agency: AgencyProcess,
    mailbox: Mailbox,
    office: Desktop,
    scheme: Literal["light", "dark"],
    language: str,
) -> None:
    who = Candidate(700 + len(scheme) * 10 + (language == "en"))
    context = chromium.new_context(
        locale="en-US" if language == "en" else "ja-JP",
        color_scheme=scheme,
        viewport={"width": 390, "height": 844},
        bypass_csp=True,
    )
    page = context.new_page()
    link = f"{demo_agency.url}/r/{office.link()}"
    found: dict[str, list[str]] = {}

    page.goto(link)
    found["landing"] = faults(page)
    page.click("button.primary")
    found["errors"] = faults(page)
    fill(page, who)
    page.check("[name=consent_service]")
    page.check("[name=consent_disclose]")
    page.check("[name=consent_profile]")
    page.click("button.primary")
    found["code"] = faults(page)
    page.fill("[name=code]", "x")
    page.click("button.primary")
    found["wrong code"] = faults(page)
    page.fill("[name=code]", mailbox.code_for(who.email))
    page.click("button.primary")
    found["done"] = faults(page)
    page.goto(f"{demo_agency.url}/r/{office.link(TokenKind.COMMON)}")
    found["common"] = faults(page)
    page.goto(f"{demo_agency.url}/r/{'0' * 40}")
    found["missing"] = faults(page)
    page.goto(f"{demo_agency.url}/privacy")
    found["privacy"] = faults(page)
    page.goto(f"{demo_agency.url}/me")
    found["login"] = faults(page)
    log_in(page, demo_agency, mailbox, who)
    found["own"] = faults(page)
    stop = mailbox.mails[0].get_content().split("/stop/")[1].split()[0]
    page.goto(f"{demo_agency.url}/stop/{stop}")
    found["stop"] = faults(page)
    context.close()

    assert {name: each for name, each in found.items() if each} == {}
    assert len(found) == 11


def test_axe_would_find_a_fault(
    phone: BrowserContext, demo_agency: AgencyProcess, office: Desktop
) -> None:
    page = phone.new_page()
    page.goto(f"{demo_agency.url}/r/{office.link()}")
    page.evaluate("document.querySelector('label[for=email]').remove()")
    page.evaluate("document.querySelector('h1').style.color = '#eeeeee'")

    assert {each.split(":")[0] for each in faults(page)} >= {"label", "color-contrast"}


@pytest.mark.parametrize("width", [320, 195])
def test_nothing_is_cut_off_when_enlarged(
    chromium: Browser, demo_agency: AgencyProcess, office: Desktop, width: int
) -> None:
    # A phone of 390 pixels at 200 % has 195 for its words; 320 is the least of WCAG 1.4.10.
    context = chromium.new_context(
        viewport={"width": width, "height": 640}, device_scale_factor=2, locale="ja-JP"
    )
    page = context.new_page()
    for path in (f"/r/{office.link()}", "/me", "/privacy", f"/r/{'0' * 40}"):
        page.goto(f"{demo_agency.url}{path}")
        assert overflow(page) <= 0, path
    page.goto(f"{demo_agency.url}/r/{office.link()}")
    page.click("button.primary")
    assert overflow(page) <= 0
    context.close()


def test_somebody_registers_by_keyboard_alone_and_without_scripts(
    chromium: Browser, demo_agency: AgencyProcess, mailbox: Mailbox, office: Desktop
) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="ja-JP"
    )
    page, who = context.new_page(), Candidate(790)
    before = len(office.client.events(after=0).events)
    page.goto(f"{demo_agency.url}/r/{office.link()}")
    page.keyboard.press("Tab")
    for value in (who.name, who.kana, who.email, who.phone):
        page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=code]")
    page.keyboard.press("Tab")
    page.keyboard.type(mailbox.code_for(who.email))
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('登録が終わりました')")
    told = [each.kind for each in office.client.events(after=0).events[before:]]

    assert told == ["registration.confirmed", "credit.earned"]
    context.close()


def test_every_place_the_keyboard_comes_to_is_seen(
    phone: BrowserContext, demo_agency: AgencyProcess, office: Desktop
) -> None:
    page = phone.new_page()
    page.goto(f"{demo_agency.url}/r/{office.link()}")
    seen = []
    for _ in range(10):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "[document.activeElement.id || document.activeElement.textContent.trim(),"
                " getComputedStyle(document.activeElement).outlineStyle]"
            )
        )

    assert [name for name, _ in seen][:8] == [
        *("name", "kana", "email", "phone"),
        *("consent_service", "consent_disclose", "consent_profile"),
        "確認コードをメールで受け取る",
    ]
    assert {style for _, style in seen} == {"solid"}


def test_a_profile_is_agreed_to_taken_back_and_agreed_to_again(
    phone: BrowserContext, demo_agency: AgencyProcess, mailbox: Mailbox, office: Desktop
) -> None:
    page, who = phone.new_page(), Candidate(791)
    before = len(office.client.events(after=0).events)
    page.goto(f"{demo_agency.url}/r/{office.link()}")
    hint = page.inner_text("#consent_profile-hint")
    fill(page, who)
    page.check("[name=consent_service]")
    page.check("[name=consent_profile]")
    page.click("button.primary")
    page.fill("[name=code]", mailbox.code_for(who.email))
    page.click("button.primary")
    page.wait_for_selector("h1:has-text('登録が終わりました')")
    log_in(page, demo_agency, mailbox, who)
    page.wait_for_selector("h1:has-text('マイページ')")
    asked = page.inner_text("main")
    page.click("text=同意を取り下げて消去する")
    page.wait_for_selector("button:has-text('受け取りに同意する')")
    taken_back = page.inner_text("main")
    page.click("text=受け取りに同意する")
    page.wait_for_selector("button:has-text('同意を取り下げて消去する')")
    again = page.inner_text("main")
    told = [each.kind for each in office.client.events(after=0).events[before:]]

    assert "応募した職種、学歴だけです" in hint
    assert "お願いしています（応募した職種、学歴）" in asked
    assert "受け取りに同意していません" in taken_back
    assert re.search(r"\d{4}-\d\d-\d\d に取り下げ", taken_back)
    assert "お願いしています" in again
    assert told[2:] == ["profile.requested", "profile.revoked", "profile.requested"]


def test_a_page_rendered_before_anybody_clicks_changes_nothing(
    phone: BrowserContext, demo_agency: AgencyProcess, office: Desktop
) -> None:
    before = office.client.balance()
    links = [f"{demo_agency.url}/r/{office.link()}" for _ in range(5)]
    page = phone.new_page()
    page.goto(f"{demo_agency.url}/privacy")
    page.evaluate(
        """links => { for (const link of links) {
            for (const rel of ['prefetch', 'prerender', 'preload']) {
                const hint = document.createElement('link');
                Object.assign(hint, {rel, href: link, as: 'document'});
                document.head.append(hint);
            }
            const rules = document.createElement('script');
            rules.type = 'speculationrules';
            rules.text = JSON.stringify({prerender: [{urls: [link], eagerness: 'immediate'}]});
            document.head.append(rules);
        } }""",
        links,
    )
    page.wait_for_timeout(500)
    for link in links:
        page.goto(link)

    assert phone.cookies() == []
    assert office.client.balance() == before
