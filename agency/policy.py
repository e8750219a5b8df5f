"""Limits and review triggers as one versioned object (decisions 5 and 7)."""

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Policy:
    """What the agency allows and what it looks at twice.

    Attributes:
        version: Written beside every unit it judged.
        posts_per_minute: Candidate forms per network address; `None` for no limit.
        requests_per_minute: Signed requests per device; `None` for no limit.
        burst: Signed requests a device may save up.
        records_per_day: Records of one employer a day; `None` for no limit.
        codes_per_token: Code mails per personal token for life; per address on a common link.
        codes_per_address_day: Code mails per address and day over all employers.
        code_tries: Wrong codes before the address is locked.
        lock_hours: How long it stays locked.
        pending_minutes: How long a code is good, and when a request counts as unconfirmed.
        noise_count: Failed codes and unconfirmed requests a day that make a link key noisy.
        velocity_per_hour: Registrations of one employer an hour without review; `None` for any.
        watches_network: Review registrations from a network the employer syncs from.
        watches_mail_domain: Review addresses in the employer's own mail domain.
        watches_disposable: Review throw-away mail domains.
        watches_device: Review the second registration from one browser.
        audit_percent: So many of a hundred registrations are looked at without a reason.
        review_days: A review nobody ended is cleared after this many days.
        introduction_days: A redemption without an introduction is released after so many.
        poll_after_s: When a desktop is asked to look again.
        takes_demo_devices: Demo workspaces may enrol (decision 32).
    """

    version: str
    posts_per_minute: int | None = 5
    requests_per_minute: int | None = 60
    burst: int = 20
    records_per_day: int | None = 1_000_000
    codes_per_token: int = 3
    codes_per_address_day: int = 3
    code_tries: int = 5
    lock_hours: int = 24
    pending_minutes: int = 30
    noise_count: int = 20
    velocity_per_hour: int | None = 3
    watches_network: bool = True
    watches_mail_domain: bool = True
    watches_disposable: bool = True
    watches_device: bool = True
    audit_percent: int = 10
    review_days: int = 7
    introduction_days: int = 90
    poll_after_s: int = 900
    takes_demo_devices: bool = False


REAL: Final = Policy(version="real-2")
DEMO: Final = replace(
    REAL,
    version="demo-2",
    posts_per_minute=None,
    requests_per_minute=None,
    velocity_per_hour=None,
    watches_network=False,
    watches_device=False,
    audit_percent=0,
    poll_after_s=15,
    takes_demo_devices=True,
)
# As real, but one machine may ask as often as it can: what `tools/bench/agency.py` measures.
BENCH: Final = replace(
    REAL, version="bench-1", posts_per_minute=None, requests_per_minute=None, velocity_per_hour=None
)
BY_NAME: Final = {"real": REAL, "demo": DEMO, "bench": BENCH}

DISPOSABLE_DOMAINS: Final = frozenset(
    {
        "10minutemail.com",
        "guerrillamail.com",
        "mailinator.com",
        "sharklasers.com",
        "tempmail.com",
        "temp-mail.org",
        "throwawaymail.com",
        "trashmail.com",
        "yopmail.com",
        "getnada.com",
        "dispostable.com",
        "maildrop.cc",
        "sute.jp",
        "instaddr.com",
        "kuku.lu",
    }
)
