"""The shapes of golden files: what people do with a list of applicants."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from desktop.core.domain.sheet import CellValue
from tools.golden_columns import Column, Truth, constant, fact, table, truths
from tools.sample_people import SamplePerson, invent_people

Cells = list[CellValue]
COUNT: Final = 6
BASIC: Final = (
    fact("氏名", "name"),
    fact("フリガナ", "kana"),
    fact("生年月日", "birth_date"),
    fact("電話番号", "phone"),
    fact("メール", "email"),
    fact("結果", "outcome"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a golden file; merges as A1:B1, hidden rows as the program numbers them."""

    name: str
    rows: list[Cells]
    merges: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One golden file.

    Attributes:
        kind: How it is written: a suffix, or ``csv:ENCODING:DELIMITER``, ``html:ENCODING``.
        rows: What its people mean, by attribute, in file order.
        more: What else is expected, by name.
    """

    name: str
    kind: str
    pages: tuple[Page, ...]
    rows: list[dict[str, Truth]]
    more: dict[str, object] = field(default_factory=dict)


def people(seed: int = 0, count: int = COUNT) -> list[SamplePerson]:
    """Return the people of a golden file."""
    return invent_people(count, seed)


def plain(name: str, columns: Sequence[Column] = BASIC, kind: str = ".xlsx") -> Shape:
    """Return a file with a header in the first row and people below."""
    who = people()
    rows = [[column.header for column in columns], *table(columns, who)]
    more = {"header_row": 1, "skipped": {}}
    return Shape(name, kind, (Page("応募者", rows),), truths(columns, who), more)


def changed(
    name: str, change: Callable[[list[Cells]], list[Cells]], header_row: int, **skipped: int
) -> Shape:
    """Return a plain file with its rows changed; the people stay the same."""
    shape = plain(name)
    page = replace(shape.pages[0], rows=change([list(row) for row in shape.pages[0].rows]))
    told = {reason.replace("_", "-"): count for reason, count in skipped.items()}
    return replace(shape, pages=(page,), more={"header_row": header_row, "skipped": told})


def kinds() -> Iterator[Shape]:
    """The same list in every format."""
    for suffix in (".xlsx", ".xls", ".xlsm"):
        yield plain(f"format_{suffix[1:]}", kind=suffix)
    for encoding in ("cp932", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "euc_jp", "iso2022_jp"):
        columns = tuple(one for one in BASIC if one.header != "氏名")
        safe = Column("氏名", lambda p: _safe(p.name), lambda p: {"name": _safe(p.name)})
        name = encoding.replace("-", "_")
        yield plain(f"csv_{name}", (safe, *columns), f"csv:{encoding}:,")
    yield plain("tsv_utf_8", kind="csv:utf-8:\t")
    yield plain("csv_semicolon", kind="csv:utf-8-sig:;")
    yield plain("html_utf_8", kind="html:utf-8")
    lines = fact("資格", "qualifications", "lines")
    yield plain("csv_line_breaks", (*BASIC, lines), "csv:utf-8:,")


def _safe(text: str) -> str:
    """Return a name with characters that every Japanese encoding has."""
    return text.translate(str.maketrans("𠮷髙﨑邊濱", "吉高崎辺浜"))


def writings() -> Iterator[Shape]:
    """One fact in all the ways people write it."""
    rest = tuple(one for one in BASIC if one.header != "生年月日")
    for style in ("day", "serial", "packed", "long", "dots", "slashes", "short", "wide", "spaced"):
        yield plain(f"birth_{style}", (*rest, fact("生年月日", "birth_date", style)))
    rest = tuple(one for one in BASIC if one.header != "電話番号")
    for style in ("number", "wide", "abroad", "brackets"):
        yield plain(f"phone_{style}", (*rest, fact("携帯電話番号", "phone", style)))
    rest = tuple(one for one in BASIC if one.header != "フリガナ")
    for style in ("hiragana", "half"):
        yield plain(f"kana_{style}", (*rest, fact("ふりがな", "kana", style)))
    rest = BASIC[1:]
    for style in ("wide-space", "together", "sama"):
        yield plain(f"name_{style.replace('-', '_')}", (fact("応募者名", "name", style), *rest))
    parts = (fact("姓", "family_name"), fact("名", "given_name"))
    yield plain("name_in_two_columns", (*parts, *rest))
    for style in ("", "bare", "range", "yen"):
        pay = fact("希望年収", "desired_salary_yen", style)
        yield plain(f"salary_{style or 'unit'}", (*BASIC, pay))
    for style in ("lines", "slashes"):
        yield plain(f"list_{style}", (*BASIC, fact("保有資格", "qualifications", style)))
    yield plain("email_wide", (*BASIC[:4], fact("E-mail", "email", "wide"), BASIC[5]))
    yield plain("postal_mark", (*BASIC, fact("〒", "postal_code", "mark")))
    place = (fact("都道府県", "prefecture_code"), fact("市区町村", "city"))
    yield plain("address_in_three", (*BASIC, *place, fact("番地以降", "address", "street")))
    yield plain("address_in_one", (*BASIC, fact("現住所", "prefecture_code", "in-address")))
    words = (
        fact("応募日", "applied_on", "short"),
        fact("選考段階", "stage"),
        fact("最終学歴", "education"),
        fact("経験年数", "experience_years"),
        fact("年齢", "age"),
        fact("再応募の案内", "reapproach_consent"),
    )
    yield plain("words", (*BASIC, *words))
    yield plain("outcome_marks", (*BASIC[:5], fact("合否", "outcome", "marks")))
    yield plain("stage_and_outcome", (*BASIC[:5], fact("選考結果", "outcome", "with-stage")))


def headers() -> Iterator[Shape]:
    """Headers that are ambiguous, decorated, English, or those of a known system."""
    yield plain("ambiguous_contact", (BASIC[0], fact("連絡先", "email"), BASIC[5]))
    yield plain("ambiguous_phone", (BASIC[0], fact("連絡先", "phone"), BASIC[5]))
    yield plain("ambiguous_name", (fact("名前", "name"), *BASIC[1:]))
    yield plain("ambiguous_rating", (*BASIC[:5], fact("評価", "outcome")))
    yield plain("ambiguous_state", (*BASIC[:5], fact("状態", "outcome")))
    yield plain("ambiguous_id", (fact("ID", "email"), BASIC[0], BASIC[5]))
    marks = (
        "※氏名（必須）",
        "フリガナ　（全角カナ）",
        "生年月日(西暦)",
        "ＴＥＬ",
        "Ｅ－ｍａｉｌ",
        "選考\n結果",
    )
    decorated = tuple(replace(one, header=header) for one, header in zip(BASIC, marks, strict=True))
    yield plain("headers_decorated", decorated)
    english = (
        fact("Full Name", "name"),
        fact("Birthday(生年月日)", "birth_date"),
        fact("Phone Number(電話番号)", "phone"),
        fact("Email(メールアドレス)", "email"),
    )
    yield plain("headers_english", english)
    yield plain("hrmos", (
        fact("候補者基本.氏名", "name"), fact("候補者基本.氏名かな", "kana", "hiragana"),
        fact("候補者一般.生年月日", "birth_date"), fact("候補者一般.電話番号1", "phone"),
        fact("候補者一般.メールアドレス1", "email"), fact("候補者基本.登録先求人", "job_applied"),
        constant("候補者一般.配偶者", "有", "無"),
    ))  # fmt: skip
    yield plain("herp", (
        fact("名前", "name"), fact("応募時刻", "applied_on", "text"),
        fact("募集職種", "job_applied"), fact("応募経路", "route"),
        fact("選考ステップ", "stage"), constant("選考終了理由", "不採用"),
    ))  # fmt: skip
    yield plain("entrypocket", (
        constant("応募者コード", "E1", "E2"), fact("応募者氏名", "name"), fact("フリガナ", "kana"),
        fact("メールアドレス", "email"), fact("電話番号", "phone"), fact("流入元", "route"),
        fact("選考状況ステータス", "outcome", "with-stage"), constant("重複フラグ", "0"),
    ))  # fmt: skip
    words = "本籍地 家族構成 宗教 尊敬する人物 労働組合加入 愛読書 既往歴 マイナンバー"
    denied = words.split()
    columns_denied = tuple(constant(header, "あり", "なし") for header in denied)
    shape = plain("fair_hiring_columns", (*BASIC, *columns_denied))
    yield replace(shape, more=shape.more | {"refused_columns": list(range(6, 14))})
    notes = constant("備考", "夕方に電話希望", "父は公務員、3人家族", "支持政党の話あり")
    shape = plain("fair_hiring_texts", (*BASIC, notes))
    yield replace(shape, more=shape.more | {"refused_cells": 4})
    own = (constant("社内コードX", "A1", "A2"), constant("制服サイズ", "M", "L"))
    yield plain("unknown_columns", (*BASIC, *own))
    yield plain("formula_like_texts", (*BASIC, constant("備考", "=1+1", "@見学", "-", "+81")))
    wide = tuple(constant(f"設問{at}", "a", "b") for at in range(1, 61))
    yield plain("sixty_more_columns", (*BASIC, *wide))
    yield plain("empty_columns_between", (BASIC[0], constant(None, None), *BASIC[1:]))


def everything() -> list[Shape]:
    """Return every shape but those that another program writes."""
    from tools.golden_layouts import layouts

    return [*kinds(), *writings(), *headers(), *layouts()]
