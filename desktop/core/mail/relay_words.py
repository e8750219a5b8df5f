"""What the relay paragraph must say: the nine points of domain-notes F, each with its words."""

from desktop.core.domain.notice import LintCode

_POINTS: tuple[tuple[LintCode, tuple[tuple[str, ...], ...]], ...] = (
    # (1) optional, and unrelated to the selection (for who retires: to the terms of leaving)
    (LintCode.OPTIONAL_MISSING, (("任意", "ご不要"),)),
    (
        LintCode.RELAY_UNRELATED_MISSING,
        (("関係がな", "関係がございませ", "関係がありませ", "関係あり"),),
    ),
    # (2) who: the name itself is looked for by `lint_agency`
    (LintCode.AGENCY_NOT_NAMED, (("許可番号",),)),
    # (3) opening the link registers nobody
    (LintCode.RELAY_CONSENT_MISSING, (("同意",), ("開いただけ", "開くだけ"))),
    # (4) which data
    (LintCode.RELAY_DATA_MISSING, (("履歴書", "評価"), ("入力",))),
    # (5) what for, and free of charge
    (LintCode.RELAY_PURPOSE_MISSING, (("求人紹介", "転職相談", "転職支援"), ("無料",))),
    # (6) what our company gets in return
    (LintCode.RELAY_SLOT_MISSING, (("名ごと", "紹介枠"),)),
    # (7) how to stop it or ask
    (LintCode.RELAY_CONTACT_MISSING, (("お問い合わせ",),)),
    # (8) until when
    (LintCode.RELAY_EXPIRY_MISSING, (("期限",),)),
    # (9) what our company learns
    (LintCode.RELAY_NUMBER_MISSING, (("人数だけ", "人数のみ"),)),
)
RELAY_POINTS = frozenset(code for code, _ in _POINTS)


def relay_gaps(text: str) -> tuple[LintCode, ...]:
    """Return which of the nine points a text around a relay link does not make.

    Of each group of words one must be there.
    """
    return tuple(
        code
        for code, groups in _POINTS
        if not all(any(word in text for word in words) for words in groups)
    )
