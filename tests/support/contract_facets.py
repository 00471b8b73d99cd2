"""How every store must narrow and count: a part of the contract."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from indexer.models import NO_FILTERS, Filters, Query
from indexer.searching.query import parse_query
from indexer.store.base import Store
from indexer.text import segmentation
from indexer.text.folding import compose_letters
from tests.support.contract import found
from tests.support.making import cite, document, quarter


def test_every_number_that_is_cited_or_borne(full: Store) -> None:
    written = list(full.numbers())
    assert len(written) == len(set(written))
    borne = {summary.number for summary in full.summaries() if summary.number}
    cited = {m.citation.canonical for d in list(full.every_decision()) for m in d.mentions if m.citation.canonical}
    assert set(written) == borne | cited
    assert "846/QĐ-UBND" in written


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(province=("Quảng Ngãi",)), ["q1", "q2"]),
        (Filters(province=("tỉnh quang ngai",)), ["q1", "q2"]),
        (Filters(province=("Bắc Giang",)), ["bg"]),
        (Filters(province=("Bắc Ninh",)), ["bg", "bn"]),  # Bắc Giang is part of it now
        (Filters(province=("Bắc Giang", "Đồng Nai")), ["bg", "dn"]),
        (Filters(province=("Hà Nội",)), []),
        (Filters(year=("2018",)), ["q2"]),
        (Filters(year=("2023",)), ["dn", "q1"]),  # dn has no period, but a date
        (Filters(quarter=("2023Q1", "2025Q2")), ["bg", "q1"]),
        (Filters(quarter=("Q1", "Q3")), ["bn", "q1"]),  # of any year
        (Filters(quarter=("Q1",), year=("2025",)), []),
        (Filters(doc_type=("báo cáo",), year=("2023",)), ["q1"]),
        (Filters(issuer=("Sở Công Thương tỉnh Quảng Ngãi",)), ["q1"]),
        (Filters(issuer=("sở công thương",)), ["q1"]),  # whatever its place
        (Filters(issuer=("Sở Công Th",)), []),
        (Filters(issuer=("SCT Quảng Ngãi",)), ["q1"]),  # a code for the name, "tỉnh" left out
        (Filters(issuer=("so cong thuong dong nai",)), []),
        (Filters(cited_body=("Ủy ban nhân dân tỉnh Quảng Ngãi",)), ["q1", "q2"]),
        (Filters(cites=("846/QĐ-UBND",)), ["dn", "q1", "q2"]),
        (Filters(cites=("846/QĐ-UBND",), province=("Đồng Nai",)), ["dn"]),
        (Filters(cites=("1/QĐ-UBND",)), []),
        (Filters(cites=("846",)), ["dn", "q1", "q2"]),
        (Filters(cites=("846 qd ubnd", "1/QĐ-UBND")), ["dn", "q1", "q2"]),
        (Filters(cited_body=("ubnd tỉnh quảng ngãi",)), ["q1", "q2"]),
        (Filters(cited_body=("Chính phủ",)), []),
        (Filters(period_kind=("quarter",)), ["bg", "bn", "q1"]),
        (Filters(period_kind=("range", "month")), ["q2"]),
        (Filters(date=("2023-03-16..2023-03-16",)), ["q1"]),
        (Filters(date=("2023-03-17..",)), ["dn"]),  # a document without a date has none, whatever its period
        (Filters(date=("..2023-12-31",), province=("Đồng Nai",)), ["dn"]),
        (Filters(date=("..2022-12-31", "2024-01-01..")), []),
    ],
)
def test_filters_apply_exactly(full: Store, filters: Filters, expected: list[str]) -> None:
    assert sorted(found(full, "", filters)) == expected
    assert sorted(summary.id for summary in full.summaries(filters)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("-tỉnh: Quảng Ngãi", ["bg", "bn", "dn", "x"]),
        ("-tỉnh: Bắc Ninh", ["dn", "q1", "q2", "x"]),  # with what is part of it now
        ("-846/QĐ-UBND", ["bg", "bn", "x"]),
        ("-trích dẫn: 846/QĐ-UBND", ["bg", "bn", "x"]),
        ("-tỉnh: Bắc Ninh -năm: 2023", ["q2", "x"]),
        ("-loại: Báo cáo", ["bg", "bn", "dn", "x"]),
        ("hồ sơ trước hạn -quý: III/2025", ["bg"]),
        ("-ngày: 16/3/2023 846/QĐ-UBND", ["dn", "q2"]),
        ("hồ sơ -quý: III/2025 OR 846 -tỉnh: Đồng Nai", ["bg", "q1", "q2"]),
    ],
)
def test_what_is_excluded_is_left_out(full: Store, typed: str, expected: list[str]) -> None:
    assert sorted(found(full, typed)) == expected


def test_a_query_of_nothing_but_an_excluded_word(store: Store) -> None:
    store.add([document("a", "lũ lụt"), document("b", "hạn hán")])
    assert found(store, "-lũ") == ["b"]


def test_a_filter_narrows_words_and_numbers(full: Store) -> None:
    assert found(full, "846/QĐ-UBND", Filters(province=("Bắc Giang",))) == []
    assert found(full, "hồ sơ trước hạn", Filters(quarter=("2025Q3",))) == ["bn"]


def checked_facets(store: Store, typed: str, filters: Filters) -> None:
    """Every count is that of the search narrowed by this value, alone in its facet."""
    for facet in store.search(parse_query(typed, filters)).facets:
        for value, often in facet.values:
            chosen: dict[str, Any] = {facet.name: (value,)}
            assert store.search(parse_query(typed, replace(filters, **chosen))).total == often > 0, (facet.name, value)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "846/QĐ-UBND", "hồ sơ", "quyết định", "cải cách -điện", '"trước hạn"', "hồ sơ OR 846"),
        *("-846/QĐ-UBND", "hồ sơ -tỉnh: Bắc Giang", "-điện", "-trích dẫn: 846 hồ sơ OR quyết định", "-ngày: 2023"),
    ],
)
@pytest.mark.parametrize(
    "filters",
    [
        NO_FILTERS,
        Filters(province=("Quảng Ngãi",)),
        Filters(year=("2023",), doc_type=("Báo cáo",)),
        Filters(cites=("846/QĐ-UBND",)),
        Filters(cites=("846 qđ",), cited_body=("UBND tỉnh Quảng Ngãi",)),
        Filters(period_kind=("quarter", "range")),
    ],
)
def test_a_facet_counts_what_choosing_it_gives(full: Store, typed: str, filters: Filters) -> None:
    checked_facets(full, typed, filters)


CITED = ["846/QĐ-UBND", "846/2017/QĐ-UBND", "0846/KH-SCT", "05-NQ/TU", "01-QCPH/ĐU-GĐS", "120/2020/NĐ-CP", "7/QÐ-ubnd"]


BODIES = ["Chính phủ", "UBND tỉnh Đồng Nai", "Ủy ban nhân dân", "uỷ ban nhân dân"]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.data())
def test_any_facet_counts_what_choosing_it_gives(store: Store, data: st.DataObject) -> None:
    """Documents that cite anything, narrowed by anything."""
    cited = st.lists(
        st.tuples(st.sampled_from(CITED), st.sampled_from(BODIES), st.sampled_from([None, 2017])), max_size=4
    )
    places = st.sampled_from(["Bắc Ninh", "Bắc Giang", "Đồng Nai"])
    documents = []
    for name in "abcd":
        found = data.draw(cited)
        text = f"điện {name}: {'; '.join(number for number, _, _ in found)}."
        known = [cite(text, number, issuer=issuer, year=year) for number, issuer, year in found]
        period = quarter(2023, data.draw(st.integers(1, 2)))
        documents.append(document(name, text, known, province=data.draw(places), period=period))
    store.add(documents)
    filters = Filters(
        province=tuple(data.draw(st.sets(places, max_size=2))),
        cites=tuple(data.draw(st.sets(st.sampled_from(["qd 846", *CITED]), max_size=2))),
        cited_body=tuple(data.draw(st.sets(st.sampled_from(BODIES), max_size=2))),
    )
    checked_facets(
        store,
        data.draw(
            st.sampled_from(
                ["", "điện", "846", "điện -a", "-846/QĐ-UBND", "điện -tỉnh: Bắc Giang", "-trích dẫn: 846 OR a -b"]
            )
        ),
        filters,
    )


def values(store: Store, name: str, filters: Filters = NO_FILTERS) -> dict[str, int]:
    return dict(next(facet.values for facet in store.search(parse_query("", filters)).facets if facet.name == name))


def test_facets_of_what_is_cited(full: Store) -> None:
    assert values(full, "cites") == {"846/QĐ-UBND": 3}
    assert values(full, "cited_body") == {"UBND tỉnh Quảng Ngãi": 2}
    assert values(full, "period_kind") == {"quarter": 3, "range": 1}
    assert values(full, "cites", Filters(province=("Bắc Giang",))) == {}
    assert values(full, "cites", Filters(cites=("846 qd ubnd",))) == {"846 qd ubnd": 3}  # as it was chosen


def test_the_other_values_of_a_chosen_facet_stay(full: Store) -> None:
    assert values(full, "period_kind", Filters(period_kind=("range",))) == {"quarter": 3, "range": 1}
    assert values(full, "province", Filters(province=("Đồng Nai",)))["Quảng Ngãi"] == 2


def test_a_query_without_words_lists_by_province_and_newest(full: Store) -> None:
    assert found(full, "") == [summary.id for summary in full.summaries()]


vietnamese = st.text("aăâeêioôơuưyáàảãạếệốộứựđbchntg ABCĐ019,.;:-/()\n“”", max_size=80)


anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=60)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.one_of(vietnamese, anything).map(compose_letters), st.data())
def test_any_text_is_found_by_its_own_words(full: Store, text: str, data: st.DataObject) -> None:
    syllables = segmentation.fold_phrase(text)
    assume(syllables)
    full.add([document("any", text)])
    word = data.draw(st.sampled_from(syllables))
    query = Query(word, word, words=(word,), syllables=(word,))
    assert "any" in [ranked.id for ranked in full.search(query, 100).documents]
    assert full.document("any").source.text == text


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.one_of(vietnamese, st.text(max_size=40)))
def test_any_string_as_query_gives_a_result(full: Store, typed: str) -> None:
    ranking = full.search(parse_query(typed))
    assert len(ranking.documents) == min(ranking.total + ranking.partial, 10)
    assert len({ranked.id for ranked in ranking.documents}) == len(ranking.documents)
