"""Papers of one document are one wherever something is counted or listed: a part of the contract of a store."""

from __future__ import annotations

from typing import get_args

import pytest

from indexer.models import NO_FILTERS, Document, Filters, Sort
from indexer.searching.query import find_typed_numbers, parse_query
from indexer.store.base import Store
from tests.support.making import cite, document, quarter

NUMBER = "848/QĐ-UBND"
CITING = f"Căn cứ Quyết định số {NUMBER} về đấu nối lưới điện.\n"


def paper(known: str, text: str, number: str = "", **changes: str) -> Document:
    """A paper of the report of quý I, or of another where the changes say so."""
    said = {
        "title": "Kết quả cải cách hành chính quý I",
        "doc_type": "Báo cáo",
        "issuer": "Sở Công Thương tỉnh Quảng Ngãi",
        "province": "Quảng Ngãi",
        "date": "2023-03-16",
        **changes,
    }
    sha256 = said.pop("sha256", "")
    cited = [cite(text, NUMBER, scope="Quảng Ngãi", issuer="UBND tỉnh Quảng Ngãi")] if NUMBER in text else []
    return document(known, text, cited, number=number, period=quarter(2023, 1), sha256=sha256, **said)  # type: ignore[arg-type]


@pytest.fixture
def joined(store: Store) -> Store:
    """A report that is there as a draft, signed, and copied; one of another body; a file twice that says nothing."""
    store.add(
        [
            paper("a-draft", CITING + "Bản thảo xin góp ý về lưới điện."),
            paper("b-signed", CITING + "Đã ký về lưới điện.", "21/BC-SCT"),
            paper("c-copy", CITING + "Đã ký về lưới điện.", "21/BC-SCT"),
            paper(
                "d-other", CITING + "Lưới điện.", "7/BC-SCT", issuer="Sở Công Thương tỉnh Đồng Nai", province="Đồng Nai"
            ),
            document("e-once", "Ghi chép về lưới điện."),
            document("f-twice", "Ghi chép về lưới điện."),
            document("g-bytes", "Ghi chép về lưới điện, đọc khác đi.", sha256="sha of e-once"),
        ]
    )
    return store


def ids(store: Store, typed: str, filters: Filters = NO_FILTERS, sort: Sort = "relevance") -> list[str]:
    ranking = store.search(parse_query(typed, filters), 20, sort=sort)
    assert ranking.total + ranking.partial == len(ranking.documents)
    return sorted(one.id for one in ranking.documents if not one.missing)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lưới điện", ["b-signed", "d-other", "e-once"]),
        ("", ["b-signed", "d-other", "e-once"]),
        ("bản thảo", ["a-draft"]),  # what only the draft holds is found in it
        (NUMBER, ["b-signed", "d-other"]),
        ("lưới điện -góp", ["b-signed", "d-other", "e-once"]),
        ("lưới điện -ký", ["a-draft", "d-other", "e-once"]),
        (f"lưới điện -{NUMBER}", ["e-once"]),
    ],
)
@pytest.mark.parametrize("sort", get_args(Sort))
def test_a_document_of_several_papers_is_found_once(joined: Store, typed: str, expected: list[str], sort: Sort) -> None:
    assert ids(joined, typed, sort=sort) == expected


def test_pages_of_results_hold_each_document_once(joined: Store) -> None:
    pages = [joined.search(parse_query("lưới điện"), 1, offset).documents for offset in range(4)]
    assert sorted(one.id for page in pages for one in page) == ["b-signed", "d-other", "e-once"]


def test_a_document_has_the_facts_of_its_best_paper(joined: Store) -> None:
    only_draft = Filters(province=("Quảng Ngãi",), doc_type=("Báo cáo",), year=("2023",))
    assert ids(joined, "bản thảo", only_draft) == ["a-draft"]
    joined.add([paper("a-draft", CITING + "Bản thảo xin góp ý về lưới điện.", province="")])
    assert ids(joined, "bản thảo", only_draft) == ["a-draft"]
    assert ids(joined, "bản thảo", Filters(cites=(NUMBER,))) == ["a-draft"]


@pytest.mark.parametrize("typed", ["lưới điện", "bản thảo", NUMBER, ""])
def test_each_facet_counts_what_choosing_it_gives(joined: Store, typed: str) -> None:
    facets = joined.search(parse_query(typed)).facets
    assert {facet.name: dict(facet.values) for facet in facets}["cites"]
    for facet in facets:
        for value, count in facet.values:
            chosen = Filters(**{facet.name: (value,)})
            assert joined.search(parse_query(typed, chosen)).total == count, (facet.name, value)


def test_lists_and_counts_hold_each_document_once(joined: Store) -> None:
    assert sorted(one.id for one in joined.summaries()) == ["b-signed", "d-other", "e-once"]
    assert len(list(joined.summaries(papers=True))) == 7
    of_body = Filters(issuer=("Sở Công Thương tỉnh Quảng Ngãi",))
    assert [one.id for one in joined.summaries(of_body)] == ["b-signed"]
    assert sorted(one.id for one in joined.summaries(of_body, papers=True)) == ["a-draft", "b-signed", "c-copy"]
    assert joined.counts([of_body, NO_FILTERS, Filters(cites=(NUMBER,))]) == [1, 3, 2]
    assert sorted(joined.citing([NUMBER])[NUMBER]) == ["b-signed", "d-other"]
    known = joined.overview()
    assert (known.documents, known.papers, known.mentions) == (3, 7, 2)
    assert dict(known.provinces) == {"Quảng Ngãi": 1, "Đồng Nai": 1}
    assert sum(n for _, _, n in known.periods) == 3


def test_the_other_papers_of_a_document(joined: Store) -> None:
    others = joined.others(["b-signed", "a-draft", "d-other", "no such"])
    assert {known: [one.id for one in some] for known, some in others.items()} == {
        "b-signed": ["c-copy", "a-draft"],
        "a-draft": ["b-signed", "c-copy"],
    }


def test_a_decision_and_a_search_for_it_count_alike(joined: Store) -> None:
    (decision,) = joined.decisions(find_typed_numbers(NUMBER))
    (swept,) = [one for one in joined.every_decision() if one.canonical == NUMBER]
    total = joined.search(parse_query(NUMBER)).total
    assert decision.counts["documents"] == swept.counts["documents"] == total == 2
    (own,) = joined.decisions(find_typed_numbers("21/BC-SCT"))
    assert own.document == "b-signed"


def test_what_is_left_of_a_document_stands_for_it(joined: Store) -> None:
    joined.remove(["b-signed", "c-copy"])
    assert ids(joined, "lưới điện") == ["a-draft", "d-other", "e-once"]
    joined.remove(["e-once"])
    assert ids(joined, "lưới điện") == ["a-draft", "d-other", "f-twice", "g-bytes"]
    assert joined.others(["a-draft", "f-twice"]) == {}
