"""By what mentions are put together, and by what a disagreement that was put aside is known again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.identity.dismissals import identify_decision, list_said_words, part_reasons
from indexer.identity.keys import DOUBTFUL, NumberKey, find_own_year, find_year, key_body, key_citation
from indexer.identity.resolution import resolve_decisions
from indexer.models import Day, Dismissal, Listed, note
from tests.support.mentions import document, mention


@pytest.mark.parametrize(
    ("doc_type", "symbol", "key"),
    [
        ("Nghị quyết", "QH13", "quoc hoi/nq"),  # numbered apart from the laws
        ("Luật", "QH13", "quoc hoi"),
        (None, "QH13", "quoc hoi"),
        ("Nghị quyết", "NQ-CP", "chinh phu"),
        ("Nghị định", "NĐ-CP", "chinh phu"),
    ],
)
def test_laws_and_resolutions_are_numbered_each_for_themselves(doc_type: str | None, symbol: str, key: str) -> None:
    cited = mention(f"45/2013/{symbol}").citation
    assert key_body(replace(cited, doc_type=doc_type, symbol=symbol, year=2013)) == key


@pytest.mark.parametrize(
    ("issuer", "symbol", "year", "key"),
    [
        ("UBND tỉnh Quảng Ngãi", "QĐ-UBND", None, "ubnd tinh quang ngai"),
        ("UBND thành phố được", "QĐ-UBND", None, None),  # misread
        (None, "QĐ-UBND", None, None),
        ("UBND tỉnh Quảng Ngãi", "NQ-CP", 2013, "chinh phu"),
        ("UBND tỉnh Quảng Ngãi", "NQ-CP", None, "ubnd tinh quang ngai"),
        ("Quốc hội", "QH13", None, "quoc hoi"),
    ],
)
def test_the_body_of_a_citation(issuer: str | None, symbol: str, year: int | None, key: str | None) -> None:
    cited = mention("45/QĐ-UBND", issuer=issuer).citation
    assert key_body(replace(cited, symbol=symbol, year=year)) == key


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({}, ("45", "qd", "ubnd")),
        ({"canonical": "045/QĐ - UBND"}, ("45", "qd", "ubnd")),
        ({"act": "45/2013/QH13"}, ("45", "qh13")),  # the number of an act that is cited by its name
        ({"canonical": None, "probably": "145/QĐ-UBND"}, ("145", "qd", "ubnd", DOUBTFUL)),
        ({"probably": "145/QĐ-UBND"}, ("45", "qd", "ubnd")),
        ({"canonical": None}, ("45", "~quyet-dinh")),
        ({"canonical": None, "doc_type": None}, ("45", "~")),
    ],
)
def test_the_key_of_a_citation(change: dict[str, object], key: NumberKey) -> None:
    assert key_citation(replace(mention("45/QĐ-UBND").citation, **change)) == key  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "year"),
    [
        ({"year": 2013, "canonical": "45/2014/QĐ-UBND", "date": "2015-01-02"}, 2013),
        ({"canonical": "45/2014/QĐ-UBND", "date": "2015-01-02"}, 2014),
        ({"date": "2015-01-02"}, 2015),
        ({"canonical": None, "date": "2015-01-02"}, 2015),
        ({"date": "2015"}, 2015),
        ({"odd_day": "31/02/2024"}, 2024),
        ({"date": "2015-01-02", "odd_day": "31/02/2024"}, 2015),
        ({}, None),
    ],
)
def test_the_year_of_a_citation(change: dict[str, object], year: int | None) -> None:
    assert find_year(replace(mention("45/QĐ-UBND").citation, **change)) == year  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "date", "year"),
    [
        ("45/2014/QĐ-UBND", "2015-01-02", 2014),
        ("45/QĐ-UBND", "2015-01-02", 2015),
        (None, "2015-01-02", 2015),
        ("45/2014/QĐ-UBND", None, 2014),
        ("45/QĐ-UBND", None, None),
        (None, None, None),
    ],
)
def test_the_year_of_a_documents_own_number(number: str | None, date: str | None, year: int | None) -> None:
    assert find_own_year(document("a", date=date, number=number)) == year


@pytest.mark.parametrize(
    ("canonical", "issuer", "year", "identity"),
    [
        ("846/QĐ-UBND", "UBND tỉnh Quảng Ngãi", 2017, "846/qd/ubnd|ubnd tinh quang ngai|2017"),
        ("846/QĐ-UBND", None, None, "846/qd/ubnd||"),
        ("Công văn", None, 2017, "cong van/cong/van||2017"),
    ],
)
def test_a_decision_is_kept_by_number_body_and_year(
    canonical: str, issuer: str | None, year: int | None, identity: str
) -> None:
    assert identify_decision(canonical, issuer, year) == identity


def test_what_a_disagreement_says_is_each_word_once_without_how_often() -> None:
    said = note("a", n=8, days=Listed((Day("2017-11-17"), note("b", day=Day("2017-11-07"), n=2), Day("2017-11-17"))))
    assert list_said_words(said) == ("2017-11-07", "2017-11-17")


@pytest.mark.parametrize(
    ("kind", "words", "aside"),
    [
        ("dates_differ", ("1", "2"), True),
        ("dates_differ", ("1", "2", "3"), True),  # fewer papers say it now
        ("dates_differ", ("1",), False),  # a day that was not there then
        ("own_date_differs", ("1", "2"), False),
    ],
)
def test_what_was_put_aside_is_what_was_said_then(kind: str, words: tuple[str, ...], *, aside: bool) -> None:
    said, by = note("dates_differ", first="1", other="2"), Dismissal("846/qd||2017", kind, words, "gõ nhầm")
    standing, put_aside = part_reasons([said, said], "846/qd||2017", [by])
    assert (len(standing), len(put_aside)) == ((0, 1) if aside else (1, 0))


@pytest.mark.parametrize(
    ("kept", "aside"),
    [
        ("846/qd-ubnd|ubnd tinh quang ngai|2017", True),
        ("846/qd-ubnd||2017", True),  # the body was not known then
        ("846/qd-ubnd|van phong ubnd tinh quang ngai|2017", True),  # read with its office
        ("846/qd-ubnd|ubnd tinh dong nai|2017", False),
        ("846/qd-ubnd|ubnd tinh quang ngai|2018", False),
        ("847/qd-ubnd|ubnd tinh quang ngai|2017", False),
    ],
)
def test_what_was_put_aside_is_known_again_though_its_body_is_read_otherwise(kept: str, aside: bool) -> None:
    said = note("dates_differ", first="2017-11-07", other="2017-11-17")
    by = Dismissal(kept, "dates_differ", ("2017-11-07", "2017-11-17"), "gõ nhầm")
    standing, put_aside = part_reasons([said], "846/qd-ubnd|ubnd tinh quang ngai|2017", [by])
    assert (bool(put_aside), bool(standing)) == (aside, not aside)


def test_decisions_of_one_number_are_in_the_order_of_their_places() -> None:
    found = resolve_decisions(
        [
            replace(one, citation=replace(one.citation, scope=place))
            for place in ("Quảng Ngãi", "An Giang", "Gia Lai")
            for one in [mention("846/QĐ-UBND", "2017-11-07", issuer=f"UBND tỉnh {place}")]
        ],
        [],
        [],
    )
    assert [one.scope for one in found] == ["An Giang", "Gia Lai", "Quảng Ngãi"]
