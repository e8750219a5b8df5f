"""Defects planted in the scrub: each must be found by the tests beside this file."""

from collections.abc import Iterator

import pytest

from desktop.core.privacy.text import Category
from desktop.core.privacy.text.folded import Folded
from desktop.core.privacy.text.patterns import _OF_NUMBERS
from tests.mutants import Mutant, assert_killed
from tests.unit.privacy.text.test_folded import (
    test_a_stretch_of_the_copy_leads_back_to_the_text,
)
from tests.unit.privacy.text.test_own import (
    TOLD,
    test_half_of_the_name_is_found,
    test_the_own_name_is_found_in_every_spelling,
    test_the_staff_is_known,
    test_what_only_contains_it_is_no_own_name,
    test_what_the_record_tells_is_found,
)
from tests.unit.privacy.text.test_patterns import (
    FOUND,
    test_every_run_of_twelve_digits_is_found,
    test_the_check_digit_gives_the_label,
    test_what_has_a_form_is_found_to_the_last_character,
)
from tests.unit.privacy.text.test_people import (
    NAMED,
    test_a_company_is_found_by_its_legal_form,
    test_a_person_who_is_named_is_found,
)
from tests.unit.privacy.text.test_scrub import (
    test_no_canary_of_a_record_is_left,
    test_the_notes_it_was_tuned_on_stay_scrubbed,
    test_the_words_say_what_stood_there,
)

_TEXT = "desktop.core.privacy.text"
_ROMAJI_CASE = {"name": "Misaki Takahashi"}


def nothing(*_: object, **__: object) -> Iterator[None]:
    """Find nothing."""
    return iter(())


def none_found(*_: object, **__: object) -> list[object]:
    """Find nothing, as a list: who calls may go over it twice."""
    return []


def _one_off(folded: Folded, start: int, end: int) -> tuple[int, int]:
    return folded.starts[start] + 1, folded.ends[end - 1] + 1


def _one_short(folded: Folded, start: int, end: int) -> tuple[int, int]:
    return folded.starts[start], folded.starts[end - 1]


MUTANTS = (
    Mutant(
        "the record is ignored",
        f"{_TEXT}.scrub.find_own",
        nothing,
        test_no_canary_of_a_record_is_left,
    ),
    Mutant(
        "the record is ignored, told by a name",
        f"{_TEXT}.scrub.find_own",
        nothing,
        test_half_of_the_name_is_found,
        {"name": "美咲"},
    ),
    Mutant(
        "places are off by one",
        f"{_TEXT}.folded.Folded.raw_span",
        _one_off,
        test_the_words_say_what_stood_there,
    ),
    Mutant(
        "the mark of a half-width character stays",
        f"{_TEXT}.folded.Folded.raw_span",
        _one_short,
        test_a_stretch_of_the_copy_leads_back_to_the_text,
        {"text": "名はﾀﾞｲｽｹ。", "wanted": "ダイスケ", "raw": "ﾀﾞｲｽｹ"},
    ),
    Mutant(
        "the rule of twelve digits is off",
        f"{_TEXT}.patterns._TWELVE",
        type("Never", (), {"finditer": nothing})(),
        test_every_run_of_twelve_digits_is_found,
        {"text": "123456789012"},
    ),
    Mutant(
        "no number bears a check digit",
        f"{_TEXT}.patterns.is_my_number",
        lambda _digits: False,
        test_the_check_digit_gives_the_label,
        {"text": "個人番号 123456789018", "category": Category.MY_NUMBER},
    ),
    Mutant(
        "Latin letters are not looked at",
        f"{_TEXT}.own.find_own_latin",
        nothing,
        test_the_own_name_is_found_in_every_spelling,
        _ROMAJI_CASE,
    ),
    Mutant(
        "romaji is taken letter by letter",
        f"{_TEXT}.own_latin.fold_romaji",
        lambda text: text,
        test_the_own_name_is_found_in_every_spelling,
        _ROMAJI_CASE,
    ),
    Mutant(
        "variants of characters are not folded",
        f"{_TEXT}.folded.fold_characters",
        lambda text: text,
        test_half_of_the_name_is_found,
        {"name": "高橋"},
    ),
    Mutant(
        "the digits of a telephone are compared as typed",
        f"{_TEXT}.own.find_own_phone",
        nothing,
        test_what_the_record_tells_is_found,
        {"case": ("[0900-00-01234]へ", Category.PHONE)},
    ),
    Mutant(
        "houses that bear the name are taken for the person",
        f"{_TEXT}.own_names.COMPANY_TAIL",
        type("Never", (), {"match": lambda *_: None})(),
        test_what_only_contains_it_is_no_own_name,
        {"text": "高橋製作所と取引がある"},
    ),
    Mutant(
        "the staff is not known",
        f"{_TEXT}.scrub.find_staff",
        nothing,
        test_the_staff_is_known,
        {"told": "佐藤 由美", "text": "佐藤が対応"},
    ),
    Mutant(
        "others are not looked for",
        f"{_TEXT}.scrub.find_people",
        nothing,
        test_the_notes_it_was_tuned_on_stay_scrubbed,
    ),
    Mutant(
        "an honorific says nothing",
        f"{_TEXT}.people._honored",
        nothing,
        test_a_person_who_is_named_is_found,
        {"case": "[帷子]さんと話す"},
    ),
    *(
        Mutant(
            f"{name} is skipped",
            f"{_TEXT}.{name}",
            none_found,
            test_a_person_who_is_named_is_found,
            {"case": NAMED[case]},
        )
        for name, case in (
            ("people.find_candidates", "family name"),
            ("people._by_context", "place that acts"),
            ("people._addressed", "title the tokenizer cuts elsewhere"),
            ("people.find_nicknames", "nickname"),
            ("people.find_under_headings", "heading with a sentence"),
            ("people._given_of_role", "two given names behind a role"),
            ("people.find_latin", "Latin by list"),
            ("people._beside", "row"),
            ("people._readings", "reading in brackets"),
        )
    ),
    Mutant(
        "people._repeated is skipped",
        f"{_TEXT}.people._repeated",
        none_found,
        test_a_person_who_is_named_is_found,
        {"case": "紹介は帷子さん。日程は[帷子]の都合"},
    ),
    *(
        Mutant(
            f"own.{name} is skipped",
            f"{_TEXT}.own.{name}",
            none_found,
            test_what_the_record_tells_is_found,
            {"case": TOLD[case]},
        )
        for name, case in (
            ("find_own_mail", "what is before the @"),
            ("find_own_address", "ward"),
            ("find_own_schools", "school in short"),
            ("find_own_companies", "company in short"),
        )
    ),
    Mutant(
        "own.find_name is skipped",
        f"{_TEXT}.own.find_name",
        none_found,
        test_the_own_name_is_found_in_every_spelling,
        {"name": "ﾀｶﾊｼﾐｻｷ"},
    ),
    *(
        Mutant(
            f"numbers are not looked for as {case}",
            f"{_TEXT}.patterns._OF_NUMBERS",
            tuple(one for one in _OF_NUMBERS if one is not _OF_NUMBERS[at]),
            test_what_has_a_form_is_found_to_the_last_character,
            {"case": FOUND[case]},
        )
        for at, case in enumerate(("telephone", "postal code", "birth with its word", "address"))
    ),
    Mutant(
        "companies of others are not looked for",
        f"{_TEXT}.scrub.find_companies",
        none_found,
        test_a_company_is_found_by_its_legal_form,
        {"text": "㈱北辰運輸で運転", "name": "㈱北辰運輸"},
    ),
    Mutant(
        "what was found is not replaced",
        f"{_TEXT}.scrub.replace",
        lambda text, _spans: text,
        test_no_canary_of_a_record_is_left,
    ),
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_suite_finds(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    assert_killed(mutant, request)
