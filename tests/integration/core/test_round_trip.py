"""Everybody's every field, written under our own headings, is read back as the same."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import REASONS_OF, Education, Outcome, Stage
from desktop.core.domain.sheet import ApplicantField
from desktop.core.importers.places import split_address
from desktop.core.importers.taxonomies import prefectures
from desktop.core.importers.words import family_of
from desktop.core.services.exports.export_people import ExportForm
from desktop.core.services.exports.headings import HEADINGS
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.exports import ConsentsNow, RecordNow, records_without_row
from desktop.core.storage.queries.people import append_consents
from tests.conftest import NOON
from tests.fault.rig import import_file, write_workbook
from tests.integration.core.test_export import export, new_workspace, only

_PLACES = (
    # (postal code, address, prefecture code) as the store may hold them
    ("", "", ""),
    ("105-0011", "東京都港区芝公園4-2-8", "13"),
    ("105-0011", "港区芝公園4-2-8", "13"),
    ("105-0011", "", "13"),
    ("", "東京港区芝公園", "13"),
    ("", "京都府京都市上京区大宮町", "26"),
    ("060-0042", "札幌市中央区大通西1", "01"),
    ("", "札幌市中央区大通西1", "01"),
    ("105-0011", "大阪府堺市堺区南瓦町3-1", "27"),
    ("12-3", "=A1 何処か", ""),
    ("", "Musterstr. 5, Berlin", ""),
    ("", "東京都", "13"),
)
_DAYS = st.none() | st.dates(date(1950, 1, 1), date(2006, 1, 1))
_ENDS = "一二三四五六七八九十百千春夏秋冬"
_LISTS = st.lists(
    st.sampled_from(["溶接", "旋盤", "=CAD", "@Excel", "簿記2級", "普通自動車免許"]),
    max_size=3,
    unique=True,
).map(tuple)


@st.composite
def _people(draw: st.DrawFn) -> PersonDraft:
    postal_code, address, prefecture = draw(st.sampled_from(_PLACES))
    nationality = draw(st.sampled_from(["", "日本", "ドイツ", "ベトナム"]))
    qualifications = draw(_LISTS)
    family = family_of(qualifications) if qualifications else None
    return PersonDraft(
        name=draw(st.sampled_from(["髙﨑 𠮷", "見本 花子", "Anna Muster"])),
        kana=draw(st.sampled_from(["", "ミホン ハナコ"])),
        phone=draw(st.sampled_from(["", "090-0000-0001", "03-0000-0001"])),
        birth_date=draw(_DAYS),
        postal_code=postal_code,
        address=address,
        prefecture_code=prefecture,
        education=draw(st.sampled_from(["", *(one.value for one in Education)])),
        experience_years=draw(st.none() | st.integers(0, 50)),
        qualifications=qualifications,
        qualification_family=family.value if family else "",
        skills=draw(_LISTS),
        nationality=nationality,
        is_eu_origin=nationality == "ドイツ" or draw(st.booleans()),
        note=draw(st.sampled_from(["", "=1+1", "夕方に電話", "a\nb", "'x"])),
    )


@st.composite
def _applications(draw: st.DrawFn) -> ApplicationDraft:
    outcome = draw(st.sampled_from(list(Outcome)))
    stage = draw(st.none() | st.sampled_from(list(Stage)))
    day = draw(st.none() | st.dates(date(2020, 1, 1), date(2026, 10, 1)))
    reasons = REASONS_OF[outcome]
    is_known = outcome is Outcome.HIRED or (bool(reasons) and draw(st.booleans()))
    title = draw(st.sampled_from(["", "溶接工", "=営業", "経理"]))
    return ApplicationDraft(
        vacancy_title=title,
        place=f"{title}の工場" if title else "",
        applied_on=day,
        route=draw(st.sampled_from(["", "紹介", "@求人サイト"])),
        # A person who was hired had an offer, whatever column says so.
        stage=Stage.OFFER if outcome is Outcome.HIRED and stage is None else stage,
        outcome=outcome,
        reason=draw(st.sampled_from(reasons)) if is_known else None,
        decided_on=day + timedelta(days=9) if day else None,
    )


_ANSWERS = st.builds(ConsentsNow, *[st.sampled_from([None, True, False])] * 2)
_RECORDS = st.lists(
    st.builds(RecordNow, _people(), _applications(), _ANSWERS), min_size=4, max_size=16
)


def _put(workspace: Workspace, number: int, record: RecordNow) -> None:
    # Nobody is anybody else's double: those would be made one.
    person = replace(
        record.person,
        name=f"{record.person.name}{_ENDS[number]}",
        email=f"a{number:02d}@example.org",
        phone=record.person.phone and f"{record.person.phone[:-2]}{number:02d}",
    )
    person_id = save_person(workspace, None, person, record.application).person_id
    answers = {"relay": record.consents.disclosure, "reapproach": record.consents.reapproach}
    rows = [
        {
            "person_id": person_id,
            "purpose": purpose,
            "is_granted": given,
            "at": NOON,
            "channel": "paper",
            "text_version": "",
            "actor": "",
        }
        # The last answer counts.
        for purpose, answer in answers.items()
        if answer is not None
        for given in (not answer, answer)
    ]
    with workspace.store.write() as connection:
        append_consents(connection, rows)


def _all(workspace: Workspace) -> list[RecordNow]:
    with workspace.store.read() as connection:
        return sorted(records_without_row(connection), key=lambda one: one.person.email)


def _imported(workspace: Workspace) -> list[RecordNow]:
    """Return the people of an import as records: their rows count as written elsewhere."""
    with workspace.store.write() as connection:
        connection.exec_driver_sql("DELETE FROM imported_row")
    return _all(workspace)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(records=_RECORDS, form=st.sampled_from(list(ExportForm)[:2]))
@example(
    records=[
        RecordNow(
            PersonDraft("見本 空", postal_code=code, address=address, prefecture_code=prefecture),
            ApplicationDraft("溶接工", "川崎"),
            ConsentsNow(disclosure=False, reapproach=True),
        )
        for code, address, prefecture in _PLACES
        if (code, address) != ("", "札幌市中央区大通西1")
    ],
    form=ExportForm.XLSX,
)
def test_every_field_comes_back_as_the_same(records: list[RecordNow], form: ExportForm) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        first, second = new_workspace(folder / "one"), new_workspace(folder / "two")
        for number, record in enumerate(records):
            _put(first, number, record)
        before = _all(first)
        out = export(first, folder / f"out.{form.value}", form).paths[0]

        import_file(second, out)
        after = _imported(second)
        first.close()
        second.close()

    assert len(after) == len(before)
    for found, put in zip(after, before, strict=True):
        assert asdict(found.person) == asdict(put.person)
        assert found.application == put.application
        assert found.consents == put.consents


def test_city_marks_and_answers_stand_in_columns_of_their_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    person = PersonDraft(
        "見本 空", address="東京都港区芝1", prefecture_code="13", is_eu_origin=True
    )
    answers = ConsentsNow(disclosure=True, reapproach=False)
    _put(workspace, 0, RecordNow(person, ApplicationDraft("溶接工", "川崎"), answers))

    export(workspace, tmp_path / "out.xlsx")

    head, cells = only(tmp_path / "out.xlsx")
    told = dict(zip(head, cells, strict=True))
    field = ApplicantField
    assert [told[HEADINGS[one]] for one in (field.PREFECTURE, field.CITY, field.PLACE_OF_WORK)] == [
        "東京都", "港区", "川崎",
    ]  # fmt: skip
    assert (told["EU居住"], told["情報提供への同意"], told["再応募の案内"]) == (
        "はい", "同意する", "同意しない",
    )  # fmt: skip


def test_an_answer_given_since_stands_in_the_column_that_asks_for_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [
        ("氏名", "メールアドレス", "再応募の案内", "EU居住", "市区町村"),
        ("見本 一", "a@example.org", "○", None, "港区"),
        ("見本 二", "b@example.org", "○", None, "港区"),
    ]
    import_file(workspace, write_workbook(tmp_path / "in.xlsx", rows))
    with workspace.store.write() as connection:
        row = {"person_id": 1, "purpose": "reapproach", "is_granted": False, "at": NOON}
        append_consents(connection, [{**row, "channel": "phone", "text_version": "", "actor": ""}])

    export(workspace, tmp_path / "out.xlsx")

    assert only(tmp_path / "out.xlsx")[1:] == (
        ("見本 一", "a@example.org", "同意しない", None, "港区"),
        rows[2],
    )


def test_every_prefecture_has_a_place_that_can_be_told() -> None:
    for one in prefectures():
        assert split_address(f"{one.name}見本市1-1") == (one.code, "見本市")
