"""What every store must do. One suite, run on each: a module of tests takes it in, and says how a store is opened.

Such a module has a fixture ``opener``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from indexer.decisions.directory import find_exactly
from indexer.errors import UnknownDocument
from indexer.identity.dismissals import identify_decision, list_said_words
from indexer.models import NO_FILTERS, Dismissal, Document, FileState, Filters, Query, Rejected, Relation, Sort
from indexer.parsing import version
from indexer.searching.query import find_typed_numbers, parse_query
from indexer.store.base import Store
from indexer.text import segmentation
from indexer.text.folding import compose_letters
from tests.support.making import cite, document, quarter, years

Opener = Callable[[Path], Store]


@pytest.fixture
def store(opener: Opener, tmp_path: Path) -> Iterator[Store]:
    with closing(opener(tmp_path)) as opened:
        yield opened


@pytest.fixture
def full(store: Store) -> Store:
    store.add(collection())
    return store


def collection() -> list[Document]:
    """Six documents of four provinces; 846/QĐ-UBND is cited in three, with two dates."""
    power = (
        "Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 về tiếp cận điện năng.\nThương mại biên giới phát triển."
    )
    again = "Tiếp tục thực hiện Quyết định 846/QĐ-UBND ngày 17/11/2017 của UBND tỉnh.\nCông tác CCHC đạt kết quả."
    other = "Theo Quyết định số 846/QĐ-UBND của UBND tỉnh Đồng Nai.\nCải cách hành chính được quan tâm."
    return [
        document(
            "q1",
            power,
            [cite(power, "846/QĐ-UBND", date="2017-11-07", scope="Quảng Ngãi", issuer="UBND tỉnh Quảng Ngãi")],
            number="566/BC-SCT",
            title="Kết quả quý I năm 2023",
            doc_type="Báo cáo",
            issuer="Sở Công Thương tỉnh Quảng Ngãi",
            province="Quảng Ngãi",
            date="2023-03-16",
            period=quarter(2023, 1),
        ),
        document(
            "q2",
            again,
            [cite(again, "846/QĐ-UBND", date="2017-11-17", scope="Quảng Ngãi", issuer="UBND tỉnh Quảng Ngãi")],
            title="Tổng kết giai đoạn 2016-2020",
            doc_type="Báo cáo",
            province="Quảng Ngãi",
            period=years(2016, 2020),
        ),
        document(
            "dn", other, [cite(other, "846/QĐ-UBND")], doc_type="Kế hoạch", province="Đồng Nai", date="2023-07-20"
        ),
        document("bg", "Hồ sơ giải quyết trước hạn là 319.", province="Bắc Giang", period=quarter(2025, 2)),
        document("bn", "Hồ sơ trước hạn tăng.", province="Bắc Ninh", period=quarter(2025, 3)),
        document("x", "Bão số 5 gây mưa lớn.", signer="Nguyễn Trí Phương"),
    ]


def found(store: Store, typed: str, filters: Filters = NO_FILTERS) -> list[str]:
    return [ranked.id for ranked in store.search(parse_query(typed, filters)).documents]


# -- what goes in comes out ------------------------------------------------------------------------------------


def test_a_document_comes_back_as_it_was(full: Store) -> None:
    for original in collection():
        assert full.document(original.id) == original


def test_relations_and_records_come_back(store: Store) -> None:
    text = "Quyết định 7/QĐ-UBND thay thế Quyết định 5/QĐ-UBND."
    relation = Relation("replaces", "7/QĐ-UBND", "5/QĐ-UBND", 0, len(text))
    original = document("r", text, relations=[relation])
    store.add([original])
    assert store.document("r") == original


def test_an_unknown_document(full: Store) -> None:
    with pytest.raises(UnknownDocument, match="khong-co"):
        full.document("khong-co")


def test_a_document_is_replaced_by_its_id(full: Store) -> None:
    full.add([document("bg", "Nội dung mới hoàn toàn.", province="Bắc Giang")])
    assert full.document("bg").source.text == "Nội dung mới hoàn toàn."
    assert found(full, '"giải quyết trước hạn"') == []
    assert found(full, "nội dung hoàn toàn") == ["bg"]
    assert full.overview().documents == 6


def test_the_last_of_one_id_in_a_batch_stays(store: Store) -> None:
    store.add([document("a", "thứ nhất"), document("a", "thứ hai")])
    assert store.document("a").source.text == "thứ hai"
    assert store.overview().documents == 1


def test_what_is_removed_is_gone_everywhere(full: Store) -> None:
    assert found(full, "846/QĐ-UBND")
    full.remove(["q1", "q2", "khong-co"])
    with pytest.raises(UnknownDocument):
        full.document("q1")
    assert found(full, "846/QĐ-UBND") == ["dn"]
    assert found(full, "thương mại biên giới") == []
    assert [m.document.id for m in full.mentions(find_typed_numbers("846/QĐ-UBND"))] == ["dn"]
    assert full.overview().documents == 4


def test_files_are_remembered_and_forgotten(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = (Rejected("/kho/b.pdf", "Không đọc được.", "Unreadable."),)
    first, second = FileState("/kho/a.txt", "1", 10, 20), FileState("/kho/b.pdf", "", 5, 6, refused)
    store.add([document("a", "một", file="/kho/a.txt", sha256="s1")], [first, second])
    assert list(store.files()) == [first, second]
    assert store.states(["/kho/b.pdf", "/kho/khac.txt"]) == {"/kho/b.pdf": second}
    assert store.contents(["/kho/a.txt", "/kho/khac.txt"]) == {"/kho/a.txt": {"a": "s1"}, "/kho/khac.txt": {}}
    monkeypatch.setattr(version, "VERSION", version.VERSION + 1)  # a newer program
    assert store.contents(["/kho/a.txt"]) == {"/kho/a.txt": {"a": ""}}
    assert store.states(["/kho/a.txt", "/kho/b.pdf"]) == {"/kho/a.txt": first, "/kho/b.pdf": replace(second, size=-1)}
    assert store.overview().rejected == refused
    changed = FileState("/kho/b.pdf", "2", 7, 8)
    store.add([], [changed])
    assert store.states(["/kho/b.pdf"]) == {"/kho/b.pdf": changed}
    store.remove(["a"], ["/kho/a.txt", "/kho/khac.txt"])
    assert list(store.files()) == [changed]


def test_a_document_that_was_moved_is_known_by_its_new_file_alone(store: Store) -> None:
    old, new = FileState("/kho/cũ.txt", "1", 10, 20), FileState("/kho/mới.txt", "1", 10, 20)
    store.add([document("a", "một", file=old.path)], [old])
    store.add([document("a", "một", file=new.path)], [new], {}, [old.path])
    assert list(store.files()) == [new]
    assert {path: list(held) for path, held in store.contents([old.path, new.path]).items()} == {
        old.path: [],
        new.path: ["a"],
    }


def test_documents_come_in_the_order_asked(full: Store) -> None:
    assert full.documents(["dn", "khong-co", "q1", "dn"]) == [full.document("dn"), full.document("q1")]


def test_texts_come_in_the_order_asked(full: Store) -> None:
    texts = full.texts(["dn", "khong-co", "bg"])
    assert [text.document.id for text in texts] == ["dn", "bg"]
    assert texts[1].text == "Hồ sơ giải quyết trước hạn là 319."
    assert texts[1].passages == full.document("bg").passages


def test_what_is_stored_outlives_the_process(opener: Opener, tmp_path: Path) -> None:
    with closing(opener(tmp_path)) as store:
        store.add(collection())
    with closing(opener(tmp_path)) as store:
        assert store.document("q1") == collection()[0]
        assert found(store, "tiếp cận điện năng") == ["q1"]


# -- lists and overview ----------------------------------------------------------------------------------------


def test_summaries_by_province_then_newest_first(full: Store) -> None:
    assert [summary.id for summary in full.summaries()] == ["bg", "bn", "dn", "q1", "q2", "x"]
    summary = next(full.summaries(Filters(province=("Quảng Ngãi",), year=("2023",))))
    assert (summary.number, summary.period, summary.mentions) == ("566/BC-SCT", "2023Q1", 1)


def test_overview(full: Store) -> None:
    overview = full.overview()
    assert (overview.documents, overview.mentions) == (6, 3)
    assert overview.provinces[0] == ("Quảng Ngãi", 2)
    assert ("Quảng Ngãi", "2016-2020", 1) in overview.periods
    assert overview.doc_types == (("Báo cáo", 2), ("Kế hoạch", 1))
    assert overview.indexed_at is not None


def test_a_document_remembers_when_it_came_in_as_it_is(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A correction is no new content; a changed text is."""
    moments = (f"2026-01-01T00:{minute:02}:00+00:00" for minute in count())
    for writer in ("catalogue", "opensearch.taking"):
        monkeypatch.setattr(f"indexer.store.{writer}.tell_time", lambda: next(moments))
    first = document("a", "Tiếp cận điện năng.")
    store.add([first])
    (added,) = store.summaries()
    store.correct(first, {"province": "Đồng Nai"})
    assert next(store.summaries()).added_at == added.added_at
    store.add([document("b", "Tiếp cận điện năng.")])
    assert [one.id for one in store.search(parse_query("điện năng"), sort="added").documents] == ["b", "a"]
    store.add([replace(first, source=replace(first.source, sha256="khác"))])
    assert {one.id: one for one in store.summaries()}["a"].added_at > added.added_at
    assert [one.id for one in store.search(parse_query("điện năng"), sort="added").documents] == ["a", "b"]


def test_what_a_person_puts_aside_is_kept_and_forgotten(full: Store) -> None:
    """The decisions know it at once; a change of the documents is none of it."""
    (found,) = [one for one in full.decisions(find_typed_numbers("846/QĐ-UBND")) if one.status == "conflict"]
    (said,) = found.reasons
    identity = identify_decision(found.canonical, found.issuer, found.year)
    before = full.generation()
    full.dismiss([Dismissal(identity, said.code, list_said_words(said), "lỗi đánh máy")])
    assert full.generation() > before
    (kept,) = full.dismissals()
    assert (kept.decision, kept.said, kept.reason, bool(kept.at)) == (
        identity,
        list_said_words(said),
        "lỗi đánh máy",
        True,
    )
    for _ in range(2):
        for decisions in (full.decisions(find_typed_numbers("846/QĐ-UBND")), list(full.every_decision())):
            assert [one.dismissed[0].by for one in decisions if one.dismissed] == [kept]
            assert "conflict" not in {one.status for one in decisions}
        full.add(collection())
    full.dismiss([], [kept])
    assert full.dismissals() == []
    assert "conflict" in {one.status for one in list(full.every_decision())}


def test_every_decision_is_told_as_one_is(full: Store) -> None:
    """In parts, by plain number, acts that are cited by their names among them: the same as all at once."""
    named = "Luật số 45/2013/QH13 về Đất đai năm 2013. Luật Đất đai năm 2013. Luật Nhà ở năm 2014."
    law = cite(named, "45/2013/QH13", year=2013, doc_type="Luật", subject="Đất đai")
    spoken = [
        cite(named, name, named.rindex(name), number="", canonical=f"Luật {name}", year=int(name[-4:]), doc_type="Luật")
        for name in ("Đất đai năm 2013", "Nhà ở năm 2014")
    ]
    spoken[0] = replace(spoken[0], canonical="Luật Đất đai 2013")
    full.add([document("law", named, [law, *spoken])])
    every = list(full.every_decision())
    numbered = [one for one in every if one.canonical[:1].isdigit()]
    by_number = full.decisions_of_each([[find_exactly(one.canonical)] for one in numbered], quotes=False)
    for one, found in zip(numbered, by_number, strict=True):
        alike = [(d.canonical, d.issuer, d.year, d.status, d.dates, d.document) for d in found]
        assert (one.canonical, one.issuer, one.year, one.status, one.dates, one.document) in alike
    told = {m.citation.start for d in every for m in d.mentions if m.document.id == "law"}
    assert told == {citation.start for citation in (law, *spoken)}
    assert [len(d.mentions) for d in every if d.canonical == "45/2013/QH13"] == [2]


def test_counts_and_citing_ask_for_many_at_once(full: Store) -> None:
    assert full.counts([NO_FILTERS, Filters(province=("Quảng Ngãi",)), Filters(issuer=("Sở Y tế",))]) == [6, 2, 0]
    listed = [one.id for one in full.summaries(Filters(cites=("846/QĐ-UBND",)))]
    assert full.citing(["846/QĐ-UBND", "999/QĐ-XYZ"]) == {"846/QĐ-UBND": listed, "999/QĐ-XYZ": []}


def test_an_empty_store(store: Store) -> None:
    assert (store.overview().documents, store.overview().indexed_at) == (0, None)
    assert store.search(parse_query("điện")).total == 0
    assert store.search(parse_query("846/QĐ-UBND")).documents == ()
    assert store.search(parse_query("")).total == 0
    assert list(store.summaries()) == []
    assert store.decisions(find_typed_numbers("846/QĐ-UBND")) == []
    assert store.frequencies(["dien"]) == {"dien": 0}


# -- words -----------------------------------------------------------------------------------------------------


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


# -- numbers ---------------------------------------------------------------------------------------------------


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


# -- filters and facets ----------------------------------------------------------------------------------------


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


# -- anything --------------------------------------------------------------------------------------------------

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
