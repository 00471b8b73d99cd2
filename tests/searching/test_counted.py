"""What is counted is what was asked: the number told is that of the documents that hold all words, really."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.indexing import index
from indexer.searching import operators
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.searching.result_notes import note_result
from indexer.store import matches
from indexer.store.base import Store
from indexer.store.embedded_store import open_store
from tests.support.making import document

TEXTS = {
    "dat": "Bảng giá đất năm nay.",
    "gia-dat": "Việc gia đình đạt chuẩn, đặt tại thôn; quốc gia.",
    "roi": "Giá xăng tăng. Đất đai được quản lý.",
    "qui": "Theo qui định của công ti, tỉ lệ tăng.",
    "quy": "Theo quy định của công ty, tỷ lệ tăng.",
    "cchc": "Công tác CCHC năm nay.",
    "dai": "Công tác cải cách hành chính năm nay; cấp nước sạch.",
    "so": "Đã tiếp nhận 6.073 hồ sơ khoáng sản.",
    "tnmt": "Sở TN&MT chủ trì, xem khoảng cách.",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("s") / "index", create=True)) as opened:
        opened.add([document(known, text) for known, text in TEXTS.items()])
        yield opened


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("giá đất", "dat roi"),  # the one that has both together comes first
        ("gia dat", "dat gia-dat roi"),
        ("GIÁ ĐẤT", "dat roi"),
        ('"giá đất"', "dat"),
        ('"gia dat"', "dat"),
        ("qui định", "qui quy"),  # the typed spelling first
        ("quy định", "quy qui"),
        ("qui dinh", "qui quy"),
        ("ti le cong ty", "quy qui"),
        ('"công ti"', "qui quy"),
        ("cải cách hành chính", "dai cchc"),
        ("CCHC", "cchc dai"),
        ("cải", "dai"),
        ("cai", "dai"),
        ("tài nguyên và môi trường", "tnmt"),
        ("6073", "so"),
        ("6.073", "so"),
        ("khoáng*", "so"),
        ("khoang*", "so tnmt"),
        ('tỷ lệ NOT "công ty"', ""),  # "công ti" is the same
        ("tỷ lệ NOT giá", "quy qui"),
        ("năm -khoáng*", "cchc dai dat"),
        ("giá ~1 đất", "dat"),
        ("giá ~5 đất", "dat roi"),
        ("giá OR khoáng", "dat roi so"),
        ("giá đất AND xăng", "roi"),
        ("phòng họp", ""),
    ],
)
def test_what_holds_all_words_is_counted(store: Store, typed: str, whole: str) -> None:
    result = search(store, parse_query(typed))
    found = [hit.document.id for hit in result.hits if not hit.missing]
    assert (sorted(found), result.total) == (sorted(whole.split()), len(whole.split()))
    if whole.split()[:1] in (["qui"], ["quy"]) and "ti" not in typed:
        assert found == whole.split()


@pytest.mark.parametrize(
    ("typed", "found", "missing"),
    [
        ("giá khoáng sản", "so", ("giá",)),
        ("giá đất khoáng", "dat", ("khoáng",)),
        ("quốc gia giá", "gia-dat", ("giá",)),
    ],
)
def test_what_is_missing_is_told(store: Store, typed: str, found: str, missing: tuple[str, ...]) -> None:
    result = search(store, parse_query(typed))
    assert {hit.document.id: hit.missing for hit in result.hits}[found] == missing
    assert result.partial == len([hit for hit in result.hits if hit.missing])
    assert note_result(result)[-1].code == "some_have_part"


def test_what_is_marked_is_what_was_asked(store: Store) -> None:
    result = search(store, parse_query("giá đất"))
    marked = {
        p.text[a - p.start : b - p.start].lower() for hit in result.hits for p in hit.passages for a, b in p.marks
    }
    assert marked == {"giá", "đất"}


def test_facets_count_what_holds_all(store: Store) -> None:
    for facet in search(store, parse_query("giá khoáng sản")).facets:
        assert facet.values == ()


def test_names_of_files_and_folders_are_searched(tmp_path: Path) -> None:
    folder = tmp_path / "Phòng cháy"
    folder.mkdir()
    (folder / "Kế hoạch kiểm tra.txt").write_text("Nội dung.", encoding="utf-8")
    (folder / "7.txt").write_text("Nội dung khác.", encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, [folder])
        (hit,) = search(opened, parse_query("kế hoạch kiểm tra")).hits
        assert hit.found == (("name", ("kế", "hoạch", "kiểm", "tra")),)
        assert search(opened, parse_query("phòng cháy")).total == 2
        assert search(opened, parse_query("7")).total == 0


@pytest.mark.parametrize("row", operators.UNSUPPORTED, ids=lambda row: row.examples[0])
def test_an_operator_of_others_is_said_to_be_unknown(row: operators.Unsupported) -> None:
    for example in row.examples:
        query = parse_query(example)
        assert any(one.code == "operator_unsupported" for one in query.notes), example


@pytest.mark.parametrize(
    "typed", ["TỜ TRÌNH NOT", "giá đất", "5-10", "a/b", "846/QĐ-UBND", "tháng 4/2025", "(giá)", "Tờ: 5"]
)
def test_what_is_no_operator_is_left_alone(typed: str) -> None:
    assert operators.translate_operators(typed) == (typed, [])


def test_counts_over_real_documents(shared: Path, tmp_path: Path) -> None:
    """The counts were read off the texts by ``benchmarks/counting.py``, without the product."""
    lines = (Path(__file__).parents[1] / "data" / "counted_queries.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert sum(row["set"] == "held-out" for row in rows) >= 40
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, sorted((shared / "real" / "docs").glob("*.txt")))
        told_counts = {row["query"]: opened.search(parse_query(row["query"]), facets=False).total for row in rows}
    assert told_counts == {row["query"]: row["documents"] for row in rows}


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("giá đất tỉnh: Quảng Ngãi", "giá đất province: quang ngai"),
        ("giá đất năm: 2023", "giá đất year: 2023"),
        ("giá đất -loại: Báo cáo", "giá đất -type: báo cáo"),
        ("giá đất từ: 1/2023 đến: 6/2023", "giá đất from: 1/2023 to: 6/2023"),
        ("trích dẫn: 846/QĐ-UBND", "cites: 846/QĐ-UBND"),
    ],
)
def test_prefixes_have_vietnamese_and_english_names(vietnamese: str, english: str) -> None:
    one, other = parse_query(vietnamese), parse_query(english)
    assert (one.filters, one.excluded_filters, one.words) == (other.filters, other.excluded_filters, other.words)


def test_a_word_with_diacritics_is_no_english_prefix() -> None:
    assert parse_query("thửa 3 Tờ: 2023").filters.date == ()


def test_a_document_found_by_its_name_is_not_told_to_be_scattered(tmp_path: Path) -> None:
    (tmp_path / "Kế hoạch kiểm tra.txt").write_text("Nội dung.", encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, [tmp_path / "Kế hoạch kiểm tra.txt"])
        assert note_result(search(opened, parse_query("kế hoạch kiểm tra"))) == ()


@pytest.mark.parametrize("typed", ["quyeets ddinhj", "quye61t d9i5nh"])
def test_keys_of_an_input_method_are_told_with_what_they_mean(tmp_path: Path, typed: str) -> None:
    (tmp_path / "a.txt").write_text("Quyết định về giá đất.", encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, [tmp_path / "a.txt"])
        found = search(opened, parse_query(typed))
        assert found.did_you_mean == "quyết định"
        assert "meant_by_keys" in {one.code for one in found.query.notes}
        assert search(opened, parse_query("quyết định")).did_you_mean == ""


def test_a_phrase_that_too_many_may_hold_is_said_to_be_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matches, "_CONFIRMED", 1)
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"Bảng giá đất số {n}.", encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, sorted(tmp_path.glob("*.txt")))
        notes = search(opened, parse_query('"giá đất"')).query.notes
        assert [one["n"] for one in notes if one.code == "phrases_unread"] == [3]
        assert not any(one.code == "phrases_unread" for one in search(opened, parse_query("giá đất")).query.notes)


def test_a_document_that_is_there_twice_is_one_hit(tmp_path: Path) -> None:
    for name in ("một/a.txt", "hai/b.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("Bảng giá đất của huyện.", encoding="utf-8")
    (tmp_path / "c.txt").write_text("Bảng giá đất của xã.", encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, sorted(tmp_path.rglob("*.txt")))
        found = search(opened, parse_query("giá đất"))
        assert (found.total, len(found.hits)) == (2, 2)
        assert sorted(len(hit.copies) for hit in found.hits) == [0, 1]
        assert search(opened, parse_query("giá đất"), 2, 2).hits == ()
