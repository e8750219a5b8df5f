"""Any file in, an anonymized workbook out: who goes, who stays, and what stops it."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.attributes import Attribute, Ladder
from desktop.core.domain.batch import WaitReason
from desktop.core.domain.document import MARKING
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.file_release import FileMade, FileReading, FileSaved, LeftOut
from desktop.core.exporters.document_text import as_text
from desktop.core.importers.read_file import read_workbook
from desktop.core.privacy import any_table
from desktop.core.privacy.grouping import peel
from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.search import Effort
from desktop.core.services.people.erase_people import record_objection
from desktop.core.services.people.list_people import list_people
from desktop.core.services.privacy import anonymize_file as making
from desktop.core.services.privacy import save_release_file as saving
from desktop.core.services.privacy.anonymize_file import FileWishes, anonymize_file
from desktop.core.services.privacy.evidence import list_evidence
from desktop.core.services.privacy.file_columns import ColumnChoices
from desktop.core.services.privacy.methods import list_methods
from desktop.core.services.privacy.propose_batch import propose_batch
from desktop.core.services.privacy.read_release_file import read_release_file
from desktop.core.services.privacy.save_release_file import file_report, save_release_file
from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import import_file, never, quiet, write_workbook
from tests.integration.core.privacy_rig import HEADINGS, closed_rows

pytestmark = pytest.mark.usefixtures("quick_search")

_HEADINGS = (*HEADINGS, "業種", "希望年収", "店舗", "本籍")
_SHOP = len(HEADINGS) + 2
_TRADES = ("製造業", "建設業", "情報サービス業", "農業")


def _rows(count: int, **more: int) -> list[tuple[object, ...]]:
    return [
        (*row, _TRADES[at % 4], f"{250 + at % 9 * 40}万円", ("本店", "支店")[at % 2], "東京都")
        for at, row in enumerate(closed_rows(count, **more))
    ]


@pytest.fixture(autouse=True)
def _quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search less long: how good groups get is proved elsewhere."""
    monkeypatch.setattr(Effort, "thorough", classmethod(lambda cls, _size, seed: cls(200, seed)))
    monkeypatch.setattr(peel, "MOST_SCHEMES", 3_000)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "people.xlsx", [_HEADINGS, *_rows(70, first=500)])


def _read(workspace: Workspace, path: Path, choices: ColumnChoices | None = None) -> FileReading:
    return read_release_file(
        workspace, read_workbook, path, choices=choices, progress=quiet, is_cancelled=never
    )


def _make(workspace: Workspace, reading: FileReading, wishes: FileWishes | None = None) -> FileMade:
    return anonymize_file(
        workspace, reading, wishes or FileWishes(seed=1), progress=quiet, is_cancelled=never
    )


def _release(workspace: Workspace, path: Path, out: Path) -> FileSaved:
    made = _make(workspace, _read(workspace, path))
    return save_release_file(workspace, made, out, read_workbook)


def _cells(path: Path) -> list[tuple[object, ...]]:
    return list(read_workbook(path, progress=quiet, is_cancelled=never)[0].rows)


def test_columns_are_what_they_mean_and_an_unknown_one_is_an_identifier(
    workspace: Workspace, source: Path
) -> None:
    rules = {rule.header: rule for rule in _read(workspace, source).profile.rules}

    assert rules["氏名"].attribute is Attribute.IDENTIFIER
    assert rules["氏名"].is_fixed
    assert rules["店舗"].attribute is Attribute.IDENTIFIER
    assert not rules["店舗"].is_fixed
    assert rules["本籍"].attribute is Attribute.FORBIDDEN
    assert (rules["生年月日"].attribute, rules["生年月日"].ladder) == (
        Attribute.QUASI,
        Ladder.AGE,
    )
    assert rules["業種"].ladder is Ladder.INDUSTRY
    assert rules["希望年収"].ladder is Ladder.SALARY
    assert rules["不採用理由"].attribute is Attribute.SENSITIVE


def test_the_written_file_names_nobody_and_is_marked(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    saved = _release(workspace, source, tmp_path / "out.xlsx")
    marking, head, *records = _cells(saved.path)

    assert marking[0] == MARKING
    assert "年収の区分" in head
    assert len(records) == saved.record_count >= 60
    quasi = head.index("選考の段階")
    assert min(Counter(row[:quasi] for row in records).values()) >= 5
    assert "保有資格の分野" not in head
    everything = str(records)
    for row in _rows(70, first=500):
        for at in (0, 2, 3, 4, 5):
            assert str(row[at]) not in everything
    assert "東京都" not in everything


def test_what_it_was_made_with_is_evidence_and_sealed(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    saved = _release(workspace, source, tmp_path / "out.xlsx")
    (row,) = list_evidence(workspace)
    (method,) = list_methods(workspace)

    assert (row.sha256, row.record_count) == (saved.sha256, saved.record_count)
    assert method.sha256 == saved.sha256
    assert "見本" not in str(row.facts)
    assert "seed" not in row.facts


def test_nobody_is_in_two_files(workspace: Workspace, source: Path, tmp_path: Path) -> None:
    first = _make(workspace, _read(workspace, source))
    save_release_file(workspace, first, tmp_path / "one.xlsx", read_workbook)
    second = _read(workspace, source)
    gone = [at for at, why in second.left_out.items() if why is LeftOut.RELEASED]

    assert gone == sorted(first.released)
    with pytest.raises(AppError) as refused:
        _make(workspace, second)
    assert refused.value.code is ErrorCode.FILE_TOO_FEW


def test_people_on_file_count_as_released_or_stay_out(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    import_file(workspace, source)
    reading = _read(workspace, source)
    assert len(reading.known) == 70
    objector = reading.known[3]
    record_objection(workspace, objector, has_objected=True)
    reading = _read(workspace, source)
    with pytest.raises(AppError):
        _make(workspace, reading, FileWishes(leave_out_known=True))
    made = _make(workspace, reading)
    save_release_file(workspace, made, tmp_path / "out.xlsx", read_workbook)
    after = _read(workspace, source)

    assert reading.left_out[3] is LeftOut.OBJECTED
    assert 3 not in made.released
    assert {at for at, why in after.left_out.items() if why is LeftOut.RELEASED} == set(
        made.released
    )


def test_data_of_eu_origin_and_second_rows_of_a_person_stay(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = _rows(60, first=500, eu_every=10)
    path = write_workbook(tmp_path / "people.xlsx", [_HEADINGS, *rows, rows[1]])

    reading = _read(workspace, path)

    counts = Counter(reading.left_out.values())
    assert counts == {LeftOut.EU_ORIGIN: 6, LeftOut.SAME_PERSON: 1}


def test_a_person_says_what_a_column_is(workspace: Workspace, source: Path) -> None:
    choices = {_SHOP: (Attribute.SENSITIVE, None), _SHOP - 1: (Attribute.IDENTIFIER, None)}
    made = _make(workspace, _read(workspace, source, choices))

    assert "店舗" in made.headings.values()
    assert "年収の区分" not in made.headings.values()
    insensitive = _make(workspace, _read(workspace, source, {_SHOP: (Attribute.INSENSITIVE, None)}))
    assert {row[-1] for row in insensitive.rows} == {"本店", "支店"}


@pytest.mark.parametrize(
    ("column", "choice"),
    [
        (0, (Attribute.INSENSITIVE, None)),
        (_SHOP + 1, (Attribute.QUASI, Ladder.REGION)),
        (_SHOP, (Attribute.QUASI, None)),
        (_SHOP, (Attribute.QUASI, Ladder.REASON)),
        (_SHOP, (Attribute.SENSITIVE, Ladder.AGE)),
        (_SHOP, (Attribute.FORBIDDEN, None)),
    ],
    ids=["name", "forbidden", "no ladder", "codes", "ladder", "to forbidden"],
)
def test_what_is_not_open_to_choice_is_refused(
    workspace: Workspace, source: Path, column: int, choice: tuple[Attribute, Ladder | None]
) -> None:
    with pytest.raises(AppError) as refused:
        _read(workspace, source, {column: choice})

    assert refused.value.code is ErrorCode.FILE_COLUMN_FIXED


def test_a_table_without_names_is_anonymized_by_what_its_columns_are_said_to_be(
    workspace: Workspace, tmp_path: Path
) -> None:
    draw = random.Random(5)  # noqa: S311 - test data
    rows = [
        (
            draw.randrange(20, 60),
            draw.choice(_TRADES),
            draw.choice(("大阪", "京都")),
            draw.choice("甲乙丙"),
        )
        for _ in range(80)
    ]
    path = write_workbook(
        tmp_path / "table.xlsx", [("いくつ", "なりわい", "ところ", "ひょうか"), *rows]
    )
    choices = {
        0: (Attribute.QUASI, Ladder.AGE),
        1: (Attribute.QUASI, Ladder.INDUSTRY),
        2: (Attribute.QUASI, Ladder.REGION),
        3: (Attribute.SENSITIVE, None),
    }

    saved = save_release_file(
        workspace,
        _make(workspace, _read(workspace, path, choices)),
        tmp_path / "out.xlsx",
        read_workbook,
    )

    records = _cells(saved.path)[2:]
    assert {row[2] for row in records} <= {"大阪府", "京都府", "近畿", "西日本", "（出しません）"}
    assert {row[0] for row in records} != {"（出しません）"}


def test_nothing_to_say_and_too_few_are_told(workspace: Workspace, tmp_path: Path) -> None:
    bare = write_workbook(
        tmp_path / "bare.xlsx", [("氏名", "店舗"), *((f"見本 {at}郎", "本店") for at in range(40))]
    )
    few = write_workbook(tmp_path / "few.xlsx", [_HEADINGS, *_rows(19)])

    for path, code in ((bare, ErrorCode.FILE_SAYS_NOTHING), (few, ErrorCode.FILE_TOO_FEW)):
        with pytest.raises(AppError) as refused:
            _make(workspace, _read(workspace, path))
        assert refused.value.code is code


def test_the_report_of_a_file_tells_what_stayed(workspace: Workspace, source: Path) -> None:
    made = _make(workspace, _read(workspace, source))

    said = as_text(file_report(workspace, made, None))

    assert "業種の分類" in said
    assert "どの組にも、同じ特徴の人が5名以上います" in said


def test_a_file_that_is_there_stays(workspace: Workspace, source: Path) -> None:
    before = source.read_bytes()

    with pytest.raises(AppError) as refused:
        _release(workspace, source, source)

    assert refused.value.code is ErrorCode.EXPORT_FOLDER
    assert source.read_bytes() == before


def _reason_by_school(row: tuple[object, ...]) -> tuple[object, ...]:
    """Let the school tell the reason, so that people alike differ only where l is kept."""
    reason = {"高校": "経験不足", "大学": "勤務地"}.get(str(row[12]), "総合判断")
    return (*row[:10], reason, *row[11:])


def _leak(made: FileMade, text: str) -> FileMade:
    """Let a forbidden text through as a heading, where no word list stops it."""
    last = list(made.headings)[-1]
    return replace(made, headings={**made.headings, last: text})


def _k_minus_one(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        any_table,
        "Criterion",
        lambda k, l, share: Criterion(k - 1, l, share),  # noqa: E741
    )


def _no_l(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(any_table, "Criterion", lambda k, _l, _share: Criterion(k))


def _unshuffled(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(making, "_mix", lambda rows: rows.sort())


def _unmarked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(saving, "MARKING", "記録")


def _rare_words_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(any_table, "_folded", lambda records, _shared: records)


def _token_let_through(patch: pytest.MonkeyPatch) -> None:
    sheets = saving._sheets

    def leaking(workspace: Workspace, made: FileMade) -> Sequence[object]:
        return sheets(workspace, _leak(made, "mihon510@example.org"))

    patch.setattr(saving, "_sheets", leaking)
    expectation = saving._expectation
    patch.setattr(
        saving, "_expectation", lambda made: expectation(_leak(made, "mihon510@example.org"))
    )


@pytest.mark.parametrize(
    ("defect", "fault"),
    [
        (_k_minus_one, "group-below-k"),
        (_no_l, "l-too-small"),
        (_unshuffled, "not-mixed"),
        (_unmarked, "marking-missing"),
        (_rare_words_kept, "rare-word"),
        (_token_let_through, "forbidden-text"),
    ],
    ids=lambda one: one.__name__.strip("_") if callable(one) else None,
)
def test_whatever_goes_wrong_before_nothing_is_written_and_nobody_is_marked(
    workspace: Workspace,
    source: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    defect: Callable[[pytest.MonkeyPatch], None],
    fault: str,
) -> None:
    rows = [_HEADINGS, *map(_reason_by_school, _rows(70, first=500))]
    rows[5] = (*rows[5][:_SHOP], "見本の店", *rows[5][_SHOP + 1 :])
    write_workbook(source, rows)
    defect(monkeypatch)
    out = source.parent / "out" / "result.xlsx"
    out.parent.mkdir()
    made = _make(workspace, _read(workspace, source, {_SHOP: (Attribute.INSENSITIVE, None)}))

    with pytest.raises(AppError) as refused:
        save_release_file(workspace, made, out, read_workbook)

    assert refused.value.code is ErrorCode.BATCH_CHECK_FAILED
    assert refused.value.context == {"fault": fault}
    assert list(out.parent.iterdir()) == []
    assert list_evidence(workspace) == ()
    assert _read(workspace, source).left_out == {}
    assert list_people(workspace, PeopleQuery()).total == 0


def test_who_went_in_a_file_and_is_imported_later_is_in_no_batch(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    _release(workspace, source, tmp_path / "out.xlsx")
    import_file(workspace, source)

    proposal = propose_batch(workspace, progress=quiet, is_cancelled=never)

    assert len(list_people(workspace, PeopleQuery()).rows) > 0
    assert proposal.rows == ()
    assert WaitReason.CLOSED_TOO_RECENTLY not in {one.reason for one in proposal.waiting}
