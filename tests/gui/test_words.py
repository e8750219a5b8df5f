"""Every code of the domain has words, in every language."""

import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.domain.application import NoticeState
from desktop.core.domain.batch import BatchState, Blocker, WaitReason
from desktop.core.domain.codes import Outcome, ReasonCode, Stage
from desktop.core.domain.credit import LedgerState
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.notice import LintCode
from desktop.core.domain.profile import Obstacle, ProfileField, RequestState
from desktop.core.domain.sheet import (
    ApplicantField,
    CellCorrection,
    CellProblem,
    ColumnNote,
    CorrectionCode,
    ProblemCode,
)
from desktop.ui import words
from desktop.ui.error_text import words_for
from desktop.ui.imports import wording as import_words
from desktop.ui.navigation import page_title
from desktop.ui.notices.wording import finding_text
from desktop.ui.privacy.wording import batch_look, blocker_text, wait_words
from desktop.ui.relay import words as relay_words
from desktop.ui.routes import PageKey
from desktop.ui.syncing.page import sync_kind_word
from desktop.ui.translation import Language, install_language
from wire.messages import BalanceStatement

ROOT = Path(__file__).resolve().parents[2]
JAPANESE = ROOT / "resources" / "i18n" / "app_ja.ts"
PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%n|%Ln")
_HAS_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def _messages(catalogue: Path) -> list[tuple[str, str, list[str], bool]]:
    found = []
    for context in ET.parse(catalogue).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [each.text or "" for each in translation.iter("numerusform")]
            texts = forms or [translation.text or ""]
            is_open = translation.get("type") == "unfinished"
            found.append((name, message.findtext("source", ""), texts, is_open))
    return found


def _placeholders(text: str) -> set[str]:
    return {each.replace("%Ln", "%n") for each in PLACEHOLDER.findall(text)}


def test_the_japanese_catalogue_is_complete() -> None:
    holes = [
        (name, source)
        for name, source, texts, is_open in _messages(JAPANESE)
        if is_open or not all(texts)
    ]

    assert holes == []


def test_a_translation_keeps_every_placeholder() -> None:
    wrong = [
        (name, source, text)
        for name, source, texts, _ in _messages(JAPANESE)
        for text in texts
        if _placeholders(text) != _placeholders(source)
    ]

    assert wrong == []


def test_the_catalogue_knows_every_text_of_the_window(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for path in (ROOT / "desktop" / "ui").rglob("*.py"))
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run(
        [tool, "-locations", "none", *sources, "-ts", fresh], check=True, capture_output=True
    )

    known = {(name, source) for name, source, *_ in _messages(JAPANESE)}
    asked = {(name, source) for name, source, *_ in _messages(fresh)}

    assert asked - known == set()
    assert known - asked == set()


@pytest.mark.parametrize("language", list(Language))
def test_the_compiled_catalogue_can_be_read(qapp: QApplication, language: Language) -> None:
    assert install_language(qapp, language)


@pytest.mark.parametrize("code", list(ErrorCode))
def test_an_error_says_what_happened_what_it_means_and_what_to_do(
    qapp: QApplication, code: ErrorCode
) -> None:
    install_language(qapp, Language.JAPANESE)

    said = words_for(
        AppError(
            code,
            {
                "placeholder": "氏",
                "count": 3,
                "finding": "語",
                "characters": "𠮷",
                "column": 2,
                "least": 20,
                "k": 5,
                "host": "mail.example.org",
                "reason": "拒否",
                "kind": "送信済み",
            },
        )
    )

    for text in (said.title, said.effect, said.remedy):
        assert _HAS_JAPANESE.search(text)
        assert "?" not in text
        assert not text.endswith(("！", "!"))
    assert said.code == code.value


def test_an_error_without_its_facts_still_has_words(qapp: QApplication) -> None:
    install_language(qapp, Language.ENGLISH)

    said = words_for(AppError(ErrorCode.UNDO_REFUSED))

    assert "?" in said.effect
    assert not [part for part in string.Formatter().parse(said.effect) if part[1]]


def test_every_code_has_a_japanese_word(qapp: QApplication) -> None:
    install_language(qapp, Language.JAPANESE)
    cell = (1, 0)
    said = [
        *(words.stage_word(each) for each in Stage),
        *(words.outcome_word(each) for each in Outcome),
        *(words.reason_word(each) for each in ReasonCode),
        *(words.notice_look(each)[0] for each in NoticeState),
        *(finding_text(each) for each in LintCode),
        *(import_words.field_word(each) for each in ApplicantField),
        *(import_words.note_word(each) for each in ColumnNote),
        *(import_words.problem_text(CellProblem(*cell, each, "x")) for each in ProblemCode),
        *(
            import_words.correction_text(CellCorrection(*cell, each, "x", "y"))
            for each in CorrectionCode
        ),
        *(wait_words(each)[0] for each in WaitReason),
        *(blocker_text(each) for each in Blocker),
        *(batch_look(each)[0] for each in BatchState),
        *(page_title(each) for each in PageKey),
    ]

    assert [text for text in said if not _HAS_JAPANESE.search(text)] == []


def test_every_event_of_a_person_and_of_the_line_has_a_japanese_word(qapp: QApplication) -> None:
    install_language(qapp, Language.JAPANESE)
    written = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("core/services", "sync")
        for path in (ROOT / "desktop" / folder).rglob("*.py")
    )
    events = set(re.findall(r"\"((?:person|application|rejection)\.[a-z]+)\"", written))
    lines = set(re.findall(r"append_sync_log\([^)]*?kind=\"([a-z.]+)\"", written))
    acts = {"applications.rejected", "person.saved", "person.erased"}  # of the audit log

    said = [words.event_look(each)[0] for each in sorted(events - acts)]
    said += [sync_kind_word(each) for each in sorted(lines)]

    assert len(lines) > 4
    assert len(events) > 3
    assert [text for text in said if not _HAS_JAPANESE.search(text)] == []


def test_days_and_times_are_those_of_japan(qapp: QApplication) -> None:
    late = datetime(2026, 11, 22, 15, 16, tzinfo=UTC)

    assert words.day_in_japan(late) == date(2026, 11, 23)
    assert words.plain_day(words.day_in_japan(late)) == "2026年11月23日"
    assert words.short_day(date(2026, 11, 29)) == "11月29日"
    assert words.clock_time(datetime(2026, 1, 5, 0, 12, tzinfo=UTC)) == "01/05 9:12"
    now = datetime.now(UTC)
    assert "/" not in words.clock_time(now)
    assert install_language(qapp, Language.ENGLISH)
    assert words.plain_day(date(2026, 11, 3)) == "3 Nov 2026"
    assert words.short_day(date(2026, 11, 3)) == "3 Nov"


def test_every_code_of_the_relay_page_has_words(qapp: QApplication) -> None:
    assert install_language(qapp, Language.JAPANESE)
    told = [relay_words.obstacle_words(one) for one in Obstacle]
    told += [relay_words.request_look(one)[0] for one in RequestState]
    told += [relay_words.state_look(one)[0] for one in LedgerState]
    told += [relay_words.item_word(one.value) for one in ProfileField]
    told += [relay_words.member_word(one) for one in BalanceStatement.__struct_fields__]

    assert all(re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", text) for text in told)
    assert relay_words.item_word("of-a-later-version") == "of-a-later-version"
