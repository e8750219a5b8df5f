"""A plain text with its words: where they begin, where they end, what kind they are."""

from dataclasses import dataclass, field

from desktop.core.privacy.text.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class WordsOf:
    """A text and its words, by place.

    Attributes:
        plain: The searchable copy of the text.
        tokens: Its words in order.
        starting: The number of the word that begins in a place.
        ending: The number of the word that ends in a place.
    """

    plain: str
    tokens: list[Token]
    starting: dict[int, int] = field(repr=False)
    ending: dict[int, int] = field(repr=False)

    def begins_at(self, place: int) -> bool:
        """Say whether a word begins here."""
        return place in self.starting

    def is_word(self, start: int, end: int) -> bool:
        """Say whether a stretch is made of whole words."""
        return start in self.starting and end in self.ending


def words_of(plain: str) -> WordsOf:
    """Cut a text into words."""
    tokens = tokenize(plain)
    return WordsOf(
        plain,
        tokens,
        {one.start: at for at, one in enumerate(tokens)},
        {one.end: at for at, one in enumerate(tokens)},
    )
