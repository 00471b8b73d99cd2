"""Words, syllables and pairs: the same rules for the index, the query and the highlight."""

from __future__ import annotations

import subprocess
import sys
import warnings
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text import segmentation
from indexer.text.abbreviations import ABBREVIATIONS, count_other_words, find_abbreviations, list_expansions
from indexer.text.folding import compose_letters, fold, fold_tones
from indexer.text.segmentation import Beside

vietnamese = st.text("aăâeêioôơuưyáàảãạếệốộứựđbchnt ABCĐ019,.;:_-/()\n\t“”'", max_size=120)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thực hiện cải cách hành chính", ["thực_hiện", "cải_cách", "hành_chính"]),
        ("Hiện đại hoá nền hành chính.", ["hiện_đại_hóa", "nền", "hành_chính"]),
        ("UBND tỉnh\nQuảng Ngãi", ["ubnd", "tỉnh", "quảng_ngãi"]),
        ("6.073 hồ sơ (99,99 %)", ["6.073", "hồ_sơ", "99,99"]),
        ("", []),
        (" \n \t ", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in segmentation.segment_words(text)] == expected


@given(vietnamese.map(compose_letters))
def test_words_stand_where_they_say(text: str) -> None:
    """The same letters, whatever pyvi did to blanks, capitals and tone marks."""
    found = segmentation.segment_words(text)
    for word in found:
        written = text[word.start : word.end]
        parts = [part for part in written.replace("_", " ").split() if part]
        assert word.text.replace("_", "") == "".join(map(fold_tones, parts))
    assert all(left.end <= right.start for left, right in pairwise(found))


def stock(line: str) -> list[str]:
    """pyvi's own segmentation, only lower case and without punctuation."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyvi import ViTokenizer
    tokens = [token for token in ViTokenizer.tokenize(line).split() if any(c.isalnum() for c in token)]
    return ["_".join(fold_tones(part) for part in token.split("_") if part) for token in tokens]


def test_words_are_those_of_pyvi(shared: Path) -> None:
    """Line by line over real reports: the features are built in another way, the words are the same."""
    lines = {
        line
        for path in sorted((shared / "seeds").glob("*.txt"))
        for line in compose_letters(path.read_text("utf-8")).split("\n")
    }
    for line in sorted(lines):
        assert [word.text for word in segmentation.segment_words(line)] == stock(line)


@given(vietnamese.map(lambda text: compose_letters(text).replace("\n", " ")))
def test_words_of_any_line_are_those_of_pyvi(line: str) -> None:
    assert [word.text for word in segmentation.segment_words(line)] == stock(line)


@given(vietnamese.map(compose_letters))
def test_syllables_and_pairs_stand_where_they_say(text: str) -> None:
    for syllable in segmentation.cut_syllables(text):
        assert fold(text[syllable.start : syllable.end]) == syllable.text
    for pair in segmentation.pair_syllables(text):
        left, right = pair.text.split("_")
        written = fold(text[pair.start : pair.end])
        assert written.startswith(left)
        assert written.endswith(right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cải cách hành chính", ["cai_cach", "cach_hanh", "hanh_chinh"]),
        ("dám nghĩ, dám làm", ["dam_nghi", "nghi_dam", "dam_lam"]),
        ("hết câu. Câu mới", ["het_cau", "cau_moi"]),
        ("đạt 6.073 hồ sơ", ["dat_6", "6_073", "073_ho", "ho_so"]),
        ("gồm: một; hai", []),
        ("dòng\nmới", []),
        ("846/QĐ-UBND", ["846_qd", "qd_ubnd"]),
        ("“Núi Ấn”", ["nui_an"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [pair.text for pair in segmentation.pair_syllables(text)] == expected


@given(vietnamese.map(compose_letters))
def test_counts_are_of_the_same_terms(text: str) -> None:
    """What is indexed is what a query asks for: no term is made in one place only."""
    counts = segmentation.count_terms(text)
    assert counts.syllables.keys() >= {syllable.text for syllable in segmentation.cut_syllables(text)}
    assert counts.pairs.keys() >= {pair.text for pair in segmentation.pair_syllables(text)}
    words = {word.text for word in segmentation.segment_words(text)}
    assert counts.words.keys() >= {word for word in words if word.isalnum() or "_" in word}  # "A." counts as "a"


BETWEEN = (
    *("Sở", "TN", "&", "MT", "TNMT", "tn,", "&mt", "UBND²", "(UBND),", "1.234", "1.234.567", "1.2345", "12.", "cải"),
    *("cách", "hành", "chính", "quý_I", "__", "a_b", ".", ";", "…", "", "\r", "\x85", "\u2028", "\xa0", "|", "Hoà"),
    *("hoà,", "846/QĐ-UBND", "2O17", "ô-tô", "a@b.vn", "TP.HCM"),
)
LONG = st.lists(st.sampled_from(BETWEEN), max_size=60).map(" ".join)


@given(st.one_of(LONG, LONG.map(lambda text: text.replace(" ", "\n", 5)), vietnamese.map(compose_letters)))
def test_a_long_text_counts_as_a_short_one(text: str) -> None:
    """What stands between blanks is looked at once, whatever stands around it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segmentation, "_LONG", 10**9)
        short = segmentation.count_terms(text)
        patch.setattr(segmentation, "_LONG", 1)
        assert segmentation.count_terms(text) == short


@pytest.mark.parametrize("other", ["", "\u2264", "\x01", "\ud800", "ß"])
def test_a_long_text_is_folded_as_a_short_one(other: str) -> None:
    text = f"Quyết định 846/QÐ-UBND – “hoà” {other}\xa0…\n"
    assert fold(text * 9) == "".join(map(fold, text * 9))


def test_counts_weigh_what_stands_beside_the_text() -> None:
    counts = segmentation.count_terms("nội dung", [Beside("Trích yếu", 2)])
    assert (counts.syllables["trich"], counts.pairs["trich_yeu"], counts.syllables["dung"]) == (2, 2, 1)


@pytest.mark.parametrize(("short", "long"), ABBREVIATIONS)
def test_abbreviations_are_read_both_ways(short: str, long: str) -> None:
    from_short, from_long = segmentation.count_terms(f"về {short} năm"), segmentation.count_terms(f"về {long} năm")
    assert from_short.syllables.keys() >= set(fold(long).split())
    assert from_long.syllables[fold(short)] == 1
    assert tuple(fold(long).split()) in set(list_expansions(fold(short)))
    said = fold(long).split()
    assert (fold(short),) in {other for other, _ in count_other_words(said, set(map("_".join, pairwise(said))))}


def test_abbreviations_are_listed_once_and_in_order() -> None:
    shorts = [fold(short) for short, _ in ABBREVIATIONS]
    assert len(set(shorts)) == len(shorts)
    assert len({long for _, long in ABBREVIATIONS}) == len(ABBREVIATIONS)
    assert [short for short, _ in ABBREVIATIONS] == sorted(short for short, _ in ABBREVIATIONS)


@pytest.mark.parametrize("text", ["Sở TN&MT", "Sở TNMT", "Sở Tài nguyên và Môi trường", "Sở Tài nguyên, Môi trường"])
def test_an_abbreviation_has_the_same_terms_in_every_spelling(text: str) -> None:
    found = segmentation.count_terms(text)
    assert found.syllables.keys() >= {"tnmt", "tai", "nguyen", "moi", "truong"}
    assert found.pairs.keys() >= {"tn_mt", "moi_truong"}


def test_a_dash_within_a_long_form_is_a_gap() -> None:
    assert segmentation.count_terms("phát triển kinh tế - xã hội").syllables["ktxh"] == 1


def test_a_code_in_a_number_is_no_abbreviation() -> None:
    assert list(find_abbreviations(fold("Quyết định 846/QĐ-UBND"))) == []


def test_a_long_form_within_a_longer_one_counts_too() -> None:
    counts = segmentation.count_terms("rà soát VBQPPL")
    assert counts.syllables["qppl"] == 1
    assert counts.pairs["phap_luat"] == 1


def test_runs_are_words_that_the_collection_has() -> None:
    known = {"thủ_tục_hành_chính", "hành_chính", "thủ"}
    typed = segmentation.list_typed_words("Thủ tục hành chính")
    assert list(segmentation.list_runs(typed, known.__contains__)) == ["thủ", "thủ_tục_hành_chính", "hành_chính"]


def test_pyvi_is_not_imported_for_syllables() -> None:
    code = (
        "import sys; from indexer.text import segmentation; from indexer.searching import query;"
        "segmentation.pair_syllables('một hai'); query.parse_query('cải cách 846/QĐ-UBND');"
        "sys.exit(bool({'pyvi', 'sklearn', 'numpy'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_of_pyvi_is_run_for_its_words() -> None:
    """Its model is read from its file: no scikit-learn, which takes most of a second to import, no pickled classes."""
    code = (
        "import sys; from indexer.text import segmentation;"
        "assert segmentation.count_terms('cải cách hành chính').words['hành_chính'] == 1;"
        "sys.exit(bool({'pyvi.ViTokenizer', 'sklearn', 'sklearn_crfsuite', 'pycrfsuite'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
