"""The exact texts a consented profile would carry: structured fields only.

Evaluation, rejection reason and free text are no items, and nothing here reads them.
"""

from collections.abc import Sequence
from functools import cache

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.codes import EDUCATION_WORDS, Education
from desktop.core.domain.profile import MOST_CHARACTERS, ProfileField
from desktop.core.importers.taxonomies import prefectures
from desktop.core.services.vacancies.propose_occupations import occupation_names


def profile_values(
    items: Sequence[str], person: PersonDraft, vacancy: tuple[str, str]
) -> dict[str, str]:
    """Return the text of each item, empty where the record has none; unknown items are left out.

    Args:
        items: Names of the items asked for.
        person: The applicant.
        vacancy: (title, occupation code) of the vacancy applied for.
    """
    texts = {
        ProfileField.OCCUPATION: _occupation(*vacancy),
        ProfileField.EXPERIENCE: _experience(person.experience_years),
        ProfileField.EDUCATION: _education(person.education),
        ProfileField.QUALIFICATIONS: "、".join(person.qualifications),
        ProfileField.PREFECTURE: _prefecture_names().get(person.prefecture_code, ""),
    }
    known = {field.value: text for field, text in texts.items()}
    return {item: known[item][:MOST_CHARACTERS] for item in items if item in known}


def _occupation(title: str, code: str) -> str:
    """Return the class of the occupation; the vacancy's own title only where none is known."""
    return occupation_names().get(code, "") or title


def _experience(years: int | None) -> str:
    return "" if years is None else f"{years}年"


def _education(code: str) -> str:
    return EDUCATION_WORDS[Education(code)] if code in set(Education) else ""


@cache
def _prefecture_names() -> dict[str, str]:
    return {one.code: one.name for one in prefectures()}
