"""What is known of a person beforehand, found in every spelling it may take in a text."""

from collections.abc import Iterator, Sequence

from desktop.core.privacy.text.findings import Category, Found, OwnRecord, Reason
from desktop.core.privacy.text.folded import Squeezed, lacks
from desktop.core.privacy.text.own_facts import find_own_address, find_own_mail, find_own_phone
from desktop.core.privacy.text.own_houses import find_own_companies, find_own_schools
from desktop.core.privacy.text.own_latin import find_own_latin
from desktop.core.privacy.text.own_names import find_name, halves_of, spell
from desktop.core.privacy.text.words_of import WordsOf


def find_own(words: WordsOf, squeezed: Squeezed, record: OwnRecord) -> Iterator[Found]:
    """Return where a text tells what the record has; places are those of the plain text."""
    spelled = spell(halves_of(record.name), record.kana)
    yield from find_name(words, squeezed, spelled, (Category.OWN_NAME, Reason.RECORD))
    yield from find_own_latin(words.plain, spelled.read)
    yield from find_own_mail(words.plain, record.email)
    yield from find_own_phone(words.plain, record.phone)
    yield from find_own_address(words.plain, squeezed, record.address)
    yield from find_own_schools(words.plain, squeezed, record.schools)
    yield from find_own_companies(squeezed, record.companies)


def find_staff(words: WordsOf, squeezed: Squeezed, staff: Sequence[str]) -> Iterator[Found]:
    """Return where a text names somebody of the employer's own."""
    characters = frozenset(squeezed.text)
    for name in staff:
        if lacks(characters, name):
            continue
        halves = halves_of(name)
        # Spelling a name out is dear, and most texts name nobody of the staff.
        if any(half and half in squeezed.text for pair in halves for half in pair):
            spelled = spell(halves, "")
            yield from find_name(words, squeezed, spelled, (Category.STAFF_NAME, Reason.STAFF))
