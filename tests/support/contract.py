"""What every store must do. One suite, run on each: a module of tests takes it in, and says how a store is opened.

Such a module has a fixture ``opener``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from indexer.decisions.directory import find_exactly
from indexer.errors import UnknownDocument
from indexer.identity.dismissals import identify_decision, list_said_words
from indexer.models import NO_FILTERS, Dismissal, Document, FileState, Filters, Rejected, Relation
from indexer.parsing import version
from indexer.searching.query import find_typed_numbers, parse_query
from indexer.store.base import Store
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
    for writer in ("catalogue", "opensearch.writes"):
        monkeypatch.setattr(f"indexer.store.{writer}.tell_time", lambda: next(moments))
    first = document("a", "Tiếp cận điện năng.")
    store.add([first])
    (added,) = store.summaries()
    store.correct(first, {"province": "Đồng Nai"})
    assert next(store.summaries()).added_at == added.added_at
    store.add([document("b", "Cung cấp điện năng.")])
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


# -- numbers ---------------------------------------------------------------------------------------------------


# -- filters and facets ----------------------------------------------------------------------------------------


# -- anything --------------------------------------------------------------------------------------------------
