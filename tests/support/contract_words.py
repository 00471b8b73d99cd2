"""What every store must find by words and by numbers: a part of the contract."""

from __future__ import annotations

import pytest

from indexer.models import Query, Sort
from indexer.searching.query import find_typed_numbers, parse_query
from indexer.store.base import Store
from tests.support.contract import collection, found
from tests.support.making import cite, document


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tiếp cận điện năng", ["q1"]),
        ("tiep can dien nang", ["q1"]),
        ("TIẾP CẬN điện nang", ["q1"]),
        ("cải cách hành chính", ["dn", "q2"]),  # q2 writes CCHC
        ("CCHC", ["q2", "dn"]),
        ("hoàn toàn khác", []),
        ('"trước hạn là 319"', ["bg"]),
        ('"trước hạn tăng là"', []),
        ('"hạn trước"', []),
        ("hồ sơ -319", ["bn"]),
        ('hồ sơ -"giải quyết"', ["bn"]),
        ("tiếp cận điện năng OR bão số", ["q1", "x"]),
        ('"trước hạn tăng" OR "mưa lớn"', ["bn", "x"]),
        ("hồ sơ OR bão -319", ["bn", "x"]),
        ("566/BC-SCT OR mưa", ["q1", "x"]),
        ("999/QĐ-UBND OR mưa", ["x"]),
        ("Nguyễn Trí Phương", ["x"]),  # the signer stands beside the text
        ("Kết quả quý I năm 2023", ["q1"]),  # and so does the title
    ],
)
def test_words(full: Store, typed: str, expected: list[str]) -> None:
    assert sorted(found(full, typed)) == sorted(expected)


def test_an_exclusion_with_diacritics_leaves_other_words_alone(store: Store) -> None:
    store.add([document("a", "Báo cáo về bão lũ."), document("b", "Báo cáo về khuyến công.")])
    assert found(store, "báo cáo -bão") == ["b"]
    assert found(store, "về -bao") == []


def test_typed_diacritics_count(store: Store) -> None:
    store.add([document("a", "Khu vực má hồng tại xã."), document("b", "Khu vực mạ hồng tại xã.")])
    assert found(store, "mạ") == ["b", "a"]
    assert found(store, "má") == ["a", "b"]


def test_the_better_document_comes_first(store: Store) -> None:
    store.add(
        [
            document("a", "Công nghiệp nặng. Hành chính. Cải tạo. Cách làm."),
            document("b", "Đẩy mạnh cải cách hành chính trong toàn ngành."),
        ]
    )
    assert found(store, "cải cách hành chính") == ["b", "a"]


def test_every_document_found_has_a_page(full: Store) -> None:
    query = parse_query("hồ sơ trước hạn")
    assert store_ids(full, query, 1, 0) + store_ids(full, query, 1, 1) == store_ids(full, query, 10, 0)
    assert store_ids(full, query, 10, 2) == []
    assert full.search(query, 1).total == 2


@pytest.mark.parametrize(
    ("typed", "sort", "expected"),
    [
        ("", "date", ["dn", "q1", "x", "bn", "bg", "q2"]),
        ("846", "date", ["dn", "q1", "q2"]),
        ("846", "mentions", ["dn", "q1", "q2"]),
        ("hồ sơ", "mentions", ["bn", "bg"]),
    ],
)
def test_other_orders(full: Store, typed: str, sort: Sort, expected: list[str]) -> None:
    """The newest first, those without a date last; every page is a part of the whole."""
    query = parse_query(typed)
    assert [ranked.id for ranked in full.search(query, 10, 0, sort).documents] == expected
    assert [full.search(query, 1, n, sort).documents[0].id for n in range(len(expected))] == expected


def test_the_number_of_mentions_is_that_of_the_number_asked_for(store: Store) -> None:
    one, two = "Theo 846/QĐ-UBND, 7/QĐ-UBND, 8/QĐ-UBND.", "Theo 846/QĐ-UBND và 846/QĐ-UBND."
    store.add(
        [
            document("a", one, [cite(one, f"{n}/QĐ-UBND") for n in (846, 7, 8)]),
            document("b", two, [cite(two, "846/QĐ-UBND"), cite(two, "846/QĐ-UBND", 10)]),
        ]
    )
    for typed, expected in (("846/QĐ-UBND", ["b", "a"]), ("theo", ["a", "b"])):
        assert [ranked.id for ranked in store.search(parse_query(typed), sort="mentions").documents] == expected


def store_ids(store: Store, query: Query, limit: int, offset: int) -> list[str]:
    return [ranked.id for ranked in store.search(query, limit, offset).documents]


def test_frequencies(full: Store) -> None:
    assert full.frequencies(["ho", "ho_so", "khongco", "a_b"]) == {"ho": 2, "ho_so": 2, "khongco": 0, "a_b": 0}
    assert full.frequencies(["hồ", "hô"]) == {"hồ": 2, "hô": 0}


def test_what_documents_define_is_known_both_ways_until_they_are_gone(store: Store) -> None:
    store.add(
        [document("a", "Khu kinh tế mở (KKTM) và CCHC (cải cách hành chính)."), document("b", "KKTM phát triển.")]
    )
    assert store.abbreviations() == {"kktm": ("khu kinh tế mở",), "khu kinh te mo": ("KKTM",)}
    store.remove(["a"])
    assert store.abbreviations() == {}


def test_refresh_tells_how_far_it_is(store: Store) -> None:
    store.add(collection())
    told: list[tuple[int, int]] = []
    store.refresh(lambda done, total: told.append((done, total)))
    assert told[-1] == (6, 6)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("846/QĐ-UBND", ["dn", "q1", "q2"]),
        ("qd 846", ["dn", "q1", "q2"]),
        ("846/2017", ["dn", "q1", "q2"]),  # one states no year
        ("846/2018", ["dn"]),
        ("846/KH-UBND", []),
        ("566/BC-SCT", ["q1"]),  # its own number
        ("566/2023", ["q1"]),
        ("846/QĐ-UBND điện năng", ["dn", "q1", "q2"]),
        ("999/QĐ-UBND", []),
        ("999/QĐ-UBND điện năng", ["q1"]),  # nobody cites it: the words are left
        ("số: 846", ["dn", "q1", "q2"]),
        ("319", ["bg"]),  # no document's number: a word
    ],
)
def test_numbers(full: Store, typed: str, expected: list[str]) -> None:
    assert sorted(found(full, typed)) == expected


def test_words_beside_a_number_rank(full: Store) -> None:
    assert found(full, "846/QĐ-UBND điện năng")[0] == "q1"
    assert found(full, "846/QĐ-UBND cải cách hành chính")[0] in ("dn", "q2")


def test_mentions_quote_their_passage(full: Store) -> None:
    mentions = full.mentions(find_typed_numbers("846/QĐ-UBND"))
    assert [m.document.id for m in mentions] == ["q1", "q2", "dn"]
    for mention in mentions:
        text = full.document(mention.document.id).source.text
        assert text[mention.quote_start : mention.quote_end] == mention.quote
        assert mention.quote_start <= mention.citation.start < mention.citation.end <= mention.quote_end
        assert text[mention.citation.start : mention.citation.end] == "846/QĐ-UBND"
    assert [m.document.id for m in full.mentions(find_typed_numbers("846/QĐ-UBND"), ["q2", "bg"])] == ["q2"]


def test_decisions_are_told_apart_by_body(full: Store) -> None:
    decisions = full.decisions(find_typed_numbers("846/QĐ-UBND"))
    assert sum(len(decision.mentions) for decision in decisions) == 3


def test_what_is_near_a_number_shares_its_codes_and_its_year_first(store: Store) -> None:
    text = "Luật 15/2012/QH13, Luật 15/2012/QH13, Thông tư 15/2015/TT-BYT, 15/2019/TT-BTC, Nghị định 15 và 16/TT-BTC."
    law = text.index("15/2012", 20)
    cited = [cite(text, "15/2012/QH13", year=2012), cite(text, "15/2012/QH13", law, year=2012)]
    cited += [cite(text, "15/2015/TT-BYT", year=2015), cite(text, "15/2019/TT-BTC", year=2019)]
    cited += [cite(text, "16/TT-BTC")]
    store.add([document("a", text, cited), document("b", "Thông tư.", number="15/TT-BTC", date="2016-01-05")])
    (wanted,) = find_typed_numbers("15/2015/TT-BTC")
    assert store.decisions([wanted]) == store.decisions([wanted], quotes=False) == []
    near, none = store.near([wanted, find_typed_numbers("17/2015/TT-BTC")[0]], 4)
    assert [one.canonical for one in near] == ["15/2015/TT-BYT", "15/2019/TT-BTC", "15/TT-BTC", "15/2012/QH13"]
    assert [len(one.mentions) for one in near] == [1, 1, 0, 2]
    assert near[2].document == "b"
    assert store.near([wanted], 1) == [near[:1]]
    assert none == []
