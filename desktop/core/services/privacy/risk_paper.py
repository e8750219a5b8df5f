"""リスク評価書: the figures of a release in words anybody can follow."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from desktop.core.domain.batch import BatchProposal
from desktop.core.domain.document import (
    Bars,
    Block,
    Document,
    Grid,
    Heading,
    PaperLanguage,
    Paragraph,
    Points,
)
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.risk import SIZES, RiskReport, SensitiveRisk
from desktop.core.services.privacy.paper_words import RISK, WAIT_WORDS, field_word, say
from desktop.core.services.workspace.context import Workspace

_JAPANESE: Final = PaperLanguage.JAPANESE
_STEPS: Final = ((5, "loss-none"), (35, "loss-some"), (80, "loss-much"), (100, "loss-all"))
"""Percent of detail lost up to which a word holds."""


class _Writer:
    """Says the report's texts in one language."""

    def __init__(self, language: PaperLanguage) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """Return a text by its key."""
        return say(RISK[key], self.language, **values)


def risk_document(
    report: RiskReport,
    about: Mapping[str, str],
    left_out: Mapping[str, int],
    language: PaperLanguage = _JAPANESE,
) -> Document:
    """Return the report.

    Args:
        report: The figures.
        about: What is assessed, as name → text, such as the day and the SHA-256.
        left_out: Reason in words → how many records stayed here.
        language: Of the words.
    """
    tell = _Writer(language)
    blocks: tuple[Block, ...] = (
        Grid((), tuple(about.items())),
        Heading(tell("in-a-word")),
        Points(_in_a_word(report, tell)),
        Heading(tell("chances")),
        Grid((tell("view"), tell("value"), tell("meaning")), _chances(report, tell)),
        *_sizes(report, tell),
        *_told(report, tell),
        *_losses(report, tell),
        Heading(tell("left-out")),
        Grid(
            (tell("reason"), tell("count")),
            tuple((why, tell("n-records", n=count)) for why, count in left_out.items()),
        )
        if left_out
        else Paragraph(tell("none")),
        Paragraph(tell("note")),
    )
    return Document(tell("title"), blocks, language)


def proposal_document(
    workspace: Workspace, proposal: BatchProposal, language: PaperLanguage = _JAPANESE
) -> Document:
    """Return the report of a proposal.

    Raises:
        AppError: BATCH_NOT_READY where nobody would go.
    """
    if proposal.report is None:
        raise AppError(ErrorCode.BATCH_NOT_READY)
    tell = _Writer(language)
    about = {
        tell("subject"): tell("of-batch", quarter=proposal.quarter),
        tell("day"): workspace.today().isoformat(),
        "SHA-256": proposal.sha256,
        tell("rule"): tell("rule-text", k=proposal.k, l=proposal.l),
    }
    left = Counter(say(WAIT_WORDS[one.reason], language) for one in proposal.waiting)
    return risk_document(proposal.report, about, left, language)


def size_words(size: tuple[int, int | None], language: PaperLanguage = _JAPANESE) -> str:
    """Return a range of group sizes in words."""
    fewest, most = size
    tell = _Writer(language)
    if most is None:
        return tell("size-more", fewest=fewest)
    return tell("size-one") if most == 1 else tell("size-range", fewest=fewest, most=most)


def _in_a_word(report: RiskReport, tell: Callable[..., str]) -> tuple[str, ...]:
    after = report.uniques_after
    now = tell("uniques", n=after) if after else tell("no-uniques")
    return (
        tell("records", n=report.records, least=report.smallest, others=report.smallest - 1),
        tell("highest", chance=_one_in(report.highest, tell)),
        tell("before", n=report.uniques_before, now=now),
    )


def _chances(report: RiskReport, tell: Callable[..., str]) -> tuple[tuple[str, str, str], ...]:
    highest = f"{_percent(report.highest)} ({_one_in(report.highest, tell)})"
    return (
        (tell("worst"), highest, tell("worst-text")),
        (tell("average"), _percent(report.average), tell("average-text")),
        (tell("at-risk"), _percent(report.at_risk), tell("at-risk-text")),
        (
            tell("stranger"),
            tell("at-most", share=_percent(report.journalist)),
            tell("stranger-text"),
        ),
        (tell("trier"), _percent(report.marketer), tell("trier-text")),
    )


def _sizes(report: RiskReport, tell: _Writer) -> tuple[Block, ...]:
    rows = tuple(
        (size_words(size, tell.language), counts)
        for size, counts in zip(SIZES, report.histogram, strict=True)
    )
    head = (tell("size"), tell("count-before"), tell("count-after"))
    return Heading(tell("sizes")), Paragraph(tell("sizes-text")), Bars(head, rows)


def _told(report: RiskReport, tell: _Writer) -> tuple[Block, ...]:
    head = tuple(tell(key) for key in ("item", "kinds", "kinds-even", "distance", "share"))
    rows = tuple(_sensitive(name, one, tell) for name, one in report.sensitive.items())
    return Heading(tell("told")), Paragraph(tell("told-text")), Grid(head, rows)


def _losses(report: RiskReport, tell: _Writer) -> tuple[Block, ...]:
    rows = []
    for name, loss in report.losses.items():
        percent = round(100 * loss)
        words = tell(next(key for most, key in _STEPS if percent <= most))
        rows.append((f"{field_word(name, tell.language)} ({words})", (percent,)))
    head = (tell("item"), tell("loss"))
    return Heading(tell("losses")), Paragraph(tell("losses-text")), Bars(head, tuple(rows))


def _sensitive(name: str, one: SensitiveRisk, tell: _Writer) -> tuple[str, ...]:
    words = field_word(name, tell.language)
    if one.is_hidden:
        return (words, tell("hidden"), "–", "–", "–")
    return (
        words,
        tell("at-least", n=one.distinct),
        f"{one.entropy:.2f} (entropy l)",
        f"{one.distance:.2f} (t)",
        _percent(one.share),
    )


def _one_in(chance: float, tell: Callable[..., str]) -> str:
    return tell("one-in", n=f"{1 / chance:.0f}")


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%"
