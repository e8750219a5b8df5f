"""リスク評価書: the figures of a release in words anybody can follow."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from desktop.core.domain.batch import BatchProposal, WaitReason
from desktop.core.domain.document import (
    Bars,
    Block,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.risk import SIZES, RiskReport, SensitiveRisk
from desktop.core.services.privacy.duty_papers import FIELD_WORDS
from desktop.core.services.workspace.context import Workspace

_TITLE: Final = "リスク評価書"
WAIT_WORDS: Final = {
    WaitReason.TOO_FEW_IN_ALL: "全体の人数がまだ足りません",
    WaitReason.GROUP_TOO_SMALL: "同じ特徴の人がまだ足りません",
    WaitReason.SENSITIVE_TOO_ALIKE: "同じ特徴の人の理由がそろってしまいます",
    WaitReason.TOO_COARSE: "加工すると、ほとんど何も分からなくなります",
    WaitReason.CLOSED_TOO_RECENTLY: "選考が終わったばかりです",
    WaitReason.STILL_OPEN: "選考中です",
    WaitReason.OBJECTED: "お申し出により含めません",
    WaitReason.EU_ORIGIN: "EU域内に由来するデータです",
    WaitReason.ALREADY_RELEASED: "すでに提供しました",
    WaitReason.IN_ANOTHER_BATCH: "別の提供に含まれています",
}
"""Why records stayed here, for a reader outside."""


def risk_document(
    report: RiskReport, about: Mapping[str, str], left_out: Mapping[str, int]
) -> Document:
    """Return the report.

    Args:
        report: The figures.
        about: What is assessed, as name → text, such as the day and the SHA-256.
        left_out: Reason in words → how many records stayed here.
    """
    blocks: list[Block] = [
        Grid((), tuple(about.items())),
        Heading("1. ひとことで"),
        Points(_in_a_word(report)),
        Heading("2. 1名を言い当てられる見込み"),
        Grid(("見かた", "値", "意味"), _chances(report)),
        Heading("3. 同じ特徴の人の数"),
        Bars(
            ("組の大きさ", "加工前（名）", "加工後（名）"),
            tuple(
                (size_words(size), counts)
                for size, counts in zip(SIZES, report.histogram, strict=True)
            ),
        ),
        Heading("4. 組から分かってしまうこと"),
        Grid(
            ("項目", "値の種類", "偏りを加味した種類", "全体との差", "最も多い値の割合"),
            tuple(_sensitive(name, one) for name, one in report.sensitive.items()),
        ),
        Heading("5. 失われた細かさ"),
        Grid(
            ("項目", "失われた割合"),
            tuple(
                (FIELD_WORDS.get(name, name), _percent(loss))
                for name, loss in report.losses.items()
            ),
        ),
        Heading("6. 含めなかった記録"),
        Grid(("理由", "件数"), tuple((why, f"{count}件") for why, count in left_out.items()))
        if left_out
        else Paragraph("ありません。"),
        Paragraph(
            "「言い当てられる見込み」は、その人が含まれていると知っている相手を想定した値です。"
            "知らない相手の見込みは、これより高くなりません。"
        ),
    ]
    return Document(_TITLE, tuple(blocks))


def proposal_document(workspace: Workspace, proposal: BatchProposal) -> Document:
    """Return the report of a proposal.

    Raises:
        AppError: BATCH_NOT_READY where nobody would go.
    """
    if proposal.report is None:
        raise AppError(ErrorCode.BATCH_NOT_READY)
    about = {
        "対象": f"紹介会社に提供する匿名データ（{proposal.quarter}）",
        "評価日": workspace.today().isoformat(),
        "SHA-256": proposal.sha256,
        "基準": f"同じ特徴の人が{proposal.k}名以上、項目ごとに{proposal.l}種類以上の値",
    }
    left = Counter(WAIT_WORDS[one.reason] for one in proposal.waiting)
    return risk_document(proposal.report, about, left)


def size_words(size: tuple[int, int | None]) -> str:
    """Return a range of group sizes in words."""
    fewest, most = size
    if most is None:
        return f"{fewest}名以上"
    return f"{fewest}名だけ" if fewest == most else f"{fewest}〜{most}名"


def _in_a_word(report: RiskReport) -> tuple[str, ...]:
    unique = (
        "1名だけの組はありません。"
        if report.uniques_after == 0
        else f"1名だけの組が{report.uniques_after}あります。渡さないでください。"
    )
    return (
        f"{report.records}名分の記録です。どの組にも、同じ特徴の人が{report.smallest}名以上います。",
        f"1名を言い当てられる見込みは、いちばん高い場合で{_one_in(report.highest)}です。",
        f"加工前は、ほかに同じ特徴の人がいない記録が{report.uniques_before}名分ありました。{unique}",
    )


def _chances(report: RiskReport) -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "いちばん高い場合",
            f"{_percent(report.highest)}（{_one_in(report.highest)}）",
            "含まれていると知っている相手（prosecutor）",
        ),
        ("平均", _percent(report.average), "記録を1件選んだとき（prosecutor）"),
        ("20%を超える記録", _percent(report.at_risk), "4名以下の組にある記録の割合"),
        (
            "知らない相手",
            f"{_percent(report.journalist)}以下",
            "含まれているか知らない相手（journalist）の上限",
        ),
        ("全件を試す相手", _percent(report.marketer), "言い当てられる割合の見込み（marketer）"),
    )


def _sensitive(name: str, one: SensitiveRisk) -> tuple[str, ...]:
    words = FIELD_WORDS.get(name, name)
    if one.is_hidden:
        return (words, "すべて伏せました", "–", "–", "–")
    return (
        words,
        f"{one.distinct}種類以上（l）",
        f"{one.entropy:.2f}（entropy l）",
        f"{one.distance:.2f}（t）",
        _percent(one.share),
    )


def _one_in(chance: float) -> str:
    return f"{1 / chance:.0f}名に1名"


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%"
