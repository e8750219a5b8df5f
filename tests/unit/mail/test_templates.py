"""Templates are filled once and never evaluated."""

import pytest

from desktop.core.mail.templates import (
    NOTICE_PLACEHOLDERS,
    fill,
    one_line,
    parse_template,
    tidy,
    unknown_placeholders,
)


def test_a_template_file_is_a_subject_and_a_body() -> None:
    template = parse_template("document", "件名: 選考結果\n\n本文\n\n署名\n\n\n")

    assert (template.subject, template.body) == ("選考結果", "本文\n\n署名\n")


def test_a_file_without_a_subject_is_no_template() -> None:
    with pytest.raises(ValueError, match="subject"):
        parse_template("document", "本文だけ\n\n続き")


def test_a_value_is_never_read_as_a_template() -> None:
    values = {"氏名": "{{会社名}}", "会社名": "みのり"}

    assert fill("{{氏名}}／{{ 会社名 }}", values) == "{{会社名}}／みのり"


def test_a_placeholder_nothing_fills_stays_to_be_found() -> None:
    text = "{{氏名}} {{給与}} {{給与}} {{氏 名}}"

    assert fill(text, {"氏名": "花子"}) == "花子 {{給与}} {{給与}} {{氏 名}}"
    assert unknown_placeholders(text) == ("給与", "氏 名")
    assert unknown_placeholders("".join(f"{{{{{name}}}}}" for name in NOTICE_PLACEHOLDERS)) == ()


def test_what_an_empty_paragraph_leaves_is_closed_up() -> None:
    assert tidy("一\n\n\n\n二\n\n三\n\n\n") == "一\n\n二\n\n三\n"


@pytest.mark.parametrize("breaking", ["\n", "\r", "\r\n", "\t", "\x00", "\u2028", "\u2029", "\x7f"])
def test_a_name_in_a_header_is_one_line(breaking: str) -> None:
    assert one_line(f"花{breaking}子") == "花 子"


def test_a_name_cannot_hide_or_turn_the_reading_around_and_keeps_its_form() -> None:
    assert one_line("花\u202e子\u200b \u2066山\ufeff田") == "花子 山田"
    assert one_line("葛\U000e0100城 👩\u200d💼") == "葛\U000e0100城 👩\u200d💼"
