"""Fixed figures of the application that are no one's setting."""

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")
"""Quarters, months and business days are counted here (decision 24)."""

UTC_OFFSET_TOKYO = timezone(timedelta(hours=9))

APP_VERSION = "0.1.0"
APP_ID = f"crd/{APP_VERSION}"

SEARCH_TOTAL_CAP = 1000
"""Counting stops here; the list then says 1,000+ (issue 取込)."""
