"""The sides of a disagreement and where each is said; a document named by its number; what a survey keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.decisions.disagreements import Disagreement, list_disagreements
from indexer.decisions.document_names import find_named_papers
from indexer.decisions.survey import survey_decisions
from indexer.errors import BadInput, UnknownDocument
from indexer.identity.resolution import resolve_decisions
from indexer.indexing import index
from indexer.models import DocumentSummary, Mention
from indexer.store import Store, open_store
from tests.support.command_line import run
from tests.support.mentions import document, mention


def said(at: int, date: str | None = "2024-05-10", **change: object) -> Mention:
    plain = mention("512/QĐ-UBND", date, of=document(f"d{at}", date="2024-06-17"), start=at, issuer_text="UBND tỉnh")
    return replace(plain, citation=replace(plain.citation, **change))  # type: ignore[arg-type]


def disagreed(mentions: list[Mention], own: DocumentSummary | None = None) -> dict[str, Disagreement]:
    decisions = resolve_decisions(mentions, [], [own] if own else [])
    return {one.question: one for decision in decisions for one in list_disagreements(decision, own)}


def sides(mentions: list[Mention], question: str, own: DocumentSummary | None = None) -> list[tuple[str, int]]:
    found = disagreed(mentions, own)
    assert set(found) <= {question}
    return [(side.value, side.times) for side in found[question].sides] if found else []


def test_the_day_that_is_said_most_stands_first_and_two_places_of_each() -> None:
    some = [said(1, "2024-05-11"), *(said(n) for n in (2, 3, 4)), said(5, "2024-05-09")]
    (found,) = disagreed(some).values()
    assert [(side.value, side.times) for side in found.sides] == [
        ("2024-05-10", 3), ("2024-05-09", 1), ("2024-05-11", 1),
    ]  # fmt: skip
    assert [[place.document for place in side.places] for side in found.sides] == [["d2", "d3"], ["d5"], ["d1"]]
    assert [place.start for place in found.sides[0].places] == [2, 3]


def test_places_are_the_first_of_each_document() -> None:
    twice = [replace(said(at), document=document("d", date="2024-06-17")) for at in (9, 1, 5)]
    (found,) = disagreed([*twice, said(7, "2024-05-11")]).values()
    assert [(place.document, place.start) for place in found.sides[0].places] == [("d", 1)]
    assert found.sides[0].times == 3


@pytest.mark.parametrize(
    ("own", "first"),
    [
        ("2024-05-11", ("2024-05-11", 0, "qd")),
        ("2024-05-10", None),
        ("2024-05", None),  # of that month
        (None, None),
    ],
)
def test_what_the_decision_itself_says_stands_before_all(own: str | None, first: tuple[str, int, str] | None) -> None:
    paper = document("qd", date=own, number="512/QĐ-UBND")
    found = disagreed([said(1)], replace(paper, id="qd"))
    got = [(one.value, one.times, one.document) for one in found["date"].sides] if found else []
    assert got == ([first, ("2024-05-10", 1, None)] if first else [])


DONG_NAI = {"issuer": "UBND tỉnh Đồng Nai"}
ROWS: list[tuple[str, list[Mention], list[tuple[str, int]]]] = [
    ("date", [said(1), said(2)], []),
    ("date", [said(1), said(2, "2024-05")], []),  # a month that has the day in it
    ("date", [said(1), said(2, "2024-06")], [("2024-05-10", 1), ("2024-06", 1)]),
    ("odd_day", [said(1, None, odd_day="31/02/2024"), said(2)], [("31/02/2024", 1)]),
    ("odd_day", [said(n, None, odd_day="31/02/2024") for n in (1, 2)], [("31/02/2024", 2)]),
    ("year", [said(1, year=2023), said(2, year=2023)], [("2024-05-10", 2)]),
    ("year", [said(1, year=2024)], []),
    ("early", [said(1, "2024-07-01")], [("2024-07-01", 1)]),
    ("early", [said(1, "2024-06-17")], []),
]


@pytest.mark.parametrize(("question", "mentions", "told"), ROWS)
def test_what_is_asked_and_who_says_what(question: str, mentions: list[Mention], told: list[tuple[str, int]]) -> None:
    assert sides(mentions, question) == told


def test_nothing_is_asked_that_no_reason_tells() -> None:
    (decision,) = resolve_decisions([said(1), said(2, "2024-05-11")], [], [])
    assert list_disagreements(replace(decision, reasons=())) == ()


# -- a document by its number ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("naming")
    numbers = ["1/BC-SCT", *["2/BC-SCT"] * 5, *["3/BC-SCT"] * 6]
    rows = [
        {"id": f"r{at}", "number": number, "issuer": f"Sở Công Thương {at}", "text": "Theo Quyết định số 9/QĐ-UBND."}
        for at, number in enumerate(numbers)
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (place / "a.jsonl").write_text(lines, encoding="utf-8")
    with closing(open_store(place / "index", create=True)) as opened:
        index(opened, [place / "a.jsonl"])
        yield opened


@pytest.mark.parametrize(("typed", "known"), [("1/BC-SCT", ["r0"]), ("r7", []), ("bừa", [])])
def test_a_document_is_named_by_its_number(store: Store, typed: str, known: list[str]) -> None:
    assert [one.id for one in find_named_papers(store, typed)] == known


def test_of_the_papers_of_a_number_the_best_comes_first(tmp_path: Path) -> None:
    """A number is given once by a body in a year, whatever day and subject each paper says."""
    head = "UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\nSố: 21/BC-SCT\nQuảng Ngãi, ngày {d} tháng 3 năm 2023\n"
    title = "BÁO CÁO\nKết quả cải cách hành chính quý I năm 2023\n\nSở đã trả lời {n} kiến nghị.\n"
    for name, day, n in (("a", 14, 3), ("b", 14, 4), ("c", 16, 4)):
        (tmp_path / f"{name}.txt").write_text((head + title).format(d=day, n=n), encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, sorted(tmp_path.glob("*.txt")))
        assert len(find_named_papers(opened, "21/BC-SCT")) == 3
    told = run("compare", "21/BC-SCT", tmp_path / "a.txt", index=tmp_path / "index")
    assert "“21/BC-SCT” có 3 bản trong kho, dùng bản" in told.stderr


@pytest.mark.parametrize(("typed", "count", "more"), [("2/BC-SCT", 5, False), ("3/BC-SCT", 6, True)])
def test_several_documents_of_a_number_are_told_apart(store: Store, typed: str, count: int, *, more: bool) -> None:
    with pytest.raises(BadInput) as told:
        find_named_papers(store, typed)
    assert told.value.vi.startswith(f"{count} văn bản khác nhau trong kho mang số “{typed}”")
    assert told.value.vi.count(" (") == 5
    assert told.value.vi.endswith("; ….") is more


def test_a_number_that_no_document_bears_is_told(store: Store) -> None:
    with pytest.raises(UnknownDocument, match="9/QĐ-UBND"):
        find_named_papers(store, "9/QĐ-UBND")


def test_a_survey_counts_each_paper_once(store: Store) -> None:
    survey = survey_decisions(store)
    cited = next(one for one in survey.decisions if one.canonical == "9/QĐ-UBND")
    assert cited.counts == {"mentions": 12, "passages": 12, "documents": 12}
    assert (cited.status, cited.disagreements, cited.document) == ("resolved", (), None)
    own = next(one for one in survey.decisions if one.canonical == "1/BC-SCT")
    assert (own.document, own.counts["documents"]) == ("r0", 0)
    assert list(survey.documents) == [summary.id for summary in store.summaries()]
    uses = [one.counts["documents"] for one in survey.decisions]
    assert uses == sorted(uses, reverse=True)
