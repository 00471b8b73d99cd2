"""A trace narrowed by province, year and body: what is left, and what a document that says less is taken for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexer.decisions import tracing, validity
from indexer.errors import BadInput
from indexer.models import Document, Relation, StatedRelation
from indexer.models.documents import Modality
from indexer.store import Store, open_store
from tests.support.making import cite, document
from tests.support.mentions import make_decision

SCT = "Sở Công Thương tỉnh Quảng Ngãi"
PARTY = f"Đảng ủy {SCT}"
PEOPLE = "UBND tỉnh Quảng Ngãi"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("narrowing") / "index", create=True)) as opened:
        opened.add(
            [
                _citing("undated", "44/QĐ-UBND", issuer=PEOPLE, scope="Quảng Ngãi"),
                _citing("dated", "45/QĐ-UBND", issuer=PEOPLE, scope="Quảng Ngãi", date="2020-03-02"),
                _citing("far", "45/QĐ-UBND", province="Đồng Nai", issuer=PEOPLE, scope="Quảng Ngãi", date="2020-03-02"),
                _citing("law", "61/2018/NĐ-CP", year=2018, issuer="Chính phủ", scope="national", date="2018-04-23"),
                _citing("office", "46/QĐ-XYZ", issuer=SCT, scope="Quảng Ngãi", date="2020-03-02"),
                _citing("party", "46/QĐ-XYZ", issuer=PARTY, scope="Quảng Ngãi", date="2020-05-02"),
            ]
        )
        yield opened


def _citing(known: str, number: str, province: str = "Quảng Ngãi", **values: Any) -> Document:
    text = f"Thực hiện Quyết định số {number} về điện năng."
    return document(known, text, [cite(text, number, **values)], province=province)


def traced(store: Store, number: str, **narrowed: object) -> list[tuple[str | None, int | None]]:
    found = tracing.trace(store, number, **narrowed)  # type: ignore[arg-type]
    return [(decision.issuer, decision.year) for decision in found.decisions]


def test_a_decision_of_an_unknown_year_may_be_of_any(store: Store) -> None:
    assert traced(store, "44/QĐ-UBND", year=2020) == [(PEOPLE, None)]
    assert traced(store, "45/QĐ-UBND", year=2020) == [(PEOPLE, 2020)]
    assert traced(store, "45/QĐ-UBND", year=2021) == []


def test_a_national_decision_is_of_the_provinces_that_cite_it_and_no_other_is(store: Store) -> None:
    assert traced(store, "61/2018/NĐ-CP", province="Quảng Ngãi") == [("Chính phủ", 2018)]
    assert traced(store, "61/2018/NĐ-CP", province="Đồng Nai") == []
    assert traced(store, "61/2018/NĐ-CP", province="Trung ương") == [("Chính phủ", 2018)]
    assert traced(store, "45/QĐ-UBND", province="Quảng Ngãi") == [(PEOPLE, 2020)]
    assert traced(store, "45/QĐ-UBND", province="Đồng Nai") == []  # which cites it, but it is another's


def test_a_whole_name_is_that_body_alone_and_a_part_is_of_all_that_bear_it(store: Store) -> None:
    assert traced(store, "46/QĐ-XYZ", issuer=SCT) == [(SCT, 2020)]
    assert traced(store, "46/QĐ-XYZ", issuer="so cong thuong tinh quang ngai") == [(SCT, 2020)]
    assert traced(store, "46/QĐ-XYZ", issuer="Đảng ủy") == [(PARTY, 2020)]
    assert sorted(issuer or "" for issuer, _ in traced(store, "46/QĐ-XYZ", issuer="Sở Công Thương")) == [SCT, PARTY]
    assert traced(store, "46/QĐ-XYZ", issuer="Sở Y tế") == []


def test_what_is_too_long_or_no_number_is_refused(store: Store) -> None:
    tracing.trace(store, "45/QĐ-UBND".ljust(1000))
    with pytest.raises(BadInput, match=r"1\.001"):
        tracing.trace(store, "45/QĐ-UBND".ljust(1001))
    with pytest.raises(BadInput):
        tracing.trace(store, "điện năng")


def test_a_basis_is_stale_after_the_day_of_the_end_not_on_it(tmp_path: Path) -> None:
    ending = "Bãi bỏ Quyết định số 60/QĐ-UBND."
    told = cite(ending, "60/QĐ-UBND", issuer=PEOPLE, scope="Quảng Ngãi", treatment="repealed")
    relation = Relation("repeals", "this", "60/QĐ-UBND", 0, len(ending))
    papers = [document("end", ending, [told], [relation], number="70/QĐ-UBND", date="2023-02-01", issuer=PEOPLE)]
    text = "Căn cứ Quyết định số 60/QĐ-UBND."
    basis = cite(text, "60/QĐ-UBND", issuer=PEOPLE, scope="Quảng Ngãi", treatment="basis")
    days = ("2023-01-31", "2023-02-01", "2023-02-02", "2023-03-01")
    papers += [document(day, text, [basis], date=day) for day in days]
    with closing(open_store(tmp_path / "index", create=True)) as store:
        store.add(papers)
        (decision,) = tracing.trace(store, "60/QĐ-UBND").decisions
        late = validity.list_stale_bases(store, decision)
    assert [one.mention.document.id for one in late] == ["2023-02-02", "2023-03-01"]
    assert {one.since for one in late} == {"2023-02-01"}


@pytest.mark.parametrize("modality", ["done", "proposed", "planned", "conditional", "denied"])
def test_an_end_is_done_or_proposed_whole_or_in_part(modality: Modality) -> None:
    summary = document("a", "a").summary
    some = [
        StatedRelation(
            Relation(
                kind="repeals", source="this", target="60/QĐ-UBND", start=0, end=1, partial=partial, modality=modality
            ),
            summary,
            "",
        )
        for partial in (False, True)
    ]
    other = StatedRelation(
        Relation(kind="repeals", source="this", target="61/QĐ-UBND", start=0, end=1, modality=modality), summary, ""
    )
    decision = make_decision("60/QĐ-UBND", relations=(*some, other))
    whole, part = some
    assert validity.list_endings(decision) == ((whole,) if modality == "done" else ())
    assert validity.list_partial_endings(decision) == ((part,) if modality == "done" else ())
    proposes = modality in ("proposed", "planned", "conditional")
    assert validity.list_proposals(decision) == (tuple(some) if proposes else ())
