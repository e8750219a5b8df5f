"""The texts candidates agree to, one whole each, so that a consent names what it was given to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agency.matching import short_company


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One consent as the page shows it.

    Attributes:
        label: The words beside the box.
        hint: The words below it.
        names: Names of the items it covers, sent back by the box: an offer that has changed since
            the page was shown is not agreed to.
    """

    label: str
    hint: str
    names: str = ""

    @property
    def whole(self) -> str:
        """Everything that was shown, as its hash is kept."""
        return f"{self.label}\n{self.hint}"


def of_service(words: Mapping[str, str]) -> ConsentText:
    """Return the consent without which nobody is registered."""
    label = words["consent_service_strong"] + words["consent_service_required"]
    return ConsentText(label, words["consent_service_hint"])


def of_disclosure(words: Mapping[str, str], company: str) -> ConsentText:
    """Return the consent to let the employer know."""
    name = short_company(company)
    return ConsentText(
        words["consent_disclose"].format(company=name),
        words["consent_disclose_hint"].format(company=name),
    )


def of_profile(words: Mapping[str, str], company: str, items: Sequence[str]) -> ConsentText:
    """Return the consent to receive items of the profile, each named."""
    name = short_company(company)
    return ConsentText(
        words["consent_profile"].format(company=name),
        words["consent_profile_hint"].format(company=name, items=item_names(words, items)),
        " ".join(items),
    )


def item_names(words: Mapping[str, str], items: Sequence[str]) -> str:
    """Return the names of profile items in a row."""
    return words["item_join"].join(words[f"item_{item}"] for item in items)
