"""The sample company and its workspace settings (decision 32). No gate is bypassed in code."""

from datetime import date
from pathlib import Path

from desktop.core.domain.workspace import (
    DisclosureBasis,
    MailMode,
    NewWorkspace,
    WorkspaceSettings,
)
from desktop.core.paths import resources_folder
from desktop.demo.candidates import SampleCandidate

COMPANY = "株式会社みのり精工（サンプル）"
CANDIDATE_COUNT = 10

_CANDIDATES = (
    ("相沢 陽菜", "アイザワ ヒナ"),
    ("石橋 大地", "イシバシ ダイチ"),
    ("上野 紗季", "ウエノ サキ"),
    ("遠藤 悠斗", "エンドウ ユウト"),
    ("大谷 美緒", "オオタニ ミオ"),
    ("片山 直人", "カタヤマ ナオト"),
    ("桐生 彩花", "キリュウ アヤカ"),
    ("久保 拓海", "クボ タクミ"),
    ("小松 理沙", "コマツ リサ"),
    ("佐伯 健吾", "サエキ ケンゴ"),
)


def sample_workbook() -> Path:
    """Return the sample workbook of 30 applicants."""
    return resources_folder() / "demo" / "sample_applicants.xlsx"


def sample_workspace(today: date, draft_folder: Path) -> NewWorkspace:
    """Return what first run would have collected."""
    settings = WorkspaceSettings(
        company_name=COMPANY,
        contact_person="岡田",
        staff=("岡田", "森"),
        company_address="神奈川県横浜市都筑区1-2-3",
        company_phone="045-000-0100",
        company_email="saiyo@minori.example.org",
        disclosure=DisclosureBasis.STATED,
        disclosure_text="募集要項に記載",
        disclosure_since=date(2026, 4, 1),
        mail_mode=MailMode.DRAFT,
        draft_folder=str(draft_folder),
        hold_back=1.0,
        release_delay_days=0,
        publication_url="https://example.org/privacy",
        publication_posted_on=today,
    )
    return NewWorkspace(settings, is_demo=True)


def sample_candidates(count: int = CANDIDATE_COUNT) -> tuple[SampleCandidate, ...]:
    """Return people who register at the agency, not the applicants of the workbook."""
    return tuple(
        SampleCandidate(name, kana, f"candidate{number:02d}@example.org", f"080-0000-{number:04d}")
        for number, (name, kana) in enumerate(_CANDIDATES[:count], start=1)
    )
