"""Syllables as arrays: what is found in them is what stands in the text, whatever letters it is made of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.models import DocumentSummary, Passage, PassageKind, StoredText
from indexer.searching.evidence import gather_evidence, list_wanted
from indexer.searching.passages import find_best_passages
from indexer.searching.query import parse_query
from indexer.searching.scan import Lookup, lay_out
from indexer.text import segmentation
from indexer.text.folding import compose_letters, fold
from tests.support.making import lines

SYLLABLES = [
    "cải",
    "CÁCH",
    "cach",
    "hành_chính",
    "846",
    "nghiêng",
    "nghiengx",
    "nghiengxyz",
    "nghiengxya",
    "б",
    "ß",
    "0",
]
texts = st.lists(st.sampled_from([*SYLLABLES, ",", "\n", ".", "–", "…", "𝟘"]), max_size=30)


def stored(text: str, passages: Sequence[Passage] | None = None) -> StoredText:
    """A text as a store gives it."""
    found = lines(text) if passages is None else tuple(passages)
    summary = DocumentSummary(
        id="x",
        path="/x",
        number=None,
        title=None,
        doc_type=None,
        issuer=None,
        province=None,
        date=None,
        period=None,
        mentions=0,
    )
    return StoredText(summary, text, found, fold(text))


def read(found: StoredText, sought: Sequence[str]) -> list[tuple[int, int, str]]:
    """The same, by reading the text."""
    inside = [passage for passage in found.passages if passage.start < passage.end]
    return [
        (match.start, match.end, match.text)
        for match in segmentation.cut_syllables(found.text)
        if match.text in sought and any(p.start <= match.start < p.end for p in inside)
    ]


@settings(max_examples=200)
@given(texts, st.sampled_from(["", " "]))
def test_every_syllable_is_found_where_it_stands(parts: list[str], between: str) -> None:
    text = stored(compose_letters(between.join(parts)))
    sought = list(dict.fromkeys(s.text for part in SYLLABLES for s in segmentation.cut_syllables(part)))
    for some in (sought, sought[:3]):
        found, arrays = Lookup(some).find_within(lay_out(text)), lay_out(text)
        spans = zip(arrays.starts[found.at].tolist(), arrays.ends[found.at].tolist(), strict=True)
        named = [(start, end, some[n]) for (start, end), n in zip(spans, found.which.tolist(), strict=True)]
        assert named == read(text, some)


def test_the_arrays_of_a_text_are_those_of_its_own_passages() -> None:
    text = "Cải cách hành chính."
    whole, half = stored(text), stored(text, [Passage(0, 8, "sentence")])
    assert [len(lay_out(one).starts) for one in (whole, half, whole, half)] == [4, 2, 4, 2]


def test_a_long_form_counts_as_the_abbreviation_that_was_typed() -> None:
    text = stored("Cải cách, hành chính là CCHC.\nCải cách\nhành chính thì không.")
    found = gather_evidence(list_wanted(parse_query("cchc")), text)
    assert found.passages.tolist() == [0]
    assert [text.text[start:end] for start, end in found.find_marks(0)] == ["Cải cách, hành chính", "CCHC"]
    assert found.syllables.tolist() == [[2.0]]


def test_what_stands_between_two_syllables_says_whether_they_are_a_pair() -> None:
    text = stored("điện năng\nđiện, năng\nđiện; năng\nđiện\n\nnăng\nđiện là năng\nđiện của năng")
    found = gather_evidence(list_wanted(parse_query("điện năng")), text)
    assert found.pairs[:, 0].tolist() == [1, 1, 0, 0, 0, 1, 0]


def test_other_diacritics_than_typed_count_less() -> None:
    found = gather_evidence(list_wanted(parse_query("bão")), stored("bão\nbáo\nBÃO\nbao"))
    assert found.syllables[:, 0].tolist() == [1.0, 0.6, 1.0, 0.6]
    assert gather_evidence(list_wanted(parse_query("bao")), stored("bão\nbáo")).syllables[:, 0].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("place", [0, 20, 39])
def test_of_many_passages_that_say_all_the_best_are_weighed(place: int) -> None:
    said = ["Cải cách thủ tục hành chính của các cơ quan trong tỉnh được tiếp tục quan tâm thực hiện."] * 40
    said[place] = "Cải cách hành chính."
    (found,) = find_best_passages(parse_query("cải cách hành chính"), [stored("\n".join(said))], 3)
    assert (found[0].passage, len(found)) == (place, 3)


def test_a_text_without_passages_or_without_the_words() -> None:
    query = parse_query("cải cách")
    assert find_best_passages(query, [stored(""), stored("Cải cách", []), stored("Hết.")]) == [[], [], []]


def ranked(query: str, text: StoredText, most: int | None = None) -> list[int]:
    return [best.passage for best in find_best_passages(parse_query(query), [text], most)[0]]


def test_numbers_and_abbreviations_are_found_as_they_are_written() -> None:
    text = stored("Tiếp nhận 6.073 hồ sơ.\nTiếp nhận 6073 hồ sơ.\nMục 6, 073.\nSở TN&MT báo cáo.")
    assert ranked("6073", text) == [1, 0]
    found = gather_evidence(list_wanted(parse_query("tnmt")), text)
    assert [text.text[start:end] for start, end in found.find_marks(0)] == ["TN&MT"]


def test_a_pair_is_of_syllables_as_they_were_typed() -> None:
    found = gather_evidence(list_wanted(parse_query("điện năng")), stored("điện năng\ndiện năng\nđiện nâng"))
    assert found.pairs[:, 0].tolist() == [1, 0, 0]


def test_the_outline_says_what_a_passage_stands_under() -> None:
    kinds: tuple[tuple[PassageKind, int], ...] = (
        ("title", -1),
        ("heading", 0),
        ("row", 1),
        ("row", 1),
        ("sentence", 1),
        ("row", -1),
    )
    text = "Một.\nNơi nhận:\nBa.\nBốn.\nNăm.\nSáu."
    starts = [0, *(n + 1 for n, character in enumerate(text) if character == "\n")]
    passages = [Passage(start, start + 3, *one) for start, one in zip(starts, kinds, strict=True)]
    outline = lay_out(stored(text, passages)).outline
    assert [level.tolist() for level in outline.above] == [
        [-1, -1, -1, 2, -1, -1],
        [-1, 0, 1, 1, 1, -1],
        [-1, -1, 0, 0, 0, -1],
    ]
    assert np.flatnonzero(outline.titles).tolist() == [0]
    assert np.flatnonzero(outline.heads).tolist() == [0, 1, 2]
    assert np.flatnonzero(outline.sent).tolist() == [2, 3, 4]


def test_what_headings_say_tells_the_best_of_many_passages() -> None:
    said = ["Hồ sơ quá hạn."] * 40
    text = "\n".join(["Lĩnh vực đất đai", *said, "Lĩnh vực hộ tịch", *said])
    heads = (0, 41)
    found = [
        passage._replace(kind="heading" if n in heads else "sentence", parent=-1 if n in heads else heads[n > 41])
        for n, passage in enumerate(lines(text))
    ]
    assert ranked("hồ sơ quá hạn hộ tịch", stored(text, found), 4) == [41, 42, 43, 44]


def test_a_phrase_as_it_was_quoted_comes_before_its_abbreviation() -> None:
    said = [*["Kiểm soát TTHC trong kỳ báo cáo."] * 30, "Kiểm soát thủ tục hành chính."]
    assert ranked('"thủ tục hành chính"', stored("\n".join(said)), 2) == [30, 0]


def test_a_long_form_has_no_diacritics_of_its_abbreviation_to_keep() -> None:
    text = stored("Sắp xếp đơn vị hành chính cấp xã.\nĐơn vị báo cáo tình hình.")
    (short,), (long,) = (find_best_passages(parse_query(query), [text]) for query in ("ĐVHC", "đơn vị hành chính"))
    assert short[0].passage == long[0].passage == 0
    assert short[0].score == find_best_passages(parse_query("dvhc"), [text])[0][0].score
