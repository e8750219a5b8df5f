"""Personal data in Japanese text: found and replaced by words for what stood there.

A library of its own: no window, no store, no network. The tokenizer is loaded with the first text.

>>> from desktop.core.privacy.text import OwnRecord, scrub
>>> scrub("山田さんに電話", OwnRecord(name="山田 花子")).text
'【氏名】さんに電話'
"""

from desktop.core.privacy.text.findings import Category, Found, OwnRecord, Scrubbed
from desktop.core.privacy.text.scrub import scrub

__all__ = ["Category", "Found", "OwnRecord", "Scrubbed", "scrub"]
