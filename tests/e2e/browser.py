"""A real headless Chromium, and a person who registers in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from desktop.demo.mailbox import Mailbox

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An invented person."""

    name: str
    kana: str
    email: str
    phone: str

    @classmethod
    def numbered(cls, number: int) -> "Candidate":
        return cls(
            f"見本 花子{number}",
            "ミホン ハナコ",
            f"browser{number:02d}@example.org",
            f"070-0000-{number:04d}",
        )


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is installed by tools/dev.py test"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield opened
        finally:
            opened.close()


def register_in_browser(opened: Browser, link: str, who: Candidate, mailbox: Mailbox) -> None:
    """Open the link, fill the form, take the code from the mail and confirm."""
    context = opened.new_context(locale="ja-JP", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(link)
    page.fill("[name=name]", who.name)
    page.fill("[name=kana]", who.kana)
    page.fill("[name=email]", who.email)
    page.fill("[name=phone]", who.phone)
    page.check("[name=consent_service]")
    before = mailbox.count(who.email)
    page.click("form button.primary")
    page.wait_for_selector("[name=code]")
    page.fill("[name=code]", mailbox.wait_for_code(who.email, after=before))
    page.click("form button.primary")
    page.wait_for_load_state()
    assert page.locator("[name=code]").count() == 0
    context.close()
