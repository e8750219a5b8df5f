"""Occupations of 厚生労働省編職業分類 2022 for the titles employers write.

Own words first, because the titles of small employers are short (営業, 経理, 介護職) and a fuzzy
comparison errs on just those; then the job names of job tag.

Source:
    resources/taxonomies: 厚生労働省編職業分類 2022; 職業情報提供サイト（job tag）v7.00.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz, process

from desktop.core.domain.text_folding import fold_name
from desktop.core.paths import resources_folder

_SURE: Final = 100
_BY_WORD: Final = 95
_LEAST: Final = 60
_TABLES: Final = "taxonomies"

# Longer words stand before the shorter ones they contain: the first that is found decides.
_WORDS: Final = (
    ("営業事務 販売事務 受発注 受注事務", "040"),
    ("医療事務 介護事務 調剤事務", "037"),
    ("経理 会計 財務 簿記 給与計算", "038"),
    ("生産管理 工程管理 購買 資材 出荷事務 生産事務", "039"),
    ("人事 総務 労務 企画 広報 法務事務 採用担当", "033"),
    ("コールセンター テレホンオペレーター カスタマーサポート 電話オペレーター", "036"),
    ("データ入力 データ入力オペレーター", "043"),
    ("秘書 受付 一般事務 事務職 事務員 事務スタッフ 営業所事務 事務", "034"),
    ("営業 セールス ルートセールス ラウンダー 法人営業 ルート営業", "048"),
    ("店長 店舗責任者", "044"),
    ("販売 レジ 店舗スタッフ ショップ 接客販売 売場", "045"),
    ("品質保証 品質管理 生産技術 製造技術 生産技術者 工程設計", "007"),
    ("検査 検品 測定 三次元測定", "076"),
    ("機械設計 設計開発 開発設計 研究開発 電気設計 回路設計 設計", "006"),
    ("システムエンジニア プログラマ プログラマー ソフトウェア ウェブエンジニア アプリ開発", "009"),
    ("社内SE 情報システム ヘルプデスク ネットワーク インフラエンジニア サーバー SE", "010"),
    ("施工管理 現場監督 建築設計 土木施工 測量", "008"),
    ("溶接 機械加工 旋盤 フライス マシニング NC プレス 板金 研削 鋳造 鍛造 めっき", "071"),
    ("金属加工 金型 仕上げ", "071"),
    ("食品製造 食品加工 惣菜 製菓 製パン", "072"),
    ("樹脂成形 射出成形 プラスチック 縫製 印刷 木工", "073"),
    ("組立 組み立て 機械組立 電子部品組立", "074"),
    ("自動車整備 整備士 機械保全 設備保全 保全 修理", "075"),
    ("塗装 製図 CAD", "080"),
    ("製造スタッフ 製造オペレーター 製造職 工場", "067"),
    ("看護師 准看護師 看護", "023"),
    ("薬剤師 医師 歯科医師 獣医師", "021"),
    ("保健師 助産師", "022"),
    ("理学療法士 作業療法士 歯科衛生士 臨床検査 放射線", "024"),
    ("栄養士", "025"),
    ("看護助手 歯科助手", "028"),
    ("保育士 幼稚園", "029"),
    ("学童 保育補助", "030"),
    ("教員 教師", "031"),
    ("塾講師 講師 インストラクター", "032"),
    ("訪問介護 ヘルパー ホームヘルパー", "051"),
    ("ケアマネ 生活相談員 社会福祉士 介護支援専門員 サービス管理責任者", "049"),
    ("介護", "050"),
    ("美容師 理容師 エステ ネイル", "053"),
    ("クリーニング", "054"),
    ("調理 料理人 コック 厨房 キッチン シェフ", "055"),
    ("ホール 接客 ウェイター フロント 旅館 ホテル", "056"),
    ("マンション管理 ビル管理 設備管理", "057"),
    ("警備", "059"),
    ("農業 農場 造園 植木 牧場", "064"),
    ("林業", "065"),
    ("漁業 養殖", "066"),
    ("配送 配達 宅配 集荷", "082"),
    ("トラック 貨物 長距離 大型ドライバー ドライバー 運転手", "083"),
    ("バス", "084"),
    ("タクシー ハイヤー 送迎", "085"),
    ("フォークリフト 荷役 倉庫 入出庫 倉庫作業", "095"),
    ("ピッキング 仕分け 選別", "098"),
    ("梱包 包装", "097"),
    ("清掃 洗浄", "096"),
    ("軽作業", "099"),
    ("電気工事 通信工事 電工", "094"),
    ("大工 鳶 とび 型枠 鉄筋", "090"),
    ("内装 左官 配管 防水 建設", "091"),
    ("土木 舗装", "092"),
    ("クレーン 重機 ボイラー 建設機械", "089"),
    ("デザイナー デザイン", "017"),
    ("編集 記者 ライター", "015"),
    ("研究", "004"),
    ("経営 コンサルタント 税理士 会計士", "013"),
    ("弁護士 司法書士 社労士", "012"),
    ("役員", "001"),
    ("部長 課長 管理職 工場長", "002"),
)
_LATIN: Final = re.compile(r"[0-9A-Z]+", re.IGNORECASE)


def propose_occupations(title: str, limit: int = 3) -> list[tuple[str, str, int]]:
    """Return middle classes that may fit a title.

    Args:
        title: As typed, in any width.
        limit: At most this many.

    Returns:
        (code, name, score from 0 to 100), surest first, each code once.
    """
    key = fold_name(title)
    if not key:
        return []
    scores: dict[str, int] = {}
    for code, score in (*_by_words(key), *_by_names(key)):
        scores[code] = max(score, scores.get(code, 0))
    names = middle_classes()
    ranked = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
    return [(code, names[code], score) for code, score in ranked if code in names][:limit]


@cache
def middle_classes() -> Mapping[str, str]:
    """Return the names of the 99 middle classes by code, in the order of the classification."""
    rows = _read("mhlw_occupation2022_major_middle.csv")
    found = {row["middle_code"]: row["name_ja"] for row in rows if row["level"] == "middle"}
    return MappingProxyType(found)


def _by_words(key: str) -> list[tuple[str, int]]:
    for words, code in _folded_words():
        for word in words:
            if _stands_in(word, key):
                return [(code, _SURE if word == key else _BY_WORD)]
    return []


def _stands_in(word: str, key: str) -> bool:
    """Say whether a word is in a title; a Latin one (SE, NC) only as a run of its own."""
    if _LATIN.fullmatch(word):
        return word in _LATIN.findall(key)
    return word in key


def _by_names(key: str) -> list[tuple[str, int]]:
    names = _job_names()
    if key in names:
        return [(names[key], _SURE)]
    found = process.extract(key, names.keys(), scorer=fuzz.WRatio, limit=5, score_cutoff=_LEAST)
    # A fuzzy likeness is never sure: a person looks at it.
    return [(names[name], min(int(score), _BY_WORD - 10)) for name, score, _ in found]


@cache
def _folded_words() -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((tuple(fold_name(word) for word in words.split()), code) for words, code in _WORDS)


@cache
def _job_names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in _read("jobtag_v7_occupations_aliases.csv"):
        code = row["mhlw_main"].partition("_")[2].partition("-")[0]
        for name in (row["title_ja"], row["alias"]):
            found.setdefault(fold_name(name), code)
    return MappingProxyType(found)


def _read(name: str) -> list[dict[str, str]]:
    with (resources_folder() / _TABLES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
