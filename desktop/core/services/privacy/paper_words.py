"""Words of the risk report and of counts, in both languages of the window.

Papers that the law asks for (notice, letter, the marking) are Japanese whatever the window speaks.
"""

from collections.abc import Mapping
from typing import Final

from desktop.core.domain.batch import WaitReason
from desktop.core.domain.document import PaperLanguage
from desktop.core.domain.file_release import LeftOut
from desktop.core.services.privacy.duty_papers import FIELD_WORDS

_FIELDS_EN: Final = {
    "age_band": "Age at application",
    "region": "Prefecture or region",
    "occupation": "Occupation applied for",
    "experience": "Years of experience",
    "education": "Last school",
    "qualification": "Field of qualifications",
    "quarter": "Quarter of application",
    "stage": "Stage of the selection",
    "reason": "Reason of the result",
    "industry": "Industry",
    "salary": "Salary",
}
WAIT_WORDS: Final = {
    WaitReason.TOO_FEW_IN_ALL: ("全体の人数がまだ足りません", "Too few people in all"),
    WaitReason.GROUP_TOO_SMALL: ("同じ特徴の人がまだ足りません", "Too few people alike"),
    WaitReason.SENSITIVE_TOO_ALIKE: (
        "同じ特徴の人の理由がそろってしまいます",
        "People alike would all have the same reason",
    ),
    WaitReason.TOO_COARSE: (
        "加工すると、ほとんど何も分からなくなります",
        "The record would say next to nothing",
    ),
    WaitReason.CLOSED_TOO_RECENTLY: ("選考が終わったばかりです", "The selection just ended"),
    WaitReason.STILL_OPEN: ("選考中です", "Still in selection"),
    WaitReason.OBJECTED: ("お申し出により含めません", "Asked not to be included"),
    WaitReason.EU_ORIGIN: ("EU域内に由来するデータです", "Data from the EU"),
    WaitReason.ALREADY_RELEASED: ("すでに提供しました", "Handed over before"),
    WaitReason.IN_ANOTHER_BATCH: ("別の提供に含まれています", "In another batch"),
}
"""Why records stayed here, for a reader outside: (Japanese, English)."""
LEFT_OUT_WORDS: Final = {
    LeftOut.SAME_PERSON: ("同じ人の行がほかにあります", "Another row is the same person"),
    LeftOut.EU_ORIGIN: (
        "EU域内に由来する、またはその確認ができないデータです",
        "From the EU, or it cannot be ruled out",
    ),
    LeftOut.OBJECTED: ("お申し出により含めません", "Asked not to be included"),
    LeftOut.ERASED: ("消去済みの方と一致します", "Matches somebody who was erased"),
    LeftOut.RELEASED: ("すでに提供しました", "Handed over before"),
    LeftOut.ON_FILE: ("この端末に登録のある方です", "On file on this device"),
    LeftOut.IN_BATCH: ("別の提供に含まれています", "In a batch on its way"),
    LeftOut.TOO_FEW_ALIKE: ("同じ特徴の人が足りません", "Too few people alike"),
}
"""Why rows are not in a file, for a reader outside: (Japanese, English)."""
RISK: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("リスク評価書", "Risk report"),
    "of-batch": (
        "紹介会社に提供する匿名データ（{quarter}）",
        "Anonymous data for the agency ({quarter})",
    ),
    "of-file": ("匿名加工したファイル", "An anonymized file"),
    "subject": ("対象", "Subject"),
    "day": ("評価日", "Assessed on"),
    "rule": ("基準", "Rule"),
    "rule-text": (
        "同じ特徴の人が{k}名以上、項目ごとに{l}種類以上の値",
        "At least {k} people alike, and {l} different values of each sensitive item",
    ),
    "columns": ("列の設定", "Columns"),
    "trees": ("加工の段階表", "Hierarchies"),
    "in-a-word": ("1. ひとことで", "1. In a word"),
    "records": (
        "{n}名分の記録です。どの組にも、同じ特徴の人が{least}名以上います。",
        "Records of {n} people. Everybody looks the same as at least {others} others.",
    ),
    "highest": (
        "1名を言い当てられる見込みは、いちばん高い場合で{chance}です。",
        "The chance to point out one person is {chance} at most.",
    ),
    "before": (
        "加工前は、ほかに同じ特徴の人がいない記録が{n}名分ありました。{now}",
        "Before, {n} records had nobody like them. {now}",
    ),
    "no-uniques": ("1名だけの組はありません。", "Now there is none."),
    "uniques": (
        "1名だけの組が{n}あります。渡さないでください。",
        "There are still {n}. Do not hand this over.",
    ),
    "chances": ("2. 1名を言い当てられる見込み", "2. The chance to point out one person"),
    "view": ("見かた", "Seen as"),
    "value": ("値", "Figure"),
    "meaning": ("意味", "Meaning"),
    "worst": ("いちばん高い場合", "Worst case"),
    "worst-text": (
        "含まれていると知っている相手（prosecutor）",
        "Somebody who knows that the person is in it (prosecutor)",
    ),
    "average": ("平均", "Average"),
    "average-text": ("記録を1件選んだとき（prosecutor）", "A record picked by chance (prosecutor)"),
    "at-risk": ("20%を超える記録", "Records above 20 %"),
    "at-risk-text": ("4名以下の組にある記録の割合", "Share of records in groups of four or fewer"),
    "stranger": ("知らない相手", "A stranger"),
    "at-most": ("{share}以下", "at most {share}"),
    "stranger-text": (
        "含まれているか知らない相手（journalist）の上限",
        "Bound for somebody who does not know who is in it (journalist)",
    ),
    "trier": ("全件を試す相手", "Somebody who tries all"),
    "trier-text": (
        "言い当てられる割合の見込み（marketer）",
        "Share of records they can expect to point out (marketer)",
    ),
    "sizes": ("3. 同じ特徴の人の数", "3. How many people look alike"),
    "sizes-text": (
        "左は加工前、右は加工後です。右側に「1名だけ」や「2〜4名」の人がいなければ安全です。",
        (
            "Before on the left, after on the right. It is safe once nobody is left in the small "
            "groups on the right."
        ),
    ),
    "size": ("組の大きさ", "Group"),
    "count-before": ("加工前（名）", "People before"),
    "count-after": ("加工後（名）", "People after"),
    "size-one": ("1名だけ", "Alone"),
    "size-range": ("{fewest}〜{most}名", "{fewest} to {most} people"),
    "size-more": ("{fewest}名以上", "{fewest} people or more"),
    "told": ("4. 組から分かってしまうこと", "4. What a group could give away"),
    "told-text": (
        "組が分かっても結果や理由が決まらないよう、どの組にも2種類以上の値を残しています。",
        "Every group keeps two values or more, so that knowing the group does not tell the result.",
    ),
    "item": ("項目", "Item"),
    "kinds": ("値の種類", "Different values"),
    "kinds-even": ("偏りを加味した種類", "Allowing for uneven shares"),
    "distance": ("全体との差", "Difference to all"),
    "share": ("最も多い値の割合", "Largest share of one value"),
    "hidden": ("すべて伏せました", "Not given at all"),
    "at-least": ("{n}種類以上（l）", "{n} or more (l)"),
    "losses": ("5. 失われた細かさ", "5. Detail that was lost"),
    "losses-text": (
        "0%は元のまま、100%は何も残していないという意味です。",
        "0 % is as it was; 100 % says nothing any more.",
    ),
    "loss": ("失われた細かさ（%）", "Detail lost (%)"),
    "loss-none": ("ほぼ元のまま", "nearly as it was"),
    "loss-some": ("少しおおまか", "a little coarser"),
    "loss-much": ("かなりおおまか", "much coarser"),
    "loss-all": ("ほとんど残していません", "next to nothing left"),
    "left-out": ("6. 含めなかった記録", "6. Records that were left out"),
    "reason": ("理由", "Reason"),
    "count": ("件数", "Records"),
    "n-records": ("{n}件", "{n}"),
    "none": ("ありません。", "None."),
    "note": (
        (
            "「言い当てられる見込み」は、その人が含まれていると知っている相手を想定した値です。"
            "知らない相手の見込みは、これより高くなりません。"
        ),
        (
            "The chances are those of somebody who knows that the person is in the data. "
            "A stranger's are never higher."
        ),
    ),
    "one-in": ("{n}名に1名", "1 in {n}"),
}
COUNTS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("ノイズを加えた集計", "Counts with noise"),
    "year": ("{year}年度（{year}年4月〜{next}年3月）", "Business year {year} (April to March)"),
    "quarter": ("{first}〜{last}", "{first} to {last}"),
    "company": ("会社", "Company"),
    "period": ("応募の時期", "Applications of"),
    "made": ("集計日", "Counted on"),
    "spent": ("使った枠（ε）", "Budget spent (ε)"),
    "people": ("人数", "People"),
    "unknown": ("記載なし", "Not stated"),
    "few": ("{k}名未満", "below {k}"),
    "what": ("この数の読みかた", "How to read these numbers"),
    "noise": (
        (
            "1名ずつの有無が分からないよう、どの数にもくじ引きの増減を加えてあります。20回に19回は、"
            "実際の人数との差が{spread}名以内です。"
        ),
        (
            "Every number was raised or lowered by lot, so that nobody can tell whether one person "
            "is in it. In 19 of 20 cases it is within {spread} people of the true number."
        ),
    ),
    "small": (
        "{k}名に満たない数は示しません。合計も、加えたくじの分だけずれます。",
        "Numbers below {k} are not shown. Totals are off by what the lots added.",
    ),
    "again": (
        "同じ集計は、何度見ても同じ数になります。",
        "The same table always shows the same numbers.",
    ),
    "who": (
        "お申し出のあった方とEU域内に由来する方は数えていません。1名は最後の応募で1回だけ数えます。",
        (
            "People who objected and people from the EU are not counted. Everybody counts once, by "
            "their newest application."
        ),
    ),
}


def say(words: tuple[str, str], language: PaperLanguage, **values: object) -> str:
    """Return one text in a language, filled in."""
    text = words[0] if language is PaperLanguage.JAPANESE else words[1]
    return text.format(**values)


def field_word(name: str, language: PaperLanguage) -> str:
    """Return a column; a heading of the user's own stays as it is.

    Headings of a made file are the Japanese ones already.
    """
    japanese = FIELD_WORDS.get(name, name)
    if language is PaperLanguage.JAPANESE:
        return japanese
    return next((_FIELDS_EN[one] for one, words in FIELD_WORDS.items() if words == japanese), name)
