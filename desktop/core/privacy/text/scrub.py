"""The scrub: everything found, merged, and replaced by words for what stood there."""

from collections.abc import Iterable, Sequence

from desktop.core.privacy.text.companies import find_companies
from desktop.core.privacy.text.findings import WORDS, Found, OwnRecord, Scrubbed, merge
from desktop.core.privacy.text.folded import Folded, fold, squeeze
from desktop.core.privacy.text.own import find_own, find_staff
from desktop.core.privacy.text.patterns import find_patterns
from desktop.core.privacy.text.people import find_people
from desktop.core.privacy.text.words_of import words_of


def scrub(text: str, record: OwnRecord, staff: Sequence[str] = ()) -> Scrubbed:
    """Replace personal data in a text by words for what stood there.

    What has a form or stands in the record is found nearly always, names of others mostly
    (`docs/benchmarks.md`): a person looks at the result before it goes anywhere, and no batch
    ever holds it.

    Args:
        text: As typed, any width and spelling.
        record: What is on file about the person the text is about.
        staff: Names of the employer's own people, as typed.
    """
    folded = fold(text)
    words = words_of(folded.plain)
    squeezed = squeeze(folded.plain)
    found = [
        *find_own(words, squeezed, record),
        *find_staff(words, squeezed, staff),
        *find_patterns(folded.plain),
        *find_companies(words),
        *find_people(words),
    ]
    spans = merge(_raw(folded, found), text)
    return Scrubbed(replace(text, spans), spans)


def replace(text: str, spans: Iterable[Found]) -> str:
    """Return the text with each span exchanged for its word.

    Args:
        text: The raw text.
        spans: In order, apart from each other.
    """
    pieces, last = [], 0
    for one in spans:
        pieces += [text[last : one.start], WORDS[one.category]]
        last = one.end
    return "".join((*pieces, text[last:]))


def _raw(folded: Folded, found: Iterable[Found]) -> Iterable[Found]:
    for one in found:
        start, end = folded.raw_span(one.start, one.end)
        yield Found(start, end, one.category, one.reason)
