"""What the law asks for: notice, letter, marking, contract, evidence, 加工方法等情報."""

from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desktop.core.domain.batch import BatchProposal, Blocker, Publication, WaitReason
from desktop.core.domain.document import MARKING, Document, DocumentForm, Points
from desktop.core.domain.duties import EvidenceKind, RecipientCheck, RecipientDuty
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.exporters.document_text import as_html, as_text
from desktop.core.importers.read_file import read_workbook
from desktop.core.privacy.grouping.search import Effort
from desktop.core.services.privacy.batches import (
    approve_batch,
    confirm_publication,
    discard_batch,
)
from desktop.core.services.privacy.duty_papers import (
    cover_letter,
    publication_document,
    write_document,
)
from desktop.core.services.privacy.evidence import export_evidence, list_evidence
from desktop.core.services.privacy.methods import destroy_method, list_methods, read_method
from desktop.core.services.privacy.propose_batch import propose_batch
from desktop.core.services.privacy.recipients import (
    read_recipient_check,
    save_recipient_check,
)
from desktop.core.services.privacy.risk_paper import risk_document
from desktop.core.services.workspace.check_store import check_store
from desktop.core.services.workspace.context import Workspace
from tests.integration.core.privacy_rig import closed_people, enrolled
from wire import batch

_POSTED = Publication("https://example.org/privacy", date(2026, 11, 20))


@pytest.fixture(autouse=True)
def _quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search less long: how good groups get is proved elsewhere."""
    monkeypatch.setattr(Effort, "thorough", classmethod(lambda cls, _size, seed: cls(200, seed)))


def _propose(workspace: Workspace) -> BatchProposal:
    return propose_batch(workspace, progress=lambda _done, _total: None, is_cancelled=lambda: False)


@pytest.fixture
def proposal(workspace: Workspace) -> BatchProposal:
    closed_people(workspace, 60)
    enrolled(workspace)
    confirm_publication(workspace, _POSTED)
    found = _propose(workspace)
    assert not found.blockers
    return found


@pytest.fixture
def approved(workspace: Workspace, proposal: BatchProposal) -> BatchProposal:
    assert proposal.batch_id is not None
    approve_batch(workspace, proposal.batch_id, proposal.sha256)
    return proposal


def _points(document: Document) -> list[str]:
    return [one for block in document.blocks if isinstance(block, Points) for one in block.texts]


def test_the_notice_names_the_items_of_the_actual_columns(workspace: Workspace) -> None:
    whole = publication_document(workspace)
    own = publication_document(workspace, ["age_band", "店舗"], posted_on=date(2026, 4, 1))

    assert _points(whole)[:2] == ["応募時の年代", "住所の都道府県または地方"]
    assert len(_points(whole)) == 9
    assert "継続して提供します" in as_text(whole)
    assert "株式会社みのり精工　岡田" in as_text(whole)
    assert _points(own) == ["応募時の年代", "店舗"]
    assert "一回に限ります" in as_text(own)
    assert "公表日　2026年4月1日" in as_text(own)


def test_a_company_s_name_can_add_no_line_and_no_markup(workspace: Workspace) -> None:
    hostile = publication_document(workspace, ["甲\n・乙", "<script>x</script>"])

    assert _points(hostile) == ["甲 ・乙", "<script>x</script>"]
    assert "<script>" not in as_html(hostile)


def test_the_letter_says_what_it_is_and_names_only_columns_that_say_something(
    workspace: Workspace, approved: BatchProposal
) -> None:
    assert approved.batch_id is not None
    assert approved.risk is not None
    letter = cover_letter(workspace, approved.batch_id)
    said = as_text(letter)

    assert MARKING in said
    assert f"SHA-256　{approved.sha256}" in said
    assert f"{len(approved.rows)}名分の記録" in said
    assert "第45条" in said
    assert "https://example.org/privacy" in said
    hidden = {"stage": "選考の段階", "reason": "選考結果の理由の区分"}
    for name, words in hidden.items():
        assert (words in _points(letter)) is (name not in approved.risk.hidden_columns)


def test_no_letter_before_the_notice_is_posted(workspace: Workspace) -> None:
    closed_people(workspace, 60)
    found = _propose(workspace)
    assert found.batch_id is not None

    with pytest.raises(AppError) as alone:
        cover_letter(workspace, found.batch_id)
    enrolled(workspace)
    with pytest.raises(AppError) as unposted:
        cover_letter(workspace, found.batch_id)

    assert alone.value.code is ErrorCode.NOT_ENROLLED
    assert unposted.value.code is ErrorCode.PUBLICATION_MISSING


def test_sending_waits_for_the_address_and_the_day_of_the_notice(workspace: Workspace) -> None:
    closed_people(workspace, 60)
    enrolled(workspace)
    found = _propose(workspace)
    assert found.batch_id is not None

    with pytest.raises(AppError) as refused:
        approve_batch(workspace, found.batch_id, found.sha256)

    assert Blocker.PUBLICATION_MISSING in found.blockers
    assert refused.value.code is ErrorCode.PUBLICATION_MISSING


def test_the_header_of_the_request_and_the_letter_say_the_same() -> None:
    assert batch.MARKING == MARKING
    assert unquote(batch.MARKING_HEADER.removeprefix("UTF-8''")) == MARKING
    assert batch.MARKING_HEADER.isascii()


@pytest.mark.parametrize("form", list(DocumentForm))
def test_a_document_is_written_whole_or_not_at_all(
    workspace: Workspace, tmp_path: Path, form: DocumentForm
) -> None:
    document = publication_document(workspace)

    path = write_document(
        workspace, document, form, (tmp_path, "publication"), make_pdf=lambda html, _: html.encode()
    )

    assert path.name == f"publication-2026-11-20-01.{form.value}"
    assert "応募時の年代" in path.read_text("utf-8")
    assert [one.name for one in tmp_path.glob("publication*")] == [path.name]


def test_what_a_contract_settles_is_kept_and_what_is_missing_is_named(
    workspace: Workspace,
) -> None:
    enrolled(workspace)
    before = read_recipient_check(workspace)
    settled = {RecipientDuty.NO_REIDENTIFICATION: True, RecipientDuty.SECURITY: True}
    save_recipient_check(workspace, RecipientCheck(before.recipient, settled, "覚書 第3号"))
    save_recipient_check(
        workspace, RecipientCheck(before.recipient, dict.fromkeys(RecipientDuty, True), "覚書")
    )
    after = read_recipient_check(workspace)

    assert before.missing == tuple(RecipientDuty)
    assert after.missing == ()
    assert after.contract == "覚書"
    assert [row.kind for row in list_evidence(workspace)] == [
        EvidenceKind.RECIPIENT_CHECKED,
        EvidenceKind.RECIPIENT_CHECKED,
    ]
    with pytest.raises(AppError) as nobody:
        save_recipient_check(workspace, RecipientCheck(" ", settled))
    assert nobody.value.code is ErrorCode.SETTING_INVALID


def test_the_evidence_tells_settings_versions_hashes_and_checks_and_nobody(
    workspace: Workspace, approved: BatchProposal, tmp_path: Path
) -> None:
    newest, posted = list_evidence(workspace)
    path = export_evidence(workspace, tmp_path / "out")
    rows = read_workbook(path, progress=lambda _d, _t: None, is_cancelled=lambda: False)[0].rows
    everything = str(newest.facts) + str(rows)

    assert (newest.kind, newest.sha256) == (EvidenceKind.BATCH_APPROVED, approved.sha256)
    assert newest.record_count == len(approved.rows)
    assert newest.facts["k"] == 5
    assert int(newest.facts["smallest_group"]) >= 5
    assert newest.facts["notice_url"] == _POSTED.url
    assert posted.kind is EvidenceKind.NOTICE_POSTED
    assert rows[1][4] == approved.sha256
    for row in approved.rows:
        assert row.before["name"] not in everything


def test_the_evidence_can_be_neither_changed_nor_removed(
    workspace: Workspace, approved: BatchProposal
) -> None:
    assert approved.rows
    for statement in ("UPDATE evidence SET kind = 'x'", "DELETE FROM evidence"):
        with (
            pytest.raises(IntegrityError, match="append-only"),
            workspace.store.write() as connection,
        ):
            connection.execute(text(statement))
    assert len(list_evidence(workspace)) == 2


def test_how_records_were_processed_is_sealed_logged_and_destroyable(
    workspace: Workspace, approved: BatchProposal
) -> None:
    (kept,) = list_methods(workspace)
    acts_before = check_store(workspace).audit_rows
    facts = read_method(workspace, kept.method_id).facts
    with workspace.store.read() as connection:
        raw = bytes(connection.execute(text("SELECT sealed FROM processing_method")).scalar_one())
    acts_after = check_store(workspace).audit_rows
    destroy_method(workspace, kept.method_id)

    assert kept.sha256 == approved.sha256
    assert isinstance(facts["seed"], int)
    assert str(facts["seed"]).encode() not in raw
    assert acts_after == acts_before + 1
    assert list_methods(workspace) == ()
    for act in (read_method, destroy_method):
        with pytest.raises(AppError):
            act(workspace, kept.method_id)


def test_a_draft_put_aside_takes_its_processing_method_along_or_is_replaced(
    workspace: Workspace, proposal: BatchProposal
) -> None:
    again = _propose(workspace)
    (kept,) = list_methods(workspace)

    assert proposal.batch_id is not None
    assert kept.sha256 == again.sha256
    assert again.batch_id is not None
    discard_batch(workspace, again.batch_id)
    _propose(workspace)
    assert len(list_methods(workspace)) == 2


def test_data_of_eu_origin_is_never_provided(workspace: Workspace) -> None:
    closed_people(workspace, 60, eu_every=3)

    found = _propose(workspace)

    waiting = {one.name for one in found.waiting if one.reason is WaitReason.EU_ORIGIN}
    assert len(waiting) == 20
    assert waiting.isdisjoint(row.before["name"] for row in found.rows)


def test_the_risk_report_tells_the_figures_of_the_bytes(
    workspace: Workspace, approved: BatchProposal
) -> None:
    assert workspace
    assert approved.report is not None
    assert approved.risk is not None
    said = as_text(risk_document(approved.report, {"対象": "匿名データ"}, {"まだ少ない": 3}))

    assert approved.report.records == len(approved.rows)
    assert approved.report.highest == approved.risk.highest
    assert approved.report.uniques_before == approved.risk.uniques_before
    assert f"同じ特徴の人が{approved.report.smallest}名以上" in said
    assert "1名だけの組はありません" in said
    assert "まだ少ない  3件" in said
    assert said.startswith("リスク評価書")
