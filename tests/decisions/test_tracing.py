"""What can be asked of the citations: trace, directory, matrix, conflicts, repeats, stale basis, corrections."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.decisions import directory, repeats, tracing, validity
from indexer.decisions.survey import count_surveyed_recurrence, survey_decisions
from indexer.errors import BadInput, UnknownDocument
from indexer.exporting import sheets, tables
from indexer.indexing import corrections, index
from indexer.messages.spoken import say
from indexer.models import Decision, Source
from indexer.parsing import parse
from indexer.store import Store, open_store
from tests.support.mentions import document, make_decision, mention

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("trace") / "index", write=True, create=True)
    index(opened, [ROOT / "corpus"])
    yield opened
    opened.close()


def decision(store: Store, number: str) -> Decision:
    (found,) = tracing.trace(store, number).decisions
    return found


def test_a_stale_basis_is_named_with_both_quotes(store: Store) -> None:
    found = validity.list_stale_bases(store, decision(store, "846/QĐ-UBND"))
    assert {late.mention.document.number for late in found} == {"2391/BC-SCT"}
    assert {late.since for late in found} == {"2024-05-10"}
    assert all("846/QĐ-UBND" in late.mention.quote and "thay thế" in late.ended.quote for late in found)
    assert validity.list_stale_bases(store, decision(store, "512/QĐ-UBND")) == ()


def test_a_draft_ends_nothing() -> None:
    text = "Quảng Ngãi, ngày 1 tháng 2 năm 2023\n\ndự thảo Quyết định thay thế Quyết định số 56/2015/QĐ-UBND."
    (relation,) = parse(Source("x", "text", text, "", 0), "x").relations
    assert relation.source is None


def test_relations_are_followed_two_steps(store: Store) -> None:
    steps = validity.find_passage_around(store, decision(store, "126/QĐ-SCT"))
    assert {step.distance for step in steps} <= {1, 2}
    near = validity.find_passage_around(store, decision(store, "846/QĐ-UBND"))
    assert ("replaces", "512/QĐ-UBND", "846/QĐ-UBND") in {
        (s.relation.relation.kind, s.relation.relation.source, s.relation.relation.target) for s in near
    }
    assert "this" in {s.relation.relation.source for s in near}


def test_several_numbers_are_traced_each(store: Store) -> None:
    found = tracing.trace(store, "846/QĐ-UBND và 9999/QĐ-SXD")
    assert (found.status, found.absent, len(found.decisions)) == ("found", ("9999/QĐ-SXD",), 1)


def test_what_a_filter_leaves_out_is_offered(store: Store) -> None:
    found = tracing.trace(store, "846/QĐ-UBND", province="Đồng Nai")
    assert found.status == "absent"
    assert [d.scope for d in found.nearest] == ["Quảng Ngãi"]
    with pytest.raises(BadInput):
        tracing.trace(store, "846/QĐ-UBND", province="Atlantis")
    with pytest.raises(BadInput):
        directory.list_decisions(store, directory.DirectoryNarrowing(doc_type="Bài thơ"))


def test_a_report_without_a_date_is_stale_by_its_period(tmp_path: Path) -> None:
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    head = "Số: {}/BC-SCT\n\nQuảng Ngãi, ngày 1 tháng 3 năm 2023\n\nBÁO CÁO\nkết quả quý I năm 2023\n\n"
    old.write_text(
        head.format(1) + "Quyết định số 70/QĐ-UBND ngày 01/02/2023 thay thế Quyết định số 60/QĐ-UBND ngày 05/5/2019.",
        encoding="utf-8",
    )
    new.write_text(
        "BÁO CÁO\nkết quả quý II năm 2024\n\nTại tỉnh Quảng Ngãi, thực hiện Quyết định số 60/QĐ-UBND.", encoding="utf-8"
    )
    opened = open_store(tmp_path / "index", write=True, create=True)
    index(opened, [old, new])
    (traced,) = tracing.trace(opened, "60/QĐ-UBND").decisions
    (late,) = validity.list_stale_bases(opened, traced)
    assert (late.since, late.mention.document.period) == ("2023-02-01", "2024Q2")
    opened.close()


def test_a_mark_that_looks_like_a_placeholder_does_no_harm() -> None:
    quotes = [
        "Sở làm đúng quy định về chợ (5) tại Quyết định số 33/QĐ-UBND.",
        "Sở làm đúng quy định về chợ (#) tại Quyết định số 33/QĐ-UBND.",
    ]
    mentions = tuple(replace(mention("33/QĐ-UBND", of=document(str(i))), quote=quote) for i, quote in enumerate(quotes))
    said = make_decision("33/QĐ-UBND", mentions)
    assert repeats.find_repeats(said) == ()


def test_corrections_of_one_mention_add_up_and_are_found(tmp_path: Path) -> None:
    note = tmp_path / "a.txt"
    note.write_text("Tại tỉnh Quảng Ngãi, thực hiện Quyết định số 44/QĐ-UBND.", encoding="utf-8")
    opened = open_store(tmp_path / "index", write=True, create=True)
    index(opened, [note])
    (known,) = (summary.id for summary in opened.summaries())
    for values in ({"canonical": "45/QĐ-UBND"}, {"issuer": "UBND tỉnh Đồng Nai"}, {"date": "4/2/2021"}):
        corrections.correct_mention(opened, known, 0, values)
    (traced,) = tracing.trace(opened, "45/QĐ-UBND").decisions
    assert (traced.issuer, traced.year, len(traced.mentions)) == ("UBND tỉnh Đồng Nai", 2021, 1)
    assert tracing.trace(opened, "44/QĐ-UBND").status == "absent"
    for wrong in ({"scope": "Atlantis"}, {"canonical": "xyz???"}, {"colour": "đỏ"}):
        with pytest.raises(BadInput):
            corrections.correct_mention(opened, known, 0, wrong)
    opened.close()


def test_the_directory_is_sorted_by_use_and_narrowed(store: Store) -> None:
    every = directory.list_decisions(store)
    assert every[0].canonical == "846/QĐ-UBND"
    uses = [d.counts["documents"] for d in every]
    assert uses == sorted(uses, reverse=True)
    absent = directory.list_decisions(store, directory.DirectoryNarrowing(status="absent"))
    present = directory.list_decisions(store, directory.DirectoryNarrowing(status="present"))
    assert len(absent) + len(present) == len(every)
    assert "512/QĐ-UBND" in {d.canonical for d in present}
    dong_nai = directory.list_decisions(
        store, directory.DirectoryNarrowing(province="dong nai", doc_type="quyết định", year=2024)
    )
    assert {d.scope for d in dong_nai} == {"Đồng Nai"}
    assert "31/2024/QĐ-UBND" in {d.canonical for d in dong_nai}


def test_the_directory_agrees_with_the_trace(store: Store) -> None:
    for listed in directory.list_decisions(store)[:40]:
        traced = tracing.trace(store, listed.canonical).decisions
        assert any(
            (d.canonical, d.issuer, d.year, d.status, d.counts)
            == (listed.canonical, listed.issuer, listed.year, listed.status, listed.counts)
            for d in traced
        ), listed.canonical


def test_conflicts_come_with_their_quotes(store: Store) -> None:
    found = {d.canonical: d for d in directory.list_conflicts(store)}
    assert {"846/QĐ-UBND", "3391/SNV-CCHC"} <= found.keys()
    assert all(m.citation.text in m.quote for d in found.values() for m in d.mentions)
    assert "sau nó" in " ".join(map(say, found["3391/SNV-CCHC"].reasons))


def test_the_matrix_shows_recurrence_and_gaps(store: Store) -> None:
    found = directory.count_recurrence(store, ["846/QĐ-UBND", "512/QĐ-UBND"])
    (row,) = (r for r in found.rows if r.decision.canonical == "846/QĐ-UBND" and r.issuer.startswith("Sở"))
    assert [row.counts.get(f"2023Q{n}") for n in (1, 2, 3, 4)] == [2, 1, 1, 2]
    assert "2025Q3" in found.periods
    assert "2025Q3" not in row.counts
    with pytest.raises(BadInput):
        directory.count_recurrence(store, ["xin chào"])


def test_a_matrix_is_narrowed_to_a_year_and_a_province(store: Store) -> None:
    found = directory.count_recurrence(store, ["846/QĐ-UBND"])
    narrowed = directory.narrow_recurrence(found, year=2023)
    assert "2024H1" in found.periods
    assert {"2023Q1", "2023Q4"} <= set(narrowed.periods)
    told = {period for row in narrowed.rows for period in row.counts}
    assert told == set(narrowed.periods)
    assert all(period[:4] == "2023" or period[:4] < "2023" <= period[-4:] for period in told)  # a range touches it
    assert directory.narrow_recurrence(found, "quang ngai").rows == directory.narrow_recurrence(found).rows
    assert not directory.narrow_recurrence(found, "Đồng Nai").rows


def test_a_survey_gives_the_matrix_that_the_mentions_give(store: Store) -> None:
    def say_rows(found: directory.Matrix) -> list[tuple[object, ...]]:
        return [(row.decision.canonical, row.province, row.issuer, row.counts) for row in found.rows]

    surveyed, counted = count_surveyed_recurrence(survey_decisions(store), 7), directory.count_recurrence(store, (), 7)
    assert say_rows(surveyed) == say_rows(counted)
    assert surveyed.periods == counted.periods
    assert len({row.decision.canonical for row in surveyed.rows}) == 7


def test_what_a_survey_names_is_read_with_its_mentions(store: Store) -> None:
    surveyed = [one for one in survey_decisions(store).decisions if one.status == "conflict"]
    read = directory.read_listed(store, surveyed)
    assert [one.canonical for one in read] == [one.canonical for one in surveyed]
    assert {one.canonical for one in read} == {one.canonical for one in directory.list_conflicts(store)}
    assert [one.counts for one in read] == [one.counts for one in surveyed]
    assert directory.read_listed(store, []) == []


def test_repeated_sentences_say_which_figures_change(store: Store) -> None:
    (found, *_) = repeats.find_repeats(decision(store, "846/QĐ-UBND"))
    assert found.kind == "conflict"
    assert [figures[-1] for figures in found.figures] == ["07/11/2017", "17/11/2017", "07/11/2017"]


def test_verbatim_copies_are_told_from_copies_with_other_figures() -> None:
    quotes = [
        "- Hoàn thành 21 công trình theo Quyết định số 846/QĐ-UBND.",
        "Hoàn thành 21 công trình theo Quyết định số 846/QĐ-UBND;",
        "+ Hoàn thành 26 công trình theo Quyết định số 846/QĐ-UBND.",
    ]

    def said(*picked: int) -> Decision:
        mentions = tuple(replace(mention("846/QĐ-UBND", of=document(str(i))), quote=quotes[i]) for i in picked)
        return make_decision("846/QĐ-UBND", mentions)

    (same,) = repeats.find_repeats(said(0, 1))
    assert (same.kind, same.figures) == ("verbatim", ((), ()))
    (other,) = repeats.find_repeats(said(0, 2))
    assert (other.kind, other.figures) == ("figures", (("21",), ("26",)))


def test_corrections_win_are_shown_and_outlast_a_reindex(tmp_path: Path) -> None:
    note = tmp_path / "bc.txt"
    note.write_text("BÁO CÁO\nkết quả quý I\n\nThực hiện Quyết định số 846/QĐ-UBND.", encoding="utf-8")
    store = open_store(tmp_path / "index", write=True, create=True)
    index(store, [note])
    (summary,) = store.summaries()
    assert (summary.province, summary.period) == (None, None)
    for field, value in (
        ("province", "quang ngai"),
        ("date", "16/3/2023"),
        ("period", "quý I/2023"),
        ("number", "566/BC-SCT"),
    ):
        document = corrections.correct(store, summary.id, field, value)
    assert document.metadata.province is not None
    assert (document.metadata.province.text, document.metadata.province.origin) == ("Quảng Ngãi", "correction")
    assert document.citations[0].issuer == "UBND tỉnh Quảng Ngãi", "what follows from the province follows"
    corrections.correct_mention(store, summary.id, 0, {"issuer": "UBND tỉnh Đồng Nai", "date": "7/11/2017"})
    note.write_text("BÁO CÁO\nkết quả quý I\n\nBổ sung. Thực hiện Quyết định số 846/QĐ-UBND.", encoding="utf-8")
    index(store, [note])
    (again,) = store.summaries()
    assert (again.province, again.date, again.period, again.number) == (
        "Quảng Ngãi",
        "2023-03-16",
        "2023Q1",
        "566/BC-SCT",
    )
    (traced,) = tracing.trace(store, "846/QĐ-UBND").decisions
    assert (traced.issuer, traced.year) == ("UBND tỉnh Đồng Nai", 2017)
    corrections.correct(store, again.id, "province", None)
    corrections.correct_mention(store, again.id, 0, None)
    cleared = store.document(again.id)
    assert cleared.metadata.province is None
    assert cleared.citations[0].issuer is None
    corrections.correct(store, again.id, "date", "")
    assert store.document(again.id).metadata.date is None
    store.close()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "31/2/2020"),
        ("province", "Atlantis"),
        ("period", "quý V"),
        ("doc_type", "Bài thơ"),
        ("number", "abc"),
        ("colour", "đỏ"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(store: Store, field: str, value: str) -> None:
    known = next(store.summaries()).id
    with pytest.raises(BadInput):
        corrections.correct(store, known, field, value)
    with pytest.raises(UnknownDocument):
        corrections.correct(store, "khong-co", "date", "2023-01-01")


def test_csv_cells_are_harmless(store: Store) -> None:
    out = io.StringIO()
    sheets.write_csv(out, tables.tabulate_conflicts([decision(store, "846/QĐ-UBND")]))
    rows = list(csv.reader(io.StringIO(out.getvalue().removeprefix("\ufeff"))))
    assert len(rows) == 14
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_same_number_and_day_of_two_bodies_is_a_conflict() -> None:
    from indexer.identity.resolution import resolve_decisions

    bodies = "UBND tỉnh Quảng Ngãi", "Sở Công Thương tỉnh Quảng Ngãi"
    day = "2019-06-11"
    mentions = [mention("14/2019/QĐ-SCT", day, issuer=body, issuer_text=body) for body in bodies]
    (found,) = resolve_decisions(mentions, [], [])
    assert found.status == "conflict"
    assert all(body in say(found.reasons[0]) for body in bodies)
    coincidence = [mention("17/QĐ-UBND", day, issuer=f"UBND xã {x}", issuer_text=f"UBND xã {x}") for x in ("A", "B")]
    assert [one.status for one in resolve_decisions(coincidence, [], [])] == ["resolved", "resolved"]
