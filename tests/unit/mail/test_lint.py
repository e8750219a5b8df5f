"""The lint: what blocks, what warns, and what is fine."""

import pytest

from desktop.core.domain.notice import LintCode, LintLevel
from desktop.core.mail.lint import (
    FORBIDDEN_WORDS,
    Message,
    lint_agency,
    lint_message,
    lint_names,
    lint_template,
)
from desktop.core.services.notices.templates import TEMPLATE_STAGES, shipped_template

_GOOD = (
    "{{氏名}} 様\nご応募ありがとうございました。今回は採用を見送りました。\n"
    "書類は廃棄します。\n{{リレー案内文}}\n{{署名}}"
)
_URL = "https://relay.example.jp/r/" + "0" * 40
_PARAGRAPH = f"ご登録は任意です。\n{_URL}\nお問い合わせ: a@example.jp"


def codes(*found: object) -> set[tuple[LintCode, LintLevel]]:
    return {(one.code, one.level) for one in found}  # type: ignore[attr-defined] - findings


def of_template(body: str, subject: str = "選考結果", *, with_relay: bool = True) -> set[object]:
    return set(codes(*lint_template(subject, body, with_relay=with_relay)))


@pytest.mark.parametrize("stage", TEMPLATE_STAGES)
def test_nothing_is_wrong_with_a_shipped_template(stage: str) -> None:
    template = shipped_template(stage)

    assert lint_template(template.subject, template.body, with_relay=template.with_relay) == ()


def test_nothing_is_wrong_with_a_good_template() -> None:
    assert of_template(_GOOD) == set()


@pytest.mark.parametrize(
    ("missing", "code", "level"),
    [
        ("見送り", LintCode.RESULT_MISSING, LintLevel.ERROR),
        ("ありがとう", LintCode.THANKS_MISSING, LintLevel.WARNING),
        ("書類", LintCode.DOCUMENTS_MISSING, LintLevel.WARNING),
        ("{{署名}}", LintCode.SIGNATURE_MISSING, LintLevel.WARNING),
    ],
)
def test_what_is_missing_is_told(missing: str, code: LintCode, level: LintLevel) -> None:
    assert of_template(_GOOD.replace(missing, "")) == {(code, level)}


@pytest.mark.parametrize("word", FORBIDDEN_WORDS)
def test_a_promise_that_is_not_allowed_blocks(word: str) -> None:
    assert (LintCode.FORBIDDEN_WORD, LintLevel.ERROR) in of_template(f"{_GOOD}\n{word}")
    assert (LintCode.FORBIDDEN_WORD, LintLevel.ERROR) in of_template(_GOOD, subject=word)


def test_an_unknown_placeholder_blocks() -> None:
    assert of_template(_GOOD + "{{給与}}") == {(LintCode.PLACEHOLDER_UNKNOWN, LintLevel.ERROR)}


def test_the_relay_before_the_result_blocks_only_where_there_is_a_relay() -> None:
    body = "{{リレー案内文}}\n" + _GOOD.replace("{{リレー案内文}}\n", "")

    assert of_template(body) == {(LintCode.RELAY_BEFORE_RESULT, LintLevel.ERROR)}
    assert of_template(body, with_relay=False) == set()


_BARE = _GOOD.replace("{{リレー案内文}}", "{{リレーURL}}\nご登録は任意です。お問い合わせ: 紹介会社")


def test_a_bare_link_may_be_explained_before_it_or_after_it() -> None:
    before = _GOOD.replace("{{リレー案内文}}", "任意です。お問い合わせ: 紹介会社\n{{リレーURL}}")

    assert of_template(_BARE) == of_template(before) == set()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (_BARE.replace("任意", "便利"), LintCode.OPTIONAL_MISSING),
        (_BARE.replace("お問い合わせ", "宛先"), LintCode.RELAY_CONTACT_MISSING),
        (
            f"任意。お問い合わせ。{_BARE}".replace("ご登録は任意です。", ""),
            LintCode.OPTIONAL_MISSING,
        ),
        (_BARE.replace("ご応募", "{{リレーURL}}ご応募", 1), LintCode.RELAY_BEFORE_RESULT),
        (_BARE + "{{リレーURL}}", LintCode.WRONG_LINK),
        (_GOOD + "{{リレーURL}}", LintCode.WRONG_LINK),
    ],
    ids=["optional", "contact", "optional-elsewhere", "before-result", "twice", "beside-paragraph"],
)
def test_a_bare_link_is_judged_as_the_paragraph_is(body: str, code: LintCode) -> None:
    assert (code, LintLevel.ERROR) in of_template(body)
    assert of_template(body, with_relay=False) == set()


def test_a_link_in_the_subject_blocks() -> None:
    assert of_template(_GOOD, "結果 {{リレーURL}}") == {(LintCode.WRONG_LINK, LintLevel.ERROR)}


def test_a_bare_link_names_the_agency_and_its_licence() -> None:
    names = ("みらい紹介", "13-ユ-000000")

    assert codes(*lint_agency(_BARE, names)) == {(LintCode.AGENCY_NOT_NAMED, LintLevel.ERROR)}
    assert lint_agency(f"{_BARE} みらい紹介（13-ユ-000000）", names) == ()
    assert lint_agency(_GOOD, names) == ()


def test_a_name_left_in_the_text_blocks_and_is_not_repeated() -> None:
    found = lint_names("見本 花子 様\n…", ["見本 花子", "見本 二郎"])

    assert codes(*found) == {(LintCode.OTHER_NAME, LintLevel.ERROR)}
    assert "見本" not in repr(found)
    assert lint_names("{{見本 花子}}", ["見本 花子"]) == ()
    assert lint_names("林業の求人", ["林"]) == ()


def message(**changes: object) -> Message:
    facts: dict[str, object] = {
        "subject": "選考結果",
        "body": f"見送りました。\n{_PARAGRAPH}",
        "recipient": "a@example.org",
        "has_signature": True,
        "relay_start": 8,
        "own_url": _URL,
    }
    return Message(**(facts | changes))  # type: ignore[arg-type] - test shorthand


def test_nothing_is_wrong_with_a_good_message() -> None:
    assert lint_message(message()) == ()
    assert lint_message(message(body="見送りました。", relay_start=None, own_url="")) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"subject": "{{求人}}"}, LintCode.PLACEHOLDER_LEFT),
        ({"subject": " "}, LintCode.RESULT_MISSING),
        ({"own_url": _URL[:-1] + "1"}, LintCode.WRONG_LINK),
        ({"body": f"見送りました。\n{_PARAGRAPH}\n{_URL}"}, LintCode.WRONG_LINK),
        ({"body": f"見送りました。\n{_URL}\nお問い合わせ"}, LintCode.OPTIONAL_MISSING),
        ({"body": f"見送りました。\n任意\n{_URL}"}, LintCode.RELAY_CONTACT_MISSING),
        ({"subject": _URL}, LintCode.WRONG_LINK),
    ],
)
def test_a_message_that_must_not_leave_is_blocked(
    changes: dict[str, object], code: LintCode
) -> None:
    assert codes(*lint_message(message(**changes))) == {(code, LintLevel.ERROR)}


def test_somebody_without_an_address_is_a_warning() -> None:
    assert codes(*lint_message(message(recipient=""))) == {(LintCode.NO_ADDRESS, LintLevel.WARNING)}
