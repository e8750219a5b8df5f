"""The lint: what blocks, what warns, and what is fine."""

import pytest

from desktop.core.domain.notice import LintCode, LintLevel, NoticeKind, Tone
from desktop.core.mail.lint import (
    FORBIDDEN_WORDS,
    Message,
    lint_agency,
    lint_message,
    lint_names,
    lint_template,
)
from desktop.core.mail.relay_words import RELAY_POINTS, relay_gaps
from desktop.core.services.notices.templates import (
    TEMPLATE_STAGES,
    mail_text,
    shipped_template,
)

_GOOD = (
    "{{氏名}} 様\nご応募ありがとうございました。今回は採用を見送りました。\n"
    "書類は廃棄します。\n{{リレー案内文}}\n{{署名}}"
)
_URL = "https://relay.example.jp/r/" + "0" * 40
_POINTS = (
    "任意です。選考とは関係がありません。許可番号 13-ユ-000000。転職相談と求人紹介は無料です。"
    "開いただけでは登録されず、同意されたときに登録されます。渡るのは入力された内容だけで、"
    "履歴書や評価は送りません。当社に伝わるのは人数だけです。登録10名ごとに紹介を1名分受けます。"
    "有効期限 2027年12月31日。お問い合わせ a@example.jp"
)
_PARAGRAPH = f"{_POINTS}\n{_URL}"


def codes(*found: object) -> set[tuple[LintCode, LintLevel]]:
    return {(one.code, one.level) for one in found}  # type: ignore[attr-defined] - findings


def of_template(body: str, subject: str = "選考結果", *, with_relay: bool = True) -> set[object]:
    return set(codes(*lint_template(subject, body, with_relay=with_relay)))


@pytest.mark.parametrize("tone", [tone.value for tone in Tone])
@pytest.mark.parametrize("stage", TEMPLATE_STAGES)
def test_nothing_is_wrong_with_a_shipped_template(stage: str, tone: str) -> None:
    template = shipped_template(stage, tone)

    found = lint_template(
        template.subject, template.body, with_relay=template.with_relay, kind=template.kind
    )

    assert found == ()


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


_BARE = _GOOD.replace("{{リレー案内文}}", f"{{{{リレーURL}}}}\n{_POINTS}")


def test_a_bare_link_may_be_explained_before_it_or_after_it() -> None:
    before = _GOOD.replace("{{リレー案内文}}", f"{_POINTS}\n{{{{リレーURL}}}}")

    assert of_template(_BARE) == of_template(before) == set()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (_BARE.replace("任意", "便利"), LintCode.OPTIONAL_MISSING),
        (_BARE.replace("お問い合わせ", "宛先"), LintCode.RELAY_CONTACT_MISSING),
        (
            "任意。" + _BARE.replace("任意です。", ""),
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
        ({"body": f"見送りました。\u202e\n{_PARAGRAPH}"}, LintCode.HIDDEN_CHARACTER),
        ({"subject": _URL}, LintCode.WRONG_LINK),
    ],
)
def test_a_message_that_must_not_leave_is_blocked(
    changes: dict[str, object], code: LintCode
) -> None:
    assert codes(*lint_message(message(**changes))) == {(code, LintLevel.ERROR)}


_POINT_WORDS = (
    ("任意", LintCode.OPTIONAL_MISSING),
    ("関係がありません", LintCode.RELAY_UNRELATED_MISSING),
    ("許可番号", LintCode.AGENCY_NOT_NAMED),
    ("開いただけ", LintCode.RELAY_CONSENT_MISSING),
    ("同意", LintCode.RELAY_CONSENT_MISSING),
    ("入力", LintCode.RELAY_DATA_MISSING),
    ("無料", LintCode.RELAY_PURPOSE_MISSING),
    ("名ごと", LintCode.RELAY_SLOT_MISSING),
    ("お問い合わせ", LintCode.RELAY_CONTACT_MISSING),
    ("期限", LintCode.RELAY_EXPIRY_MISSING),
    ("人数だけ", LintCode.RELAY_NUMBER_MISSING),
)


@pytest.mark.parametrize(("words", "code"), _POINT_WORDS)
def test_each_of_the_nine_points_is_looked_for(words: str, code: LintCode) -> None:
    paragraph = _PARAGRAPH.replace(words, "……")

    found = lint_message(message(body=f"見送りました。\n{paragraph}"))

    assert codes(*found) == {(code, LintLevel.ERROR)}
    assert codes(*lint_template("結果", _BARE.replace(words, "……"), with_relay=True)) == codes(
        *found
    )


def test_the_table_of_words_knows_every_point() -> None:
    assert {code for _, code in _POINT_WORDS} == RELAY_POINTS


@pytest.mark.parametrize(
    "name", ["relay_paragraph", "relay_paragraph_leaving", "relay_paragraph_paper"]
)
def test_the_shipped_paragraph_makes_all_nine_points(name: str) -> None:
    assert relay_gaps(mail_text(name)) == ()
    assert len(mail_text("relay_paragraph_paper")) < len(mail_text("relay_paragraph"))


@pytest.mark.parametrize(
    ("kind", "body", "codes_found"),
    [
        (NoticeKind.REPLY, "採用を見送りました。", {LintCode.RESULT_UNWANTED}),
        (NoticeKind.REPLY, "{{リレー案内文}}", {LintCode.RELAY_UNWANTED}),
        (NoticeKind.REAPPROACH, "", {LintCode.OPT_OUT_MISSING}),
        (NoticeKind.REAPPROACH, "停止のご連絡先", {LintCode.OPT_OUT_MISSING}),
        (NoticeKind.REAPPROACH, "停止のご連絡先 {{会社メール}}", set()),
        (NoticeKind.REAPPROACH, "停止 {{会社メール}} {{リレーURL}}", {LintCode.RELAY_UNWANTED}),
        (NoticeKind.APOLOGY, "", {LintCode.APOLOGY_MISSING}),
        (NoticeKind.APOLOGY, "お詫び。不採用です。", {LintCode.RESULT_UNWANTED}),
        (NoticeKind.LEAVING, "{{リレー案内文}}", set()),
        (NoticeKind.LEAVING, "不採用", {LintCode.RESULT_UNWANTED}),
    ],
    ids=str,
)
def test_each_kind_of_mail_has_its_own_rules(
    kind: NoticeKind, body: str, codes_found: set[LintCode]
) -> None:
    text = f"{{{{氏名}}}} 様\nありがとうございました。書類。\n{body}\n{{{{署名}}}}"

    found = lint_template("ご案内", text, with_relay=True, kind=kind)

    assert {one.code for one in found} == codes_found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{7*7}}", LintCode.PLACEHOLDER_UNKNOWN),
        ("{{氏名.__class__}}", LintCode.PLACEHOLDER_UNKNOWN),
        ("{{ config.items() }}", LintCode.PLACEHOLDER_UNKNOWN),
        ("{% for x in y %}", LintCode.TEMPLATE_CODE),
        ("{{ {{氏名}} }}", LintCode.TEMPLATE_CODE),
        ("{{{氏名}}}", LintCode.TEMPLATE_CODE),
        ("${7*7}", LintCode.TEMPLATE_CODE),
        ("{# x #}", LintCode.TEMPLATE_CODE),
        ("<%= 7*7 %>", LintCode.TEMPLATE_CODE),
        ("\u202e", LintCode.HIDDEN_CHARACTER),
        ("\u200b", LintCode.HIDDEN_CHARACTER),
        ("\U000e0041", LintCode.HIDDEN_CHARACTER),
    ],
    ids=ascii,
)
def test_code_and_unseen_characters_in_a_text_block_and_are_named(
    text: str, code: LintCode
) -> None:
    body = _GOOD + text
    found = [one for one in lint_template("結果", body, with_relay=True) if one.code is code]

    assert found[0].level is LintLevel.ERROR
    assert found[0].detail
    place = found[0].place
    assert place is not None
    assert body[place.start : place.end] in text
    assert (code, LintLevel.ERROR) in of_template(_GOOD, text)


def test_a_loud_or_long_text_is_told() -> None:
    assert of_template(_GOOD + "！") == {(LintCode.EXCLAMATION, LintLevel.WARNING)}
    assert of_template(_GOOD + "\nあ" * 46) == {(LintCode.TOO_LONG, LintLevel.WARNING)}
    assert of_template(_GOOD + "あ" * 40 * 46) == {(LintCode.TOO_LONG, LintLevel.WARNING)}


@pytest.mark.parametrize("detail", ["お祝い金", "見本 花子"])
def test_a_finding_knows_its_place(detail: str) -> None:
    body = f"{{{{氏名}}}}\n{detail}\n{_GOOD}"
    found = (*lint_template("結果", body, with_relay=True), *lint_names(body, ["見本 花子"]))
    place = found[0].place

    assert place is not None
    assert body[place.start : place.end] == detail


def test_somebody_without_an_address_is_a_warning() -> None:
    assert codes(*lint_message(message(recipient=""))) == {(LintCode.NO_ADDRESS, LintLevel.WARNING)}
