"""Invented people who register. Their names are made of syllables at random."""

import secrets
from dataclasses import dataclass, field
from typing import Final

from agency.conformance.browser import Browser, Page
from agency.conformance.client import Answer
from agency.conformance.mailbox import Mailbox

_SYLLABLES: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
_NAME_LENGTH: Final = 6
_CODES: Final = 10**6
_NUMBERS: Final = 10**7
_RANGES: Final = ("070", "080", "090")


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Somebody who does not exist. Never printed.

    Attributes:
        name: Begins with 見本, so that whoever meets it knows.
        kana: Its reading.
        email: Arrives at the mailbox of the run.
        phone: Of a range that is not given out.
    """

    name: str
    kana: str
    email: str
    phone: str

    @property
    def traces(self) -> tuple[str, ...]:
        """What must not be found where the employer looks."""
        given = self.kana.partition(" ")[2]
        digits = self.phone.replace("-", "")
        return (self.name, given, self.email, digits, digits.removeprefix("0"))

    def fields(self) -> dict[str, str]:
        """Return the form filled in, with the required consent."""
        return {
            "name": self.name,
            "kana": self.kana,
            "email": self.email,
            "phone": self.phone,
            "consent_service": "yes",
        }


def invented(email: str) -> Person:
    """Return a person with this address."""
    given = "".join(secrets.choice(_SYLLABLES) for _ in range(_NAME_LENGTH))
    # Two people of one number would be one person.
    number = f"{secrets.randbelow(_NUMBERS):07d}"
    phone = f"{secrets.choice(_RANGES)}-0{number[:3]}-{number[3:]}"
    return Person(f"見本 {given}", f"ミホン {given}", email, phone)


@dataclass(slots=True, repr=False)
class Visit:
    """Somebody at the page of a link: their browser, and the codes they got.

    Attributes:
        person: Who.
        browser: With their cookies.
        mailbox: Where their mail arrives.
        token: The link they opened last.
        pending: The pending id of the last code page.
        mails: How many code mails they have got.
        code: The last code.
        registered: The answer to the first right code.
    """

    person: Person
    browser: Browser
    mailbox: Mailbox
    token: str = ""
    pending: str = ""
    mails: int = 0
    code: str = ""
    registered: Answer | None = None
    links: list[str] = field(default_factory=list)

    def ask(self, token: str, **more: str) -> Answer:
        """Send the form of a link."""
        self.token = token
        answer = self.browser.post(f"/r/{token}", **(self.person.fields() | more))
        form = Page(answer.text).form(f"/r/{token}/confirm")
        self.pending = "" if form is None else form.hidden.get("pending", "")
        return answer

    def confirm(self, code: str = "") -> Answer:
        """Send the code, or another one."""
        path = f"/r/{self.token}/confirm"
        return self.browser.post(path, pending=self.pending, code=code or self.code)

    def wrong_code(self) -> str:
        """Return six digits that are not the code."""
        return f"{(int(self.code or 0) + 1) % _CODES:06d}"
